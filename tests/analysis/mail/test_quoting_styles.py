"""What a person wrote now, told from all that programs put below and around it, style by style."""

import pytest

from countersign.analysis.mail.body_text import newest_blocks

NEW = "Thanks, that suits me well."
OLD = "Would you please send us the stamped lease by Tuesday?"
ME = "Kim Lind <kim@hafen.example>"


def newest(text: str) -> str:
    return "\n".join(newest_blocks(text))


def quoted(text: str, mark: str = "> ") -> str:
    return "\n".join(mark + line for line in text.split("\n"))


ABOVE_QUOTED = {
    "mutt": "On Tue, Dec 01, 2026 at 08:05:11AM +0100, Kim Lind wrote:",
    "Pine": "On Tue, 1 Dec 2026, Kim Lind wrote:",
    "Gnus": f"{ME} writes:",
    "Horde": f"Quoting {ME}:",
    "Horde, German": f"Zitat von {ME}:",
    "Horde, French": f"{ME} a écrit :",
    "Spark": f"On 1 Dec 2026, 08:05 +0100, {ME}, wrote:",
    "Mailspring": f"On Dec 1 2026, at 8:05 am, {ME} wrote:",
    "Superhuman": "On Tue, Dec 01, 2026 at 8:05 AM, Kim Lind < kim@hafen.example > wrote:",
    "Front": "On December 1, 2026 at 8:05 AM GMT+1 kim@hafen.example wrote:",
    "Airmail": "On December 1, 2026 at 8:05:11, Kim Lind (kim@hafen.example) wrote:",
    "Fastmail": "On Tue, 1 Dec 2026, at 8:05 AM, Kim Lind wrote:",
    "Evolution": "On Tue, 2026-12-01 at 08:05 +0100, Kim Lind wrote:",
    "Evolution, German": "Am Dienstag, dem 01.12.2026 um 08:05 +0100 schrieb Kim Lind:",
    "KMail": "On Tuesday, 1 December 2026 08:05:11 CET Kim Lind wrote:",
    "KMail, German": "Am Dienstag, 1. Dezember 2026, 08:05:11 CET schrieb Kim Lind:",
    "Roundcube": "On 2026-12-01 08:05, Kim Lind wrote:",
    "Roundcube, German": "Am 2026-12-01 08:05, schrieb Kim Lind:",
    "Roundcube, French": "Le 2026-12-01 08:05, Kim Lind a écrit :",
    "Open-Xchange": f"{ME} hat am 01.12.2026 08:05 CET geschrieben:",
    "Open-Xchange, English": f"On 12/01/2026 8:05 AM CET {ME} wrote:",
    "Gmail on a phone, German": f"{ME} schrieb am Di., 1. Dez. 2026, 08:05:",
    "Gmail, wrapped": "On Tue, Dec 1, 2026 at 8:05 AM Kim Lind of the Harbour Office\n"
    "<kim@hafen.example> wrote:",
    "Gmail, wrapped twice": "On Tue, Dec 1, 2026 at 8:05 AM 'Kim Lind of the Harbour\n"
    "Office' via Leases\n<leases@hafen.example> wrote:",
    "Gmail, wrapped at its verb": f"On Tue, Dec 1, 2026 at 8:05 AM {ME}\nwrote:",
    "Thunderbird, French": "Kim Lind a écrit le 01/12/2026 08:05 :",
    "Thunderbird, Dutch": "Kim Lind schreef op 1-12-2026 om 8:05:",
    "Thunderbird, Swedish": "Kim Lind skrev den 2026-12-01 08:05:",
    "Thunderbird, English": "Kim Lind wrote on 01/12/2026 08:05:",
    "Thunderbird, Danish": "Den 01.12.2026 kl. 08.05 skrev Kim Lind:",
    "Thunderbird, Norwegian": "Den 01.12.2026 08:05, skrev Kim Lind:",
    "Thunderbird, Finnish": "Kim Lind kirjoitti 1.12.2026 klo 8.05:",
    "Thunderbird, Japanese": "On 2026/12/01 8:05, Kim Lind wrote:",
    "Tutanota": "1 Dec 2026, 08:05 by kim@hafen.example:",
    "Tutanota, German": "1. Dez. 2026, 08:05 von kim@hafen.example:",
    "The Bat": "Tuesday, December 1, 2026, 8:05:11 AM, you wrote:",
    "The Bat, German": "am Dienstag, 1. Dezember 2026 um 08:05 schrieben Sie:",
    "Apple Mail, Dutch": f"Op 1 dec. 2026, om 08:05 heeft {ME} het volgende geschreven:",
    "Apple Mail, Portuguese": f"No dia 01/12/2026, às 08:05, {ME} escreveu:",
    "Apple Mail, Italian": f"Il giorno 1 dic 2026, alle ore 08:05, {ME} ha scritto:",
    "Apple Mail, Spanish": f"El 1 dic 2026, a las 8:05, {ME} escribió:",
    "Apple Mail, Polish": f"Wiadomość napisana przez {ME} w dniu 01.12.2026, o godz. 08:05:",
    "Apple Mail, Chinese": f"2026年12月1日 08:05\uff0c{ME} 写道\uff1a",
    "Apple Mail, Japanese": f"2026/12/01 8:05、{ME}のメール:",
    "Onet": f"W dniu 2026-12-01 08:05:11 użytkownik {ME} napisał:",
    "Yandex": '01.12.2026, 08:05, "Kim Lind" <kim@hafen.example>:',
    "Mail.ru": f"Вторник, 1 декабря 2026, 8:05 +03:00 от {ME}:",
    "Seznam": f"Dne 1. 12. 2026 v 8:05 {ME} napsal:",
}


@pytest.mark.parametrize("line", ABOVE_QUOTED.values(), ids=ABOVE_QUOTED)
@pytest.mark.parametrize("form", ["marked", "bare", "within the marks", "below a device"])
def test_below_the_line_that_names_who_wrote(line: str, form: str) -> None:
    text = {
        "marked": f"{NEW}\n\n{line}\n\n{quoted(OLD)}",
        "bare": f"{NEW}\n\nLea\n\n{line}\n\n{OLD}\n\nKim",
        "within the marks": f"{NEW}\n\nLea\n\n{quoted(line)}\n> \n{quoted(OLD)}",
        "below a device": f"{NEW}\nSent from my iPhone\n\n{line}\n\n\ufeff{OLD}",
    }[form]
    assert OLD not in newest(text)
    assert newest(text).startswith(NEW)


@pytest.mark.parametrize("line", ABOVE_QUOTED.values(), ids=ABOVE_QUOTED)
def test_an_answer_below_what_is_quoted_is_new(line: str) -> None:
    assert newest(f"{line}\n{quoted(OLD)}\n\n{NEW}\n\nLea").startswith(NEW)
    between = f"{line}\n{quoted(OLD)}\n\n{NEW}\n\n> And the key?\n\nIt hangs in the hall."
    assert newest(between) == f"{NEW}\nIt hangs in the hall."


BLOCKS = {
    "Notes": "Kim Lind   01/12/2026 08:05 AM\nTo: Lea Roth/HAFEN\ncc:\nSubject: Lease",
    "Notes, with an organisation": "Kim Lind/HAFEN/DE@HAFEN\n01.12.2026 08:05\n\nTo\nLea Roth\n"
    "cc\n\nSubject\nLease",
    "Notes, German": "Kim Lind <kim@hafen.example>\n01.12.2026 08:05\n\nAn\nLea Roth\nKopie\n\n"
    "Thema\nLease",
    "Notes, on a line": "Kim Lind ---01.12.2026 08:05:11---The harbour lease",
    "Notes, below": "From:\tKim Lind/HAFEN\nTo:\tLea Roth/HAFEN\nDate:\t01/12/2026 08:05\n"
    "Subject:\tLease\n________________________________",
    "Outlook, Swedish": "Från: Kim Lind <kim@hafen.example>\nSkickat: den 1 december 2026 08:05\n"
    "Till: Lea Roth\nÄmne: Kontrakt",
    "Outlook, Chinese": "发件人: Kim Lind <kim@hafen.example>\n发送时间: 2026年12月1日 8:05\n"
    "收件人: Lea Roth\n主题: Lease",
    "Outlook, Finnish": "Lähettäjä: Kim Lind\nLähetetty: tiistai 1. joulukuuta 2026 8.05\n"
    "Vastaanottaja: Lea Roth\nAihe: Lease",
    "Outlook for Mac": "From: Kim Lind <kim@hafen.example>\nDate: Tuesday, 1 December 2026 at 08:05"
    "\nTo: Lea Roth\nSubject: Lease",
    "Outlook on the web": "________________________________\nFrom: Kim Lind\nSent: Tuesday,"
    " December 1, 2026 8:05 AM\nTo: Lea Roth\nCc: Bo\nSubject: Re: Lease",
    "Outlook on a phone": "Get Outlook for iOS<https://outlook.example/ios>\n"
    "________________________________\nFrom: Kim Lind\nSent: Tuesday, December 1, 2026 8:05 AM",
    "Outlook, old": "-----Original Message-----\nFrom: Kim Lind [mailto:kim@hafen.example]\n"
    "Sent: Tuesday, December 01, 2026 8:05 AM\nTo: Lea Roth\nSubject: Lease",
    "Outlook, long list": "From: Kim Lind\nSent: Tuesday, December 1, 2026 8:05 AM\nTo: Ada One;\n"
    " Bo Two; Cy Three; Di Four; Ed Five;\n Fay Six; Gus Seven; Hal Eight\nSubject: Lease",
    "Samsung": "-------- Original message --------\nFrom: Kim Lind <kim@hafen.example> \n"
    "Date: 01/12/2026  08:05  (GMT+01:00) \nTo: Lea \nSubject: Lease ",
    "Samsung, German": "-------- Ursprüngliche Nachricht --------\nVon: Kim Lind\n"
    "Datum: 01.12.26 08:05 (GMT+01:00)\nAn: Lea\nBetreff: Lease",
    "BlackBerry": "Sent from my BlackBerry 10 smartphone.\n"
    "  Original Message  \nFrom: Kim Lind\nSent: Tuesday, December 1, 2026 8:05 AM\nTo: Lea",
    "Yahoo, old": f"--- On Tue, 12/1/26, {ME} wrote:\n\nFrom: Kim Lind\nSubject: Lease",
    "GMX": 'Gesendet: Dienstag, 1. Dezember 2026 um 08:05 Uhr\nVon: "Kim Lind" <kim@hafen.example>'
    '\nAn: "Lea Roth" <lea@x.example>\nBetreff: Lease',
    "GMX, old": "-------- Original-Nachricht --------\n> Datum: Tue, 1 Dec 2026\n> Von: Kim",
    "web.de on a phone": "--\nDiese Nachricht wurde von meinem Android Mobiltelefon mit WEB.DE Mail"
    " gesendet.\n\nAm 01.12.26, 08:05 schrieb Kim Lind <kim@hafen.example>:",
    "Zimbra": '----- Original Message -----\nFrom: "Kim" <kim@hafen.example>\nTo: Lea\nSent:'
    " Tuesday, December 1, 2026 8:05:11 AM\nSubject: Lease",
    "Zimbra, French": '----- Mail original -----\nDe: "Kim" <kim@hafen.example>\nÀ: Lea\nEnvoyé:'
    " Mardi 1 Décembre 2026 08:05:11\nObjet: Lease",
    "eM Client": '------ Originalnachricht ------\nVon: "Kim Lind" <kim@hafen.example>\nAn: "Lea"\n'
    "Gesendet: 01.12.2026 08:05\nBetreff: Lease",
    "GroupWise": f">>> {ME} 01.12.2026 08:05 >>>",
    "GroupWise, plain": ">>> Kim Lind 12/1/2026 8:05 AM >>>",
    "QQ": '------------------ 原始邮件 ------------------\n发件人: "Kim"<kim@hafen.example>;\n'
    "发送时间: 2026年12月1日(星期二) 上午8:05",
    "Foxmail": "发件人\uff1a Kim Lind\n发送时间\uff1a 2026-12-01 08:05\n收件人\uff1a lea\n"
    "主题\uff1a Lease",
    "Naver": '-----Original Message-----\nFrom: "Kim"<kim@hafen.example>\nTo: <lea@x.example>;\n'
    "Cc:\nSent: 2026-12-01 (화) 08:05:11 (GMT+09:00)\nSubject: Lease",
    "Seznam": "---------- Původní e-mail ----------\nOd: Kim Lind <kim@hafen.example>\nKomu: lea\n"
    "Datum: 1. 12. 2026 8:05:11\nPředmět: Lease",
    "Orange": "> Message du 01/12/26 08:05\n> De : Kim Lind\n> A : lea\n> Objet : Lease\n> ",
    "AOL": "-----Original Message-----\nFrom: Kim Lind <kim@hafen.example>\nTo: lea\nSent: Tue, Dec"
    " 1, 2026 8:05 am\nSubject: Lease",
    "Zoho": f"---- On Tue, 01 Dec 2026 08:05:11 +0100 {ME} wrote ----",
    "Zoho, new": f"---- On Tue, 01 Dec 2026 08:05:11 +0100  {ME} wrote ---",
    "Zendesk": "--------------------------\nKim Lind, Dec 1, 2026, 08:05 GMT+1:",
    "a number": "\n*From:* Kim Lind\n*Sent:* Tuesday, December 1, 2026 8:05 AM\n*To:* Lea",
    "bold": "**From:** Kim Lind <kim@hafen.example>\n**Date:** 1 December 2026\n**To:** Lea\n"
    "**Subject:** Lease",
    "upper case": "FROM: Kim Lind\nSENT: Tuesday, December 1, 2026\nTO: Lea\nSUBJECT: Lease",
    "a fold": "From: Kim Lind\n <kim@hafen.example>\nDate: Tue, 1 Dec 2026 08:05:11 +0100\n"
    "Subject: Lease\nTo: Lea",
}


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
@pytest.mark.parametrize("name", ["", "Lea\n\n", "Best,\nLea\n\n"])
def test_below_a_block_of_older_fields(block: str, name: str) -> None:
    found = newest(f"{NEW}\n\n{name}{block}\n\n{OLD}\n\nKim")
    assert OLD not in found
    assert found.startswith(NEW)
    assert "08:05" not in found


@pytest.mark.parametrize(
    "lines",
    [
        f"| {OLD}\n| Kim",
        f"|{OLD}\n|\n|Kim",
        f": {OLD}\n: Kim",
        f"KL> {OLD}\nKL> Kim",
        f"Kim> {OLD}",
        f">> {OLD}\n>> Kim",
        f"\u2502 {OLD}\n\u2502 Kim",
        f"&gt; {OLD}\n&gt; Kim",
        f"» {OLD}\n» Kim",
        f" > {OLD}",
        f"\u00a0> {OLD}",
    ],
)
def test_other_marks_of_quoted_lines(lines: str) -> None:
    assert newest(f"{NEW}\n\nLea\n\n{lines}").removesuffix("\n\nLea") == NEW
    assert newest(f"{lines}\n\n{NEW}") == NEW


FEET = {
    "paper, German": "Bitte denken Sie an die Umwelt, bevor Sie diese E-Mail drucken. Müssen Sie"
    " diese Mail wirklich ausdrucken?",
    "paper": "Please think of the trees: do you really need to print this e-mail?",
    "rate me": "How was my answer today? Rate my service",
    "rate us": "How did we do?\nGreat  |  Okay  |  Bad",
    "survey": "Are you happy with our help? Take our two-minute survey: https://x.example/s",
    "follow us": "Follow us: Facebook | LinkedIn | Instagram",
    "list": "_______________________________________________\nharbour mailing list\n"
    "harbour@lists.example\nhttps://lists.example/listinfo/harbour",
    "group": '-- \nYou received this message because you are subscribed to the group "Harbour".\n'
    "To unsubscribe from this group, could you send a mail to harbour+u@lists.example.",
    "dashes": "--\nLea Roth\nCould we help? Call us: +49 30 1234",
    "dashes, long": "---\nLea Roth\nNeed a berth? Ask me.",
    "rule": "____________________\nLea Roth | Harbour Office\nT: +49 30 1234 | www.hafen.example\n"
    "Want to know more? Visit our site",
    "stars": "*****\nLea Roth\nHarbour Office\nTel. 030 1234\nHave you seen our new pier?",
    "unmarked": "Lea Roth\nHead of Leases\nHarbour Office Ltd.\nPhone: +44 20 7946 0000\n"
    "www.hafen.example\nLooking for a berth?",
    "unmarked, German": "Lea Roth\nVertrieb\nHafen GmbH\nTelefon 030 1234567\nlea@hafen.example\n"
    "Sie suchen einen Liegeplatz?",
    "virus": "Virus-free. www.avast.example",
    "phone": "Sent from my Galaxy",
    "phone, Spanish": "Enviado desde mi iPhone",
    "phone, Polish": "Wysłane z iPhone'a",
    "phone, Japanese": "iPhoneから送信",
    "phone, Chinese": "发自我的iPhone",
    "phone, Russian": "Отправлено с iPhone",
    "phone, Finnish": "Lähetetty iPhonesta",
    "proton": "Sent with Proton Mail secure email.",
    "meet": "Want to meet? Book a time: https://cal.example/lea",
    "secret": "This message is confidential. If you are not the intended recipient, would you"
    " please tell the sender and delete it?",
}


@pytest.mark.parametrize("foot", FEET.values(), ids=FEET)
def test_what_stands_at_the_foot_asks_nothing(foot: str) -> None:
    found = newest(f"{NEW}\n\nLea\n\n{foot}")
    assert found.startswith(NEW)
    assert "?" not in found
    assert "iPhone" not in found


@pytest.mark.parametrize(
    "text",
    [
        f"{NEW}\n\nFrom Monday on the key hangs in the hall:\n\nWill you fetch it?",
        "Ada wrote to me in 2025: she wants it back.\n\nWill you call her?",
        "Kim 01/12/2026 08:05 is when the ferry leaves. Will you come?",
        "Here is what I need:\n| part | price |\n| desk | 80 |\n\nWill you order it?",
        "To: be agreed\nFrom: Monday\n\nWill you tell me?",
        "Lea Roth called.\nPhone: +49 30 1234\n\nWill you call her back?",
        "Could you ask Lea Roth?\nHer phone: +49 30 1234",
        "Dear Kim,\n\nHow did we do? I want to know for the report.\n\nWill you tell me?",
        "Note: the gate is shut.\nTime: 08:05\n\nWill you open it?",
        "Steps:\n% make all\n% make it\n\nWill you try?",
        "---\nWill you come?",
        "Agenda\n-----\n1. The lease\n2. The key\n\nWill you come?",
        "Three points:\n\n***\n\nWill you read them?",
        "I print a lot.\n\nDo you really need to print this e-mail, or is a copy enough?",
    ],
)
def test_what_a_person_asks_is_not_lost(text: str) -> None:
    asked = next(line for line in text.split("\n") if "?" in line)
    assert asked in newest(text)
