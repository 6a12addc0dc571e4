"""What is lost on the way never doubles an effect and never loses an approval."""

from typing import Any

import pytest

from infra.local.cloud import Cloud
from tests.stack.person import Person, eventually

pytestmark = pytest.mark.stack

QUESTION = "Hello Sam,\n\nCould you please confirm receipt of this mail?\n\nBest,\nAna\n"


@pytest.fixture
def task(sam: Person) -> dict[str, Any]:
    agent = sam.settle_in()
    thread = sam.receive(QUESTION)
    sam.scan(agent)
    return sam.task_for(thread)


def fault(sam: Person, mode: str, **more: Any) -> None:
    sam.place.sandbox(
        "POST",
        "/faults",
        json={
            "provider": "google",
            "method": "POST",
            "path_regex": "drafts",
            "mode": mode,
            "times": 1,
            **more,
        },
    )


def only_draft(sam: Person, task: dict[str, Any]) -> bool:
    return [entry["key"] for entry in sam.effects()] == [f"{task['id']}.1.draft"]


def test_an_answer_that_is_lost_after_the_write_makes_no_second_draft(
    sam: Person, task: dict[str, Any]
) -> None:
    fault(sam, "after")

    sam.decide(task, "approve")

    sam.becomes(task["id"], "COMPLETED", within=60)
    assert only_draft(sam, task)


def test_a_call_that_is_lost_before_the_write_is_made_again_once(
    sam: Person, task: dict[str, Any]
) -> None:
    fault(sam, "before")

    sam.decide(task, "approve")

    sam.becomes(task["id"], "COMPLETED", within=60)
    assert only_draft(sam, task)


def test_a_provider_that_is_busy_is_asked_again(sam: Person, task: dict[str, Any]) -> None:
    fault(sam, "status", status=429)

    sam.decide(task, "approve")

    sam.becomes(task["id"], "COMPLETED", within=60)
    assert only_draft(sam, task)


def test_an_access_token_that_ran_out_is_refreshed_unnoticed(
    sam: Person, task: dict[str, Any]
) -> None:
    sam.place.sandbox("POST", "/tokens/expire", json={"account": sam.mailbox})

    sam.decide(task, "approve")

    sam.becomes(task["id"], "COMPLETED")
    assert only_draft(sam, task)


def test_an_approval_waits_for_an_account_that_was_disconnected_at_the_provider(
    sam: Person, task: dict[str, Any]
) -> None:
    sam.place.sandbox("POST", "/tokens/revoke", json={"account": sam.mailbox})
    sam.decide(task, "approve")
    eventually(lambda: sam.task(task["id"])["blocked_by"], what="the task says what it waits for")
    assert sam.effects() == []

    sam.connect()

    sam.becomes(task["id"], "COMPLETED")
    assert only_draft(sam, task)


def test_a_newer_mail_in_the_thread_asks_the_person_again(
    sam: Person, task: dict[str, Any]
) -> None:
    answered = task["action"]["in_reply_to"]
    raw = (
        f"From: Ana Lima <ana@lima.example>\r\nTo: {sam.mailbox}\r\nSubject: Re: A question\r\n"
        f"Message-ID: <newer-{task['id']}@lima.example>\r\nIn-Reply-To: {answered}\r\n"
        f"References: {answered}\r\n\r\nNever mind, it has been settled.\r\n"
    )
    sam.place.sandbox("POST", "/mail", json={"account": sam.mailbox, "raw": raw})

    sam.decide(task, "approve")

    def revised() -> dict[str, Any] | None:
        now = sam.task(task["id"])
        return now if now["revision"] == 2 else None

    again = eventually(revised, what="a second revision")
    assert again["status"] == "AWAITING_APPROVAL"
    assert "ana@lima.example" in again["changed"]
    assert again["digest"] != task["digest"]
    assert sam.effects() == []
    assert sam.decide(task, "approve").status_code == 412

    sam.decide(again, "approve")
    sam.becomes(task["id"], "COMPLETED")
    assert [entry["key"] for entry in sam.effects()] == [f"{task['id']}.2.draft"]


def test_approvals_survive_a_restart_between_approval_and_act(
    sam: Person, task: dict[str, Any], cloud: Cloud
) -> None:
    still_waiting = sam.task_for(_another_question(sam))
    sam.decide(task, "approve")

    cloud.down()
    cloud.up(demo=False)

    sam.becomes(task["id"], "COMPLETED", within=90)
    assert only_draft(sam, task)
    assert sam.task(still_waiting["id"])["status"] == "AWAITING_APPROVAL"
    sam.decide(still_waiting, "approve")
    sam.becomes(still_waiting["id"], "COMPLETED", within=60)
    assert len(sam.effects()) == 2


def _another_question(sam: Person) -> str:
    thread = sam.receive(QUESTION, subject="One more", sender="leo@marsh.example")
    agent = sam.ok("GET", "/agents")["items"][0]["id"]
    sam.scan(agent)
    return thread
