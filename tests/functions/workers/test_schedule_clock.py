from datetime import UTC, datetime, timedelta

import pytest
from pydantic import ValidationError

from schedule_clock.handler import handler
from tests.functions.cloud import Cloud
from tests.functions.payloads import payload

MINUTE = payload("eventbridge_minute")


def test_every_minute_what_is_due_is_handed_on(cloud: Cloud) -> None:
    task = cloud.waiting_task()
    person = cloud.person()
    cloud.users.set_next_scan(person.user_id, datetime.now(UTC) - timedelta(minutes=1))
    cloud.tasks.postpone(task, datetime.now(UTC) - timedelta(minutes=1))
    assert handler(MINUTE, None) == {"handed_on": 2}
    assert cloud.messages("advance") == [
        {"user_id": "usr_1", "task_id": "tsk_1", "check_run": True}
    ]
    assert cloud.delayed("scan") == 1


def test_what_is_not_due_is_left_alone(cloud: Cloud) -> None:
    cloud.waiting_task()
    assert handler(MINUTE, None) == {"handed_on": 0}


def test_after_a_restart_the_clock_looks_ahead(cloud: Cloud) -> None:
    cloud.waiting_task()
    assert handler(payload("restart"), None) == {"handed_on": 1}


@pytest.mark.parametrize(
    "event",
    [
        {},
        {"source": "somebody.else", "detail": {}},
        {"source": "countersign.restart", "detail": {"ahead_seconds": -1}},
        {"source": "countersign.restart", "detail": {"ahead_seconds": 10**9}},
    ],
)
def test_nothing_else_wakes_the_clock(cloud: Cloud, event: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        handler(event, None)
