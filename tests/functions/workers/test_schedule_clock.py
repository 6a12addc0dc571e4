import json
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


def test_what_waits_for_longer_than_it_should_is_counted_and_named(
    cloud: Cloud, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    task = cloud.waiting_task()
    cloud.tasks.postpone(task, datetime.now(UTC) - timedelta(minutes=7))

    handler(MINUTE, None)

    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    metrics = {name: line[name] for line in told for name in line if name.startswith("O")}
    assert metrics["OverdueTasks"] == [1.0]
    assert 419 < metrics["OldestOverdueSeconds"][0] < 480
    (named,) = (vars(record)["rows"] for record in caplog.records if "rows" in vars(record))
    assert named == ["usr_1 tsk_1"]


def test_of_what_is_in_time_nothing_is_told(
    cloud: Cloud, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    task = cloud.waiting_task()
    cloud.tasks.postpone(task, datetime.now(UTC) - timedelta(minutes=4))

    assert handler(MINUTE, None) == {"handed_on": 1}

    assert "verdue" not in capsys.readouterr().out + caplog.text
