"""Of several letters one is signed, on the running cloud: that one is written, and no other."""

import os
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

import httpx
import pytest

from infra.local.cloud import Cloud
from infra.operate.history import check
from infra.operate.stack import Stack
from tests.stack import invariants
from tests.stack.choices import WAYS, drafts_of, offer
from tests.stack.invariants import Reckoning
from tests.stack.messages import altered, copies
from tests.stack.person import Person, Place, eventually

QUESTION = "Hello Sam,\n\nCould you come on Thursday at ten?\n\nBest,\nAna\n"
PEOPLE = int(os.environ.get("COUNTERSIGN_CHOICES_PEOPLE", "25"))
TASKS_EACH = 20
TAPS_AT_MOST = 10
RECOVERED_WITHIN = 420.0
"""As long as it takes five hundred to be done, one after the other, on a machine of two cores."""


def asked(cloud: Cloud, person: Person, count: int) -> list[dict[str, Any]]:
    """So many questions that only the person can answer, each with three letters to choose from."""
    agent = person.settle_in()
    for number in range(count):
        person.receive(QUESTION, subject=f"Thursday {number}", sender=f"ana{number}@lima.example")
    person.scan(agent)

    def all_there() -> list[dict[str, Any]] | None:
        waiting = invariants.in_view(person, "waiting")
        return waiting if len(waiting) >= count else None

    tasks = eventually(all_there, within=RECOVERED_WITHIN, what=f"{count} waiting tasks")
    offer(cloud, person, tasks)
    return [person.task(task["id"]) for task in tasks]


def way(task: dict[str, Any], number: int) -> str:
    return str(task["alternatives"][number - 1]["digest"])


@pytest.mark.stack
def test_the_second_of_three_is_signed_put_back_and_another_one_signed(
    sam: Person, cloud: Cloud
) -> None:
    (task,) = asked(cloud, sam, 1)
    assert task["needs"]["what"] == "choice"
    assert sam.decide(task, "approve").json()["code"] == "choose_first"

    approved = sam.decide(task, "approve", digest=way(task, 2))
    assert approved.json()["decided"]["digest"] == way(task, 2)
    assert sam.decide(task, "approve", digest=way(task, 1)).json()["code"] == "not_waiting"
    done = sam.becomes(task["id"], "COMPLETED")
    assert drafts_of(cloud, sam) == {f"{task['id']}.1.draft": WAYS[1]}

    undo = sam.call(
        "POST",
        f"/tasks/{task['id']}/undo",
        headers={"If-Match": f'"{done["digest"]}"'},
        json={"reopen": True},
    )
    assert undo.status_code == 202
    again = sam.becomes(task["id"], "AWAITING_APPROVAL")
    assert drafts_of(cloud, sam) == {}
    assert (again["revision"], again["needs"]["what"]) == (2, "choice")
    assert [one["label"] for one in again["alternatives"]] == [
        one["label"] for one in task["alternatives"]
    ]

    sam.decide(again, "approve", digest=way(again, 1))
    sam.becomes(task["id"], "COMPLETED")
    assert drafts_of(cloud, sam) == {f"{task['id']}.2.draft": WAYS[0]}
    assert [entry["effect"] for entry in sam.effects()] == [
        "drafts.create",
        "drafts.delete",
        "drafts.create",
    ]
    told = [event["type"] for event in sam.ok("GET", f"/tasks/{task['id']}/events")["items"]]
    assert told.count("approved") == 2
    assert "reopened" in told
    record = check(Stack("local", cloud.aws.client, cloud.aws.outputs()), sam.email)[2]
    assert (record.tasks, record.effects, record.breaks) == (1, 3, ())


@pytest.fixture
def _mended(place: Place) -> Iterator[None]:
    yield
    place.sandbox("DELETE", "/faults")


@pytest.mark.faults
@pytest.mark.usefixtures("_mended")
def test_five_hundred_choices_under_faults_each_write_the_letter_that_was_signed(
    place: Place, cloud: Cloud, request: pytest.FixtureRequest
) -> None:
    """Two devices tap at once, the second for another letter; answers of the provider are lost,
    late and refused, and the queues bring everything again."""
    people = [Person(place) for _ in range(PEOPLE)]
    for person in people:
        request.addfinalizer(person.leave)
    wanted = [(person, asked(cloud, person, TASKS_EACH)) for person in people]
    another = wanted[0][1][0]["id"]
    for mode in ({"mode": "before"}, {"mode": "after"}, {"mode": "status", "status": 429}):
        spoilt = {"provider": "google", "method": "POST", "path_regex": "/drafts$", "times": 40}
        place.sandbox("POST", "/faults", json=spoilt | mode)

    with ThreadPoolExecutor(4) as at_once:
        for taps in [at_once.submit(choose, *mine) for mine in wanted]:
            taps.result()
    for person, tasks in wanted[:5]:
        copies(cloud, person.user_id, tasks)
        altered(cloud, person.user_id, tasks[:5], another)

    for person, tasks in wanted:
        done = [rested(person, task) for task in tasks]
        assert {task["status"] for task in done} == {"COMPLETED"}
        assert invariants.of(person) == Reckoning()
        carried = Counter(entry.get("key") for entry in person.effects())
        assert carried == Counter(f"{task['id']}.1.draft" for task in tasks)
        signed = {
            f"{now['id']}.1.draft": WAYS[[way(task, n) for n in (1, 2, 3)].index(now["digest"])]
            for task, now in zip(tasks, done, strict=True)
        }
        assert drafts_of(cloud, person) == signed


def choose(person: Person, tasks: list[dict[str, Any]]) -> None:
    """The second one, and at the same moment, on another device, the first or the third."""
    with ThreadPoolExecutor(2) as devices:
        for number, task in enumerate(tasks):
            ways = (way(task, 2), way(task, 1 + 2 * (number % 2)))
            taps = [devices.submit(tapped, person, task, digest) for digest in ways]
            assert sorted(tap.result() for tap in taps) == [200, 409]


def tapped(person: Person, task: dict[str, Any], digest: str) -> int:
    """A tap whose answer does not come in time is made again, as people do."""
    for _ in range(TAPS_AT_MOST):
        with suppress(httpx.TimeoutException):
            answer = person.decide(task, "approve", digest=digest)
            if answer.status_code not in (503, 504):
                return answer.status_code
    raise AssertionError(f"no answer to {TAPS_AT_MOST} taps")


def rested(person: Person, task: dict[str, Any]) -> dict[str, Any]:
    """The task once it rests. One whose provider said no is tried again, as its card says."""

    def rests() -> dict[str, Any] | None:
        now = person.task(task["id"])
        if now["status"] == "FAILED" and now["error"]["retryable"]:
            person.decide(now, "retry")
            return None
        return now if now["status"] not in ("APPROVED", "EXECUTING") else None

    return eventually(rests, within=RECOVERED_WITHIN, what=f"{task['id']} rests")
