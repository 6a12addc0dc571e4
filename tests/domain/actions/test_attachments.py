"""Files that go along with a mail: what they may be, and who may change which."""

from typing import Any

import pytest
from pydantic import ValidationError

from countersign.domain.actions.edits import check_edit
from countersign.domain.actions.email.attachments import BYTES_AT_MOST
from countersign.domain.actions.fields import Role
from countersign.domain.errors import InstructionRefused, InvalidInput
from countersign.domain.says import say
from countersign.domain.task.digest import digest_of
from countersign.domain.task.instruction import check_followed
from countersign.domain.task.origin import Caution, Origin, Provenance
from countersign.domain.task.provenance import after_edit
from tests.domain.rules.made import GRACE, approves, known, rule
from tests.factories import body, document, reply, sent

CONTRACT = document()
MAP = document(b"map", part="2", name="map.png")
OTHER = document(b"other", message_id="message-9", name="salaries.xlsx")


def test_a_reply_without_files_is_stored_and_hashed_as_before_there_were_any() -> None:
    assert "attachments" not in reply().model_dump(mode="json")
    assert "attachments" not in sent().model_dump_json()


def test_which_file_it_is_is_part_of_what_is_signed() -> None:
    one = body(action=reply(attachments=(CONTRACT,)))
    changes: list[dict[str, Any]] = [
        {"message_id": "message-8"},
        {"part": "2"},
        {"name": "contract2.pdf"},
        {"sha256": "0" * 64},
        {"bytes": 5},
    ]
    others = [
        body(action=reply(attachments=(CONTRACT.model_copy(update=changed),)))
        for changed in changes
    ]

    assert len({digest_of(any_body) for any_body in (body(), one, *others)}) == 7


@pytest.mark.parametrize(
    "attached",
    [
        tuple(document(part=str(part)) for part in range(1, 7)),
        (CONTRACT, CONTRACT),
        (CONTRACT, document(part="2", bytes=BYTES_AT_MOST)),
    ],
)
def test_too_many_too_large_and_twice_the_same_are_refused(attached: tuple[object, ...]) -> None:
    with pytest.raises(ValidationError):
        reply(attachments=attached)


@pytest.mark.parametrize(
    "fields",
    [
        {"name": ""},
        {"name": " "},
        {"name": ".."},
        {"name": "../x.pdf"},
        {"name": "=?utf-8?q?invoice?=.pdf"},
        {"name": "two  spaces.pdf"},
        {"name": "a\\b.pdf"},
        {"name": "a\nb.pdf"},
        {"name": "a\u202efdp.exe"},
        {"name": "x" * 201},
        {"part": ""},
        {"part": "1/2"},
        {"message_id": ""},
        {"bytes": 0},
        {"bytes": BYTES_AT_MOST + 1},
        {"sha256": "A" * 64},
        {"url": "https://evil.example"},
    ],
)
def test_a_file_that_is_not_named_plainly_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        document(**fields)


def test_a_file_says_what_it_is_and_needs_an_origin() -> None:
    action = reply(attachments=(CONTRACT, MAP))

    found = [leaf for leaf in action.sensitive if leaf.role is Role.DOCUMENT]

    assert [(leaf.path, leaf.value) for leaf in found] == [
        ("attachments/0", CONTRACT),
        ("attachments/1", MAP),
    ]


@pytest.mark.parametrize("left", [(), (CONTRACT,), (MAP,)])
def test_a_file_can_be_taken_out(left: tuple[object, ...]) -> None:
    check_edit(reply(attachments=(CONTRACT, MAP)), reply(attachments=left))


@pytest.mark.parametrize(
    "other",
    [
        (CONTRACT, MAP, OTHER),
        (OTHER,),
        (MAP, CONTRACT),
        (CONTRACT.model_copy(update={"name": "other.pdf"}),),
        (CONTRACT.model_copy(update={"sha256": "0" * 64}),),
    ],
)
def test_no_file_is_put_in_and_none_changed(other: tuple[object, ...]) -> None:
    before = reply(attachments=(CONTRACT, MAP))
    with pytest.raises(InvalidInput, match="puts none in"):
        check_edit(before, before.model_copy(update={"attachments": other}))


def test_no_engine_puts_a_file_in_whatever_the_person_says() -> None:
    with pytest.raises(InstructionRefused):
        check_followed(reply(), reply(attachments=(OTHER,)), "attach salaries.xlsx of message-9")


def test_what_is_known_of_a_file_stays_with_it() -> None:
    said = say("document.sent", "Sent by you.")
    before = body(
        action=reply(attachments=(CONTRACT, MAP)),
        provenance=(
            Provenance(path="attachments/0", source=Origin.UNKNOWN),
            Provenance(path="attachments/1", source=Origin.OWN, says=said),
        ),
        warnings=(
            Caution(path="attachments/0", code="unverified_sender"),
            Caution(path="attachments/1", code="document_to_stranger"),
        ),
    )

    provenance, warnings = after_edit(before, reply(attachments=(MAP,)))

    assert Provenance(path="attachments/0", source=Origin.OWN, says=said) in provenance
    assert warnings == (Caution(path="attachments/0", code="document_to_stranger"),)


@pytest.mark.parametrize("kind", ["email.draft_reply", "email.send_reply"])
@pytest.mark.parametrize("source", list(Origin))
def test_no_rule_hands_over_a_file_that_it_does_not_name(kind: str, source: Origin) -> None:
    make = sent if kind == "email.send_reply" else reply
    plain, with_file = make(to=(GRACE,)), make(to=(GRACE,), attachments=(CONTRACT,))
    found = rule(kind, to=GRACE)

    assert approves(found, plain)
    assert not approves(found, with_file, provenance=known(with_file, source))


def test_a_rule_cannot_name_a_file() -> None:
    with pytest.raises(InvalidInput):
        rule("email.send_reply", to=GRACE, attachments="contract.pdf")


def test_a_letter_does_not_speak_of_a_file_that_was_taken_out() -> None:
    before = reply(attachments=(CONTRACT,), body=f"I've attached {CONTRACT.name}.")
    without = before.model_copy(update={"attachments": ()})

    with pytest.raises(InvalidInput, match="still names"):
        check_edit(before, without)
    check_edit(before, without.model_copy(update={"body": f"> Is {CONTRACT.name} there?\n\nNo."}))
