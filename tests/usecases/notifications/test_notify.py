"""Told once, by a row that stays whatever becomes of the rest."""

from dataclasses import dataclass, field

import pytest

from countersign.domain.notification import ChannelName, Notification, task_waits
from countersign.domain.users.preferences import NotificationWishes, Preferences
from countersign.usecases.notifications.notify import Notify
from tests.factories import TASK, USER, proposed
from tests.fakes.notices import RecordingChannel, RecordingDiagnostics
from tests.fakes.notifications import InMemoryNotifications
from tests.fakes.system import MORNING, SettableClock
from tests.fakes.users import InMemoryUsers

WAITS = task_waits(proposed().after, MORNING)


@dataclass
class DeadChannel:
    name: ChannelName = "push"

    def tell(self, notification: Notification) -> None:
        raise ConnectionError("the push service is down")


@dataclass
class WatchingChannel:
    """Looks, while it tells, at what is kept."""

    notifications: InMemoryNotifications
    kept: list[int] = field(default_factory=list)
    name: ChannelName = "push"

    def tell(self, notification: Notification) -> None:
        self.kept.append(len(self.notifications.kept))


@pytest.fixture
def notify(
    notifications: InMemoryNotifications,
    push: RecordingChannel,
    users: InMemoryUsers,
    clock: SettableClock,
    diagnostics: RecordingDiagnostics,
) -> Notify:
    return Notify(notifications, (push,), users, clock, diagnostics)


def unread(notifications: InMemoryNotifications) -> list[str]:
    page = notifications.page(USER, limit=100, position=None)
    return [one.subject for one in page.items if one.read_at is None]


def test_what_happened_is_kept_and_told_once(
    notify: Notify, notifications: InMemoryNotifications, push: RecordingChannel
) -> None:
    for _ in range(3):
        notify(WAITS)

    assert unread(notifications) == [TASK]
    assert push.told == [WAITS]


def test_the_next_run_of_a_task_is_another_occasion(
    notify: Notify, notifications: InMemoryNotifications, push: RecordingChannel
) -> None:
    task = proposed().after
    notify(task_waits(task, MORNING))
    notify(task_waits(task.model_copy(update={"run": 2}), MORNING))

    assert unread(notifications) == [TASK, TASK]
    assert len(push.told) == 2


def test_the_row_is_there_before_anybody_is_told(
    notifications: InMemoryNotifications, users: InMemoryUsers, clock: SettableClock
) -> None:
    watching = WatchingChannel(notifications)

    Notify(notifications, (watching,), users, clock, RecordingDiagnostics())(WAITS)

    assert watching.kept == [1]


def test_wishes_that_could_not_be_read_cost_nobody_the_push(
    notify: Notify, push: RecordingChannel, users: InMemoryUsers, monkeypatch: pytest.MonkeyPatch
) -> None:
    def throttled(user_id: str) -> None:
        raise ConnectionError("too many reads")

    with monkeypatch.context() as bad_moment:
        bad_moment.setattr(users, "preferences", throttled)
        with pytest.raises(ConnectionError):
            notify(WAITS)
    notify(WAITS)

    assert push.told == [WAITS]


def test_whoever_died_after_the_row_is_not_made_up_for_by_a_second_push(
    notify: Notify, notifications: InMemoryNotifications, push: RecordingChannel
) -> None:
    notifications.add(WAITS)

    notify(WAITS)

    assert push.told == []
    assert unread(notifications) == [TASK]


def test_a_channel_that_fails_is_noted_and_the_next_one_tells_and_the_row_stays(
    notifications: InMemoryNotifications,
    push: RecordingChannel,
    users: InMemoryUsers,
    clock: SettableClock,
    diagnostics: RecordingDiagnostics,
) -> None:
    Notify(notifications, (DeadChannel(), push), users, clock, diagnostics)(WAITS)

    assert push.told == [WAITS]
    assert unread(notifications) == [TASK]
    ((what, ref, problem),) = diagnostics.aside
    assert (what, ref) == ("push", WAITS.notification_id)
    assert isinstance(problem, ConnectionError)


@pytest.mark.parametrize(
    "wishes", [NotificationWishes(push=False), NotificationWishes(quiet_hours=("08:00", "10:00"))]
)
def test_who_does_not_want_to_be_pushed_now_finds_it_in_the_app_and_is_not_pushed_later(
    notify: Notify,
    notifications: InMemoryNotifications,
    push: RecordingChannel,
    users: InMemoryUsers,
    clock: SettableClock,
    wishes: NotificationWishes,
) -> None:
    users.wishes[USER] = Preferences(notifications=wishes)
    notify(WAITS)
    clock.wait(hours=5)
    users.wishes[USER] = Preferences()

    notify(WAITS)

    assert push.told == []
    assert unread(notifications) == [TASK]


def test_nobody_is_told_who_has_no_account(
    notify: Notify, users: InMemoryUsers, push: RecordingChannel
) -> None:
    del users.people[USER]

    notify(WAITS)

    assert push.told == []
