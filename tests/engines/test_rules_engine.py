"""What the rules engine makes of a conversation."""

from typing import Any

import pytest

from countersign.domain.mail.state import Folder
from countersign.engines.rules import RulesEngine
from countersign.ports.engine import ThreadStatus
from countersign.ports.questions.judge_thread import JudgeThread, ThreadJudgement
from tests.builders import LETTERS, READER_ADDRESS, mail, reader, sent, thread


def judged(*messages: Any, **about_reader: Any) -> ThreadJudgement:
    return (
        RulesEngine()
        .ask(JudgeThread(thread=thread(*messages), reader=reader(**about_reader)))
        .value
    )


ASKING = [
    "Could you send me the figures for the third quarter?",
    "Please let me know which of the two drafts you prefer.",
    "Are you free for lunch on Thursday?",
    "I need your signature on the lease by Friday.",
    "Let's meet on Tuesday to go over the plan.",
    "Would you mind having a look at the attached draft?",
    "Kannst du mir bitte den Vertrag schicken?",
    "Bitte geben Sie mir bis Freitag Bescheid.",
    "Pouvez-vous m'envoyer le devis ?",
    "Dites-moi si la date vous convient.",
    "¿Puedes revisar el documento?",
    "Avíseme cuando llegue el paquete, por favor.",
    "Potresti confermare l'appuntamento?",
    "Fammi sapere se va bene per te.",
    "Kun je me de offerte sturen?",
    "Laat me weten of het gelukt is.",
    "明日来られますか\uff1f",
]

TELLING = [
    "Thanks, that is exactly what I needed.",
    "I'll call you on Friday to discuss the plan.",
    "See you on Friday, I am bringing the cake.",
    "The parcel arrived this morning.",
    "If you have any questions, feel free to contact me.",
    "Please note that the office is closed on Monday.",
    "Please consider the environment before printing this email.",
    "Danke für die Unterlagen, alles ist gut angekommen.",
    "Merci pour votre aide, tout est en ordre.",
    "Gracias por todo, ha llegado bien.",
]


@pytest.mark.parametrize("text", ASKING)
def test_a_request_from_a_person_needs_a_reply_and_is_quoted(text: str) -> None:
    judgement = judged(f"Hi Sam,\n\n{text}\n\nBest,\nAlice")
    assert (judgement.status, judgement.quote) == ("needs_reply", text)
    assert judgement.asks


@pytest.mark.parametrize("text", TELLING)
def test_news_and_courtesies_need_no_reply(text: str) -> None:
    judgement = judged(f"Hi Sam,\n\n{text}\n\nBest,\nAlice")
    assert (judgement.status, judgement.quote, judgement.asks) == ("fyi", "", ())


def test_a_question_that_was_only_quoted_is_not_asked_again() -> None:
    text = "It is done.\n\nOn Mon, 2 Mar 2026, Sam <sam@x.example> wrote:\n> Can you do it?"
    assert judged(text).status == "fyi"


def test_after_my_own_question_the_others_have_the_word() -> None:
    assert judged("Here it is.", sent("Could you send page 2 as well?", number=2)).status == (
        "waiting_for_others"
    )


def test_after_my_own_last_word_nothing_is_open() -> None:
    assert judged("Could you send it?", sent("Here it is.", number=2)).status == "fyi"


def test_a_draft_is_nobodys_last_word() -> None:
    draft = sent("Will do.", number=2, folder=Folder.DRAFTS, is_draft=True, is_sent=False)
    assert judged("Could you send it?", draft).message_id == "m1"


AUTOMATIC: list[tuple[ThreadStatus, dict[str, Any]]] = [
    ("newsletter", {"headers": {"list-unsubscribe": "<https://x.example/u>"}}),
    ("newsletter", {"headers": {"list-id": "<dev.lists.example>"}}),
    ("newsletter", {"headers": {"precedence": "Bulk"}}),
    ("newsletter", {"sender": "newsletter@shop.example"}),
    ("newsletter", {"text": "Can you resist?\n\nTo unsubscribe, answer STOP."}),
    ("newsletter", {"to": tuple(f"x{n}@d{n}.example" for n in range(8))}),
    ("notification", {"headers": {"auto-submitted": "auto-replied; owner-email=x"}}),
    ("notification", {"headers": {"return-path": "<>"}}),
    ("notification", {"sender": "no-reply@bank.example"}),
    ("notification", {"subject": "Out of office: Figures"}),
    ("notification", {"text": "Can you see it?\nThis message was automatically generated."}),
    ("notification", {"headers": {"x-countersign-notification": "1"}, "sender": LETTERS}),
    ("notification", {"text": "Please use this verification code to sign in: 482913"}),
]


@pytest.mark.parametrize(("status", "fields"), AUTOMATIC)
def test_programs_and_mailings_are_never_answered(
    status: ThreadStatus, fields: dict[str, Any]
) -> None:
    assert judged(mail(**fields)).status == status


SUSPICIOUS: list[dict[str, Any]] = [
    {"dmarc": "fail"},
    {"sender": READER_ADDRESS, "dmarc": "none"},
    {"sender": "boss@n0rthgate.example"},
    {"sender": "boss@northgatte.example"},
    {"sender": "boss@northgate-payroll.example"},
    {"sender_name": "ceo@northgate.example", "sender": "x@free.example"},
    {"text": "Are you at your desk? I need you to buy gift cards and send me the codes."},
    {"text": "Please verify your account at https://x.example/now"},
    {"text": "Our bank details have changed. Please pay the open invoice to the new account."},
    {"text": "Dear friend, please help me: he left ten million dollars and no next of kin"},
]


@pytest.mark.parametrize("fields", SUSPICIOUS)
def test_what_is_not_what_it_says_is_suspicious(fields: dict[str, Any]) -> None:
    judgement = judged(mail(**fields))
    assert (judgement.status, judgement.asks) == ("suspicious", ())


def test_a_domain_like_that_of_somebody_i_wrote_to_is_suspicious() -> None:
    twin = mail("Can you pay it today?", number=3, sender="alice@partmer.example")
    assert judged("Hello.", sent("Hello!", number=2), twin).status == "suspicious"


@pytest.mark.parametrize("sender", ["bob@gmail.com", "bob@mail.northgate.example", "bob@ymail.com"])
def test_honest_domains_are_not_suspicious(sender: str) -> None:
    assert judged(mail(sender=sender), address="sam@gmail.com").status == "needs_reply"


def test_in_copy_i_answer_only_when_called_by_name() -> None:
    copied = {"to": ("bob@partner.example",), "cc": (READER_ADDRESS,)}
    assert judged(mail("Hi Bob,\n\ncan you send it?", **copied)).status == "fyi"
    assert judged(mail("Hi Sam,\n\ncan you send it?", **copied)).status == "needs_reply"


def test_a_question_to_another_of_several_recipients_is_not_mine() -> None:
    several = {"to": (READER_ADDRESS, "bob.ray@partner.example")}
    assert judged(mail("Hi Bob,\n\ncan you send it?", **several)).status == "fyi"
    assert judged(mail("Hi all,\n\ncan you send it?", **several)).status == "needs_reply"


@pytest.mark.parametrize(
    "greeting", ["Hej", "Hei", "Olá", "Cześć", "Dobrý den,", "Szia", "Bună", "Merhaba", "Привет,"]
)
def test_a_greeting_of_another_is_understood_in_many_languages(greeting: str) -> None:
    several = {"to": (READER_ADDRESS, "bob.ray@partner.example")}
    assert judged(mail(f"{greeting} Bob,\n\ncan you send it?", **several)).status == "fyi"
    assert judged(mail(f"{greeting} Sam,\n\ncan you send it?", **several)).status == "needs_reply"


def test_gmail_dots_and_tags_are_still_me() -> None:
    to_me = mail(to=("S.a.m+news@googlemail.com", "bob@partner.example"))
    assert judged(to_me, address="sam@gmail.com").status == "needs_reply"


def test_a_code_is_never_quoted_nor_repeated() -> None:
    judgement = judged("Hi Sam,\n\nCan you check that the code 482913 opens the door?")
    assert judgement.status == "needs_reply"
    assert judgement.quote == ""
    assert judgement.asks == ()


def test_another_request_is_quoted_instead_of_the_one_with_a_code() -> None:
    text = "Please try the password: hunter2 and let me know. Can you come on Friday?"
    assert judged(text).quote == "Can you come on Friday?"


def test_the_same_thread_is_always_judged_the_same() -> None:
    assert judged() == judged()
