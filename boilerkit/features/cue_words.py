"""Words that tell, in the text itself, what a short block is for, in many languages.

A text dump has no class names: "برچسب ها" and "Schlagworte" are all that says *tags*. The
lists hold interface words only (what a site writes around an article), never words that an
article would be about. They were written for this project; month and weekday names are
those of the Unicode CLDR. Accents, case and the letter variants of Arabic script are folded
away before look-up, so one spelling is enough; phrases count by their single words, and in
scripts without spaces as a whole.
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
        シェア 共有 印刷 ツイート 送る フォロー コピー リンク ブックマーク いいね 保存 文字サイズ
        分享 打印 收藏 转发 转贴 微信 微博 朋友圈 二维码 扫一扫 扫码 复制 链接 关注 点赞
        字号 字体 列印 轉發 轉寄 轉貼 追蹤 按讚 複製 連結 字級 字體
        공유 공유하기 인쇄 스크랩 복사 링크 좋아요 팔로우 카카오톡 페이스북 트위터 글자크기
        distribuie trimite printeaza tipareste megosztas megosztom nyomtatas kuldes podijeli
        podeli ispisi posalji zdielat tlacit dalintis spausdinti tulosta laheta udskriv utskrift
        cetak salin tautan simpan kirim сподели принтирай изпрати последвай подели поширити
        друкувати надіслати скопировать ссылка μοιρασου αποστολη κοινοποιηστε شیئر پرنٹ শেয়ার
        প্রিন্ট भेजें प्रिंट แชร์ พิมพ์ คัดลอก ลิงก์ ติดตาม ถูกใจ""",
    "comments": """
        comment comments reply replies respond responses discussion discuss disqus
        kommentar kommentare kommentieren antworten antwort leserkommentare diskussion
        commentaire commentaires repondre reagir comentario comentarios responder comentar
        comentarios resposta commenti commento rispondi reacties reageer komentarz komentarze
        odpowiedz комментарии комментарий комментировать ответить коментарі відповісти yorum
        yorumlar cevapla komentare kommentarer svar svara kommentit σχολια σχολιο απαντηση
        komentar
        نظر نظرات دیدگاه دیدگاهها کامنت پاسخ مخاطبان تعلیق تعلیقات التعلیقات رد תגובות הגב
        टिप्पणी टिप्पणियां コメント 返信 投稿 口コミ 感想 通報 评论 回复 跟贴 跟帖 留言 发帖
        楼主 楼层 热评 举报 評論 回覆 留言板 發文 檢舉 迴響 댓글 답글 댓글쓰기 신고
        binh luan comentariu comentarii comenteaza raspunde hozzaszolas hozzaszolasok komment
        kommentek valasz komentari odgovori diskusia prispevky odpovedat keskustelu vastaa
        kommentoi komentarai atsakyti phan balas tanggapan коментар коментари коментирай
        отговори одговори коментувати تبصرے تبصرہ মন্তব্য प्रतिक्रिया ความคิดเห็น แสดงความคิดเห็น
        ตอบกลับ คอมเมนต์""",
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
        संबंधित खबरें यह भी पढ़ें 関連記事 関連 人気 ランキング 新着 おすすめ オススメ
        あわせて読みたい
        最新記事 最新ニュース ニュース 注目 トピックス ピックアップ 話題 特集 連載 速報 前の記事
        次の記事 相关 相关新闻 相关阅读 相关文章 推荐 推荐阅读 热门 热点 热搜 热榜 排行 排行榜
        猜你喜欢 感兴趣 延伸阅读 头条
        要闻 专题 更多新闻 最新 上一篇 下一篇 大家都在看 相關 相關新聞 相關文章 推薦 熱門 延伸閱讀
        頭條 要聞
        專題 看更多 관련기사 관련 인기 추천 많이 본 뉴스 최신 최신기사 주요뉴스 이전 다음 stiri
        similare recente citeste kapcsolodo cikkek hirek hasonlo legolvasottabb ajanlott friss
        povezane povezani procitajte najcitanije vijesti vesti najnovije slicno suvisiace
        podobne najcitanejsie clanky nejctenejsi polecane zobacz artykuly najpopularniejsze
        poprzedni nastepny luetuimmat uutiset senaste nyheter seneste nyheder relaterte susije
        naujienos terpopuler berita terbaru lainnya свързани още новини прочетете подобни сродне
        вести також останні популярне схожі матеріали τελευταια νεα ειδησεις προηγουμενο επομενο
        متعلقہ خبریں مزید تازہ আরও খবর সম্পর্কিত সর্বশেষ জনপ্রিয় ताज़ा खबर เกี่ยวข้อง
        ข่าวที่เกี่ยวข้อง บทความ แนะนำ ยอดนิยม ข่าวล่าสุด ล่าสุด""",
    "tags": """
        tag tags tagged keywords topics topic filed category categories labels
        schlagworte schlagworter stichworte themen kategorie kategorien etiquetas palabras clave
        categoria categorias temas etiquettes mots cles categorie etichette argomenti trefwoorden
        tagi kategorie метки теги рубрика категория ключевые слова etiketler kategori stitky
        taggar emneord avainsanat ετικετες κατηγορια
        برچسب برچسبها برچسب ها کلیدواژه کلیدواژهها کلمات کلیدی موضوع دسته بندی وسوم الوسوم
        کلمات دلالیه تصنیف תגיות टैग्स タグ キーワード カテゴリ カテゴリー テーマ ジャンル
        标签 关键词 关键字 分类 话题 栏目 標籤 關鍵字 關鍵詞 分類 話題 태그 키워드 분류 etichete
        cimkek cimke kulcsszavak temak oznake kljucne klucove klicova slova asiasanat aiheet
        zymos raktazodziai khoa topik етикети тагове ключови тагови ознаке мітки ключові λεξεις
        κλειδια θεματα ٹیگز ট্যাগ বিষয় विषय श्रेणी แท็ก ป้ายกำกับ หมวดหมู่ คำค้น""",
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
        विज्ञापन खरीदें 広告 スポンサー 購入 注文 セール 割引 クーポン 通販 送料 税込 求人 予約
        航空券
        广告 赞助 推广 购买 下单 商城 优惠 特价 折扣 促销 包邮 贷款 机票 酒店 廣告 贊助 購買 優惠
        特價 機票 광고 협찬 구매 쇼핑 할인 쿠폰 항공권 예약 publicitate reclama cumpara
        pret reducere hirdetes akcio vasarlas rendeles oglas oglasi popust cijena zlava osta
        tarjous pirkti diskon купи отстъпка купити ціна знижка اشتہار বিজ্ঞাপন खरीद โฆษณา ซื้อ
        ราคา ส่วนลด โปรโมชั่น""",
    "newsletter": """
        newsletter newsletters subscribe subscribed subscription subscriber signup sign inbox
        app download install notifications alerts abonnieren abo abonnement newslettern
        kostenlos inscrivez abonnez suscribete suscripcion boletin assine inscreva iscriviti
        nieuwsbrief aanmelden zapisz subskrybuj подпишитесь подписка рассылка abone bulten
        odber prenumerera nyhetsbrev nyhedsbrev uutiskirje εγγραφη berlangganan
        خبرنامه عضویت اشتراک دانلود اپلیکیشن نصب اشترک النشره البریدیه تحمیل תירשמו
        सब्सक्राइब メルマガ メールマガジン ニュースレター 登録 購読 アプリ ダウンロード 通知
        订阅 下载 客户端 公众号 推送 邮箱 訂閱 下載 客戶端 電子報 推播 구독 구독하기 뉴스레터 앱
        다운로드 알림 abonare aboneaza buletin hirlevel feliratkozas elofizetes pretplata
        pretplati prihlaste tilaa prenumerata langganan unduh абонамент абонирай бюлетин
        підписатися підписка розсилка εγγραφειτε συνδρομη ডাউনলোড সাবস্ক্রাইব डाउनलोड ऐप
        ดาวน์โหลด จดหมายข่าว แอป""",
    "account": """
        login log register account password username profile member members anmelden
        registrieren konto passwort benutzername einloggen connexion compte inscription
        iniciar sesion registrarse cuenta entrar cadastre accedi registrati inloggen zaloguj
        войти регистрация giris kayit prihlasit logga masuk daftar
        ورود ثبت نام حساب کاربری رمز تسجیل الدخول حسابی התחברות लॉगिन ログイン ログアウト 会員
        会員登録
        新規登録 パスワード マイページ アカウント 登录 登陆 注册 账号 密码 用户名 会员 登入 登出
        註冊 帳號 密碼 會員 로그인 로그아웃 회원가입 비밀번호 autentificare inregistrare parola
        bejelentkezes regisztracio belepes jelszo prijava registracija lozinka prihlasenie
        registracia heslo kirjaudu rekisteroidy salasana prisijungti registruotis akun sandi
        вход парола увійти вхід реєстрація пароль συνδεση λογαριασμος κωδικος লগইন เข้าสู่ระบบ
        สมัครสมาชิก ลงทะเบียน รหัสผ่าน""",
    "legal": """
        copyright rights reserved privacy policy terms conditions disclaimer imprint cookies
        cookie
        consent accept reject impressum datenschutz agb nutzungsbedingungen vorbehalten rechte
        akzeptieren droits reserves confidentialite mentions legales accepter derechos
        reservados privacidad aviso aceptar direitos diritti riservati rechten voorbehouden
        prawa zastrzezone prywatnosci права защищены конфиденциальности gizlilik haklari
        sakli vyhrazena δικαιωματα حقوق محفوظ قوانین مقررات حریم خصوصی کپی رایت جمیع الحقوق
        محفوظه سیاسه الخصوصیه זכויות שמורות सर्वाधिकार 著作権 利用規約 プライバシー 個人情報
        無断転載 転載 禁じます 版权 版权所有 隐私 隐私政策 条款 免责声明 特别声明 备案 许可证 转载
        未经
        侵权 版權 版權所有 隱私 條款 免責聲明 轉載 著作權 저작권 무단전재 재배포 금지 개인정보
        drepturile rezervate confidentialitate termeni jogok fenntartva adatvedelem szerzoi
        prava pridrzana uvjeti privatnosti vyhradene podmienky podminky ochrana udajov udaju
        regulamin polityka tietosuoja kayttoehdot cipta kebijakan privasi ketentuan запазени
        поверителност условия захищені конфіденційності умови οροι χρησης απορρητου πολιτικη
        স্বত্ব সংরক্ষিত सुरक्षित गोपनीयता ลิขสิทธิ์ สงวนลิขสิทธิ์ นโยบาย ความเป็นส่วนตัว ข้อกำหนด
        คุกกี้""",
    "date": """
        published updated posted modified last date minutes hours days weeks ago today yesterday
        veroffentlicht aktualisiert erstellt stand uhr vor stunden minuten tagen gestern heute
        publie modifie mis jour hier aujourd publicado actualizado fecha hace horas ayer hoy
        atualizado pubblicato aggiornato ore gepubliceerd bijgewerkt uur geleden opublikowano
        aktualizacja dodano опубликовано обновлено дата назад сегодня вчера yayinlanma guncelleme
        tarihi publikovano publicerad uppdaterad oppdatert julkaistu δημοσιευση ενημερωση
        diperbarui
        تاریخ انتشار منتشر بروزرسانی روز شده ساعت کد خبر تعداد بازدید شناسه مطلب دقیقه پیش
        نشر تحدیث منذ اخر عدد المشاهدات פורסם עודכן प्रकाशित अपडेट 公開 更新 配信 掲載
        公開日 更新日 時間前 分前 日前 昨日 今日 发布 发布时间 时间 日期 发表 小时前 分钟前 天前
        昨天
        今天 刚刚 浏览 浏览量 阅读量 點閱 發布 發佈 發表 時間 更新於 小時前 分鐘前 瀏覽 입력 수정
        승인 등록 views read reads min lesezeit lecture leestijd publicat actualizat ieri
        megjelent frissitve tegnap ezelott objavljeno prije danas jucer azurirano publikovane
        aktualizovane aktualizovano dnes vcera wczoraj dzisiaj temu paivitetty eilen tanaan
        paskelbta atnaujinta nhat truoc dipublikasikan kemarin публикувано обновена преди днес
        објављено опубліковано оновлено тому сьогодні вчора χθες σημερα πριν ωρες λεπτα شائع
        প্রকাশিত আপডেট เผยแพร่ อัปเดต วันที่ เมื่อวาน ชั่วโมง นาที""",
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
        अक्टूबर नवंबर दिसंबर thang ngay ianuarie februarie martie aprilie iunie iulie septembrie
        octombrie noiembrie decembrie miercuri vineri sambata duminica marcius aprilis majus
        junius julius augusztus szeptember hetfo kedd szerda csutortok pentek szombat vasarnap
        sijecnja veljace ozujka travnja svibnja lipnja srpnja kolovoza rujna studenoga prosinca
        ponedjeljak utorak srijeda cetvrtak petak subota nedjelja januara februara aprila juna
        jula augusta septembra oktobra novembra decembra styczen luty marzec kwiecien maj
        czerwiec lipiec sierpien wrzesien pazdziernik listopad grudzien poniedzialek wtorek
        sroda czwartek piatek sobota niedziela pondeli utery streda ctvrtek patek nedele
        pazartesi carsamba persembe cumartesi maandag dinsdag woensdag donderdag vrijdag
        zaterdag zondag mandag tirsdag tisdag onsdag torsdag fredag lordag sondag augusti lunedi
        martedi mercoledi giovedi venerdi sabato domenica tammikuuta helmikuuta maaliskuuta
        huhtikuuta toukokuuta kesakuuta heinakuuta elokuuta syyskuuta lokakuuta marraskuuta
        joulukuuta maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai maret
        agustus desember senin selasa kamis jumat sabtu январь февраль март апрель май июнь июль
        август сентябрь октябрь ноябрь декабрь понедельник вторник среда четверг пятница суббота
        воскресенье януари февруари април юни юли септември октомври ноември декември понеделник
        сряда четвъртък петък събота неделя січень лютий березень квітень травень червень липень
        серпень вересень жовтень листопад грудень понеділок вівторок середа четвер субота неділя
        ιανουαριος φεβρουαριος μαρτιος απριλιος μαιος ιουνιος ιουλιος αυγουστος σεπτεμβριος
        οκτωβριος νοεμβριος δεκεμβριος δευτερα τριτη τεταρτη πεμπτη παρασκευη σαββατο κυριακη
        ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר جنوری فروری مارچ
        اپریل مئی جون جولائی اگست ستمبر نومبر دسمبر জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন
        জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม
        มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม 星期一 星期二 星期三 星期四 星期五
        星期六 星期日 月曜 火曜 水曜 木曜 金曜 土曜 日曜 월요일 화요일 수요일 목요일 금요일
        토요일 일요일""",
    "author": """
        by author written editor reporter correspondent staff contributor von autor autorin
        redaktion redakteur par auteur redaction por redaccion redazione redactie redakcja
        автор редакция корреспондент yazar muhabir redaktor forfatter toimittaja συντακτης oleh
        نویسنده خبرنگار سردبیر مترجم گزارشگر کاتب بقلم محرر מאת लेखक 著者 記者 執筆 編集 編集部
        文責
        監修 ライター 编辑 责编 责任编辑 主编 作者 记者 通讯员 撰文 校对 編輯 責編 責任編輯 譯者
        기자 특파원 편집 redactia szerzo irta szerkeszto novinar kirjoittaja penulis редакція
        кореспондент συντακτικη γραφει مصنف প্রতিবেদক লেখক ผู้เขียน บรรณาธิการ นักข่าว""",
    "more": """
        more read continue reading learn click here show load view all see expand weiterlesen
        mehr anzeigen hier klicken alle suite lire voir plus leer ver todo todos continuar
        saiba leggi tutto continua verder lezen wiecej czytaj dalej подробнее далее ещё devami
        tumu vice zobrazit περισσοτερα selengkapnya xem them بیشتر ادامه مطلب مشاهده همه المزید
        اقرا עוד और पढ़ें もっと見る 続きを読む 続き 一覧 詳細
        詳しく すべて見る こちら 次へ 前へ 閉じる 更多 查看 查看更多 查看全部 全文 阅读全文 详情
        展开
        收起 点击 加载 下一页 上一页 展開 點擊 閱讀全文 繼續閱讀 下一頁 上一頁 더보기 전체보기
        자세히 citeste continuare vezi toate afla tovabb olvass bovebben reszletek osszes
        opsirnije procitaj prikazi viac citajte vsetky pokaz kliknij wszystkie nayta kaikki
        lihat semua klik прочети виж всички детальніше читати далі більше διαβαστε συνεχεια
        δειτε ολα مزید পড়ুন क्लिक อ่านต่อ เพิ่มเติม ดูทั้งหมด คลิก""",
    "photo": """
        photo photos image picture credit courtesy getty reuters shutterstock afp via caption
        foto fotos bild bilder quelle dpa imago bildquelle credits imagen fuente archivo immagine
        фото источник fotograf fotografie kuva εικονα عکس تصویر عکاس منبع صوره المصدر תמונה
        फोटो 写真 画像 撮影 出典 图片 照片 图源 供图 摄影 截图 来源 圖片
        攝影 截圖 來源 資料照片 사진 제공 출처 sursa forras izvor slika zdroj snimka snimek fot
        zdjecie zdjecia zrodlo lahde nuotrauka saltinis sumber gambar снимка снимки извор
        джерело снимок кадр φωτογραφια φωτο πηγη ছবি সূত্র ภาพ ภาพจาก ที่มา""",
    "nav": """
        home menu skip navigation search contact about sitemap help faq top back next previous
        startseite suche kontakt uber hilfe zuruck weiter oben accueil recherche propos aide
        retour inicio buscar contacto acerca ayuda volver pesquisar sobre ajuda cerca contatti
        zoeken szukaj kontakt strona glowna главная поиск контакты меню наверх anasayfa ara
        iletisim hledat sok αρχικη αναζητηση beranda cari trang chu tim kiem
        خانه صفحه اصلی جستجو تماس درباره ما منو ارتباط آرشیو پیوندها الرئیسیه بحث اتصل بنا من نحن
        ראשי חיפוש होम खोजें ホーム 検索 メニュー お問い合わせ トップ
        トップページ サイトマップ ヘルプ 会社概要 戻る 首页 主页 搜索 导航 菜单 频道 关于我们
        联系我们
        网站地图 友情链接 意见反馈 反馈 帮助 返回 返回顶部 当前位置 設為首頁 首頁 搜尋 選單
        關於我們
        聯絡我們 網站地圖 回首頁 홈 검색 메뉴 바로가기 고객센터 회사소개 acasa cautare meniu
        despre kezdolap kereses kapcsolat rolunk naslovnica pocetna trazi pretraga izbornik
        domov hladat uvod domu hledani etusivu haku yhteystiedot pradzia paieska kontaktai
        kontak tentang начало търсене головна пошук контакти επικοινωνια μενου תפריט প্রচ্ছদ
        যোগাযোগ หน้าแรก ค้นหา เมนู ติดต่อเรา เกี่ยวกับเรา تلاش""",
}
"""Purpose of a short block -> words that sites use for it."""
