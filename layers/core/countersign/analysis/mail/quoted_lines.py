"""The line above a quotation, and what stands between dashes, language by language.

Facts from what Gmail, Apple Mail, Thunderbird, Outlook, Yahoo, Proton, Zoho, QQ Mail, NetEase,
Mail.ru and Yandex write above the message that they quote.
"""

from countersign.analysis.mail.phrases import every_phrase

_WROTE = {
    "Arabic": "كتب, كتبت, تمت كتابة",
    "Bulgarian": "написа",
    "Catalan": "va escriure, ha escrit",
    "Chinese": "写道, 寫道, 写到, 的来信, 撰寫",
    "Croatian": "napisao, napisala, piše",
    "Czech": "napsal, píše",
    "Danish": "skrev, har skrevet",
    "Dutch": "schreef, het volgende geschreven, heeft geschreven",
    "English": "wrote, writes",
    "Estonian": "kirjutas",
    "Finnish": "kirjoitti",
    "French": "écrit, a écrit",
    "German": "schrieb, hat geschrieben",
    "Greek": "έγραψε",
    "Hebrew": "כתב, כתבה, כתב/ה, מאת",
    "Hungarian": "írta, ezt írta",
    "Icelandic": "skrifaði",
    "Indonesian": "menulis",
    "Italian": "ha scritto, scrive",
    "Japanese": "のメッセージ, のメール, 書きました, は書いた",
    "Korean": "작성, 님이 씀, 쓴 글, 작성함",
    "Latvian": "rakstīja",
    "Lithuanian": "rašė",
    "Norwegian": "skrev, har skrevet",
    "Persian": "نوشت",
    "Polish": "napisał, pisze, wiadomość napisana przez",
    "Portuguese": "escreveu",
    "Romanian": "a scris",
    "Russian": "написал, пишет, писал",
    "Serbian": "је написао, je napisao, пише",
    "Slovak": "napísal, píše",
    "Slovene": "je napisal, je pisal",
    "Spanish": "escribió, escribio",
    "Swedish": "skrev, har skrivit",
    "Thai": "เขียน",
    "Turkish": "yazdı",
    "Ukrainian": "пише, написав, написала",
    "Vietnamese": "đã viết",
}
WROTE = every_phrase(_WROTE)
"""The verb, in lower case."""

WROTE_OPENINGS = (
    *("On ", "At ", "In a message dated "),
    *("Am ", "Le ", "El ", "Il ", "Il giorno ", "Op ", "Em ", "Às ", "Den ", "På "),
    *("W dniu ", "Dnia ", "Wiadomość ", "Dne ", "Dňa ", "În ", "La ", "Pe ", "A ", "Em "),
    *("Στις ", "Την ", "Pada ", "Vào ", "Dana ", "Dne "),
    *("בתאריך ", "ב-", "ביום ", "في ", "بتاريخ ", "در ", "在", "เมื่อ ", "于", "於"),
)

_BETWEEN_DASHES = {
    "Arabic": "الرسالة الأصلية, رسالة أصلية, رسالة معاد توجيهها, الرسالة المعاد توجيهها,"
    " رسالة مُعاد توجيهها",
    "Bulgarian": "оригинално съобщение, препратено съобщение",
    "Catalan": "missatge original, missatge reenviat",
    "Chinese": "原始邮件, 原邮件, 原始信件, 原始郵件, 轉寄郵件, 转发邮件, 转发的邮件, 回复的原邮件,"
    " 轉寄的郵件, 已转发邮件, 已轉寄的郵件, forwarded message, 开始转发邮件, 開始轉寄郵件,"
    " 以下是转发的邮件",
    "Croatian": "izvorna poruka, originalna poruka, proslijeđena poruka",
    "Czech": "původní zpráva, původní e-mail, přeposlaná zpráva, začátek přeposlané zprávy",
    "Danish": "oprindelig meddelelse, original meddelelse, oprindelig besked, oprindelig mail,"
    " videresendt meddelelse, videresendt besked, videresendt mail, start på videresendt besked",
    "Dutch": "oorspronkelijk bericht, origineel bericht, doorgestuurd bericht,"
    " begin doorgestuurd bericht",
    "English": "original message, original email, original e-mail, original appointment,"
    " forwarded message, forwarded email, begin forwarded message, reply message, reply to message",
    "Estonian": "algne teade, edastatud teade",
    "Finnish": "alkuperäinen viesti, välitetty viesti, edelleenlähetetty viesti",
    "French": "message d'origine, message original, e-mail d'origine, message transféré,"
    " début du message transféré, début du message réexpédié, courriel original",
    "German": "ursprüngliche nachricht, originalnachricht, original-nachricht, original-mail,"
    " ursprüngliche e-mail, weitergeleitete nachricht, anfang der weitergeleiteten nachricht,"
    " anfang der weitergeleiteten e-mail, weitergeleitete mail",
    "Greek": "αρχικό μήνυμα, πρωτότυπο μήνυμα, προωθημένο μήνυμα, έναρξη προωθημένου μηνύματος",
    "Hebrew": "הודעה מקורית, ההודעה המקורית, הודעה שהועברה, תחילת ההודעה שהועברה",
    "Hungarian": "eredeti üzenet, továbbított üzenet, továbbított levél, eredeti levél",
    "Icelandic": "upprunaleg skilaboð, upphaflegur póstur",
    "Indonesian": "pesan asli, pesan terusan",
    "Italian": "messaggio originale, messaggio inoltrato, inizio messaggio inoltrato",
    "Japanese": "元のメッセージ, 元のメール, 転送メッセージ, 転送されたメッセージ,"
    " 以下は転送されたメールです, 転送されたメール, オリジナルメッセージ",
    "Korean": "원본 메시지, 원본 메일, 원본 이메일, 전달된 메시지, 전달된 메일, 원래 메시지",
    "Latvian": "sākotnējais ziņojums, pārsūtītā ziņa",
    "Lithuanian": "pradinis laiškas, originalus laiškas, persiųstas laiškas",
    "Norwegian": "opprinnelig melding, original melding, videresendt melding,"
    " start på videresendt melding",
    "Persian": "پیام اصلی, پیام هدایت‌شده",
    "Polish": "wiadomość oryginalna, oryginalna wiadomość, wiadomość przekazana,"
    " przekazana wiadomość, początek przekazywanej wiadomości, treść przekazanej wiadomości,"
    " pierwotna wiadomość",
    "Portuguese": "mensagem original, mensagem encaminhada, mensagem reencaminhada,"
    " início da mensagem reencaminhada, início da mensagem encaminhada",
    "Romanian": "mesaj original, mesajul original, mesaj redirecționat,"
    " începutul mesajului redirecționat",
    "Russian": "исходное сообщение, исходное письмо, пересылаемое сообщение,"
    " пересланное сообщение, пересылаемое письмо, начало переадресованного сообщения,"
    " переадресованное сообщение, оригинальное сообщение",
    "Serbian": "originalna poruka, оригинална порука, prosleđena poruka, прослеђена порука",
    "Slovak": "pôvodná správa, preposlaná správa, pôvodný e-mail",
    "Slovene": "izvirno sporočilo, posredovano sporočilo",
    "Spanish": "mensaje original, mensaje reenviado, inicio del mensaje reenviado, correo original",
    "Swedish": "ursprungligt meddelande, originalmeddelande, vidarebefordrat meddelande,"
    " vidarebefordrat brev, början på vidarebefordrat brev",
    "Thai": "ข้อความต้นฉบับ, ข้อความที่ส่งต่อ",
    "Turkish": "özgün ileti, orijinal mesaj, orijinal ileti, orjinal mesaj, iletilen mesaj,"
    " iletilmiş mesaj, yönlendirilmiş ileti, iletilen ileti",
    "Ukrainian": "оригінальне повідомлення, вихідне повідомлення, переслане повідомлення,"
    " пересланий лист, початковий лист",
    "Vietnamese": "thư gốc, tin nhắn gốc, thư đã chuyển tiếp, thư được chuyển tiếp",
}
BETWEEN_DASHES = every_phrase(_BETWEEN_DASHES)
"""What stands between dashes above an older message, in lower case."""
