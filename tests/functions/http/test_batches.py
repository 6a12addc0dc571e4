"""Many decisions in one call, each for itself."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from countersign.domain.plans.plan import PLANS
from countersign.domain.task.alternative import Alternative
from countersign.domain.task.origin import Origin, Provenance
from countersign.domain.task.task import Status, Task
from http_api.routes.tasks import DECIDED_WITHIN
from tests import factories
from tests.functions.http.house import House, Person
from tests.functions.http.schema import OF_A_PROBLEM, check_problem


def decision(task: Task, verb: str = "approve", **fields: Any) -> dict[str, Any]:
    return {"task_id": task.task_id, "digest": task.digest, "decision": verb} | fields


def test_each_decision_stands_for_itself(house: House, ada: Person, eve: Person) -> None:
    first, second, third, fourth = (house.task_for(ada, number) for number in (1, 2, 3, 4))
    foreign = house.task_for(eve, 5)
    ada.decide(fourth, "reject")
    answer = ada.post(
        "/tasks/decisions",
        {
            "decisions": [
                decision(first),
                decision(foreign),
                decision(second, digest="0" * 64),
                decision(third, "reject"),
                decision(fourth),
            ]
        },
    )
    assert answer.status_code == 200, answer.text
    results = answer.json()["results"]
    assert [(found["task_id"], found["ok"], found["status"]) for found in results] == [
        ("tsk_1", True, "APPROVED"),
        ("tsk_5", False, None),
        ("tsk_2", False, "AWAITING_APPROVAL"),
        ("tsk_3", True, "REJECTED"),
        ("tsk_4", False, None),
    ]
    problems = [found["problem"] for found in results]
    assert [problem and (problem["status"], problem["code"]) for problem in problems] == [
        None,
        (404, "not_found"),
        (412, "stale_task"),
        None,
        (409, "not_waiting"),
    ]
    for problem in filter(None, problems):
        OF_A_PROBLEM.validate(problem)
        assert problem["request_id"] == answer.headers["x-request-id"]
    assert problems[2]["current"] == ada.get("/tasks/tsk_2").json()
    assert house.tasks.heads[eve.user_id, "tsk_5"].status is Status.AWAITING_APPROVAL


def test_the_same_batch_again_changes_nothing(house: House, ada: Person) -> None:
    first, second = house.task_for(ada, 1), house.task_for(ada, 2)
    batch = {"decisions": [decision(first), decision(second, "reject"), decision(first)]}
    once = ada.post("/tasks/decisions", batch).json()
    assert [found["ok"] for found in once["results"]] == [True] * 3
    assert ada.post("/tasks/decisions", batch).json() == once
    assert len(house.tasks.events(ada.user_id, "tsk_1")) == 2


def test_what_cannot_be_taken_back_is_looked_at_alone(house: House, ada: Person) -> None:
    sent = house.task_for(ada, 1, action=factories.sent())
    stranger = (Provenance(path="to/0", source=Origin.UNKNOWN),)
    unverified = house.task_for(ada, 2, provenance=stranger)
    results = ada.post(
        "/tasks/decisions", {"decisions": [decision(sent), decision(unverified)]}
    ).json()["results"]
    problems = [found["problem"] for found in results]
    told = [ada.get(f"/tasks/{task.task_id}").json()["risk"] for task in (sent, unverified)]
    assert [one["read_first"] for one in told] == ["irreversible", "unverified"]
    assert [(one["status"], one["code"], one["params"]) for one in problems] == [
        (409, "irreversible", {}),
        (409, "unverified", {"paths": ["to/0"]}),
    ]
    assert all(one["detail"].endswith("on its own, then approve it.") for one in problems)
    assert house.tasks.heads[ada.user_id, "tsk_1"].status is Status.AWAITING_APPROVAL
    assert house.tasks.heads[ada.user_id, "tsk_2"].status is Status.AWAITING_APPROVAL
    declined = ada.post(
        "/tasks/decisions",
        {"decisions": [decision(sent, "reject"), decision(unverified, "reject")]},
    ).json()["results"]
    assert [found["ok"] for found in declined] == [True, True]


def test_what_waits_no_more_says_so_before_all_else(house: House, ada: Person) -> None:
    task = house.task_for(ada, 1, action=factories.sent())
    ada.decide(task, "reject")

    (result,) = ada.post("/tasks/decisions", {"decisions": [decision(task)]}).json()["results"]

    assert (result["ok"], result["problem"]["code"]) == (False, "not_waiting")


def test_a_defect_in_one_does_not_hide_that_another_was_decided(house: House, ada: Person) -> None:
    first, second = house.task_for(ada, 1), house.task_for(ada, 2)
    house.tasks.bodies.pop((ada.user_id, "tsk_2", 1))
    results = ada.post(
        "/tasks/decisions", {"decisions": [decision(first), decision(second)]}
    ).json()["results"]
    assert [found["ok"] for found in results] == [True, False]
    assert results[1]["problem"]["code"] == "internal_error"


def test_a_batch_has_one_to_fifty_decisions(house: House, ada: Person) -> None:
    task = house.task_for(ada)
    for many in (0, 51):
        batch = {"decisions": [decision(task)] * many}
        check_problem(ada.post("/tasks/decisions", batch), 422, "invalid_input")
    assert house.tasks.heads[ada.user_id, "tsk_1"].status is Status.AWAITING_APPROVAL


@pytest.mark.parametrize(
    "wrong",
    [
        {"decision": "snooze"},
        {"decision": None},
        {"task_id": "TASK#tsk_1"},
        {"task_id": "\ud800"},
        {"task_id": "tsk_1\n"},
        {"task_id": "t" * 65},
        {"task_id": ["tsk_1"]},
        {"digest": ""},
        {"digest": "0" * 129},
        {"digest": 0},
        {"reason": "wrong"},
        {"text": "not this one"},
        {"decision": "reject", "reason": "because"},
        {"decision": "reject", "text": "x" * 2_001},
    ],
)
def test_a_batch_with_something_that_is_no_decision_decides_nothing(
    house: House, ada: Person, wrong: dict[str, Any]
) -> None:
    task = house.task_for(ada)
    batch = {"decisions": [decision(task), decision(task, **wrong)]}
    check_problem(ada.post("/tasks/decisions", batch), 422, "invalid_input")
    assert house.tasks.heads[ada.user_id, "tsk_1"].status is Status.AWAITING_APPROVAL


def test_what_leaves_something_open_says_what_comes_first(house: House, ada: Person) -> None:
    blank = house.task_for(ada, 1, action=factories.reply(body="At ⟦time⟧?"))
    ways = (Alternative(label="No", action=factories.reply(body="Not today.")),)
    choice = house.task_for(ada, 2, alternatives=ways, must_choose=True)
    digest = ada.get("/tasks/tsk_2").json()["alternatives"][0]["digest"]
    batch = [decision(blank), decision(choice), decision(choice, digest=digest)]

    results = ada.post("/tasks/decisions", {"decisions": batch}).json()["results"]

    problems = [found["problem"] for found in results]
    assert [one["code"] for one in problems] == ["fill_first", "choose_first", "choose_first"]
    assert problems[0]["params"] == {"blanks": [{"path": "body", "label": "time"}]}


def test_what_the_months_plan_has_no_room_for_says_so(house: House, ada: Person) -> None:
    month = f"{house.clock.now():%Y-%m}"
    house.tasks.used[ada.user_id, month] = PLANS["free"].tasks_a_month - 1
    batch = [decision(house.task_for(ada, number)) for number in (1, 2)]

    results = ada.post("/tasks/decisions", {"decisions": batch}).json()["results"]

    assert [found["ok"] for found in results] == [True, False]
    problem = results[1]["problem"]
    assert (problem["status"], problem["code"]) == (402, "plan_limit")
    assert problem["params"] == {"plan": "free", "limit": PLANS["free"].tasks_a_month}


def test_a_decline_among_others_says_why(house: House, ada: Person) -> None:
    task = house.task_for(ada)
    declined = decision(task, "reject", reason="wrong", text="not what she asked")

    (result,) = ada.post("/tasks/decisions", {"decisions": [declined]}).json()["results"]

    assert result["ok"]
    told = house.tasks.events(ada.user_id, "tsk_1")[-1].data
    assert told == {"reason": "wrong", "text": "not what she asked"}


def test_what_there_is_no_time_for_is_left_as_it_was(house: House, ada: Person) -> None:
    batch = [decision(house.task_for(ada, number), "reject") for number in range(1, 51)]
    house.clock.moves_by = timedelta(seconds=1)

    results = ada.post("/tasks/decisions", {"decisions": batch}).json()["results"]

    reached = sum(found["ok"] for found in results)
    assert 5 <= reached < 50
    late = results[reached:]
    assert {found["problem"]["code"] for found in late} == {"not_reached"}
    assert {house.tasks.heads[ada.user_id, found["task_id"]].status for found in late} == {
        Status.AWAITING_APPROVAL
    }


def test_the_web_app_still_waits_when_there_is_no_time_left_for_more() -> None:
    reach = Path(__file__).parents[3] / "web" / "src" / "lib" / "api" / "reach.ts"
    patience = re.search(r"PATIENCE_SECONDS = (\d+);", reach.read_text())
    assert patience is not None
    assert DECIDED_WITHIN + timedelta(seconds=3) < timedelta(seconds=int(patience[1]))
