"""A conversation for the eyes of its person: as far as there is room, and no key to an account."""

from collections.abc import Sequence

from countersign.analysis.mail.one_time_secrets import (
    hands_over,
    masked,
    masked_name,
    secrets_in,
    without,
)
from countersign.domain.mail.mail import AttachedFile, Mail, Thread
from countersign.domain.sources.mail_thread import MailAttachment, MailMessage, MailThread
from countersign.domain.sources.size import ROOM, bytes_of
from countersign.domain.task.sources import SourceRef

TEXT_SHOWN = 50_000
"""Characters of one message."""
RECIPIENTS_SHOWN = 200
"""In To, and as many in Cc."""
_ADDRESS_SHOWN = 320
_TYPE_SHOWN = 100


def shown(thread: Thread, source: SourceRef, url: str | None) -> tuple[MailThread, tuple[str, ...]]:
    """The newest messages that fit into one answer, and the ids of those that cannot be read."""
    room = ROOM
    readable = [mail for mail in thread.messages if not mail.is_broken]
    fitting: list[MailMessage] = []
    handing = {id(mail): mail for mail in readable if hands_over(mail, mail.text)}
    secrets = secrets_in(one for mail in handing.values() for one in (mail.subject, mail.text))
    for mail in reversed(readable):
        message = _message(mail, secrets, hides=id(mail) in handing)
        room -= bytes_of(message)
        if room < 0:
            break
        fitting.append(message)
    item = MailThread(
        kind="mail.thread",
        integration_id=source.integration_id,
        ref=source.ref,
        url=url,
        messages=tuple(reversed(fitting)),
        left_out=thread.left_out + len(readable) - len(fitting),
    )
    return item, tuple(mail.message_id for mail in thread.messages if mail.is_broken)


def _message(mail: Mail, secrets: frozenset[str], *, hides: bool) -> MailMessage:
    """`secrets` are blotted out wherever they are repeated; where the message itself `hides` them,
    whatever may be one."""

    def bare(text: str) -> str:
        return masked(text) if hides else without(text, secrets)

    def named(name: str) -> str:
        return masked_name(name) if hides else without(name, secrets)

    subject, text, sender_name = bare(mail.subject), bare(mail.text), named(mail.sender_name)
    files = tuple(_attachment(file, named(file.name)) for file in mail.files)
    as_written = (mail.subject, mail.text, mail.sender_name, *(file.name for file in mail.files))
    shown_now = (subject, text, sender_name, *(file.name for file in files))
    recipients = len(mail.to) + len(mail.cc)
    to, cc = _addresses(mail.to), _addresses(mail.cc)
    return MailMessage(
        id=mail.message_id,
        sender=_called(sender_name, mail.sender),
        to=to,
        cc=cc,
        recipients_left_out=recipients - len(to) - len(cc),
        at=mail.at,
        subject=subject,
        text=text[:TEXT_SHOWN],
        html_removed=mail.has_html,
        hidden=mail.hides_text,
        withheld=hides or as_written != shown_now,
        cut=len(text) > TEXT_SHOWN,
        draft=mail.is_draft,
        attachments=files,
    )


def _addresses(all_of_them: Sequence[str]) -> tuple[str, ...]:
    return tuple(one[:_ADDRESS_SHOWN] for one in all_of_them[:RECIPIENTS_SHOWN])


def _called(name: str, sender: str) -> str:
    """The address stands last: a name may look like another one."""
    address = sender[:_ADDRESS_SHOWN]
    return f"{name} <{address}>" if name else address


def _attachment(file: AttachedFile, name: str) -> MailAttachment:
    return MailAttachment(
        part=file.part[:_TYPE_SHOWN],
        name=name,
        bytes=file.bytes,
        type=file.type[:_TYPE_SHOWN],
    )
