"""What a person was told, and that they have seen it."""

from dataclasses import dataclass
from datetime import datetime

from countersign.domain.errors import NotFound
from countersign.domain.notification import ReadMark
from countersign.domain.users.user import User
from countersign.ports.notifications import NotificationPage, Notifications
from countersign.ports.system import Clock


@dataclass(frozen=True)
class ReadNotifications:
    notifications: Notifications
    clock: Clock

    def page(self, user: User, *, limit: int, position: dict[str, str] | None) -> NotificationPage:
        """Newest first."""
        return self.notifications.page(user.user_id, limit=limit, position=position)

    def read(self, user: User, notification_id: str) -> None:
        """Raises NotFound."""
        if not self.notifications.mark_read(user.user_id, notification_id, self.clock.now()):
            raise NotFound("There is no such notification.")

    def read_all(self, user: User, up_to: datetime | None) -> None:
        """Up to what the person saw, or now; what is yet to come is not read before it is there."""
        now = self.clock.now()
        seen = min(up_to or now, now)
        self.notifications.mark_all_read(
            ReadMark(user_id=user.user_id, up_to=seen, read_at=now),
        )
