"""A conversation as the person reads it again: plain text, nothing hidden in it."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from countersign.domain.values import Moment, Value
from countersign.domain.visible import visible

Shown = Annotated[str, AfterValidator(visible)]
"""A stranger's words: what hides or reorders is written out."""


class MailAttachment(Value):
    """A file of a message, by its name alone. `part` is where it stands in the message."""

    part: Shown
    name: Shown
    bytes: Annotated[int, Field(ge=0)]
    type: Shown


class MailMessage(Value):
    """One message. `text` is what its reader sees.

    `html_removed`: it had a form, links and pictures beside the text. `hidden`: text stood in it
    that its reader cannot see, and does not stand here. `withheld`: the codes and links are left
    out, because it hands over what opens an account, or repeats it. `cut`: the text goes on at the
    provider. `recipients_left_out` is how many more it is addressed to. `draft`: it was never sent.
    """

    id: str
    sender: Annotated[Shown, Field(serialization_alias="from")]
    to: tuple[Shown, ...]
    cc: tuple[Shown, ...]
    recipients_left_out: int
    at: Moment
    subject: Shown
    text: Shown
    html_removed: bool
    hidden: bool
    withheld: bool
    cut: bool
    draft: bool
    attachments: tuple[MailAttachment, ...]


class MailThread(Value):
    """Oldest message first. `left_out` is how many older ones there are. `url` opens it at the
    provider, where it has such a place."""

    kind: Literal["mail.thread"]
    integration_id: str
    ref: str
    url: str | None
    messages: tuple[MailMessage, ...]
    left_out: int
