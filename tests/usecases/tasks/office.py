"""Whole actions on Ada's mailbox, carried out and taken back through the worker."""

from countersign.domain.actions.action import Action
from countersign.domain.actions.email.pile import PileItem
from countersign.domain.actions.email.send_reply import SendReply
from countersign.domain.mail.mail import Mail
from countersign.domain.task.body import Body
from countersign.domain.task.effect import EffectState
from countersign.domain.task.task import Enter, Task
from countersign.domain.users.user import User
from countersign.effects.registry import EffectorsByKind
from countersign.ports.tasks import Newborn
from countersign.ports.workflow import Call
from countersign.usecases.tasks.change import ChangeTask
from countersign.usecases.tasks.decide import DecideTask
from tests.factories import TASK, USER, body, person, proposed, reply
from tests.fakes.integrations import InMemoryIntegrations
from tests.fakes.macs import signing
from tests.fakes.mailbox import FakeMailbox
from tests.fakes.notices import RecordingDiagnostics
from tests.fakes.provider import FakeProviders
from tests.fakes.queues import RecordingQueues
from tests.fakes.rules import standing_of
from tests.fakes.system import SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.workflow import InMemoryWorkflow
from tests.usecases.tasks.worker import worker

ADA = "ada@example.com"


class Office:
    """Ada's mailbox, and a worker that acts on it."""

    def __init__(self, integrations: InMemoryIntegrations) -> None:
        self.mailbox = FakeMailbox(ADA)
        self.tasks, self.clock, self.queues = InMemoryTasks(), SettableClock(), RecordingQueues()
        self.workflow = InMemoryWorkflow(self.clock)
        self.providers = FakeProviders({"mail": {ADA: self.mailbox}})
        self.act = worker(
            self.tasks,
            integrations,
            self.workflow,
            self.queues,
            self.clock,
            EffectorsByKind(),
            self.providers,
            RecordingDiagnostics(),
            standing_of(self.tasks),
        )

    @property
    def task(self) -> Task:
        found = self.tasks.get(USER, TASK)
        assert found is not None
        return found

    @property
    def steps(self) -> dict[str, EffectState]:
        return {effect.step: effect.state for effect in self.tasks.effects(USER, TASK)}

    @property
    def writes(self) -> list[str]:
        return [name for name, _ in self.mailbox.carried_out]

    @property
    def decide(self) -> DecideTask:
        return DecideTask(self.tasks, self.clock, signing())

    @property
    def change(self) -> ChangeTask:
        return ChangeTask(self.tasks, self.clock, signing())

    def propose(self, offered: Body) -> None:
        self.tasks.create(USER, [Newborn(proposed(offered), "mark")], month="2026-11")

    def approve(self, action: Action, user: User | None = None) -> None:
        self.propose(body(action=action))
        self.decide.approve(user or person(), TASK, self.task.digest)

    def carry_out(self, action: Action) -> Task:
        self.approve(action)
        return self.run(Enter.ACT)

    def undo(self) -> Task:
        self.change.undo(person(), TASK, self.task.digest)
        return self.run(Enter.UNDO)

    def run(self, enter: Enter) -> Task:
        """One run of the workflow, to its end."""
        return self.go_on(self.begin(enter))

    def begin(self, enter: Enter) -> Call:
        """A run whose call has come once; if the worker put it back, it waits in the queue."""
        self.workflow.start(USER, TASK, self.task.run, enter)
        call = self.workflow.calls.pop()[1]
        self.act(call)
        return call

    def go_on(self, call: Call) -> Task:
        """The call comes again as often as the worker puts it back."""
        for _ in range(20):
            put_back = self.queues.take()
            if not put_back:
                return self.task
            self.clock.wait(seconds=put_back[0].delay_seconds)
            self.act(call)
        raise AssertionError("the call comes again for ever")


def to_send(mail: Mail) -> SendReply:
    answer = reply(
        thread_id=mail.thread_id,
        reply_to_message_id=mail.message_id,
        in_reply_to=mail.rfc_message_id,
        to=(mail.sender,),
    )
    return SendReply(**answer.model_dump(exclude={"kind"}))


def item(mail: Mail) -> PileItem:
    return PileItem(
        thread_id=mail.thread_id,
        message_ids=(mail.message_id,),
        sender=mail.sender,
        subject=mail.subject,
    )
