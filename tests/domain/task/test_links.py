"""What becomes of one task decides over another that is linked to it."""

from typing import get_args

import pytest

from countersign.domain.task.links import (
    CLAIMED_WHILE,
    LINKS,
    Clear,
    Ended,
    Link,
    LinkGuard,
    Links,
    Waits,
    guards_of,
    others_of,
    seen,
)
from countersign.domain.task.task import Cost, Status, Task, Undo
from countersign.domain.task.transitions import propose, revise
from tests.domain.task.ready_made import approved
from tests.factories import TASK, body, proposed
from tests.fakes.system import MORNING

UNDO_STATES: tuple[Undo | None, ...] = (None, *get_args(Undo))
OTHER = "tsk_2"


def linked(link: Link) -> Task:
    return proposed().after.model_copy(update={link: (OTHER,)})


def other(status: Status, undo: Undo | None = None) -> dict[str, Task]:
    task = proposed(body(task_id=OTHER)).after
    return {OTHER: task.model_copy(update={"status": status, "undo_state": undo})}


@pytest.mark.parametrize("undo", UNDO_STATES)
@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("link", LINKS)
def test_a_look_says_clear_exactly_where_the_claim_would_hold(
    link: Link, status: Status, undo: Undo | None
) -> None:
    others = other(status, undo)

    assert (seen(linked(link), others) == Clear()) is CLAIMED_WHILE[link].holds(others[OTHER])


@pytest.mark.parametrize(
    ("link", "waits_for"),
    [
        ("depends_on", "AWAITING_APPROVAL APPROVED EXECUTING NEEDS_REVIEW"),
        ("conflicts_with", "EXECUTING NEEDS_REVIEW"),
        ("together_with", ""),
    ],
)
def test_it_waits_while_it_is_not_known_what_becomes_of_the_other(
    link: Link, waits_for: str
) -> None:
    waits = {status for status in Status if isinstance(seen(linked(link), other(status)), Waits)}

    assert waits == {Status(one) for one in waits_for.split()}


def test_what_is_in_the_way_and_being_taken_back_is_waited_for() -> None:
    assert isinstance(seen(linked("conflicts_with"), other(Status.COMPLETED, "pending")), Waits)


@pytest.mark.parametrize(
    ("link", "status", "undo", "words"),
    [
        ("depends_on", Status.REJECTED, None, "{other}, which this needs, was declined."),
        ("depends_on", Status.CANCELLED, None, "{other}, which this needs, was cancelled."),
        ("depends_on", Status.EXPIRED, None, "{other}, which this needs, has expired."),
        ("depends_on", Status.FAILED, None, "{other}, which this needs, failed."),
        ("depends_on", Status.UNDONE, "done", "{other}, which this needs, was undone."),
        (
            "depends_on",
            Status.COMPLETED,
            "pending",
            "{other}, which this needs, is being taken back.",
        ),
        (
            "depends_on",
            Status.COMPLETED,
            "review",
            "{other}, which this needs, may have been taken back.",
        ),
        ("together_with", Status.REJECTED, None, "{other}, which goes with this, was declined."),
        (
            "conflicts_with",
            Status.COMPLETED,
            None,
            "{other} was carried out, and only one of the two may be.",
        ),
    ],
)
def test_it_says_what_became_of_the_other(
    link: Link, status: Status, undo: Undo | None, words: str
) -> None:
    verdict = seen(linked(link), other(status, undo))

    assert isinstance(verdict, Ended)
    assert verdict.why == words.format(other=other(status)[OTHER].summary)
    assert verdict.parted == (OTHER if link == "together_with" else None)


def test_a_summary_of_a_strangers_making_leaves_room_for_what_became_of_it() -> None:
    others = {OTHER: other(Status.REJECTED)[OTHER].model_copy(update={"summary": "x" * 9_000})}

    verdict = seen(linked("depends_on"), others)

    assert isinstance(verdict, Ended)
    assert len(verdict.why) < 300
    assert verdict.why.endswith("was declined.")


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("depends_on", "A task, which this needs, is not there any more."),
        ("together_with", "A task, which goes with this, is not there any more."),
    ],
)
def test_what_is_gone_is_told_as_well(link: Link, words: str) -> None:
    verdict = seen(linked(link), {})

    assert isinstance(verdict, Ended)
    assert verdict.why == words


def test_nothing_that_is_gone_is_in_the_way() -> None:
    assert seen(linked("conflicts_with"), {}) == Clear()


def test_what_cannot_be_mended_is_told_before_what_may_pass() -> None:
    task = proposed().after.model_copy(update={"depends_on": (OTHER, "tsk_3")})
    waiting = {OTHER: other(Status.APPROVED)[OTHER], "tsk_3": other(Status.REJECTED)[OTHER]}

    assert isinstance(seen(task, waiting), Ended)


def test_a_task_without_links_holds_to_nothing_and_tells_nobody() -> None:
    task = proposed().after

    assert (guards_of(task), others_of(task), seen(task, {})) == ((), (), Clear())


def test_every_other_is_guarded_and_told() -> None:
    links = {"depends_on": ("a",), "conflicts_with": ("b",), "together_with": ("c", "b")}
    task = proposed().after.model_copy(update={**links, "needed_by": ("d", "a")})

    assert guards_of(task) == (
        LinkGuard("a", "depends_on"),
        LinkGuard("b", "conflicts_with"),
        LinkGuard("c", "together_with"),
        LinkGuard("b", "together_with"),
    )
    assert others_of(task) == ("a", "b", "c", "d")


def test_links_are_told_in_the_history_from_the_first_event_on() -> None:
    birth = propose(
        body(),
        agent_id="agt_1",
        agent_type="email",
        priority=50,
        engine="rules",
        cost=Cost(),
        now=MORNING,
        lifetime_hours=72,
        links=Links(depends_on=("tsk_2",), needed_by=("tsk_3",)),
    )

    assert (birth.after.depends_on, birth.after.needed_by) == (("tsk_2",), ("tsk_3",))
    assert birth.event.data == {"depends_on": ["tsk_2"], "needed_by": ["tsk_3"]}
    assert proposed().event.data == {}


def test_whoever_was_told_that_the_other_ended_goes_on_alone() -> None:
    task = approved(proposed().after).after.model_copy(update={"together_with": (OTHER, "tsk_3")})

    change = revise(task, body(), changed="It was declined.", parted=OTHER, now=MORNING)

    assert change.after.together_with == ("tsk_3",)
    assert change.event.data == {"changed": "It was declined.", "parted": OTHER}
    assert change.after.task_id == TASK
