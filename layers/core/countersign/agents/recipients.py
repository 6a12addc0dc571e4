"""Whom a reply goes to, where each address comes from, and what to say about it.

Only headers choose recipients. Source for reply-all: RFC 5322, section 3.6.3.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from countersign.domain.header_fields import written_address
from countersign.domain.mail import Mail, Thread
from countersign.domain.task import Caution, Provenance, Source
from countersign.engines.reading.addresses import (
    address_in,
    domain_of,
    same_person,
)
from countersign.engines.reading.domains import is_public_mail, organisation_of
from countersign.ports.engine import Reader
from countersign.ports.mail import MailSession

_OTHERS_AT_MOST = 20
_LIST_HOSTS = ("googlegroups.com", "groups.io", "yahoogroups.com", "freelists.org")
_LIST_SUBDOMAINS = ("lists.", "list.", "groups.", "mailman.", "listserv.")
_LIST_HEADERS = ("list-id", "list-post")


@dataclass(frozen=True)
class Recipients:
    """Addresses with provenance and warnings by path (`to/0`, `cc/0`, ...)."""

    to: tuple[str, ...]
    cc: tuple[str, ...]
    provenance: tuple[Provenance, ...]
    warnings: tuple[Caution, ...]

    def source_of(self, path: str) -> Source:
        return next(
            (entry.source for entry in self.provenance if entry.path == path), Source.UNKNOWN
        )


def recipients_of(thread: Thread, reader: Reader, mail: MailSession) -> Recipients | None:
    """Recipients of a reply to the newest delivered message; None if nobody can be answered.

    An address that no mail can name is not offered: it would fail once it is signed.
    """
    newest = thread.delivered[-1]
    sender = address_in(newest.sender)
    to, differs = _answer_address(newest, sender)
    own = address_in(reader.address)
    if written_address(to) is None or same_person(to, own):
        return None
    cc = _others(newest, own, {to, sender})
    paths = {"to/0": to} | {f"cc/{at}": address for at, address in enumerate(cc)}
    sources = {path: _source(thread, newest, one, mail) for path, one in paths.items()}
    warnings = [Caution(path="to/0", code="reply_to_differs")] if differs else []
    warnings += [
        Caution(path=path, code="first_contact")
        for path, source in sources.items()
        if source is Source.UNKNOWN
    ]
    return Recipients(
        to=(to,),
        cc=cc,
        provenance=tuple(Provenance(path=path, source=one) for path, one in sources.items()),
        warnings=tuple(warnings),
    )


def _answer_address(newest: Mail, sender: str) -> tuple[str, bool]:
    """Reply-To within the sender's own organisation, else the sender; and whether they differ.

    A Reply-To elsewhere is how a hijacked or invented sender collects answers.
    """
    wanted = address_in(newest.reply_to) if newest.reply_to else ""
    if not wanted or wanted == sender:
        return sender, False
    home, elsewhere = organisation_of(domain_of(sender)), organisation_of(domain_of(wanted))
    if home == elsewhere and not is_public_mail(home):
        return wanted, False
    return sender, True


def _others(newest: Mail, own: str, answered: set[str]) -> tuple[str, ...]:
    """Everybody else, when the reader was one of several in To; nobody when they are too many."""
    to = [address_in(one) for one in newest.to]
    if not any(same_person(one, own) for one in to if one) or len(newest.to) < 2:
        return ()
    others = list(
        dict.fromkeys(
            one
            for one in (*to, *(address_in(one) for one in newest.cc))
            if written_address(one) is not None
            and not _is_list(one, newest)
            and not _is_one_of(one, {own, *answered})
        )
    )
    return tuple(others) if len(others) <= _OTHERS_AT_MOST else ()


def _is_one_of(address: str, others: Iterable[str]) -> bool:
    return any(same_person(address, other) for other in others)


def _is_list(address: str, newest: Mail) -> bool:
    domain = domain_of(address)
    if organisation_of(domain) in _LIST_HOSTS or domain.startswith(_LIST_SUBDOMAINS):
        return True
    named = " ".join(newest.headers.get(header, "").lower() for header in _LIST_HEADERS)
    return address in named


def _source(thread: Thread, newest: Mail, address: str, mail: MailSession) -> Source:
    """Where an address comes from (DESIGN's provenance): the user's own mail counts before all."""
    if mail.has_written_to(address):
        return Source.OWN
    is_sender = same_person(address, address_in(newest.sender))
    if is_sender and newest.dmarc == "pass" and _is_correspondence(thread, newest, address):
        return Source.CORRESPONDENT
    return Source.UNKNOWN


def _is_correspondence(thread: Thread, newest: Mail, address: str) -> bool:
    """Whether mail went both ways before: theirs, authenticated, and the user's own to it."""
    earlier = [other for other in thread.delivered if other.message_id != newest.message_id]
    received = any(
        not other.is_sent
        and other.dmarc == "pass"
        and same_person(address_in(other.sender), address)
        for other in earlier
    )
    sent = any(
        other.is_sent and _is_one_of(address, (address_in(one) for one in other.to + other.cc))
        for other in earlier
    )
    return received and sent
