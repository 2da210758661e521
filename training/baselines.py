"""Other extractors behind one face: a page of HTML in, its main text out.

Each is imported when it is asked for, with the settings that its own documentation gives
for getting the article. They come with the extra ``bench``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Final

from training.errors import TrainingError

if TYPE_CHECKING:
    from boilerkit.choice import Favor

Extract = Callable[[str], str]

OWN: Final = "boilerkit"
OWN_FAVORS: Final[Mapping[str, Favor]] = {
    OWN: "both",
    f"{OWN}-precision": "precision",
    f"{OWN}-recall": "recall",
}
"""Our own systems, held against the others: the library as it is, and leaning to either side."""


def load_baseline(name: str) -> Extract:
    """Return an extractor by name.

    Raises
    ------
    TrainingError
        Nobody knows it, or it is not installed.
    """
    if name not in BASELINES:
        raise TrainingError(f"unknown system {name!r}; known are: {', '.join(SYSTEMS)}")
    try:
        return BASELINES[name]()
    except ImportError as error:
        raise TrainingError(
            f"{name} is not installed ({error}): pip install -e '.[bench]'"
        ) from None


def _trafilatura() -> Extract:
    module = import_module("trafilatura")
    return lambda html: module.extract(html, include_comments=False) or ""


def _resiliparse() -> Extract:
    extract = import_module("resiliparse.extract.html2text").extract_plain_text
    return lambda html: str(extract(html, main_content=True, alt_texts=False))


def _readability() -> Extract:
    document = import_module("readability").Document
    parse = import_module("lxml.html").fromstring

    def extract(html: str) -> str:
        return str(parse(document(html).summary()).text_content())

    return extract


def _justext() -> Extract:
    module = import_module("justext")

    @cache
    def stoplist(language: str) -> frozenset[str]:
        return frozenset(module.get_stoplist(language))

    def extract(html: str) -> str:
        paragraphs = module.justext(html, stoplist("English"))
        return "\n\n".join(p.text for p in paragraphs if not p.is_boilerplate)

    return extract


def _boilerpy3() -> Extract:
    extractor = import_module("boilerpy3.extractors").ArticleExtractor()
    return lambda html: str(extractor.get_content(html))


def _goose3() -> Extract:
    goose = import_module("goose3").Goose({"enable_image_fetching": False})
    return lambda html: goose.extract(raw_html=html).cleaned_text or ""


def _newspaper4k() -> Extract:
    module = import_module("newspaper")

    def extract(html: str) -> str:
        article = module.Article("https://page.example/", fetch_images=False)
        article.download(input_html=html)
        article.parse()
        return article.text or ""

    return extract


BASELINES: Mapping[str, Callable[[], Extract]] = {
    "trafilatura": _trafilatura,
    "resiliparse": _resiliparse,
    "readability-lxml": _readability,
    "justext": _justext,
    "boilerpy3": _boilerpy3,
    "goose3": _goose3,
    "newspaper4k": _newspaper4k,
}

SYSTEMS: Final = (*OWN_FAVORS, *BASELINES)
"""Names of all systems, our own first."""
