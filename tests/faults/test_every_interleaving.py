"""Two at the same task at the same time, changing over at every call that leaves the code."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

import pytest

from countersign.domain.actions.catalog import KINDS
from countersign.domain.errors import DomainError
from countersign.domain.task.task import REVIEW_LOOKS, Status
from countersign.ports.workflow import Call
from tests.factories import TASK, USER
from tests.fakes.provider import WriteFault
from tests.faults.breaker import Breaker
from tests.faults.interleaving import Turns, plans
from tests.faults.invariants import CLEAN, listed, reckon
from tests.faults.user_actions import edited
from tests.faults.world import World
from tests.kinds.example import OF_EACH_SHAPE, UNDOABLE
from tests.share import FAULTS_ONE_IN, share

Step = Callable[[World], None]

AT_REST = frozenset(Status) - {Status.APPROVED, Status.EXECUTING}


@dataclass(frozen=True)
class Meeting:
    """`ends`: every status in which the two may leave the task, however they meet. `several_ways`:
    the person has to choose among alternatives."""

    scene: Step
    first: Step
    second: Step
    ends: frozenset[Status] = AT_REST
    several_ways: bool = False

    def __str__(self) -> str:
        return f"{self.scene.__name__}-{self.first.__name__}-{self.second.__name__}"


def just_proposed(world: World) -> None:
    world.propose()


def asked(world: World) -> None:
    world.propose()
    world.run()


def expires_now(world: World) -> None:
    asked(world)
    world.clock.move_to(world.task.expires_at - timedelta(milliseconds=1))


def approved(world: World) -> None:
    asked(world)
    world.tap_approve()
    world.clock.wait(seconds=20)
    world.workflow.pass_time()


def half_done(world: World) -> None:
    """No answer came, and the write was carried out after somebody looked; nobody holds a lease."""
    _without_an_answer(world, "lands_late")


def cancelled(world: World) -> None:
    approved(world)
    world.tap_cancel()


def undone(world: World) -> None:
    undo_asked(world)
    world.run()


def put_back_asked(world: World) -> None:
    completed(world)
    world.tap_put_back()


def hardly_begun(world: World) -> None:
    """No answer came, and nothing was written; nobody holds a lease."""
    _without_an_answer(world, "lost_before")


def _without_an_answer(world: World, fault: WriteFault) -> None:
    approved(world)
    world.provider.write_faults.append(fault)
    world.act(world.call_to_act())
    world.clock.wait(seconds=60)
    assert world.task.status is Status.EXECUTING


def completed(world: World) -> None:
    approved(world)
    world.run()


def undo_asked(world: World) -> None:
    completed(world)
    world.tap_undo()


def failed(world: World) -> None:
    approved(world)
    world.provider.write_faults.append("refused")
    world.run()
    world.provider.write_faults.clear()


def in_doubt(world: World) -> None:
    approved(world)
    world.provider.write_faults.append("lost_after")
    world.provider.shows_nothing = True
    world.run()
    world.provider.shows_nothing = False


def in_doubt_until_a_look(world: World) -> None:
    """A look is due, and nobody has noticed."""
    in_doubt(world)
    world.clock.wait(seconds=REVIEW_LOOKS[0].total_seconds())


def looked_for(world: World) -> None:
    """A run has begun to look, and its call is on its way."""
    in_doubt_until_a_look(world)
    look_at_the_run(world)
    world.workflow.pass_time()


def blocked(world: World) -> None:
    asked(world)
    world.disconnect()
    world.tap_approve()
    world.run()
    world.provider.connected = True


def blocked_for_three_days(world: World) -> None:
    blocked(world)
    world.clock.wait(hours=72)


def act(world: World) -> None:
    world.act(world.call_to_act())


def the_message(world: World) -> None:
    """What the workflow has sent, as it stands in the queue."""
    for run in list(world.workflow.runs.values()):
        if run.token is not None:
            call = Call(USER, TASK, run.run, run.enter, run.token, run.started_at)
            (world.ask if run.state == "ask" else world.act)(call)


def look(world: World) -> None:
    world.advance(USER, TASK)


def look_at_the_run(world: World) -> None:
    world.advance(USER, TASK, check_run=True)


def look_when_the_run_is_lost(world: World) -> None:
    for run in list(world.workflow.runs.values()):
        world.workflow.lose(run.task_id, run.run)
    look_at_the_run(world)


def expire(world: World) -> None:
    world.clock.wait(seconds=1)
    look_at_the_run(world)


def approve(world: World) -> None:
    world.decide.approve(world.person, TASK, world.task.digest)


def choose_the_first(world: World) -> None:
    world.decide.approve(world.person, TASK, world.way(1))


def choose_the_second(world: World) -> None:
    world.decide.approve(world.person, TASK, world.way(2))


def put_back(world: World) -> None:
    """The approval, or what was done, whichever it is by now."""
    digest = world.task.digest
    if world.task.status is Status.COMPLETED:
        world.change.undo(world.person, TASK, digest, reopens=True)
    else:
        world.change.cancel(world.person, TASK, digest, reopens=True)


def reopen(world: World) -> None:
    world.change.reopen(world.person, TASK, world.task.digest)


def approve_among_others(world: World) -> None:
    world.decide.approve_among_others(world.person, TASK, world.task.digest)


def reject(world: World) -> None:
    world.decide.reject(world.person, TASK, world.task.digest, reason=None, text=None)


def edit(world: World) -> None:
    action = edited(world.present_action, "At one, please.")
    world.change.edit(world.person, TASK, world.task.digest, action)


def snooze(world: World) -> None:
    until = world.clock.now() + timedelta(hours=1)
    world.change.snooze(world.person, TASK, world.task.digest, until)


def cancel(world: World) -> None:
    world.change.cancel(world.person, TASK, world.task.digest)


def undo(world: World) -> None:
    world.change.undo(world.person, TASK, world.task.digest)


def retry(world: World) -> None:
    world.change.retry(world.person, TASK, world.task.digest)


def say_it_happened(world: World) -> None:
    world.change.resolve(world.person, TASK, world.task.digest, happened=True)


def retry_in_doubt(world: World) -> None:
    world.change.resolve(world.person, TASK, world.task.digest, happened=False)
    retry(world)


def reconnect(world: World) -> None:
    state = world.connect.begin(world.person, "google")
    world.connect.complete(world.person, world.connect.come_back("google", state, "code"))


_DONE = frozenset({Status.COMPLETED})
_UNDONE = frozenset({Status.UNDONE})
_ASKED_AGAIN = frozenset({Status.COMPLETED, Status.AWAITING_APPROVAL})

MEETINGS = (
    Meeting(just_proposed, look, look),
    Meeting(just_proposed, look, approve, _DONE),
    Meeting(just_proposed, look_at_the_run, look_at_the_run),
    Meeting(asked, approve, approve, _DONE),
    Meeting(asked, approve, reject, frozenset({Status.COMPLETED, Status.REJECTED})),
    Meeting(asked, approve, edit, _ASKED_AGAIN),
    Meeting(asked, approve_among_others, edit, _ASKED_AGAIN),
    Meeting(asked, approve, snooze, _ASKED_AGAIN),
    Meeting(asked, approve, the_message, _DONE),
    Meeting(asked, edit, edit, frozenset({Status.AWAITING_APPROVAL})),
    Meeting(expires_now, approve, expire, frozenset({Status.COMPLETED, Status.EXPIRED})),
    Meeting(expires_now, edit, expire, frozenset({Status.EXPIRED})),
    Meeting(approved, act, act, _DONE),
    Meeting(approved, the_message, the_message, _DONE),
    Meeting(approved, act, cancel, frozenset({Status.COMPLETED, Status.CANCELLED})),
    Meeting(approved, act, look, _DONE),
    Meeting(approved, act, look_when_the_run_is_lost, _DONE),
    Meeting(hardly_begun, act, act, _DONE),
    Meeting(hardly_begun, act, look_when_the_run_is_lost, _DONE),
    Meeting(half_done, act, act, _DONE),
    Meeting(half_done, act, look_when_the_run_is_lost, _DONE),
    Meeting(completed, undo, undo, _UNDONE),
    Meeting(completed, undo, retry, _UNDONE),
    Meeting(undo_asked, act, act, _UNDONE),
    Meeting(undo_asked, act, look_when_the_run_is_lost, _UNDONE),
    Meeting(failed, retry, retry, _DONE),
    Meeting(failed, retry, undo, _DONE),
    Meeting(in_doubt, say_it_happened, retry_in_doubt, _DONE),
    Meeting(in_doubt, retry_in_doubt, retry_in_doubt, _DONE),
    Meeting(in_doubt_until_a_look, look_at_the_run, look_at_the_run, _DONE),
    Meeting(in_doubt_until_a_look, look_at_the_run, say_it_happened, _DONE),
    Meeting(in_doubt_until_a_look, look_at_the_run, retry_in_doubt, _DONE),
    Meeting(looked_for, act, act, _DONE),
    Meeting(looked_for, act, say_it_happened, _DONE),
    Meeting(looked_for, act, retry_in_doubt, _DONE),
    Meeting(blocked, reconnect, look_at_the_run, _DONE),
    Meeting(blocked, reconnect, cancel, frozenset({Status.COMPLETED, Status.CANCELLED})),
    Meeting(blocked_for_three_days, reconnect, look_at_the_run, _ASKED_AGAIN),
)

OF_SEVERAL_WAYS = (
    Meeting(asked, choose_the_first, choose_the_second, _DONE, several_ways=True),
    Meeting(asked, choose_the_second, choose_the_second, _DONE, several_ways=True),
    Meeting(asked, choose_the_second, edit, _ASKED_AGAIN, several_ways=True),
    Meeting(
        asked,
        choose_the_second,
        reject,
        frozenset({Status.COMPLETED, Status.REJECTED}),
        several_ways=True,
    ),
    Meeting(just_proposed, look, choose_the_second, _DONE, several_ways=True),
    Meeting(approved, act, act, _DONE, several_ways=True),
    Meeting(approved, act, put_back, _ASKED_AGAIN, several_ways=True),
    Meeting(approved, put_back, choose_the_first, _ASKED_AGAIN, several_ways=True),
    Meeting(put_back_asked, act, act, _ASKED_AGAIN, several_ways=True),
    Meeting(cancelled, reopen, reopen, _ASKED_AGAIN, several_ways=True),
    Meeting(undone, reopen, reopen, _ASKED_AGAIN, several_ways=True),
    Meeting(undone, reopen, undo, _ASKED_AGAIN, several_ways=True),
)

AT_THE_MAILBOX = tuple(
    Meeting(scene, act, act, _UNDONE if scene is undo_asked else _DONE)
    for scene in (approved, hardly_begun, half_done, undo_asked)
)


def calls_alone(meeting: Meeting, step: Step, kind: str | None) -> int:
    breaker = Breaker()
    world = World(breaker, kind=kind, several_ways=meeting.several_ways)
    meeting.scene(world)
    before = len(breaker.calls)
    with suppress(DomainError):
        step(world)
    return len(breaker.calls) - before


def met(meeting: Meeting, plan: tuple[int, ...], kind: str | None) -> str | None:
    """Let them meet by this plan; answers what is wrong afterwards."""
    breaker = Breaker()
    world = World(breaker, kind=kind, several_ways=meeting.several_ways)
    meeting.scene(world)
    Turns(breaker, plan).play(lambda: meeting.first(world), lambda: meeting.second(world))
    world.run()
    reckoning = reckon(world)
    if reckoning != CLEAN or world.task.status not in meeting.ends:
        return f"{world.task.status}, {reckoning}"
    return None


def troubles_of(
    meeting: Meeting, changes: int, kind: str | None = None, *, one_in: int = 1
) -> list[str]:
    first = calls_alone(meeting, meeting.first, kind)
    second = calls_alone(meeting, meeting.second, kind)
    return [
        f"changing over after {plan}: {trouble}"
        for plan in share(plans(first, second, changes), f"{meeting} {kind}", one_in)
        if (trouble := met(meeting, plan, kind))
    ]


def kinds_for(meeting: Meeting) -> list[str]:
    return list(UNDOABLE if meeting.scene is undo_asked else KINDS)


@pytest.mark.parametrize("meeting", MEETINGS, ids=str)
def test_wherever_two_change_over_twice_the_record_stays_true(meeting: Meeting) -> None:
    troubles = troubles_of(meeting, 2, one_in=FAULTS_ONE_IN)

    assert not troubles, listed(troubles)


@pytest.mark.parametrize("meeting", OF_SEVERAL_WAYS, ids=str)
def test_wherever_two_meet_over_a_choice_one_of_them_made_it(meeting: Meeting) -> None:
    troubles = troubles_of(meeting, 2, one_in=FAULTS_ONE_IN)

    assert not troubles, listed(troubles)


@pytest.mark.faults
@pytest.mark.parametrize("meeting", [*MEETINGS, *OF_SEVERAL_WAYS], ids=str)
def test_wherever_two_change_over_three_times_the_record_stays_true(meeting: Meeting) -> None:
    troubles = troubles_of(meeting, 3)

    assert not troubles, listed(troubles)


@pytest.mark.parametrize(
    ("meeting", "kind"),
    [
        pytest.param(meeting, kind, marks=() if kind in OF_EACH_SHAPE else pytest.mark.faults)
        for meeting in AT_THE_MAILBOX
        for kind in kinds_for(meeting)
    ],
    ids=str,
)
def test_two_workers_on_one_message_touch_the_mailbox_once(meeting: Meeting, kind: str) -> None:
    troubles = troubles_of(meeting, 2, kind, one_in=FAULTS_ONE_IN)

    assert not troubles, listed(troubles)
