"""What a mail is, before anybody asks what it wants."""

from typing import Any

import pytest

from countersign.domain.mail.mail import AttachedFile
from countersign.engines.rules import RulesEngine
from countersign.ports.engine import ThreadStatus
from countersign.ports.questions.judge_thread import JudgeThread, ThreadJudgement
from tests.builders import mail, reader, sent, thread

LEAVE = {"list-unsubscribe": "<https://shop.example/u>", "list-id": "<shop.example>"}
MACHINE = {"auto-submitted": "auto-generated"}


def judged(*messages: Any, **about_reader: Any) -> ThreadJudgement:
    return (
        RulesEngine()
        .ask(JudgeThread(thread=thread(*messages), reader=reader(**about_reader)))
        .value
    )


def standing(text: str = "Have a look.", **fields: Any) -> ThreadStatus:
    return judged(mail(text, **fields)).status


RECEIPTS = [
    ("Your receipt from Layerloom", "Plan: Studio\nPaid: 19.04 EUR, card ending 4410"),
    ("Order confirmation 30518", "Thank you for your order.\nTotal, paid by card: 42.00 EUR"),
    ("Your tickets for the museum", "Adults: 2 at 9.00 EUR\nPaid: 18.00 EUR"),
    ("Bestellbestätigung 4711", "Vielen Dank.\nSumme: 12,50 €\nBezahlt mit PayPal"),
    ("Ihre Rechnung 2026-113", "Betrag: 30,00 EUR\nDer Betrag wurde abgebucht."),
    ("Confirmation de commande n° 88", "Total : 24,90 €\nMode de paiement : carte"),
    ("Tu pedido 5512", "Importe: 18,00 €\nForma de pago: tarjeta"),
    ("Conferma d'ordine 321", "Totale: 40,00 €\nPagato con carta"),
    ("Je bestelling 778", "Totaal: € 22,95\nBetaald met iDEAL"),
]


@pytest.mark.parametrize(("subject", "text"), RECEIPTS)
@pytest.mark.parametrize("headers", [MACHINE, LEAVE, {}], ids=["program", "mailing", "person"])
def test_what_tells_of_an_order_or_a_payment_is_a_receipt(
    subject: str, text: str, headers: dict[str, str]
) -> None:
    assert standing(text, subject=subject, headers=headers) == "receipt"


@pytest.mark.parametrize(
    "text",
    [
        "Amount due: 84,20 EUR\nDue on: 12.03.2026\nYour invoice is ready.",
        "Attached is our invoice 2041. The total is 386.75 EUR, payable by 13 March.",
        "Die Rechnung beträgt 120,00 €, zahlbar bis zum 15.03.",
        "Voici la facture de 55,00 €, à régler avant le 15 mars.",
        "La factura es de 70,00 €. Fecha de vencimiento: 15/03.",
        "La fattura è di 80,00 €, da pagare entro il 15 marzo.",
        "De factuur is € 65,00, te betalen voor 15 maart.",
    ],
)
@pytest.mark.parametrize("headers", [MACHINE, {}], ids=["program", "person"])
def test_a_bill_is_no_receipt_and_waits_for_no_answer(text: str, headers: dict[str, str]) -> None:
    assert standing(text, subject="Figures", headers=headers) == "fyi"


def test_a_question_about_a_payment_is_a_question() -> None:
    text = "Your order was 42.00 EUR, paid by card. Shall I send it to the office instead?"
    assert standing(text, subject="Your order 30518") == "needs_reply"


def test_a_newsletter_about_money_is_a_newsletter() -> None:
    text = "I had done the work, and still I did not dare to ask for 900 EUR."
    assert standing(text, subject="The invoice I was afraid to send", headers=LEAVE) == "newsletter"
    prices = "Blech & Söhne, from 14 EUR. Order now, pay by card."
    assert standing(prices, subject="This week on our stage", headers=LEAVE) == "newsletter"


@pytest.mark.parametrize(
    ("subject", "sender", "headers"),
    [
        ("Jonas commented on Boarding pass", "notifications@tool.example", LEAVE),
        ("[app/web] Fix the lane (#212)", "noreply@code.example", MACHINE | LEAVE),
        ("Your parcel arrives today", "no-reply@post.example", LEAVE),
        ("Two loans are due on Friday", "loans@library.example", MACHINE),
        ("Erinnerung: Termin am Montag", "noreply@praxis.example", {}),
        ("Votre colis est en route", "noreply@poste.example", LEAVE),
        ("Tu paquete llega mañana", "noreply@correo.example", LEAVE),
        ("Il tuo pacco è in consegna", "noreply@posta.example", LEAVE),
        ("Je pakket is onderweg", "noreply@post.example", LEAVE),
    ],
)
def test_what_a_program_tells_is_a_notification_also_when_it_can_be_unsubscribed(
    subject: str, sender: str, headers: dict[str, str]
) -> None:
    assert standing(subject=subject, sender=sender, headers=headers) == "notification"


@pytest.mark.parametrize(
    ("subject", "sender"),
    [
        ("Lantern, a typeface for signs", "noreply@shop.example"),
        ("Your order of the week: 20 % off everything", "hello@shop.example"),
        ("This week: reminder of our sale", "noreply@shop.example"),
        ("Wochenangebot: alles reduziert", "no-reply@laden.example"),
    ],
)
def test_a_mailing_from_an_address_that_nobody_reads_is_a_newsletter(
    subject: str, sender: str
) -> None:
    assert standing(subject=subject, sender=sender, headers=LEAVE) == "newsletter"


@pytest.mark.parametrize(
    ("subject", "sender"),
    [
        ("Undelivered Mail Returned to Sender", "MAILER-DAEMON@mx.example"),
        ("Security alert for your account", "no-reply@bank.example"),
        ("Zahlung fehlgeschlagen", "noreply@shop.example"),
    ],
)
def test_what_only_the_reader_can_settle_is_no_mere_notification(subject: str, sender: str) -> None:
    assert standing(subject=subject, sender=sender) == "fyi"


PITCHES = [
    "I came across your studio and really liked the clean look. We help independent studios.",
    "Your profile stood out to me. Are you open to hearing more about a role?",
    "Just floating this to the top of your inbox. Can I send you a sample, free of charge?",
    "We help companies like yours. Do you have 15 minutes next week? Here is my calendar.",
    "Wir helfen Unternehmen wie Ihres. Haben Sie Zeit für ein kurzes Gespräch?",
    "Nous aidons des entreprises comme la vôtre. Auriez-vous 15 minutes pour un bref échange ?",
    "Ayudamos a empresas como la suya. ¿Tiene 15 minutos para una breve llamada?",
    "Aiutiamo aziende come la vostra. Avrebbe 15 minuti per una breve chiamata?",
    "Wij helpen bedrijven zoals dat van u. Heeft u 15 minuten voor een kort gesprek?",
]


@pytest.mark.parametrize("text", PITCHES)
def test_a_stranger_who_wants_to_sell_is_cold(text: str) -> None:
    judgement = judged(f"Hi Sam,\n\n{text}\n\nBest,\nDerek")
    assert (judgement.status, judgement.asks) == ("cold", ())


def test_an_answer_to_nothing_that_sells_is_cold() -> None:
    text = "Shall I send you the link? The video is online until Friday."
    assert standing(text, subject="Re: quick question") == "cold"
    answer = mail(text, subject="Re: quick question", references="<1@northgate.example>")
    assert judged(answer).status == "needs_reply"


@pytest.mark.parametrize("text", PITCHES[:4])
def test_what_a_known_person_writes_is_no_pitch(text: str) -> None:
    known = frozenset({"alice@partner.example"})
    assert judged(text, correspondents=known).status != "cold"
    assert judged(sent("Hello!", number=1), mail(text, number=2)).status != "cold"


@pytest.mark.parametrize(
    "text",
    [
        "Helen gave me your name. Would you have half an hour for a first conversation by video?",
        "I was in your lecture and liked it. Do you think a failed project belongs in a portfolio?",
        "May I pass your name on to them? And when would you have time again?",
        "Do you have 15 minutes tomorrow to look at the plan?",
    ],
)
def test_a_stranger_with_a_question_of_their_own_gets_a_reply(text: str) -> None:
    assert judged(f"Dear Sam,\n\n{text}\n\nKind regards,\nLena").status == "needs_reply"


def test_a_security_notice_under_its_own_name_is_no_phishing() -> None:
    text = "We noticed an unusual sign-in. Look at it here: https://havelbank.example/security"
    own = {"sender": "no-reply@havelbank.example", "sender_name": "Havelbank"}
    assert standing(text, **own) == "notification"
    assert standing(text, **own | {"dmarc": "none"}) == "suspicious"
    assert standing(text, **own | {"sender": "no-reply@havelbank-login.example"}) == "suspicious"


def test_loud_advertising_is_a_newsletter() -> None:
    text = "Special offer! Limited time! Order now, money back guarantee!"
    assert standing(text, headers=LEAVE) == "newsletter"
    assert standing(text, headers=LEAVE, dmarc="none") == "newsletter"


def test_a_mailing_list_that_passes_on_what_it_may_not_is_no_forgery() -> None:
    assert standing(dmarc="fail", headers={"list-id": "<dev.lists.example>"}) == "newsletter"
    assert standing(dmarc="fail", headers={"list-unsubscribe": "<x>"}) == "suspicious"


@pytest.mark.parametrize(
    ("fields", "cause"),
    [
        ({"headers": LEAVE}, "a way to unsubscribe"),
        ({"sender": "newsletter@shop.example"}, "called newsletter"),
        ({"headers": MACHINE}, "sent by a program"),
        ({"text": "Hello.\nTo unsubscribe, answer STOP."}, "“to unsubscribe”"),
        ({"dmarc": "fail"}, "DMARC"),
    ],
)
def test_a_standing_says_what_it_rests_on(fields: dict[str, Any], cause: str) -> None:
    assert cause in judged(mail(**fields)).why


def test_thanks_are_due_for_a_file_that_i_had_asked_for() -> None:
    mine = sent("Could you send me the signed contract?", number=1)
    brought = mail(
        "Here it is.",
        number=2,
        files=(AttachedFile(part="1", name="contract.pdf", bytes=9, type="application/pdf"),),
    )
    assert judged(mine, brought).status == "needs_reply"
    assert judged(mine, brought).asks == ()
    assert judged(mine, mail("It is on its way.", number=2)).status == "fyi"
    assert judged(brought).status == "fyi"
