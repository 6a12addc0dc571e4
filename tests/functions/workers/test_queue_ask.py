from datetime import UTC, datetime, timedelta

import pytest

from countersign.domain.task.task import Decision, Task, TaskProblem
from countersign.domain.task.transitions import approve, claim, found_done, look_again, review
from queue_ask.handler import handler
from tests.functions.cloud import Cloud
from tests.functions.payloads import sqs

TOKEN = "AQCEAAAAKgAAAAMAAAAAAAAAAe-a-task-token"
CALL = {
    "user_id": "usr_1",
    "task_id": "tsk_1",
    "run": 1,
    "enter": "ask",
    "token": TOKEN,
    "entered_at": "2026-11-22T09:00:00.123Z",
}


def test_a_question_is_remembered_with_its_token(cloud: Cloud) -> None:
    cloud.waiting_task()
    assert handler(sqs(CALL), None) == {"batchItemFailures": []}
    _, wait = cloud.tasks.get_with_wait("usr_1", "tsk_1")
    assert wait is not None
    assert (wait.run, wait.token, wait.enter) == (1, TOKEN, "ask")


def test_a_waiting_task_is_noted_once_for_its_person_however_often_the_question_comes(
    cloud: Cloud,
) -> None:
    cloud.person()
    cloud.waiting_task()
    for _ in range(2):
        assert handler(sqs(CALL, CALL), None) == {"batchItemFailures": []}
    page = cloud.notifications.page("usr_1", limit=10, position=None)
    assert [(one.kind, one.subject) for one in page.items] == [("task_waits", "tsk_1")]


def found_out(cloud: Cloud) -> Task:
    """Nobody could tell what became of it, and a look of its second run did."""
    task, now = cloud.waiting_task(), datetime.now(UTC)
    filed = cloud.tasks.get_filed(task.user_id, task.task_id)
    assert filed is not None
    decision = Decision(by="user", at=now, digest=task.digest)
    change = approve(task, filed.body, by=decision, cooling=timedelta(0))
    cloud.tasks.commit(change)
    claimed = claim(change.after, step="draft", lease="l", now=now, lease_for=timedelta(seconds=1))
    cloud.tasks.commit(claimed)
    opened = claimed.effects[0].after
    problem = TaskProblem(code="outcome_unknown", message="Who knows.", retryable=False)
    doubt = review(claimed.after, opened, problem=problem, now=now)
    cloud.tasks.commit(doubt)
    looked = look_again(doubt.after, now=now)
    cloud.tasks.commit(looked)
    unsettled = doubt.effects[0].after
    found = found_done(looked.after, unsettled, receipt={}, compensator=None, is_last=True, now=now)
    cloud.tasks.commit(found)
    return found.after


def test_that_a_task_was_found_out_is_noted_once_however_often_its_call_comes(
    cloud: Cloud,
) -> None:
    cloud.person()
    call = CALL | {"run": found_out(cloud).run, "enter": "act"}

    for _ in range(2):
        assert handler(sqs(call, call), None) == {"batchItemFailures": []}

    page = cloud.notifications.page("usr_1", limit=10, position=None)
    assert [(one.kind, one.subject) for one in page.items] == [("task_settled", "tsk_1")]


def test_a_field_that_a_newer_sender_adds_is_no_reason_to_fail(cloud: Cloud) -> None:
    cloud.waiting_task()
    assert handler(sqs(CALL | {"color": "blue"}), None) == {"batchItemFailures": []}


@pytest.mark.parametrize(
    "wrong",
    [{"run": "first"}, {"run": 0}, {"enter": "leave"}, {"entered_at": "yesterday"}, {"token": ""}],
)
def test_what_cannot_be_read_comes_again_and_its_token_is_not_logged(
    cloud: Cloud,
    wrong: dict[str, object],
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    cloud.waiting_task()
    answer = handler(sqs(CALL | wrong, f'"{TOKEN}', CALL), None)
    failed = [item["itemIdentifier"] for item in answer["batchItemFailures"]]
    assert failed == ["m1", "m2"]
    logged = " ".join(str(vars(record)) for record in caplog.records)
    assert next(iter(wrong)) in logged
    assert TOKEN not in logged + "".join(capfd.readouterr())


def test_a_failure_with_a_token_in_hand_does_not_log_it(
    cloud: Cloud, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TABLE_NAME", "no-such-table")
    answer = handler(sqs(CALL), None)
    assert answer == {"batchItemFailures": [{"itemIdentifier": "m1"}]}
    logged = " ".join(str(vars(record)) for record in caplog.records)
    assert "ResourceNotFoundException" in logged
    assert TOKEN not in logged
