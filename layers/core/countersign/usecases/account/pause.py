"""Pause and resume: a paused person's agents read nothing, and nothing more is carried out."""

from dataclasses import dataclass

from countersign.domain.users.user import User
from countersign.ports.scan_queue import ScanQueue
from countersign.ports.system import Clock
from countersign.ports.users import Users
from countersign.usecases.agents.follow_integrations import FollowIntegrations


@dataclass(frozen=True)
class PauseAccount:
    users: Users
    follow: FollowIntegrations
    scan_queue: ScanQueue
    clock: Clock

    def pause(self, user: User) -> User:
        """Off the clock at once. What is claimed by now is finished; what is approved waits."""
        self.users.pause(user.user_id)
        return user.model_copy(update={"paused": True, "next_scan_at": None})

    def resume(self, user: User) -> User:
        """Back on the clock, and what was held up by the pause goes on."""
        now = self.clock.now()
        self.users.resume(user.user_id, now)
        self.follow.wake(user.user_id, "pause", "you resumed")
        self.scan_queue.scan(user.user_id, None, "asked")
        return user.model_copy(update={"paused": False, "next_scan_at": now})
