"""One mail becomes one countersigned effect, seen from outside."""

import httpx
import pytest

from infra.local.cloud import Cloud
from tests.stack.messages import asked_again
from tests.stack.person import Person, Place, eventually

pytestmark = pytest.mark.stack

QUESTION = "Hello Sam,\n\nCould you please confirm receipt of this mail?\n\nBest,\nAna\n"


def test_one_mail_becomes_one_draft_once_it_is_approved(sam: Person) -> None:
    agent = sam.settle_in()
    thread = sam.receive(QUESTION)
    sam.scan(agent)
    task = sam.task_for(thread)

    assert "confirm receipt" in task["evidence"][0]["quote"]
    assert sam.effects() == []

    approved = sam.decide(task, "approve")
    assert approved.status_code == 200
    assert approved.json()["status"] == "APPROVED"

    done = sam.becomes(task["id"], "COMPLETED")
    effects = sam.effects()
    assert [entry["effect"] for entry in effects] == ["drafts.create"]
    assert effects[0]["key"] == f"{task['id']}.1.draft"
    assert done["result"]["thread_id"] == thread


def test_nothing_happens_without_a_matching_digest(sam: Person) -> None:
    agent = sam.settle_in()
    thread = sam.receive(QUESTION)
    sam.scan(agent)
    task = sam.task_for(thread)

    missing = sam.call("POST", f"/tasks/{task['id']}/approve")
    other = sam.decide(task, "approve", digest="0" * 64)

    assert missing.status_code == 428
    assert other.status_code == 412
    assert other.json()["code"] == "stale_task"
    assert other.json()["current"]["digest"] == task["digest"]
    assert sam.task(task["id"])["status"] == "AWAITING_APPROVAL"


def test_a_second_tap_on_approve_changes_nothing(sam: Person) -> None:
    agent = sam.settle_in()
    thread = sam.receive(QUESTION)
    sam.scan(agent)
    task = sam.task_for(thread)
    sam.decide(task, "approve")
    sam.becomes(task["id"], "COMPLETED")
    history = sam.ok("GET", f"/tasks/{task['id']}/events")["items"]

    again = sam.decide(task, "approve")

    assert again.status_code == 200
    assert again.json()["status"] == "COMPLETED"
    assert sam.ok("GET", f"/tasks/{task['id']}/events")["items"] == history
    assert len(sam.effects()) == 1


def test_a_rejected_task_never_acts(sam: Person) -> None:
    agent = sam.settle_in()
    rejected = sam.receive(QUESTION)
    control = sam.receive(QUESTION, subject="Another question", sender="leo@marsh.example")
    sam.scan(agent)
    task = sam.task_for(rejected)
    assert sam.decide(task, "reject").json()["status"] == "REJECTED"

    other = sam.task_for(control)
    sam.decide(other, "approve")
    sam.becomes(other["id"], "COMPLETED")

    assert [entry["key"] for entry in sam.effects()] == [f"{other['id']}.1.draft"]
    assert sam.decide(task, "approve").status_code == 409


def test_another_person_finds_nothing(sam: Person, kim: Person) -> None:
    agent = sam.settle_in()
    thread = sam.receive(QUESTION)
    sam.scan(agent)
    task = sam.task_for(thread)

    assert kim.call("GET", f"/tasks/{task['id']}").status_code == 404
    assert kim.decide(task, "approve").status_code == 404
    assert kim.call("GET", f"/agents/{agent}").status_code == 404
    assert kim.waiting() == []


def test_another_person_cannot_complete_the_connection(sam: Person, kim: Person) -> None:
    ticket = sam.begin_to_connect()

    stolen = kim.call("POST", "/integrations/complete", json={"ticket": ticket})
    late = sam.call("POST", "/integrations/complete", json={"ticket": ticket})

    assert stolen.status_code == 403
    assert late.status_code == 404
    assert kim.ok("GET", "/integrations")["items"] == []
    assert sam.ok("GET", "/integrations")["items"] == []


def test_a_waiting_task_is_among_the_notifications_once_however_often_it_is_asked(
    cloud: Cloud, sam: Person
) -> None:
    agent = sam.settle_in()
    thread = sam.receive(QUESTION)
    sam.scan(agent)
    task = sam.task_for(thread)
    first = eventually(lambda: sam.ok("GET", "/notifications")["items"], what="a notification")

    asked_again(cloud, sam.user_id, task["id"])

    told = sam.ok("GET", "/notifications")
    assert told["items"] == first
    assert [(one["kind"], one["subject"]) for one in first] == [("task_waits", task["id"])]
    assert told["unread"] == 1
    sam.decide(task, "approve")
    sam.becomes(task["id"], "COMPLETED")


def test_a_rescan_proposes_nothing_twice(sam: Person) -> None:
    agent = sam.settle_in()
    thread = sam.receive(QUESTION)
    sam.scan(agent)
    first = sam.task_for(thread)
    before = sam.ok("GET", f"/agents/{agent}")["last_scan"]["at"]

    sam.scan(agent)
    eventually(
        lambda: sam.ok("GET", f"/agents/{agent}")["last_scan"]["at"] != before,
        what="the second scan",
    )

    assert [task["id"] for task in sam.waiting()] == [first["id"]]


def test_a_mail_that_asks_nothing_proposes_nothing(sam: Person) -> None:
    agent = sam.settle_in()
    sam.receive("Your parcel has arrived.\n", subject="Delivered", sender="no-reply@post.example")
    asking = sam.receive(QUESTION)
    sam.scan(agent)

    sam.task_for(asking)

    assert len(sam.waiting()) == 1


def test_the_history_of_a_task_is_a_chain(sam: Person) -> None:
    agent = sam.settle_in()
    thread = sam.receive(QUESTION)
    sam.scan(agent)
    task = sam.task_for(thread)
    sam.decide(task, "approve")
    sam.becomes(task["id"], "COMPLETED")

    events = sam.ok("GET", f"/tasks/{task['id']}/events")["items"]

    assert [event["type"] for event in events] == ["proposed", "approved", "claimed", "completed"]
    assert [event["previous"] for event in events[1:]] == [event["hash"] for event in events[:-1]]


def test_the_edge_answers_to_known_hosts_only(place: Place) -> None:
    known = httpx.get(f"{place.api_url}/healthz")
    foreign = httpx.get(f"{place.api_url}/healthz", headers={"Host": "attacker.example"})

    assert known.json()["status"] == "ok"
    assert foreign.status_code in (400, 403, 421)


def test_a_page_of_another_site_calls_nothing_on_this_laptop(place: Place) -> None:
    for origin in ("https://attacker.example", "null", "http://["):
        answer = httpx.post(f"{place.web_url}/api/v1/auth/login", headers={"Origin": origin})

        assert (answer.status_code, answer.json()["code"]) == (403, "forbidden"), origin


def test_a_sample_mailbox_is_full_of_work(sam: Person, place: Place) -> None:
    made = httpx.post(
        f"{place.web_url}/_local/sample-mailbox", headers={"X-Sample-Mailbox": "1"}, timeout=60
    )
    sam.mailbox = made.json()["account"]
    sam.connect()

    def sorted_out() -> set[str] | None:
        kinds = {task["kind"] for task in sam.waiting()}
        return kinds if len(kinds) >= 4 else None

    kinds = eventually(sorted_out, within=60, what="tasks of four kinds")

    assert {"email.send_reply", "email.draft_reply", "email.archive", "email.label"} <= kinds
    assert sam.effects() == []
