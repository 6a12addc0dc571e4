"""What a rule means: exactly what it names, and nothing that looks like it."""

from datetime import timedelta
from typing import get_args

import pytest
from pydantic import ValidationError

from countersign.domain.actions.catalog import KINDS, Kind
from countersign.domain.errors import InvalidInput
from countersign.domain.rules.pins import pins_of
from countersign.domain.rules.rule import (
    EXPIRES_WITHIN,
    Limits,
    checked,
    covers,
    day_in,
    part_covered,
)
from countersign.domain.rules.words import RULE_SENTENCES, in_words
from countersign.domain.says import Says
from countersign.domain.task.origin import Caution, Origin, Provenance
from countersign.domain.users.preferences import Money
from tests.domain.rules.made import GRACE, LIMITS, approves, known, pile, rule
from tests.factories import GMAIL, reply, sent
from tests.fakes.system import MORNING
from tests.kinds.example import EXAMPLES
from tests.kinds.rules import rule_for, vouched_for


def test_what_nobody_signed_approves_nothing() -> None:
    assert approves(rule(), sent())
    assert not approves(rule().model_copy(update={"mac": None}), sent())


def test_words_and_a_conversation_can_be_named_as_they_stand() -> None:
    words = rule("email.draft_reply", body="I will be there.")
    assert approves(words, reply(body="I will be there."))
    assert not approves(words, reply(body="I will be there!"))

    conversation = rule("email.draft_reply", thread_id="t7")
    assert approves(conversation, reply(thread_id="t7"))
    assert not approves(conversation, reply(thread_id="t77"))


@pytest.mark.parametrize("source", list(Origin))
def test_only_what_is_known_is_approved(source: Origin) -> None:
    action = sent(to=(GRACE,))

    approved = approves(rule(to=GRACE), action, provenance=known(action, source))

    assert approved == (source is not Origin.UNKNOWN)


def test_a_recipient_of_whom_nothing_is_recorded_is_unknown() -> None:
    assert not approves(rule(to=GRACE), sent(to=(GRACE,)), provenance=())


def test_an_unknown_link_beside_a_known_recipient_is_not_approved() -> None:
    action = sent(to=(GRACE,))
    link = Provenance(path="body/link/0", source=Origin.UNKNOWN)

    assert not approves(rule(to=GRACE), action, provenance=(*known(action), link))


def test_nothing_that_carries_a_warning_is_approved() -> None:
    warning = Caution(path="to/0", code="unverified_sender")

    assert not approves(rule(to=GRACE), sent(to=(GRACE,)), warnings=(warning,))


def test_another_kind_or_another_account_is_another_thing() -> None:
    assert not approves(rule(to=GRACE), reply(to=(GRACE,)))
    assert not approves(rule(to=GRACE), sent(to=(GRACE,), integration_id="int_2"))


def test_a_rule_ends_at_its_very_moment() -> None:
    found, action = rule(to=GRACE), sent(to=(GRACE,))
    before = found.expires_at - timedelta(milliseconds=1)

    assert covers(found, action, known(action), (), before)
    assert not covers(found, action, known(action), (), found.expires_at)


def test_a_pile_is_approved_when_everything_in_it_is_meant() -> None:
    found = rule("email.archive", sender="shop.example")

    assert approves(found, pile("Shop <news@shop.example>", "offers@shop.example"))
    assert not approves(found, pile("Shop <news@shop.example>", "Bank <news@bank.example>"))


@pytest.mark.parametrize(
    "sender",
    [
        "news@shop.example <eve@evil.net>",
        "<news@shop.example> <eve@evil.net>",
        "Shop <news@shop.example> via <eve@evil.net>",
        "news@shop.example eve@evil.net",
        "Shop <news@mail.shop.example>",
        "Shop <news@shop.example",
        "news@shop.exam…",
        "",
    ],
)
def test_a_name_that_looks_like_an_address_is_not_the_sender(sender: str) -> None:
    assert not approves(rule("email.archive", sender="news@shop.example"), pile(sender))


@pytest.mark.parametrize("pins", [{"sender": "shop.example"}, {"label": "Receipts"}], ids=str)
def test_a_sender_for_whom_nobody_vouches_is_not_meant(pins: dict[str, str]) -> None:
    found = rule("email.label", **pins)
    action = pile("news@shop.example", "offers@shop.example", label="Receipts")
    both = known(action, Origin.CORRESPONDENT)

    assert approves(found, action, provenance=both)
    assert not approves(found, action, provenance=both[:1])
    assert not approves(found, action, provenance=known(action, Origin.UNKNOWN))
    assert not approves(found, action, provenance=())


def test_the_part_of_a_pile_that_a_rule_means_leaves_out_who_only_says_to_be_the_sender() -> None:
    found = rule("email.archive", sender="shop.example")
    action = pile("news@shop.example", "news@shop.example", "news@bank.example")
    genuine = known(action, Origin.CORRESPONDENT)[1:]

    assert part_covered(found, action, genuine) == action.items[1:2]
    assert part_covered(found, action, ()) == ()


def test_a_label_can_be_named() -> None:
    receipts = rule("email.label", label="Receipts")

    assert approves(receipts, pile("news@shop.example", label="Receipts"))
    assert not approves(receipts, pile("news@shop.example", label="Suspicious"))


def test_of_a_pile_a_rule_that_names_no_sender_could_approve_everything() -> None:
    found = pile("news@shop.example", "news@bank.example", label="Receipts")

    assert part_covered(rule("email.label", label="Receipts"), found, known(found)) == found.items
    bank = rule("email.label", label="Receipts", sender="bank.example")
    one = part_covered(bank, found, known(found))
    assert one == found.items[1:]


@pytest.mark.parametrize(
    ("kind", "where", "words"),
    [
        ("email.archive", {"sender": "shop.example"}, "Archive conversations in {}: from shop"),
        ("email.mark_read", {"sender": "shop.example"}, "Mark conversations as read in {}: from"),
        (
            "email.label",
            {"label": "Receipts"},
            "Label conversations in {}: with the label “Receipts”",
        ),
        ("email.draft_reply", {"subject": "Lunch"}, "Save draft replies in {}: with the subject"),
        ("email.draft_reply", {"body": "Yes."}, "Save draft replies in {}: with the words “Yes.”"),
        ("email.draft_reply", {"thread_id": "t7"}, "Save draft replies in {}: in the conversation"),
        ("email.send_reply", {"to/0": GRACE}, f"Send replies in {{}}: to {GRACE}"),
        (
            "email.send_reply",
            {"to": GRACE, "cc": "b.example"},
            f"Send replies in {{}}: to {GRACE} and copied to b.example",
        ),
    ],
)
def test_a_rule_says_in_words_what_it_lets_happen(
    kind: Kind, where: dict[str, str], words: str
) -> None:
    says = in_words(rule(kind, **where), "ada@example.org")

    verb, pins = words.format("ada@example.org").split(": ")
    assert says.text.startswith(f"{verb} without asking, {pins}")
    assert says.text.endswith(f", {LIMITS.per_day} a day.")
    told = says.params["pins"]
    assert isinstance(told, tuple)
    assert all(isinstance(one, Says) and one.code in RULE_SENTENCES for one in (says, *told))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_can_have_rules_and_its_paths_are_in_its_action(kind: str) -> None:
    action = EXAMPLES[kind].action
    said = {part for leaf in action.leaves for part in leaf.path.split("/")}

    assert kind in get_args(Kind)
    assert pins_of(kind)
    assert {path for path in pins_of(kind) if path not in said} <= type(action).model_fields.keys()


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_rule_for_what_is_in_an_action_of_any_kind_approves_that_and_nothing_else(
    kind: str,
) -> None:
    action = EXAMPLES[kind].action
    made, origins = rule_for(action), vouched_for(action)
    elsewhere = action.model_copy(update={"integration_id": "int_2"})

    assert covers(made, action, origins, (), MORNING)
    assert not covers(made, elsewhere, origins, (), MORNING)
    assert not covers(made, action, origins, (Caution(path="items", code="link"),), MORNING)
    assert not covers(made, action, vouched_for(action, Origin.UNKNOWN), (), MORNING)
    assert not covers(made.model_copy(update={"mac": None}), action, origins, (), MORNING)
    assert not covers(made, action, origins, (), made.expires_at)
    others = [rule_for(EXAMPLES[other].action) for other in KINDS if other != kind]
    assert not any(covers(other, action, origins, (), MORNING) for other in others)


WRONG: list[tuple[Kind, dict[str, str]]] = [
    ("email.send_reply", {}),
    ("email.archive", {}),
    ("email.send_reply", {"subject": "Re: Lunch"}),
    ("email.send_reply", {"bcc": GRACE}),
    ("email.send_reply", {"integration_id": GMAIL}),
    ("email.send_reply", {"to/x": GRACE}),
    ("email.send_reply", {"to/": GRACE}),
    ("email.send_reply", {"to/100": GRACE}),
    ("email.send_reply", {"to/\u0661": GRACE}),
    ("email.send_reply", {"subject/0": "x", "to": GRACE}),
    ("email.send_reply", {"to": ""}),
    ("email.send_reply", {"to": "*"}),
    ("email.send_reply", {"to": "*@example.org"}),
    ("email.send_reply", {"to": "*.example.org"}),
    ("email.send_reply", {"to": "org"}),
    ("email.send_reply", {"to": ".org"}),
    ("email.send_reply", {"to": "example..org"}),
    ("email.send_reply", {"to": "@"}),
    ("email.send_reply", {"to": "a@b@example.org"}),
    ("email.send_reply", {"to": "grace@example.org, eve@evil.net"}),
    ("email.send_reply", {"to": "example\u200b.org"}),
    ("email.send_reply", {"to": f"{'a' * 64}.example"}),
    ("email.send_reply", {"to": "exam_ple.org"}),
    ("email.send_reply", {"to": GRACE, "subject": "Lunch\u200b"}),
    ("email.send_reply", {"to": GRACE, "subject": ""}),
    ("email.send_reply", {"to": GRACE, "subject": "x" * 1_001}),
    ("email.archive", {"to": GRACE}),
    ("email.archive", {"label": "Receipts"}),
    ("email.archive", {"sender/0": GRACE}),
]


@pytest.mark.parametrize(("kind", "where"), WRONG, ids=str)
def test_a_rule_that_means_nothing_or_too_much_is_refused(
    kind: Kind, where: dict[str, str]
) -> None:
    with pytest.raises(InvalidInput):
        checked(kind, where, LIMITS, MORNING + timedelta(days=1), MORNING)


def test_as_long_as_names_can_be_they_can_be_named() -> None:
    label = f"{'a' * 63}.example"

    assert rule(to=label).where == {"to": label}
    assert rule("email.label", label="x" * 1_000).where == {"label": "x" * 1_000}


@pytest.mark.parametrize(
    "ends", [timedelta(0), timedelta(seconds=-1), EXPIRES_WITHIN + timedelta(seconds=1)]
)
def test_a_rule_ends_within_ninety_days(ends: timedelta) -> None:
    with pytest.raises(InvalidInput):
        checked("email.send_reply", {"to": GRACE}, LIMITS, MORNING + ends, MORNING)
    checked("email.send_reply", {"to": GRACE}, LIMITS, MORNING + EXPIRES_WITHIN, MORNING)


@pytest.mark.parametrize("per_day", [0, -1, 101])
def test_a_rule_acts_once_to_a_hundred_times_a_day(per_day: int) -> None:
    assert [Limits(per_day=edge).per_day for edge in (1, 100)] == [1, 100]
    with pytest.raises(ValidationError):
        Limits(per_day=per_day)


def test_an_amount_cannot_limit_what_has_none() -> None:
    limits = Limits(per_day=1, max_amount=Money(amount="5.00", currency="EUR"))

    with pytest.raises(InvalidInput):
        checked("email.send_reply", {"to": GRACE}, limits, MORNING + timedelta(days=1), MORNING)


def test_a_day_is_the_persons_own() -> None:
    assert day_in("Pacific/Auckland", MORNING.replace(hour=12)) == "2026-11-23"
    assert day_in("UTC", MORNING.replace(hour=12)) == "2026-11-22"
    assert day_in("America/Los_Angeles", MORNING.replace(hour=7)) == "2026-11-21"
    assert day_in("Nowhere/Land", MORNING) == "2026-11-22"
