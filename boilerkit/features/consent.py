"""Panes of consent managers, known by the names that these give them.

Their pages of purposes and partners are hidden by scripts only, and read like text: where little
else on a page is sure, a model that has seen a few of them takes thousands of their words for it.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from boilerkit.page import BlockTable, FlatPage
from boilerkit.tree import inside, named

_PANES: Final = {
    "OneTrust": "onetrust-consent-sdk onetrust-banner-sdk onetrust-pc-sdk",
    "Cookiebot": "cybotcookiebotdialog cookiebotwidget",
    "Usercentrics": "usercentrics-root usercentrics-cmp-ui",
    "Didomi": "didomi-host didomi-popup",
    "Quantcast": "qc-cmp2-container",
    "TrustArc": "truste-consent-track",
    "Complianz": "cmplz-cookiebanner-container",
    "Borlabs": "borlabscookiebox",
    "iubenda": "iubenda-cs-banner",
    "CookieYes": "cookie-law-info-bar clisettingspopup cky-consent-container cky-modal",
    "Moove": "moove_gdpr_cookie_info_bar moove_gdpr_cookie_modal",
    "CookieScript": "cookiescript_injected",
    "HubSpot": "hs-eu-cookie-confirmation",
    "Osano": "osano-cm-window",
    "tarteaucitron": "tarteaucitronroot",
    "Axeptio": "axeptio_overlay",
    "Ensighten": "ensmodalwrapper ensnotifybanner",
    "Cookie Information": "coioverlay",
    "Civic": "ccc-notify ccc-module ccc-overlay",
    "Drupal": "eu-cookie-compliance-banner",
    "Google": "fc-consent-root",
    "CookieFirst": "cookiefirst-root",
    "consentmanager": "cmpbox cmpwrapper",
    "Cookie Consent": "cc-window",
    "Evidon": "_evidon_banner evidon-prefdiag-overlay",
    "TYPO3": "cookieman-modal",
    "Shopify": "shopify-pc__banner shopify-pc__prefs",
    "CookieHub": "ch2-container ch2-dialog",
    "Piwik PRO": "ppms_cm_popup_overlay",
}
"""Classes and ids of each product's panes in lower case, none of which means anything else. A
list of cookies, as Cookiebot's declaration, is a page's text and not among them."""
_NAMES: Final = frozenset(" ".join(_PANES.values()).split())


def consent_panes(page: FlatPage, blocks: BlockTable) -> NDArray[np.bool_]:
    """Tell which blocks stand in the pane of a consent manager, shape ``(n_blocks,)``."""
    panes = named(page, _names_pane)
    if not panes.any():
        return np.zeros(len(blocks), dtype=np.bool_)
    return np.asarray(inside(page, panes)[blocks.container] > 0)


def _names_pane(names: str) -> bool:
    return not _NAMES.isdisjoint(names.lower().split())


def without_panes(
    content: NDArray[np.float64], page: FlatPage, blocks: BlockTable
) -> NDArray[np.float64]:
    """Probabilities that the blocks are content, 0 in the panes, shape ``(n_blocks,)``."""
    return np.where(consent_panes(page, blocks), 0.0, content)
