"""Queues, workflow, stream, clock and provider around the real use cases, one event after another.

A worker that stops dead gets its message again after the visibility timeout, five times at most.
A stream record whose worker stops dead is lost for good, which is worse than what AWS does: only
the clock comes back for it. Whatever is sent can be delayed or delivered twice.
"""

import heapq
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from countersign.domain.actions.action import Action
from countersign.domain.actions.catalog import KINDS
from countersign.domain.capabilities import Capability
from countersign.domain.errors import DomainError
from countersign.domain.task.body import Body
from countersign.domain.task.task import Enter, Status, Task
from countersign.ports.effects import AnyEffector
from countersign.ports.tasks import Newborn
from countersign.ports.workflow import Call
from tests.factories import TASK, USER, account, body, person, proposed, reply
from tests.fakes.checkpoints import InMemoryCheckpoints
from tests.fakes.held import InMemoryHeldProposals
from tests.fakes.integrations import InMemoryHandshakes, InMemoryIntegrations
from tests.fakes.learned import InMemoryLearned
from tests.fakes.look_again import InMemoryLooksAhead
from tests.fakes.notices import RecordingChannel, RecordingDiagnostics
from tests.fakes.notifications import InMemoryNotifications
from tests.fakes.provider import JournallingProvider, WriteFault
from tests.fakes.queues import (
    ActAsked,
    AdvanceAsked,
    InstructAsked,
    Message,
    RecordingQueues,
    ScanAsked,
    TellAsked,
)
from tests.fakes.rules import InMemoryRules
from tests.fakes.system import CountingIds, SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.users import InMemoryAgents, InMemoryUsers
from tests.fakes.workflow import ACT_TIMEOUT, InMemoryWorkflow
from tests.faults.breaker import Breaker, StoppedDead
from tests.faults.instrumented import Ports, Staff
from tests.faults.mailbox_world import Post
from tests.faults.user_actions import Taps, ways_of

TICK = timedelta(seconds=60)
VISIBILITY = {"act": timedelta(seconds=40), "ask": timedelta(seconds=60)}
ADVANCE_VISIBILITY = timedelta(seconds=90)
SCAN_VISIBILITY = timedelta(seconds=120)
WORLDS: dict[Capability, type[Post]] = {"mail": Post}
"""What stands for the provider of a kind, by what the kind needs."""

RECEIVES_AT_MOST = 5
EVENTS_AT_MOST = 2_000
PATIENCE = ACT_TIMEOUT + 2 * TICK
"""After any single crash, what was approved is final by then."""


@dataclass(frozen=True)
class StreamRecord:
    """TASK or WAIT was written."""

    user_id: str
    task_id: str


What = StreamRecord | AdvanceAsked | ScanAsked | InstructAsked | tuple[str, Call]


@dataclass(frozen=True)
class Delivery:
    """What a worker is given, and how often it was given before."""

    what: What
    receives: int = 1


@dataclass
class Mischief:
    """What happens to the n-th delivery on its way: it comes later, or once more after a while."""

    delays: dict[int, float] = field(default_factory=dict)
    repeats: dict[int, float] = field(default_factory=dict)


class World(Taps):
    """One person, one task, one account.

    The provider is one in memory that takes any action, or, where `kind` is given, a mailbox behind
    the real effectors. `clock_may_die`: whoever sweeps for the clock can stop dead, too.
    `several_ways`: the person has to choose among alternatives before anything can be done.
    """

    provider: JournallingProvider | Post

    def __init__(
        self,
        breaker: Breaker | None = None,
        mischief: Mischief | None = None,
        *,
        action: Action | None = None,
        kind: str | None = None,
        spoilt: dict[int, WriteFault] | None = None,
        clock_may_die: bool = False,
        several_ways: bool = False,
    ) -> None:
        self.several_ways = several_ways
        self.breaker = breaker or Breaker()
        self.mischief = mischief or Mischief()
        self.clock_may_die = clock_may_die
        self._make_fakes()
        effectors = self._open_provider(action, kind, spoilt or {})
        ports = Ports(
            **{name: getattr(self, name) for name in Ports.__dataclass_fields__},
        )
        staff = Staff(
            ports,
            self.breaker,
            effectors,
            self.provider,
        )
        self.staff = staff
        self.advance, self.ask, self.act = staff.advance, staff.ask, staff.act
        self.decide, self.change, self.connect = staff.decide, staff.change, staff.connect
        self._agenda: list[tuple[datetime, int, Delivery]] = []
        self.sent = 0
        self._next_tick = self.clock.now() + TICK
        self.dead_letters: list[Delivery] = []
        self.loses_questions = False

    def _make_fakes(self) -> None:
        self.clock = SettableClock()
        self.ids = CountingIds()
        self.tasks = InMemoryTasks()
        self.users = InMemoryUsers()
        self.tasks.people = self.users.people
        self.rules = InMemoryRules(self.tasks)
        self.held = InMemoryHeldProposals(self.tasks)
        self.learned = InMemoryLearned(self.tasks)
        self.ahead = InMemoryLooksAhead()
        self.agents = InMemoryAgents()
        self.integrations = InMemoryIntegrations()
        self.handshakes = InMemoryHandshakes()
        self.workflow = InMemoryWorkflow(self.clock, visible_after=timedelta(seconds=5))
        self.queues = RecordingQueues()
        self.scan_queue = self.advance_queue = self.jobs_queue = self.queues
        self.action_queue = self.approval_queue = self.queues
        self.notifications = InMemoryNotifications()
        self.push = RecordingChannel()
        self.diagnostics = RecordingDiagnostics()
        self.checkpoints = InMemoryCheckpoints(self.tasks)
        self.person = person()
        self.users.register(self.person, "")
        self.integrations.put(account(), "")

    def _open_provider(
        self, action: Action | None, kind: str | None, spoilt: dict[int, WriteFault]
    ) -> Mapping[str, AnyEffector]:
        if kind is not None:
            self.provider = world = WORLDS[KINDS[kind].needs](self.clock, self.breaker, spoilt)
            self.action = world.action(kind)
            return world.effectors
        self.action = action or reply()
        self.provider = JournallingProvider(self.clock)
        return {self.action.kind: self.breaker.guard(self.provider)}

    @property
    def task(self) -> Task:
        found = self.tasks.get(USER, TASK)
        assert found is not None
        return found

    @property
    def offered(self) -> Body:
        filed = self.tasks.get_filed(USER, TASK)
        assert filed is not None
        return filed.body

    @property
    def present_action(self) -> Action:
        return self.offered.action

    @property
    def steps(self) -> tuple[str, ...]:
        return KINDS[self.action.kind].steps

    def propose(self) -> None:
        ways = ways_of(self.action) if self.several_ways else ()
        present = body(action=self.action, alternatives=ways, must_choose=bool(ways))
        birth = Newborn(proposed(present, now=self.clock.now()), "mark")
        self.tasks.create(USER, [birth], month="2026-11")

    def restart_everything(self) -> None:
        """The laptop cloud goes down and up: runs are lost, the clock is run once, ahead."""
        for run in list(self.workflow.runs.values()):
            self.workflow.lose(run.task_id, run.run)
        self.staff.sweep_in_peace(ahead=timedelta(hours=1))

    def run(self, at_most: timedelta = PATIENCE) -> None:
        """Let everything happen until nothing more does, or the time is over."""
        end = self.clock.now() + at_most
        for _ in range(EVENTS_AT_MOST):
            self._gather()
            if self._is_quiet():
                return
            moment = self._next_moment()
            if moment > end:
                self.clock.move_to(end)
                return
            self.clock.move_to(max(moment, self.clock.now()))
            self._happen()
        raise AssertionError(f"more than {EVENTS_AT_MOST} events and no end")

    def call_to_act(self, *, run: int | None = None) -> Call:
        """A message on the action queue that nobody sent: right in all but its token."""
        task = self.task
        return Call(USER, TASK, run or task.run, Enter.ACT, "token-0", self.clock.now())

    def deliver(self, what: What) -> None:
        """Give something to its worker now."""
        self._work(Delivery(what))

    def _happen(self) -> None:
        self.workflow.pass_time()
        self._gather()
        if self.clock.now() >= self._next_tick:
            self._next_tick = self.clock.now() + TICK
            self._tick()
        elif self._agenda and self._agenda[0][0] <= self.clock.now():
            self._work(heapq.heappop(self._agenda)[2])

    def _tick(self) -> None:
        """A clock that stops dead is not called again before the next minute."""
        if not self.clock_may_die:
            if self._anything_is_due():
                self.staff.sweep_in_peace()
            return
        try:
            self.staff.sweep()
        except StoppedDead:
            self.breaker.revive()

    def _anything_is_due(self) -> bool:
        moments = [task.due_at for task in self.tasks.heads.values()]
        moments += [user.next_scan_at for user in self.users.people.values()]
        return any(moment is not None and moment <= self.clock.now() for moment in moments)

    def _work(self, delivery: Delivery) -> None:
        try:
            self._hand(delivery)
        except StoppedDead:
            self.breaker.revive()
            if not isinstance(delivery.what, StreamRecord):
                self._put_back(delivery)
        except DomainError:
            if isinstance(delivery.what, StreamRecord):
                record = delivery.what
                self.queues.advance(record.user_id, record.task_id, check_run=False)
            else:
                self._put_back(delivery)

    def _hand(self, delivery: Delivery) -> None:
        match delivery.what:
            case StreamRecord(user_id, task_id):
                self.advance(user_id, task_id)
            case AdvanceAsked(user_id=user_id, task_id=task_id, check_run=check_run):
                self.advance(user_id, task_id, check_run=check_run)
            case ScanAsked(user_id=user_id, agent_id=agent_id, reason=reason):
                self.staff.scan(user_id, agent_id, reason)
            case InstructAsked(user_id=user_id, task_id=task_id, sequence=sequence):
                self.staff.rewrite(user_id, task_id, sequence)
            case ("ask", call):
                self.ask(call)
            case (_, call):
                self.act(call)

    def _put_back(self, delivery: Delivery) -> None:
        if delivery.receives >= RECEIVES_AT_MOST:
            self.dead_letters.append(delivery)
            return
        hidden = _hidden_for(delivery.what)
        self._schedule(self.clock.now() + hidden, Delivery(delivery.what, delivery.receives + 1))

    def _gather(self) -> None:
        """Put what was written, called and sent on its way."""
        written, self.tasks.stream = self.tasks.stream, []
        for user_id, task_id in written:
            self._send(StreamRecord(user_id, task_id), 0)
        calls, self.workflow.calls = self.workflow.calls, []
        for state, call in calls:
            if state == "act" or not self.loses_questions:
                self._send((state, call), 0)
        for message in self.queues.take():
            what = _work_in(message, scans=isinstance(self.provider, Post))
            if what is not None:
                self._send(what, message.delay_seconds)

    def _send(self, what: What, delay: float) -> None:
        self.sent += 1
        number = self.sent
        arrives = self.clock.now() + timedelta(
            seconds=delay + self.mischief.delays.get(number, 0.0)
        )
        self._schedule(arrives, Delivery(what))
        if number in self.mischief.repeats:
            again = arrives + timedelta(seconds=self.mischief.repeats[number])
            self._schedule(again, Delivery(what))

    def _schedule(self, at: datetime, delivery: Delivery) -> None:
        heapq.heappush(self._agenda, (at, len(self._agenda) + 1_000 * self.sent, delivery))

    def _next_moment(self) -> datetime:
        moments = [self._next_tick]
        if self._agenda:
            moments.append(self._agenda[0][0])
        change = self.workflow.next_change()
        if change is not None:
            moments.append(change)
        return min(moments)

    def _is_quiet(self) -> bool:
        """Nothing is on its way, and every task waits for nobody but a person."""
        if self._agenda or self.provider.in_the_air:
            return False
        return all(self._rests(task) for task in self.tasks.heads.values())

    def _rests(self, task: Task) -> bool:
        if task.status is Status.NEEDS_REVIEW and task.due_at is not None:
            looks = self.tasks.waits.get((task.user_id, task.task_id))
            begun = looks is not None and looks.run == task.run
            return begun and task.due_at > self.clock.now()
        if task.is_final and task.undo_state != "pending":
            return True
        if task.status is Status.AWAITING_APPROVAL:
            wait = self.tasks.waits.get((task.user_id, task.task_id))
            asked = wait is not None and wait.run == task.run
            looked_at_last = task.snoozed_until or task.expires_at
            return asked and task.due_at == looked_at_last > self.clock.now()
        return task.blocked_by is not None and not self.provider.connected


def _hidden_for(what: What) -> timedelta:
    match what:
        case (state, _):
            return VISIBILITY[state]
        case ScanAsked() | InstructAsked():
            return SCAN_VISIBILITY
        case _:
            return ADVANCE_VISIBILITY


def _work_in(message: Message, *, scans: bool) -> What | None:
    match message:
        case ActAsked(call=call):
            return ("act", call)
        case TellAsked(call=call):
            return ("ask", call)
        case AdvanceAsked() | InstructAsked():
            return message
        case ScanAsked() if scans:
            return message
        case _:
            return None
