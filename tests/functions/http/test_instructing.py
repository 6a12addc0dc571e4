"""A person says in words how a task should be."""

from typing import Any

import pytest

from countersign.domain.task.task import Pending, Status, Task, TaskProblem
from tests.fakes.queues import InstructAsked
from tests.fakes.system import MORNING
from tests.functions.gateway import Answer
from tests.functions.http.house import House, Person
from tests.functions.http.schema import check_problem


@pytest.fixture
def task(house: House, ada: Person) -> Task:
    return house.task_for(ada)


def instruct(person: Person, task: Task, text: object, digest: str | None = None) -> Answer:
    return person.decide(task, "instruct", digest, {"text": text})


def handed_on(house: House) -> list[InstructAsked]:
    return [message for message in house.queues.sent if isinstance(message, InstructAsked)]


def test_what_was_asked_is_pending_and_handed_on(house: House, ada: Person, task: Task) -> None:
    answer = instruct(ada, task, "  make it shorter  ")
    assert answer.status_code == 202, answer.text
    shown = answer.json()
    assert shown["pending"] == {"op": "instruct"}
    assert (shown["status"], shown["digest"]) == ("AWAITING_APPROVAL", task.digest)
    assert answer.headers["etag"] == f'"{task.digest}"'
    stored = house.tasks.get(ada.user_id, task.task_id)
    assert stored is not None
    assert stored.pending == Pending(text="make it shorter", asked_at=MORNING, sequence=2)
    assert handed_on(house) == [InstructAsked(ada.user_id, task.task_id, 2)]
    assert ada.get("/tasks").json()["items"] == [shown]


def test_the_same_again_answers_the_same(house: House, ada: Person, task: Task) -> None:
    first, second = instruct(ada, task, "shorter"), instruct(ada, task, "shorter")
    assert (second.status_code, second.json()) == (202, first.json())
    check_problem(instruct(ada, task, "longer"), 409, "pending")


@pytest.mark.parametrize("decision", ["approve", "decisions"])
def test_nothing_is_approved_while_it_is_pending(
    house: House, ada: Person, task: Task, decision: str
) -> None:
    instruct(ada, task, "shorter")
    if decision == "approve":
        check_problem(ada.decide(task, "approve"), 409, "pending")
    else:
        wanted = {"task_id": task.task_id, "digest": task.digest, "decision": "approve"}
        (result,) = ada.post("/tasks/decisions", {"decisions": [wanted]}).json()["results"]
        assert (result["ok"], result["problem"]["code"]) == (False, "pending")
    stored = house.tasks.get(ada.user_id, task.task_id)
    assert stored is not None
    assert stored.status is Status.AWAITING_APPROVAL


def test_declining_ends_it(ada: Person, task: Task) -> None:
    instruct(ada, task, "shorter")
    shown = ada.decide(task, "reject").json()
    assert (shown["status"], shown["pending"]) == ("REJECTED", None)


def test_why_it_was_not_done_is_shown(house: House, ada: Person, task: Task) -> None:
    problem = TaskProblem(code="instruction_unclear", message="I do not know how.", retryable=False)
    house.becomes(task, error=problem)
    assert ada.get(f"/tasks/{task.task_id}").json()["error"] == problem.model_dump()


@pytest.mark.parametrize(
    "text", ["", "   ", "\n", "x" * 1_001, "\x00", "a\x1bb", "\ud800", None, 1, [], {}, True]
)
def test_what_is_no_instruction_is_refused(
    house: House, ada: Person, task: Task, text: object
) -> None:
    check_problem(instruct(ada, task, text), 422, "invalid_input")
    assert house.tasks.get(ada.user_id, task.task_id) == task
    assert handed_on(house) == []


@pytest.mark.parametrize(
    "body", [{}, {"text": "shorter", "kind": "email.send_reply"}, [], "shorter"]
)
def test_nothing_else_is_taken(house: House, ada: Person, task: Task, body: Any) -> None:
    check_problem(ada.decide(task, "instruct", json_body=body), 422, "invalid_input")
    assert house.tasks.get(ada.user_id, task.task_id) == task


@pytest.mark.parametrize("status", [status for status in Status if status != "AWAITING_APPROVAL"])
def test_only_what_waits_is_written_anew(
    house: House, ada: Person, task: Task, status: Status
) -> None:
    before = house.becomes(task, status=status)
    check_problem(instruct(ada, task, "shorter"), 409, "not_waiting")
    assert house.tasks.get(ada.user_id, task.task_id) == before


def test_nobody_instructs_about_anothers_task_or_one_they_did_not_see(
    house: House, ada: Person, eve: Person, task: Task
) -> None:
    check_problem(instruct(eve, task, "shorter"), 404, "not_found")
    check_problem(instruct(ada, task, "shorter", "0" * 64), 412, "stale_task")
    check_problem(ada.post(f"/tasks/{task.task_id}/instruct", {"text": "shorter"}), 428)
    assert house.tasks.get(ada.user_id, task.task_id) == task
    assert handed_on(house) == []
