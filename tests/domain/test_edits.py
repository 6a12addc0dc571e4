"""What a person may change in an action, and what is known of it afterwards."""

from typing import Any

import pytest

from countersign.domain.actions.action import Action
from countersign.domain.actions.catalog import KINDS
from countersign.domain.actions.edits import check_edit
from countersign.domain.actions.email.draft_reply import DraftReply
from countersign.domain.errors import InvalidInput
from countersign.domain.task.origin import Caution, Origin, Provenance
from countersign.domain.task.provenance import after_edit
from tests.factories import archive, body, item, reply, sent
from tests.kinds.example import EXAMPLES

GRACE, CAROL, EVE = "grace@example.org", "carol@example.org", "eve@example.net"


@pytest.mark.parametrize(
    "edited",
    [
        reply(body="At one."),
        reply(subject="Re: Dinner"),
        reply(to=(CAROL,)),
        reply(cc=(CAROL,)),
    ],
)
def test_words_and_recipients_of_a_reply_can_be_edited(edited: DraftReply) -> None:
    check_edit(reply(), edited)


@pytest.mark.parametrize(
    "edited",
    [
        reply(thread_id="another"),
        reply(reply_to_message_id="another"),
        reply(in_reply_to="<another@example.org>"),
        reply(references="<another@example.org>"),
        reply(integration_id="int_2"),
    ],
)
def test_the_conversation_and_the_account_cannot_be_edited(edited: DraftReply) -> None:
    with pytest.raises(InvalidInput):
        check_edit(reply(), edited)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_of_no_kind_is_anything_edited_that_is_not_the_persons_to_change(kind: str) -> None:
    before = EXAMPLES[kind].action
    fixed = type(before).model_fields.keys() - {"kind", *KINDS[kind].editable}

    for name in fixed:
        with pytest.raises(InvalidInput, match=name):
            check_edit(before, before.model_copy(update={name: "another"}))
    assert "integration_id" in fixed


@pytest.mark.parametrize("edited", [sent(), archive()])
def test_an_edit_makes_no_other_kind_of_a_task(edited: Action) -> None:
    with pytest.raises(InvalidInput):
        check_edit(reply(), edited)


def test_an_edit_that_changes_nothing_is_refused() -> None:
    with pytest.raises(InvalidInput):
        check_edit(reply(), reply())


@pytest.mark.parametrize(
    "unwritable",
    [
        {"to": (GRACE, "=?utf-8?q?eve=40evil.example=2C_x?=@example.org")},
        {"cc": ("jürgen@example.org",)},
        {"cc": ("grace@localhost",)},
        {"subject": "Lunch\tBcc: eve@evil.example"},
        {"subject": "Lunch\u2028Bcc: eve@evil.example"},
    ],
)
def test_what_no_mail_can_carry_is_refused_before_it_is_signed(unwritable: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput) as refused:
        check_edit(reply(), reply(**unwritable))
    assert refused.value.params["fields"] == [f"action.{name}" for name in unwritable]


def test_what_was_there_before_does_not_keep_the_person_from_an_edit() -> None:
    old = reply(to=(GRACE, "jürgen@example.org"), subject="Lunch\tat noon")
    check_edit(old, old.model_copy(update={"body": "At one."}))
    check_edit(old, old.model_copy(update={"to": (GRACE,)}))


def test_conversations_can_be_taken_out_of_a_pile() -> None:
    check_edit(archive(1, 2, 3), archive(1, 3))


@pytest.mark.parametrize(
    "items",
    [
        (item(1), item(4)),
        (item(1), item(1)),
        (item(1).model_copy(update={"message_ids": ("message-1", "message-9")}),),
        (item(1).model_copy(update={"thread_id": "thread-9"}),),
    ],
)
def test_nothing_can_be_put_into_a_pile(items: tuple[object, ...]) -> None:
    with pytest.raises(InvalidInput):
        check_edit(archive(1, 2, 3), archive(1).model_copy(update={"items": items}))


def test_a_recipient_that_the_person_typed_is_theirs() -> None:
    before = body(provenance=(Provenance(path="to/0", source=Origin.UNKNOWN),))

    provenance, _ = after_edit(before, reply(to=(GRACE, EVE)))

    assert provenance == (
        Provenance(path="to/0", source=Origin.UNKNOWN),
        Provenance(path="to/1", source=Origin.USER),
    )


def test_what_is_known_of_a_recipient_moves_with_it() -> None:
    before = body(
        action=reply(to=(GRACE, EVE)),
        provenance=(
            Provenance(path="to/0", source=Origin.OWN),
            Provenance(path="to/1", source=Origin.UNKNOWN),
        ),
        warnings=(Caution(path="to/1", code="first_contact"),),
    )

    provenance, warnings = after_edit(before, reply(to=(EVE,), cc=(GRACE,)))

    assert provenance == (
        Provenance(path="to/0", source=Origin.UNKNOWN),
        Provenance(path="cc/0", source=Origin.OWN),
    )
    assert warnings == (Caution(path="to/0", code="first_contact"),)


def test_a_warning_goes_with_the_recipient_it_was_about() -> None:
    before = body(
        action=reply(to=(GRACE, EVE)),
        warnings=(Caution(path="to/1", code="first_contact"), Caution(path="body", code="long")),
    )

    _, warnings = after_edit(before, reply(to=(GRACE,)))

    assert warnings == (Caution(path="body", code="long"),)


def test_a_warning_stays_with_its_conversation_in_a_smaller_pile() -> None:
    before = body(
        action=archive(1, 2, 3),
        provenance=(),
        warnings=(
            Caution(path="items/1", code="dmarc_fail"),
            Caution(path="items/2", code="lookalike_sender"),
        ),
    )

    _, warnings = after_edit(before, archive(1, 3))

    assert warnings == (Caution(path="items/1", code="lookalike_sender"),)


def test_what_is_known_of_a_sender_stays_with_their_conversation_in_a_smaller_pile() -> None:
    before = body(
        action=archive(1, 2, 3),
        provenance=(
            Provenance(path="items/1/sender", source=Origin.CORRESPONDENT),
            Provenance(path="items/2/sender", source=Origin.OWN),
        ),
    )

    provenance, _ = after_edit(before, archive(3, 1))

    assert provenance == (Provenance(path="items/0/sender", source=Origin.OWN),)
