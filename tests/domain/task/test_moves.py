"""The table of moves: what it allows works, everything else is refused."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from countersign.domain.actions.reach import Touches, UndoClass
from countersign.domain.errors import InvalidMove, NotWaiting
from countersign.domain.task.body import Evidence
from countersign.domain.task.effect import Effect, EffectState
from countersign.domain.task.task import (
    IN_FLIGHT,
    MOVES,
    VIEW_OF,
    Decision,
    Enter,
    Status,
    Task,
    TaskProblem,
)
from countersign.domain.task.transitions import (
    Change,
    approve,
    ask_undo,
    block,
    cancel,
    claim,
    claim_undo,
    expire,
    fail,
    give_up,
    instruct,
    reject,
    reopen,
    resolve,
    restart,
    retry,
    review,
    revise,
    settle,
    snooze,
    wake,
    withdraw,
)
from countersign.domain.task.transitions.edit import edit, follow
from tests.factories import body, proposed, reply
from tests.fakes.system import MORNING

NOW = MORNING + timedelta(minutes=5)
COOLING = timedelta(seconds=15)
LEASE = timedelta(seconds=45)
PROBLEM = TaskProblem(code="no", message="No.", retryable=True)


def _in(status: Status) -> Task:
    task = proposed().after
    decided = Decision(by="user", at=MORNING, digest=task.digest)
    return task.model_copy(
        update={
            "status": status,
            "decided": decided,
            "act_not_before": MORNING,
            "error": PROBLEM,
            "undoable": True,
        }
    )


def _effect(task: Task) -> Effect:
    return Effect(
        user_id=task.user_id,
        task_id=task.task_id,
        revision=task.revision,
        step="draft",
        state=EffectState.OPEN,
        digest=task.digest,
        lease="mine",
        lease_until=NOW + LEASE,
        opened_at=NOW,
        last_call_at=NOW,
    )


def _decision(task: Task) -> Decision:
    return Decision(by="user", at=NOW, digest=task.digest)


def _approve(task: Task) -> Change:
    return approve(task, by=_decision(task), cooling=COOLING)


WAYS: dict[str, tuple[Status, Callable[[Task], Change]]] = {
    "approve": (Status.APPROVED, _approve),
    "reject": (Status.REJECTED, lambda task: reject(task, now=NOW, reason=None, text=None)),
    "expire": (Status.EXPIRED, lambda task: expire(task, now=NOW)),
    "claim": (
        Status.EXECUTING,
        lambda task: claim(task, step="draft", lease="mine", now=NOW, lease_for=LEASE),
    ),
    "settle": (
        Status.COMPLETED,
        lambda task: settle(task, _effect(task), receipt={}, compensator=None, now=NOW),
    ),
    "fail": (Status.FAILED, lambda task: fail(task, _effect(task), problem=PROBLEM, now=NOW)),
    "review": (
        Status.NEEDS_REVIEW,
        lambda task: review(task, _effect(task), problem=PROBLEM, now=NOW),
    ),
    "revise": (
        Status.AWAITING_APPROVAL,
        lambda task: revise(task, body(), changed="Grace wrote again.", now=NOW),
    ),
    "cancel": (Status.CANCELLED, lambda task: cancel(task, now=NOW)),
    "retry": (Status.APPROVED, lambda task: retry(task, by=_decision(task), cooling=COOLING)),
    "reopen": (Status.AWAITING_APPROVAL, lambda task: reopen(task, now=NOW)),
    "resolve_happened": (
        Status.COMPLETED,
        lambda task: resolve(task, happened=True, now=NOW),
    ),
    "resolve_did_not": (Status.FAILED, lambda task: resolve(task, happened=False, now=NOW)),
    "edit": (
        Status.AWAITING_APPROVAL,
        lambda task: edit(task, body(), action=reply(body="At one."), now=NOW),
    ),
    "snooze": (
        Status.AWAITING_APPROVAL,
        lambda task: snooze(task, until=NOW + timedelta(days=1), now=NOW),
    ),
    "wake": (Status.AWAITING_APPROVAL, lambda task: wake(task, by_clock=False, now=NOW)),
    "ask_undo": (Status.COMPLETED, lambda task: ask_undo(task, by=_decision(task))),
}

FROM: dict[str, set[Status]] = {
    "approve": {Status.AWAITING_APPROVAL},
    "retry": {Status.FAILED},
    "reopen": {Status.REJECTED, Status.EXPIRED},
    "resolve_happened": {Status.NEEDS_REVIEW},
    "resolve_did_not": {Status.NEEDS_REVIEW},
    "revise": {Status.APPROVED},
    "edit": {Status.AWAITING_APPROVAL},
    "snooze": {Status.AWAITING_APPROVAL},
    "wake": {Status.AWAITING_APPROVAL},
    "ask_undo": {Status.COMPLETED},
}
"""Where a move begins, if not wherever the table leads to where it ends."""


def _origins(name: str) -> set[Status]:
    to = WAYS[name][0]
    return FROM.get(name, {status for status in Status if to in MOVES[status]})


ALLOWED = [(status, name) for name in WAYS for status in Status if status in _origins(name)]
REFUSED = [(status, name) for name in WAYS for status in Status if status not in _origins(name)]


@pytest.mark.parametrize(("status", "name"), ALLOWED)
def test_an_allowed_move_is_made(status: Status, name: str) -> None:
    to, way = WAYS[name]
    task = _in(status)

    change = way(task)

    assert change.before == task
    assert change.after.status is to
    assert change.after.sequence == change.event.sequence == task.sequence + 1


@pytest.mark.parametrize(("status", "name"), REFUSED)
def test_any_other_move_is_refused(status: Status, name: str) -> None:
    _, way = WAYS[name]

    with pytest.raises((InvalidMove, NotWaiting)):
        way(_in(status))


def test_every_status_stands_in_the_table_and_in_a_view() -> None:
    assert set(MOVES) == set(VIEW_OF) == set(Status)


def test_the_person_finds_a_task_where_they_look_for_it() -> None:
    assert {status: _in(status).view for status in Status} == {
        Status.AWAITING_APPROVAL: "waiting",
        Status.APPROVED: "active",
        Status.EXECUTING: "active",
        Status.NEEDS_REVIEW: "active",
        Status.COMPLETED: "done",
        Status.FAILED: "done",
        Status.REJECTED: "done",
        Status.EXPIRED: "done",
        Status.CANCELLED: "done",
        Status.UNDONE: "done",
    }


def test_the_table_is_the_one_of_the_design() -> None:
    table = {status.value: {to.value for to in MOVES[status]} for status in Status}

    assert table == {
        "AWAITING_APPROVAL": {"APPROVED", "REJECTED", "EXPIRED"},
        "APPROVED": {"EXECUTING", "CANCELLED", "AWAITING_APPROVAL", "EXPIRED"},
        "EXECUTING": {"COMPLETED", "FAILED", "NEEDS_REVIEW"},
        "FAILED": {"APPROVED"},
        "NEEDS_REVIEW": {"COMPLETED", "FAILED"},
        "COMPLETED": {"UNDONE"},
        "REJECTED": {"AWAITING_APPROVAL"},
        "EXPIRED": {"AWAITING_APPROVAL"},
        "CANCELLED": set(),
        "UNDONE": set(),
    }


@pytest.mark.parametrize("status", list(Status))
def test_the_clock_watches_exactly_what_is_not_final(status: Status) -> None:
    task = _in(status)

    assert task.is_final == (status not in {Status.AWAITING_APPROVAL, *IN_FLIGHT})


@pytest.mark.parametrize("name", sorted(WAYS))
def test_only_a_final_task_leaves_the_clock(name: str) -> None:
    origin = min(_origins(name))

    after = WAYS[name][1](_in(origin)).after

    assert (after.due_at is None) == after.is_final


@pytest.mark.parametrize("name", sorted(WAYS.keys() - {"edit"}))  # its look stays as it was
def test_the_clock_comes_for_what_is_under_way_and_not_at_once(name: str) -> None:
    after = WAYS[name][1](_in(min(_origins(name)))).after

    assert after.is_final or (after.due_at is not None and after.due_at > NOW)


def test_the_clock_comes_for_what_begins_anew_or_is_blocked() -> None:
    task = _in(Status.APPROVED)
    moves = (
        restart(task, why="lost", by="clock", now=NOW),
        block(task, reason="Not connected.", since=NOW, now=NOW),
    )

    assert all(move.after.due_at and move.after.due_at > NOW for move in moves)


def test_the_record_says_by_which_rule_and_only_then() -> None:
    task = _in(Status.AWAITING_APPROVAL)
    by_rule = Decision(by="rule", at=NOW, digest=task.digest, rule_id="rul_1")

    assert _approve(task).event.data == {}
    assert approve(task, by=by_rule, cooling=COOLING).event.data == {"rule_id": "rul_1"}


@pytest.mark.parametrize("ended", ["fail", "review"])
def test_the_record_says_at_which_step_and_why_it_came_to_nothing(ended: str) -> None:
    change = WAYS[ended][1](_in(Status.EXECUTING))

    assert change.event.data == {"step": "draft", "code": PROBLEM.code}


@pytest.mark.parametrize(
    ("name", "happened"), [("resolve_happened", True), ("resolve_did_not", False)]
)
def test_the_record_says_what_the_person_saw(name: str, happened: bool) -> None:
    change = WAYS[name][1](_in(Status.NEEDS_REVIEW))

    assert change.event.data == {"happened": happened}
    assert change.after.error == (None if happened else PROBLEM)
    unseen = _in(Status.NEEDS_REVIEW).model_copy(update={"error": None})
    assert WAYS[name][1](unseen).after.error is None


def test_what_is_withdrawn_while_snoozed_is_done() -> None:
    snoozed = _in(Status.AWAITING_APPROVAL).model_copy(update={"snoozed_until": NOW})

    withdrawn = withdraw(snoozed, problem=PROBLEM, now=NOW)

    assert (withdrawn.after.view, withdrawn.event.data) == ("done", {"code": PROBLEM.code})


def test_the_record_says_which_wish_could_not_be_followed_and_why() -> None:
    asked = instruct(_in(Status.AWAITING_APPROVAL), text="Shorter.", now=NOW).after

    given_up = give_up(asked, problem=PROBLEM, by="agent", now=NOW)

    assert given_up.event.data == {"asked_at": asked.sequence, "code": PROBLEM.code}
    assert given_up.after.pending is None


def test_what_was_not_decided_cannot_be_claimed() -> None:
    task = _in(Status.APPROVED).model_copy(update={"decided": None})

    with pytest.raises(InvalidMove):
        claim(task, step="draft", lease="mine", now=NOW, lease_for=LEASE)


def test_another_digest_than_the_decided_one_cannot_be_claimed() -> None:
    task = _in(Status.APPROVED).model_copy(update={"digest": "0" * 64})

    with pytest.raises(InvalidMove):
        claim(task, step="draft", lease="mine", now=NOW, lease_for=LEASE)


def test_nothing_is_rewritten_or_given_up_that_nobody_asked_for() -> None:
    task = _in(Status.AWAITING_APPROVAL)

    with pytest.raises(InvalidMove):
        follow(task, body(), action=reply(body="At one."), engine="rules", now=NOW)
    with pytest.raises(InvalidMove):
        give_up(task, problem=PROBLEM, by="agent", now=NOW)


@pytest.mark.parametrize("state", [None, "done", "failed", "review"])
def test_nothing_is_taken_back_that_nobody_asked_to_undo(state: str | None) -> None:
    task = _in(Status.COMPLETED).model_copy(update={"undo_state": state})

    with pytest.raises(InvalidMove):
        claim_undo(task, step="draft", lease="mine", now=NOW, lease_for=LEASE, given={})


def test_a_task_that_cools_cannot_be_claimed() -> None:
    task = _in(Status.APPROVED).model_copy(update={"act_not_before": NOW + COOLING})

    with pytest.raises(InvalidMove):
        claim(task, step="draft", lease="mine", now=NOW, lease_for=LEASE)


def test_a_claim_opens_the_effect_that_carries_the_digest() -> None:
    task = _in(Status.APPROVED)

    effect = claim(task, step="draft", lease="mine", now=NOW, lease_for=LEASE).effect

    assert effect is not None
    assert (effect.state, effect.digest, effect.key) == (
        EffectState.OPEN,
        task.digest,
        f"{task.task_id}.1.draft",
    )
    assert effect.lease_until == NOW + LEASE


@pytest.mark.parametrize("touches", [Touches.KNOWN_PERSON, Touches.EXTERNAL])
def test_what_others_notice_cools_first(touches: Touches) -> None:
    task = _in(Status.AWAITING_APPROVAL).model_copy(update={"touches": touches})

    assert _approve(task).after.act_not_before == NOW + COOLING


def test_what_cannot_be_taken_back_cools_first() -> None:
    task = _in(Status.AWAITING_APPROVAL).model_copy(update={"undo": UndoClass.IRREVERSIBLE})

    assert _approve(task).after.act_not_before == NOW + COOLING


def test_a_draft_does_not_cool() -> None:
    assert _approve(_in(Status.AWAITING_APPROVAL)).after.act_not_before == NOW


def test_a_changed_world_asks_anew() -> None:
    task = _in(Status.APPROVED)

    change = revise(task, body(), changed="Grace wrote again.", now=NOW)

    assert change.body is not None
    assert change.body.changed == "Grace wrote again."
    assert change.body.revision == change.after.revision == 2
    assert (change.after.run, change.after.enter) == (2, Enter.ASK)
    assert change.after.decided is None
    assert change.after.digest != task.digest
    assert change.after.expires_at == NOW + timedelta(hours=task.lifetime_hours)


def test_what_was_shown_before_the_world_changed_is_still_shown() -> None:
    before = tuple(Evidence(provider="google", ref=f"m{n}", quote="Lunch?") for n in range(19))
    news = tuple(Evidence(provider="google", ref=f"n{n}", quote="Dinner?") for n in range(2))

    change = revise(
        _in(Status.APPROVED), body(evidence=before), changed="Two wrote.", evidence=news, now=NOW
    )

    assert change.body is not None
    assert change.body.evidence == (*before[1:], *news)


def test_who_is_asked_anew_is_not_told_of_an_old_block_or_error() -> None:
    blocked = block(_in(Status.APPROVED), reason="Not connected.", since=NOW, now=NOW).after

    revised = revise(blocked, body(), changed="Three days.", now=NOW).after
    reopened = reopen(_in(Status.REJECTED), now=NOW).after

    assert (revised.blocked_by, revised.blocked_since, revised.blocked_on) == (None, None, None)
    assert reopened.error is None
    assert reopened.decided is None


@pytest.mark.parametrize(
    ("ending", "state", "undo"),
    [
        (fail, EffectState.REFUSED, "failed"),
        (review, EffectState.UNSETTLED, "review"),
    ],
)
def test_an_undo_that_came_to_nothing_is_closed_and_leaves_the_task_completed(
    ending: Callable[..., Change], state: EffectState, undo: str
) -> None:
    asked = ask_undo(_in(Status.COMPLETED), by=_decision(_in(Status.COMPLETED))).after
    begun = claim_undo(asked, step="draft", lease="mine", now=NOW, lease_for=LEASE, given={})
    assert begun.effect is not None

    ended = ending(begun.after, begun.effect, problem=PROBLEM, now=NOW)

    assert ended.effect is not None
    assert (ended.effect.state, ended.effect.closed_at) == (state, NOW)
    assert (ended.after.status, ended.after.undo_state) == (Status.COMPLETED, undo)
    assert ended.after.error == PROBLEM


def test_a_restart_goes_on_from_the_decision() -> None:
    task = _in(Status.APPROVED)

    after = restart(task, why="lost", by="clock", now=NOW).after

    assert (after.status, after.run, after.enter) == (Status.APPROVED, 2, Enter.ACT)
    assert after.decided == task.decided


def test_a_block_leaves_the_approval_standing() -> None:
    task = _in(Status.APPROVED)

    after = block(task, reason="Not connected.", since=NOW, now=NOW).after

    assert (after.status, after.decided, after.digest) == (task.status, task.decided, task.digest)
    assert after.blocked_by == "Not connected."


def test_a_shorter_snooze_does_not_bring_the_end_nearer() -> None:
    waiting = _in(Status.AWAITING_APPROVAL)
    longer = snooze(waiting, until=NOW + timedelta(days=20), now=NOW).after

    shorter = snooze(longer, until=NOW + timedelta(days=1), now=NOW).after

    assert shorter.snoozed_until == NOW + timedelta(days=1)
    assert shorter.expires_at == longer.expires_at > NOW + timedelta(days=20)


def test_a_task_put_off_has_its_whole_lifetime_afterwards() -> None:
    waiting = _in(Status.AWAITING_APPROVAL)
    until = NOW + timedelta(days=20)

    snoozed = snooze(waiting, until=until, now=NOW).after

    assert snoozed.expires_at == until + timedelta(hours=waiting.lifetime_hours)
