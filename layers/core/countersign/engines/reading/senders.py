"""Who or what wrote a message: a person, a program, or a mailing to many."""

from collections.abc import Iterator
from dataclasses import dataclass

from countersign.domain.mail import Mail
from countersign.engines.reading.addresses import (
    PUBLIC_MAIL,
    address_in,
    domain_of,
    organisation_of,
    same_person,
)
from countersign.engines.reading.sender_words import (
    ALARMS,
    AUTOMATIC_SUBJECTS,
    AUTOMATIC_WORDS,
    BOUNCE_NAMES,
    BOUNCE_SUBJECTS,
    EVENT_NAMES,
    EVENTS,
    ISSUES,
    MAILING_NAMES,
    MAILING_WORDS,
    PROGRAM_NAMES,
)
from countersign.engines.reading.text import own_text
from countersign.engines.reading.words import hits

OUR_NOTIFICATION = "x-countersign-notification"
LIST_HEADERS = ("list-id", "list-post")

_MAILING_HEADERS = {
    "list-unsubscribe": (3, "it offers a way to unsubscribe"),
    "list-unsubscribe-post": (0, "it can be unsubscribed from with one click"),
    "list-id": (2, "it came by a mailing list"),
    "list-post": (2, "it came by a mailing list"),
    "feedback-id": (1, "a mailing service sent it"),
}
_PROGRAM_HEADERS = {
    "x-auto-response-suppress": (2, "it asks for no automatic answer"),
    "x-autoreply": (4, "it is an automatic answer"),
    "x-autorespond": (4, "it is an automatic answer"),
    "x-failed-recipients": (6, "it reports a mail that could not be delivered"),
}
_BULK_PRECEDENCE = frozenset({"bulk", "list", "junk"})
_SCATTERED = 5
_SUBJECT_READ = 1_000


@dataclass(frozen=True)
class Trace:
    """A mark of a mailing or of a program, what it weighs, and how to say it in a clause."""

    weight: int
    says: str


def is_ours(mail: Mail) -> bool:
    """Whether we sent it ourselves to tell our user something."""
    return OUR_NOTIFICATION in mail.headers


def is_own(mail: Mail, address: str) -> bool:
    """Whether the reader wrote it, by the mailbox's own word; a claim in From is not enough."""
    return mail.is_sent or (
        mail.dmarc == "pass" and same_person(address_in(mail.sender), address_in(address))
    )


def mailing_traces(mail: Mail) -> tuple[Trace, ...]:
    """What shows that it went to many: headers, the sender's name, what stands at its foot."""
    return tuple(_mailing_traces(mail))


def program_traces(mail: Mail) -> tuple[Trace, ...]:
    """What shows that a program wrote it (RFC 3834), or that nobody reads what comes back."""
    return tuple(_program_traces(mail))


def tells_an_event(mail: Mail) -> bool:
    """Whether the subject says that something happened, rather than that an issue came out."""
    subject = mail.subject[:_SUBJECT_READ]
    return bool(hits(subject, EVENTS)) and not hits(subject, ISSUES)


def wants_attention(mail: Mail) -> bool:
    """Whether a program tells of something that only the reader can settle."""
    return bool(hits(mail.subject[:_SUBJECT_READ], ALARMS))


def is_bounce(mail: Mail) -> bool:
    """Whether it says that a mail could not be delivered."""
    subject = mail.subject[:200].strip().lower()
    return "x-failed-recipients" in mail.headers or (
        _local_part(mail) in BOUNCE_NAMES and subject.startswith(BOUNCE_SUBJECTS)
    )


def bears_its_name(mail: Mail) -> bool:
    """Whether it shows the name under which its authenticated domain is registered."""
    if mail.dmarc != "pass":
        return False
    registered = organisation_of(domain_of(address_in(mail.sender))).partition(".")[0]
    names = mail.sender_name[:200].lower().split()
    return len(registered) > 3 and registered in {*names, "".join(names), "-".join(names)}


def _mailing_traces(mail: Mail) -> Iterator[Trace]:
    for name, (weight, says) in _MAILING_HEADERS.items():
        if name in mail.headers:
            yield Trace(weight, says)
    if _header(mail, "precedence") in _BULK_PRECEDENCE:
        yield Trace(1, "it is marked as bulk mail")
    if "CATEGORY_PROMOTIONS" in mail.labels:
        yield Trace(2, "the mailbox filed it under promotions")
    if _local_part(mail) in MAILING_NAMES:
        yield Trace(3, f"its address is called {_local_part(mail)}")
    if _is_scattered(mail):
        yield Trace(2, "it names many people who have nothing in common")
    if found := hits(f"{mail.subject[:_SUBJECT_READ]}\n{own_text(mail.text)}", MAILING_WORDS):
        yield Trace(2, f"it says “{found[0]}”")


def _program_traces(mail: Mail) -> Iterator[Trace]:
    for name, (weight, says) in _PROGRAM_HEADERS.items():
        if name in mail.headers:
            yield Trace(weight, says)
    if _header(mail, "auto-submitted") not in ("", "no"):
        yield Trace(4, "it is marked as sent by a program")
    if _header(mail, "return-path") == "<>":
        yield Trace(5, "it leaves no address to return it to")
    if _header(mail, "precedence") == "auto_reply":
        yield Trace(4, "it is an automatic answer")
    local = _local_part(mail)
    if local in PROGRAM_NAMES or local.startswith(("noreply", "no-reply", "donotreply")):
        yield Trace(1, "nobody reads answers to its address")
    if local in EVENT_NAMES or local.startswith("bounce-"):
        yield Trace(4, f"its address is called {local[:40]}")
    if mail.subject[:200].strip().lower().startswith(AUTOMATIC_SUBJECTS):
        yield Trace(5, "its subject is that of an automatic mail")
    if found := hits(own_text(mail.text), AUTOMATIC_WORDS):
        yield Trace(2, f"it says “{found[0]}”")


def _is_scattered(mail: Mail) -> bool:
    """Whether it names many people in To who have nothing in common."""
    domains = {organisation_of(domain_of(address_in(one))) for one in mail.to[:200]}
    return len(mail.to) >= _SCATTERED and len(domains - PUBLIC_MAIL) >= _SCATTERED


def _header(mail: Mail, name: str) -> str:
    return mail.headers.get(name, "").partition(";")[0].strip().lower()


def _local_part(mail: Mail) -> str:
    return address_in(mail.sender).rpartition("@")[0].partition("+")[0]
