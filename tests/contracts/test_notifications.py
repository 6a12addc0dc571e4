"""What every store of notifications keeps to."""

from datetime import UTC, datetime, timedelta

import pytest

from countersign.domain.job import DurableJob
from countersign.domain.notification import Notification, ReadMark
from countersign.ports.notifications import COUNTED_AT_MOST, NotificationPage, Notifications
from tests.contracts.conftest import Stores
from tests.factories import USER, person
from tests.fakes.system import MORNING

LATER = MORNING + timedelta(hours=1)


@pytest.fixture
def told(stores: Stores) -> Notifications:
    return stores.notifications


def note(number: int = 1, *, user_id: str = USER, at: datetime | None = None) -> Notification:
    """The first of a morning, or the one so many minutes after it."""
    return Notification(
        user_id=user_id,
        kind="task_waits",
        once=f"task_waits#tsk_{number}#1",
        subject=f"tsk_{number}",
        at=at or MORNING + timedelta(minutes=number),
    )


def listed(told: Notifications, user_id: str = USER) -> NotificationPage:
    return told.page(user_id, limit=100, position=None)


def mark(at: datetime, read_at: datetime = LATER) -> ReadMark:
    return ReadMark(user_id=USER, up_to=at, read_at=read_at)


def test_a_notification_is_read_as_it_was(told: Notifications) -> None:
    assert told.add(note())

    assert listed(told) == NotificationPage(items=(note(),), unread=1, next_position=None)


def test_the_same_occasion_is_noted_once_whatever_came_in_between(told: Notifications) -> None:
    first = note()
    assert told.add(first)
    assert not told.add(first)
    told.mark_read(USER, first.notification_id, LATER)

    assert not told.add(note(at=LATER))

    (only,) = listed(told).items
    assert (only.at, only.read_at) == (first.at, LATER)


def test_what_is_known_of_one_person_is_news_to_another(told: Notifications) -> None:
    told.add(note())

    assert told.add(note(user_id="usr_2"))
    assert not told.mark_read("usr_3", note().notification_id, LATER)
    assert listed(told, "usr_3").items == ()
    assert [one.user_id for one in listed(told).items] == [USER]


def test_the_newest_comes_first_page_by_page(told: Notifications) -> None:
    for number in (2, 5, 1, 4, 3):
        told.add(note(number))
    seen: list[str] = []
    position = None
    for _ in range(4):
        page = told.page(USER, limit=2, position=position)
        assert len(page.items) <= 2
        assert page.unread == 5
        seen += [one.subject for one in page.items]
        position = page.next_position
        if position is None:
            break

    assert position is None
    assert seen == ["tsk_5", "tsk_4", "tsk_3", "tsk_2", "tsk_1"]


def test_what_comes_meanwhile_shifts_no_page(told: Notifications) -> None:
    for number in (1, 2, 3):
        told.add(note(number))
    first = told.page(USER, limit=2, position=None)
    told.add(note(4))

    second = told.page(USER, limit=2, position=first.next_position)

    assert [one.subject for one in second.items] == ["tsk_1"]


def test_one_that_is_read_stays_read_since_the_first_time(told: Notifications) -> None:
    told.add(note(1))
    told.add(note(2))

    assert told.mark_read(USER, note(1).notification_id, MORNING)
    assert told.mark_read(USER, note(1).notification_id, LATER)

    page = listed(told)
    assert [one.read_at for one in page.items] == [None, MORNING]
    assert page.unread == 1


def test_what_was_never_noted_cannot_be_read_and_is_not_there_afterwards(
    told: Notifications,
) -> None:
    assert not told.mark_read(USER, note().notification_id, LATER)
    assert listed(told).items == ()


def test_all_up_to_a_moment_are_read_and_what_comes_later_is_not(told: Notifications) -> None:
    for number in (1, 2, 3):
        told.add(note(number))
    told.mark_read(USER, note(1).notification_id, MORNING)

    told.mark_all_read(mark(note(2).at))
    told.add(note(4))

    page = listed(told)
    assert [one.read_at for one in page.items] == [None, None, LATER, MORNING]
    assert page.unread == 2


def test_what_was_read_at_once_stays_read_when_an_older_mark_comes_late(
    told: Notifications,
) -> None:
    told.add(note(1))
    told.add(note(2))
    told.mark_all_read(mark(note(2).at))

    told.mark_all_read(mark(note(1).at))
    told.mark_all_read(mark(note(2).at, MORNING))

    page = listed(told)
    assert [one.read_at for one in page.items] == [LATER, LATER]
    assert page.unread == 0


def test_a_mark_at_any_moment_that_there_is_gives_way_to_a_later_one(told: Notifications) -> None:
    told.add(note())
    told.mark_all_read(mark(datetime(999, 1, 1, tzinfo=UTC)))
    assert listed(told).unread == 1

    told.mark_all_read(mark(note().at))

    assert listed(told).unread == 0


def test_nobody_reads_all_of_somebody_else(told: Notifications) -> None:
    told.add(note())
    told.add(note(user_id="usr_2"))

    told.mark_all_read(mark(LATER))

    assert listed(told).unread == 0
    assert listed(told, "usr_2").unread == 1


def test_unread_is_counted_among_the_latest(told: Notifications) -> None:
    for number in range(1, COUNTED_AT_MOST + 3):
        told.add(note(number))
    told.mark_read(USER, note(COUNTED_AT_MOST + 2).notification_id, LATER)

    assert told.page(USER, limit=1, position=None).unread == COUNTED_AT_MOST - 1


def test_what_a_person_was_told_goes_with_them(stores: Stores, told: Notifications) -> None:
    stores.users.register(person(), "hash")
    told.add(note(1))
    told.add(note(user_id="usr_2"))
    told.mark_all_read(mark(LATER))
    stores.users.close(DurableJob(user_id=USER, op="erase", since=MORNING), MORNING)

    portions = [stores.personal_data.drop_rows(USER, at_most=2) for _ in range(5)]

    assert portions[-1]
    assert listed(told).items == ()
    assert listed(told, "usr_2").unread == 1
    told.add(note(1))
    assert listed(told).unread == 1, "the mark went, too"
