"""Decisions, links and later looks, broken on purpose."""

from datetime import timedelta
from typing import Any

import pytest

from countersign.domain.task.body import Body
from countersign.domain.task.effect import Effect
from countersign.domain.task.links import Clear
from countersign.domain.task.task import Status
from countersign.domain.task.transitions import (
    decision,
    execution,
    found_absent,
    found_done,
    revise,
    way_back,
)
from countersign.ports.tasks import Filed
from countersign.usecases.tasks import act, countersign
from countersign.usecases.tasks.advance import AdvanceTask
from countersign.usecases.tasks.attempt import attempt_of
from countersign.usecases.tasks.links import LookAtLinks
from countersign.usecases.tasks.settle_review import SettleReview

Patch = pytest.MonkeyPatch


def the_digest_is_not_hashed_again(patch: Patch) -> None:
    for asked_in in (act, countersign):
        patch.setattr(asked_in, "is_what_was_decided_on", lambda *_: True)


def nobody_looks_again(patch: Patch) -> None:
    patch.setattr(execution, "REVIEW_LOOKS", (timedelta(days=900),))


def a_look_writes_what_it_does_not_find(patch: Patch) -> None:
    found = SettleReview._found

    def write(self: SettleReview, filed: Filed, effect: Effect) -> Any:
        change = found(self, filed, effect)
        if change is None or change.event.type != "found_absent":
            return change
        effector: Any = self.effectors[filed.task.kind]
        written = effector.write(attempt_of(filed, self.providers, effect))
        return found_done(
            filed.task,
            effect,
            receipt=written.receipt,
            compensator=written.compensator,
            is_last=True,
            now=self.clock.now(),
        )

    patch.setattr(SettleReview, "_found", write)


def a_look_believes_in_absence_at_once(patch: Patch) -> None:
    found = SettleReview._found

    def long_settled(self: SettleReview, filed: Filed, effect: Effect) -> Any:
        long_ago = effect.last_call_at - timedelta(days=1)
        return found(self, filed, effect.model_copy(update={"last_call_at": long_ago}))

    patch.setattr(SettleReview, "_found", long_settled)


def what_a_look_cannot_see_is_taken_for_absent(patch: Patch) -> None:
    found = SettleReview._found

    def guess(self: SettleReview, filed: Filed, effect: Effect) -> Any:
        change = found(self, filed, effect)
        return change or found_absent(filed.task, effect, now=self.clock.now())

    patch.setattr(SettleReview, "_found", guess)


def the_person_is_told_only_by_who_finds_it(patch: Patch) -> None:
    """A worker that dies after it found it tells nobody, and none after it does."""
    looked_for = SettleReview.__call__

    def once(self: SettleReview, call: Any, filed: Filed) -> str | None:
        if filed.task.status is not Status.NEEDS_REVIEW:
            return filed.task.status.lower()
        return looked_for(self, call, filed)

    patch.setattr(SettleReview, "__call__", once)


def the_claim_does_not_hold_the_links(patch: Patch) -> None:
    """The look at the other tasks is believed, whatever has happened since."""
    patch.setattr(act, "guards_of", lambda *_: ())


def nobody_looks_at_the_links(patch: Patch) -> None:
    """They hold in the claim, and nobody hears why it is refused."""
    patch.setattr(LookAtLinks, "__call__", lambda *_: Clear())


def no_link_is_kept(patch: Patch) -> None:
    """Neither looked at nor held to."""
    nobody_looks_at_the_links(patch)
    the_claim_does_not_hold_the_links(patch)


def what_waits_for_another_task_is_left_alone(patch: Patch) -> None:
    stay = AdvanceTask._stay_blocked
    patch.setattr(
        AdvanceTask,
        "_stay_blocked",
        lambda self, task: task.blocked_on == "task" or stay(self, task),
    )


def what_was_parted_stays_together(patch: Patch) -> None:
    """The person hears that the other ended, and can never decide on this one alone."""

    def together(*args: Any, **named: Any) -> Any:
        return revise(*args, **{**named, "parted": None})

    patch.setattr("countersign.usecases.tasks.hand_back.revise", together)


def another_way_is_carried_out_than_was_chosen(patch: Patch) -> None:
    """The last one, and the digest is not hashed again."""
    the_digest_is_not_hashed_again(patch)
    chosen = Body.chosen

    def last(self: Body, digest: str) -> Body:
        return chosen(self, list(self.by_digest)[-1])

    patch.setattr(Body, "chosen", last)


def what_was_tried_is_offered_again_under_the_same_keys(patch: Patch) -> None:
    _nothing_is_begun(patch, Status.CANCELLED)


def what_was_undone_is_offered_again_under_the_same_keys(patch: Patch) -> None:
    _nothing_is_begun(patch, Status.UNDONE)


def _nothing_is_begun(patch: Patch, status: Status) -> None:
    anew = way_back.must_be_anew

    patch.setattr(
        way_back, "must_be_anew", lambda task, body: task.status is not status and anew(task, body)
    )


def what_only_the_person_knows_is_approved_as_proposed(patch: Patch) -> None:
    patch.setattr(decision, "_whole", lambda body, digest: body.by_digest[digest])
