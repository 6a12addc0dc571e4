"""What a version before left in the table goes on: read, decided, done once, and taken back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import boto3
import pytest

from countersign.adapters.aws.client import client
from countersign.adapters.aws.kms_signing import PublicKeys
from countersign.adapters.dynamodb.audit_trail import DynamoAuditTrail
from countersign.adapters.dynamodb.checkpoints import DynamoCheckpoints
from countersign.domain.actions.catalog import KINDS
from countersign.domain.mail.state import Folder, MailState
from countersign.domain.task.task import Enter, Status
from countersign.usecases.audit.verify import VerifyHistory
from countersign.wiring import shared
from schedule_clock.handler import handler as clock
from tests.fakes.mailbox import state_of
from tests.functions.cloud import TABLE, Cloud
from tests.functions.payloads import payload
from tests.kinds.example import UNDOABLE
from tests.upgrade.same_account import at, same_account
from tests.upgrade.stored import SIGN_IN, Ada, put_back, read_dump

STORED = sorted(
    name.removeprefix("done.") for name in read_dump()["tasks"] if name.startswith("done.")
)
"""The kinds that there were in the version before."""

TAKEN_BACK = sorted(kind for kind in STORED if kind in UNDOABLE)
NEVER_TAKEN_BACK = sorted(kind for kind in STORED if kind not in UNDOABLE)


@pytest.fixture(scope="module")
def dump() -> dict[str, Any]:
    return read_dump()


@pytest.fixture(name="cloud", scope="module")
def _cloud(dump: dict[str, Any]) -> Iterator[Cloud]:
    """One table for all: each test goes on with rows that no other one touches."""
    with same_account() as made:
        put_back(dump["rows"])
        yield made


@pytest.fixture(scope="module")
def token(cloud: Cloud, dump: dict[str, Any]) -> str:
    return Ada.of(dump).sign_in()


@pytest.fixture
def ada(cloud: Cloud, dump: dict[str, Any], token: str) -> Ada:
    return replace(Ada.of(dump), token=token)


def test_the_dump_holds_its_kinds_in_every_state_and_none_has_gone(dump: dict[str, Any]) -> None:
    assert set(STORED) <= KINDS.keys()
    for kind in STORED:
        assert {f"{state}.{kind}" for state in ("waiting", "approved", "done")} <= set(
            dump["tasks"]
        )


def test_who_was_signed_in_stays_so_and_the_password_is_the_same(ada: Ada) -> None:
    kept = {"refresh_token": ada.dump["refresh_token"]}

    assert ada.ask("POST", "/auth/refresh", kept).status_code == 200
    assert ada.ask("GET", "/users/me").json()["email"] == SIGN_IN["email"]
    wrong = SIGN_IN | {"password": "four blind mice"}
    assert ada.ask("POST", "/auth/login", wrong).status_code == 401


@pytest.mark.parametrize("kind", STORED)
def test_what_waits_is_shown_approved_and_done_once(ada: Ada, kind: str) -> None:
    task = ada.task(f"waiting.{kind}")
    shown = ada.ask("GET", f"/tasks/{task.task_id}")

    assert shown.json()["action"]["kind"] == kind
    assert shown.headers["etag"] == f'"{task.digest}"'
    assert ada.decide(task, "approve").json()["status"] == "APPROVED"
    _is_done_once(ada, f"waiting.{kind}")


@pytest.mark.parametrize("kind", STORED)
def test_what_was_approved_is_done_once(ada: Ada, kind: str) -> None:
    _is_done_once(ada, f"approved.{kind}")


def _is_done_once(ada: Ada, name: str) -> None:
    ada.now += timedelta(minutes=30)
    assert ada.act(name).status is Status.COMPLETED
    carried_out = list(ada.mailbox.carried_out)
    assert carried_out
    assert ada.act(name).status is Status.COMPLETED
    assert ada.mailbox.carried_out == carried_out


@pytest.mark.parametrize("kind", TAKEN_BACK)
def test_what_was_done_is_taken_back(ada: Ada, kind: str) -> None:
    name = f"done.{kind}"
    asked = ada.decide(ada.task(name), "undo")

    assert asked.status_code == 202
    assert ada.act(name, Enter.UNDO).status is Status.UNDONE
    assert _is_as_it_was(ada, kind)


def _is_as_it_was(ada: Ada, kind: str) -> bool:
    """The earliest dumps say nothing of what was there before: all of it was new."""
    if KINDS[kind].shape == "letter":
        return not ada.mailbox.drafts
    filed = shared.tasks().get_filed(ada.user_id, ada.dump["tasks"][f"done.{kind}"])
    assert filed is not None
    touched = {
        one for item in filed.body.action.model_dump()["items"] for one in item["message_ids"]
    }
    mails = [mail for mail in ada.mailbox.messages if mail.message_id in touched]
    before = ada.dump.get("before", {})
    new = MailState(folder=Folder.INBOX, read=False)
    return len(mails) == len(touched) and all(
        state_of(mail) == MailState.model_validate(before.get(mail.message_id, new))
        for mail in mails
    )


@pytest.mark.parametrize("kind", NEVER_TAKEN_BACK)
def test_what_cannot_be_taken_back_is_not(ada: Ada, kind: str) -> None:
    assert ada.decide(ada.task(f"done.{kind}"), "undo").status_code == 409


def test_the_agent_reads_on_from_where_it_was(ada: Ada) -> None:
    before = _refs(ada)
    mail = ada.mailbox.deliver("Could you send me the figures by Friday?", sender="eve@example.org")

    ada.scan()

    assert mail.message_id not in before
    assert sorted(_refs(ada)) == sorted([*before, mail.message_id])


def _refs(ada: Ada) -> list[str]:
    """What the tasks are about that the agent made, each as often as it was proposed."""
    ids = _task_ids()
    found = [shared.tasks().get_filed(ada.user_id, one) for one in ids]
    made = [one for one in found if one is not None and len(one.task.task_id) > len("tsk_99")]
    return [one.ref for filed in made for one in filed.body.evidence]


def _task_ids() -> list[str]:
    rows = boto3.client("dynamodb").scan(TableName=TABLE)["Items"]
    return sorted(row["task_id"]["S"] for row in rows if row["sk"]["S"].startswith("TASK#"))


def test_the_rule_still_proves_that_its_person_made_it(ada: Ada) -> None:
    rules = ada.ask("GET", "/rules").json()["items"]

    assert [(one["id"], one["signed"]) for one in rules] == [(ada.dump["rule"], True)]


def test_what_a_rule_approved_is_done(ada: Ada) -> None:
    ids = _task_ids()
    heads = [shared.tasks().get(ada.user_id, one) for one in ids]
    by_rule = [
        head
        for head in heads
        if head is not None
        and head.status is Status.APPROVED
        and head.decided is not None
        and head.decided.by == "rule"
    ]
    assert by_rule
    _is_done_once(ada, by_rule[0].task_id)


def test_what_is_snoozed_unsure_or_over_is_still_so(ada: Ada) -> None:
    states = {name: ada.task(name).status for name in ("snoozed", "unsure", "expired")}

    assert states == {
        "snoozed": Status.AWAITING_APPROVAL,
        "unsure": Status.NEEDS_REVIEW,
        "expired": Status.EXPIRED,
    }
    assert ada.decide(ada.task("snoozed"), "unsnooze").json()["snoozed_until"] is None


def test_an_open_question_is_still_known(ada: Ada) -> None:
    _, wait = shared.tasks().get_with_wait(ada.user_id, ada.dump["tasks"]["asked"])

    assert wait is not None
    assert (wait.run, wait.enter, wait.token) == (1, Enter.ASK, "token-of-the-question")


def test_agents_accounts_phones_and_preferences_are_there(ada: Ada) -> None:
    assert [one["id"] for one in ada.ask("GET", "/agents").json()["items"]] == [ada.dump["agent"]]
    assert [one["account"] for one in ada.ask("GET", "/integrations").json()["items"]] == [
        SIGN_IN["email"]
    ]
    assert [one["name"] for one in ada.ask("GET", "/devices").json()["items"]] == ["Phone"]
    kept = ada.ask("GET", "/users/me/preferences").json()
    assert kept["never_touch"] == ["boss@example.org"]


def test_the_tokens_of_an_account_are_unsealed(ada: Ada) -> None:
    sealed = shared.integrations().tokens(ada.user_id, "int_1")

    assert sealed is not None
    assert '"refresh_token":"r"' in shared.vault().unseal(ada.user_id, "tokens", sealed)


def test_what_was_kept_without_words_or_warnings_is_found_by_both(ada: Ada) -> None:
    found = ada.look_for({"q": "GRACE draft", "limit": "100"})
    warned = ada.look_for({"q": "grace", "warning": "any", "limit": "100"})
    letters = {ada.task(name).task_id for name in ada.dump["tasks"] if "draft_reply" in name}

    assert letters <= {one["id"] for one in found}
    assert all(one["summary"] and one["why"] for one in found)
    assert [one["id"] for one in warned if not one["risk"]["warnings"]] == []


def test_an_agent_that_was_asked_for_twice_is_made_once(ada: Ada) -> None:
    wanted = {"type": "email", "name": "Inbox", "autonomy": "rules"}
    again = ada.ask("POST", "/agents", wanted, **{"Idempotency-Key": "first-agent"})

    assert (again.status_code, again.json()["id"]) == (201, ada.dump["agent"])


def test_access_that_was_to_be_given_back_is_handed_on(cloud: Cloud, ada: Ada) -> None:
    with at(ada.now):
        clock(payload("eventbridge_minute"), None)

    asked = [(one["op"], one.get("ref")) for one in cloud.messages("jobs")]
    assert ("revoke", "int_2") in asked


def test_the_history_verifies_against_the_checkpoint(cloud: Cloud, ada: Ada) -> None:
    verify = VerifyHistory(
        DynamoAuditTrail(client("dynamodb"), TABLE),
        DynamoCheckpoints(client("dynamodb"), TABLE),
        PublicKeys.of(boto3.client("kms"), cloud.environment["SEAL_KEY_ID"]),
    )
    report = verify(ada.user_id)

    assert (report.checkpoints, report.breaks) == (1, ())
    assert report.tasks > len(ada.dump["tasks"])
