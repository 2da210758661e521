"""Words that tell, in the text itself, what a short block is for, in many languages.

A text dump has no class names: "برچسب ها" and "Schlagworte" are all that says *tags*. The
lists hold interface words only (what a site writes around an article), never words that an
article would be about. They were written for this project; month and weekday names are
those of the Unicode CLDR. Accents, case and the letter variants of Arabic script are folded
away before look-up, so one spelling is enough; phrases count by their single words.
"""

from __future__ import annotations

CUE_WORDS: dict[str, str] = {
    "share": """
        share shares tweet facebook twitter whatsapp telegram linkedin pinterest reddit tumblr
        instagram youtube tiktok email e-mail print pdf copy link follow like likes bookmark save
        teilen drucken merken empfehlen mailen folgen weiterleiten versenden senden feedback
        partager imprimer envoyer suivre compartir imprimir enviar seguir guardar compartilhar
        condividi stampa invia segui delen afdrukken doorsturen udostepnij drukuj wyslij
        поделиться распечатать отправить подписаться поділитися paylas yazdir sdilet tisk
        dela del jaa skriv κοινοποιηση εκτυπωση μοιραστειτε share bagikan chia
        ارسال اشتراک گذاری چاپ دوستان نسخه چاپی لینک کوتاه کپی توییتر تلگرام واتساپ فیسبوک
        شارک مشارکه طباعه ارسل تویتر فیسبوک انسخ الرابط שתף הדפס साझा करें शेयर
        シェア 共有 印刷 ツイート 送る 分享 打印 收藏 转发 微信 微博 列印 공유 공유하기 인쇄
        스크랩""",
    "comments": """
        comment comments reply replies respond responses discussion discuss disqus
        kommentar kommentare kommentieren antworten antwort leserkommentare diskussion
        commentaire commentaires repondre reagir comentario comentarios responder comentar
        comentarios resposta commenti commento rispondi reacties reageer komentarz komentarze
        odpowiedz комментарии комментарий комментировать ответить коментарі відповісти yorum
        yorumlar cevapla komentare kommentarer svar svara kommentit σχολια σχολιο απαντηση
        komentar
        نظر نظرات دیدگاه دیدگاهها کامنت پاسخ مخاطبان تعلیق تعلیقات التعلیقات رد תגובות הגב
        टिप्पणी टिप्पणियां コメント 返信 评论 评论区 回复 網友評論 댓글 답글 binh luan""",
    "related": """
        related recommended recommendations popular trending latest recent similar suggested
        stories headlines recap articles posts next previous
        mehr weitere verwandte ahnliche artikel beitrage neueste aktuelle beliebt beliebteste
        meistgelesen lesen auch dazu thema empfohlen nachrichten ubersicht
        lire aussi articles similaires recents populaires suivant precedent voir
        relacionados relacionadas noticias ultimas leer tambien mas leidas articulos siguiente
        anterior leia tambem veja mais lidas correlati leggi anche gerelateerd meer lees ook
        powiazane czytaj takze najnowsze popularne читайте также похожие материалы последние
        новости
        популярное ilgili haberler cok okunan souvisejici liknande relaterat relaterede aiheesta
        σχετικα διαβαστε επισης δημοφιλη terkait baca juga lien quan
        مرتبط مطالب مشابه اخبار بیشتر بخوانید پربازدید پربازدیدترین پربیننده آخرین تازه پیشنهاد
        ویژه مرتبط اقرا ایضا مقالات ذات صله مواضیع الاکثر قراءه כתבות נוספות
        संबंधित खबरें यह भी पढ़ें 関連記事 関連 人気 ランキング 新着 おすすめ あわせて読みたい
        相关阅读 相关新闻 推荐阅读 热门 延伸阅读 相關新聞 推薦 관련기사 인기 추천 많이 본 뉴스""",
    "tags": """
        tag tags tagged keywords topics topic filed category categories labels
        schlagworte schlagworter stichworte themen kategorie kategorien etiquetas palabras clave
        categoria categorias temas etiquettes mots cles categorie etichette argomenti trefwoorden
        tagi kategorie метки теги рубрика категория ключевые слова etiketler kategori stitky
        taggar emneord avainsanat ετικετες κατηγορια
        برچسب برچسبها برچسب ها کلیدواژه کلیدواژهها کلمات کلیدی موضوع دسته بندی وسوم الوسوم
        کلمات دلالیه تصنیف תגיות टैग्स タグ キーワード カテゴリ 标签 关键词 分类 標籤 關鍵字
        태그""",
    "commerce": """
        advertisement advertisements advert sponsored sponsor promoted ads affiliate buy shop
        shopping sale deal deals discount coupon offer offers price prices ticket tickets flight
        flights hotel hotels booking loan loans insurance casino bonus cheap cart checkout order
        anzeige werbung gesponsert kaufen angebot angebote rabatt gutschein preis bestellen
        flug fluge kredit versicherung publicite sponsorise acheter promo prix billet vol
        reserver publicidad patrocinado comprar oferta ofertas descuento precio vuelos boletos
        publicidade anuncio passagens pubblicita sponsorizzato acquista offerta advertentie
        gesponsord kopen reklama sponsorowany kup promocja bilety lotnicze реклама купить скидка
        билеты авиабилеты цена акция заказать reklam sponsorlu satin indirim bilet ucak ucuz
        inzerce annons kob annonse mainos διαφημιση αγορα προσφορα iklan beli murah tiket quang
        cao
        تبلیغات آگهی اسپانسر خرید فروش قیمت تخفیف بلیط بلیت هواپیما هتل تور رزرو وام بیمه ارزان
        سفارش فروشگاه اعلان اعلانات ممول شراء بیع سعر خصم تذاکر طیران فنادق حجز עוד מבצע פרסומת
        विज्ञापन खरीदें 広告 スポンサー 購入 セール 予約 航空券 广告 赞助 购买 优惠 特价 机票 酒店
        廣告 贊助 광고 협찬 구매 할인 항공권 예약""",
    "newsletter": """
        newsletter newsletters subscribe subscribed subscription subscriber signup sign inbox
        app download install notifications alerts abonnieren abo abonnement newslettern
        kostenlos inscrivez abonnez suscribete suscripcion boletin assine inscreva iscriviti
        nieuwsbrief aanmelden zapisz subskrybuj подпишитесь подписка рассылка abone bulten
        odber prenumerera nyhetsbrev nyhedsbrev uutiskirje εγγραφη berlangganan
        خبرنامه عضویت اشتراک دانلود اپلیکیشن نصب اشترک النشره البریدیه تحمیل תירשמו
        सब्सक्राइब メルマガ 登録 購読 アプリ 订阅 下载 訂閱 下載 구독 뉴스레터 앱""",
    "account": """
        login log register account password username profile member members anmelden
        registrieren konto passwort benutzername einloggen connexion compte inscription
        iniciar sesion registrarse cuenta entrar cadastre accedi registrati inloggen zaloguj
        войти регистрация giris kayit prihlasit logga masuk daftar
        ورود ثبت نام حساب کاربری رمز تسجیل الدخول حسابی התחברות लॉगिन ログイン 会員 登录 注册
        登入 로그인
        회원가입""",
    "legal": """
        copyright rights reserved privacy policy terms conditions disclaimer imprint cookies
        cookie
        consent accept reject impressum datenschutz agb nutzungsbedingungen vorbehalten rechte
        akzeptieren droits reserves confidentialite mentions legales accepter derechos
        reservados privacidad aviso aceptar direitos diritti riservati rechten voorbehouden
        prawa zastrzezone prywatnosci права защищены конфиденциальности gizlilik haklari
        sakli vyhrazena δικαιωματα حقوق محفوظ قوانین مقررات حریم خصوصی کپی رایت جمیع الحقوق
        محفوظه سیاسه الخصوصیه זכויות שמורות सर्वाधिकार 著作権 利用規約 プライバシー 版权所有
        隐私政策
        版權所有 저작권 무단전재 재배포 금지 개인정보""",
    "date": """
        published updated posted modified last date minutes hours days weeks ago today yesterday
        veroffentlicht aktualisiert erstellt stand uhr vor stunden minuten tagen gestern heute
        publie modifie mis jour hier aujourd publicado actualizado fecha hace horas ayer hoy
        atualizado pubblicato aggiornato ore gepubliceerd bijgewerkt uur geleden opublikowano
        aktualizacja dodano опубликовано обновлено дата назад сегодня вчера yayinlanma guncelleme
        tarihi publikovano publicerad uppdaterad oppdatert julkaistu δημοσιευση ενημερωση
        diperbarui
        تاریخ انتشار منتشر بروزرسانی روز شده ساعت کد خبر تعداد بازدید شناسه مطلب دقیقه پیش
        نشر تحدیث منذ اخر عدد المشاهدات פורסם עודכן प्रकाशित अपडेट 公開 更新 配信 掲載 发布 时间
        发表
        更新於 發布 입력 수정 승인 등록 views read reads min lesezeit lecture leestijd""",
    "months": """
        january february march april may june july august september october november december
        jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday
        saturday sunday mon tue wed thu fri sat sun januar februar marz mai juni juli oktober
        dezember
        montag dienstag mittwoch donnerstag freitag samstag sonntag janvier fevrier mars avril
        juin
        juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi
        samedi
        dimanche enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
        diciembre lunes martes miercoles jueves viernes sabado domingo janeiro fevereiro maio
        junho
        julho setembro outubro novembro dezembro gennaio febbraio aprile maggio giugno luglio
        settembre ottobre dicembre januari februari maart mei augustus stycznia lutego marca
        kwietnia
        maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia января февраля марта
        апреля мая июня июля августа сентября октября ноября декабря січня лютого березня квітня
        травня червня липня серпня вересня жовтня листопада грудня ocak subat mart nisan mayis
        haziran temmuz agustos eylul ekim kasim aralik ledna unora brezna dubna kvetna cervna
        cervence
        srpna zari rijna listopadu prosince ιανουαριου φεβρουαριου μαρτιου απριλιου μαιου ιουνιου
        ιουλιου αυγουστου σεπτεμβριου οκτωβριου νοεμβριου δεκεμβριου
        فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند ژانویه فوریه مارس آوریل
        مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر شنبه یکشنبه دوشنبه سهشنبه چهارشنبه پنجشنبه
        جمعه ینایر فبرایر ابریل مایو یونیو یولیو اغسطس سبتمبر اکتوبر نوفمبر دیسمبر الاحد الاثنین
        الثلاثاء الاربعاء الخمیس الجمعه السبت जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर
        अक्टूबर नवंबर दिसंबर thang ngay""",
    "author": """
        by author written editor reporter correspondent staff contributor von autor autorin
        redaktion redakteur par auteur redaction por redaccion redazione redactie redakcja
        автор редакция корреспондент yazar muhabir redaktor forfatter toimittaja συντακτης oleh
        نویسنده خبرنگار سردبیر مترجم گزارشگر کاتب بقلم محرر מאת लेखक 著者 記者 執筆 编辑 作者
        记者 責任編輯
        기자 특파원""",
    "more": """
        more read continue reading learn click here show load view all see expand weiterlesen
        mehr anzeigen hier klicken alle suite lire voir plus leer ver todo todos continuar
        saiba leggi tutto continua verder lezen wiecej czytaj dalej подробнее далее ещё devami
        tumu vice zobrazit περισσοτερα selengkapnya xem them بیشتر ادامه مطلب مشاهده همه المزید
        اقرا עוד और पढ़ें もっと見る 続きを読む 一覧 更多 查看全部 阅读全文 더보기""",
    "photo": """
        photo photos image picture credit courtesy getty reuters shutterstock afp via caption
        foto fotos bild bilder quelle dpa imago bildquelle credits imagen fuente archivo immagine
        фото источник fotograf fotografie kuva εικονα عکس تصویر عکاس منبع صوره المصدر תמונה
        फोटो 写真 画像 出典 图片 来源 資料照片 사진 출처""",
    "nav": """
        home menu skip navigation search contact about sitemap help faq top back next previous
        startseite suche kontakt uber hilfe zuruck weiter oben accueil recherche propos aide
        retour inicio buscar contacto acerca ayuda volver pesquisar sobre ajuda cerca contatti
        zoeken szukaj kontakt strona glowna главная поиск контакты меню наверх anasayfa ara
        iletisim hledat sok αρχικη αναζητηση beranda cari trang chu tim kiem
        خانه صفحه اصلی جستجو تماس درباره ما منو ارتباط آرشیو پیوندها الرئیسیه بحث اتصل بنا من نحن
        ראשי חיפוש होम खोजें ホーム 検索 メニュー お問い合わせ トップ 首页 搜索 关于我们
        联系我们 首頁
        홈 검색 메뉴""",
}
"""Purpose of a short block -> words that sites use for it."""
