"""Older messages below the newest text, as mail programs quote them in many languages."""

import pytest

from countersign.analysis.mail.body_text import newest_blocks
from countersign.analysis.mail.quoted_headers import LABELS

ANSWER = "Thanks, that is all clear now."
OLD = "Hi Tom,\n\nCould you please send me the signed lease by Friday?\n\nAda"
ADA = "Ada Probe <ada@home.example>"


def newest(text: str) -> str:
    return "\n".join(newest_blocks(text))


WROTE = [
    f"On Tue, Mar 3, 2026 at 10:00 AM {ADA} wrote:",
    f"On Tuesday, March 3rd, 2026 at 10:00, {ADA} wrote:",
    'At 2026-03-03 10:00:00, "Ada Probe" <ada@home.example> wrote:',
    "On 2026/03/03 10:00, Ada Probe wrote:",
    "In a message dated 3/3/2026 10:00:00 AM, ada@home.example writes:",
    f"Am Di., 3. März 2026 um 10:00 Uhr schrieb {ADA}:",
    "Am 03.03.26 um 10:00 schrieb Ada Probe:",
    f"Le mar. 3 mars 2026 à 10:00, {ADA} a écrit :",
    "Le 03/03/2026 à 10:00, Ada Probe a écrit :",
    "El mar, 3 mar 2026 a las 10:00, Ada Probe (<ada@home.example>) escribió:",
    "El 3/3/26 a las 10:00, Ada Probe escribió:",
    f"Il giorno mar 3 mar 2026 alle ore 10:00 {ADA} ha scritto:",
    "Il 03/03/2026 10:00, Ada Probe ha scritto:",
    f"Op di 3 mrt 2026 om 10:00 schreef {ADA}:",
    f"Em ter., 3 de mar. de 2026 às 10:00, {ADA} escreveu:",
    "Às 10:00 de 03/03/2026, Ada Probe escreveu:",
    f"Den tis 3 mars 2026 kl 10:00 skrev {ADA}:",
    "Den 2026-03-03 kl. 10:00, skrev Ada Probe:",
    f"tir. 3. mar. 2026 kl. 10.00 skrev {ADA}:",
    "tir. 3. mar. 2026 kl. 10.00 skrev Ada Probe\n<ada@home.example>:",
    "ti 3. maalisk. 2026 klo 10.00 Ada Probe (ada@home.example) kirjoitti:",
    "Ada Probe kirjoitti 3.3.2026 klo 10.00:",
    f"wt., 3 mar 2026 o 10:00 {ADA} napisał(a):",
    "W dniu 3.03.2026 o 10:00, Ada Probe pisze:",
    f"Wiadomość napisana przez {ADA} w dniu 3 mar 2026, o godz. 10:00:",
    f"út 3. 3. 2026 v 10:00 odesílatel {ADA} napsal:",
    "Dne 03. 03. 26 v 10:00 Ada Probe napsal(a):",
    f"ut 3. 3. 2026 o 10:00 {ADA} napísal(a):",
    f"{ADA} ezt írta (időpont: 2026. márc. 3., K, 10:00):",
    "2026. 03. 03. 10:00 keltezéssel, Ada Probe írta:",
    f"În mar., 3 mar. 2026 la 10:00, {ADA} a scris:",
    f"вт, 3 мар. 2026 г. в 10:00, {ADA}:",
    "03.03.2026 10:00, Ada Probe пишет:",
    f"3 марта 2026 г., в 10:00, {ADA} написал(а):",
    f"Вторник, 3 марта 2026, 10:00 +03:00 от {ADA}:",
    f"вт, 3 бер. 2026 р. о 10:00 {ADA} пише:",
    f"{ADA}, 3 Mar 2026 Sal, 10:00 tarihinde şunu yazdı:",
    "3.03.2026 10:00 tarihinde Ada Probe yazdı:",
    f"Στις Τρί 3 Μαρ 2026 στις 10:00 π.μ., ο χρήστης {ADA} έγραψε:",
    "Στις 3/3/2026 10:00 π.μ., ο/η Ada Probe έγραψε:",
    "\u202bבתאריך יום ג׳, 3 במרץ 2026 ב-10:00 מאת \u202aAda Probe\u202c\u200f"
    " <\u202aada@home.example\u202c\u200f>:\u202c",
    "ב-03/03/2026 10:00, Ada Probe כתב:",
    "في الثلاثاء، 3 مارس 2026 في 10:00 ص تمت كتابة ما يلي بواسطة Ada Probe"
    " <\u202aada@home.example\u202c\u200f>:",
    "2026年3月3日(火) 10:00 Ada Probe <ada@home.example>:",
    "2026/03/03 10:00、Ada Probe <ada@home.example>のメール\uff1a",
    "Ada Probe <ada@home.example> 于2026年3月3日周二 10:00写道\uff1a",
    "在 2026年3月3日\uff0c10:00\uff0cAda Probe <ada@home.example> 写道\uff1a",
    "Ada Probe <ada@home.example> 於 2026年3月3日 週二 上午10:00寫道\uff1a",
    "2026년 3월 3일 (화) 오전 10:00, Ada Probe <ada@home.example>님이 작성:",
    "2026-03-03 오전 10:00에 Ada Probe 이(가) 쓴 글:",
]


@pytest.mark.parametrize("line", WROTE)
@pytest.mark.parametrize("below", ["\n\n", "\n> "], ids=["bare", "marked"])
def test_below_the_line_that_names_the_writer_nothing_is_new(line: str, below: str) -> None:
    quoted = below + OLD.replace("\n", (below.lstrip("\n") and "\n> ") or "\n")
    assert newest(f"{ANSWER}\n\n{line}{quoted}") == ANSWER


@pytest.mark.parametrize(
    "divider",
    [
        f"---- On Tue, 03 Mar 2026 10:00:00 +0100 {ADA} wrote ----",
        f"---- Le mar., 03 mars 2026 10:00:00 +0100 {ADA} a écrit ----",
        "---- Am Di., 03 März 2026 10:00:00 +0100 ada@home.example schrieb ----",
        "------- Original Message -------",
        "-----Ursprüngliche Nachricht-----",
        "-------- Message d'origine --------",
        "-----Mensaje original-----",
        "-----Messaggio originale-----",
        "-----Oorspronkelijk bericht-----",
        "-----Mensagem original-----",
        "-----Ursprungligt meddelande-----",
        "-----Oprindelig meddelelse-----",
        "-----Opprinnelig melding-----",
        "-----Alkuperäinen viesti-----",
        "-----Wiadomość oryginalna-----",
        "-----Původní zpráva-----",
        "-----Eredeti üzenet-----",
        "-----Исходное сообщение-----",
        "-----Özgün İleti-----",
        "-----Αρχικό μήνυμα-----",
        "-----הודעה מקורית-----",
        "-----元のメッセージ-----",
        "------------------ 原始邮件 ------------------",
        "-----원본 메시지-----",
        "---------- Weitergeleitete Nachricht ---------",
        "Anfang der weitergeleiteten Nachricht:",
        "Início da mensagem reencaminhada:",
    ],
)
def test_below_words_between_dashes_nothing_is_new(divider: str) -> None:
    assert newest(f"{ANSWER}\n\n{divider}\n\n{OLD}") == ANSWER


BLOCKS = {
    "Danish": ("Fra", "Sendt", "Til", "Emne"),
    "Swedish": ("Från", "Skickat", "Till", "Ämne"),
    "Norwegian": ("Fra", "Sendt", "Til", "Emne"),
    "Finnish": ("Lähettäjä", "Lähetetty", "Vastaanottaja", "Aihe"),
    "Polish": ("Od", "Wysłano", "Do", "Temat"),
    "Czech": ("Od", "Odesláno", "Komu", "Předmět"),
    "Slovak": ("Od", "Odoslané", "Komu", "Predmet"),
    "Hungarian": ("Feladó", "Elküldve", "Címzett", "Tárgy"),
    "Romanian": ("De la", "Trimis", "Către", "Subiect"),
    "Russian": ("От", "Отправлено", "Кому", "Тема"),
    "Ukrainian": ("Від", "Надіслано", "Кому", "Тема"),
    "Turkish": ("Kimden", "Gönderilme Tarihi", "Kime", "Konu"),
    "Greek": ("Από", "Στάλθηκε", "Προς", "Θέμα"),
    "Hebrew": ("מאת", "נשלח", "אל", "נושא"),
    "Arabic": ("من", "تم الإرسال", "إلى", "الموضوع"),
    "Japanese": ("差出人", "送信日時", "宛先", "件名"),
    "simplified Chinese": ("发件人", "发送时间", "收件人", "主题"),
    "traditional Chinese": ("寄件者", "寄件日期", "收件者", "主旨"),
    "Korean": ("보낸 사람", "보낸 날짜", "받는 사람", "제목"),
    "German": ("Von", "Gesendet", "An", "Betreff"),
    "French": ("De", "Envoyé", "À", "Objet"),
    "Spanish": ("De", "Enviado", "Para", "Asunto"),
    "Italian": ("Da", "Inviato", "A", "Oggetto"),
    "Portuguese": ("De", "Enviada em", "Para", "Assunto"),
    "Dutch": ("Van", "Verzonden", "Aan", "Onderwerp"),
    "English": ("From", "Sent", "To", "Subject"),
}
VALUES = ("Ada Probe", "3 mars 2026 10:00", "Tom Berg", "Contract")


@pytest.mark.parametrize("labels", BLOCKS.values(), ids=BLOCKS)
@pytest.mark.parametrize(
    "form", ["{}: {}", "{} : {}", "*{}:* {}", "{}\uff1a{}", "\u200f{}:\u200f {}", "**{}:** {}"]
)
def test_below_a_copied_header_nothing_is_new(labels: tuple[str, ...], form: str) -> None:
    block = "\n".join(form.format(*pair) for pair in zip(labels, VALUES, strict=True))
    assert newest(f"{ANSWER}\n\n{block}\n\n{OLD}") == ANSWER


@pytest.mark.parametrize("language", LABELS)
def test_a_header_that_begins_with_its_date_is_one(language: str) -> None:
    names = [labels.split(", ")[0].capitalize() for labels in LABELS[language]]
    sender, sent, _, to, _, subject = names
    block = f"{sent}: 3.3.2026 10:00\n{sender}: {ADA}\n{to}: Tom\n{subject}: Contract"
    assert newest(f"{ANSWER}\n\n{block}\n\n{OLD}") == ANSWER


def test_below_a_rule_a_header_in_no_known_language_is_one() -> None:
    block = f"Ngaa: {ADA}\nTukuna: 3 Maehe 2026 10:00\nKi: Tom\nKaupapa: Contract"
    assert newest(f"{ANSWER}\n\n{'_' * 32}\n{block}\n\n{OLD}") == f"{ANSWER}"


@pytest.mark.parametrize(
    "prose",
    [
        "On Monday I need the lease.\nCould you please send it:\nby mail",
        "We meet at 10:00 in room 3. Please bring:\n- the plan\nCan you come?",
        "Here is the plan for 3 March 2026:\nCould you check it?",
        "From: Berlin\nTo: Hamburg\nDate: 3 March\n\nCould you book this?",
        "Von: Berlin\nAn: Hamburg\nDatum: 3. März\n\nKannst du das buchen?",
        "Name: Ada\nEmail: ada@x.example\nPhone: 123456\n\nCould you send me a quote?",
        "The call with Rita (rita@x.example) is at 10:00. Could you please bring:\n- the plan",
        "Two things I noted down in 2026 for our meeting:\n- Could you call?",
        "Original message: we need three chairs. Could you bring them?",
        "Subject: the lease. Could you send it?",
    ],
)
def test_what_a_person_writes_is_not_taken_for_a_quotation(prose: str) -> None:
    assert newest(prose) == prose


def test_lines_that_never_become_a_header_cost_a_bounded_look() -> None:
    text = "From: x\n\n" * 3_000 + "Could you send it?"
    assert newest(text).startswith("From: x")
