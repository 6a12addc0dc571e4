"""Who wrote a message: we, the reader, a post office, or somebody under their own name."""

from countersign.analysis.mail.addresses import (
    address_in,
    domain_of,
    same_person,
)
from countersign.analysis.mail.automation_words import ALARMS, BOUNCE_NAMES, BOUNCE_SUBJECTS
from countersign.analysis.mail.domains import organisation_of
from countersign.analysis.mail.phrases import hits
from countersign.domain.mail.mail import Mail
from countersign.ports.engine import Reader

OUR_NOTIFICATION = "x-countersign-notification"
LIST_HEADERS = ("list-id", "list-post")

_SUBJECT_READ = 1_000


def is_ours(mail: Mail, reader: Reader) -> bool:
    """Whether we sent it ourselves to tell this reader something.

    Anybody can write the mark, and send on to others what we wrote to one; nobody else passes the
    mailbox's own check as the address that our letters come from.
    """
    return (
        OUR_NOTIFICATION in mail.headers
        and mail.dmarc == "pass"
        and address_in(mail.sender) == address_in(reader.letters_from) != ""
        and [is_reader(one, reader) for one in (*mail.to, *mail.cc)] == [True]
    )


def is_own(mail: Mail, reader: Reader) -> bool:
    """Whether the reader wrote it, by the mailbox's own word; a claim in From is not enough."""
    return mail.is_sent or (mail.dmarc == "pass" and is_reader(mail.sender, reader))


def is_reader(address: str, reader: Reader) -> bool:
    """Whether the address is one of the reader's own."""
    found = address_in(address)
    return bool(found) and any(
        same_person(found, address_in(one)) for one in (reader.address, *reader.own)
    )


def wants_attention(mail: Mail) -> bool:
    """Whether a program tells of something that only the reader can settle."""
    return bool(hits(mail.subject[:_SUBJECT_READ], ALARMS))


def is_bounce(mail: Mail) -> bool:
    """Whether it says that a mail could not be delivered."""
    subject = mail.subject[:200].strip().lower()
    return "x-failed-recipients" in mail.headers or (
        local_part(mail) in BOUNCE_NAMES and subject.startswith(BOUNCE_SUBJECTS)
    )


def bears_its_name(mail: Mail) -> bool:
    """Whether it shows the name under which its authenticated domain is registered."""
    if mail.dmarc != "pass":
        return False
    registered = organisation_of(domain_of(address_in(mail.sender))).partition(".")[0]
    names = mail.sender_name[:200].lower().split()
    return len(registered) > 3 and registered in {*names, "".join(names), "-".join(names)}


def local_part(mail: Mail) -> str:
    """What stands before the `@` of the sender's address, without a tag."""
    return address_in(mail.sender).rpartition("@")[0].partition("+")[0]
