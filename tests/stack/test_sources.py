"""What a task was made from, read again on the running cloud, and where that can be found after."""

import uuid

import pytest

from infra.local.cloud import Cloud
from tests.stack import leaks
from tests.stack.person import Person

pytestmark = pytest.mark.stack

LETTER = """Hello Sam,

Could you please confirm receipt of this mail?

We met where the heron called {mark} stands.

Best,
Ana
"""


def test_a_conversation_is_read_again_for_its_person_and_stands_nowhere(
    cloud: Cloud, sam: Person, kim: Person
) -> None:
    mark = f"heron{uuid.uuid4().hex}"
    agent = sam.settle_in()
    thread_id = sam.receive(LETTER.format(mark=mark), subject="The invoice")
    sam.scan(agent)
    task = sam.task_for(thread_id)
    path = f"/tasks/{task['id']}/sources"

    answer = sam.call("GET", path)

    assert answer.status_code == 200, answer.text
    assert answer.headers["cache-control"] == "no-store"
    shown = answer.json()
    assert (shown["missing"], shown["more"]) == ([], [])
    (thread,) = shown["items"]
    assert (thread["kind"], thread["ref"]) == ("mail.thread", thread_id)
    assert thread["url"] == f"https://mail.google.com/mail/?authuser={sam.mailbox}#all/{thread_id}"
    (message,) = thread["messages"]
    assert mark in message["text"]
    assert (message["from"], message["subject"]) == ("Ana Lima <ana@lima.example>", "The invoice")

    named = sam.call("GET", f"{path}/", params={"ref": thread_id})
    assert named.json() == shown
    assert sam.call("GET", path, params={"ref": "another"}).json()["code"] == "not_found"
    assert sam.call("HEAD", path).status_code == 200
    refused = sam.call("POST", path)
    assert (refused.status_code, refused.headers["allow"]) == (405, "GET")
    assert kim.call("GET", path).json()["code"] == "not_found"

    at_rest = [where for where, text, _ in leaks.rows(cloud) if mark in text]
    logged = [where for where, text in leaks.logs(cloud) if mark in text]
    waiting = [where for where, text in leaks.queues(cloud) if mark in text]
    assert (at_rest, logged, waiting) == ([], [], [])
    groups = {where for where, _ in leaks.logs(cloud)}
    assert any(where.endswith("-http_sources") for where in groups)


def test_after_the_account_was_disconnected_that_is_said(sam: Person) -> None:
    agent = sam.create_agent()
    integration = sam.connect()
    thread_id = sam.receive(LETTER.format(mark="grey"), subject="The invoice")
    sam.scan(agent)
    task = sam.task_for(thread_id)
    path = f"/tasks/{task['id']}/sources"
    assert sam.call("GET", path).status_code == 200

    sam.place.sandbox("POST", "/tokens/revoke", json={"account": sam.mailbox})
    revoked = sam.call("GET", path)
    assert (revoked.status_code, revoked.json()["code"]) == (409, "connection_broken")

    sam.ok("DELETE", f"/integrations/{integration['id']}")
    gone = sam.call("GET", path)
    assert (gone.status_code, gone.json()["code"]) == (409, "connection_broken")
    assert "not connected any more" in gone.json()["detail"]
