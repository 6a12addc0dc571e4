"""Whom a reply goes to, where each address comes from, and what to say about it.

Only headers choose recipients. Origin for reply-all: RFC 5322, section 3.6.3.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from countersign.analysis.mail.addresses import (
    address_in,
    domain_of,
    same_person,
)
from countersign.analysis.mail.authors import named_for_answers
from countersign.analysis.mail.automation import is_reader
from countersign.analysis.mail.domains import is_public_mail, organisation_of
from countersign.analysis.mail.mailing_lists import is_list
from countersign.domain.mail.header_fields import written_address
from countersign.domain.mail.mail import Mail, SendAs, Thread
from countersign.domain.task.origin import Caution, Origin, Provenance
from countersign.ports.engine import Reader
from countersign.ports.mail import Mailbox

_OTHERS_AT_MOST = 20


@dataclass(frozen=True)
class Recipients:
    """Addresses with provenance and warnings by path (`to/0`, `cc/0`, ...)."""

    to: tuple[str, ...]
    cc: tuple[str, ...]
    provenance: tuple[Provenance, ...]
    warnings: tuple[Caution, ...]

    @property
    def are_known(self) -> bool:
        """Whether the reader has written to each of them."""
        return all(entry.source is Origin.OWN for entry in self.provenance)

    def source_of(self, path: str) -> Origin:
        return next(
            (entry.source for entry in self.provenance if entry.path == path), Origin.UNKNOWN
        )


@dataclass(frozen=True)
class _Answered:
    """Whom to answer, and whom of them only the mail named; `differs`: it names nobody known."""

    to: tuple[str, ...]
    named: tuple[str, ...] = ()
    differs: bool = False


def recipients_of(
    thread: Thread, reader: Reader, mail: Mailbox, *, passed_on: bool = False
) -> Recipients | None:
    """Recipients of a reply to the newest delivered message; None if nobody can be answered.

    `passed_on`: the mail's sender is whom it names for answers (`authors.author_of`). An address
    that no mail can name is not offered: it would fail once it is signed.
    """
    newest = thread.delivered[-1]
    answered = (
        _Answered(newest.reply_to, newest.reply_to) if passed_on else _answered(newest, reader)
    )
    to = answered.to
    if any(written_address(one) is None or _is_own(one, reader, mail) for one in to):
        return None
    cc = _others(newest, reader, mail, {*to, address_in(newest.sender)})
    paths = {f"to/{at}": one for at, one in enumerate(to)}
    paths |= {f"cc/{at}": one for at, one in enumerate(cc)}
    sources = {
        path: Origin.UNKNOWN if one in answered.named else _source(thread, newest, one, mail)
        for path, one in paths.items()
    }
    warnings = [Caution(path="to/0", code="reply_to_differs")] if answered.differs else []
    warnings += [
        Caution(path=path, code="answer_goes_to_reply_to")
        for path, one in paths.items()
        if one in answered.named
    ]
    warnings += [
        Caution(path=path, code="first_contact")
        for path, one in paths.items()
        if sources[path] is Origin.UNKNOWN
        and not (one in answered.named and mail.has_written_to(one))
    ]
    return Recipients(
        to=to,
        cc=cc,
        provenance=tuple(Provenance(path=path, source=one) for path, one in sources.items()),
        warnings=tuple(warnings),
    )


def written_to(mail: Mail, addresses: Sequence[SendAs]) -> str:
    """Which of the account's addresses the mail was written to; empty if it names none of them."""
    for named in (*mail.to, *mail.cc):
        wanted = address_in(named)
        alike = [one.address for one in addresses if same_person(one.address, wanted)]
        exact = [one for one in alike if one.lower() == wanted]
        if alike:
            return (exact or alike)[0]
    return ""


def _answered(newest: Mail, reader: Reader) -> _Answered:
    """All whom the mail names for answers, if the sender or somebody of the sender's own
    organisation is among them; else the sender. A Reply-To that leads elsewhere alone is how a
    hijacked or invented sender collects answers.
    """
    sender = address_in(newest.sender)
    named = named_for_answers(newest, reader)
    home = {one for one in named if one == sender or _is_colleague(one, sender)}
    if not home:
        return _Answered((sender,), differs=bool(named))
    return _Answered(named, tuple(one for one in named if one not in home))


def _is_colleague(address: str, sender: str) -> bool:
    home = organisation_of(domain_of(sender))
    return organisation_of(domain_of(address)) == home and not is_public_mail(home)


def _is_own(address: str, reader: Reader, mail: Mailbox) -> bool:
    """Whether it is the reader's: known to be, or an address that they have sent mail from."""
    return is_reader(address, reader) or mail.has_sent_from(address)


def _others(newest: Mail, reader: Reader, mail: Mailbox, answered: set[str]) -> tuple[str, ...]:
    """Everybody else, when the reader was one of several in To; nobody when they are too many."""
    to = [address_in(one) for one in newest.to]
    if not any(is_reader(one, reader) for one in to) or len(newest.to) < 2:
        return ()
    others = list(
        dict.fromkeys(
            one
            for one in (*to, *(address_in(one) for one in newest.cc))
            if written_address(one) is not None
            and not is_list(one, newest)
            and not is_reader(one, reader)
            and not _is_one_of(one, answered)
        )
    )
    if len(others) > _OTHERS_AT_MOST:
        return ()
    return tuple(one for one in others if not mail.has_sent_from(one))


def _is_one_of(address: str, others: Iterable[str]) -> bool:
    return any(same_person(address, other) for other in others)


def _source(thread: Thread, newest: Mail, address: str, mail: Mailbox) -> Origin:
    """Where an address comes from: the user's own mail counts before all."""
    if mail.has_written_to(address):
        return Origin.OWN
    is_sender = same_person(address, address_in(newest.sender))
    if is_sender and newest.dmarc == "pass" and _is_correspondence(thread, newest, address):
        return Origin.CORRESPONDENT
    return Origin.UNKNOWN


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
