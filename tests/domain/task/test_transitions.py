"""What each move writes: on the head, in the record, and when the clock comes for it."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from countersign.domain.actions.email.draft_reply import DraftReply
from countersign.domain.actions.reach import Touches, UndoClass
from countersign.domain.errors import InvalidMove
from countersign.domain.task.body import Evidence
from countersign.domain.task.effect import EffectState
from countersign.domain.task.origin import Origin
from countersign.domain.task.task import Decision, Enter, Status
from countersign.domain.task.transitions import (
    Change,
    approve,
    ask_undo,
    block,
    claim,
    claim_undo,
    fail,
    give_up,
    instruct,
    reopen,
    restart,
    review,
    revise,
    snooze,
    withdraw,
)
from countersign.domain.task.transitions.edit import follow
from tests.domain.task.ready_made import (
    COOLING,
    LEASE,
    NOW,
    PROBLEM,
    WAYS,
    approved,
    decision_on,
    origins_of,
    task_in,
)
from tests.factories import body, body_of, known_people, proposed, reply, sent


@pytest.mark.parametrize("name", sorted(WAYS.keys() - {"edit"}))  # its look stays as it was
def test_the_clock_comes_for_what_is_under_way_and_not_at_once(name: str) -> None:
    after = WAYS[name][1](task_in(min(origins_of(name)))).after

    assert after.is_final or (after.due_at is not None and after.due_at > NOW)


def test_the_clock_comes_for_what_begins_anew_or_is_blocked() -> None:
    task = task_in(Status.APPROVED)
    moves = (
        restart(task, why="lost", by="clock", now=NOW),
        block(task, reason="Not connected.", since=NOW, now=NOW),
    )

    assert all(move.after.due_at and move.after.due_at > NOW for move in moves)


def test_the_record_says_by_which_rule_and_only_then() -> None:
    task = task_in(Status.AWAITING_APPROVAL)
    by_rule = Decision(by="rule", at=NOW, digest=task.digest, rule_id="rul_1")

    assert approved(task).event.data == {}
    assert approve(task, body_of(task), by=by_rule, cooling=COOLING).event.data == {
        "rule_id": "rul_1"
    }


@pytest.mark.parametrize("ended", ["fail", "review"])
def test_the_record_says_at_which_step_and_why_it_came_to_nothing(ended: str) -> None:
    change = WAYS[ended][1](task_in(Status.EXECUTING))

    assert change.event.data == {"step": "draft", "code": PROBLEM.code}


@pytest.mark.parametrize(
    ("name", "happened"), [("resolve_happened", True), ("resolve_did_not", False)]
)
def test_the_record_says_what_the_person_saw(name: str, happened: bool) -> None:
    change = WAYS[name][1](task_in(Status.NEEDS_REVIEW))

    assert change.event.data == {"happened": happened}
    assert change.after.error == (None if happened else PROBLEM)
    unseen = task_in(Status.NEEDS_REVIEW).model_copy(update={"error": None})
    assert WAYS[name][1](unseen).after.error is None


def test_what_is_withdrawn_while_snoozed_is_done() -> None:
    snoozed = task_in(Status.AWAITING_APPROVAL).model_copy(update={"snoozed_until": NOW})

    withdrawn = withdraw(snoozed, problem=PROBLEM, now=NOW)

    assert (withdrawn.after.view, withdrawn.event.data) == ("done", {"code": PROBLEM.code})


def test_the_record_says_which_wish_could_not_be_followed_and_why() -> None:
    asked = instruct(task_in(Status.AWAITING_APPROVAL), text="Shorter.", now=NOW).after

    given_up = give_up(asked, problem=PROBLEM, by="agent", now=NOW)

    assert given_up.event.data == {"asked_at": asked.sequence, "code": PROBLEM.code}
    assert given_up.after.pending is None


def test_what_was_not_decided_cannot_be_claimed() -> None:
    task = task_in(Status.APPROVED).model_copy(update={"decided": None})

    with pytest.raises(InvalidMove):
        claim(task, step="draft", lease="mine", now=NOW, lease_for=LEASE)


def test_another_digest_than_the_decided_one_cannot_be_claimed() -> None:
    task = task_in(Status.APPROVED).model_copy(update={"digest": "0" * 64})

    with pytest.raises(InvalidMove):
        claim(task, step="draft", lease="mine", now=NOW, lease_for=LEASE)


def test_nothing_is_rewritten_or_given_up_that_nobody_asked_for() -> None:
    task = task_in(Status.AWAITING_APPROVAL)

    with pytest.raises(InvalidMove):
        follow(task, body(), action=reply(body="At one."), engine="rules", now=NOW)
    with pytest.raises(InvalidMove):
        give_up(task, problem=PROBLEM, by="agent", now=NOW)


@pytest.mark.parametrize("state", [None, "done", "failed", "review"])
def test_nothing_is_taken_back_that_nobody_asked_to_undo(state: str | None) -> None:
    task = task_in(Status.COMPLETED).model_copy(update={"undo_state": state})

    with pytest.raises(InvalidMove):
        claim_undo(task, step="draft", lease="mine", now=NOW, lease_for=LEASE, given={})


def test_a_task_that_cools_cannot_be_claimed() -> None:
    task = task_in(Status.APPROVED).model_copy(update={"act_not_before": NOW + COOLING})

    with pytest.raises(InvalidMove):
        claim(task, step="draft", lease="mine", now=NOW, lease_for=LEASE)


def test_a_claim_opens_the_effect_that_carries_the_digest() -> None:
    task = task_in(Status.APPROVED)

    effect = claim(task, step="draft", lease="mine", now=NOW, lease_for=LEASE).effect

    assert effect is not None
    assert (effect.state, effect.digest, effect.key) == (
        EffectState.OPEN,
        task.digest,
        f"{task.task_id}.1.draft",
    )
    assert effect.lease_until == NOW + LEASE


@pytest.mark.parametrize("origin", [Origin.CORRESPONDENT, Origin.UNKNOWN])
def test_what_others_notice_cools_first(origin: Origin) -> None:
    letter = sent()
    letter_body = body(action=letter, provenance=known_people(letter, origin))
    waiting = proposed(letter_body).after

    approval = approve(waiting, letter_body, by=decision_on(waiting), cooling=COOLING)

    assert approval.after.touches in {Touches.KNOWN_PERSON, Touches.EXTERNAL}
    assert approval.after.act_not_before == NOW + COOLING


def test_what_cannot_be_taken_back_cools_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DraftReply, "undo_class", lambda _: UndoClass.IRREVERSIBLE)

    assert approved(task_in(Status.AWAITING_APPROVAL)).after.act_not_before == NOW + COOLING


def test_a_head_that_says_less_does_not_shorten_the_cooling() -> None:
    """What cools is told by what would be done, whatever the row of the head says."""
    letter_body = body(action=sent())
    waiting = proposed(letter_body).after.model_copy(update={"touches": Touches.SELF})

    approval = approve(waiting, letter_body, by=decision_on(waiting), cooling=COOLING)

    assert approval.after.act_not_before == NOW + COOLING


def test_a_draft_does_not_cool() -> None:
    assert approved(task_in(Status.AWAITING_APPROVAL)).after.act_not_before == NOW


def test_a_changed_world_asks_anew() -> None:
    task = task_in(Status.APPROVED)

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

    task = task_in(Status.APPROVED)
    change = revise(task, body(evidence=before), changed="Two wrote.", evidence=news, now=NOW)

    assert change.body is not None
    assert change.body.evidence == (*before[1:], *news)


def test_who_is_asked_anew_is_not_told_of_an_old_block_or_error() -> None:
    blocked = block(task_in(Status.APPROVED), reason="Not connected.", since=NOW, now=NOW).after

    revised = revise(blocked, body(), changed="Three days.", now=NOW).after
    reopened = reopen(task_in(Status.REJECTED), body(), now=NOW).after

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
    asked = ask_undo(task_in(Status.COMPLETED), by=decision_on(task_in(Status.COMPLETED))).after
    begun = claim_undo(asked, step="draft", lease="mine", now=NOW, lease_for=LEASE, given={})
    assert begun.effect is not None

    ended = ending(begun.after, begun.effect, problem=PROBLEM, now=NOW)

    assert ended.effect is not None
    assert (ended.effect.state, ended.effect.closed_at) == (state, NOW)
    assert (ended.after.status, ended.after.undo_state) == (Status.COMPLETED, undo)
    assert ended.after.error == PROBLEM


def test_a_restart_goes_on_from_the_decision() -> None:
    task = task_in(Status.APPROVED)

    after = restart(task, why="lost", by="clock", now=NOW).after

    assert (after.status, after.run, after.enter) == (Status.APPROVED, 2, Enter.ACT)
    assert after.decided == task.decided


def test_a_block_leaves_the_approval_standing() -> None:
    task = task_in(Status.APPROVED)

    after = block(task, reason="Not connected.", since=NOW, now=NOW).after

    assert (after.status, after.decided, after.digest) == (task.status, task.decided, task.digest)
    assert after.blocked_by == "Not connected."


def test_a_shorter_snooze_does_not_bring_the_end_nearer() -> None:
    waiting = task_in(Status.AWAITING_APPROVAL)
    longer = snooze(waiting, until=NOW + timedelta(days=20), now=NOW).after

    shorter = snooze(longer, until=NOW + timedelta(days=1), now=NOW).after

    assert shorter.snoozed_until == NOW + timedelta(days=1)
    assert shorter.expires_at == longer.expires_at > NOW + timedelta(days=20)


def test_a_task_put_off_has_its_whole_lifetime_afterwards() -> None:
    waiting = task_in(Status.AWAITING_APPROVAL)
    until = NOW + timedelta(days=20)

    snoozed = snooze(waiting, until=until, now=NOW).after

    assert snoozed.expires_at == until + timedelta(hours=waiting.lifetime_hours)
