"""Where notifications rest, and how else they reach a person."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from countersign.domain.notification import ChannelName, Notification, ReadMark

COUNTED_AT_MOST = 200
"""So many of the latest are looked at to say how many are unread."""


@dataclass(frozen=True)
class NotificationPage:
    """A page; `unread` counts over the latest of all pages, `next_position` goes on behind it."""

    items: tuple[Notification, ...]
    unread: int
    next_position: dict[str, str] | None


class Notifications(Protocol):
    def add(self, notification: Notification) -> bool:
        """Keep it; False, and nothing changes, if its occasion is known."""
        ...

    def page(
        self, user_id: str, *, limit: int, position: dict[str, str] | None
    ) -> NotificationPage:
        """Newest first. Lists may lag behind what was just written."""
        ...

    def mark_read(self, user_id: str, notification_id: str, at: datetime) -> bool:
        """The first time stays; answers whether there is such a notification."""
        ...

    def mark_all_read(self, mark: ReadMark) -> None:
        """One write; a mark that reaches less far than the one there changes nothing."""
        ...


class Channel(Protocol):
    @property
    def name(self) -> ChannelName: ...

    def tell(self, notification: Notification) -> None:
        """Reach the person, without a word of what it is about; may raise whatever it likes."""
        ...
