"""Mails that services send by themselves and that say so in no header: by who sends them, and by
what nobody but a form letter says."""

import re

from countersign.analysis.mail.addressees import greets_reader
from countersign.analysis.mail.addresses import address_in, domain_of
from countersign.analysis.mail.automation import local_part
from countersign.analysis.mail.brands import words_of
from countersign.analysis.mail.domains import is_public_mail, organisation_of
from countersign.analysis.mail.features import MailFeatures, feature
from countersign.analysis.mail.phrases import begun, plain
from countersign.analysis.mail.service_words import (
    AWAY,
    DESKS,
    ERRANDS,
    HAS_COME_IN,
    INSTEAD,
    OF_MY_OWN,
    OFFICES,
    PLAIN_OF_A_PROGRAM,
    SIGNED_BY_A_TEAM,
    THANKS,
)
from countersign.domain.mail.mail import Mail
from countersign.ports.engine import Reader

_READ = 6_000
_OPENING, _FOOT = 600, 300
_OF_A_PERSON = 2
"""How many more turns of a form letter it takes where somebody speaks of themselves."""
_OF_MY_OWN = re.compile(OF_MY_OWN)
_TWICE = 2


@feature
def is_absence(message: MailFeatures) -> bool:
    """Whether it is what somebody left behind for the time that they are away."""
    opening = plain(message.own_text[:_OPENING])
    if not begun(opening, AWAY) or "?" in opening:
        return False
    return bool(begun(opening, THANKS)) or bool(begun(opening, INSTEAD))


@feature
def says_it_came_in(message: MailFeatures) -> bool:
    """Whether a help desk says by itself that something has come in."""
    text = plain(message.subject_and_text[:_READ])
    return len(begun(text, HAS_COME_IN)) >= _TWICE and is_nobodys_own(message.mail)


@feature
def is_form_letter(message: MailFeatures, reader: Reader) -> bool:
    """Whether a service wrote it to whoever it has as a customer.

    Who writes from the desk of a small firm, and asks about the matter itself, is a person.
    """
    mail = message.mail
    if not is_nobodys_own(mail):
        return False
    text = plain(message.subject_and_text[:_READ])
    turns = len(begun(text, PLAIN_OF_A_PROGRAM)) + bool(begun(text, HAS_COME_IN))
    turns += bool(begun(text[-_FOOT:], SIGNED_BY_A_TEAM))
    is_in_person = (
        greets_reader(mail, reader)
        and local_part(mail) not in ERRANDS
        and _OF_MY_OWN.search(text) is not None
    )
    wanted = 1 + _OF_A_PERSON * is_in_person + (local_part(mail) not in DESKS)
    return turns >= wanted


def is_nobodys_own(mail: Mail) -> bool:
    """Whether it is sent from a desk, or under the name of an organisation."""
    return local_part(mail) in DESKS or _is_named_after_a_house(mail)


def _is_named_after_a_house(mail: Mail) -> bool:
    domain = domain_of(address_in(mail.sender))
    words = words_of(mail.sender_name)
    if is_public_mail(domain):
        return False
    house = organisation_of(domain).partition(".")[0]
    called = {*words, "".join(words), "-".join(words)} if len(words) <= _TWICE else {"".join(words)}
    return house in called or not OFFICES.isdisjoint(words)
