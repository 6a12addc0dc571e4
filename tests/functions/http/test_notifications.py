"""What a person was told, and that they have seen it."""

from typing import Any

import pytest

from countersign.domain.notification import task_waits
from tests.functions.http.house import House, Person
from tests.functions.http.schema import check_problem


def tell(house: House, person: Person, number: int = 1) -> str:
    """A task waits, a minute after whatever was before; the notification's id."""
    house.clock.wait(minutes=1)
    told = task_waits(house.task_for(person, number), house.clock.now())
    house.notifications.add(told)
    return told.notification_id


def unread(person: Person) -> int:
    count: int = person.get("/notifications").json()["unread"]
    return count


def test_a_notification_points_at_what_waits_and_says_no_word_of_it(
    house: House, ada: Person
) -> None:
    told = tell(house, ada)

    answer = ada.get("/notifications").json()

    assert answer == {
        "items": [
            {
                "id": told,
                "kind": "task_waits",
                "subject": "tsk_1",
                "at": "2026-11-22T09:01:00.000Z",
                "read_at": None,
            }
        ],
        "next_cursor": None,
        "unread": 1,
    }


def test_whoever_was_told_nothing_has_nothing_to_read(house: House, ada: Person) -> None:
    assert ada.get("/notifications").json() == {"items": [], "next_cursor": None, "unread": 0}


def test_the_newest_comes_first_page_by_page_and_each_page_counts_all(
    house: House, ada: Person
) -> None:
    for number in (1, 2, 3):
        tell(house, ada, number)
    seen: list[str] = []
    query: dict[str, Any] = {"limit": "2"}
    for _ in range(2):
        page = ada.get("/notifications", query=query).json()
        seen += [one["subject"] for one in page["items"]]
        assert page["unread"] == 3
        query["cursor"] = page["next_cursor"]

    assert seen == ["tsk_3", "tsk_2", "tsk_1"]
    assert query["cursor"] is None


def test_a_cursor_of_somebody_else_leads_nowhere(house: House, ada: Person, eve: Person) -> None:
    for number in (1, 2):
        tell(house, ada, number)
    cursor = ada.get("/notifications", query={"limit": "1"}).json()["next_cursor"]

    answer = eve.get("/notifications", query={"cursor": cursor})

    check_problem(answer, 422, "invalid_input")


def test_one_is_read_once_and_for_all(house: House, ada: Person) -> None:
    told = tell(house, ada)

    for _ in range(2):
        assert ada.post(f"/notifications/{told}/read").status_code == 204
        house.clock.wait(minutes=5)

    answer = ada.get("/notifications").json()
    assert answer["unread"] == 0
    assert answer["items"][0]["read_at"] == "2026-11-22T09:01:00.000Z"


def test_what_is_not_there_cannot_be_read(house: House, ada: Person, eve: Person) -> None:
    told = tell(house, ada)

    for missing in (f"/notifications/{told}/read", "/notifications/ntf_1/read"):
        check_problem(eve.post(missing), 404, "not_found")

    assert unread(ada) == 1


@pytest.mark.parametrize("body", [None, {}, {"up_to": "2030-01-01T00:00:00Z"}])
def test_all_that_is_there_is_read_at_once_and_nothing_that_is_yet_to_come(
    house: House, ada: Person, body: dict[str, str] | None
) -> None:
    tell(house, ada, 1)
    tell(house, ada, 2)

    assert ada.post("/notifications/read-all", body).status_code == 204

    assert unread(ada) == 0
    tell(house, ada, 3)
    assert unread(ada) == 1


def test_what_came_while_the_person_looked_stays_unread(house: House, ada: Person) -> None:
    tell(house, ada, 1)
    seen = ada.get("/notifications").json()["items"][0]["at"]
    tell(house, ada, 2)

    ada.post("/notifications/read-all", {"up_to": seen})

    items = ada.get("/notifications").json()["items"]
    assert [(one["subject"], one["read_at"] is None) for one in items] == [
        ("tsk_2", True),
        ("tsk_1", False),
    ]


@pytest.mark.parametrize("wrong", [{"up_to": "yesterday"}, {"until": "2026-11-22T09:00:00Z"}])
def test_a_moment_that_is_none_is_bad_input_and_nothing_is_read(
    house: House, ada: Person, wrong: dict[str, str]
) -> None:
    tell(house, ada)

    check_problem(ada.post("/notifications/read-all", wrong), 422, "invalid_input")

    assert unread(ada) == 1
