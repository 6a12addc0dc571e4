"""A record with everything in it that is verified."""

from datetime import timedelta

from countersign.domain.task.task import Decision, Task
from countersign.domain.task.transitions import approve, ask_undo, claim, claim_undo, settle
from countersign.domain.task.transitions.change import Change
from countersign.ports.tasks import Newborn
from countersign.usecases.audit.sign_checkpoint import SignCheckpoint
from countersign.usecases.audit.verify import AuditReport, VerifyHistory
from tests.factories import USER, body, proposed, sent
from tests.fakes.checkpoints import (
    InMemoryCheckpoints,
    InMemoryRecords,
    KeyInHand,
    RecordingCheckpointWitness,
)
from tests.fakes.system import SettableClock
from tests.fakes.tasks import InMemoryTasks

LEASE = timedelta(seconds=45)
DAY = timedelta(days=1)
DONE, WAITING, UNDONE = (USER, "tsk_1"), (USER, "tsk_2"), (USER, "tsk_3")


class House:
    """Three tasks, sealed on three days: one sent in two steps, one that waits, one taken back."""

    def __init__(self) -> None:
        self.clock = SettableClock()
        self.tasks = InMemoryTasks()
        self.checkpoints = InMemoryCheckpoints(self.tasks)
        self.key = KeyInHand()
        self.witness = RecordingCheckpointWitness()
        self._seal = SignCheckpoint(self.checkpoints, self.key, self.witness, self.clock)
        self._propose("tsk_1", action=sent())
        self._pass_a_day()
        self._carry_out("tsk_1", "draft", "send")
        self._propose("tsk_2")
        self._pass_a_day()
        self._propose("tsk_3")
        self._carry_out("tsk_3", "draft")
        self._take_back("tsk_3", "draft")
        self._pass_a_day()

    def verdict(self, *, witnessed: bool = False) -> AuditReport:
        verify = VerifyHistory(InMemoryRecords(self.tasks), self.checkpoints, self.key)
        seen = {number: hash for (_, number), hash in self.witness.seen.items()}
        return verify(USER, witnessed=seen if witnessed else None)

    def _pass_a_day(self) -> None:
        self.clock.move_to(self.clock.now() + DAY)
        self._seal(USER)

    def _propose(self, task_id: str, **fields: object) -> None:
        birth = proposed(body(task_id=task_id, **fields), now=self.clock.now())
        self.tasks.create(USER, [Newborn(birth, f"mark of {task_id}")], month="2026-11")

    def _commit(self, change: Change) -> Task:
        self.tasks.commit(change)
        return change.after

    def _carry_out(self, task_id: str, *steps: str, way: int = 0) -> None:
        """`way`: 0 for what is proposed, or the number of an alternative."""
        now, task = self.clock.now(), self.tasks.heads[USER, task_id]
        offered = self.tasks.bodies[USER, task_id, task.revision]
        decision = Decision(by="user", at=now, digest=list(offered.by_digest)[way])
        task = self._commit(approve(task, offered, by=decision, cooling=timedelta(0)))
        task = self._commit(claim(task, step=steps[0], lease="l", now=now, lease_for=LEASE))
        for step, following in zip(steps, (*steps[1:], None), strict=True):
            effect = self.tasks.ledger[USER, task_id, task.revision, step]
            task = self._commit(
                settle(
                    task,
                    effect,
                    receipt={"id": f"receipt of {step}"},
                    compensator={"id": step},
                    now=now,
                    following=following,
                    lease_for=LEASE,
                )
            )

    def _take_back(self, task_id: str, step: str) -> None:
        now, task = self.clock.now(), self.tasks.heads[USER, task_id]
        task = self._commit(ask_undo(task, by=Decision(by="user", at=now, digest=task.digest)))
        given = {"id": step}
        undo = claim_undo(task, step=step, lease="l", now=now, lease_for=LEASE, given=given)
        task = self._commit(undo)
        assert undo.effect is not None
        self._commit(settle(task, undo.effect, receipt={}, compensator=None, now=now))
