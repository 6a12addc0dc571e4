"""The files that go along with a mail, read again where they were found."""

from hashlib import sha256

from countersign.domain.actions.email.attachments import AttachedDocument
from countersign.domain.actions.email.outgoing import Reply
from countersign.domain.says import said
from countersign.domain.visible import visible
from countersign.ports.mail import Mailbox
from countersign.ports.providers import FileTooLarge, ProviderGone, ProviderRefused


class AttachmentChanged(ProviderRefused):
    """A file is not there any more, or is not the one that was approved."""

    code = "attachment_changed"


def read_files(session: Mailbox, action: Reply) -> tuple[bytes, ...]:
    """Those of the action's attachments, each the very one that was approved.

    Raises
    ------
    AttachmentChanged
    """
    return tuple(_read(session, one) for one in action.attachments)


def _read(session: Mailbox, attached: AttachedDocument) -> bytes:
    name = visible(attached.name)
    try:
        file = session.file_bytes(attached.message_id, attached.part, at_most=attached.bytes)
    except ProviderGone as gone:
        raise AttachmentChanged(
            said(
                "“{name}” is not in your mailbox any more. Take it out of the mail, or decline.",
                name=name,
            )
        ) from gone
    except FileTooLarge as larger:
        raise _other(name) from larger
    if (len(file), sha256(file).hexdigest()) != (attached.bytes, attached.sha256):
        raise _other(name)
    return file


def _other(name: str) -> AttachmentChanged:
    return AttachmentChanged(
        said(
            "“{name}” in your mailbox is not the file that was approved. "
            "Take it out of the mail, or decline.",
            name=name,
        )
    )
