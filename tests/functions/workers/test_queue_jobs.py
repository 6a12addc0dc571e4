from typing import Any

import pytest

from countersign.ports.jobs_queue import Job
from countersign.wiring import jobs
from queue_jobs.handler import handler
from tests.functions.cloud import Cloud
from tests.functions.payloads import payload, sqs

FINE: dict[str, list[dict[str, str]]] = {"batchItemFailures": []}


@pytest.fixture
def done(cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> list[Job]:
    """The function with one job that is kept and one that always fails."""
    kept: list[Job] = []

    def fail(_: Job) -> None:
        raise RuntimeError("the world is down")

    monkeypatch.setattr(jobs, "jobs", lambda: {"export": kept.append, "erase": fail})
    return kept


def test_a_chore_goes_to_the_use_case_of_its_operation(done: list[Job]) -> None:
    message: dict[str, Any] = {"op": "export", "user_id": "usr_1", "ref": "exp_1"}
    assert handler(sqs(message), None) == FINE
    assert done == [Job("export", user_id="usr_1", ref="exp_1")]


def test_the_message_of_the_queue_is_read_as_aws_sends_it(done: list[Job]) -> None:
    assert handler({"Records": [payload("sqs_jobs_record")]}, None) == FINE
    assert done == [Job("export", user_id="usr_1")]


def test_a_chore_that_fails_comes_again(done: list[Job]) -> None:
    answer = handler(sqs({"op": "erase", "user_id": "usr_1"}), None)
    assert answer == {"batchItemFailures": [{"itemIdentifier": "m1"}]}


def test_a_chore_that_nobody_knows_is_noted_and_dropped(
    done: list[Job], capsys: pytest.CaptureFixture[str]
) -> None:
    assert handler(sqs({"op": "polish", "user_id": "usr_1"}, {"op": "export"}), None) == FINE
    assert done == [Job("export")]
    assert "UnknownJobs" in capsys.readouterr().out


def test_what_is_no_chore_at_all_ends_in_the_dead_letter_queue(done: list[Job]) -> None:
    answer = handler(sqs({"user_id": "usr_1"}, "not json"), None)
    assert answer["batchItemFailures"] == [{"itemIdentifier": "m1"}, {"itemIdentifier": "m2"}]
    assert done == []
