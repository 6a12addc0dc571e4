"""The person decides, on exactly what they saw."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from countersign.domain.actions.reach import read_first
from countersign.domain.errors import ChooseFirst, Irreversible, Unverified
from countersign.domain.plans.plan import PLANS
from countersign.domain.plans.quota import task_of_the_month
from countersign.domain.task.origin import Origin
from countersign.domain.task.task import Decision, Status
from countersign.domain.task.transitions import Change, approve, reject
from countersign.domain.task.transitions.decision import must_wait
from countersign.domain.users.user import User
from countersign.ports.system import Clock
from countersign.ports.tasks import Filed, Tasks
from countersign.usecases.tasks.countersign import Countersign
from countersign.usecases.tasks.if_match import IfMatch
from countersign.usecases.tasks.teach import Teach

if TYPE_CHECKING:
    from countersign.domain.guidance.declining import DeclineReason
    from countersign.domain.guidance.learned import Teaching


@dataclass(frozen=True)
class DecideTask:
    """Approve or reject. The same decision a second time writes nothing.

    Without `teach`, what the person says teaches nobody.

    All raise NotFound, StaleTask, NotWaiting and Conflict; approving also PlanLimit, when the
    plan's month is used up.
    """

    tasks: Tasks
    clock: Clock
    countersign: Countersign
    teach: Teach | None = None

    def approve(self, user: User, task_id: str, digest: str) -> Filed:
        """Countersign what the digest names: what is proposed, or one of its alternatives.

        Raises
        ------
        ChooseFirst, FillFirst
            Only the person knows what would be done, and they have not said it yet.
        """
        return self._on_digest(
            user.user_id,
            task_id,
            digest,
            lambda filed, now: self._approval(user, filed, digest, now),
            already=lambda filed: _approved_already(filed, digest),
            of_any=True,
        )

    def approve_among_others(self, user: User, task_id: str, digest: str) -> Filed:
        """Countersign one of a batch.

        Raises
        ------
        Irreversible, Unverified
            What cannot be taken back, or is not verified, is looked at on its own.
        ChooseFirst, FillFirst
            So is what leaves a choice, or is one: what was ticked in a list was not looked at.
        """

        def decide(filed: Filed, now: datetime) -> Change:
            must_wait(filed.task, now)
            _check_fit_for_batch(filed, digest)
            return self._approval(user, filed, digest, now)

        return self._on_digest(
            user.user_id,
            task_id,
            digest,
            decide,
            already=lambda filed: _approved_already(filed, digest),
        )

    def reject(
        self,
        user: User,
        task_id: str,
        digest: str,
        *,
        reason: "DeclineReason | None",
        text: str | None,
        senders: Sequence[str] = (),
    ) -> Filed:
        """Decline the task whose digest this is. A reason may teach the agent that proposed it;
        `senders`: of several, whom never_from_sender means.

        Raises
        ------
        InvalidInput
            What the reason says cannot be learned from this.
        """

        teach = self.teach
        begun: list[Teaching] = []

        def decide(filed: Filed, now: datetime) -> Change:
            teaching = None if teach is None else teach.by_declining(filed, reason, senders, now)
            if teaching is not None and teaching.begins:
                begun.append(teaching)
            return reject(filed.task, now=now, reason=reason, text=text, teaching=teaching)

        filed = self._on_digest(user.user_id, task_id, digest, decide, already=_rejected_already)
        if teach is not None and begun:
            teach.spread(user.user_id)
        return filed

    def _approval(self, user: User, filed: Filed, digest: str, now: datetime) -> Change:
        decision = Decision(by="user", at=now, digest=digest)
        approval = approve(
            filed.task,
            filed.body,
            by=decision,
            cooling=timedelta(seconds=user.cooling_seconds),
            counts=(task_of_the_month(PLANS[user.plan], now),),
        )
        teaching = None if self.teach is None else self.teach.by_editing(filed, now)
        if teaching is not None:
            approval = replace(approval, lessons=teaching.lessons)
        return self.countersign.approval(approval)

    @property
    def _on_digest(self) -> IfMatch:
        return IfMatch(self.tasks, self.clock)


def _approved_already(filed: Filed, digest: str) -> bool:
    task, decided = filed.task, filed.task.decided
    if decided is None or task.status in (Status.CANCELLED, Status.EXPIRED):
        return False
    return decided.by == "user" and decided.digest == task.digest == digest


def _rejected_already(filed: Filed) -> bool:
    return filed.task.status is Status.REJECTED


def _check_fit_for_batch(filed: Filed, digest: str) -> None:
    why = read_first(filed.task.undo, verified=filed.task.verified)
    if why == "irreversible":
        raise Irreversible("This cannot be taken back. Read it on its own, then approve it.")
    if why == "unverified":
        unknown = [one.path for one in filed.body.provenance if one.source is Origin.UNKNOWN]
        raise Unverified(
            "Nobody has vouched for whom this goes to. Read it on its own, then approve it.",
            paths=unknown,
        )
    if digest != filed.task.digest:
        raise ChooseFirst("One of several ways is chosen at the task itself.")
