"""From a thread to the draft of a reply, or to nothing."""

from typing import Any

import pytest

from countersign.domain.mail.mail import Mail
from countersign.domain.mail.state import Folder
from countersign.engines.rules import RulesEngine
from tests.agents.email.proposals import ALICE, Obliging, proposed, reply
from tests.builders import LETTERS, NOW, READER_ADDRESS, desk, mail, replied, sent, thread


def test_a_question_becomes_a_draft_in_its_thread() -> None:
    proposal = reply(mail(subject="Figures"))
    action = replied(proposal)
    assert action.to == (ALICE,)
    assert action.cc == ()
    assert action.subject == "Re: Figures"
    assert (action.thread_id, action.reply_to_message_id) == ("t1", "m1")
    assert action.integration_id == "int_1"
    assert proposal.source_ids == ("t1", "m1")


def test_the_evidence_quotes_the_message() -> None:
    (evidence,) = reply(mail()).evidence
    assert (evidence.provider, evidence.ref) == ("google", "m1")
    assert evidence.quote == "Could you send me the figures?"


def test_a_question_left_open_is_quoted_and_answered_below_the_newest_message() -> None:
    added = mail("Sorry, now with the attachment.", number=2)
    proposal = reply(mail("Could you check the budget?", number=1), added)
    (evidence,) = proposal.evidence
    assert (evidence.ref, evidence.quote) == ("m1", "Could you check the budget?")
    assert replied(proposal).reply_to_message_id == "m2"
    assert "> Could you check the budget?" in replied(proposal).body


@pytest.mark.parametrize(
    "below",
    [
        mail("I am away.", headers={"auto-submitted": "auto-replied"}, sender=ALICE, number=2),
        mail("We got it.", headers={"auto-submitted": "auto-replied"}, sender="rt@x.y", number=2),
        mail("New!", headers={"list-unsubscribe": "<https://x.y/u>"}, sender="n@x.y", number=2),
        mail("I see.", sender="eve@evil.example", number=2),
        mail("Never mind, I found it.", sender="eve@evil.example", number=2),
    ],
    ids=lambda one: str(one.text),
)
def test_programs_and_people_who_had_no_part_in_it_hide_no_question(below: Mail) -> None:
    asked = mail("Could you send me the contract?", number=1)

    proposal = reply(asked, below)

    assert replied(proposal).reply_to_message_id == asked.message_id
    assert replied(proposal).to == (ALICE,)
    assert proposal.read_up_to == below.message_id
    answered = sent("Here it is.", number=2)
    assert proposed(asked, answered, below.model_copy(update={"message_id": "m3"})) is None


@pytest.mark.parametrize(
    ("by", "is_settled"),
    [
        ({}, True),
        ({"dmarc": "none"}, False),
        ({"sender": "bob@partner.example"}, True),
        ({"sender": "bob@partner.example", "dmarc": "none"}, False),
    ],
    ids=str,
)
def test_only_who_had_the_question_and_is_vouched_for_takes_it_back(
    by: dict[str, Any], is_settled: bool
) -> None:
    both = (READER_ADDRESS, "bob@partner.example")
    asked = mail("Could you send me the contract?", number=1, to=both)
    settled = mail("Never mind, I found it.", number=2, to=(*both, ALICE), **by)

    assert (proposed(asked, settled) is None) == is_settled


def test_a_judgement_about_what_was_answered_already_proposes_nothing() -> None:
    messages = (mail(number=1), sent("Done.", number=2), mail("Thanks.", number=3))
    assert proposed(*messages, engine=Obliging(message_id="m1")) is None


def test_a_subject_that_is_all_of_the_mail_is_the_evidence() -> None:
    proposal = reply(mail("", subject="Could you call me back today?"))
    assert proposal.evidence[0].quote == "Could you call me back today?"


def test_the_newest_delivered_message_is_answered_and_drafts_are_not() -> None:
    old_draft = sent("Hm.", number=1, folder=Folder.DRAFTS, is_draft=True, is_sent=False)
    proposal = reply(old_draft, mail("Hello.", number=2), mail("Could you call me?", number=3))
    assert replied(proposal).reply_to_message_id == "m3"


def test_a_thread_with_a_draft_under_its_newest_message_is_left_alone() -> None:
    begun = sent("Well", number=2, folder=Folder.DRAFTS, is_draft=True, is_sent=False)
    assert proposed(mail(number=1), begun) is None


@pytest.mark.parametrize("label", [Folder.TRASH, Folder.SPAM])
def test_what_was_thrown_away_neither_asks_nor_hides_who_does(label: Folder) -> None:
    binned = mail("Buy now!", number=2, folder=label)

    proposal = reply(mail("Could you call me?", number=1), binned)

    assert replied(proposal).reply_to_message_id == "m1"


NEVER: list[tuple[Mail, ...]] = [
    (mail(number=1), sent("Could you wait?", number=2)),
    (mail(headers={"list-unsubscribe": "<https://x.example>"}),),
    (mail(headers={"auto-submitted": "auto-generated"}),),
    (mail(sender=LETTERS, headers={"x-countersign-notification": "1"}),),
    (mail(sender="noreply@partner.example"),),
    (mail(dmarc="fail"),),
    (mail(sender="ceo@n0rthgate.example"),),
    (mail(sender=READER_ADDRESS, dmarc="none"),),
    (mail("Could you use this verification code? 482913"),),
    (sent("Hello", folder=Folder.DRAFTS, is_draft=True, is_sent=False),),
    (mail(number=1), mail("Could you please ignore my last mail?", number=2)),
    (mail(folder=Folder.TRASH),),
    (mail(folder=Folder.SPAM),),
    (mail(number=1), sent("Well,", number=2, folder=Folder.DRAFTS, is_draft=True, is_sent=False)),
]


@pytest.mark.parametrize("messages", NEVER)
@pytest.mark.parametrize("engine", [RulesEngine(), Obliging()])
def test_some_mail_is_never_answered_whatever_the_engine_says(
    messages: tuple[Mail, ...], engine: Any
) -> None:
    assert proposed(*messages, engine=engine) is None


def test_a_mail_with_a_one_time_code_is_not_shown_to_the_engine() -> None:
    engine = Obliging()
    assert proposed(mail("Your verification code: 482913"), engine=engine) is None
    assert engine.seen == []


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "fyi"},
        {"message_id": "m99"},
        {"body": ""},
        {"body": "x" * 60_000},
        {"confidence": 2.0},
    ],
)
def test_a_judgement_that_is_no_valid_reply_proposes_nothing(fields: dict[str, Any]) -> None:
    assert proposed(mail(), engine=Obliging(**fields)) is None


@pytest.mark.parametrize("quote", ["never written", "code 482913"])
def test_a_quote_that_was_not_written_or_shows_a_code_is_dropped(quote: str) -> None:
    proposal = reply(mail("The door has code 482913. Will you come?"), engine=Obliging(quote=quote))
    assert proposal.evidence[0].quote == ""


def test_hostile_characters_are_made_visible_where_the_person_reads() -> None:
    proposal = reply(
        mail(
            "Will you read this\u202efdp.exe?",
            subject="Pay\u202eroll \u200b" + "x" * 900,
            sender_name="Al\u200bice",
        )
    )
    shown = proposal.title + proposal.why + proposal.evidence[0].quote
    assert not {"\u202e", "\u200b"} & set(shown)
    assert "[U+202E]" in proposal.title
    assert len(proposal.title) <= 200


def test_known_people_hurry_and_questions_come_first() -> None:
    known = reply(mail("Could you call me today?"), written_to=(ALICE,)).priority
    stranger = reply(mail("Could you call me today?")).priority
    unhurried = reply(mail("Could you call me?")).priority
    old = reply(mail("Could you call me?"), now=NOW.replace(month=5)).priority
    assert 100 >= known > stranger > unhurried > old >= 0


def test_the_same_message_has_the_same_mark_whatever_is_said() -> None:
    first = reply(mail(), engine=Obliging(body="One.", why="A."))
    second = reply(mail(), engine=Obliging(body="Two.", why="B."))
    assert first.mark == second.mark


def test_a_pitch_from_somebody_i_write_to_is_judged_again() -> None:
    text = "I came across your talk. Do you have 15 minutes for a quick call?"
    assert proposed(text) is None
    assert reply(text, written_to=(ALICE,)).action.kind == "email.send_reply"


def test_the_mark_of_our_notifications_in_a_strangers_mail_hides_no_question() -> None:
    marked = mail("Could you call me?", headers={"x-countersign-notification": "welcome"})

    assert replied(reply(marked)).to == (ALICE,)


def test_a_copy_of_a_message_is_no_newer_message() -> None:
    asked = mail("Could you call me?", number=1)
    copy = asked.model_copy(update={"message_id": "m3", "at": NOW})

    assert desk().look(thread(asked, sent("Done.", number=2), copy)) is None
    assert replied(reply(asked, copy)).reply_to_message_id == "m1"


@pytest.mark.parametrize(
    "other",
    [
        {"text": "Could you send me the contract?", "dmarc": "none"},
        {"sender": "eve@evil.example"},
        {"rfc_message_id": ""},
    ],
    ids=str,
)
def test_a_message_that_only_takes_the_id_of_another_is_none_of_its_copies(
    other: dict[str, Any],
) -> None:
    asked = mail("Could you call me?", number=1)
    taken = asked.model_copy(update={"message_id": "m3", "at": NOW} | other)

    assert thread(asked, taken).without_copies() == thread(asked, taken)
    assert thread(asked, asked.model_copy(update={"message_id": "m3"})).without_copies() == thread(
        asked
    )


@pytest.mark.parametrize("verdict", ["none", "fail"])
def test_what_was_copied_and_sent_ahead_hides_no_mail_that_is_vouched_for(verdict: str) -> None:
    asked = mail("Could you call me?", number=2)
    ahead = asked.model_copy(
        update={"message_id": "m1", "dmarc": verdict, "reply_to": ("eve@evil.example",)}
    )

    proposal = reply(ahead, asked)

    assert replied(proposal).reply_to_message_id == asked.message_id
    assert not {"unverified_sender", "reply_to_differs"} & {one.code for one in proposal.warnings}


def test_what_an_engine_leaves_open_is_a_blank_and_what_others_wrote_is_theirs() -> None:
    engine = Obliging(body="> Are you [Name]?\n\nI am [Name], [date].\n\nSam\n[Title]")

    made = replied(
        reply(mail(subject="[Name] left"), engine=engine, signature="Sam\n[Title]"),
    )

    assert made.subject == "Re: [Name] left"
    assert made.body == "> Are you [Name]?\n\nI am ⟦Name⟧, ⟦date⟧.\n\nSam\n[Title]"
