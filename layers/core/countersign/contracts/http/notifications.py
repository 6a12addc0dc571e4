"""What a person was told, as clients see it."""

from typing import Annotated

from pydantic import Field

from countersign.contracts.http.fields import Given, Sent, Time
from countersign.contracts.http.lists import Listed
from countersign.domain.notification import Notification, NotificationKind
from countersign.domain.values import Moment
from countersign.ports.notifications import COUNTED_AT_MOST


class ReadUpTo(Sent):
    up_to: Annotated[
        Time | None, Field(description="The `at` of the newest that was seen; else, now.")
    ] = None


class NotificationOut(Given):
    """A pointer: whoever shows it gets its words from what it is about."""

    id: str
    kind: NotificationKind
    subject: Annotated[str, Field(description="What it is about: a task's id.")]
    at: Moment
    read_at: Moment | None

    @classmethod
    def of(cls, notification: Notification) -> "NotificationOut":
        return cls(
            id=notification.notification_id,
            kind=notification.kind,
            subject=notification.subject,
            at=notification.at,
            read_at=notification.read_at,
        )


class NotificationsOut(Listed[NotificationOut]):
    unread: Annotated[int, Field(description=f"Of the latest {COUNTED_AT_MOST}, on whatever page.")]
