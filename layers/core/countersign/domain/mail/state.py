"""Where a message lies and how it is marked, in no provider's words."""

from enum import StrEnum
from typing import Literal

from countersign.domain.values import Value

Category = Literal["forums", "personal", "promotions", "social", "updates"]
"""What kind of mail the mailbox itself takes it for."""


class Folder(StrEnum):
    """Where a message is shown. A message that the person sent to themselves is in the inbox."""

    INBOX = "inbox"
    ARCHIVE = "archive"
    DRAFTS = "drafts"
    SENT = "sent"
    SPAM = "spam"
    TRASH = "trash"


class MailState(Value):
    """What a person sees of a message beside its words.

    `flagged` is a star of the person's, `important` the mailbox's own guess. `tags` are the labels
    or categories of the person's own making, by the provider's names for them: nothing is read
    from a tag but whether it is the same.
    """

    folder: Folder = Folder.ARCHIVE
    read: bool = True
    is_draft: bool = False
    is_sent: bool = False
    flagged: bool = False
    important: bool = False
    category: Category | None = None
    tags: frozenset[str] = frozenset()

    @property
    def is_thrown_away(self) -> bool:
        """By the person, or by the mailbox's judgement of spam."""
        return self.folder in (Folder.TRASH, Folder.SPAM)


class MailChange(Value):
    """What is done to messages; None leaves it as it is. `archived` False: back into the inbox."""

    archived: bool | None = None
    read: bool | None = None
    add_tags: frozenset[str] = frozenset()
    remove_tags: frozenset[str] = frozenset()

    @property
    def inverse(self) -> "MailChange":
        """What takes it back, where nothing was so before."""
        return MailChange(
            archived=None if self.archived is None else not self.archived,
            read=None if self.read is None else not self.read,
            add_tags=self.remove_tags,
            remove_tags=self.add_tags,
        )

    def is_so(self, state: MailState) -> bool:
        """Whether the change would change nothing about a message in this state."""
        archived = state.folder is not Folder.INBOX
        return (
            self.archived in (None, archived)
            and self.read in (None, state.read)
            and self.add_tags <= state.tags
            and not self.remove_tags & state.tags
        )
