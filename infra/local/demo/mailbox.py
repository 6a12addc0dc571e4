"""The script at one moment: what to put into a mailbox, oldest first."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from infra.local.demo.compose import Edition, compose
from infra.local.demo.dates import moment_of
from infra.local.demo.script import (
    WANTS_AN_ANSWER,
    Category,
    DemoMail,
    DemoPerson,
    the_week,
    what_may_come,
)

_FRESH_MINUTES = (3, 11, 26, 42)


@dataclass(frozen=True)
class Delivery:
    """One message and the labels under which it lies in the mailbox.

    `name` is the letter's in the script, `message_id` the value of its header.
    """

    raw: bytes
    label_ids: tuple[str, ...]
    name: str
    category: Category
    at: datetime
    message_id: str


def build(address: str, now: datetime) -> list[Delivery]:
    """The week before `now`, in `now`'s own time zone: 60 mails that came, and those Alex sent.

    The same address and moment give the same bytes. Raises ValueError for a `now` without a zone.
    """
    script = the_week()
    _require_zone(now)
    times = {name: moment_of(letter.when, now) for name, letter in script.letters.items()}
    return _deliveries(Edition(script, address, now, times), list(script.letters.values()))


def fresh(address: str, now: datetime, seed: int) -> list[Delivery]:
    """Three or four mails that came in the last hour; other seeds choose others.

    At least two want an answer. Raises ValueError for a `now` without a zone.
    """
    script = what_may_come()
    _require_zone(now)
    chance = random.Random(seed)  # noqa: S311  # which mails to show is no secret
    asking = [one for one in script.letters.values() if one.category in WANTS_AN_ANSWER]
    others = [one for one in script.letters.values() if one.category not in WANTS_AN_ANSWER]
    chosen = chance.sample(asking, 2) + chance.sample(others, chance.choice((1, 2)))
    chance.shuffle(chosen)
    times = {
        letter.name: now - timedelta(minutes=minutes)
        for letter, minutes in zip(chosen, _FRESH_MINUTES, strict=False)
    }
    return _deliveries(Edition(script, address, now, times, issue=str(seed)), chosen)


def _deliveries(edition: Edition, letters: list[DemoMail]) -> list[Delivery]:
    made = [
        Delivery(
            raw=compose(letter, edition),
            label_ids=_labels(letter, edition.person(letter.sender)),
            name=letter.name,
            category=letter.category,
            at=edition.times[letter.name],
            message_id=edition.message_id(letter),
        )
        for letter in letters
    ]
    return sorted(made, key=lambda delivery: delivery.at)


def _labels(letter: DemoMail, sender: DemoPerson) -> tuple[str, ...]:
    """As Gmail would file it."""
    if letter.is_sent:
        return ("SENT",)
    if "unsubscribe" in sender.bulk:
        tab = "CATEGORY_PROMOTIONS"
    elif sender.look or sender.automatic or letter.failed:
        tab = "CATEGORY_UPDATES"
    else:
        tab = "CATEGORY_PERSONAL"
    return ("INBOX", tab) if letter.read else ("INBOX", "UNREAD", tab)


def _require_zone(now: datetime) -> None:
    if now.tzinfo is None:
        raise ValueError("now has no time zone: the mails would not know what time of day it is")
