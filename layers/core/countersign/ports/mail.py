"""A connected mailbox.

Every method may raise `ConnectionBroken`, `ProviderBusy`, `ProviderRefused` and `OutcomeUnknown`.
"""

from datetime import datetime
from typing import Any, Protocol

from countersign.domain.actions import DraftReply
from countersign.domain.integration import Integration
from countersign.domain.mail import FoundEffect, Mailbox, MailChanges, Thread


class MailSession(Protocol):
    """One mailbox, opened with a valid access token."""

    def mailbox(self) -> Mailbox: ...

    def recent(self, since: datetime, *, at_most: int) -> MailChanges:
        """Threads with mail since a time, and the position to go on from."""
        ...

    def changes(self, position: str, *, at_most: int) -> MailChanges:
        """Threads that got mail since a position.

        Raises
        ------
        PositionExpired
        """
        ...

    def thread(self, thread_id: str) -> Thread:
        """A conversation with its drafts; at most its newest 50 messages.

        Raises
        ------
        ProviderGone
        """
        ...

    def has_written_to(self, address: str) -> bool:
        """Whether the user has ever sent a mail to this address."""
        ...

    def save_draft(self, action: DraftReply, effect_key: str) -> dict[str, Any]:
        """Save the draft, marked `X-Countersign-Effect: <key>`; answers the receipt.

        The receipt is `{draft_id, message_id, thread_id}`.
        """
        ...

    def find_effect(self, thread_id: str, effect_key: str) -> FoundEffect | None:
        """The message in this thread that carries the key: read from the thread, not a search."""
        ...

    def delete_draft(self, draft_id: str) -> None:
        """Delete a draft; one that is gone already counts as deleted."""
        ...


class Mailboxes(Protocol):
    def open(self, integration: Integration) -> MailSession:
        """A session for a connected account, refreshing its access when that has run out."""
        ...
