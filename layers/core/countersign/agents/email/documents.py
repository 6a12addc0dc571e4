"""Documents that a mail asks for, found in the person's own mailbox."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from countersign.agents.email.display import line
from countersign.agents.email.recipients import Recipients
from countersign.agents.email.warnings import FileDoubt, about_file
from countersign.analysis.mail.addresses import address_in
from countersign.analysis.mail.documents import WantedDocument, meant, wanted_in
from countersign.analysis.mail.features import ThreadFeatures
from countersign.analysis.mail.one_time_secrets import holds_secret
from countersign.analysis.mail.reasons import reason
from countersign.domain.actions.email.attachments import BYTES_AT_MOST, AttachedDocument
from countersign.domain.mail.files import MailFile
from countersign.domain.says import Day, Says
from countersign.domain.task.origin import Caution, Origin, Provenance
from countersign.ports.engine import Reader
from countersign.ports.mail import Mailbox
from countersign.ports.providers import FileTooLarge, ProviderGone
from countersign.ports.questions.answer_mail import HeldFact
from countersign.ports.questions.judge_thread import FoundAsk

SEARCHES_AT_MOST = 3
FILES_READ_AT_MOST = 3
_FILES_LOOKED_AT = 30
_ASK_READ = 1_000
_ITS_NUMBER = re.compile(
    r" (?:(?:no|nr|number|nummer|n°|numéro|número|numero)\.? ?)?#?([\w/-]*\d[\w/-]*)"
)


@dataclass(frozen=True)
class FoundDocument:
    """What may answer the ask at this place. `warnings` are codes for where it is attached, `says`
    is whence it is."""

    ask: int
    document: AttachedDocument
    source: Origin
    warnings: tuple[FileDoubt, ...]
    says: Says

    @property
    def fact(self) -> HeldFact:
        where = f"{self.document.message_id}/{self.document.part}"
        return HeldFact(
            id=f"document/{self.ask}/{where}",
            ask=self.ask,
            kind="document",
            text=self.document.name,
        )


def documents_for(
    read: ThreadFeatures, asks: Sequence[FoundAsk], mailbox: Mailbox, reader: Reader
) -> tuple[FoundDocument, ...]:
    """For each ask for a document the one that is meant, or up to three that may be: out of mail
    with exactly who asks, or from anywhere if it is asked for by its name.

    Whoever the person has never written to, or is not who they seem, gets only what they named, and
    nothing sensitive. Three searches and three files at most. Errors of the provider pass through.
    """
    return tuple(_Search(read, mailbox, reader).found(asks))


def origins_of(attached: Sequence[FoundDocument]) -> tuple[Provenance, ...]:
    """Where each of a mail's files comes from, in their order."""
    return tuple(
        Provenance(path=f"attachments/{at}", source=one.source, says=one.says)
        for at, one in enumerate(attached)
    )


def are_from_known(attached: Sequence[FoundDocument]) -> bool:
    """Whether no stranger put any of them into the mailbox, under whatever name would be asked
    for."""
    return all(one.source is not Origin.UNKNOWN for one in attached)


def warnings_about(
    attached: Sequence[FoundDocument], recipients: Recipients
) -> tuple[Caution, ...]:
    """A file goes to everybody whom the letter goes to, and not only to who asked for it."""
    to_strangers: tuple[FileDoubt, ...] = () if recipients.are_known else ("document_to_stranger",)
    return tuple(
        warning
        for at, one in enumerate(attached)
        for warning in about_file(at, tuple(dict.fromkeys((*one.warnings, *to_strangers))))
    )


def _with_its_number(ask: FoundAsk) -> str:
    """What is wanted, with the number that stands behind it: another invoice is the wrong one."""
    wanted, text = " ".join(ask.wanted.split()), " ".join(ask.text[:_ASK_READ].split())
    at = text.lower().find(wanted.lower())
    if not wanted or at < 0:
        return wanted or ask.text
    number = _ITS_NUMBER.match(text, at + len(wanted))
    return f"{wanted} {number[1]}" if number else wanted


class _Search:
    def __init__(self, read: ThreadFeatures, mailbox: Mailbox, reader: Reader) -> None:
        newest = read.newest.mail
        self._mailbox, self._reader = mailbox, reader
        self._asker = address_in(newest.sender)
        self._is_known = (
            bool(self._asker)
            and newest.dmarc == "pass"
            and mailbox.has_written_to(self._asker)
            and all(address_in(one) == self._asker for one in newest.reply_to)
        )
        self._searches, self._reads = SEARCHES_AT_MOST, FILES_READ_AT_MOST
        # All of them may go along in one mail.
        self._bytes = BYTES_AT_MOST

    def found(self, asks: Sequence[FoundAsk]) -> Iterator[FoundDocument]:
        for at, ask in enumerate(asks):
            if ask.type != "document":
                continue
            wanted = wanted_in(_with_its_number(ask))
            for file in self._meant(wanted):
                attached = self._attached(file)
                if attached is not None:
                    yield self._as_found(at, file, attached)

    def _meant(self, wanted: WantedDocument) -> tuple[MailFile, ...]:
        if wanted.is_never_attached or not wanted.words:
            return ()
        if not self._is_known:
            return () if wanted.is_sensitive else self._anywhere(wanted)
        files = self._files(self._asker, wanted)
        return meant(wanted, files) or self._anywhere(wanted)

    def _anywhere(self, wanted: WantedDocument) -> tuple[MailFile, ...]:
        """What the person themselves sent goes before what somebody else once sent them."""
        if not wanted.names and not (wanted.is_of_the_person and self._is_known):
            return ()
        found = meant(wanted, self._files("", wanted), by_name=True)
        return tuple(one for one in found if one.is_sent) or found

    def _files(self, correspondent: str, wanted: WantedDocument) -> tuple[MailFile, ...]:
        if self._searches == 0:
            return ()
        self._searches -= 1
        return self._mailbox.find_files(
            correspondent=correspondent, words=wanted.words, at_most=_FILES_LOOKED_AT
        )

    def _attached(self, file: MailFile) -> AttachedDocument | None:
        """With the hash of its bytes as they are now; None for what no mail can take along."""
        if self._reads == 0 or file.file.bytes > self._bytes:
            return None
        self._reads -= 1
        part = file.file.part
        try:
            content = self._mailbox.file_bytes(file.message_id, part, at_most=self._bytes)
            self._bytes -= len(content)
            return AttachedDocument(
                message_id=file.message_id,
                part=part,
                name=file.file.name,
                bytes=len(content),
                sha256=sha256(content).hexdigest(),
            )
        except (ProviderGone, FileTooLarge, ValidationError):
            return None

    def _as_found(self, at: int, file: MailFile, attached: AttachedDocument) -> FoundDocument:
        return FoundDocument(
            ask=at,
            document=attached,
            source=self._source(file),
            warnings=() if self._is_known else ("document_to_stranger",),
            says=self._whence(file),
        )

    def _source(self, file: MailFile) -> Origin:
        if file.is_sent:
            return Origin.OWN
        is_theirs = address_in(file.sender) == self._asker and file.dmarc == "pass"
        return Origin.CORRESPONDENT if is_theirs and self._is_known else Origin.UNKNOWN

    def _whence(self, file: MailFile) -> Says:
        day = file.at.astimezone(ZoneInfo(self._reader.timezone)).date()
        whom = next(iter(file.to), "") if file.is_sent else file.sender_name or file.sender
        subject = "…" if holds_secret(file.subject) else line(file.subject, 80)
        code = "document.sent_by_you" if file.is_sent else "document.sent_to_you"
        return reason(code, {"who": line(whom, 80), "day": Day(day=day), "subject": subject})
