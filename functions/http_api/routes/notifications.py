"""What a person was told."""

from fastapi import APIRouter

from countersign.api.deps import CurrentUser, Id, Page
from countersign.api.pagination import SealedCursors
from countersign.api.problems import documented
from countersign.contracts.http.notifications import NotificationOut, NotificationsOut, ReadUpTo
from http_api.deps import Services

router = APIRouter(prefix="/notifications", tags=["notifications"])


@router.get("", name="list", responses=documented(401, 422))
def list_notifications(user: CurrentUser, services: Services, paging: Page) -> NotificationsOut:
    """Newest first, of the last 30 days."""
    seal = SealedCursors(services.cursor_keys(), user.user_id, {"of": "notifications"})
    position = seal.open(paging.cursor)
    page = services.notifications.page(user, limit=paging.limit, position=position)
    return NotificationsOut(
        items=[NotificationOut.of(found) for found in page.items],
        unread=page.unread,
        next_cursor=seal.seal(page.next_position),
    )


@router.post("/read-all", name="read_all", status_code=204, responses=documented(401, 422))
def read_all(user: CurrentUser, services: Services, body: ReadUpTo | None = None) -> None:
    """What the person saw is read, on every device."""
    services.notifications.read_all(user, body.up_to if body else None)


@router.post(
    "/{notification_id}/read", name="read", status_code=204, responses=documented(401, 404, 422)
)
def read_notification(notification_id: Id, user: CurrentUser, services: Services) -> None:
    """Marked as read, once."""
    services.notifications.read(user, notification_id)
