"""Notifications in memory."""

from dataclasses import dataclass, field
from datetime import datetime

from countersign.domain.notification import Notification, ReadMark
from countersign.domain.values import rfc3339
from countersign.ports.notifications import COUNTED_AT_MOST, NotificationPage


@dataclass
class InMemoryNotifications:
    kept: dict[tuple[str, str], Notification] = field(default_factory=dict)
    marks: dict[tuple[str, str], ReadMark] = field(default_factory=dict)

    def add(self, notification: Notification) -> bool:
        key = (notification.user_id, notification.notification_id)
        if key in self.kept:
            return False
        self.kept[key] = notification
        return True

    def page(
        self, user_id: str, *, limit: int, position: dict[str, str] | None
    ) -> NotificationPage:
        every = self._newest_first(user_id)
        left = [one for one in every if position is None or _place(one) < position["behind"]]
        items = tuple(left[:limit])
        return NotificationPage(
            items=items,
            unread=sum(one.read_at is None for one in every[:COUNTED_AT_MOST]),
            next_position={"behind": _place(items[-1])} if len(left) > limit else None,
        )

    def mark_read(self, user_id: str, notification_id: str, at: datetime) -> bool:
        found = self.kept.get((user_id, notification_id))
        if found is None:
            return False
        read = found.model_copy(update={"read_at": found.read_at or at})
        self.kept[user_id, notification_id] = read
        return True

    def mark_all_read(self, mark: ReadMark) -> None:
        known = self.marks.get((mark.user_id, ""))
        if known is None or known.up_to < mark.up_to:
            self.marks[mark.user_id, ""] = mark

    def _newest_first(self, user_id: str) -> list[Notification]:
        mark = self.marks.get((user_id, ""))
        mine = [one for key, one in self.kept.items() if key[0] == user_id]
        mine.sort(key=_place, reverse=True)
        return [mark.on(one) if mark else one for one in mine]


def _place(notification: Notification) -> str:
    return f"{rfc3339(notification.at)}#{notification.notification_id}"
