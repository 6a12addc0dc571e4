"""Files of the person's own mailbox that go along with a mail: named, and never copied into an
action."""

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from countersign.domain.actions.fields import Role
from countersign.domain.actions.file_fields import FileHash, FileName, FilePart
from countersign.domain.values import Value

ATTACHED_AT_MOST = 5
BYTES_AT_MOST = 15_000_000
"""Of all files of a mail together. They are written as 20.6 MB, and Gmail takes mails of 25."""


class AttachedDocument(Value):
    """A file where it lies: which message carries it, in which part of it, and what it was when it
    was found. `bytes` is its size, `sha256` the hash of its bytes, in hex."""

    message_id: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    part: FilePart
    name: FileName
    bytes: Annotated[int, Field(ge=1, le=BYTES_AT_MOST)]
    sha256: FileHash


def _together(attached: tuple[AttachedDocument, ...]) -> tuple[AttachedDocument, ...]:
    if sum(one.bytes for one in attached) > BYTES_AT_MOST:
        raise ValueError("the files are too large for one mail")
    if len({(one.message_id, one.part) for one in attached}) != len(attached):
        raise ValueError("a file goes along once")
    return attached


Document = Annotated[AttachedDocument, Role.DOCUMENT]

Attachments = Annotated[
    tuple[Document, ...],
    Field(max_length=ATTACHED_AT_MOST, exclude_if=lambda attached: not attached),
    AfterValidator(_together),
]
"""None at all are left out of what is stored and hashed: what was approved before mails had files
has the digest that it had."""
