"""What stands below messages that have no say in whether a conversation calls for a reply: those of
programs, of people who had no part in it, and of whom the person wants left alone."""

from dataclasses import dataclass

from countersign.analysis.mail.addresses import address_in, same_person
from countersign.domain.mail.mail import Mail, Thread
from countersign.ports.engine import ThreadStatus

_BY_PROGRAMS: frozenset[ThreadStatus] = frozenset({"newsletter", "notification", "receipt"})


@dataclass(frozen=True)
class Place:
    """Where a conversation belongs that calls for no reply. `is_left_alone`: because of whom its
    newest message is from."""

    status: ThreadStatus
    confidence: float
    is_left_alone: bool = False


LEFT_ALONE = Place("fyi", confidence=1.0, is_left_alone=True)
"""It is in no pile, and what others have asked in it stands."""


def has_more_below(thread: Thread, place: Place) -> bool:
    """Whether what stands below the newest message may call for a reply all the same."""
    if place.status == "suspicious":
        return False
    if place.is_left_alone:
        return True
    return place.status in _BY_PROGRAMS or _is_outsiders(thread.delivered[-1], thread)


def without_newest(thread: Thread) -> Thread:
    newest = thread.delivered[-1].message_id
    below = tuple(mail for mail in thread.messages if mail.message_id != newest)
    return thread.model_copy(update={"messages": below})


def _is_outsiders(newest: Mail, thread: Thread) -> bool:
    """Whether nobody who took part before had to do with whom it is from."""
    who = address_in(newest.sender)
    return not any(
        same_person(who, address_in(one))
        for mail in thread.delivered
        if mail.message_id != newest.message_id
        for one in (mail.sender, *mail.reply_to, *mail.to, *mail.cc)
    )
