"""Who speaks in a mail that a program, a group or the reader's own form has passed on.

Reply-To is a stranger's text. Whoever it names is taken for the author, never for authenticated.
"""

import re

from countersign.analysis.mail.addressees import greets_reader
from countersign.analysis.mail.addresses import address_in, domain_of, same_person
from countersign.analysis.mail.automation import LIST_HEADERS, is_reader
from countersign.analysis.mail.domains import is_public_mail, organisation_of
from countersign.analysis.mail.mailing_lists import is_list
from countersign.analysis.mail.service_words import DESKS
from countersign.analysis.mail.traces import is_unattended
from countersign.domain.mail.header_fields import written_address
from countersign.domain.mail.mail import ORIGINAL_SENDER, Mail
from countersign.domain.mail.state import Folder
from countersign.ports.engine import Reader

NAMED_AT_MOST = 20
"""How many addresses for answers are read; more are nobody's."""

_BULK_HEADERS = ("list-unsubscribe", "list-id", "list-post", "feedback-id")
_BY_GROUP = frozenset({*_BULK_HEADERS, "list-unsubscribe-post", "precedence"})
_VIA = re.compile(
    r"\W{0,3}(\w.{0,80}?)\W{0,3}\s(?:via|über|par|vía|tramite)\s.{1,80}", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{2,40}")


def author_of(mail: Mail, reader: Reader) -> Mail | None:
    """The mail as its author wrote it: from whom it names for answers, by nobody vouched for.

    None where it speaks for whoever sent it: no person elsewhere is named, it went to many, or
    nothing shows that the sender only passes on.
    """
    people, original = named_for_answers(mail, reader), _original(mail, reader)
    if original and set(people) <= {address_in(mail.sender)}:
        people = (original,)
    if not people or any(_is_senders(one, mail, original) for one in people):
        return None
    if people[0] != original and not _is_passed_on(mail, people[0], reader):
        return None
    return mail.model_copy(
        update={
            "sender": people[0],
            "sender_name": mail.reply_to_name or _via(mail),
            "reply_to": people,
            "dmarc": "none",
            "headers": _headers_of_author(mail, reader) if original else mail.headers,
            "is_sent": False,
        }
    )


def named_for_answers(mail: Mail, reader: Reader) -> tuple[str, ...]:
    """Whom it asks to answer, but for the reader and the list that it came by."""
    named = dict.fromkeys(address_in(one) for one in mail.reply_to)
    people = tuple(
        one
        for one in named
        if written_address(one) is not None
        and not is_reader(one, reader)
        and not is_list(one, mail)
    )
    return people if len(people) <= NAMED_AT_MOST else ()


def _original(mail: Mail, reader: Reader) -> str:
    """Who wrote to a group that rewrites From; empty where neither the sender's name nor a list's
    header says that one did: anybody can write the field."""
    by_group = _via(mail) or any(name in mail.headers for name in LIST_HEADERS)
    original = address_in(mail.headers.get(ORIGINAL_SENDER, "")) if by_group else ""
    return "" if is_reader(original, reader) else original


def _headers_of_author(mail: Mail, reader: Reader) -> dict[str, str]:
    """Without what the group put there, if the reader is the one who is spoken to: a question to
    them is no mailing for having come through a group."""
    if not (greets_reader(mail, reader) or any(is_reader(one, reader) for one in mail.to)):
        return mail.headers
    return {name: value for name, value in mail.headers.items() if name not in _BY_GROUP}


def _is_passed_on(mail: Mail, person: str, reader: Reader) -> bool:
    if is_reader(mail.sender, reader):
        return mail.folder is Folder.INBOX if mail.is_sent else mail.dmarc == "pass"
    if any(name in mail.headers for name in _BULK_HEADERS):
        return False
    if _goes_by(_via(mail), f"{mail.reply_to_name} {_local(person)}"):
        return True
    return is_unattended(mail.sender) and not is_unattended(person) and _local(person) not in DESKS


def _is_senders(address: str, mail: Mail, original: str) -> bool:
    """Whether it is the sender's own, or another address of the sender's organisation that does not
    go by the name of a person."""
    sender = address_in(mail.sender)
    if same_person(address, sender):
        return True
    home = organisation_of(domain_of(sender))
    return (
        organisation_of(domain_of(address)) == home
        and not is_public_mail(home)
        and address != original
        and not _goes_by(mail.reply_to_name, _local(address))
    )


def _local(address: str) -> str:
    return address.partition("@")[0].partition("+")[0]


def _via(mail: Mail) -> str:
    """The person in `Kim Larsen via Support`; empty where the name has another form."""
    found = _VIA.fullmatch(mail.sender_name[:200].strip())
    return found[1] if found else ""


def _goes_by(name: str, shown: str) -> bool:
    """Whether a word of the name stands there, too."""
    return bool(set(_WORD.findall(name.lower())) & set(_WORD.findall(shown.lower())))
