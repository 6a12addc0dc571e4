"""Thirty mails that ask something, of which five found no place; and a hand that decides."""

from dataclasses import dataclass

from countersign.domain.actions.email.outgoing import Reply
from countersign.domain.task.held import HeldProposal
from countersign.domain.task.proposal import Proposal
from countersign.usecases.scanning.scan_user import ScanUser
from countersign.usecases.tasks.decide import DecideTask
from tests.factories import USER, person
from tests.fakes.macs import signing
from tests.fakes.system import SettableClock
from tests.fakes.tasks import InMemoryTasks


@dataclass
class Backlog:
    scan: ScanUser
    tasks: InMemoryTasks
    clock: SettableClock

    @property
    def waits(self) -> int:
        return len(self.tasks.in_view(USER, "waiting", at_most=100))

    @property
    def held(self) -> int:
        return len(self.tasks.held)

    @property
    def waiting_threads(self) -> set[str]:
        waiting = self.tasks.in_view(USER, "waiting", at_most=100)
        filed = [self.tasks.get_filed(USER, one.task_id) for one in waiting]
        actions = [one.body.action for one in filed if one is not None]
        return {one.thread_id for one in actions if isinstance(one, Reply)}

    @property
    def threads(self) -> list[str]:
        """Of everything that was ever proposed or is held back: each once, or it would be twice."""
        said = [body.action for body in self.tasks.bodies.values()]
        said += [one.proposal.action for one in self.tasks.held.values()]
        found = [action.thread_id for action in said if isinstance(action, Reply)]
        assert len(found) == len(set(found))
        return found

    @property
    def piles(self) -> list[Proposal]:
        return [one.proposal for one in self.tasks.held.values() if one.shape == "items"]

    def thread(self, one: HeldProposal) -> str:
        assert isinstance(one.proposal.action, Reply)
        return one.proposal.action.thread_id

    def ranked(self, *priorities: int) -> list[HeldProposal]:
        """What is held, as urgent as this, in this order."""
        listed = zip(list(self.tasks.held), priorities, strict=True)
        for key, priority in listed:
            self.tasks.held[key] = self.tasks.held[key].model_copy(update={"priority": priority})
        return list(self.tasks.held.values())

    def decide(self) -> None:
        """Ada declines the first that waits."""
        task = self.tasks.in_view(USER, "waiting", at_most=1)[0]
        decide = DecideTask(self.tasks, self.clock, signing())
        decide.reject(person(), task.task_id, task.digest, reason=None, text=None)

    def room(self) -> None:
        """The word of it arrives."""
        self.scan(USER, None, "room")
