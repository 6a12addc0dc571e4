"""What lies in a mailbox before a kind of mail action, and what other people do to it."""

from datetime import UTC, datetime, timedelta
from typing import TypeVar

from countersign.domain.actions.email.outgoing import Reply
from countersign.domain.actions.email.pile import Pile, PileItem
from countersign.domain.mail.mail import Mail
from countersign.domain.mail.state import MailChange
from countersign.domain.task.origin import Origin, Provenance
from tests.contracts.rigs.mail import GRACE, Rig, opened

R = TypeVar("R", bound=Reply)
P = TypeVar("P", bound=Pile)

WEEKLY = PileItem(
    thread_id="thread-1",
    message_ids=("message-1",),
    sender="Weekly <news@example.net>",
    subject="This week",
)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
TO_GRACE_AGAIN = (Provenance(path="to/0", source=Origin.OWN),)
TO_GRACE = (Provenance(path="to/0", source=Origin.CORRESPONDENT),)


def grace_has_asked(mailbox: Rig, action: R) -> R:
    """Nobody has answered her."""
    newest = opened(mailbox).messages[-1]
    about = {
        "thread_id": newest.thread_id,
        "reply_to_message_id": newest.message_id,
        "in_reply_to": newest.rfc_message_id,
        "references": newest.references,
        "to": (newest.sender,),
        "subject": f"Re: {newest.subject}",
    }
    return type(action).model_validate({**dict(action), **about})


def grace_writes_again(mailbox: Rig, action: Reply) -> None:
    before = mailbox.session.thread(action.thread_id).messages
    mailbox.deliver("One more thing.", subject=before[0].subject, answers=before[-1])


def grace_was_asked(mailbox: Rig, action: R) -> R:
    """By the person, and has not answered."""
    known = set(mailbox.session.recent(LONG_AGO, at_most=500).thread_ids)
    mailbox.send(GRACE, text="Shall we have lunch?", subject="Lunch?")
    listed = mailbox.session.recent(LONG_AGO, at_most=500).thread_ids
    (thread_id,) = (one for one in listed if one not in known)
    own = mailbox.session.thread(thread_id).messages[-1]
    about = {
        "thread_id": thread_id,
        "reply_to_message_id": own.message_id,
        "in_reply_to": own.rfc_message_id,
        "references": own.rfc_message_id,
        "to": own.to,
        "subject": f"Re: {own.subject}",
    }
    return type(action).model_validate({**dict(action), **about})


def grace_answers(mailbox: Rig, action: Reply) -> None:
    asked = mailbox.session.thread(action.thread_id).messages[-1]
    later = asked.at + timedelta(minutes=1)
    mailbox.deliver("Gladly.", subject=action.subject, answers=asked, at=later)


def three_have_come(mailbox: Rig, action: P) -> P:
    """One of them was read and filed before."""
    mails = [opened(mailbox).messages[-1] for _ in range(3)]
    mailbox.session.change([mails[-1].message_id], MailChange(archived=True, read=True))
    items = tuple(map(_item, mails))
    return type(action).model_validate({**dict(action), "items": items})


def _item(mail: Mail) -> PileItem:
    return PileItem(
        thread_id=mail.thread_id,
        message_ids=(mail.message_id,),
        sender=mail.sender,
        subject=mail.subject,
    )
