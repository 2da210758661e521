"""Copies of pages with what the corpora lack: codes, sponsors, headlines on one line.

Persian news pages have all of them, and of the corpora's pages hardly any is Persian. All texts
here were written for this purpose; they are about nothing that happened.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import numpy as np

from boilerkit.labels import Label

MIN_TITLES: Final = 6
IN_A_LIST: Final = 0.2
"""Share of boxes with a line for each headline; in the others all stand on one."""
_HEADLINE: Final = re.compile(r"<h1[\s>]", re.IGNORECASE)
_ANCHORS: Final = ("</article>", "</main>", "<footer", "</body>")
_CLASSES: Final = ("", "", "info", "news_nav", "top-line", "a1", "box", "row", "meta-line")

_FACTS: Final[Mapping[str, str]] = {
    "fa": """کد خبر: {n}|کد خبر {n}|کد {n}|شناسه خبر: {n}|کد مطلب: {n}|تاریخ انتشار: {t} -
        {d}|{d} |به روز شده در: {d} - {t}|{d} - {t}|تعداد بازدید: {v}|تاریخ: {d}""",
    "ar": "رقم الخبر: {n}|رقم {n}|تاريخ النشر: {d}|{d} - {t}|آخر تحديث: {d} {t}|{d}",
    "en": "News ID: {n}|Article no. {n}|ID {n}|Published {d} {t}|Updated: {d} - {t}|{d}|Story {n}",
    "de": "Artikel-Nr. {n}|Nr. {n}|Stand: {d}, {t} Uhr|Erstellt am {d}|{d}|{d} - {t}",
    "ru": "Код новости: {n}|Код {n}|Опубликовано: {d} {t}|Обновлено {d}|{d}|{t} {d}",
    "zh": "新闻编号：{n}|编号 {n}|发布时间：{d} {t}|{d}|更新：{d} {t}",
}
_TITLES: Final[Mapping[str, str]] = {
    "fa": """آغاز کاشت نهال در حاشیه جاده جنوبی|وزیر راه از پایان ساخت پل خبر داد|بارش برف راه
        روستاها را بست|تیم والیبال بانوان به مرحله نیمه نهایی رسید|نمایشگاه صنایع دستی تا
        جمعه تمدید شد|قیمت میوه در بازار شب عید|کشف بقایای یک کاروانسرای قدیمی|ساعت کار بانک
        ها تغییر می کند|مسابقه عکاسی از طبیعت برگزار می شود|گلایه رانندگان از کمبود
        سوخت|مدارس ابتدایی فردا غیرحضوری است|افتتاح خط تازه اتوبوس در شرق شهر|رئیس اتاق
        بازرگانی: صادرات پسته بیشتر شد|تصاویر/ جشن برداشت انار در روستا| چرا آب رودخانه گل
        آلود شد؟|هشدار هواشناسی درباره باد شدید|ثبت نام مدارس ۱۴۰۵؛ سهم هر کلاس ۲۸ نفر شد|استاندار
        در نشست با دامداران: یارانه علوفه حذف نمی شود|سه نکته درباره بیمه مسافران نوروزی (+جدول)|
        پاسخ شهردار به گلایه اهالی از بوی کارخانه؛ تا مهر جابجا می شود|«دریاچه را زنده می
        خواهیم»؛ گفت و گو با محیط بان پیر|واکنش باشگاه به محرومیت دروازه بان؛ اعتراض می
        کنیم|۴۵ درصد چاه های دشت خشک شده اند|نماینده مردم در مجلس: بودجه راه روستایی ۳ برابر
        شد|فیلم/ لحظه نجات دو کوهنورد در برف|معاون وزیر کشاورزی از واردات ۲۰ هزار تن کود خبر
        داد|دیدار سفیر با بازرگانان بندر؛ تعرفه ها بازنگری می شود|جزئیات تازه از آتش سوزی انبار
        پنبه|چه کسانی وام مسکن می گیرند؟ (شرایط و مدارک)|پیش بینی بارش تا ۱۵ اردیبهشت؛ هشدار
        به عشایر""",
    "ar": """افتتاح مكتبة جديدة في الحي القديم|تأجيل مباراة الكأس بسبب الأمطار|ارتفاع أسعار
        الخضار في الأسواق |وزير النقل يزور الميناء|معرض للكتاب يبدأ الأحد المقبل|طلاب يزرعون
        ألف شجرة|إغلاق الجسر للصيانة ثلاثة أيام|مهرجان التمور يستقبل زواره|تحذير من رياح
        قوية غدا|فريق محلي يفوز بالبطولة|المحافظ: 12 مدرسة جديدة قبل نهاية العام|بعد الأمطار..
        إغلاق الطريق الساحلي|بالصور؛ حصاد الزيتون في القرى|وزير الزراعة: لا زيادة في سعر
        العلف|كم تبلغ رسوم العبور بعد التعديل؟|40% من الآبار بلا ماء؛ تحذير للمزارعين""",
    "en": """Council approves plans for a new footbridge|Ferry timetable changes from
        Monday|Orchard owners expect a late harvest|Town band seeks players for summer
        concerts|Library extends opening hours|Storm damage closes coast road for a
        week|Students map the city's oldest trees|Bakery wins prize for rye loaf |Swimming
        pool to reopen after repairs|Museum shows letters found in an attic|Why the river
        ran red last spring|Volunteers count bats under the viaduct|School kitchen switches
        to local produce|Mayor: "We will not sell the harbour"|Floods; 40 homes cut off near
        the weir|Ferry fares up 8% from June, operator says|PICTURES: the night of the
        lanterns|Five things to know about the new bins|Minister defends cut to bus
        grants: 'no other choice'|Exclusive: who owns the empty mill?""",
    "de": """Neue Brücke über den Kanal wird teurer|Bäckerei backt nach hundert Jahre altem
        Rezept|Sperrung der Hauptstraße bis Freitag verlängert|Hallenbad öffnet nach Umbau
        wieder|Schüler pflanzen Obstbäume am Radweg|Stadtrat streitet über
        Parkgebühren|Museum zeigt Fotos aus der Nachkriegszeit|Sturm deckt Scheunendach
        ab|Fähre fährt im Winter seltener|Chor sucht Männerstimmen|Bürgermeisterin: „Der Hafen
        bleibt städtisch“|Hochwasser: 40 Häuser ohne Strom|Bilder vom Lichterfest|Fahrpreise
        steigen um 8 Prozent|Wem gehört die leere Mühle?""",
    "ru": """В городе открыли новую библиотеку|Паром пойдёт по зимнему расписанию|Школьники
        посадили яблоневый сад |Мост закроют на ремонт до пятницы|Хор приглашает новых
        участников|Цены на рынке выросли к празднику|Музей покажет старые фотографии
        порта|Снегопад остановил движение поездов|Команда вышла в финал кубка|Жители спорят
        о новой парковке|Мэр: «Порт останется городским»|Паводок: 40 домов без света|Фото:
        праздник фонарей на набережной|Проезд подорожает на 8% с июня|Кому принадлежит пустая
        мельница?""",
    "zh": """市图书馆延长开放时间|渡轮下周起调整班次|学生种下千棵果树|大桥维修封闭三天
        |博物馆展出老照片|暴雨致沿海公路中断
        |面包店百年配方重现|合唱团招募新成员|河水为何变红|市场蔬菜价格上涨|游泳馆改造后重新开放""",
}
_HEADINGS: Final[Mapping[str, str]] = {
    "fa": "اخبار مرتبط|بیشتر بخوانید|پربیننده ترین ها|آخرین اخبار|از دست ندهید|دیدگاه|گزارش",
    "ar": "أخبار ذات صلة|اقرأ أيضا|الأكثر قراءة|آخر الأخبار",
    "en": "Related stories|More from this section|Most viewed today|You may also like",
    "de": "Mehr zum Thema|Meistgelesen|Neueste Meldungen|Lesen Sie auch",
    "ru": "Читайте также|Популярное|Последние новости|Материалы по теме",
    "zh": "相关新闻|热门文章|最新消息|延伸阅读",
}
_ACTIONS: Final[Mapping[str, str]] = {
    "fa": "چاپ|نسخه چاپی|اشتراک گذاری|ارسال با ایمیل|کپی لینک|لینک کوتاه|ذخیره خبر",
    "ar": "طباعة|مشاركة|أرسل إلى صديق|نسخ الرابط|حفظ",
    "en": "Print|Share|Email this|Copy link|Save for later",
    "de": "Drucken|Teilen|Artikel versenden|Link kopieren|Merken",
    "ru": "Печать|Поделиться|Отправить другу|Скопировать ссылку",
    "zh": "打印|分享|发送给朋友|复制链接|收藏",
}
_SPONSORS: Final[Mapping[str, str]] = {
    "fa": """خرید بیمه بدنه خودرو با تخفیف ویژه|فروش اقساطی لوازم خانگی|رزرو ویلا در شمال|تور
        لحظه آخری کیش|دوره آنلاین زبان انگلیسی|خرید آنلاین فرش|قیمت روز گوشی موبایل|اجاره
        ماشین بدون راننده|کاشت مو با ضمانت|سفارش کیک تولد""",
    "ar": """اشتر بوليصة تأمين السيارات بخصم|عروض فنادق البحر|دورات لغة عبر الإنترنت|سيارات
        مستعملة للبيع|قارن أسعار الهواتف|احجز رحلتك الآن""",
    "en": """Cheap car insurance quotes|Garden sheds from 199.00|Book a cottage by the
        sea|Hearing aids: try before you buy|Used vans near you|Winter tyres, fitted at
        home|Learn Spanish in ten weeks|Compare broadband deals|Sponsored: a mattress
        worth waking up on|Advertisement|Solar panels for less""",
    "de": """Autoversicherung vergleichen und sparen|Ferienhaus am Meer buchen|Treppenlift
        günstig kaufen|Gebrauchtwagen in Ihrer Nähe|Anzeige: Matratzen im
        Angebot|Sprachkurse online""",
    "ru": """Купить шины недорого|Туры по горящим ценам|Пластиковые окна со скидкой|Кредит за
        пять минут|Курсы английского онлайн|Реклама""",
    "zh": "汽车保险优惠报价|海边民宿预订|手机特价|在线英语课程|二手车买卖|推广：智能床垫",
}
_DIGITS: Final = {
    "fa": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"),
    "ar": str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"),
}


def plant(html: str, seed: int) -> tuple[str, dict[str, Label]]:
    """Plant facts before the headline; buttons, sponsors and headlines after the text.

    Parameters
    ----------
    html : str
    seed : int

    Returns
    -------
    html : str
        The page itself where it has no first-level heading.
    planted : dict of str to Label
        Label of each planted block by its text.
    """
    rng = np.random.default_rng(seed)
    found = _HEADLINE.search(html)
    if found is None:
        return html, {}
    language = str(rng.choice(list(_FACTS), p=(0.4, 0.12, 0.12, 0.12, 0.12, 0.12)))
    facts = _facts(language, rng)
    html = html[: found.start()] + _wrapped(facts, rng) + html[found.start() :]
    planted = dict.fromkeys(facts, Label.METADATA)
    anchors = [place for place in map(html.rfind, _ANCHORS) if place > found.end()]
    if anchors:
        after, labels = _after_text(language, rng)
        place = int(rng.choice(anchors))
        html = html[:place] + after + html[place:]
        planted |= labels
    return html, planted


def _facts(language: str, rng: np.random.Generator) -> list[str]:
    chosen = _drawn(_FACTS[language], int(rng.integers(1, 5)), rng)
    return [_filled(template, rng).translate(_DIGITS.get(language, {})) for template in chosen]


def _filled(template: str, rng: np.random.Generator) -> str:
    year = int(rng.integers(1395, 1405) if rng.random() < 0.5 else rng.integers(2008, 2026))
    month, day = int(rng.integers(1, 13)), int(rng.integers(1, 29))
    mark = rng.choice(["/", "-", "."])
    date = f"{year}{mark}{month:02d}{mark}{day:02d}"
    if rng.random() < 0.4:
        date = f"{day:02d}{mark}{month:02d}{mark}{year}"
    return template.format(
        n=int(rng.integers(10_000, 9_999_999)),
        v=int(rng.integers(20, 40_000)),
        d=date,
        t=f"{int(rng.integers(0, 24)):02d}:{int(rng.integers(0, 60)):02d}",
    )


def _after_text(language: str, rng: np.random.Generator) -> tuple[str, dict[str, Label]]:
    """A box of headlines, on some pages below a heading, a row of buttons or links to sponsors."""
    parts: list[str] = []
    labels: dict[str, Label] = {}
    if rng.random() < 0.5:
        actions = _drawn(_ACTIONS[language], int(rng.integers(1, 4)), rng)
        parts.append(_wrapped(actions, rng))
        labels |= dict.fromkeys(actions, Label.OTHER)
    if rng.random() < 0.5:
        sponsors = _drawn(_SPONSORS[language], int(rng.integers(1, 3)), rng)
        parts.append(_wrapped([_link(sponsor, rng) for sponsor in sponsors], rng))
        labels |= dict.fromkeys(sponsors, Label.ADS)
    if rng.random() < 0.5:
        heading = _drawn(_HEADINGS[language], 1, rng)
        parts.append(_heading(heading[0], rng))
        labels[heading[0]] = Label.RELATED
    titles, box = _headlines(language, rng)
    return "".join([*parts, box]), labels | dict.fromkeys(titles, Label.RELATED)


def _drawn(texts: str, n_texts: int, rng: np.random.Generator) -> list[str]:
    """Draw some of the texts that ``|`` divides, none of them twice."""
    choices = [" ".join(text.split()) for text in texts.split("|")]
    drawn: list[str] = rng.choice(choices, n_texts, replace=False).tolist()
    return drawn


def _wrapped(lines: list[str], rng: np.random.Generator) -> str:
    tag = rng.choice(["div", "div", "p", "li", "td"])
    items = "".join(f'<{tag} class="{rng.choice(_CLASSES)}">{line}</{tag}>' for line in lines)
    inner = {"li": f"<ul>{items}</ul>", "td": f"<table><tr>{items}</tr></table>"}.get(tag, items)
    return f'<div class="{rng.choice(_CLASSES)}">{inner}</div>'


def _heading(text: str, rng: np.random.Generator) -> str:
    tag = rng.choice(["h2", "h3", "h4", "div", "p"])
    return f'<{tag} class="{rng.choice(_CLASSES)}">{text}</{tag}>'


def _headlines(language: str, rng: np.random.Generator) -> tuple[list[str], str]:
    """Text of each block, and the markup: links, or names of articles without one."""
    n_titles = int(rng.integers(MIN_TITLES, _TITLES[language].count("|") + 2))
    titles = _drawn(_TITLES[language], n_titles, rng)
    has_links = rng.random() < 0.7
    items = [_link(title, rng) if has_links else f"<span>{title}</span>" for title in titles]
    box = f'<div class="{rng.choice(_CLASSES)}">'
    if rng.random() < IN_A_LIST:
        return titles, f"{box}<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul></div>"
    gap = str(rng.choice([" ", " ", "  |  ", " - "]))
    return [" ".join(gap.join(titles).split())], f"{box}{gap.join(items)}</div>"


def _link(title: str, rng: np.random.Generator) -> str:
    return f'<a href="/news/{int(rng.integers(10**6))}">{title}</a>'
