"""How the subjects of automatic answers begin, language by language.

Facts from what Outlook, Exchange, Gmail, Thunderbird, Lotus Notes, Zimbra and QQ Mail put there.
"""

from countersign.analysis.mail.phrases import every_phrase

ANSWERS = every_phrase(
    {
        "Arabic": "رد تلقائي, الرد التلقائي, رد آلي, ردّ تلقائي",
        "Bulgarian": "автоматичен отговор",
        "Catalan": "resposta automàtica",
        "Chinese": "自动答复, 自动回复, 自動回覆, 自動回复, 自動答覆, 自动应答, 自動回應",
        "Croatian": "automatski odgovor, automatsko odgovaranje",
        "Czech": "automatická odpověď",
        "Danish": "autosvar, automatisk svar, auto-svar",
        "Dutch": "automatisch antwoord, automatische reactie, automatisch bericht,"
        " afwezigheidsbericht, afwezigheidsmelding",
        "English": "automatic reply, auto reply, auto-reply, autoreply, automatic response,"
        " auto response, auto-response, autoresponse, auto-responder, autoresponder,"
        " automated reply, automated response, vacation reply, vacation response,"
        " out of office autoreply, out of office auto-reply, out of office reply,"
        " out of office message, out of office notification, out of office notice,"
        " out-of-office notification",
        "Estonian": "automaatvastus, automaatne vastus",
        "Finnish": "automaattinen vastaus, automaattivastaus, poissaoloilmoitus, poissaoloviesti",
        "French": "réponse automatique, message d'absence, notification d'absence,"
        " réponse d'absence, message automatique",
        "German": "automatische antwort, abwesenheitsnotiz, abwesenheitsnachricht,"
        " automatische rückantwort, autom. antwort, abwesenheitsmeldung, autoantwort,"
        " automatische abwesenheitsnotiz, automatische abwesenheitsnachricht,"
        " urlaubsabwesenheit, ferienabwesenheit, urlaubsnotiz",
        "Greek": "αυτόματη απάντηση",
        "Hebrew": "תשובה אוטומטית, מענה אוטומטי",
        "Hungarian": "automatikus válasz",
        "Icelandic": "sjálfvirkt svar",
        "Indonesian": "balasan otomatis, jawaban otomatis",
        "Italian": "risposta automatica, risponditore automatico",
        "Japanese": "自動応答, 自動返信, 自動回答, 不在通知",
        "Korean": "자동 회신, 자동회신, 자동 응답, 자동응답, 자동 답장, 자동답장, 부재 중 자동",
        "Latvian": "automātiskā atbilde, automātiska atbilde",
        "Lithuanian": "automatinis atsakymas",
        "Norwegian": "autosvar, automatisk svar, fraværsmelding",
        "Persian": "پاسخ خودکار",
        "Polish": "odpowiedź automatyczna, automatyczna odpowiedź, autoodpowiedź",
        "Portuguese": "resposta automática",
        "Romanian": "răspuns automat, raspuns automat",
        "Russian": "автоматический ответ, автоответ, автоответчик",
        "Serbian": "аутоматски одговор, automatski odgovor",
        "Slovak": "automatická odpoveď",
        "Slovene": "samodejni odgovor, avtomatski odgovor",
        "Spanish": "mensaje de ausencia, respuesta automática, respuesta automatica,"
        " contestación automática",
        "Swedish": "autosvar, automatiskt svar, frånvaromeddelande",
        "Thai": "ตอบกลับอัตโนมัติ, การตอบกลับอัตโนมัติ",
        "Turkish": "otomatik yanıt, otomatik cevap",
        "Ukrainian": "автоматична відповідь, автовідповідь",
        "Vietnamese": "trả lời tự động, thư trả lời tự động",
    }
)
"""What is called an automatic answer."""

ABSENCES = every_phrase(
    {
        "Arabic": "خارج المكتب",
        "Chinese": "不在办公室, 不在辦公室, 外出, 休假中, 外出通知",
        "Czech": "mimo kancelář, nepřítomnost",
        "Danish": "ikke til stede, ikke på kontoret, fravær, fraværsbesked",
        "Dutch": "afwezig, afwezigheid, niet aanwezig, buiten kantoor, niet op kantoor",
        "English": "out of office, out of the office, out-of-office, ooo, away from the office,"
        " away from office, on vacation, on holiday, on leave, on annual leave, away message",
        "Estonian": "kontorist väljas",
        "Finnish": "poissaolo, poissa toimistosta, poissa, lomalla",
        "French": "absence du bureau, absent du bureau, absente du bureau, absence, absent(e),"
        " en congé, en congés",
        "German": "abwesenheit, abwesend, nicht im büro, außer haus, im urlaub, nicht im hause",
        "Greek": "εκτός γραφείου",
        "Hebrew": "מחוץ למשרד",
        "Hungarian": "házon kívül, irodán kívül",
        "Italian": "fuori sede, fuori ufficio, assenza dall'ufficio, assente, assenza",
        "Japanese": "不在, 不在のお知らせ, 不在連絡, 休暇中",
        "Korean": "부재 중, 부재중, 휴가 중, 휴가중",
        "Norwegian": "ikke på kontoret, fravær, fraværende",
        "Polish": "poza biurem, nieobecność, nieobecny, nieobecna",
        "Portuguese": "fora do escritório, ausência temporária, ausente, fora do gabinete,"
        " ausência",
        "Romanian": "în afara biroului, absent din birou",
        "Russian": "вне офиса, отсутствие на рабочем месте, в отпуске, отсутствую",
        "Slovak": "mimo kancelárie, neprítomnosť",
        "Slovene": "odsotnost, odsoten, zunaj pisarne",
        "Spanish": "fuera de la oficina, fuera de oficina, ausencia, ausente, de vacaciones",
        "Swedish": "frånvaro, frånvarande, ej på kontoret, inte på kontoret, på semester",
        "Turkish": "ofis dışında, ofis dışındayım, izinde",
        "Ukrainian": "поза офісом, у відпустці",
    }
)
"""What is called an absence: by a program, unless it is asked about."""

BOUNCES = (
    "undelivered mail returned",
    "undeliverable:",
    "delivery status notification (",
    "mail delivery failed: returning",
    "returned mail: see",
)

CALENDAR = (
    "invitation:",
    "updated invitation:",
    "accepted:",
    "declined:",
    "tentatively accepted:",
    "tentative:",
    "canceled event",
    "cancelled event",
    "canceled:",
    "cancelled:",
)
"""What calendars put before the title of an event."""
