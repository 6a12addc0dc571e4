"""What the person promised and has not sent is brought up on its day, once."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from countersign.agents.email.unanswered import OwnLetters
from countersign.analysis.mail.overtaken import overtaken
from countersign.domain.actions.email.draft_reply import DraftReply
from countersign.domain.guidance.directives import LeaveAlone, LeaveFinding, NeverDo
from countersign.domain.guidance.guidance import Guidance
from countersign.domain.mail.mail import Mail
from countersign.domain.task.proposal import Proposal
from countersign.engines.rules import RulesEngine
from tests.builders import NOW, integration, mail, reader, sent, thread

PROMISES = "Hi Alice,\n\nthanks. I'll send you the figures on Wednesday.\n\nSam"
DAY = timedelta(days=1)
WEDNESDAY = datetime.fromisoformat("2026-03-04T07:00:00Z")
"""Eight in the morning in Berlin; NOW is the Monday before."""


def own_letters(now: datetime, guidance: Guidance | None = None) -> OwnLetters:
    return OwnLetters(reader(now=now), integration(), RulesEngine(), guidance or Guidance())


def proposed(*messages: Mail, now: datetime = WEDNESDAY, **told: Any) -> tuple[Proposal, ...]:
    return own_letters(now, **told).look(thread(*messages))


def promised(text: str = PROMISES, **fields: Any) -> Mail:
    return sent(text, **{"subject": "Re: Figures", "number": 2, "at": NOW} | fields)


def test_it_is_looked_at_on_the_morning_of_its_day_and_brought_up_then() -> None:
    letters = own_letters(NOW)
    assert letters.look(thread(mail(), promised())) == ()

    (look,) = letters.again
    assert (look.why, look.at) == ("promise", WEDNESDAY)
    (proposal,) = proposed(mail(), promised())
    action = proposal.action
    assert isinstance(action, DraftReply)
    assert (action.to, action.reply_to_message_id) == (("alice@partner.example",), "m2")
    assert "As promised, here is ⟦what you promised⟧." in action.body
    assert proposal.is_open
    assert proposal.title == ("You promised Alice Moore: I'll send you the figures on Wednesday.")
    assert [one.quote for one in proposal.evidence] == ["I'll send you the figures on Wednesday."]
    assert proposal.why_says is not None
    assert proposal.why_says.code == "again.promised"


def test_whatever_they_sent_since_has_kept_it() -> None:
    (before,) = proposed(mail(), promised())
    assert isinstance(before.action, DraftReply)
    given = sent("Here they are.", number=3, at=NOW + DAY)

    assert proposed(mail(), promised(), given) == ()
    assert overtaken(thread(mail(), promised(), given), before.action) is not None


def test_thanks_for_it_in_advance_keep_it_open_below_the_newest_mail() -> None:
    thanks = mail("Great, thank you!", number=3, at=NOW + timedelta(hours=1))

    (proposal,) = proposed(mail(), promised(), thanks)

    assert isinstance(proposal.action, DraftReply)
    assert proposal.action.reply_to_message_id == "m3"


def test_where_they_are_asked_for_it_the_answer_to_that_comes_first() -> None:
    letters = own_letters(WEDNESDAY)
    nudge = mail("Could you send them, please?", number=3, at=WEDNESDAY)

    assert letters.look(thread(mail(), promised(), nudge), is_answered=True) == ()
    assert [one.at for one in letters.again] == [WEDNESDAY + DAY]


@pytest.mark.parametrize(
    "text",
    [
        "If you like, I'll send you the figures on Wednesday.",
        "I'll be happy to meet on Wednesday.",
        "Alice, will you send them on Wednesday or shall I?",
        "Thanks!\n\nOn Monday Alice wrote:\n> I'll send you the figures on Wednesday.",
    ],
)
def test_conditions_courtesy_and_other_peoples_promises_are_none(text: str) -> None:
    found = proposed(mail(), promised(text))

    assert [one for one in found if "promised" in one.title] == []


def test_a_promise_without_a_day_is_brought_up_after_two_working_days() -> None:
    letters = own_letters(NOW)
    letters.look(thread(mail(), promised("Will do, thanks for asking!")))

    assert [(one.why, one.at) for one in letters.again] == [("promise", WEDNESDAY)]


def test_in_their_language() -> None:
    german = "Hallo Alice,\n\ndanke, ich schicke dir die Zahlen am Mittwoch.\n\nSam"

    (proposal,) = proposed(mail(), promised(german))

    assert isinstance(proposal.action, DraftReply)
    assert "wie versprochen: ⟦was versprochen war⟧" in proposal.action.body


@pytest.mark.parametrize(
    "directive",
    [
        LeaveFinding(finding="follow_ups"),
        LeaveAlone(who="alice@partner.example"),
        NeverDo(kind="email.draft_reply"),
    ],
    ids=lambda one: str(one.text),
)
def test_who_was_told_not_to_remind_does_not(directive: Any) -> None:
    told = Guidance(directives=(directive,))
    letters = own_letters(NOW, told)

    assert proposed(mail(), promised(), guidance=told) == ()
    assert letters.look(thread(mail(), promised())) == ()
    assert letters.again == []
