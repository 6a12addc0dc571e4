"""Closing an account: nobody is signed in any more, nothing acts any more, and it is erased."""

from dataclasses import dataclass
from datetime import timedelta

from countersign.domain.job import DurableJob
from countersign.domain.users.user import User
from countersign.ports.jobs_queue import Job, JobsQueue
from countersign.ports.system import Clock
from countersign.ports.users import Users

CLOCK_COMES_AFTER = timedelta(minutes=10)
"""Should the message be lost."""


@dataclass(frozen=True)
class CloseAccount:
    users: Users
    jobs_queue: JobsQueue
    clock: Clock

    def __call__(self, user: User) -> None:
        """The account and the promise to erase it change together. Raises NotFound."""
        now = self.clock.now()
        durable_job = DurableJob(user_id=user.user_id, op="erase", since=now)
        self.users.close(durable_job, now + CLOCK_COMES_AFTER)
        self.jobs_queue.start(Job("erase", user_id=user.user_id))
        self.jobs_queue.start(
            Job("notice", user_id=user.user_id, address=user.email, ref="account_closed")
        )
