import pytest

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
