"""Panes of consent managers, known by the names that these give them.

Their pages of purposes and partners are hidden by scripts only, and read like text: where little
else on a page is sure, a model that has seen a few of them takes thousands of their words for it.
"""

from __future__ import annotations

import re
from typing import Final

import numpy as np
from numpy.typing import NDArray

from boilerkit.page import BlockTable, FlatPage
from boilerkit.tree import inside

_NAMES: Final = (
    *("onetrust-consent-sdk", "onetrust-banner-sdk", "onetrust-pc-sdk"),  # OneTrust
    *("CybotCookiebotDialog", "CookiebotWidget"),  # Cookiebot; its declaration is a page's text
    *("usercentrics-root", "usercentrics-cmp-ui"),  # Usercentrics
    *("didomi-host", "didomi-popup"),  # Didomi
    "qc-cmp2-container",  # Quantcast
    "truste-consent-track",  # TrustArc
    "cmplz-cookiebanner-container",  # Complianz
    "BorlabsCookieBox",  # Borlabs
    "iubenda-cs-banner",  # iubenda
    *("cookie-law-info-bar", "cliSettingsPopup", "cky-consent-container", "cky-modal"),  # CookieYes
    *("moove_gdpr_cookie_info_bar", "moove_gdpr_cookie_modal"),  # Moove
    "cookiescript_injected",  # CookieScript
    "hs-eu-cookie-confirmation",  # HubSpot
    "osano-cm-window",  # Osano
    "tarteaucitronRoot",  # tarteaucitron
    "axeptio_overlay",  # Axeptio
)
"""Classes and ids of the panes, each unmistakably one product's."""
_PANE: Final = re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, _NAMES))})(?!\S)", re.IGNORECASE)


def consent_panes(page: FlatPage, blocks: BlockTable) -> NDArray[np.bool_]:
    """Tell which blocks stand in the pane of a consent manager, shape ``(n_blocks,)``."""
    if not _PANE.search("\n".join(page.attribute_strings)):
        return np.zeros(len(blocks), dtype=np.bool_)
    named = np.array([bool(_PANE.search(names)) for names in page.attribute_strings], dtype=bool)
    return np.asarray(inside(page, named[page.attribute])[blocks.container] > 0)
