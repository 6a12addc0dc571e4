"""Header lines that mail programs copy above an older message, language by language.

Facts from the message headers of Outlook, Outlook on the web, Apple Mail, Gmail's forwards,
Thunderbird, GMX, QQ Mail and Yahoo as those programs show them in each language.
"""

from typing import Literal, get_args

from countersign.analysis.mail.phrases import phrase_set

Role = Literal["from", "sent", "date", "to", "cc", "subject"]
_ROLE_NAMES: tuple[Role, ...] = get_args(Role)

LABELS: dict[str, tuple[str, str, str, str, str, str]] = {
    "Arabic": (
        "من, المرسل",
        "تاريخ الإرسال, تم الإرسال, أرسلت, أُرسلت, المرسلة, مرسل, وقت الإرسال",
        "التاريخ, تاريخ",
        "إلى, الى, المستلم",
        "نسخة, نسخة إلى",
        "الموضوع, موضوع",
    ),
    "Bulgarian": ("от", "изпратено", "дата", "до", "копие", "относно, тема"),
    "Catalan": (
        "de",
        "enviat, enviat el, data d'enviament",
        "data",
        "per a, a",
        "a/c",
        "assumpte, tema",
    ),
    "Chinese": (
        "发件人, 寄件人, 寄件者, 發件人, 发信人",
        "发送时间, 发送日期, 已发送, 發送時間, 寄件日期,"
        " 傳送時間, 傳送日期, 寄送日期, 已傳送, 送件日期",
        "日期, 时间, 時間",
        "收件人, 收件者, 收信人",
        "抄送, 副本",
        "主题, 主題, 主旨, 标题, 標題",
    ),
    "Croatian": (
        "od, šalje, pošiljatelj",
        "poslano",
        "datum",
        "prima, za, kome, primatelj",
        "kopija, kopija za",
        "predmet",
    ),
    "Czech": ("od, odesílatel", "odesláno, posláno", "datum", "komu, pro", "kopie", "předmět"),
    "Danish": ("fra, afsender", "sendt", "dato", "til", "kopi, cc", "emne"),
    "Dutch": ("van, afzender", "verzonden, verstuurd", "datum", "aan", "kopie, cc", "onderwerp"),
    "English": ("from", "sent", "date", "to", "cc, bcc, reply-to", "subject"),
    "Estonian": (
        "saatja, kellelt",
        "saadetud",
        "kuupäev",
        "adressaat, saaja, kellele",
        "koopia",
        "teema",
    ),
    "Finnish": (
        "lähettäjä",
        "lähetetty",
        "päivämäärä, päiväys",
        "vastaanottaja, kenelle",
        "kopio",
        "aihe",
    ),
    "French": (
        "de, expéditeur",
        "envoyé, envoyé le, date d'envoi",
        "date",
        "à, a, pour, destinataire",
        "cc, copie, copie à",
        "objet, sujet",
    ),
    "German": (
        "von, absender",
        "gesendet, gesendet am",
        "datum",
        "an, empfänger",
        "cc, kopie",
        "betreff",
    ),
    "Greek": (
        "από, αποστολέας",
        "στάλθηκε, εστάλη, αποστολή, απεστάλη",
        "ημερομηνία, ημ/νία",
        "προς",
        "κοιν, κοινοποίηση",
        "θέμα",
    ),
    "Hebrew": ("מאת, מ", "נשלח, נשלח ב", "תאריך", "אל, עבור", "עותק, העתק", "נושא, הנדון"),
    "Hungarian": (
        "feladó, küldő",
        "elküldve, küldve, küldés dátuma, küldés ideje",
        "dátum",
        "címzett, címzettek",
        "másolatot kap, másolat",
        "tárgy",
    ),
    "Icelandic": ("frá", "sent", "dagsetning, dags", "til", "afrit", "efni"),
    "Indonesian": (
        "dari",
        "dikirim, terkirim",
        "tanggal",
        "kepada, ke",
        "salinan",
        "perihal, subjek",
    ),
    "Italian": (
        "da, mittente",
        "inviato, data invio, data di invio",
        "data",
        "a, per, destinatario",
        "cc, copia",
        "oggetto",
    ),
    "Japanese": (
        "差出人, 送信者, 送信元, from",
        "送信日時, 送信日, 送信時刻",
        "日付, 日時, date",
        "宛先, to",
        "cc",
        "件名, subject",
    ),
    "Korean": (
        "보낸 사람, 보낸사람, 발신, 발신자, 발신인",
        "보낸 날짜, 보낸날짜, 보냄, 전송, 전송일, 발송일, 보낸 시간",
        "날짜, 일시, 일자",
        "받는 사람, 받는사람, 수신, 수신자, 수신인",
        "참조",
        "제목",
    ),
    "Latvian": ("no", "nosūtīts", "datums", "kam", "kopija", "tēma"),
    "Lithuanian": ("nuo", "išsiųsta", "data", "kam, iki", "kopija", "tema"),
    "Norwegian": ("fra, avsender", "sendt", "dato", "til", "kopi, kopi til", "emne"),
    "Persian": ("از", "ارسال شده, ارسال", "تاریخ", "به", "رونوشت", "موضوع"),
    "Polish": (
        "od, nadawca",
        "wysłano, wysłane, data wysłania",
        "data",
        "do, adresat, adresaci",
        "dw, do wiadomości, udw",
        "temat",
    ),
    "Portuguese": (
        "de, remetente",
        "enviado, enviada, enviado em, enviada em, data de envio",
        "data",
        "para, destinatário",
        "cc, cópia",
        "assunto",
    ),
    "Romanian": (
        "de la, de, expeditor",
        "trimis, trimisă, trimis la, data trimiterii",
        "data, dată",
        "către, catre, la, pentru, destinatar",
        "cc",
        "subiect",
    ),
    "Russian": (
        "от, от кого, отправитель",
        "отправлено, дата отправки, послано",
        "дата",
        "кому, получатель",
        "копия",
        "тема",
    ),
    "Serbian": (
        "od, од, pošiljalac, пошиљалац",
        "poslato, послато",
        "datum, датум",
        "za, kome, за, коме",
        "kopija, копија",
        "tema, naslov, тема, наслов",
    ),
    "Slovak": (
        "od, odosielateľ",
        "odoslané, odoslaná, poslané",
        "dátum",
        "komu, pre",
        "kópia",
        "predmet",
    ),
    "Slovene": ("od, pošiljatelj", "poslano", "datum", "za, komu", "kp, v vednost", "zadeva"),
    "Spanish": (
        "de, remitente",
        "enviado, enviado el, enviada, enviados, fecha de envío",
        "fecha",
        "para, a, destinatario",
        "cc, copia",
        "asunto",
    ),
    "Swedish": ("från, avsändare", "skickat, sänt", "datum", "till", "kopia", "ämne"),
    "Thai": (
        "จาก",
        "ส่งเมื่อ, ส่ง, วันที่ส่ง",
        "วันที่",
        "ถึง",
        "สำเนา, สำเนาถึง",
        "เรื่อง, หัวเรื่อง",
    ),
    "Turkish": (
        "kimden, gönderen",
        "gönderilme tarihi, gönderildi, gönderme tarihi, gönderim tarihi",
        "tarih",
        "kime, alıcı",
        "bilgi",
        "konu",
    ),
    "Ukrainian": (
        "від, від кого, відправник",
        "надіслано, відправлено, дата надсилання",
        "дата",
        "кому, до, одержувач",
        "копія",
        "тема",
    ),
    "Vietnamese": (
        "từ, người gửi",
        "đã gửi, ngày gửi",
        "ngày",
        "đến, tới, người nhận",
        "cc",
        "chủ đề, tiêu đề",
    ),
}
"""From, sent, date, to, copy and subject, in lower case."""


def _roles() -> dict[str, dict[str, Role]]:
    found: dict[str, dict[str, Role]] = {}
    for language, row in LABELS.items():
        for role, labels in zip(_ROLE_NAMES, row, strict=True):
            for label in phrase_set(labels):
                found.setdefault(label, {})[language] = role
    for label in ("cc", "bcc"):
        found[label] = dict.fromkeys(LABELS, "cc")
    return found


ROLES = _roles()
"""Label to the languages in which it is one, and what it names there."""
