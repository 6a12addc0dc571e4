"""What nobody could tell is found later by the clock on the running cloud; the person is told."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from countersign.adapters.dynamodb.tasks import DynamoTasks
from countersign.effects.registry import EffectorsByKind
from infra.local.cloud import Cloud
from tests.stack.person import Person, Place, eventually
from tests.stack.test_path import QUESTION

pytestmark = pytest.mark.faults

GIVEN_UP_WITHIN = 120.0
"""A call that is not answered, and the look after it that is refused."""


@pytest.fixture(autouse=True)
def _mended(place: Place) -> Iterator[None]:
    yield
    place.sandbox("DELETE", "/faults")


def spoil(place: Place, method: str, path: str, *, times: int = 50, **mode: Any) -> None:
    switch = {"provider": "google", "method": method, "path_regex": path, "times": times}
    place.sandbox("POST", "/faults", json=switch | mode)


def in_doubt(sam: Person, place: Place, lost: str) -> dict[str, Any]:
    """Its draft's answer is lost, and its conversation may not be looked at but once before."""
    agent = sam.settle_in()
    thread = sam.receive(QUESTION)
    sam.scan(agent)
    task = sam.task_for(thread)
    spoil(place, "POST", "/drafts$", times=1, mode=lost)
    spoil(place, "GET", "/threads/", times=1, mode="delay", seconds=0.1)
    spoil(place, "GET", "/threads/", mode="status", status=403)
    sam.decide(task, "approve")
    return sam.becomes(task["id"], "NEEDS_REVIEW", within=GIVEN_UP_WITHIN)


def look_again(cloud: Cloud, place: Place, sam: Person, task: dict[str, Any]) -> None:
    """The conversation can be looked at again, and it is time to."""
    place.sandbox("DELETE", "/faults")
    outputs = cloud.outputs()
    tasks = DynamoTasks(cloud.aws.client("dynamodb"), outputs["table"])
    head = tasks.get(sam.user_id, task["id"])
    assert head is not None
    assert tasks.postpone(head, datetime.now(UTC))
    cloud.aws.invoke(
        cloud.aws.outputs()["ScheduleClockName"],
        {"source": "countersign.restart", "detail": {"ahead_seconds": 0}},
    )


def last_call(cloud: Cloud, sam: Person, task: dict[str, Any]) -> datetime:
    tasks = DynamoTasks(cloud.aws.client("dynamodb"), cloud.outputs()["table"])
    (effect,) = tasks.effects(sam.user_id, task["id"])
    return effect.last_call_at


def told(sam: Person) -> list[str]:
    return [one["kind"] for one in sam.ok("GET", "/notifications")["items"]]


def test_a_draft_whose_answer_was_lost_is_found_and_the_person_is_told(
    sam: Person, place: Place, cloud: Cloud
) -> None:
    task = in_doubt(sam, place, "after")
    assert "task_settled" not in told(sam)

    look_again(cloud, place, sam, task)

    done = sam.becomes(task["id"], "COMPLETED", within=60)
    assert [entry["key"] for entry in sam.effects()] == [f"{task['id']}.1.draft"]
    assert done["undo"]["available"]
    eventually(lambda: told(sam).count("task_settled") == 1, what="word of it")
    assert sam.decide(done, "undo").status_code == 202
    sam.becomes(task["id"], "UNDONE", within=60)


def test_one_that_is_not_there_can_be_tried_again_and_is_done_once(
    sam: Person, place: Place, cloud: Cloud
) -> None:
    task = in_doubt(sam, place, "before")
    over_at = last_call(cloud, sam, task) + EffectorsByKind()[task["kind"]].settling
    eventually(lambda: datetime.now(UTC) > over_at, within=120, what="nothing can land any more")

    look_again(cloud, place, sam, task)

    failed = sam.becomes(task["id"], "FAILED", within=60)
    assert failed["error"]["retryable"]
    assert sam.effects() == []
    eventually(lambda: told(sam).count("task_settled") == 1, what="word of it")
    assert sam.decide(failed, "retry").status_code == 200
    sam.becomes(task["id"], "COMPLETED", within=60)
    assert [entry["key"] for entry in sam.effects()] == [f"{task['id']}.1.draft"]
