"""What programs add to a mail on its way, language by language.

Facts from the tips of Microsoft 365 about mail from outside, the first lines of Zendesk's and
Freshdesk's mails, and the last line that phones and mail programs write.
"""

from countersign.analysis.mail.phrases import every_phrase, phrase_set

FROM_OUTSIDE = every_phrase(
    {
        "Chinese": "您通常不会收到来自, 您不常收到来自, 您不常收到來自, 此邮件来自外部,"
        " 此郵件來自外部, 本邮件来自组织外部, 请勿点击链接, 請勿點擊連結, 请勿打开附件,"
        " 請勿開啟附件",
        "Danish": "du får ikke ofte mails fra, du modtager ikke ofte mail fra, denne mail kommer"
        " fra en ekstern, mailen kommer udefra, åbn ikke vedhæftede filer, ekstern afsender",
        "Dutch": "u ontvangt niet vaak e-mail van, je ontvangt niet vaak e-mail van, u ontvangt"
        " niet vaak e-mails, meer informatie over waarom dit belangrijk, deze e-mail is"
        " afkomstig van een externe, deze e-mail is afkomstig van buiten, dit bericht is"
        " afkomstig van buiten, deze e-mail komt van buiten, klik niet op links of, klik niet op"
        " koppelingen, open geen bijlagen, externe afzender",
        "English": "don't often get email from, do not often get email from, who received this"
        " message don't often, learn why this is important, this email originated, this e-mail"
        " originated, this message originated, this mail originated, email originated from"
        " outside, this email is from an external, this message is from an external, this email"
        " came from outside, this message came from outside, this email comes from outside, this"
        " email was sent from outside, this message was sent from outside, sent from outside of"
        " the organization, sent from outside your organization, this is an external email,"
        " external email:, external sender:, do not click links, do not click on links, do not"
        " click any links, don't click links, do not open attachments, unless you recognize the"
        " sender, unless you recognise the sender, unless you know the sender, unless you trust"
        " the sender, be cautious with links, use caution when opening, exercise caution when"
        " opening, treat links and attachments with caution, report this message as phishing,"
        " verify before you click, verify the sender before, do you know this sender,"
        " the sender's identity could not be verified, we could not verify the identity of the"
        " sender",
        "Finnish": "et saa usein sähköpostia, viesti on peräisin organisaation ulkopuolelta, tämä"
        " viesti tuli organisaation ulkopuolelta, älä avaa liitteitä",
        "French": "vérifier l'expéditeur avant, vérifiez l'expéditeur avant,"
        " vous n'obtenez pas souvent d'e-mail, vous ne recevez pas souvent, découvrez"
        " pourquoi cela est important, découvrez pourquoi ceci est important, découvrir pourquoi"
        " cela est important, pourquoi c'est important, ce message provient de l'extérieur, cet"
        " e-mail provient de l'extérieur, ce courriel provient de l'extérieur, provient d'un"
        " expéditeur externe, message externe :, ne cliquez pas sur les liens, ne cliquez pas"
        " sur des liens, ne cliquez sur aucun lien, n'ouvrez pas les pièces jointes, n'ouvrez"
        " pas de pièces jointes, ne pas cliquer sur les liens, à moins de connaître l'expéditeur",
        "German": "bevor sie auf links klicken, bevor sie auf einen link klicken,"
        " sie erhalten nicht oft e-mails, sie erhalten nicht häufig e-mails, sie"
        " erhalten nicht oft eine e-mail, du erhältst nicht oft e-mails, warum dies wichtig,"
        " warum dies wichtig, diese e-mail stammt von einem externen, diese e-mail stammt von"
        " außerhalb, diese e-mail kommt von außerhalb, diese nachricht stammt von außerhalb,"
        " diese nachricht kommt von außerhalb, diese mail kommt von extern, diese mail stammt"
        " von, e-mail von einem externen absender, externe e-mail:, klicken sie nicht auf links,"
        " klicken sie auf keine links, öffnen sie keine anhänge, keine anhänge öffnen, öffnen"
        " sie keine links, sie kennen den absender, wenn sie den absender kennen",
        "Italian": "non si ricevono spesso messaggi, non ricevi spesso email, non ricevi spesso"
        " messaggi, scopri perché è importante, informazioni sul perché è importante, questa"
        " e-mail proviene dall'esterno, questa email proviene dall'esterno, questo messaggio"
        " proviene dall'esterno, proviene da un mittente esterno, non fare clic su link, non"
        " cliccare su link, non cliccare sui link, non aprire allegati, non aprire gli allegati",
        "Japanese": "からのメールを頻繁に受け取ることはありません, 外部からのメール,"
        " 社外からのメール, 組織外から送信, 添付ファイルを開かないで, リンクをクリックしないで",
        "Korean": "에서 자주 이메일을 받지 않, 외부에서 보낸 메일, 외부 발신 메일, 첨부 파일을"
        " 열지 마",
        "Norwegian": "du får ikke ofte e-post fra, denne e-posten kommer fra en ekstern, denne"
        " e-posten kommer utenfra, ikke åpne vedlegg, ikke klikk på lenker",
        "Polish": "nie otrzymujesz często wiadomości, nie otrzymujesz często e-maili, ta"
        " wiadomość pochodzi z zewnątrz, ta wiadomość pochodzi spoza, wiadomość pochodzi od"
        " nadawcy zewnętrznego, nie klikaj linków, nie klikaj w linki, nie otwieraj załączników",
        "Portuguese": "não costuma receber emails de, não costuma receber e-mails de, você não"
        " recebe e-mails com frequência, saiba por que isso é importante, este e-mail foi"
        " enviado por um remetente externo, este e-mail teve origem fora, esta mensagem teve"
        " origem fora, este email é de fora, não clique em links, não abra anexos",
        "Russian": "вы нечасто получаете письма, это письмо отправлено извне, внешний"
        " отправитель, это письмо пришло извне, не переходите по ссылкам, не открывайте вложения",
        "Spanish": "no suele recibir correo, no suele recibir correos, no recibe correo"
        " electrónico de, obtenga información sobre por qué esto es importante, por qué esto es"
        " importante, este correo proviene de fuera, este correo electrónico proviene de fuera,"
        " este mensaje proviene de fuera, este correo se originó fuera, este correo procede de"
        " fuera, este mensaje procede de fuera, remitente externo:, no haga clic en enlaces, no"
        " haga clic en los enlaces, no haga clic en ningún enlace, no abra archivos adjuntos, no"
        " abra los archivos adjuntos, no abra adjuntos",
        "Swedish": "du får inte ofte e-post från, du får inte ofta e-post från, varför det här är"
        " viktigt, detta mejl kommer från en extern, det här mejlet kommer utifrån, meddelandet"
        " kommer från en extern, öppna inte bilagor, klicka inte på länkar",
    }
)
"""Phrases of a server's warning about a mail from outside, each enough for its sentence."""

CAREFUL = phrase_set(
    """
    caution, careful, beware, do not open, don't open, do not click, don't click, think before,
    vorsicht, achten sie, prudence, prudent, méfiez, vigilant, precaución, cuidado, attenzione,
    prudenza, cautela, voorzichtig, atenção, försiktig, varsam, forsigtig, forsiktig, ostrożn,
    opatrn, осторожн, обережн, varov, dikkatli, 注意, 谨慎, 謹慎, 주의
    """
)
"""Words of a warning, and below what it warns of; together they are enough for a sentence."""

ENCLOSED = phrase_set(
    """
    link, attachment, anhang, anhänge, lien, pièces jointes, pièce jointe, enlace, vínculo, adjunto,
    collegament, allegat, bijlage, koppeling, anexo, ligações, länk, bilag, bifogad, vedhæft, lenke,
    vedlegg, załącznik, odkaz, přílo, ссылк, вложени, посиланн, bağlantı, 添付, リンク, 链接, 附件,
    連結, 링크, 첨부
    """
)

ABOVE_THIS_LINE = every_phrase(
    {
        "Chinese": "请在此行上方, 請在此行上方, 在此线上方回复, 在此行以上回复, 請在這條線上方",
        "Czech": "nad tento řádek, nad touto čárou, nad tímto řádkem",
        "Danish": "over denne linje, ovenfor denne linje, over denne streg",
        "Dutch": "boven deze regel, boven deze lijn",
        "English": "reply above this line, reply above the line, type above"
        " this line, write above this line, respond above this line, above"
        " this line to reply, above this line to post, reply between these lines, do not delete"
        " this line, don't delete this line, do not edit below this line, answer above this"
        " line, above this dotted line",
        "Finnish": "tämän rivin yläpuolelle, tämän viivan yläpuolelle",
        "French": "au-dessus de cette ligne, au dessus de cette ligne, ci-dessus de cette ligne",
        "German": "oberhalb dieser zeile, oberhalb dieser linie, über dieser zeile, über dieser"
        " linie, über dieser linie antworten, über diese linie",
        "Hungarian": "e fölé a sor fölé, a sor fölé írja, ezen sor fölé",
        "Italian": "sopra questa riga, sopra questa linea, al di sopra di questa riga",
        "Japanese": "この行より上, この行の上, この線より上, この線の上",
        "Korean": "이 줄 위에, 이 선 위에",
        "Norwegian": "over denne linjen, ovenfor denne linjen",
        "Polish": "nad tą linią, powyżej tej linii, nad tym wierszem, powyżej tego wiersza",
        "Portuguese": "acima desta linha",
        "Russian": "выше этой линии, выше этой строки, над этой строкой, над этой линией, над"
        " этой чертой",
        "Spanish": "por encima de esta línea, encima de esta línea, sobre esta línea, arriba de"
        " esta línea",
        "Swedish": "ovanför denna rad, ovanför den här raden, ovanför denna linje, ovanför den"
        " här linjen",
        "Turkish": "bu satırın üzerine, bu satırın üstüne, bu çizginin üzerine, bu çizginin üstüne",
        "Ukrainian": "вище цього рядка, над цим рядком, вище цієї лінії, над цією лінією",
    }
)
"""On the line that a helpdesk puts above its mails."""

SENT_FROM = every_phrase(
    {
        "Arabic": "مرسل من, أرسلت من, أُرسلت من, تم الإرسال من, تم إرساله من, احصل على outlook",
        "Catalan": "enviat des del meu, enviat des de",
        "Chinese": "发自我的, 發自我的, 从我的, 從我的, 发送自, 發送自, 来自我的, 獲取 outlook,"
        " 获取 outlook, 下载 outlook, 取得 outlook, 取得適用於, 发自",
        "Croatian": "poslano s mog, poslano s",
        "Czech": "odesláno z, odesláno ze, posláno z, získat outlook",
        "Danish": "sendt fra min, sendt fra mit, sendt fra outlook, hent outlook, sendt fra mail"
        " til",
        "Dutch": "verzonden vanaf, verstuurd vanaf, verzonden met, verzonden vanuit, verstuurd"
        " met, download outlook voor, outlook downloaden voor",
        "English": "sent from my, sent from outlook, sent from mail for, sent from yahoo, sent"
        " from proton, sent from gmail, sent from samsung, sent from a mobile, sent from mobile,"
        " sent from iphone, sent from ipad, sent from android, sent with proton, sent with"
        " protonmail, get outlook for, get bluemail, yahoo mail:, sent by my, typed on my, sent"
        " on the go",
        "Finnish": "lähetetty iphonesta, lähetetty ipadista, lähetetty puhelimesta, lähetetty"
        " laitteesta, hanki outlook, lähetetty outlook, lähetetty minun",
        "French": "envoyé de mon, envoyé depuis, envoyé à partir de, envoyé via, télécharger"
        " outlook pour, obtenir outlook pour, obtenez outlook pour, provenance : courrier,"
        " provenance: courrier, envoyé avec",
        "German": "gesendet von mein, gesendet von outlook, gesendet von mail, von meinem"
        " iphone, von meinem ipad, von meinem handy, von meinem samsung, von meinem"
        " android, von meinem smartphone, von meinem mobil, von mobil gesendet, outlook"
        " für, holen sie sich outlook, gesendet mit, diese nachricht"
        " wurde von meinem, gesendet von yahoo, gesendet mit der",
        "Greek": "στάλθηκε από το, εστάλη από, αποκτήστε το outlook, λήψη του outlook",
        "Hebrew": "נשלח מה-, נשלח מ-, נשלח מהאייפון, נשלח מה, קבל את outlook, הורד את outlook",
        "Hungarian": "elküldve, küldve a, az iphone-omról, iphone készülékemről, outlook"
        " beszerzése, az outlook beszerzése",
        "Indonesian": "dikirim dari, dapatkan outlook",
        "Italian": "inviato da, inviato dal, scarica outlook per, ottieni outlook per, inviato con",
        "Japanese": "iphoneから送信, ipadから送信, androidから送信, 私のiphoneから送信, iphone"
        " から送信, スマートフォンから送信",
        "Korean": "나의 iphone에서, 나의 galaxy, 내 iphone에서, 내 galaxy, 나의 휴대, android용"
        " outlook, ios용 outlook",
        "Norwegian": "sendt fra min, sendt fra outlook, sendt fra mail, få outlook, skaff deg"
        " outlook, hent outlook",
        "Persian": "ارسال شده از",
        "Polish": "wysłane z, wysłano z, pobierz outlook, pobierz aplikację outlook, uzyskaj"
        " outlook",
        "Portuguese": "enviado do meu, enviado a partir do, enviado de meu, enviado pelo, enviado"
        " através do, obter o outlook, baixe o outlook, obtenha o outlook, transfira o outlook,"
        " enviado desde o",
        "Romanian": "trimis de pe, trimis din, obțineți outlook, trimis cu",
        "Russian": "отправлено с, отправлено из, отправлено через, получить outlook, скачать"
        " outlook, отправлено от",
        "Slovak": "odoslané z, odoslané zo, získať outlook",
        "Slovene": "poslano iz mojega, poslano z mojega",
        "Spanish": "enviado desde, enviado de mi, enviado con, obtener outlook para, descargar"
        " outlook para, obtenga outlook para, enviado mediante",
        "Swedish": "skickat från min, skickat från outlook, skickat från mail, skickat från"
        " e-post, skickades från, hämta outlook, skaffa outlook, skickat från yahoo",
        "Turkish": "iphone'umdan, iphone’umdan, ipad'imden, android cihazımdan, outlook'u edinin,"
        " outlook for, samsung cihazımdan",
        "Ukrainian": "надіслано з, відправлено з, отримати outlook, завантажити outlook",
        "Vietnamese": "được gửi từ, đã gửi từ, tải outlook, gửi từ iphone của tôi",
    }
)
"""How the line begins that tells from which device or program a mail comes."""

DEVICES = phrase_set(
    """
    iphone, ipad, android, samsung, galaxy, huawei, xiaomi, outlook, handy, smartphone,
    blackberry, windows, mobile, mobil, telefon, téléphone, telefoon, móvil, celular, cellulare,
    telefono, teléfono, puhelim, mail, gmail, yahoo, proton, tablet, device, phone, pixel, nokia,
    appareil, gerät, apparaat, dispositivo, айфон, телефон, смартфон, אייפון, 手机, 手機, 携帯,
    スマホ, app
    """
)
"""What such a line names."""
