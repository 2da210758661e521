"""Dates in any language, digits and calendar, to calendar dates."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from typing import Final

_MONTHS = ("فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند").split()
SOLAR_HIJRI_YEARS: Final = range(1200, 1500)
"""Years that can only be Solar Hijri on a web page (1200 SH is 1821 CE)."""

_BUDDHIST_YEAR = re.compile(r"(?:พ\.ศ\.\s*)?(?<!\d)(2[45]\d\d)(?!\d)")
_GREGORIAN_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")
BUDDHIST_ERA: Final = 543
"""Years by which Thailand, Laos and Cambodia count more."""

_SAME_LETTERS = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ۀ": "ه", "ة": "ه"})
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMERIC = re.compile(  # "4.9/5" is a rating.
    r"(?<![\d:])(?P<first>\d{1,4})\s?(?P<mark>[-/.年년])\s?(?P<second>\d{1,2})"
    r"\s?(?:(?P=mark)|[月월])\s?(?P<third>\d{1,4})(?!\d)"
)
_SOLAR_NAMED = re.compile(rf"(?<!\d)(\d{{1,2}})\s+({'|'.join(_MONTHS)})\s+(?:ماه\s+)?(\d{{4}})")
_NAMED = re.compile(
    r"(?<!\d)\d{1,2}\.?(?:st|nd|rd|th)?\s+(?:de\s+)?[^\W\d]{3,}\.?,?\s+(?:de\s+)?\d{4}"
    r"|[^\W\d]{3,}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}"
    r"|(?<!\d)\d{1,2}\s+[ก-๎.]{3,}\s+(?:พ\.ศ\.\s*)?\d{4}"  # Thai, whose vowels are no letters.
)
_VIETNAMESE = re.compile(r"(?<!\d)(\d{1,2})\s+(?i:tháng)\s+(\d{1,2}),?\s+(?:(?i:năm)\s+)?(\d{4})")
_DAY_AND_YEAR = re.compile(r"(?<!\d)(?:\d{1,2}\D{1,20}\d{4}|\d{4}\D{1,20}\d{1,2})(?!\d)")
"""Only texts with both are worth the library's time, which goes through every language."""
_YEAR_SIGNS: Final = "年년"
MIN_FULL_YEAR: Final = 1000
_MAX_LEADING_CHARS: Final = 40
_CHANGES = re.compile(
    "updat|aktuali|modif|actuali|aggiorna|güncelle|обновл|روز شده|بروزرسانی|更新", re.IGNORECASE
)
_ANY = re.compile("|".join(p.pattern for p in (_ISO, _NUMERIC, _SOLAR_NAMED, _NAMED, _VIETNAMESE)))


def parse_date(text: str, language: str = "") -> date | None:
    """Find a calendar date in a short text, in any digits, Gregorian, Solar Hijri or Buddhist.

    Parameters
    ----------
    text : str
    language : str
        As the page declares it; it decides between 3 April and 4 March for ``03/04/2019``.

    Returns
    -------
    date or None
        ``None`` where there is no full date; "3 hours ago" is none.

    Examples
    --------
    >>> parse_date("۱۱:۲۱ - ۱۰-۰۳-۱۳۹۷")
    datetime.date(2018, 5, 31)
    >>> parse_date("2018-05-31T11:21:00+02:00")
    datetime.date(2018, 5, 31)
    """
    text = _gregorian_years(_plain_digits(text))
    text = _VIETNAMESE.sub(r"\1.\2.\3", text)
    iso = _ISO.search(text)
    if iso:
        return _iso_date(iso[0]) or _solar(*map(int, iso[0].split("-")))
    named = _SOLAR_NAMED.search(text.translate(_SAME_LETTERS))
    if named:
        return _solar(int(named[3]), _MONTHS.index(named[2]) + 1, int(named[1]))
    numeric = _NUMERIC.search(text)
    if numeric:
        first, second, third = (int(numeric[part]) for part in ("first", "second", "third"))
        if numeric["mark"] in _YEAR_SIGNS and first < MIN_FULL_YEAR:
            return None  # The year of an emperor's reign, or half of one.
        return _numeric_date(first, second, third, language)
    spelled = _NAMED.search(text)
    return _spelled_date(spelled[0] if spelled else text, language)


def looks_dated(text: str) -> bool:
    """Tell whether a text has something in the form of a date; it need not be one."""
    return _ANY.search(_plain_digits(text)) is not None


def speaks_of_change(text: str) -> bool:
    """Tell whether a text speaks of a change of the page, and not of when it was written.

    Examples
    --------
    >>> speaks_of_change("Last updated: 3 May 2024")
    True
    """
    return _CHANGES.search(text) is not None


def leading_date(text: str) -> str:
    """Return the date that a text begins with, as it is written; ``""`` where it has none there.

    Examples
    --------
    >>> leading_date("(3. Mai 2024) Die Fähre fährt wieder.")
    '3. Mai 2024'
    """
    found = _ANY.search(_plain_digits(text[:_MAX_LEADING_CHARS]))
    return found[0] if found is not None and found.start() <= 1 else ""


def split_at_dates(text: str) -> list[str]:
    """The parts of a short text between its dates, none of them empty.

    Examples
    --------
    >>> split_at_dates("3. Mai 2024 von A. Autor")
    ['von A. Autor']
    """
    parts = []
    start = 0
    for found in _ANY.finditer(_plain_digits(text)):
        parts.append(text[start : found.start()])
        start = found.end()
    return [part.strip() for part in (*parts, text[start:]) if part.strip()]


def _plain_digits(text: str) -> str:
    """Digits of every script as ASCII digits."""
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.decimal(c)) if c.isdecimal() and not c.isascii() else c for c in text
    )


def _gregorian_years(text: str) -> str:
    """Years of the Buddhist era, where no other can be meant, as those of the common one."""
    if _GREGORIAN_YEAR.search(text):
        return text
    return _BUDDHIST_YEAR.sub(lambda year: str(int(year[1]) - BUDDHIST_ERA), text)


def _iso_date(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return None if found.year in SOLAR_HIJRI_YEARS else found


def _solar(year: int, month: int, day: int) -> date | None:
    import jdatetime

    if year not in SOLAR_HIJRI_YEARS:
        return None
    try:
        found: date = jdatetime.date(year, month, day).togregorian()
    except ValueError:
        return None
    return found


def _numeric_date(a: int, b: int, c: int, language: str) -> date | None:
    """Three numbers: the year is the one that can be, the order of the rest by language."""
    if a > 31:
        year, month, day = a, b, c
    else:
        is_american = language.lower() in {"en", "en-us"} and b <= 31 and a <= 12
        year, month, day = (c, a, b) if is_american or b > 12 else (c, b, a)
    if year in SOLAR_HIJRI_YEARS:
        return _solar(year, month, day)
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _spelled_date(text: str, language: str) -> date | None:
    """A date with the month's name, in any language that the library knows."""
    if not _DAY_AND_YEAR.search(text):
        return None
    import dateparser
    from dateparser.data.languages_info import language_order

    code = language.split("-", maxsplit=1)[0].lower()
    settings = {
        "PARSERS": ["absolute-time"],
        "REQUIRE_PARTS": ["day", "month", "year"],
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    # All languages at once take seconds to load: they are for pages that do not say theirs.
    for languages in ([code], ["en"]) if code in language_order else (["en"], None):
        try:
            found: datetime | None = dateparser.parse(text, languages=languages, settings=settings)
        except (ValueError, OverflowError):
            continue
        if found is not None:
            return found.date()
    return None
