"""What is planted into pages: facts, headlines, buttons and notices, by language.

All of it was written for this purpose, and is about nothing that happened. ``|`` stands between
texts, of which some are drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

FACTS: Final[Mapping[str, str]] = {
    "fa": """کد خبر: {n}|کد خبر {n}|کد {n}|شناسه خبر: {n}|کد مطلب: {n}|تاریخ انتشار: {t} -
        {d}|{d} |به روز شده در: {d} - {t}|{d} - {t}|تعداد بازدید: {v}|تاریخ: {d}""",
    "ar": "رقم الخبر: {n}|رقم {n}|تاريخ النشر: {d}|{d} - {t}|آخر تحديث: {d} {t}|{d}",
    "en": "News ID: {n}|Article no. {n}|ID {n}|Published {d} {t}|Updated: {d} - {t}|{d}|Story {n}",
    "de": "Artikel-Nr. {n}|Nr. {n}|Stand: {d}, {t} Uhr|Erstellt am {d}|{d}|{d} - {t}",
    "ru": "Код новости: {n}|Код {n}|Опубликовано: {d} {t}|Обновлено {d}|{d}|{t} {d}",
    "zh": "新闻编号：{n}|编号 {n}|发布时间：{d} {t}|{d}|更新：{d} {t}",
}
TITLES: Final[Mapping[str, str]] = {
    "fa": """آغاز کاشت نهال در حاشیه جاده جنوبی|وزیر راه از پایان ساخت پل خبر داد|بارش برف راه
        روستاها را بست|تیم والیبال بانوان به مرحله نیمه نهایی رسید|نمایشگاه صنایع دستی تا
        جمعه تمدید شد|قیمت میوه در بازار شب عید|کشف بقایای یک کاروانسرای قدیمی|ساعت کار بانک
        ها تغییر می کند|مسابقه عکاسی از طبیعت برگزار می شود|گلایه رانندگان از کمبود
        سوخت|مدارس ابتدایی فردا غیرحضوری است|افتتاح خط تازه اتوبوس در شرق شهر|رئیس اتاق
        بازرگانی: صادرات پسته بیشتر شد|تصاویر/ جشن برداشت انار در روستا| چرا آب رودخانه گل
        آلود شد؟|هشدار هواشناسی درباره باد شدید""",
    "ar": """افتتاح مكتبة جديدة في الحي القديم|تأجيل مباراة الكأس بسبب الأمطار|ارتفاع أسعار
        الخضار في الأسواق |وزير النقل يزور الميناء|معرض للكتاب يبدأ الأحد المقبل|طلاب يزرعون
        ألف شجرة|إغلاق الجسر للصيانة ثلاثة أيام|مهرجان التمور يستقبل زواره|تحذير من رياح
        قوية غدا|فريق محلي يفوز بالبطولة""",
    "en": """Council approves plans for a new footbridge|Ferry timetable changes from
        Monday|Orchard owners expect a late harvest|Town band seeks players for summer
        concerts|Library extends opening hours|Storm damage closes coast road for a
        week|Students map the city's oldest trees|Bakery wins prize for rye loaf |Swimming
        pool to reopen after repairs|Museum shows letters found in an attic|Why the river
        ran red last spring|Volunteers count bats under the viaduct|School kitchen switches
        to local produce""",
    "de": """Neue Brücke über den Kanal wird teurer|Bäckerei backt nach hundert Jahre altem
        Rezept|Sperrung der Hauptstraße bis Freitag verlängert|Hallenbad öffnet nach Umbau
        wieder|Schüler pflanzen Obstbäume am Radweg|Stadtrat streitet über
        Parkgebühren|Museum zeigt Fotos aus der Nachkriegszeit|Sturm deckt Scheunendach
        ab|Fähre fährt im Winter seltener|Chor sucht Männerstimmen""",
    "ru": """В городе открыли новую библиотеку|Паром пойдёт по зимнему расписанию|Школьники
        посадили яблоневый сад |Мост закроют на ремонт до пятницы|Хор приглашает новых
        участников|Цены на рынке выросли к празднику|Музей покажет старые фотографии
        порта|Снегопад остановил движение поездов|Команда вышла в финал кубка|Жители спорят
        о новой парковке""",
    "zh": """市图书馆延长开放时间|渡轮下周起调整班次|学生种下千棵果树|大桥维修封闭三天
        |博物馆展出老照片|暴雨致沿海公路中断
        |面包店百年配方重现|合唱团招募新成员|河水为何变红|市场蔬菜价格上涨|游泳馆改造后重新开放""",
}
HEADINGS: Final[Mapping[str, str]] = {
    "fa": "اخبار مرتبط|بیشتر بخوانید|پربیننده ترین ها|آخرین اخبار|از دست ندهید|دیدگاه|گزارش",
    "ar": "أخبار ذات صلة|اقرأ أيضا|الأكثر قراءة|آخر الأخبار",
    "en": "Related stories|More from this section|Most viewed today|You may also like",
    "de": "Mehr zum Thema|Meistgelesen|Neueste Meldungen|Lesen Sie auch",
    "ru": "Читайте также|Популярное|Последние новости|Материалы по теме",
    "zh": "相关新闻|热门文章|最新消息|延伸阅读",
}
ACTIONS: Final[Mapping[str, str]] = {
    "fa": "چاپ|نسخه چاپی|اشتراک گذاری|ارسال با ایمیل|کپی لینک|لینک کوتاه|ذخیره خبر",
    "ar": "طباعة|مشاركة|أرسل إلى صديق|نسخ الرابط|حفظ",
    "en": "Print|Share|Email this|Copy link|Save for later",
    "de": "Drucken|Teilen|Artikel versenden|Link kopieren|Merken",
    "ru": "Печать|Поделиться|Отправить другу|Скопировать ссылку",
    "zh": "打印|分享|发送给朋友|复制链接|收藏",
}
NOTICE_HEADINGS: Final[Mapping[str, str]] = {
    "fa": "حریم خصوصی|قوانین و مقررات|راهنمای خرید|عضویت در خبرنامه",
    "ar": "سياسة الخصوصية|شروط الاستخدام|اشترك في النشرة",
    "en": """Privacy notice|Your choices|Terms of use|Join our list|Size guide|Delivery and
        returns|Notify me|Manage preferences|Choose your region|Before you go""",
    "de": "Datenschutzhinweise|Ihre Auswahl|Nutzungsbedingungen|Versand und Rückgabe|Newsletter",
    "ru": "Политика конфиденциальности|Условия использования|Доставка и возврат",
    "zh": "隐私声明|使用条款|配送与退货|订阅通知",
}
NOTICES: Final[Mapping[str, str]] = {
    "fa": """ما برای بهتر شدن خدمات خود از کوکی ها استفاده می کنیم.|با ادامه بازدید از این سایت
        شرایط استفاده را می پذیرید.|اطلاعات شما نزد ما محفوظ می ماند و به دیگران داده نمی
        شود.|برای لغو عضویت روی پیوند پایین نامه بزنید.|هزینه ارسال هنگام ثبت سفارش نشان
        داده می شود.|اگر کالا سالم نبود تا هفت روز فرصت دارید آن را بازگردانید.|می توانید
        تنظیمات خود را هر زمان که خواستید تغییر دهید.""",
    "ar": """نستخدم ملفات الارتباط لتحسين تجربتك في هذا الموقع.|باستمرارك في التصفح فإنك توافق على
        شروط الاستخدام.|لا نشارك بياناتك مع أي طرف آخر دون موافقتك.|يمكنك إلغاء الاشتراك في أي
        وقت.|تظهر تكلفة الشحن عند إتمام الطلب.|يمكن إعادة المنتج خلال سبعة أيام من استلامه.""",
    "en": """We use cookies and similar tools to remember what you prefer and to count our
        visitors.|Some of these tools are set by companies that we work with, and you can refuse
        them at any time.|By continuing you agree to our terms of use and confirm that you have
        read this notice.|We keep your data only for as long as we need it to answer your
        request.|You may ask us for a copy of what we hold about you, or have it
        corrected or erased.|If you turn these off, parts of the site may not work as they
        should.|We will never sell your address to anyone.|Enter your email and we will
        let you know as soon as it is back.|Thank you! We have received your details.|Something
        went wrong, please try again in a moment.|Get ten percent off your first order when you
        join our list.|Standard delivery takes three to five working days and is free above a
        certain amount.|Returns are accepted within thirty days, unworn and in the box they came
        in.|To find your size, measure around the fullest part and compare it with the
        table.|If you are between two sizes, we suggest the larger one.|These cookies are strictly
        necessary and cannot be switched off in our systems.|Targeting cookies may be used to show
        you advertisements that fit your interests on other sites.|Performance cookies let us
        know which pages are seen the most and the least.|This notice was last changed in
        spring and applies to all of our sites and apps.|Should a dispute arise, the law of the
        country in which we are registered applies.|Prices and availability depend on the region
        that you choose.|Sign in to save this to your account and see it on all of your
        devices.|We may update these terms, and will tell you when we do.|Your session is about
        to end because nothing has happened for a while.""",
    "de": """Wir verwenden Cookies, um unser Angebot zu verbessern und Zugriffe zu zählen.|Ihre
        Einwilligung können Sie jederzeit mit Wirkung für die Zukunft widerrufen.|Eine Weitergabe
        Ihrer Daten an Dritte findet nicht statt.|Die Lieferung dauert drei bis fünf
        Werktage.|Die Rückgabe ist innerhalb von dreißig Tagen möglich.|Mit der Anmeldung stimmen
        Sie unseren Nutzungsbedingungen zu.|Technisch notwendige Cookies lassen sich nicht
        abschalten.|Den Newsletter können Sie in jeder Ausgabe abbestellen.""",
    "ru": """Мы используем файлы cookie, чтобы сайт работал лучше.|Продолжая пользоваться сайтом, вы
        соглашаетесь с условиями.|Мы не передаём ваши данные третьим лицам.|Доставка занимает от
        трёх до пяти рабочих дней.|Вернуть товар можно в течение двух недель.|Отписаться от
        рассылки можно в любое время.""",
    "zh": """我们使用 Cookie 来改进服务并统计访问量。|继续浏览即表示您同意本使用条款。
        |未经您的同意，我们不会与第三方共享您的数据。|标准配送需要三到五个工作日。|商品可在三十天内退货。|
        您可以随时取消订阅。""",
}
"""What consent notices, policies and dialogs say, sentence by sentence."""
DIGITS: Final = {
    "fa": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"),
    "ar": str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"),
}
