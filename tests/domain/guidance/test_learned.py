"""What a decision teaches, and what is left of it when it is taken back."""

from datetime import timedelta

import pytest

from countersign.agents.email.display import sender_of
from countersign.domain.actions.action import Action
from countersign.domain.actions.email.archive import Archive
from countersign.domain.actions.email.label import Label
from countersign.domain.actions.email.pile import PileItem
from countersign.domain.errors import InvalidInput
from countersign.domain.guidance.declining import DeclineReason, learned_by_declining, senders_of
from countersign.domain.guidance.directives import Directive, Greeting, LeaveAlone, LeaveFinding
from countersign.domain.guidance.learned import (
    LEARNED_AT_MOST,
    TAUGHT_BY_AT_MOST,
    LearnedEntry,
    LearnedSource,
    Teaching,
    directives_of,
    taught,
    untaught,
)
from countersign.domain.says import say
from tests.builders import mail
from tests.factories import GMAIL, USER, reply, sent
from tests.fakes.system import MORNING

SHOP = LeaveAlone(who="news@shop.example")
HELLO = Greeting(line="Hello {name},", language="en")


def item(number: int, sender: str) -> PileItem:
    return PileItem(thread_id=f"t{number}", message_ids=(f"m{number}",), sender=sender, subject="S")


def pile(*senders: str) -> Archive:
    items = tuple(item(number, sender) for number, sender in enumerate(senders))
    return Archive(integration_id=GMAIL, items=items)


def labelled(label: str, sender: str = "billing@shop.example") -> Label:
    return Label(integration_id=GMAIL, items=(item(1, sender),), label=label)


def teach(
    known: tuple[LearnedEntry, ...],
    directive: Directive,
    task_id: str,
    source: LearnedSource = "declined",
    minutes: int = 0,
) -> Teaching:
    return taught(
        known,
        [directive],
        user_id=USER,
        agent_id="agt_1",
        task_id=task_id,
        source=source,
        now=MORNING + timedelta(minutes=minutes),
    )


def after(known: tuple[LearnedEntry, ...], teaching: Teaching) -> tuple[LearnedEntry, ...]:
    left = {one.entry_id: one for one in known}
    for lesson in teaching.lessons:
        if lesson.before is not None:
            assert left.pop(lesson.before.entry_id) == lesson.before
        if lesson.after is not None:
            left[lesson.after.entry_id] = lesson.after
    return tuple(left.values())


@pytest.mark.parametrize(
    ("action", "reason", "senders", "learned"),
    [
        (reply(), "never_from_sender", (), (LeaveAlone(who="grace@example.org"),)),
        (
            reply(cc=("carl@example.org",)),
            "never_from_sender",
            (),
            (LeaveAlone(who="grace@example.org"),),
        ),
        (pile("Shop <News@Shop.example>"), "never_from_sender", (), (SHOP,)),
        (
            pile("Shop <news@shop.example>", "a@b.example"),
            "never_from_sender",
            ("news@shop.example",),
            (SHOP,),
        ),
        (
            pile("news@shop.example", "a@b.example"),
            "never_from_sender",
            ("a@b.example", "news@shop.example"),
            (LeaveAlone(who="a@b.example"), SHOP),
        ),
        (reply(), "never_this_kind", (), (LeaveFinding(finding="replies"),)),
        (sent(), "never_this_kind", (), (LeaveFinding(finding="replies"),)),
        (labelled("Receipts"), "never_this_kind", (), (LeaveFinding(finding="receipts"),)),
        (pile("a@b.example"), "never_this_kind", (), (LeaveFinding(finding="newsletters"),)),
        (reply(), "wrong", (), ()),
        (reply(), "not_now", (), ()),
        (reply(), "other", (), ()),
        (reply(), None, (), ()),
        (labelled("Suspicious"), "wrong", (), ()),
    ],
)
def test_a_reason_teaches_what_it_says(
    action: Action,
    reason: DeclineReason | None,
    senders: tuple[str, ...],
    learned: tuple[Directive, ...],
) -> None:
    assert learned_by_declining(action, reason, senders) == learned


def test_who_wants_no_reminder_of_promises_wants_replies_all_the_same() -> None:
    reminds = say("again.promised", "You wrote so.")

    assert learned_by_declining(reply(), "never_this_kind", (), reminds) == (
        LeaveFinding(finding="follow_ups"),
    )
    asks = say("asks.question", "Ana asks you.")
    assert learned_by_declining(reply(), "never_this_kind", (), asks) == (
        LeaveFinding(finding="replies"),
    )


@pytest.mark.parametrize(
    ("action", "reason", "senders", "field"),
    [
        (pile("a@b.example", "c@d.example"), "never_from_sender", (), "senders"),
        (pile("a@b.example"), "never_from_sender", ("c@d.example",), "senders"),
        (reply(cc=("c@d.example",)), "never_from_sender", ("c@d.example",), "senders"),
        (pile("nobody to be seen"), "never_from_sender", (), "reason"),
        (reply(), "never_this_kind", ("grace@example.org",), "senders"),
        (reply(), None, ("grace@example.org",), "senders"),
        (labelled("Suspicious"), "never_this_kind", (), "reason"),
        (labelled("Suspicious"), "never_from_sender", (), "reason"),
    ],
)
def test_what_a_reason_cannot_teach_is_refused(
    action: Action, reason: DeclineReason | None, senders: tuple[str, ...], field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        learned_by_declining(action, reason, senders)
    assert refused.value.params["fields"] == [field]


def test_an_address_that_hides_a_character_is_nobodys() -> None:
    assert senders_of(pile("a\u200b@b.example", "c@d.example")) == ("c@d.example",)


def test_an_address_that_is_shown_cut_off_is_nobodys() -> None:
    long = mail(sender=f"news@{'long.' * 30}example", sender_name="Shop")
    assert senders_of(pile(sender_of(long, 120), "c@d.example")) == ("c@d.example",)


def test_the_same_is_learned_once_and_names_each_task_that_taught_it() -> None:
    first = teach((), SHOP, "tsk_1")
    (entry,) = known = after((), first)
    again = teach(known, SHOP, "tsk_2", minutes=5)
    (later,) = after(known, again)

    assert first.begins == ("Nothing more from news@shop.example",)
    assert again.begins == ()
    assert later.entry_id == entry.entry_id
    assert later.learned_from == ("tsk_1", "tsk_2")
    assert (later.created_at, later.taught_at) == (MORNING, MORNING + timedelta(minutes=5))
    assert teach(known, SHOP, "tsk_1") == Teaching()


def test_what_an_edit_teaches_holds_from_the_third_task_on() -> None:
    known: tuple[LearnedEntry, ...] = ()
    begun = []
    for task_id in ("tsk_1", "tsk_1", "tsk_2", "tsk_3", "tsk_4"):
        teaching = teach(known, HELLO, task_id, "edited")
        known = after(known, teaching)
        begun.append((bool(teaching.begins), directives_of(known)))
    assert begun == [(False, ()), (False, ()), (False, ()), (True, (HELLO,)), (False, (HELLO,))]


def test_an_entry_names_the_latest_tasks() -> None:
    known: tuple[LearnedEntry, ...] = ()
    for number in range(TAUGHT_BY_AT_MOST + 3):
        known = after(known, teach(known, SHOP, f"tsk_{number}"))
    assert known[0].learned_from == tuple(f"tsk_{n}" for n in range(3, TAUGHT_BY_AT_MOST + 3))


def test_what_was_learned_longest_ago_makes_room_and_it_is_said() -> None:
    known: tuple[LearnedEntry, ...] = ()
    for number in range(LEARNED_AT_MOST):
        who = LeaveAlone(who=f"n{number}@shop.example")
        known = after(known, teach(known, who, f"tsk_{number}", minutes=number))

    teaching = teach(known, SHOP, "tsk_last", minutes=LEARNED_AT_MOST)

    assert teaching.forgotten == ("Nothing more from n0@shop.example",)
    left = after(known, teaching)
    assert len(left) == LEARNED_AT_MOST
    assert SHOP in directives_of(left)


def test_what_does_not_hold_yet_makes_room_first_and_nobody_misses_it() -> None:
    known: tuple[LearnedEntry, ...] = ()
    for number in range(LEARNED_AT_MOST - 1):
        who = LeaveAlone(who=f"n{number}@shop.example")
        known = after(known, teach(known, who, f"tsk_{number}", minutes=number))
    known = after(known, teach(known, HELLO, "tsk_e", "edited", minutes=1_000))

    teaching = teach(known, SHOP, "tsk_last", minutes=2_000)

    assert teaching.forgotten == ()
    assert HELLO not in [one.directive for one in after(known, teaching)]
    assert len(after(known, teaching)) == LEARNED_AT_MOST


def test_a_decline_that_is_taken_back_has_taught_nothing() -> None:
    known = after((), teach((), SHOP, "tsk_1"))
    teaching = untaught(known, "tsk_1")
    assert after(known, teaching) == ()
    assert teaching.forgotten == ("Nothing more from news@shop.example",)
    assert untaught(known, "tsk_2") == Teaching()


def test_what_another_decline_taught_as_well_stays() -> None:
    known = after((), teach((), SHOP, "tsk_1"))
    known = after(known, teach(known, SHOP, "tsk_2"))
    (left,) = after(known, untaught(known, "tsk_1"))
    assert left.learned_from == ("tsk_2",)


def test_the_latest_lesson_comes_last() -> None:
    one, other = LeaveAlone(who="a@b.example"), LeaveAlone(who="c@d.example")
    known = after((), teach((), one, "tsk_1"))
    known = after(known, teach(known, other, "tsk_2", minutes=1))
    known = after(known, teach(known, one, "tsk_3", minutes=2))
    assert directives_of(known) == (other, one)
