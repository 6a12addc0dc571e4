"""What is different since the client last asked: the list stays live without being fetched."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zlib import crc32

from countersign.domain.task.task import Status, Task
from countersign.domain.users.user import User
from countersign.ports.change_marks import ChangeMarks
from countersign.ports.held import HeldProposals
from countersign.ports.system import Clock
from countersign.ports.tasks import Tasks

COUNTED_AT_MOST = 200
DONE_LOOKED_AT = 50
OVERLAP = timedelta(seconds=5)
"""An index may lag: what changed shortly before is told once more."""

LOOKED_ANYWAY_EVERY = timedelta(minutes=1)
"""A mark is relied on for no longer, however seldom somebody asks: word of a change may be late, or
lost."""


@dataclass(frozen=True)
class Counts:
    """How many there are; each is counted up to 200.

    `held_back` is how many proposals there was no room for: they come up as places become free.
    """

    waiting: int
    active: int
    snoozed: int
    needs_review: int
    held_back: int
    by_agent_type: dict[str, int]


@dataclass(frozen=True)
class Changes:
    """Ids of tasks that changed, the counts now, and the moment to ask from next time."""

    changed: tuple[str, ...]
    counts: Counts
    latest: datetime


@dataclass(frozen=True)
class ChangeFeed:
    """Whoever asks every few seconds is mostly told that nothing is new: by a small row, the mark.

    A mark is relied on once it has settled: an index may lag behind it.
    """

    tasks: Tasks
    held: HeldProposals
    marks: ChangeMarks
    clock: Clock

    def counts(self, user: User) -> Counts:
        """Four requests: one a view, and one for what is held back."""
        return self._counted(user, *self._open_tasks(user))

    def waiting_by_agent(self, user: User) -> Mapping[str, int]:
        """One request. By agent, how many of its tasks wait."""
        waiting = self.tasks.in_view(user.user_id, "waiting", at_most=COUNTED_AT_MOST)
        return Counter(task.agent_id for task in waiting)

    def settled_mark(self, user: User) -> str | None:
        """One request. Equal marks mean that nothing changed in between; None says nothing.

        It is another one every minute, and not for everybody at once.
        """
        now, mark = self.clock.now(), self.marks.latest(user.user_id)
        if mark is not None and now - mark <= OVERLAP:
            return None
        turn = int(now.timestamp()) + crc32(user.user_id.encode())
        minute = turn // int(LOOKED_ANYWAY_EVERY.total_seconds())
        return f"{minute} {mark.isoformat() if mark else ''}"

    def since(self, user: User, since: datetime | None) -> Changes:
        """Five requests. Without `since` nothing has changed: the client fetches its lists."""
        waiting, active, snoozed = self._open_tasks(user)
        done = self.tasks.in_view(user.user_id, "done", at_most=DONE_LOOKED_AT)
        everything = (*waiting, *active, *snoozed, *done)
        latest = max((task.updated_at for task in everything), default=user.created_at)
        return Changes(
            changed=tuple(
                task.task_id
                for task in everything
                if since is not None and task.updated_at > since - OVERLAP
            ),
            counts=self._counted(user, waiting, active, snoozed),
            latest=latest,
        )

    def _open_tasks(self, user: User) -> tuple[tuple[Task, ...], ...]:
        return (
            self.tasks.in_view(user.user_id, "waiting", at_most=COUNTED_AT_MOST),
            self.tasks.in_view(user.user_id, "active", at_most=COUNTED_AT_MOST),
            self.tasks.in_view(user.user_id, "snoozed", at_most=COUNTED_AT_MOST),
        )

    def _counted(
        self,
        user: User,
        waiting: Sequence[Task],
        active: Sequence[Task],
        snoozed: Sequence[Task],
    ) -> Counts:
        return Counts(
            waiting=len(waiting),
            active=len(active),
            snoozed=len(snoozed),
            needs_review=sum(task.status is Status.NEEDS_REVIEW for task in active),
            held_back=self.held.count(user.user_id, self.clock.now()),
            by_agent_type=dict(Counter(task.agent_type for task in waiting)),
        )
