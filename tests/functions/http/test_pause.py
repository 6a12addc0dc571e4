from datetime import timedelta

import pytest

from countersign.domain.task.task import BlockedOn, Decision, Task
from countersign.domain.task.transitions import approve, block
from tests.fakes.queues import ScanAsked
from tests.functions.http.house import House, Person
from tests.functions.http.schema import check_problem


def test_a_paused_person_is_shown_as_paused_and_twice_is_as_good_as_once(ada: Person) -> None:
    for _ in range(2):
        answer = ada.post("/users/me/pause")
        assert (answer.status_code, answer.json()["paused"]) == (200, True)
    assert ada.get("/users/me").json()["paused"] is True
    for _ in range(2):
        answer = ada.post("/users/me/resume")
        assert (answer.status_code, answer.json()["paused"]) == (200, False)
    assert ada.get("/users/me").json()["paused"] is False


def test_a_pause_takes_the_person_off_the_clock_and_resuming_puts_them_back(
    house: House, ada: Person
) -> None:
    house.users.set_next_scan(ada.user_id, house.clock.now())
    ada.post("/users/me/pause")
    assert house.users.people[ada.user_id].next_scan_at is None

    ada.post("/users/me/resume")

    assert house.users.people[ada.user_id].next_scan_at == house.clock.now()
    assert house.queues.take()[-1] == ScanAsked(ada.user_id, None, "asked", 0)


def test_nothing_puts_a_paused_person_back_on_the_clock(house: House, ada: Person) -> None:
    ada.post("/users/me/pause")
    house.users.set_next_scan(ada.user_id, house.clock.now())
    assert house.users.people[ada.user_id].next_scan_at is None


@pytest.mark.parametrize(("blocked_on", "goes_on"), [("pause", True), ("account", False)])
def test_resuming_goes_on_with_what_the_pause_held_up_and_nothing_else(
    house: House, ada: Person, blocked_on: BlockedOn, goes_on: bool
) -> None:
    held = _held_up(house, ada, blocked_on)
    ada.post("/users/me/resume")
    task = house.tasks.get(ada.user_id, held.task_id)
    assert task is not None
    assert (task.run == held.run + 1) is goes_on
    assert (task.blocked_by is None) is goes_on


def test_a_paused_agent_cannot_be_sent_to_look(house: House, ada: Person) -> None:
    agent = ada.post("/agents", {"type": "email"}).json()
    ada.post("/users/me/pause")
    check_problem(ada.post(f"/agents/{agent['id']}/scan"), 422, "invalid_input")


def _held_up(house: House, person: Person, blocked_on: BlockedOn) -> Task:
    waiting, now = house.task_for(person), house.clock.now()
    decision = Decision(by="user", at=now, digest=waiting.digest)
    body = house.tasks.bodies[person.user_id, waiting.task_id, waiting.revision]
    house.tasks.commit(approve(waiting, body, by=decision, cooling=timedelta(0)))
    approved = house.tasks.heads[person.user_id, waiting.task_id]
    house.tasks.commit(block(approved, on=blocked_on, reason="Held up.", since=now, now=now))
    return house.tasks.heads[person.user_id, waiting.task_id]
