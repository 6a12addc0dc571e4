"""A connected mailbox.

Every method may raise `ConnectionBroken`, `ProviderBusy`, `ProviderRefused` and `OutcomeUnknown`.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

from countersign.domain.actions.email.outgoing import Reply
from countersign.domain.mail.files import MailFile
from countersign.domain.mail.mail import (
    DraftNow,
    FoundEffect,
    Mail,
    MailAccount,
    MailChanges,
    SendAs,
    Thread,
)
from countersign.domain.mail.state import MailChange, MailState


class Mailbox(Protocol):
    """One mailbox, opened with a valid access token."""

    def account(self) -> MailAccount: ...

    def addresses(self) -> tuple[SendAs, ...]:
        """From where the account may send: its own address first, and the aliases that the provider
        has verified. Asked for once a session."""
        ...

    def own_addresses(self) -> frozenset[str]:
        """Those of `addresses`, bare."""
        ...

    def recent(self, since: datetime, *, at_most: int) -> MailChanges:
        """Threads with mail since a time, and the position to go on from."""
        ...

    def changes(self, position: str, *, at_most: int) -> MailChanges:
        """Threads that got mail since a position, or were touched.

        Raises
        ------
        PositionExpired
        """
        ...

    def read(self, ref: str) -> Thread:
        """As `thread`."""
        ...

    def read_whole(self, ref: str, *, within: timedelta) -> Thread:
        """As `thread`, with at most its newest 100 messages; see `ports.sources.WholeSource`."""
        ...

    def link_to(self, ref: str) -> str:
        """The page of the provider's on which the owner reads this conversation."""
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

    def known_as(self, name: str, *, besides: str) -> tuple[str, ...]:
        """Addresses that the user has written to and that wrote under exactly this display name,
        in whatever case; never `besides`. Of the five newest messages that a search finds."""
        ...

    def has_sent_from(self, address: str) -> bool:
        """Whether the user has ever sent a mail from this address."""
        ...

    def sent_to(self, address: str, *, at_most: int) -> tuple[Mail, ...]:
        """The newest letters that the user has sent to exactly this address, newest first; at most
        20. One request to look for them, and one for each that is read."""
        ...

    def find_sent(self, words: Sequence[str], *, at_most: int) -> tuple[Mail, ...]:
        """The user's own sent letters that have all of these words or phrases, newest first, as
        `sent_to`; none without a word. At most 24 words count."""
        ...

    def find_files(
        self, *, correspondent: str, words: Sequence[str], at_most: int
    ) -> tuple[MailFile, ...]:
        """Files in mail from or to exactly this address, or anywhere where it is empty, newest
        first: those that have one of the words in their name or in the subject of their message.
        Without words all of the correspondent's, and none where there is none.

        Drafts, spam and the bin are never looked into. Two searches, and the ten newest messages
        of each.
        """
        ...

    def file_bytes(self, message_id: str, part: str, *, at_most: int) -> bytes:
        """A file that a message carries, of at most so many bytes.

        Raises
        ------
        ProviderGone
            There is no such message, or it has no such file.
        FileTooLarge
            It has more bytes.
        """
        ...

    def fingerprint(
        self,
        action: Reply,
        effect_key: str,
        sender: str | None = None,
        *,
        files: Sequence[bytes] = (),
    ) -> str:
        """SHA-256, in hex, of the bytes in which `save_draft` hands over the mail. Asks nobody, but
        for the account's addresses where there is a sender. `files` are those of the action's
        attachments, in their order.

        Raises
        ------
        Unwritable
            No mail would have exactly the action's recipients, subject, text and files, or this
            sender.
        """
        ...

    def save_draft(
        self,
        action: Reply,
        effect_key: str,
        sender: str | None = None,
        *,
        files: Sequence[bytes] = (),
    ) -> dict[str, Any]:
        """Save the draft, marked `X-Countersign-Effect: <key>`; answers the receipt. It leaves from
        `sender`, one of the account's `addresses`; None leaves that to the mailbox. `files` as in
        `fingerprint`.

        The receipt is `{draft_id, message_id, thread_id, sha256}`, the last as `fingerprint` says.

        Raises
        ------
        Unwritable
            As `fingerprint`; nothing was saved.
        """
        ...

    def find_effect(
        self, thread_id: str, effect_key: str, *, since: datetime
    ) -> FoundEffect | None:
        """The draft or sent mail that carries the key: read from listings, not from a search.

        In this thread wherever it stands, elsewhere among what is not older than `since`. None
        says that it is not there.

        Raises
        ------
        TooMuchToSee
            Elsewhere is more than is looked through.
        """
        ...

    def delete_draft(self, draft_id: str) -> bool:
        """Delete a draft; False if it was gone already, for whatever reason."""
        ...

    def draft(
        self, draft_id: str, action: Reply, effect_key: str, sender: str | None = None
    ) -> DraftNow:
        """A draft as it stands now, held to what it was saved for. One request, one for each of its
        files, and the addresses where there is a sender.

        Raises
        ------
        ProviderGone
        """
        ...

    def send_draft(self, draft_id: str) -> dict[str, Any]:
        """Send a saved draft; answers the receipt `{message_id, thread_id}`.

        Raises
        ------
        ProviderGone
            There is no such draft (any more); nothing was sent.
        """
        ...

    def change(self, message_ids: Sequence[str], change: MailChange) -> None:
        """Change at most 1,000 messages in one write. Messages that are gone are passed over.

        Raises
        ------
        ProviderRefused
            More messages, or a tag that the mailbox does not have.
        """
        ...

    def states(self, thread_id: str) -> Mapping[str, MailState]:
        """The state of every message of a conversation; empty when it is gone."""
        ...

    def change_stored_as(self, *, add: Sequence[str], remove: Sequence[str]) -> MailChange:
        """What a compensator of version 1 says, which was stored in the provider's own words.

        Raises
        ------
        ProviderRefused
            It says something else than what this mailbox changed at the time.
        """
        ...

    def find_label(self, name: str) -> str | None:
        """The tag of the user's label of this name, compared without case."""
        ...

    def make_label(self, name: str) -> str:
        """Make a label; answers its tag. One of this name that is there already is answered."""
        ...
