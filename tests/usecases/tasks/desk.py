"""One task that was proposed, and all that moves it but the worker that acts."""

from countersign.domain.task.task import (
    Task,
    Wait,
)
from countersign.domain.task.transitions import block
from countersign.ports.tasks import Newborn
from countersign.usecases.notifications.notify import Notify
from countersign.usecases.tasks.advance import AdvanceTask
from countersign.usecases.tasks.ask import AskPerson
from countersign.usecases.tasks.decide import DecideTask
from tests.factories import TASK, USER, person, proposed
from tests.fakes.held import InMemoryHeldProposals
from tests.fakes.integrations import InMemoryIntegrations
from tests.fakes.macs import signing
from tests.fakes.notices import RecordingChannel, RecordingDiagnostics
from tests.fakes.notifications import InMemoryNotifications
from tests.fakes.queues import RecordingQueues
from tests.fakes.system import SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.users import InMemoryUsers
from tests.fakes.workflow import InMemoryWorkflow, Run


class Desk:
    """One proposed task, and what moves it."""

    def __init__(
        self,
        tasks: InMemoryTasks,
        integrations: InMemoryIntegrations,
        workflow: InMemoryWorkflow,
        push: RecordingChannel,
        clock: SettableClock,
    ) -> None:
        self.tasks, self.workflow, self.clock = tasks, workflow, clock
        self.integrations, self.push = integrations, push
        self.users = InMemoryUsers()
        self.users.register(person(), "")
        self.advance_task = AdvanceTask(
            tasks,
            integrations,
            workflow,
            clock,
            self.users,
            RecordingQueues(),
            InMemoryHeldProposals(tasks),
        )
        self.notifications = InMemoryNotifications()
        notify = Notify(self.notifications, (push,), self.users, clock, RecordingDiagnostics())
        self.ask_person = AskPerson(tasks, workflow, notify, self.advance_task, clock)
        self.decide = DecideTask(tasks, clock, signing())
        tasks.create(USER, [Newborn(proposed(), "mark")], month="2026-11")

    @property
    def task(self) -> Task:
        found = self.tasks.get(USER, TASK)
        assert found is not None
        return found

    @property
    def wait(self) -> Wait | None:
        return self.tasks.waits.get((USER, TASK))

    def run(self, number: int = 1) -> Run:
        return self.workflow.runs[TASK, number]

    def advance(self, *, check_run: bool = False) -> None:
        self.advance_task(USER, TASK, check_run=check_run)

    def tick(self) -> None:
        """The clock comes when it is due."""
        due_at = self.task.due_at
        if due_at is not None and due_at > self.clock.now():
            self.clock.move_to(due_at)
        self.advance(check_run=True)

    def deliver_question(self) -> None:
        _, call = self.workflow.calls.pop(0)
        self.ask_person(call)

    def asked(self) -> "Desk":
        self.advance()
        self.deliver_question()
        return self

    def approve(self) -> None:
        self.decide.approve(person(), TASK, self.task.digest)

    def block(self) -> None:
        now = self.clock.now()
        self.tasks.commit(block(self.task, reason="Not connected.", since=now, now=now))
