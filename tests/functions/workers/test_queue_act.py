from datetime import UTC, datetime, timedelta

import pytest

from countersign.domain.task.task import Decision, Task
from countersign.domain.task.transitions import approve, claim
from queue_act.handler import handler
from tests.functions.cloud import Cloud
from tests.functions.payloads import sqs

TOKEN = "AQCEAAAAKgAAAAMAAAAAAAAAAe-a-task-token"


def call(task: Task, **fields: object) -> dict[str, object]:
    now = datetime.now(UTC)
    return {
        "user_id": task.user_id,
        "task_id": task.task_id,
        "run": task.run,
        "enter": "act",
        "token": TOKEN,
        "entered_at": now.isoformat(),
    } | fields


def approved(cloud: Cloud) -> Task:
    task = cloud.waiting_task()
    decision = Decision(by="user", at=datetime.now(UTC), digest=task.digest)
    filed = cloud.tasks.get_filed(task.user_id, task.task_id)
    assert filed is not None
    change = approve(task, filed.body, by=decision, cooling=timedelta(0))
    cloud.tasks.commit(change)
    return change.after


def test_a_call_that_is_too_old_is_dropped(cloud: Cloud) -> None:
    task = approved(cloud)
    long_ago = datetime.now(UTC) - timedelta(minutes=20)
    assert handler(sqs(call(task, entered_at=long_ago.isoformat())), None) == {
        "batchItemFailures": []
    }
    assert cloud.tasks.get("usr_1", "tsk_1") == task


def test_while_another_worker_holds_the_effect_the_call_is_put_back(cloud: Cloud) -> None:
    task = approved(cloud)
    now = datetime.now(UTC) + timedelta(seconds=1)
    cloud.tasks.commit(claim(task, step="draft", lease="other", now=now, lease_for=_MINUTE))
    asked = call(task)
    assert handler(sqs(asked), None) == {"batchItemFailures": []}
    assert cloud.delayed("action") == 1


def test_what_cannot_be_read_comes_again_and_its_token_is_not_logged(
    cloud: Cloud, caplog: pytest.LogCaptureFixture
) -> None:
    answer = handler(sqs(call(cloud.waiting_task(), run=-1)), None)
    assert answer == {"batchItemFailures": [{"itemIdentifier": "m1"}]}
    logged = " ".join(str(vars(record)) for record in caplog.records)
    assert "'run'" in logged
    assert TOKEN not in logged


_MINUTE = timedelta(minutes=1)
