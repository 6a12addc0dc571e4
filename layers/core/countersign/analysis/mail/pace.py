"""When an answer is overdue: by the pace of the two with each other, on working days."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta, tzinfo
from statistics import median
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from countersign.analysis.mail.named_days import working_days_after, working_days_between
from countersign.domain.mail.mail import Mail

WITHOUT_A_PACE = 3
"""Working days after which an answer is overdue, where nobody knows how fast they write."""

AT_LEAST, AT_MOST = 1, 10
MORNING = time(8, 0)
EVENING = time(17, 0)


def zone_of(name: str) -> tzinfo:
    """UTC where the name is none that is known."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def answer_overdue_at(asked: Mail, earlier: Sequence[Mail], zone: tzinfo) -> datetime:
    """At the time of day at which it was asked, but not at night and on no weekend.

    `earlier` is what was written before in the conversation: of how long its answers took, the
    median is how long this one may take.
    """
    waits = sorted(_waits([*earlier, asked], zone))
    days = round(median(waits)) if waits else WITHOUT_A_PACE
    days = max(AT_LEAST, min(AT_MOST, days))
    local = asked.at.astimezone(zone)
    day = working_days_after(local.date(), days)
    clock = min(max(local.time(), MORNING), EVENING)
    return datetime.combine(day, clock, zone).astimezone(UTC)


def back_at_work(day: datetime) -> datetime:
    """The morning of the working day after the one on which somebody is back."""
    coming = working_days_after(day.date(), 1)
    return datetime.combine(coming, MORNING, day.tzinfo).astimezone(UTC)


def promised_at(due: datetime, promised: datetime) -> datetime:
    """When to look whether it was done: in the morning of its day. On the very day on which it was
    promised, in the evening; and the next morning of what was promised late in the day."""
    morning = datetime.combine(due.date(), MORNING, due.tzinfo)
    if promised < morning:
        return morning.astimezone(UTC)
    evening = datetime.combine(due.date(), EVENING, due.tzinfo)
    if promised < evening - timedelta(hours=2):
        return evening.astimezone(UTC)
    return (morning + timedelta(days=1)).astimezone(UTC)


def _waits(mails: Sequence[Mail], zone: tzinfo) -> Iterator[int]:
    """In working days, from each own mail to what the others wrote next."""
    waiting: Mail | None = None
    for mail in mails:
        if mail.is_sent:
            waiting = waiting or mail
        elif waiting is not None:
            begun, ended = (one.at.astimezone(zone).date() for one in (waiting, mail))
            yield working_days_between(begun, ended)
            waiting = None
