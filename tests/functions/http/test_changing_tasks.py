"""What a person does with a task beside approving and declining it."""

from datetime import timedelta
from typing import Any

import pytest

from countersign.domain.task.task import Status, Task, TaskProblem
from countersign.domain.values import rfc3339
from tests import factories
from tests.fakes.system import MORNING
from tests.functions.http.house import House, Person
from tests.functions.http.schema import check_problem

FAILURE = TaskProblem(code="provider_refused", message="It said no.", retryable=True)

BODIES: dict[str, dict[str, Any]] = {
    "snooze": {"until": "2026-11-23T09:00:00Z"},
    "unsnooze": {},
    "cancel": {},
    "undo": {},
    "retry": {},
    "resolve": {"happened": True},
    "reopen": {},
}
FITS: dict[str, dict[str, Any]] = {
    "snooze": {},
    "unsnooze": {"snoozed_until": MORNING + timedelta(days=1)},
    "cancel": {"status": Status.APPROVED},
    "undo": {"status": Status.COMPLETED, "undoable": True},
    "retry": {"status": Status.FAILED, "error": FAILURE},
    "resolve": {"status": Status.NEEDS_REVIEW, "error": FAILURE},
    "reopen": {"status": Status.REJECTED},
}
"""Where a task has to stand for each."""
BECOMES = {
    "snooze": "AWAITING_APPROVAL",
    "unsnooze": "AWAITING_APPROVAL",
    "cancel": "CANCELLED",
    "undo": "COMPLETED",
    "retry": "APPROVED",
    "resolve": "COMPLETED",
    "reopen": "AWAITING_APPROVAL",
}


@pytest.fixture
def task(house: House, ada: Person) -> Task:
    return house.task_for(ada)


def do(person: Person, task: Task, verb: str, digest: str | None = None, **headers: str) -> Any:
    path = f"/tasks/{task.task_id}/{verb}"
    sent = headers or {"If-Match": f'"{digest or task.digest}"'}
    return person.post(path, BODIES[verb] or None, headers=sent)


@pytest.mark.parametrize("verb", BODIES)
def test_each_change_answers_with_the_task_as_it_is_then(
    house: House, ada: Person, task: Task, verb: str
) -> None:
    house.becomes(task, **FITS[verb])
    answer = do(ada, task, verb)
    assert answer.status_code == (202 if verb == "undo" else 200), answer.text
    assert answer.json()["status"] == BECOMES[verb]
    assert answer.headers["etag"] == f'"{answer.json()["digest"]}"'
    assert answer.json() == ada.get(f"/tasks/{task.task_id}").json()


@pytest.mark.parametrize("verb", [verb for verb in BODIES if verb != "resolve"])
def test_the_same_change_again_changes_nothing(
    house: House, ada: Person, task: Task, verb: str
) -> None:
    house.becomes(task, **FITS[verb])
    first = do(ada, task, verb)
    events = len(house.tasks.events(ada.user_id, task.task_id))
    house.clock.wait(seconds=2)
    second = do(ada, task, verb)
    assert (second.status_code, second.json()) == (first.status_code, first.json())
    assert len(house.tasks.events(ada.user_id, task.task_id)) == events


@pytest.mark.parametrize("verb", BODIES)
def test_no_change_without_saying_of_what(house: House, ada: Person, task: Task, verb: str) -> None:
    before = house.becomes(task, **FITS[verb])
    check_problem(ada.post(f"/tasks/{task.task_id}/{verb}", BODIES[verb]), 428)
    stale = check_problem(do(ada, task, verb, digest="0" * 64), 412, "stale_task")
    assert stale["current"] == ada.get(f"/tasks/{task.task_id}").json()
    assert house.tasks.get(ada.user_id, task.task_id) == before


@pytest.mark.parametrize("verb", BODIES)
def test_nobody_changes_another_persons_task(
    house: House, ada: Person, eve: Person, task: Task, verb: str
) -> None:
    before = house.becomes(task, **FITS[verb])
    check_problem(do(eve, task, verb), 404, "not_found")
    check_problem(eve.edit(task, task_action(body="Mine.")), 404, "not_found")
    assert house.tasks.get(ada.user_id, task.task_id) == before


@pytest.mark.parametrize(
    ("verb", "status", "code"),
    [
        ("snooze", Status.APPROVED, "not_waiting"),
        ("snooze", Status.REJECTED, "not_waiting"),
        ("cancel", Status.AWAITING_APPROVAL, "invalid_move"),
        ("cancel", Status.EXECUTING, "invalid_move"),
        ("cancel", Status.COMPLETED, "invalid_move"),
        ("undo", Status.COMPLETED, "invalid_move"),
        ("undo", Status.FAILED, "invalid_move"),
        ("undo", Status.APPROVED, "invalid_move"),
        ("retry", Status.FAILED, "invalid_move"),
        ("retry", Status.COMPLETED, "invalid_move"),
        ("retry", Status.NEEDS_REVIEW, "invalid_move"),
        ("resolve", Status.EXECUTING, "invalid_move"),
        ("resolve", Status.AWAITING_APPROVAL, "invalid_move"),
        ("reopen", Status.COMPLETED, "invalid_move"),
        ("reopen", Status.FAILED, "invalid_move"),
        ("reopen", Status.NEEDS_REVIEW, "invalid_move"),
    ],
)
def test_a_wrong_move_is_a_conflict(
    house: House, ada: Person, task: Task, verb: str, status: Status, code: str
) -> None:
    before = house.becomes(task, status=status)
    check_problem(do(ada, task, verb), 409, code)
    assert house.tasks.get(ada.user_id, task.task_id) == before


def test_an_edit_waits_as_the_next_revision(house: House, ada: Person, task: Task) -> None:
    answer = ada.edit(task, task_action(body="At one."))
    assert answer.status_code == 200, answer.text
    shown = answer.json()
    assert (shown["status"], shown["revision"]) == ("AWAITING_APPROVAL", 2)
    assert shown["action"]["body"] == "At one."
    assert shown["changed"] == "You edited it."
    assert answer.headers["etag"] == f'"{shown["digest"]}"' != f'"{task.digest}"'
    check_problem(ada.decide(task, "approve"), 412, "stale_task")
    assert ada.decide(task, "approve", digest=shown["digest"]).json()["status"] == "APPROVED"


def test_an_edited_recipient_is_the_persons_own(house: House, ada: Person, task: Task) -> None:
    shown = ada.edit(task, task_action(to=["joan@example.org"])).json()
    sources = {entry["path"]: entry["source"] for entry in shown["risk"]["provenance"]}
    assert sources["to/0"] == "user"


def test_what_no_mail_can_carry_is_said_at_its_field(house: House, ada: Person, task: Task) -> None:
    for name, value in (("cc", ["jürgen@example.org"]), ("subject", "Lunch\u2028Bcc: eve")):
        answer = ada.edit(task, task_action(**{name: value}))
        problem = check_problem(answer, 422, "invalid_input")
        (error,) = problem["errors"]
        assert (error["loc"], error["msg"]) == (["body", "action", name], problem["detail"])
    assert house.tasks.get(ada.user_id, task.task_id) == task


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"thread_id": "thread-2"},
        {"integration_id": "int_2"},
        {"in_reply_to": "<2@example.org>"},
        {"kind": "email.send_reply"},
        {"kind": "email.erase_everything"},
        {"to": []},
        {"to": ["no address"]},
        {"to": ["a@example.org"] * 51},
        {"subject": "Re: Lunch\r\nBcc: eve@example.org"},
        {"body": ""},
        {"body": "x" * 50_001},
        {"body": "\ud800"},
        {"bcc": ["eve@example.org"]},
        {"body": None},
        {"body": 1},
    ],
)
def test_an_edit_of_what_is_not_the_persons_to_change_is_refused(
    house: House, ada: Person, task: Task, changes: dict[str, Any]
) -> None:
    check_problem(ada.edit(task, task_action(**changes)), 422, "invalid_input")
    assert house.tasks.get(ada.user_id, task.task_id) == task


@pytest.mark.parametrize("status", [Status.APPROVED, Status.COMPLETED, Status.REJECTED])
def test_what_does_not_wait_is_not_edited(
    house: House, ada: Person, task: Task, status: Status
) -> None:
    house.becomes(task, status=status)
    check_problem(ada.edit(task, task_action(body="At one.")), 409, "not_waiting")


def test_a_blank_is_filled_in_before_it_is_approved(house: House, ada: Person) -> None:
    open_yet = house.task_for(ada, number=2, action=factories.reply(body="On ⟦date⟧. ⟦Your name⟧"))

    told = check_problem(ada.decide(open_yet, "approve"), 409, "fill_first")
    half = ada.edit(open_yet, task_action(body="On ⟦date⟧. Ada")).json()
    again = check_problem(ada.decide(open_yet, "approve", half["digest"]), 409, "fill_first")
    whole = ada.edit(open_yet, task_action(body="On Monday. Ada"), half["digest"]).json()
    approved = ada.decide(open_yet, "approve", whole["digest"])

    date, name = {"path": "body", "label": "date"}, {"path": "body", "label": "Your name"}
    assert told["params"]["blanks"] == [date, name]
    assert again["params"]["blanks"] == [date]
    assert half["needs"] == {"what": "blanks", "blanks": [date]}
    assert whole["needs"] is None
    assert approved.status_code == 200, approved.text


def test_what_the_person_writes_is_never_a_blank(house: House, ada: Person, task: Task) -> None:
    mine = ada.edit(task, task_action(body="Ask for [Name], it costs XX.")).json()

    assert mine["action"]["body"] == "Ask for [Name], it costs XX."
    assert ada.decide(task, "approve", mine["digest"]).status_code == 200


def test_a_snoozed_task_is_out_of_sight_until_then(house: House, ada: Person, task: Task) -> None:
    until = MORNING + timedelta(days=5)
    shown = ada.decide(task, "snooze", json_body={"until": "2026-11-27T10:00:00.0004+01:00"}).json()
    assert shown["snoozed_until"] == rfc3339(until)
    assert shown["expires_at"] == rfc3339(until + timedelta(hours=72))
    assert shown["digest"] == task.digest
    assert ada.get("/tasks").json()["items"] == []
    assert [found["id"] for found in ada.get("/tasks", query={"view": "snoozed"}).json()["items"]]
    assert ada.get("/tasks/counts").json()["snoozed"] == 1
    back = ada.decide(task, "unsnooze").json()
    assert back["snoozed_until"] is None
    assert [found["id"] for found in ada.get("/tasks").json()["items"]] == [task.task_id]


@pytest.mark.parametrize(
    "until",
    [
        "2026-11-22T09:00:00Z",
        "2026-12-22T09:00:01Z",
        "2026-11-23T09:00:00",
        "2026-11-23",
        "tomorrow",
        "1795424400",
        1795424400,
        True,
        None,
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "2026-13-01T00:00:00Z",
        "2026-11-23T09:00:00Z ",
        "२०२६-11-23T09:00:00Z",
    ],
)
def test_a_time_that_is_none_is_refused(
    house: House, ada: Person, task: Task, until: object
) -> None:
    check_problem(ada.decide(task, "snooze", json_body={"until": until}), 422, "invalid_input")
    assert house.tasks.get(ada.user_id, task.task_id) == task


@pytest.mark.parametrize("happened", ["true", 1, None, [], "yes"])
def test_whether_it_happened_is_yes_or_no(
    house: House, ada: Person, task: Task, happened: object
) -> None:
    house.becomes(task, status=Status.NEEDS_REVIEW, error=FAILURE)
    answer = ada.decide(task, "resolve", json_body={"happened": happened})
    check_problem(answer, 422, "invalid_input")


def test_what_did_not_happen_can_be_tried_again(house: House, ada: Person, task: Task) -> None:
    house.becomes(task, status=Status.NEEDS_REVIEW, error=FAILURE)
    failed = ada.decide(task, "resolve", json_body={"happened": False}).json()
    assert (failed["status"], failed["error"]["retryable"]) == ("FAILED", True)
    assert ada.decide(task, "retry").json()["error"] is None


def test_what_others_would_notice_can_be_cancelled_while_it_cools(
    house: House, ada: Person
) -> None:
    sent = house.task_for(ada, action=factories.sent())
    assert ada.get(f"/tasks/{sent.task_id}").json()["cancellable_until"] is None
    shown = ada.decide(sent, "approve").json()
    assert shown["cancellable_until"] == rfc3339(house.clock.now() + timedelta(seconds=15))
    house.clock.wait(seconds=15)
    assert ada.get(f"/tasks/{sent.task_id}").json()["cancellable_until"] is None
    cancelled = ada.decide(sent, "cancel").json()
    assert (cancelled["status"], cancelled["cancellable_until"]) == ("CANCELLED", None)


def test_the_way_back_is_shown_while_it_is_open(house: House, ada: Person, task: Task) -> None:
    house.becomes(task, status=Status.COMPLETED, undoable=True)
    until = rfc3339(task.updated_at + timedelta(days=30))
    way_back = {"available": True, "until": until, "does": "Deletes the draft.", "state": None}
    shown = ada.get(f"/tasks/{task.task_id}").json()
    assert (shown["undo"], shown["pending"]) == (way_back, None)
    undoing = ada.decide(task, "undo").json()
    assert undoing["pending"] == {"op": "undo"}
    assert undoing["undo"] == way_back | {"available": False, "until": None, "state": "pending"}


def test_a_way_back_that_failed_can_be_gone_again(house: House, ada: Person, task: Task) -> None:
    house.becomes(task, status=Status.COMPLETED, undoable=True, undo_state="failed")
    shown = ada.get(f"/tasks/{task.task_id}").json()
    assert (shown["undo"]["available"], shown["undo"]["state"]) == (True, "failed")
    assert shown["pending"] is None


def task_action(**changes: Any) -> dict[str, Any]:
    action: dict[str, Any] = factories.reply().model_dump(mode="json")
    return action | changes
