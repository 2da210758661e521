"""What names of elements and first words of lines say to the rules of labelling."""

from __future__ import annotations

import re
from typing import Final


def _alone(names: str) -> re.Pattern[str]:
    """Names that stand by themselves among those of a class, an id or a role."""
    return re.compile(rf"(^|[-_\s])({names})([-_\s]|$)", re.IGNORECASE)


AD_CAPTIONS: Final = frozenset(
    "advertisement advertisements advertising ad ads advert sponsored promoted anzeige anzeigen"
    " werbung publicité publicidad publicidade pubblicità advertentie reklama реклама reklam"
    " annons annonse annonce mainos inzerce διαφήμιση iklan تبلیغات آگهی إعلان إعلانات פרסומת"
    " विज्ञापन 広告 スポンサーリンク 广告 廣告 광고".split()
)
"""Captions that sites have to put over an advertisement."""
LONG_AD_CAPTIONS: Final = frozenset(word for word in AD_CAPTIONS if len(word) > 4)
"""Those that a line may begin with; shorter ones begin others too, such as "ad hoc"."""
TAG_CAPTIONS: Final = frozenset(
    "tags tag tagged topics keywords labels subjects categories category filed schlagworte"
    " schlagwörter stichworte stichwörter themen kategorie kategorien etiquetas categorías"
    " categorias temas étiquettes catégories tagi теги метки рубрика etiketler štítky taggar"
    " برچسب وسوم 标签 タグ 태그 תגיות ετικέτες".split()
)
"""First words of a line of keywords."""
REPLY: Final = re.compile(
    r"repl(y|ies)|respond|no-comments|comment(s|form)?-?(form|button|link)", re.I
)
NEXT_ARTICLE: Final = re.compile(
    r"(post|entry|article|story|project)s?[-_]?nav|nav[-_](prev|next)|prev[-_]?next"
    r"|next[-_]?prev|(prev|next|previous)[-_]?(post|story|article|entry)|recent[-_]?comments",
    re.IGNORECASE,
)
TAG_LIST: Final = re.compile(
    r"(^|[-_\s])((post|entry|article|story)[-_]?(tags?|labels?|keywords)"
    r"|tag[-_]?(list|links|items)|catlinks)",
    re.IGNORECASE,
)
THREAD_CATEGORY: Final = re.compile(r"badge-category|topic-category", re.IGNORECASE)
PROMOTION: Final = _alone(r"promo|advertorial|partners?|partenaires?|sponsor\w*")
CALL: Final = _alone("cta|call-?to-?action")
