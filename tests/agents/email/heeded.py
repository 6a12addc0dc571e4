"""A mailbox in which every directive makes a difference, and what is proposed of it."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from countersign.agents.email.unanswered import OwnLetters
from countersign.analysis.mail.contact_lists import comes_first
from countersign.domain.guidance.directives import Directive
from countersign.domain.guidance.guidance import Guidance, guided_by
from countersign.domain.mail.mail import Thread
from countersign.domain.mail.state import Folder
from countersign.domain.task.proposal import Proposal
from countersign.domain.users.preferences import Preferences
from tests.builders import NOW, desk, mail, sent

HANS = "hans@hausmann.example"
"""Who writes of everything: letters, newsletters, receipts, notices, and once not as himself."""
FRIEND = "alice@partner.example"
STRANGER = "anna@stadtwerk.example"

ENGLISH = "Could you send me the figures by Friday?"
GERMAN = "Bitte die Zahlen bis Freitag schicken. Geht das? Das wäre für uns wichtig."
"""It addresses nobody: how it is answered is not settled by it."""
NEWS: dict[str, Any] = {
    "text": "This week in design.",
    "headers": {"list-unsubscribe": "<https://grid.example/u>"},
}
NOTICE: dict[str, Any] = {
    "text": "Jonas left a comment.",
    "subject": "Jonas commented on Pass",
    "headers": {"auto-submitted": "auto-generated"},
}
RECEIPT: dict[str, Any] = {
    "text": "Paid: 19.04 EUR, card ending 4410",
    "subject": "Your receipt",
    "headers": {"auto-submitted": "auto-generated"},
}
PHISH: dict[str, Any] = {
    "text": "Please confirm your account at https://x.example within 24 hours.",
    "subject": "Unusual activity",
    "dmarc": "fail",
}


def mailbox(who: str = HANS) -> tuple[Thread, ...]:
    """`who` may be a domain: then it is somebody there."""
    sender = who if "@" in who else f"somebody@{who}"
    letters = [
        {"sender": FRIEND, "sender_name": "Alice Moore", "text": ENGLISH},
        {"sender": STRANGER, "sender_name": "Anna Berg", "text": GERMAN},
        {"sender": sender, "sender_name": "Hans Mann", "text": ENGLISH},
    ]
    bulk = [
        {**sort, "sender": one, "sender_name": "Somebody"}
        for sort in (NEWS, NOTICE, RECEIPT)
        for one in (sender, "first@grid.example", "second@tool.example")
    ]
    told = [*letters, *bulk, {**PHISH, "sender": sender}]
    return tuple(_thread(number, fields) for number, fields in enumerate(told, start=1))


def asked_in_vain(who: str = HANS) -> Thread:
    """The person asked something, and nobody has answered for a week."""
    to = (who if "@" in who else f"somebody@{who}",)
    asked = sent(ENGLISH, to=to, thread_id="t99", message_id="m99", at=NOW - timedelta(days=7))
    return Thread(thread_id="t99", messages=(asked,))


def proposed_under(guidance: Guidance, who: str = HANS) -> tuple[Proposal, ...]:
    """Replies in the order of the mail, then what is asked again, then warnings and piles."""
    here, found = desk(written_to=(FRIEND,), guidance=guidance), []
    for thread in mailbox(who):
        proposal = here.look(thread)
        if proposal is not None:
            first = comes_first(thread, guidance)
            found.append(proposal.ahead() if first else proposal)
    own = OwnLetters(here.reader, here.integration, here.engine, guidance)
    return (*found, *own.look(asked_in_vain(who)), *here.piles())


def with_and_without(
    directive: Directive, over: Sequence[Directive] = (), who: str = HANS
) -> tuple[tuple[Proposal, ...], tuple[Proposal, ...]]:
    """What is proposed if nothing but `over` was learned, and what if the person also says this."""
    nothing_set = Preferences()
    before = proposed_under(guided_by(nothing_set, [], over), who)
    return before, proposed_under(guided_by(nothing_set, [directive], over), who)


def _thread(number: int, fields: dict[str, Any]) -> Thread:
    complete: dict[str, Any] = {
        "subject": f"Matter {number}",
        "folder": Folder.INBOX,
        "read": False,
    }
    complete |= {"message_id": f"m{number}", "thread_id": f"t{number}"}
    one = mail(**complete | {"rfc_message_id": f"<{number}@x.example>"} | fields)
    return Thread(thread_id=one.thread_id, messages=(one,))
