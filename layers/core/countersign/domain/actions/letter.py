"""Actions that write something to somebody; the person rewords it, and says who gets it."""

from typing import Annotated, ClassVar

from pydantic import Field

from countersign.domain.actions.action import Action, Shape
from countersign.domain.actions.fields import HeaderLine, Recipient, Text
from countersign.domain.errors import InvalidInput
from countersign.domain.mail.header_fields import is_one_line

EDITABLE = ("to", "cc", "subject", "body")


class LetterAction(Action):
    """A mail as it will stand at the provider."""

    shape: ClassVar[Shape] = "letter"

    to: Annotated[tuple[Recipient, ...], Field(min_length=1, max_length=50)]
    cc: Annotated[tuple[Recipient, ...], Field(max_length=50)] = ()
    subject: HeaderLine
    body: Text

    def check_edited(self, after: Action) -> None:
        super().check_edited(after)
        if not isinstance(after, LetterAction):
            return
        if after.subject != self.subject and not is_one_line(after.subject):
            raise InvalidInput(
                "A subject is one line, without control characters.", fields=["action.subject"]
            )
