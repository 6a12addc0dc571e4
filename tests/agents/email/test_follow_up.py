"""A question of the person's own that nobody answers is asked once more, and only then."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from countersign.agents.email.unanswered import OwnLetters
from countersign.analysis.mail.asked_again import asked_for_nothing
from countersign.domain.actions.email.draft_reply import DraftReply
from countersign.domain.actions.email.follow_up import FollowUp
from countersign.domain.guidance.directives import LeaveAlone, LeaveFinding, NeverDo
from countersign.domain.guidance.guidance import Guidance
from countersign.domain.look_again import LookAgain
from countersign.domain.mail.mail import Mail
from countersign.domain.task.origin import Origin
from countersign.domain.task.proposal import Proposal
from countersign.engines.rules import RulesEngine
from tests.builders import NOW, READER_ADDRESS, integration, mail, reader, sent, thread

ALICE = "alice@partner.example"
ASKS = "Hi Alice,\n\nCould you send me the signed lease?\n\nSam"
DAY = timedelta(days=1)
"""NOW is a Monday morning; without a pace an answer is overdue on Thursday."""

OVERDUE = NOW + 3 * DAY + timedelta(hours=1)


def asked(text: str = ASKS, **fields: Any) -> Mail:
    return sent(text, **{"subject": "The lease", "number": 2, "at": NOW} | fields)


def looked(
    *messages: Mail, now: datetime = OVERDUE, guidance: Guidance | None = None
) -> tuple[tuple[Proposal, ...], list[LookAgain]]:
    """What is proposed, and what is to be looked at again."""
    letters = OwnLetters(reader(now=now), integration(), RulesEngine(), guidance or Guidance())
    return letters.look(thread(*messages)), letters.again


def proposed(*messages: Mail, **fields: Any) -> tuple[Proposal, ...]:
    return looked(*messages, **fields)[0]


def nothing_comes(*messages: Mail, **fields: Any) -> bool:
    """Neither now nor later."""
    return looked(*messages, **fields) == ((), [])


def test_it_is_looked_at_again_when_an_answer_is_overdue() -> None:
    found, (look,) = looked(asked(), now=NOW + DAY)

    assert found == ()
    assert (look.ref, look.why, look.at) == ("t1", "no_answer", NOW + 3 * DAY)


def test_a_question_that_nobody_answered_is_asked_once_more_in_its_conversation() -> None:
    (proposal,) = proposed(asked(cc=("bob@partner.example", READER_ADDRESS)))

    action = proposal.action
    assert isinstance(action, FollowUp)
    assert (action.to, action.cc) == ((ALICE,), ("bob@partner.example",))
    assert (action.thread_id, action.reply_to_message_id) == ("t1", "m2")
    assert action.in_reply_to == "<2@partner.example>"
    assert action.subject == "Re: The lease"
    assert action.body.startswith("Hi Alice,\n\nI wanted to ask again about “The lease”.")
    assert {one.source for one in proposal.provenance} == {Origin.OWN}
    assert proposal.title == "Ask alice@partner.example again: The lease"
    assert proposal.why_says is not None
    assert proposal.why_says.code == "again.no_answer"
    assert [one.quote for one in proposal.evidence] == ["Could you send me the signed lease?"]


def test_it_is_written_in_the_language_of_the_letter() -> None:
    german = "Hallo Frau Moore,\n\nkönnten Sie mir bitte den Mietvertrag schicken?\n\nSam Reed"

    (proposal,) = proposed(asked(german))

    assert isinstance(proposal.action, FollowUp)
    assert proposal.action.body.startswith("Hallo Frau Moore,\n\nich wollte noch einmal wegen")


@pytest.mark.parametrize(
    "text",
    [
        "Thanks a lot, that helps!",
        "Hi Alice, how are you?",
        "Thanks so much! See you Friday?",
        "Klingt gut, oder?",
        "Could you send me the lease? No need to reply to this.",
        "Here is the lease.",
    ],
)
def test_thanks_small_talk_and_what_wants_no_answer_are_not_followed_up(text: str) -> None:
    assert nothing_comes(asked(text))


@pytest.mark.parametrize(
    "fields",
    [
        {"to": ("no-reply@shop.example",)},
        {"to": ("mailer-daemon@partner.example",)},
        {"to": ("team@lists.partner.example",)},
        {"to": (READER_ADDRESS,)},
        {"to": tuple(f"person{n}@partner.example" for n in range(9))},
        {"headers": {"auto-submitted": "auto-replied"}},
    ],
    ids=str,
)
def test_no_program_no_list_no_crowd_and_not_oneself_is_reminded(fields: dict[str, Any]) -> None:
    assert nothing_comes(asked(**fields))


@pytest.mark.parametrize(
    "answer",
    [
        mail("Yes, tomorrow.", number=3, at=NOW + DAY),
        mail("No, I'd rather not.", number=3, at=NOW + DAY, dmarc="none"),
        mail("I'm answering for her.", number=3, at=NOW + DAY, sender="bob@partner.example"),
        mail(
            "Address not found",
            number=3,
            at=NOW,
            sender="mailer-daemon@mail.example",
            subject="Delivery Status Notification (Failure)",
            headers={"auto-submitted": "auto-replied"},
        ),
    ],
    ids=lambda one: str(one.text),
)
def test_an_answer_or_a_bounce_ends_it_before_and_after_it_was_proposed(answer: Mail) -> None:
    (before,) = proposed(asked())
    assert isinstance(before.action, FollowUp)
    now = thread(asked(), answer)

    assert nothing_comes(asked(), answer)
    assert asked_for_nothing(now, before.action) is not None


def test_who_is_away_is_asked_again_when_they_are_back() -> None:
    away = mail(
        "I am out of the office until 12 March.",
        subject="Automatic reply: The lease",
        number=3,
        at=NOW,
        headers={"auto-submitted": "auto-replied"},
    )

    _, (look,) = looked(asked(), away)

    assert look.at.date().isoformat() == "2026-03-13"
    (proposal,) = proposed(asked(), away, now=NOW + 12 * DAY)
    assert isinstance(proposal.action, FollowUp)
    assert proposal.read_up_to == "m3"
    assert asked_for_nothing(thread(asked(), away), proposal.action) is None


def test_an_absence_that_does_not_say_until_when_changes_nothing() -> None:
    away = mail("I am away.", number=3, at=NOW, headers={"auto-submitted": "auto-replied"})

    assert len(proposed(asked(), away)) == 1


def test_who_has_asked_again_already_is_not_made_to_ask_a_third_time() -> None:
    earlier = asked(number=1, at=NOW - 5 * DAY)

    assert nothing_comes(earlier, asked("Hi Alice, could you send me the lease, please?"))
    assert proposed(
        asked(number=1, at=NOW - timedelta(minutes=5)), asked("Could you also sign it?")
    )


def test_it_is_one_proposal_however_often_it_is_looked_at() -> None:
    (one,), (other,) = proposed(asked()), proposed(asked(), now=OVERDUE + DAY)

    assert one.mark == other.mark
    (next_question,) = proposed(asked(number=4))
    assert next_question.mark != one.mark


@pytest.mark.parametrize(
    "directive",
    [
        LeaveFinding(finding="follow_ups"),
        LeaveFinding(finding="follow_ups", who=ALICE),
        LeaveAlone(who="partner.example"),
        NeverDo(kind="email.follow_up"),
    ],
    ids=lambda one: str(one.text),
)
def test_who_was_told_not_to_follow_up_does_not(directive: Any) -> None:
    assert nothing_comes(asked(), guidance=Guidance(directives=(directive,)))


def test_who_is_never_to_send_proposes_a_draft() -> None:
    never = Guidance(directives=(NeverDo(kind="email.send_reply"),))

    (proposal,) = proposed(asked(), guidance=never)

    assert isinstance(proposal.action, DraftReply)


def test_a_draft_that_was_begun_what_is_in_the_bin_and_old_questions_are_left_alone() -> None:
    begun = asked("Hello again", number=3, is_draft=True, is_sent=False, folder="drafts")
    binned = asked(folder="trash")

    assert nothing_comes(asked(), begun)
    assert nothing_comes(binned)
    assert nothing_comes(asked(), now=NOW + 60 * DAY)


def test_a_subject_that_holds_a_secret_or_a_link_is_not_repeated() -> None:
    (proposal,) = proposed(asked(subject="See https://evil.example/pay now"))

    assert isinstance(proposal.action, FollowUp)
    assert "evil" not in proposal.action.body
    assert "my last message" in proposal.action.body


def test_somebody_elses_subject_leaves_no_blank_in_the_letter() -> None:
    (proposal,) = proposed(asked(subject="Re: Send ⟦your password⟧"))

    assert "⟦" not in proposal.action.model_dump()["body"]
    assert isinstance(proposal.action, FollowUp)
