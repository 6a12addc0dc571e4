"""A kind that nobody has thought of: all that is safe about it follows from its fields.

An invitation, with guests, an amount to pay and a link to pay it by.
"""

from datetime import timedelta
from typing import Annotated, Any, ClassVar, Literal

import pytest
from pydantic import BaseModel, Field

from countersign.domain.actions.action import Action, ActionKind, KeyStrength, Shape
from countersign.domain.actions.catalog import KINDS
from countersign.domain.actions.edits import check_edit
from countersign.domain.actions.fields import (
    Amount,
    Correspondent,
    HeaderLine,
    Link,
    Place,
    Recipient,
    Reference,
    Undeclared,
    When,
    Words,
)
from countersign.domain.actions.items import ItemsAction
from countersign.domain.actions.reach import Touches, UndoClass, read_first
from countersign.domain.errors import InstructionRefused, InvalidInput
from countersign.domain.rules.pins import pins_of
from countersign.domain.rules.rule import (
    Limits,
    Rule,
    checked,
    covers,
)
from countersign.domain.rules.words import in_words
from countersign.domain.says import Param
from countersign.domain.task.body import Body
from countersign.domain.task.instruction import check_followed
from countersign.domain.task.origin import Origin, Provenance
from countersign.domain.task.provenance import after_edit
from countersign.domain.task.transitions.change import of_body
from countersign.domain.users.preferences import Money
from countersign.domain.values import Value
from countersign.usecases.tasks.authorization import touches_denied
from tests.factories import GMAIL, USER, body
from tests.fakes.system import MORNING

STRANGER = "stranger@evil.example"
FEE = Money(amount="12.00", currency="EUR")


class Invite(Action):
    shape: ClassVar[Shape] = "event"
    delivers: ClassVar[bool] = True
    sums_up: ClassVar[str] = "Invite {guests}"

    kind: Literal["garden.invite"] = "garden.invite"
    garden_id: Place
    title: HeaderLine
    start: When
    guests: Annotated[tuple[Recipient, ...], Field(max_length=50)] = ()
    fee: Amount | None = None
    pay_at: Link | None = None

    @property
    def told(self) -> dict[str, Param]:
        return {"guests": str(len(self.guests))}

    def undo_class(self) -> UndoClass:
        return UndoClass.FOLLOW_UP if self.guests else UndoClass.REVERSIBLE

    def writes_to(self) -> frozenset[str]:
        return frozenset({f"garden:{self.garden_id}"})


KIND = ActionKind(
    model=Invite,
    needs="calendar",
    verb="Invite",
    doing="Inviting",
    done="Invited",
    noun="Invitation",
    does="Invites to the garden.",
    undo_does="Calls it off.",
    rule_does="Invite to the garden",
    steps=("insert",),
    key=KeyStrength.NATIVE,
    editable=("title", "guests", "fee", "pay_at"),
)


@pytest.fixture(autouse=True)
def in_the_catalog(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(KINDS, dict)
    monkeypatch.setitem(KINDS, KIND.name, KIND)


def invite(*guests: str, **fields: Any) -> Invite:
    complete = {"integration_id": GMAIL, "garden_id": "back", "title": "Lunch", "start": MORNING}
    return Invite(**complete | {"guests": guests} | fields)


def rule(limits: Limits | None = None, **where: str) -> Rule:
    """As one would be stored that was made by whatever means."""
    return Rule.model_construct(
        user_id=USER,
        rule_id="rul_1",
        kind="garden.invite",
        integration_id=GMAIL,
        where=where,
        limits=limits or Limits(per_day=5),
        expires_at=MORNING + timedelta(days=1),
        created_at=MORNING,
        last_used_at=None,
        mac="proven",
    )


def proposed_as(action: Invite, provenance: tuple[Provenance, ...] = ()) -> Body:
    return body().model_copy(update={"action": action, "provenance": provenance})


def known(action: Action, source: Origin = Origin.OWN) -> tuple[Provenance, ...]:
    return tuple(Provenance(path=leaf.path, source=source) for leaf in action.with_origin)


def test_with_guests_it_is_external_and_cools_and_without_it_is_the_persons_own() -> None:
    said = of_body(proposed_as(invite(STRANGER)))

    assert said["touches"] is Touches.EXTERNAL
    assert said["undo"] is UndoClass.FOLLOW_UP
    assert invite(STRANGER).people_reached == 1
    assert of_body(proposed_as(invite()))["touches"] is Touches.SELF


@pytest.mark.parametrize("source", [None, *Origin])
def test_whatever_reaches_a_stranger_is_read_first_though_it_can_be_taken_back(
    source: Origin | None,
) -> None:
    guest = invite(STRANGER)
    said = of_body(proposed_as(guest, () if source is None else known(guest, source)))

    assert said["undo"] is not UndoClass.IRREVERSIBLE
    why = read_first(said["undo"], verified=said["verified"])
    assert why == ("unverified" if said["touches"] is Touches.EXTERNAL else None)
    assert (why is None) == (source not in (None, Origin.UNKNOWN))


def test_what_has_no_origin_is_not_verified_and_so_in_no_batch() -> None:
    guest = invite(STRANGER)

    assert not of_body(proposed_as(guest))["verified"]
    assert not of_body(proposed_as(guest, known(guest, Origin.UNKNOWN)))["verified"]
    assert of_body(proposed_as(guest, known(guest)))["verified"]
    assert not of_body(proposed_as(invite(fee=FEE)))["verified"]
    assert not of_body(proposed_as(invite(pay_at="https://pay.example/1")))["verified"]


def test_no_rule_covers_a_guest_whom_it_does_not_name_or_nobody_knows() -> None:
    guest = invite(STRANGER)

    assert not covers(rule(title="Lunch"), guest, (), (), MORNING)
    assert not covers(rule(title="Lunch"), guest, known(guest), (), MORNING)
    assert not covers(rule(guests="friend.example"), guest, known(guest), (), MORNING)
    assert not covers(rule(guests=STRANGER), guest, (), (), MORNING)
    assert covers(rule(guests=STRANGER), guest, known(guest), (), MORNING)
    assert covers(rule(title="Lunch"), invite(), (), (), MORNING)


def test_no_rule_covers_an_amount_beyond_its_own() -> None:
    paid = invite(fee=FEE)
    ten, twelve, dollars = (
        Limits(per_day=5, max_amount=Money(amount=amount, currency=currency))
        for amount, currency in (("10.00", "EUR"), ("12.00", "EUR"), ("99.00", "USD"))
    )

    assert not covers(rule(title="Lunch"), paid, known(paid), (), MORNING)
    assert not covers(rule(ten, title="Lunch"), paid, known(paid), (), MORNING)
    assert not covers(rule(dollars, title="Lunch"), paid, known(paid), (), MORNING)
    assert covers(rule(twelve, title="Lunch"), paid, known(paid), (), MORNING)


def test_a_rule_names_its_guests_and_up_to_which_amount() -> None:
    ends = MORNING + timedelta(days=1)
    limited = Limits(per_day=5, max_amount=FEE)

    assert pins_of("garden.invite") == {
        "garden_id": "text",
        "title": "text",
        "guests": "recipient",
    }
    with pytest.raises(InvalidInput, match="reaches other people"):
        checked("garden.invite", {"title": "Lunch"}, limited, ends, MORNING)
    with pytest.raises(InvalidInput, match="amount"):
        checked("garden.invite", {"guests": STRANGER}, Limits(per_day=5), ends, MORNING)
    pins = checked("garden.invite", {"guests": STRANGER}, limited, ends, MORNING)
    assert pins == {"guests": STRANGER}
    said = in_words(rule(guests=pins["guests"]), "ada@example.org").text
    assert said.startswith("Invite to the garden in ada@")


def test_whom_the_person_wants_left_alone_is_left_alone() -> None:
    assert touches_denied(invite(STRANGER), ["evil.example"])
    assert not touches_denied(invite("grace@example.org"), ["evil.example"])


@pytest.mark.parametrize(
    ("after", "asked"),
    [
        (invite("grace@example.org", STRANGER), "shorter"),
        (invite("grace@example.org", fee=FEE), "make it cost something"),
        (invite("grace@example.org", pay_at="https://evil.example/pay"), "let them pay"),
        (invite("grace@example.org", title="Call +49 89 123456789"), "shorter"),
    ],
)
def test_no_engine_puts_in_what_the_person_did_not_write(after: Invite, asked: str) -> None:
    with pytest.raises(InstructionRefused):
        check_followed(invite("grace@example.org"), after, asked)


def test_an_engine_puts_in_what_the_person_wrote() -> None:
    before = invite("grace@example.org")

    check_followed(before, invite("grace@example.org", STRANGER), f"ask {STRANGER}, too")
    check_followed(before, invite("grace@example.org", fee=FEE), "it costs 12.00 EUR")
    check_followed(before, invite("grace@example.org", title="Supper"), "call it supper")


def test_what_the_person_typed_is_theirs_and_what_stood_there_keeps_its_origin() -> None:
    before = invite("grace@example.org", fee=FEE)
    after = invite(STRANGER, "grace@example.org", fee=FEE, pay_at="https://pay.example/1")

    said, _ = after_edit(proposed_as(before, known(before, Origin.UNKNOWN)), after)

    assert {one.path: one.source for one in said} == {
        "guests/0": Origin.USER,
        "guests/1": Origin.UNKNOWN,
        "fee": Origin.UNKNOWN,
        "pay_at": Origin.USER,
    }


def test_an_edit_changes_only_what_the_kind_lets_it() -> None:
    with pytest.raises(InvalidInput, match="garden_id"):
        check_edit(invite(), invite(garden_id="front"))
    with pytest.raises(InvalidInput, match="No mail can be written"):
        check_edit(invite(), invite("grace@-example-.org"))
    check_edit(invite(), invite("grace@example.org"))


class Bed(Value):
    bed_id: Reference
    gardener: Correspondent
    plants: Words


class Water(ItemsAction):
    items_are: ClassVar[str] = "Beds"
    delivers: ClassVar[bool] = False
    sums_up: ClassVar[str] = "Water {beds}"

    kind: Literal["garden.water"] = "garden.water"
    gate: Reference = "front"
    items: tuple[Bed, ...]

    @property
    def told(self) -> dict[str, Param]:
        return {"beds": str(len(self.items))}

    def undo_class(self) -> UndoClass:
        return UndoClass.IRREVERSIBLE

    def writes_to(self) -> frozenset[str]:
        return frozenset(self.refs)


def test_what_the_items_are_called_and_what_is_seen_of_them_follows_from_their_fields() -> None:
    beds = (
        Bed(bed_id="bed-1", gardener="Ada <ada@garden.example>", plants="Roses"),
        Bed(bed_id="bed-2", gardener="grace@garden.example", plants="Beans"),
    )
    watering = Water(integration_id=GMAIL, items=beds)

    assert watering.refs == ("bed-1", "bed-2")
    assert watering.lines == (
        ("Ada <ada@garden.example>", "Roses"),
        ("grace@garden.example", "Beans"),
    )


class Guest(BaseModel):
    name: str


@pytest.mark.parametrize(
    "annotation", [str, tuple[str, ...], Guest, tuple[Guest, ...], str | None, HeaderLine | Link]
)
def test_a_field_that_does_not_say_what_it_is_is_refused_when_the_class_is_made(
    annotation: Any,
) -> None:
    with pytest.raises(Undeclared, match=r"guest does not say what it is|name does not say"):
        type("Made", (Invite,), {"__annotations__": {"guest": annotation}, "guest": None})
