"""Erasing what a person leaves, step by step; each step may be repeated, and none is skipped.

The order is what matters. First the ledger, so that a table restored from a backup is erased
again. Then whatever could still act. Then what is elsewhere: runs, grants, endpoints, files. Then
the rows. The account, its address and the key that its secrets are sealed with go last and
together: until then the account is closing, and everybody who asks hears so.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from countersign.domain.errors import Conflict
from countersign.domain.job import DurableJob
from countersign.domain.users.user import User
from countersign.ports.credentials import SignIns
from countersign.ports.diagnostics import Diagnostics
from countersign.ports.integrations import Integrations
from countersign.ports.jobs import DurableJobs
from countersign.ports.jobs_queue import Job, JobsQueue
from countersign.ports.personal_data import ErasureLog, ExportFiles, Head, PersonalData
from countersign.ports.system import Clock
from countersign.ports.users import Devices, PushEndpoints, Users
from countersign.ports.workflow import Workflow
from countersign.usecases.integrations.disconnect import DisconnectIntegration

WORK_AT_MOST = timedelta(seconds=45)
"""Half of what the function has; the rest is another message's."""

ROWS_AT_ONCE = 100

LET_FINISH = timedelta(minutes=20)
"""Longer than a run may act (15 min): an effect that is open by then is noted, and goes."""

GIVEN_BACK_WITHIN = timedelta(hours=24)
"""How long a silent provider holds the erasure up."""

CLOCK_COMES_AFTER = timedelta(minutes=10)
LATE_WRITES = timedelta(minutes=15)
"""Whoever read the account before it closed has written what they would write by then."""


class _ComeBack(Exception):
    """There is more to do, after a pause of so many seconds."""

    def __init__(self, seconds: int) -> None:
        super().__init__()
        self.seconds = seconds


@dataclass(frozen=True)
class EraseAccount:
    users: Users
    durable_jobs: DurableJobs
    personal_data: PersonalData
    ledger: ErasureLog
    workflow: Workflow
    integrations: Integrations
    disconnect: DisconnectIntegration
    devices: Devices
    push: PushEndpoints
    sign_ins: SignIns
    files: ExportFiles
    jobs_queue: JobsQueue
    clock: Clock
    diagnostics: Diagnostics

    def __call__(self, job: Job) -> None:
        """The job `erase`. For an account that nobody asked to erase it does nothing.

        Raises
        ------
        Conflict
            Somebody else works on the same; the message comes again.
        """
        if job.user_id is None:
            return
        user = self.users.get(job.user_id)
        if user is None:
            self._sweep(job.user_id)
            return
        if not user.closing:
            if not self.ledger.holds(user.user_id):
                return
            user = self._close_again(user)
        durable_job = self.durable_jobs.get(user.user_id, "erase")
        if durable_job is None:
            raise Conflict("It was erased this moment.")
        until = self.clock.now() + WORK_AT_MOST
        try:
            for step in self._steps:
                step(user, durable_job, until)
        except _ComeBack as pause:
            self._come_back(durable_job, pause.seconds)

    @property
    def _steps(self) -> tuple[Callable[[User, DurableJob, datetime], None], ...]:
        return (
            self._enter,
            self._let_finish,
            self._stop_runs,
            self._give_access_back,
            self._unlink,
            self._drop_files,
            self._drop_rows,
            self._drop_account,
        )

    def _enter(self, user: User, durable_job: DurableJob, _until: datetime) -> None:
        self.ledger.enter(user.user_id, durable_job.since)

    def _let_finish(self, user: User, durable_job: DurableJob, _until: datetime) -> None:
        """A closing account's tasks are not claimed; those that were claimed before end first."""
        acting = self.personal_data.acting(user.user_id)
        if acting and self.clock.now() < durable_job.since + LET_FINISH:
            raise _ComeBack(15)
        for task_id in acting:
            self.diagnostics.broken("task", task_id, "Erased before its outcome was known.")

    def _stop_runs(self, user: User, _durable_job: DurableJob, until: datetime) -> None:
        while heads := self.personal_data.heads(user.user_id, at_most=ROWS_AT_ONCE):
            for head in heads:
                self._within(until)
                self._stop(user.user_id, head, "the account was closed")

    def _stop(self, user_id: str, head: Head, why: str) -> None:
        self.workflow.stop(head.task_id, head.run, why)
        self.personal_data.drop_head(user_id, head.task_id)

    def _give_access_back(self, user: User, durable_job: DurableJob, until: datetime) -> None:
        while accounts := self.integrations.list(user.user_id):
            for account in accounts:
                self._within(until)
                self.disconnect(user.user_id, account.integration_id)
        owed = [one for one in self.durable_jobs.list(user.user_id) if one.op == "revoke"]
        if owed and self.clock.now() < durable_job.since + GIVEN_BACK_WITHIN:
            raise _ComeBack(300)
        for one in owed:
            self.diagnostics.broken("job", one.ref, "Erased before its access was given back.")
            self.durable_jobs.done(one)

    def _unlink(self, user: User, _durable_job: DurableJob, until: datetime) -> None:
        while devices := self.devices.list(user.user_id):
            for device in devices:
                self._within(until)
                self.push.close(device.endpoint)
                self.devices.remove(user.user_id, device.device_id)
        while sign_ins := self.sign_ins.list(user.user_id):
            for linked in sign_ins:
                self._within(until)
                self.sign_ins.unlink(linked)

    def _drop_files(self, user: User, _durable_job: DurableJob, _until: datetime) -> None:
        self.files.drop(user.user_id)

    def _drop_rows(self, user: User, _durable_job: DurableJob, until: datetime) -> None:
        while not self.personal_data.drop_rows(user.user_id, at_most=ROWS_AT_ONCE):
            self._within(until)

    def _drop_account(self, user: User, _durable_job: DurableJob, _until: datetime) -> None:
        """Asks for a last look first: a crash right after the account is gone loses nothing."""
        self.jobs_queue.start(
            Job("erase", user_id=user.user_id),
            delay_seconds=int(LATE_WRITES.total_seconds()),
        )
        self.personal_data.drop_account(user)

    def _sweep(self, user_id: str) -> None:
        """The account is gone; what somebody wrote too late, or a restore brought back, goes."""
        if not self.ledger.holds(user_id):
            return
        self.files.drop(user_id)
        heads = self.personal_data.heads(user_id, at_most=ROWS_AT_ONCE)
        for head in heads:
            self._stop(user_id, head, "the account is gone")
        if len(heads) == ROWS_AT_ONCE or not self.personal_data.drop_orphans(
            user_id, at_most=ROWS_AT_ONCE
        ):
            self.jobs_queue.start(Job("erase", user_id=user_id))

    def _close_again(self, user: User) -> User:
        """A restored table knows nothing of the erasure: it begins again."""
        now = self.clock.now()
        durable_job = DurableJob(user_id=user.user_id, op="erase", since=now)
        self.users.close(durable_job, now + CLOCK_COMES_AFTER)
        return user.model_copy(update={"closing": True})

    def _within(self, until: datetime) -> None:
        if self.clock.now() >= until:
            raise _ComeBack(0)

    def _come_back(self, durable_job: DurableJob, seconds: int) -> None:
        """Of several messages that work on the same, one goes on; the clock comes if none does."""
        due_at = self.clock.now() + timedelta(seconds=seconds) + CLOCK_COMES_AFTER
        if self.durable_jobs.again(durable_job, due_at):
            self.jobs_queue.start(Job("erase", user_id=durable_job.user_id), delay_seconds=seconds)
