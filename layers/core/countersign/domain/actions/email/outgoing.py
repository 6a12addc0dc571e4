"""What the kinds have in common that answer a mail."""

from collections.abc import Mapping
from typing import ClassVar

from countersign.domain.actions.action import Action
from countersign.domain.actions.email.attachments import Attachments
from countersign.domain.actions.fields import HeaderReference, Place, Reference
from countersign.domain.actions.letter import EDITABLE, LetterAction
from countersign.domain.errors import InvalidInput
from countersign.domain.says import Param, Several, said
from countersign.domain.visible import visible

EDITABLE_REPLY = (*EDITABLE, "attachments")


class Reply(LetterAction):
    """A mail in a conversation of the connected mailbox (RFC 5322 section 3.6.4)."""

    once_marked_as: ClassVar[tuple[str, ...]] = ("email.draft_reply", "email.send_reply")

    thread_id: Place
    reply_to_message_id: Reference
    in_reply_to: HeaderReference
    references: HeaderReference = ""
    attachments: Attachments = ()

    @property
    def read_from(self) -> tuple[str, ...]:
        return (self.thread_id,)

    @property
    def told(self) -> Mapping[str, Param]:
        others = len(self.to) + len(self.cc) - 1
        return {
            "people": Several(names=self.to[:1], more=others),
            "subject": visible(self.subject)[:120],
        }

    def check_edited(self, after: Action) -> None:
        """A file can be taken out, and none put in: what it is was looked up where it was found."""
        super().check_edited(after)
        if not isinstance(after, Reply):
            return
        before = iter(self.attachments)
        if not all(one in before for one in after.attachments):
            raise InvalidInput(
                "An edit takes files out of a mail, and puts none in.",
                fields=["action.attachments"],
            )
        kept = {one.name for one in after.attachments}
        own = "\n".join(one for one in after.body.split("\n") if not one.startswith(">"))
        for file in self.attachments:
            if file.name not in kept and file.name in own:
                raise InvalidInput(
                    said("The letter still names {name}. Take that out as well.", name=file.name),
                    fields=["action.body"],
                )

    def writes_to(self) -> frozenset[str]:
        return frozenset({f"mail:{self.integration_id}:answer:{self.reply_to_message_id}"})
