"""How a client keeps its lists true."""

import pytest

from tests.factories import held_back
from tests.functions.http.house import House, Person
from tests.functions.http.schema import check_problem


def test_the_first_answer_says_from_where_to_follow(house: House, ada: Person) -> None:
    house.task_for(ada)
    answer = ada.get("/changes")
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert told.keys() == {"changed", "counts", "cursor"}
    assert told["changed"] == []
    assert told["counts"] == ada.get("/tasks/counts").json()
    assert told["counts"]["waiting"] == 1


def test_what_is_held_back_is_counted_for_its_own_person(
    house: House, ada: Person, eve: Person
) -> None:
    number = iter(range(10))
    for whose in (ada, ada, eve):
        house.held.hold([held_back(next(number), user_id=whose.user_id, held_at=house.clock.now())])

    assert ada.get("/changes").json()["counts"]["held_back"] == 2
    assert ada.get("/tasks/counts").json()["held_back"] == 2
    assert eve.get("/tasks/counts").json()["held_back"] == 1


def test_what_changed_since_is_named(house: House, ada: Person) -> None:
    first, second = house.task_for(ada, 1), house.task_for(ada, 2)
    cursor = ada.get("/changes").json()["cursor"]
    house.clock.wait(minutes=1)
    house.task_for(ada, 3)
    ada.decide(first, "approve")
    told = ada.get("/changes", query={"since": cursor}).json()
    assert set(told["changed"]) == {"tsk_1", "tsk_2", "tsk_3"}, "the last one before is told again"
    house.clock.wait(minutes=1)
    ada.decide(second, "reject")
    told = ada.get("/changes", query={"since": told["cursor"]}).json()
    house.clock.wait(minutes=1)
    quiet = ada.get("/changes", query={"since": told["cursor"]}).json()
    assert quiet["changed"] == ["tsk_2"]
    assert quiet["counts"] == {
        "waiting": 1,
        "active": 1,
        "snoozed": 0,
        "needs_review": 0,
        "held_back": 0,
        "by_agent_type": {"email": 1},
    }


def test_nothing_new_is_said_without_words(house: House, ada: Person) -> None:
    task = house.task_for(ada)
    cursor = ada.get("/changes").json()["cursor"]
    first = ada.get("/changes", query={"since": cursor})
    etag = first.headers["etag"]
    for sent in (etag, f"W/{etag}", f'"other", {etag}'):
        again = ada.get("/changes", query={"since": cursor}, headers={"If-None-Match": sent})
        assert (again.status_code, again.text) == (304, "")
        assert again.headers["etag"] == etag
        assert again.headers["cache-control"] == "no-store"
    house.clock.wait(minutes=1)
    ada.decide(task, "approve")
    news = ada.get("/changes", query={"since": cursor}, headers={"If-None-Match": etag})
    assert (news.status_code, news.json()["changed"]) == (200, ["tsk_1"])
    assert news.headers["etag"] != etag


def test_somebody_elses_or_an_altered_cursor_is_refused(
    house: House, ada: Person, eve: Person
) -> None:
    for number in (1, 2):
        house.task_for(ada, number)
    cursor = ada.get("/changes").json()["cursor"]
    of_a_list = ada.get("/tasks", query={"limit": "1"}).json()["next_cursor"]
    last = cursor[-1]
    altered = [cursor[:-1] + other for other in "ABCDEFGHIJKLMNOPabcdefgh0123_-" if other != last]
    assert check_problem(eve.get("/changes", query={"since": cursor}), 422)["errors"][0]["loc"] == [
        "query",
        "since",
    ]
    for since in (*altered, of_a_list, "", "é", f"{cursor}=", "A" * 3_000):
        check_problem(ada.get("/changes", query={"since": since}), 422, "invalid_input")


@pytest.mark.parametrize("sent", ["*", "", '""', ",,,", "\x00", '"' * 900])
def test_tags_that_nobody_gave_out_are_ignored(house: House, ada: Person, sent: str) -> None:
    answer = ada.get("/changes", headers={"If-None-Match": sent})
    assert answer.status_code == 200


def test_nobody_follows_anothers_tasks(house: House, ada: Person, eve: Person) -> None:
    cursor = eve.get("/changes").json()["cursor"]
    house.clock.wait(minutes=1)
    house.task_for(ada)
    told = eve.get("/changes", query={"since": cursor}).json()
    assert (told["changed"], told["counts"]["waiting"], told["cursor"]) == ([], 0, cursor)
