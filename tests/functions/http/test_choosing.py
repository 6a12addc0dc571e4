"""Several ways over HTTP: each is approved by its own digest, and an approval can be put back."""

from typing import Any

import pytest

from countersign.domain.task.alternative import Alternative
from countersign.domain.task.task import Status, Task
from tests import factories
from tests.functions.http.house import House, Person
from tests.functions.http.schema import check_problem

BLANK = "⟦yes or no⟧"


@pytest.fixture
def task(house: House, ada: Person) -> Task:
    ways = {"Yes": "At noon.", "No": "Not today.", "Another day": "On ⟦day⟧ at ⟦time⟧."}
    return house.task_for(
        ada,
        action=factories.reply(body=BLANK),
        alternatives=tuple(
            Alternative(label=label, action=factories.reply(body=words))
            for label, words in ways.items()
        ),
        must_choose=True,
    )


def shown(person: Person, task: Task) -> dict[str, Any]:
    answer: dict[str, Any] = person.get(f"/tasks/{task.task_id}").json()
    return answer


def way(person: Person, task: Task, label: str) -> dict[str, Any]:
    ways = {one["label"]: one for one in shown(person, task)["alternatives"]}
    found: dict[str, Any] = ways[label]
    return found


def test_every_way_is_shown_whole_with_what_follows_from_it(ada: Person, task: Task) -> None:
    found = shown(ada, task)

    assert [one["label"] for one in found["alternatives"]] == ["Yes", "No", "Another day"]
    assert [one["action"]["body"] for one in found["alternatives"]] == [
        "At noon.",
        "Not today.",
        "On ⟦day⟧ at ⟦time⟧.",
    ]
    assert {frozenset(one["risk"]) for one in found["alternatives"]} == {frozenset(found["risk"])}
    assert found["needs"] == {
        "what": "choice",
        "blanks": [{"path": "body", "label": "yes or no"}],
    }


def test_a_task_like_any_other_needs_nothing(house: House, ada: Person) -> None:
    found = shown(ada, house.task_for(ada, 2))

    assert (found["alternatives"], found["needs"]) == ([], None)


def test_one_tap_chooses_and_signs(ada: Person, task: Task) -> None:
    no = way(ada, task, "No")

    answer = ada.decide(task, "approve", digest=no["digest"])

    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert answer.headers["etag"] == f'"{no["digest"]}"'
    assert found["status"] == "APPROVED"
    assert found["decided"]["digest"] == found["digest"] == no["digest"]
    assert (found["action"], found["summary"]) == (no["action"], no["summary"])
    assert [one["label"] for one in found["alternatives"]] == ["Yes", "Another day"]
    assert found["needs"] is None
    assert found == shown(ada, task)


def test_the_history_says_which_way(ada: Person, task: Task) -> None:
    no = way(ada, task, "No")
    ada.decide(task, "approve", digest=no["digest"])

    approved = ada.get(f"/tasks/{task.task_id}/events").json()["items"][-1]

    assert (approved["type"], approved["digest"]) == ("approved", no["digest"])
    assert approved["data"] == {"alternative": "No", "proposed": task.digest}


def test_its_own_digest_approves_nothing_while_there_is_a_choice(ada: Person, task: Task) -> None:
    check_problem(ada.decide(task, "approve"), 409, "choose_first")

    assert shown(ada, task)["status"] == "AWAITING_APPROVAL"


def test_a_blank_is_named_and_filled_by_an_edit(ada: Person, task: Task) -> None:
    later = way(ada, task, "Another day")
    refused = check_problem(ada.decide(task, "approve", digest=later["digest"]), 409, "fill_first")
    assert refused["params"]["blanks"] == [
        {"path": "body", "label": "day"},
        {"path": "body", "label": "time"},
    ]

    half = ada.edit(task, later["action"] | {"body": "On Monday at ⟦time⟧."}, later["digest"])
    assert half.json()["needs"] == {"what": "blanks", "blanks": [{"path": "body", "label": "time"}]}
    check_problem(ada.decide(task, "approve", digest=half.json()["digest"]), 409, "fill_first")

    whole = half.json()["action"] | {"body": "On Monday at ten."}
    filled = ada.edit(task, whole, half.json()["digest"]).json()
    assert filled["needs"] is None
    done = ada.decide(task, "approve", digest=filled["digest"])
    assert done.json()["action"]["body"] == "On Monday at ten."


def test_whoever_decides_second_is_told_that_it_waits_no_more(ada: Person, task: Task) -> None:
    """On two devices that both still show the question."""
    yes, no = way(ada, task, "Yes"), way(ada, task, "No")
    ada.decide(task, "approve", digest=yes["digest"])

    check_problem(ada.decide(task, "approve", digest=no["digest"]), 409, "not_waiting")
    check_problem(ada.decide(task, "reject", digest=no["digest"]), 412, "stale_task")

    again = ada.decide(task, "approve", digest=yes["digest"])
    assert (again.status_code, again.json()["action"]["body"]) == (200, "At noon.")


def test_many_decisions_at_once_choose_nothing(ada: Person, task: Task) -> None:
    digests = [task.digest, way(ada, task, "Yes")["digest"]]
    decisions = [
        {"task_id": task.task_id, "digest": digest, "decision": "approve"} for digest in digests
    ]

    results = ada.post("/tasks/decisions", {"decisions": decisions}).json()["results"]

    assert [found["ok"] for found in results] == [False, False]
    assert shown(ada, task)["status"] == "AWAITING_APPROVAL"


def _do(person: Person, task: Task, verb: str, body: object, digest: str | None = None) -> Any:
    headers = {"If-Match": f'"{digest or task.digest}"'}
    return person.post(f"/tasks/{task.task_id}/{verb}", body, headers=headers)


def test_an_approval_is_put_back_where_it_was(ada: Person, task: Task) -> None:
    before, no = shown(ada, task), way(ada, task, "No")
    ada.decide(task, "approve", digest=no["digest"])

    answer = _do(ada, task, "cancel", {"reopen": True}, no["digest"])

    assert answer.status_code == 200, answer.text
    after = answer.json()
    moving = {"updated_at", "expires_at"}
    assert {k: v for k, v in after.items() if k not in moving} == {
        k: v for k, v in before.items() if k not in moving
    }
    again = _do(ada, task, "cancel", {"reopen": True}, no["digest"])
    assert (again.status_code, again.json()) == (200, after)


@pytest.mark.parametrize("body", [{"reopen": True}, {"reopen": False}, None])
def test_what_was_never_signed_cannot_be_taken_back(ada: Person, task: Task, body: object) -> None:
    check_problem(_do(ada, task, "cancel", body), 409, "invalid_move")


def test_a_plain_cancel_leaves_it_cancelled_until_it_is_reopened(house: House, ada: Person) -> None:
    task = house.task_for(ada, 3)
    ada.decide(task, "approve")

    assert _do(ada, task, "cancel", {"reopen": False}).json()["status"] == "CANCELLED"
    assert _do(ada, task, "reopen", None).json()["status"] == "AWAITING_APPROVAL"


def test_what_was_undone_is_reopened_as_the_next_revision(house: House, ada: Person) -> None:
    task = house.task_for(ada, 3)
    house.becomes(task, status=Status.UNDONE, undo_state="done", result={"draft_id": "d"})

    after = _do(ada, task, "reopen", None).json()

    assert (after["status"], after["revision"]) == ("AWAITING_APPROVAL", 2)
    assert (after["result"], after["undo"]["state"], after["decided"]) == (None, None, None)
    assert after["changed"] == "You took back what was done."
    assert after["digest"] != task.digest


@pytest.mark.parametrize("verb", ["cancel", "undo"])
@pytest.mark.parametrize("body", [{"reopen": "yes"}, {"reopen": 1}, {"again": True}, []])
def test_what_is_said_of_reopening_is_yes_or_no(
    house: House, ada: Person, verb: str, body: object
) -> None:
    task = house.task_for(ada, 3)
    before = house.becomes(task, status=Status.APPROVED)

    check_problem(_do(ada, task, verb, body), 422, "invalid_input")

    assert house.tasks.get(ada.user_id, task.task_id) == before
