"""Every address that names a thing, called with the ids of somebody else."""

from typing import Any

import pytest

from tests.attack.attacked import VALID
from tests.attack.described import BASE, ROUTES, minimal
from tests.stack.person import Person, eventually

pytestmark = pytest.mark.stack

QUESTION = "Hello Sam,\n\nCould you please confirm receipt of this mail?\n\nBest,\nAna\n"
NOBODYS = {"provider"}
"""What a path can name that belongs to nobody."""
NOTHING_HERE = "xxx_01JDA8ZD6V3C0000000000000A"
"""Nobody has one on a laptop that nobody set up: a phone needs a push service, a rule a plan."""


@pytest.fixture
def of_sam(sam: Person) -> dict[str, str]:
    """One of each thing that a path can name."""
    agent = sam.settle_in()
    entry = taught(sam, agent)
    thread = sam.receive(QUESTION)
    sam.scan(agent)
    task = sam.task_for(thread)
    told = told_of(sam, task)
    return {
        "agent_id": agent,
        "task_id": task["id"],
        "digest": task["digest"],
        "integration_id": sam.ok("GET", "/integrations")["items"][0]["id"],
        "notification_id": told["id"],
        "entry_id": entry,
        "device_id": NOTHING_HERE,
        "rule_id": NOTHING_HERE,
        "sign_in_id": NOTHING_HERE,
        "session_id": sam.ok("GET", "/auth/sessions")["items"][0]["id"],
    }


def taught(person: Person, agent: str) -> str:
    """What the agent learned from a person who declined something for good."""
    thread = person.receive(QUESTION, sender="Bob Moss <bob@moss.example>")
    person.scan(agent)
    declined = person.task_for(thread)
    told_of(person, declined)
    person.ok(
        "POST",
        f"/tasks/{declined['id']}/reject",
        headers={"If-Match": f'"{declined["digest"]}"'},
        json={"reason": "never_from_sender"},
    )
    return str(person.ok("GET", f"/agents/{agent}/learned")["items"][0]["id"])


def told_of(person: Person, task: dict[str, Any]) -> dict[str, Any]:
    """The notification that the task waits; whoever has it hears no more of the task later."""

    def found() -> dict[str, Any] | None:
        told = person.ok("GET", "/notifications")["items"]
        return next((one for one in told if one["subject"] == task["id"]), None)

    return eventually(found, what="a notification")


def everything(person: Person) -> dict[str, Any]:
    """What somebody can see of their own things, but for what time alone changes."""
    seen = {
        path: person.ok("GET", path)["items"]
        for path in ("/tasks", "/integrations", "/devices", "/auth/sessions", "/notifications")
    }
    agents = person.ok("GET", "/agents")["items"]
    known = ("id", "name", "status", "learned")
    return seen | {"agents": [[agent[name] for name in known] for agent in agents]}


def test_the_ids_of_somebody_else_lead_nowhere(
    sam: Person, kim: Person, of_sam: dict[str, str]
) -> None:
    kim.settle_in()
    before = everything(sam)
    tried = set()
    for route in ROUTES:
        named = set(route.parameters("path"))
        if not named or named <= NOBODYS:
            continue
        body = None if route.schema is None else VALID.get(route.name) or minimal(route.schema)
        answer = kim.call(
            route.method,
            route.filled(of_sam).removeprefix(BASE),
            headers={"If-Match": f'"{of_sam["digest"]}"'},
            json=body,
        )
        assert answer.status_code == 404, (route.name, answer.text)
        assert answer.json()["code"] == "not_found", (route.name, answer.text)
        tried |= named
    assert tried == of_sam.keys() - {"digest"}
    assert everything(sam) == before
    assert sam.effects() == []


def test_a_batch_decides_nothing_of_somebody_else(
    sam: Person, kim: Person, of_sam: dict[str, str]
) -> None:
    wanted = {"task_id": of_sam["task_id"], "digest": of_sam["digest"], "decision": "approve"}
    results = kim.ok("POST", "/tasks/decisions", json={"decisions": [wanted]})["results"]

    assert [(one["ok"], one["problem"]["status"]) for one in results] == [(False, 404)]
    assert sam.task(of_sam["task_id"])["status"] == "AWAITING_APPROVAL"


def test_a_cursor_of_somebody_else_opens_no_list(sam: Person, kim: Person) -> None:
    for person in (sam, kim):
        for _ in range(2):
            person.create_agent()
    cursor = sam.ok("GET", "/agents", params={"limit": 1})["next_cursor"]

    assert sam.call("GET", "/agents", params={"limit": 1, "cursor": cursor}).status_code == 200
    assert kim.call("GET", "/agents", params={"limit": 1, "cursor": cursor}).status_code == 422
