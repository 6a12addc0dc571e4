"""The digest covers everything that is approved, and nothing else."""

import json
from typing import Any

import pytest

from countersign.domain.actions.email.draft_reply import DraftReply
from countersign.domain.actions.reach import UndoClass
from countersign.domain.canonical_json import sha256_of
from countersign.domain.says import say
from countersign.domain.task.alternative import Alternative
from countersign.domain.task.asks import TaskAsk
from countersign.domain.task.body import Body, Evidence
from countersign.domain.task.digest import digest_of
from countersign.domain.task.origin import Caution, Origin, Provenance
from tests.factories import body, document, reply

OTHER: dict[str, Any] = {
    "to": ("mallory@example.net",),
    "cc": ("carol@example.org",),
    "subject": "Re: Dinner",
    "body": "Gladly, at one.",
    "integration_id": "int_2",
    "thread_id": "thread-2",
    "reply_to_message_id": "message-2",
    "in_reply_to": "<2@example.org>",
    "references": "<2@example.org>",
    "attachments": (document(),),
}
APPROVED: dict[str, Any] = {
    "user_id": "usr_2",
    "task_id": "tsk_2",
    "revision": 2,
    "account": "other@example.com",
}
SHOWN: dict[str, Any] = {
    "evidence": (Evidence(provider="google", ref="message-9", quote="Other."),),
    "provenance": (Provenance(path="to/0", source=Origin.USER),),
    "warnings": (Caution(path="body", code="link"),),
    "why": "Another reason.",
    "why_says": say("reason.other", "Another reason."),
    "title": "Another title",
    "changed": "Something changed.",
    "read_up_to": "message-9",
    "alternatives": (Alternative(label="No", action=reply(body="No, thank you.")),),
    "asks": (TaskAsk(type="when", text="When?", state="open"),),
}


@pytest.mark.parametrize("field", sorted(OTHER))
def test_every_field_of_the_action_changes_it(field: str) -> None:
    altered = body(action=reply(**{field: OTHER[field]}))

    assert digest_of(altered) != digest_of(body())


@pytest.mark.parametrize("field", sorted(APPROVED))
def test_whose_which_and_from_where_change_it(field: str) -> None:
    assert digest_of(body(**{field: APPROVED[field]})) != digest_of(body())


@pytest.mark.parametrize("field", sorted(SHOWN))
def test_what_is_only_shown_does_not_change_it(field: str) -> None:
    assert digest_of(body(**{field: SHOWN[field]})) == digest_of(body())


def test_no_field_was_forgotten() -> None:
    assert set(DraftReply.model_fields) == {*OTHER, "kind"}
    assert set(Body.model_fields) == {*APPROVED, *SHOWN, "action", "must_choose"}


def test_that_there_is_a_choice_does_not_change_it_and_each_way_has_its_own() -> None:
    ways = SHOWN["alternatives"]
    offered = body(alternatives=ways, must_choose=True)

    assert digest_of(offered) == digest_of(body())
    assert list(offered.by_digest) == [digest_of(body()), digest_of(body(action=ways[0].action))]


def test_whether_it_can_be_taken_back_changes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest_of(body())

    monkeypatch.setattr(DraftReply, "undo_class", lambda _: UndoClass.IRREVERSIBLE)

    assert digest_of(body()) != before


def test_it_survives_storage() -> None:
    stored = Body.model_validate_json(body().model_dump_json())

    assert digest_of(stored) == digest_of(body())


def test_the_order_of_keys_does_not_matter() -> None:
    forwards = {"a": 1, "b": {"c": 2, "d": [1, 2]}}
    backwards = json.loads('{"b": {"d": [1, 2], "c": 2}, "a": 1}')

    assert sha256_of(forwards) == sha256_of(backwards)


def test_the_order_of_recipients_does() -> None:
    one = reply(to=("grace@example.org", "carol@example.org"))
    other = reply(to=("carol@example.org", "grace@example.org"))

    assert digest_of(body(action=one)) != digest_of(body(action=other))


def test_it_is_a_sha_256_of_rfc_8785() -> None:
    digest = sha256_of({"b": 1, "a": "é"})

    assert digest == "aa58fba8483623bed37c1b02edfccbdd9a53123837c20bfa4cb4049993a2872e"
