"""Signs that a message is not what it says it is."""

import re
from typing import Literal, get_args

from countersign.analysis.mail.addressees import greets_reader
from countersign.analysis.mail.addresses import (
    address_in,
    domain_of,
    imitates,
    same_person,
)
from countersign.analysis.mail.automation import LIST_HEADERS, bears_its_name, is_reader
from countersign.analysis.mail.brands import brand_posed_as, words_of
from countersign.analysis.mail.domains import is_public_mail, organisation_of
from countersign.analysis.mail.features import MailFeatures, ThreadFeatures, feature
from countersign.analysis.mail.phrases import hits
from countersign.analysis.mail.swindles.pushing import NEW_ADDRESS
from countersign.analysis.mail.swindles.weighing import ENOUGH, shows_other_link, weight_of
from countersign.domain.mail.mail import Mail, Thread
from countersign.ports.engine import Reader

Sign = Literal[
    "forged",
    "as_reader",
    "lookalike",
    "two_addresses",
    "brand",
    "as_colleague",
    "other_link",
    "credentials",
    "payment",
    "bait",
    "name_twin",
    "new_address",
]

SIGNS: tuple[Sign, ...] = get_args(Sign)
"""Worst first."""

DOUBTS: frozenset[Sign] = frozenset({"name_twin", "new_address"})
"""The signs that alone only warn: what they are found in may be answered."""

_OF_STRANGERS: frozenset[Sign] = frozenset(
    {"brand", "as_colleague", "other_link", "credentials", "payment", "bait"}
)
"""What is a sign in the mail of somebody whom the reader does not know. From others it warns."""

_ADDRESS = re.compile(r"[\w.+-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63}){1,5})")
_NAMED_ADDRESS = re.compile(
    r"([^\n<>:\"|*]{3,80}?)[\"*\s]{1,4}<(?:mailto:)?([^\s<>@]{1,64}@[^\s<>]{3,254})>"
)
_OFFICE = frozenset({"ceo", "cfo", "coo", "cto", "president", "director", "boss", "chairman"})
_OWN_NAME_AT_LEAST = 4
_TEXT_READ = 20_000
_ALREADY_SIGNED = 3
"""How many points are taken off where a sender is vouched for under the name that is shown."""


@feature
def signs(read: ThreadFeatures, message: MailFeatures) -> tuple[Sign, ...]:
    """What is wrong with a message of the thread, worst first; nothing for the reader's own."""
    thread, mail, reader = read.thread, message.mail, read.reader
    if mail.is_sent:
        return ()
    sender = address_in(mail.sender)
    domain = domain_of(sender)
    told = weight_of(message).told > 0
    tests: dict[Sign, bool] = {
        "forged": mail.dmarc == "fail",
        "as_reader": is_reader(sender, reader) and mail.dmarc != "pass",
        "lookalike": imitates(domain, map(domain_of, _known(thread, mail, reader))) is not None,
        "two_addresses": _shows_other_address(mail, sender),
        "brand": brand_posed_as(mail.sender_name, domain),
        "as_colleague": (told or is_public_mail(domain))
        and _poses_as_colleague(mail, domain, reader),
        "other_link": told and shows_other_link(message),
        "name_twin": _has_twin(thread, mail, sender) or _has_name_of_reader(mail, reader),
        "new_address": is_public_mail(domain) and _says_new_address(read, message),
    }
    for wanted in _pressed_for(read, message):
        tests[wanted] = True
    return tuple(sign for sign in SIGNS if tests.get(sign))


@feature
def decisive(read: ThreadFeatures, message: MailFeatures) -> tuple[Sign, ...]:
    """The signs that keep a message from being answered.

    None where the mailbox vouches for a sender whom the reader knows: what they write of money or
    of passwords is theirs to write, and is only warned of.
    """
    found = tuple(sign for sign in signs(read, message) if sign not in DOUBTS)
    if found and is_known(read, message):
        return ()
    return () if found == ("forged",) and _is_relayed(read, message) else found


@feature
def is_known(read: ThreadFeatures, message: MailFeatures) -> bool:
    """Whether the mailbox vouches for the sender, and the reader knows them: as a colleague, from
    this conversation, or by the mailbox's own word (`Reader.correspondents`)."""
    if message.mail.dmarc != "pass":
        return False
    sender = address_in(message.mail.sender)
    return (
        _is_colleague(domain_of(sender), read.reader)
        or any(same_person(sender, one) for one in read.reader.correspondents)
        or _has_answered(read.thread, sender)
    )


def turns_on_acquaintance(read: ThreadFeatures, message: MailFeatures) -> bool:
    """Whether it would be answerable if the mailbox knew its sender: then it is worth asking."""
    found = decisive(read, message)
    return bool(found) and message.mail.dmarc == "pass" and set(found) <= _OF_STRANGERS


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


def _own_organisations(reader: Reader) -> frozenset[str]:
    domains = {domain_of(address_in(one)) for one in (reader.address, *reader.own)}
    return frozenset(organisation_of(one) for one in domains if one and not is_public_mail(one))


def _is_colleague(domain: str, reader: Reader) -> bool:
    return organisation_of(domain) in _own_organisations(reader)


def _poses_as_colleague(mail: Mail, domain: str, reader: Reader) -> bool:
    """Whether the name shows the reader's organisation, and the address another's."""
    if _is_colleague(domain, reader):
        return False
    words = words_of(mail.sender_name)
    labels = {one.partition(".")[0] for one in _own_organisations(reader)}
    own = {one for one in labels if len(one) >= _OWN_NAME_AT_LEAST}
    return not own.isdisjoint({*words, "".join(words), "-".join(words)})


def _shows_other_address(mail: Mail, sender: str) -> bool:
    shown = _ADDRESS.search(mail.sender_name[:500])
    if shown is None:
        return False
    return organisation_of(shown.group(1).lower()) != organisation_of(domain_of(sender))


def _has_twin(thread: Thread, mail: Mail, sender: str) -> bool:
    """Whether somebody else of this name takes part, or is quoted as having written."""
    name = _plain_name(mail.sender_name)
    if " " not in name:
        return False
    others = {
        (_plain_name(other.sender_name), address_in(other.sender))
        for other in thread.delivered
        if other.message_id != mail.message_id
    }
    others |= {
        (_plain_name(shown), address_in(address))
        for shown, address in _NAMED_ADDRESS.findall(mail.text[:_TEXT_READ])
    }
    return any(
        shown.endswith(name) and address and not same_person(address, sender)
        for shown, address in others
    )


def _has_name_of_reader(mail: Mail, reader: Reader) -> bool:
    """Whether it is called as the reader is, and comes from elsewhere."""
    name = _plain_name(reader.name)
    is_called_so = " " in name and _plain_name(mail.sender_name) == name
    return is_called_so and not is_reader(mail.sender, reader)


def _plain_name(shown: str) -> str:
    return " ".join(shown[:200].lower().split())


def _says_new_address(read: ThreadFeatures, message: MailFeatures) -> bool:
    return not is_known(read, message) and bool(hits(message.own_text[:2_000], NEW_ADDRESS))


def _pressed_for(read: ThreadFeatures, message: MailFeatures) -> frozenset[Sign]:
    """What a mail is after that is like a swindle enough."""
    mail, weight = message.mail, weight_of(message)
    points = weight.points
    domain = domain_of(address_in(mail.sender))
    if bears_its_name(mail) or _is_owned_mailing(mail):
        points -= _ALREADY_SIGNED
    if is_public_mail(domain) and "payment" in weight.wants:
        local = address_in(mail.sender).partition("@")[0]
        points += 1 + 2 * (not _OFFICE.isdisjoint(re.split(r"[\W\d_]+", local)))
    if _is_going_on(read, mail):
        points -= _ALREADY_SIGNED
    return frozenset(weight.wants) if points >= ENOUGH else frozenset()


def _is_going_on(read: ThreadFeatures, mail: Mail) -> bool:
    """Whether nobody vouches for its sender, and the reader has written there in this thread."""
    return mail.dmarc == "none" and _has_answered(read.thread, address_in(mail.sender))


def _is_owned_mailing(mail: Mail) -> bool:
    """Whether its sender stands by it: it is authenticated and can be unsubscribed from."""
    return mail.dmarc == "pass" and "list-unsubscribe" in mail.headers


def _is_relayed(read: ThreadFeatures, message: MailFeatures) -> bool:
    """Whether a list passed it on, which spoils what vouches for a sender. Anybody can write the
    header: it excuses nothing that is put to the reader in person, or in their colleague's name."""
    mail, reader = message.mail, read.reader
    if not any(name in mail.headers for name in LIST_HEADERS):
        return False
    in_person = greets_reader(mail, reader) or weight_of(message).told > 0
    return not in_person and not _is_colleague(domain_of(address_in(mail.sender)), reader)
