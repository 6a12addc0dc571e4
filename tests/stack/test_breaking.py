"""Everything that can befall one call to the provider, one worker, or one message, as it runs.

Each scenario ends by comparing the sandbox's journal with what was decided.
"""

import os
import signal
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest

from infra.local.cloud import Cloud
from tests.stack import invariants
from tests.stack.invariants import Reckoning
from tests.stack.messages import altered, copies
from tests.stack.person import Person, Place, eventually

pytestmark = pytest.mark.faults

QUESTION = "Hello Sam,\n\nCould you please confirm receipt of this mail?\n\nBest,\nAna\n"
TAPS_AT_MOST = 10
PEOPLE = int(os.environ.get("COUNTERSIGN_FAULTS_PEOPLE", "10"))
TASKS_EACH = 20
RECOVERED_WITHIN = 240.0
"""A lease (45 s), a settling time, two ticks of the clock, and a busy machine."""


WRITES = (
    ("POST", "/drafts$"),
    ("POST", "/drafts/send$"),
    ("POST", "/labels$"),
    ("POST", "/batchModify$"),
)
WAYS_BACK = (("DELETE", "/drafts/"), ("POST", "/batchModify$"))
LOOKS = (("GET", "/threads/"), ("GET", "/labels$"))
MODES: dict[str, dict[str, Any]] = {
    "before": {"mode": "before"},
    "after": {"mode": "after"},
    "delay": {"mode": "delay", "seconds": 12},
    "429": {"mode": "status", "status": 429},
    "401": {"mode": "status", "status": 401},
}


def spoil(place: Place, calls: tuple[tuple[str, str], ...], mode: dict[str, Any]) -> None:
    """The next two of each of these calls."""
    for method, path in calls:
        switch = {"provider": "google", "method": method, "path_regex": path, "times": 2}
        place.sandbox("POST", "/faults", json=switch | mode)


def fill(person: Person) -> None:
    """Give somebody a mailbox full of work of every kind."""
    place = person.place
    made = httpx.post(
        f"{place.web_url}/_local/sample-mailbox", headers={"X-Sample-Mailbox": "1"}, timeout=120
    )
    person.mailbox = made.json()["account"]
    person.connect()

    def sorted_out() -> bool:
        return len({task["kind"] for task in invariants.in_view(person, "waiting")}) >= 4

    eventually(sorted_out, within=RECOVERED_WITHIN, what="tasks of four kinds")


@pytest.fixture(autouse=True)
def _clear(place: Place) -> Iterator[None]:
    yield
    place.sandbox("DELETE", "/faults")


def settled(person: Person, task: dict[str, Any]) -> dict[str, Any]:
    """The task once it rests. One whose provider said no is done as its card says."""

    def rests() -> dict[str, Any] | None:
        now = person.task(task["id"])
        if now["status"] == "FAILED" and now["error"]["retryable"]:
            person.decide(now, "retry")
            return None
        if now["blocked_by"]:
            person.connect()
            return None
        return now if now["status"] not in ("APPROVED", "EXECUTING") else None

    return eventually(rests, within=RECOVERED_WITHIN, what=f"{task['id']} rests")


@pytest.mark.parametrize("mode", MODES)
def test_a_full_mailbox_is_worked_off_once_on_a_bad_day(
    sam: Person, place: Place, mode: str
) -> None:
    person = sam
    fill(person)
    tasks = invariants.in_view(person, "waiting")
    spoil(place, (*WRITES, *LOOKS), MODES[mode])

    for task in tasks:
        assert person.decide(task, "approve").status_code == 200
    done = [settled(person, task) for task in tasks]

    assert {task["status"] for task in done} == {"COMPLETED"}
    assert invariants.of(person) == Reckoning()

    spoil(place, WAYS_BACK, MODES[mode])
    undoable = [task for task in done if task["undo"]["available"]]
    assert undoable
    for task in undoable:
        assert person.decide(task, "undo").status_code == 202
    for task in undoable:
        taken_back(person, task)
    assert invariants.of(person) == Reckoning()


def taken_back(person: Person, task: dict[str, Any]) -> None:
    """Undone, asking again where the provider said no."""

    def undone() -> bool:
        now = person.task(task["id"])
        if now["undo"]["state"] == "failed":
            person.decide(now, "undo")
        return bool(now["status"] == "UNDONE")

    eventually(undone, within=RECOVERED_WITHIN, what=f"{task['id']} is taken back")


def workers_of(cloud: Cloud, function: str) -> list[int]:
    """The processes in which the emulator runs a function."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            environment = (process / "environ").read_bytes().decode(errors="replace").split("\0")
        except OSError:
            continue
        named = any(
            entry.startswith("AWS_LAMBDA_FUNCTION_NAME=") and function in entry
            for entry in environment
        )
        here = any(
            entry.startswith("LAMBDA_TASK_ROOT=") and str(cloud.settings.home) in entry
            for entry in environment
        )
        if named and here:
            found.append(int(process.name))
    return found


def kill_in_mid_act(cloud: Cloud, person: Person, task: dict[str, Any]) -> None:
    """SIGKILL the worker while its call to the provider is under way."""
    person.decide(task, "approve")
    person.becomes(task["id"], "EXECUTING", within=RECOVERED_WITHIN)
    victims = workers_of(cloud, "queue_act")
    assert victims
    for victim in victims:
        os.kill(victim, signal.SIGKILL)


@pytest.mark.parametrize("seconds", [6, 25])
def test_a_worker_killed_in_its_call_doubles_nothing(
    sam: Person, place: Place, cloud: Cloud, seconds: int
) -> None:
    """Whether the write lands while nobody holds a lease on it, or after that."""
    (task,) = mails_to_answer(sam, 1)
    spoil(place, (("POST", "/drafts$"),), {"mode": "delay", "seconds": seconds, "times": 1})

    kill_in_mid_act(cloud, sam, task)

    assert settled(sam, task)["status"] == "COMPLETED"
    assert invariants.of(sam) == Reckoning()


def test_a_restart_after_a_lost_answer_doubles_nothing(
    sam: Person, place: Place, cloud: Cloud
) -> None:
    lost, untouched = mails_to_answer(sam, 2)
    spoil(place, (("POST", "/drafts$"),), {"mode": "after", "times": 1})
    sam.decide(lost, "approve")
    eventually(lambda: drafts(sam, lost), within=RECOVERED_WITHIN, what="the write")
    sam.decide(untouched, "approve")

    cloud.down()
    cloud.up(demo=False)

    assert settled(sam, lost)["status"] == "COMPLETED"
    assert settled(sam, untouched)["status"] == "COMPLETED"
    assert invariants.of(sam) == Reckoning()


def mails_to_answer(person: Person, count: int) -> list[dict[str, Any]]:
    """So many mails that ask something, each from somebody else, and a task for each."""
    agent = person.settle_in()
    for number in range(count):
        person.receive(QUESTION, subject=f"Invoice {number}", sender=f"ana{number}@lima.example")
    person.scan(agent)

    def all_there() -> list[dict[str, Any]] | None:
        waiting = invariants.in_view(person, "waiting")
        return waiting if len(waiting) >= count else None

    return eventually(all_there, within=RECOVERED_WITHIN, what=f"{count} waiting tasks")


def drafts(person: Person, task: dict[str, Any]) -> list[dict[str, Any]]:
    key = f"{task['id']}.{task['revision']}.draft"
    return [entry for entry in person.effects() if entry.get("key") == key]


def test_two_hundred_approvals_at_once_with_a_flood_of_messages(
    place: Place, cloud: Cloud, request: pytest.FixtureRequest
) -> None:
    people = [Person(place) for _ in range(PEOPLE)]
    for person in people:
        request.addfinalizer(person.leave)
    wanted = [(person, mails_to_answer(person, TASKS_EACH)) for person in people]
    another = wanted[0][1][0]["id"]

    with ThreadPoolExecutor(PEOPLE) as at_once:
        for taps in [at_once.submit(approve_all, *mine) for mine in wanted]:
            taps.result()
    for person, tasks in wanted:
        copies(cloud, person.user_id, tasks)
        altered(cloud, person.user_id, tasks[:5], another)

    for person, tasks in wanted:
        assert {settled(person, task)["status"] for task in tasks} == {"COMPLETED"}
        assert invariants.of(person) == Reckoning()
        carried = Counter(entry.get("key") for entry in person.effects())
        assert carried == Counter(f"{task['id']}.1.draft" for task in tasks)


def approve_all(person: Person, tasks: list[dict[str, Any]]) -> None:
    for task in tasks:
        for _ in range(2):
            assert tapped(person, task) == 200


def tapped(person: Person, task: dict[str, Any]) -> int:
    """A tap whose answer does not come in time is made again, as people do."""
    for _ in range(TAPS_AT_MOST):
        with suppress(httpx.TimeoutException):
            answer = person.decide(task, "approve")
            if answer.status_code not in (503, 504):
                return answer.status_code
    raise AssertionError(f"no answer to {TAPS_AT_MOST} taps")
