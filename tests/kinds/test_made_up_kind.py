"""A kind that nothing knows, an invitation: all that guards it is read off its fields."""

from datetime import timedelta
from typing import Any, Literal

import pytest

from countersign.domain.actions.action import Action, ActionKind, KeyStrength, Touches, UndoClass
from countersign.domain.actions.catalog import KINDS
from countersign.domain.actions.fields import (
    Amount,
    HeaderLine,
    Link,
    Recipient,
    Undeclared,
)
from countersign.domain.errors import InstructionRefused, InvalidInput
from countersign.domain.rules.rule import Limits, Rule, checked, covers
from countersign.domain.task.instruction import check_followed
from countersign.domain.task.task import Decision, Provenance, Source, Task
from countersign.domain.task.transitions import approve
from countersign.domain.users.preferences import Money
from countersign.domain.values import Value
from countersign.usecases.tasks.authorization import touches_denied
from tests.factories import GMAIL, USER, body, proposed
from tests.fakes.system import MORNING

GRACE = "grace@example.org"
EVE = "eve@example.net"
FEE = Money(amount="20.00", currency="EUR")
LIMITS = Limits(per_day=5, max_amount=FEE)
UNTIL = MORNING + timedelta(days=30)


class Invite(Action):
    shape = "event"
    delivers = True

    kind: Literal["calendar.invite"] = "calendar.invite"
    subject: HeaderLine = "Lunch"
    guests: tuple[Recipient, ...] = ()
    fee: Amount = FEE
    place_online: Link | None = None

    def summary(self) -> str:
        return f"Invite {len(self.guests)}"

    def undo_class(self) -> UndoClass:
        return UndoClass.FOLLOW_UP

    def writes_to(self) -> frozenset[str]:
        return frozenset({f"calendar:{self.integration_id}:new"})


KIND = ActionKind(
    model=Invite,
    needs="calendar",
    verb="Invite",
    doing="Inviting",
    done="Invited",
    noun="Invitation",
    does="Puts it in the calendar and invites the guests.",
    undo_does="Calls it off, and the guests are told.",
    rule_does="Invite",
    steps=("invite",),
    key=KeyStrength.NATIVE,
    editable=("subject", "guests"),
)


@pytest.fixture(autouse=True)
def _known(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(KINDS, dict)
    monkeypatch.setitem(KINDS, KIND.name, KIND)


def invite(*guests: str, **fields: Any) -> Invite:
    return Invite(integration_id=GMAIL, guests=guests, **fields)


def known(action: Action) -> tuple[Provenance, ...]:
    return tuple(Provenance(path=one.path, source=Source.OWN) for one in action.with_origin)


def rule(where: dict[str, str]) -> Rule:
    return Rule.model_construct(
        user_id=USER,
        rule_id="rul_1",
        kind=KIND.name,
        integration_id=GMAIL,
        where=checked(KIND.name, where, LIMITS, UNTIL, MORNING),
        limits=LIMITS,
        expires_at=UNTIL,
        created_at=MORNING,
        mac="signed",
    )


def test_with_guests_it_reaches_strangers_and_without_only_the_person() -> None:
    assert invite(GRACE).touches(known=False) is Touches.EXTERNAL
    assert invite(GRACE, EVE).people_reached == 2
    assert invite().touches(known=False) is Touches.SELF


def test_a_rule_names_whom_it_may_invite() -> None:
    with pytest.raises(InvalidInput):
        checked(KIND.name, {"subject": "Lunch"}, LIMITS, UNTIL, MORNING)


def test_a_rule_approves_what_it_names_and_whose_origin_is_known() -> None:
    action = invite(GRACE, place_online="https://meet.example.org/1")
    to_grace = rule({"guests": GRACE})

    assert covers(to_grace, action, known(action), (), MORNING)
    assert not covers(to_grace, invite(GRACE, EVE), known(invite(GRACE, EVE)), (), MORNING)


@pytest.mark.parametrize("path", ["guests/0", "fee", "place_online"])
def test_no_rule_approves_what_has_no_known_origin(path: str) -> None:
    action = invite(GRACE, place_online="https://meet.example.org/1")
    without = tuple(one for one in known(action) if one.path != path)

    assert len(without) == len(known(action)) - 1
    assert not covers(rule({"guests": GRACE}), action, without, (), MORNING)
    assert not covers(rule({"guests": GRACE}), action, (), (), MORNING)


def test_no_rule_approves_more_than_its_amount() -> None:
    dear = invite(GRACE, fee=Money(amount="20.01", currency="EUR"))
    assert not covers(rule({"guests": GRACE}), dear, known(dear), (), MORNING)


def test_whom_nobody_may_touch_is_not_invited_by_rule() -> None:
    assert touches_denied(invite(GRACE, EVE), (EVE,))
    assert not touches_denied(invite(GRACE), (EVE,))


def test_a_guest_whom_the_person_did_not_write_is_refused() -> None:
    with pytest.raises(InstructionRefused):
        check_followed(invite(GRACE), invite(GRACE, EVE), "Invite one more")
    check_followed(invite(GRACE), invite(GRACE, EVE), f"Invite {EVE} too")


def of(action: Action, provenance: tuple[Provenance, ...]) -> Task:
    """The task that would be proposed with it."""
    asked = body().model_copy(update={"action": action, "provenance": provenance})
    return proposed(asked).after


def test_with_guests_it_cools_before_it_runs_and_without_it_does_not() -> None:
    begins = {}
    for action in (invite(GRACE), invite()):
        task = of(action, known(action))
        by = Decision(by="user", at=MORNING, digest=task.digest)
        approved = approve(task, by=by, cooling=timedelta(seconds=10)).after
        begins[action.people_reached] = approved.act_not_before

    assert begins == {1: MORNING + timedelta(seconds=10), 0: MORNING}


@pytest.mark.parametrize("path", ["guests/0", "fee", "place_online"])
def test_with_anything_of_unknown_origin_it_is_in_no_batch(path: str) -> None:
    action = invite(GRACE, place_online="https://meet.example.org/1")

    assert of(action, known(action)).verified
    assert not of(action, tuple(one for one in known(action) if one.path != path)).verified
    assert not of(action, ()).verified


class _Seat(Value):
    name: str


@pytest.mark.parametrize(
    "undeclared", [str, tuple[str, ...], str | None, Recipient | Link, _Seat, tuple[_Seat, ...]]
)
def test_a_field_that_does_not_say_what_it_is_makes_no_kind(undeclared: Any) -> None:
    with pytest.raises(Undeclared):
        type("Vague", (Invite,), {"__annotations__": {"more": undeclared}, "__module__": __name__})
