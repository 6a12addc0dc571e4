"""`ports.notifications.Notifications` over the table, in order of time by the index of views."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.items import Item, fields_of, item_of, stamp
from countersign.adapters.dynamodb.table import Table
from countersign.adapters.dynamodb.writes import ABSENT, PRESENT
from countersign.domain.notification import KEPT_FOR, Notification, ReadMark
from countersign.ports.notifications import COUNTED_AT_MOST, NotificationPage

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


class DynamoNotifications:
    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self._table = Table(client, table)

    def add(self, notification: Notification) -> bool:
        key = keys.notification(notification.user_id, notification.notification_id)
        kept_until = int((notification.at + KEPT_FOR).timestamp())
        item = item_of(notification, key, keys.in_notifications(notification), ttl=kept_until)
        return self._table.put(item, condition=ABSENT)

    def page(
        self, user_id: str, *, limit: int, position: dict[str, str] | None
    ) -> NotificationPage:
        """Three requests: what was read at once, the index, and the index for what is unread."""
        found = self._table.get(keys.read_mark(user_id))
        mark = ReadMark.model_validate(fields_of(found)) if found else None
        rows, last = self._table.query_index(
            keys.VIEWS_INDEX,
            "gsi1pk = :all",
            {":all": keys.view(user_id, "notifications")},
            limit=limit,
            forward=False,
            start=position,
        )
        listed = [_notification(row) for row in rows]
        return NotificationPage(
            items=tuple(mark.on(one) if mark else one for one in listed),
            unread=self._unread(user_id, mark),
            next_position=last,
        )

    def mark_read(self, user_id: str, notification_id: str, at: datetime) -> bool:
        return self._table.update(
            keys.notification(user_id, notification_id),
            "SET read_at = if_not_exists(read_at, :at)",
            condition=PRESENT,
            values={":at": stamp(at)},
        )

    def mark_all_read(self, mark: ReadMark) -> None:
        self._table.put(
            item_of(mark, keys.read_mark(mark.user_id)),
            condition=f"{ABSENT} OR up_to < :up_to",
            values={":up_to": stamp(mark.up_to)},
        )

    def _unread(self, user_id: str, mark: ReadMark | None) -> int:
        """Only what is behind the mark is looked at."""
        condition, values = "gsi1pk = :all", {":all": keys.view(user_id, "notifications")}
        if mark is not None:
            condition += " AND gsi1sk > :behind"
            values[":behind"] = keys.behind(mark.up_to)
        rows, _ = self._table.query_index(
            keys.VIEWS_INDEX,
            condition,
            values,
            limit=COUNTED_AT_MOST,
            forward=False,
            filter="attribute_not_exists(read_at)",
        )
        return len(rows)


def _notification(item: Item) -> Notification:
    fields: dict[str, Any] = fields_of(item)
    return Notification.model_validate(fields)
