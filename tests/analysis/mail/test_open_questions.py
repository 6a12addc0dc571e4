"""What is still asked: in a subject alone, and in all messages since the reader's own last one."""

from typing import Any

import pytest

from countersign.domain.mail.mail import Mail
from countersign.engines.rules import RulesEngine
from countersign.ports.questions.judge_thread import JudgeThread, ThreadJudgement
from tests.builders import READER_ADDRESS, mail, reader, sent, thread

QUESTION = "Could you please check the budget by Friday?"


def judged(*messages: Mail | str) -> ThreadJudgement:
    return RulesEngine().ask(JudgeThread(thread=thread(*messages), reader=reader())).value


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\u200b\n",
        "Sent from my iPhone",
        "Hi Sam,",
        "Thanks!",
        "Hi Sam,\n\nthanks\n\nBest,\nAlice",
        "--\nAlice Moore\nPartner Ltd",
        "CAUTION: This email originated from outside of the organization.",
    ],
)
@pytest.mark.parametrize(
    "subject",
    [
        "Can you call me back before five today?",
        "[EXTERNAL] Could you send me the door plan today?",
        "Kannst du mich heute noch zurückrufen?",
        "¿Puedes llamarme antes de las cinco?",
        "Please send me the lease",
    ],
)
def test_a_question_in_the_subject_of_a_mail_without_words_is_asked(
    subject: str, text: str
) -> None:
    judgement = judged(mail(text, subject=subject))
    assert judgement.status == "needs_reply"
    assert judgement.quote
    assert judgement.quote in subject


@pytest.mark.parametrize(
    "fields",
    [
        {"text": "", "subject": "Re: Can you call me?"},
        {"text": "", "subject": "WG: Können Sie mich anrufen?"},
        {"text": "", "subject": "The figures"},
        {"text": "", "subject": "Accepted: Can we meet?"},
        {"text": "I called you and all is settled now.", "subject": "Can you call me?"},
        {"text": "> Can you call me?", "subject": "Re: Can you call me?"},
    ],
)
def test_a_subject_that_is_not_all_of_the_mail_asks_nothing(fields: dict[str, Any]) -> None:
    assert judged(mail(**fields)).status == "fyi"


@pytest.mark.parametrize(
    "text", ["Μπορείς να μου στείλεις το συμβόλαιο;", "İmzalı sözleşmeyi gönderebilir misin?"]
)
def test_a_question_is_seen_by_its_mark_in_any_language(text: str) -> None:
    assert judged(mail(text)).quote == text


def test_a_question_stays_open_when_its_writer_adds_what_was_forgotten() -> None:
    asked, added = mail(QUESTION, number=1), mail("Sorry, now with the attachment.", number=2)
    judgement = judged(asked, added)
    assert (judgement.status, judgement.message_id) == ("needs_reply", "m1")
    assert judgement.quote == QUESTION
    more = mail("And here is page two.", number=3)
    assert judged(asked, added, more).quote == QUESTION


def test_the_newest_question_is_answered_before_an_older_one() -> None:
    newest = mail("Can you call me today?", number=2)
    assert judged(mail(QUESTION, number=1), newest).message_id == "m2"


def test_what_was_answered_is_not_open() -> None:
    thanks = mail("Thanks, that is all.", number=3)
    assert judged(mail(QUESTION, number=1), sent("Done.", number=2), thanks).status == "fyi"


@pytest.mark.parametrize(
    "words",
    [
        "Never mind, I found it myself.",
        "Please disregard my last mail, all is fine.",
        "Hat sich erledigt, danke.",
        "C'est réglé, merci.",
        "Laat maar, het is al opgelost.",
    ],
)
def test_what_was_taken_back_is_not_open(words: str) -> None:
    assert judged(mail(QUESTION, number=1), mail(words, number=2)).status == "fyi"


def test_a_question_of_another_is_open_if_both_were_in_both_mails() -> None:
    rita = "rita@partner.example"
    asked = mail(QUESTION, number=1, to=(READER_ADDRESS, rita))
    joined = {"sender": rita, "to": (READER_ADDRESS, "alice@partner.example"), "number": 2}
    assert judged(asked, mail("Here are the figures.", **joined)).message_id == "m1"
    stranger = joined | {"sender": "eve@elsewhere.example"}
    assert judged(asked, mail("Here are the figures.", **stranger)).status == "fyi"


def test_a_notice_in_between_asks_nothing() -> None:
    notice = mail(QUESTION, number=1, headers={"auto-submitted": "auto-generated"})
    assert judged(notice, mail("Hello.", number=2)).status == "fyi"
