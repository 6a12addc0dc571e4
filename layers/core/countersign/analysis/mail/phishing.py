"""Signs that a message is not what it says it is."""

import re
from typing import Literal, get_args

from countersign.analysis.mail.addresses import (
    address_in,
    domain_of,
    imitates,
    same_person,
)
from countersign.analysis.mail.automation import bears_its_name, is_reader
from countersign.analysis.mail.domains import is_public_mail, organisation_of
from countersign.analysis.mail.features import MailFeatures, ThreadFeatures, feature
from countersign.analysis.mail.one_time_secrets import holds_link
from countersign.analysis.mail.phishing_phrases import BAIT, PRESSURES, Demand
from countersign.analysis.mail.phrases import hits
from countersign.domain.mail.mail import Mail, Thread
from countersign.ports.engine import Reader

Sign = Literal[
    "forged",
    "as_reader",
    "lookalike",
    "two_addresses",
    "name_twin",
    "credentials",
    "payment",
    "bait",
]

SIGNS: tuple[Sign, ...] = get_args(Sign)
"""Worst first."""

DECISIVE: frozenset[Sign] = frozenset(SIGNS) - {"name_twin"}
"""The signs that alone keep a message from being answered."""

_ADDRESS = re.compile(r"[\w.+-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63}){1,5})")
_BAIT_AT_LEAST = 3
_PADDED = re.compile(r"\S\s{6,500}\S")


@feature
def signs(read: ThreadFeatures, message: MailFeatures) -> tuple[Sign, ...]:
    """What is wrong with a message of the thread, worst first; nothing for the reader's own."""
    thread, mail, reader = read.thread, message.mail, read.reader
    if mail.is_sent:
        return ()
    sender = address_in(mail.sender)
    known = _known(thread, mail, reader)
    tests: dict[Sign, bool] = {
        "forged": mail.dmarc == "fail",
        "as_reader": is_reader(sender, reader) and mail.dmarc != "pass",
        "lookalike": imitates(domain_of(sender), map(domain_of, known)) is not None,
        "two_addresses": _shows_other_address(mail, sender),
        "name_twin": _has_twin(thread, mail, sender),
    }
    if not _has_answered(thread, sender) or mail.dmarc != "pass":
        wanted = _pressed_for(message)
        tests["credentials"] = "credentials" in wanted and not bears_its_name(mail)
        tests["payment"] = "payment" in wanted
        tests["bait"] = not _is_owned_mailing(mail) and _baits(message)
    return tuple(sign for sign in SIGNS if tests.get(sign))


def _known(thread: Thread, mail: Mail, reader: Reader) -> frozenset[str]:
    """Addresses the reader deals with: their own, and those they have written to in the thread."""
    written = {
        address_in(one)
        for other in thread.delivered
        if other.is_sent
        for one in other.to + other.cc
    }
    own = {one for one in (reader.address, *reader.own) if not is_public_mail(domain_of(one))}
    return frozenset(
        address
        for address in own | written
        if address and not same_person(address, address_in(mail.sender))
    )


def _has_answered(thread: Thread, sender: str) -> bool:
    return any(
        same_person(sender, address_in(one))
        for other in thread.delivered
        if other.is_sent
        for one in other.to + other.cc
    )


def _shows_other_address(mail: Mail, sender: str) -> bool:
    shown = _ADDRESS.search(mail.sender_name[:500])
    if shown is None:
        return False
    return organisation_of(shown.group(1).lower()) != organisation_of(domain_of(sender))


def _has_twin(thread: Thread, mail: Mail, sender: str) -> bool:
    name = _plain_name(mail)
    if " " not in name:
        return False
    return any(
        _plain_name(other) == name and not same_person(address_in(other.sender), sender)
        for other in thread.delivered
        if other.message_id != mail.message_id
    )


def _plain_name(mail: Mail) -> str:
    return " ".join(mail.sender_name[:200].lower().split())


@feature
def _pressed_for(message: MailFeatures) -> frozenset[Demand]:
    text = message.subject_and_text
    return frozenset(
        pressure.wants
        for pressure in PRESSURES
        if hits(text, pressure.about)
        and (hits(text, pressure.push) or (pressure.by_link and holds_link(text)))
    )


def _is_owned_mailing(mail: Mail) -> bool:
    """Whether its sender stands by it: it is authenticated and can be unsubscribed from."""
    return mail.dmarc == "pass" and "list-unsubscribe" in mail.headers


@feature
def _baits(message: MailFeatures) -> bool:
    shouts = _shouts(message.mail.subject[:1_000], message.own_text)
    return len(hits(message.subject_and_text, BAIT)) + shouts >= _BAIT_AT_LEAST


def _shouts(subject: str, text: str) -> int:
    """How many of the ways to shout it uses: capitals, exclamations, prices, a padded subject."""
    words = text.split()
    capitals = sum(len(word) > 3 and word.isupper() for word in words)
    return sum(
        (
            capitals >= 8 and capitals * 8 >= len(words),
            text.count("!") >= 5,
            text.count("$") >= 3,
            _PADDED.search(subject) is not None,
            len(subject) > 8 and subject.isupper(),
        )
    )
