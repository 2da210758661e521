"""What the words in class names, ids, roles and their like say of an element.

Gathered by reading the attributes of the training corpora's pages and of the markup that
widespread publishing systems write (WordPress, Drupal, Discourse, phpBB, XenForo,
Shopify), the class lists of readability, boilerpipe and trafilatura as public systems to
compare with, the WAI-ARIA landmark roles, schema.org properties and microformats.

A word that ends in ``*`` stands for every word that begins so.
"""

from __future__ import annotations

ATTRIBUTE_WORDS: dict[str, str] = {
    "content": "content contents contenido contenu inhalt innehall cuerpo corpo maincontent"
    " pagecontent articlecontent postcontent entrycontent richtext rte wysiwyg prose markdown"
    " storytext storybody longform conteudo tekst treść texte texto text txt copy paragraph"
    " paragraphs formatted mntl-sc-block",
    "article": "article articles artikel articulo articolo artikkel news-article story beitrag"
    " newsarticle blogposting articlebody artikeltext notizia nota noticia node recipe",
    "body": "body articlebody bodytext bodycopy main hauptinhalt textbody postbody corpus",
    "post": "post posts entry hentry blogpost blog blogs single permalink",
    "lead": "lead lede leadtext standfirst intro introduction excerpt summary abstract deck dek"
    " subtitle subheadline vorspann teasertext chapo dachzeile subline",
    "title": "title titles headline headlines heading headings titel titulo titre header1"
    " pagetitle entrytitle posttitle articletitle titolo kicker hed",
    "author": "author authors byline bylines autor autoren auteur writer contributor vcard"
    " creator fn redakteur authorname autore",
    "bio": "bio biography aboutauthor authorbio authorbox profile",
    "date": "date dates datetime time timestamp published updated datum fecha pubdate datepublished"
    " datemodified posted dateline postdate entrydate calendar",
    "meta": "meta metadata metas postmeta entrymeta info infos details-meta infobar submeta",
    "tags": "tag tags tagcloud keywords keyword topics schlagwort* schlagworte etiquetas"
    " label-list taxonomy terms themen taglist",
    "category": "category categories cat kategorie* categoria* rubrik* ressort section-name cats",
    "comment": "comment comments commentlist commentary kommentar* comentario* commentaires"
    " disqus livefyre replies reply respond respuestas discussion commenter talkback leserbrief*"
    " spotim coral viafoura",
    "forum": "forum forums thread threads topic postbody message messages messagelist"
    " phpbb vbulletin xenforo discourse crawler-post answer answers question questions qa"
    " discussionforumposting postcell lia",
    "signature": "signature sig postprofile userinfo avatar avatars poster postdetails user"
    " username userdetails usertitle member",
    "related": "related relateds related* recommended recommend recommendation* recirc*"
    " recirculation similar verwandt* relacionad* lies also seealso alsoread readnext"
    " nextup moreon morestories weitere mehr youmaylike mightlike outbrain taboola"
    " zergnet mostread mostpopular popular trending trend beliebt* meistgelesen latest recent"
    " recents neueste aktuell* ultimas suggested suggestions suggest empfehlung* discover upnext",
    "teaser": "teaser teasers card cards tile tiles promo promos promobox snippet listing listings"
    " listitem item-list river feed stream vorschau thumb thumbnail thumbs excerpt-box"
    " headlines-list article-list articlelist",
    "carousel": "carousel slider slick swiper slide slides slideshow gallery galleries galerie"
    " lightbox owl splide",
    "share": "share sharing shares social socials sharebar addthis sharethis addtoany sharedaddy"
    " facebook twitter pinterest linkedin whatsapp instagram youtube telegram tumblr reddit teilen"
    " socialmedia follow followus sociallinks bookmark bookmarks like likes email shariff",
    "nav": "nav navi navigation navbar navigations nav* menu menus menue topnav subnav mainnav"
    " mainmenu submenu sitenav megamenu menubar hamburger navigationmenu menuitem offcanvas drawer"
    " toc tableofcontents navbox",
    "breadcrumb": "breadcrumb breadcrumbs breadcrumblist crumbs crumb brotkrume* rootline",
    "pagination": "pagination pager paging paginator pagenav pagenavi prevnext previous prev next"
    " older newer pagelinks navlinks postnav",
    "header": "header masthead topbar siteheader pageheader top head banner kopf hd",
    "footer": "footer foot bottom colophon siteinfo copyright footerlinks fuss* contentinfo ft"
    " imprint impressum legal disclaimer disclosure sitemap footnote-site",
    "sidebar": "sidebar sidebars side aside rail rightrail leftrail rightcolumn leftcolumn"
    " rightcol leftcol secondary complementary widget widgets widgetarea sidecolumn"
    " marginalspalte randspalte seitenleiste right left sb",
    "ads": "ad ads adv advert adverts advertisement advertising adsense adslot adunit adbox adblock"
    " adcontainer adwrapper adspace dfp gpt doubleclick googlead* anzeige* werbung* publicidad"
    " publicite werbe* reklam* reclame annonce banner-ad adbanner skyscraper leaderboard"
    " billboard mrec admanager",
    "sponsor": "sponsor sponsors sponsored sponsor* promoted promotion promotions partner partners"
    " advertorial paid affiliate affiliates brandcontent branded nativead native",
    "newsletter": "newsletter newsletters newsletter* subscribe subscription signup optin mailchimp"
    " abo abonnement abonnieren suscrib* mailinglist emailsignup subscribeform",
    "paywall": "paywall piano regwall premium metered gate gated plus-box subscriber",
    "cookie": "cookie cookies cookie* consent gdpr dsgvo privacy cmpbox* cmpwrapper* qc-cmp*"
    " onetrust usercentrics ccpa cookiebar sdk",
    "popup": "popup popups modal modals overlay dialog lightbox-overlay tooltip popover"
    " interstitial toast flyout dropdown dropdowns fixed",
    "login": "login signin register registration account anmelden user-menu myaccount logout auth"
    " password",
    "search": "search searchform suche buscar recherche searchbox searchbar filter filters facets"
    " facet sort sortby refine",
    "form": "form forms input inputs fields checkbox radio submit wpcf7 gform fieldset contactform",
    "button": "button buttons btn btns cta calltoaction action actions",
    "caption": "caption captions caption* bildunterschrift figcaption credit credits photocredit"
    " imagecredit copyrightholder bildnachweis source quelle legende",
    "media": "image images img photo photos picture figure bild video videos player media"
    " mediabox embed audio podcast youtube-video",
    "quote": "quote quotes blockquote pullquote citation zitat bbcode_quote quoteblock",
    "code": "code highlight highlighter snippet-code codehilite hljs prism syntax sourcecode"
    " language-bash crayon",
    "table": "table tables tbl row cell col specs specifications spec datatable",
    "infobox": "infobox factbox faktenbox fact sidebarbox kasten infokasten box boxes callout"
    " notice note admonition alert tip warning",
    "reference": "references reference reflist footnotes footnote citations bibliography sources"
    " fussnote*",
    "product": "product products producto producten pdp sku productdetail productdescription"
    " item variant variants",
    "price": "price prices pricing preis* precio prix amount cart basket addtocart buybox checkout"
    " wishlist shipping stock availability offer offers",
    "review": "review reviews rating ratings stars bewertung* testimonial testimonials feedback"
    " aggregaterating score",
    "description": "description descriptions desc productdescription beschreibung descripcion"
    " about overview longdescription",
    "faq": "faq faqs accordion accordions collapse collapsible toggle tab tabs tabpanel panel"
    " panels tabcontent tabpane expander",
    "hero": "hero jumbotron masthead-hero cover stage aufmacher herobanner",
    "live": "live liveblog ticker liveticker breaking newsticker",
    "event": "event events job jobs weather wetter poll polls quiz umfrage horoscope",
    "skip": "skip skiplink screenreader sr sronly visuallyhidden assistive accessibility",
    "hidden": "is-hidden hidden hide d-none invisible displaynone visually-hidden noprint",
    "noprint": "noprint no-print print-only printonly mobile-only desktop-only showmobile"
    " hide-mobile onlymobile mobile",
    "language": "lang language languages languageswitcher langswitch wpml translate translation",
    "location": "location address adr map maps contact kontakt contacto phone tel vcard-location"
    " openinghours",
    "docs": "docs documentation doc api apidoc docsearch sphinx document docmain md-content"
    " theme-doc-markdown mw-parser-output wiki wikipage",
    "wrapper": "wrapper container wrap inner outer row grid column columns col grid12 layout"
    " section block page site root app",
}
"""Category of an element's purpose -> words of its attributes that tell it."""

MISLEADING_NAMES: frozenset[str] = frozenset(
    "dialog-off-canvas-main-canvas field--label-hidden field-label-hidden node--promoted"
    " node-promoted search-adv-icon hidden-print hidden-xs hidden-sm hidden-md hidden-lg"
    " container-fixed l-container-fixed fixedContent row-offcanvas row-offcanvas-left"
    " row-offcanvas-right content-sidebar-wrap left-area hs-skip-lang-url-rewrite"
    " wp--skip-link--target".split()
)
"""Whole class names whose words say something else: in Drupal the first holds the page itself,
the next two a field whose *label* is hidden, the next two a post on the front page; phpBB's
"advanced" search is no advertisement; Bootstrap hides on paper or at one width of the screen, a
container of a fixed width is no pop-up. The rest hold the page: a row beside the menu that slides
in, what has a sidebar within or beside it, what HubSpot does not rewrite, and what WordPress's
links to skip the menu jump to."""

POST_NAMES: frozenset[str] = frozenset("post hentry type-post status-publish".split())
"""Names of the element that holds a post in WordPress or Ghost. Both write the topics of the post
beside them, and those are of what it says: ``tag-social-media`` is no bar to share it."""
TOPIC_NAMES: tuple[str, ...] = ("category", "tag")
"""What such a name begins with, before a hyphen."""

LAYOUT_WORDS: frozenset[str] = frozenset(
    "align aligned border borders elementor float flush gap margin overflow padding pull shadow"
    " space spacing text width".split()
)
"""Words of a name that says how an element is laid out."""
PLACE_WORDS: frozenset[str] = frozenset("bottom fixed hidden hide left right top widget".split())
"""Words that beside one of ``LAYOUT_WORDS`` say where or how, and not what: ``align-left`` is no
column at the side, ``flush-bottom`` no footer, ``overflow-hidden`` not hidden, and every element
that the page builder Elementor writes is an ``elementor-widget``."""
VARIANT_WORDS: frozenset[str] = frozenset(
    "active after before dark empty even first focus group hover last odd peer print".split()
)
"""What utility classes begin with, before a colon, that say how an element looks on some occasion:
``dark:bg-navbar`` is no menu, ``print:hidden`` not hidden from readers."""
STATE_WORDS: frozenset[str] = frozenset("has hide no show with without".split())
"""Words after which a name says what an element has or lacks, and not what it is:
``has-post-thumbnail``, ``no-sidebar``, ``hide-scrollbar``."""
