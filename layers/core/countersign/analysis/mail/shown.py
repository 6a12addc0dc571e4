"""A conversation for the eyes of its person: as far as there is room, and no key to an account."""

from collections.abc import Sequence

from countersign.analysis.mail.one_time_secrets import carries_one_time_secret, masked
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
    for mail in reversed(readable):
        message = _message(mail)
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


def _message(mail: Mail) -> MailMessage:
    hands_over = carries_one_time_secret(mail.subject, mail.text)
    subject, text = mail.subject, mail.text
    if hands_over:
        subject, text = masked(subject), masked(text)
    recipients = len(mail.to) + len(mail.cc)
    to, cc = _addresses(mail.to), _addresses(mail.cc)
    return MailMessage(
        id=mail.message_id,
        sender=_called(mail),
        to=to,
        cc=cc,
        recipients_left_out=recipients - len(to) - len(cc),
        at=mail.at,
        subject=subject,
        text=text[:TEXT_SHOWN],
        html_removed=mail.has_html,
        hidden=mail.hides_text,
        withheld=hands_over,
        cut=len(text) > TEXT_SHOWN,
        draft=mail.is_draft,
        attachments=tuple(map(_attachment, mail.files)),
    )


def _addresses(all_of_them: Sequence[str]) -> tuple[str, ...]:
    return tuple(one[:_ADDRESS_SHOWN] for one in all_of_them[:RECIPIENTS_SHOWN])


def _called(mail: Mail) -> str:
    """The address stands last: a name may look like another one."""
    address = mail.sender[:_ADDRESS_SHOWN]
    return f"{mail.sender_name} <{address}>" if mail.sender_name else address


def _attachment(file: AttachedFile) -> MailAttachment:
    return MailAttachment(
        part=file.part[:_TYPE_SHOWN],
        name=file.name,
        bytes=file.bytes,
        type=file.type[:_TYPE_SHOWN],
    )
