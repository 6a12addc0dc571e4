"""Queues, workflow, stream, clock and provider around the real use cases, one event after another.

A worker that stops dead gets its message again after the visibility timeout, five times at most.
A stream record whose worker stops dead is lost for good, which is worse than what AWS does: only
the clock comes back for it. Whatever is sent can be delayed or delivered twice.
"""

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from countersign.domain.actions import KINDS, Action
from countersign.domain.errors import DomainError
from countersign.domain.integration import Tokens
from countersign.domain.task import Enter, Status, Task
from countersign.ports.integrations import Subject
from countersign.ports.tasks import Newborn
from countersign.ports.workflow import Call
from countersign.usecases.act_on_task import ActOnTask
from countersign.usecases.advance_task import AdvanceTask
from countersign.usecases.ask_person import AskPerson
from countersign.usecases.change_task import ChangeTask
from countersign.usecases.connect_account import ConnectAccount
from countersign.usecases.decide_task import DecideTask
from countersign.usecases.effects.effector import Effector
from countersign.usecases.sweep_due import SweepDue
from tests.fakes.accounts import InMemoryHandshakes, InMemoryIntegrations, LabelledVault
from tests.fakes.due import InMemoryDueIndex
from tests.fakes.notices import RecordingNotes, RecordingNotifier
from tests.fakes.people import InMemoryAgents, InMemoryUsers
from tests.fakes.provider import JournallingProvider
from tests.fakes.queues import ActAsked, AdvanceAsked, Message, RecordingQueues, ScanAsked
from tests.fakes.system import CountingIds, SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.workflow import ACT_TIMEOUT, InMemoryWorkflow
from tests.faults.breaker import Breaker, StoppedDead
from tests.making import GMAIL, TASK, USER, account, body, person, proposed, reply

TICK = timedelta(seconds=60)
VISIBILITY = {"act": timedelta(seconds=40), "ask": timedelta(seconds=60)}
ADVANCE_VISIBILITY = timedelta(seconds=90)
RECEIVES_AT_MOST = 5
EVENTS_AT_MOST = 2_000
PATIENCE = ACT_TIMEOUT + 2 * TICK
"""After any single crash, what was approved is final by then."""


@dataclass(frozen=True)
class StreamRecord:
    """TASK or WAIT was written."""

    user_id: str
    task_id: str


@dataclass(frozen=True)
class Delivery:
    """What a worker is given, and how often it was given before."""

    what: StreamRecord | AdvanceAsked | tuple[str, Call]
    receives: int = 1


@dataclass
class Mischief:
    """What happens to the n-th delivery on its way: it comes later, or once more after a while."""

    delays: dict[int, float] = field(default_factory=dict)
    repeats: dict[int, float] = field(default_factory=dict)


class AgreeableOAuth:
    """The person's consent, always given, always for the same account."""

    def authorization_url(self, state: str, verifier: str, redirect_uri: str) -> str:
        return state

    def exchange(self, code: str, verifier: str, redirect_uri: str) -> Tokens:
        return self._tokens()

    def subject(self, tokens: Tokens) -> Subject:
        return Subject("google-ada", "ada@example.com")

    def refresh(self, tokens: Tokens) -> Tokens:
        return self._tokens()

    def revoke(self, tokens: Tokens) -> None:
        return None

    def _tokens(self) -> Tokens:
        far = datetime.fromisoformat("2030-01-01T00:00:00Z")
        return Tokens(access_token="a", refresh_token="r", expires_at=far, scopes=("mail",))


class World:
    """One person, one task, one account."""

    def __init__(
        self,
        breaker: Breaker | None = None,
        mischief: Mischief | None = None,
        *,
        action: Action | None = None,
    ) -> None:
        self.action = action or reply()
        self.breaker = breaker or Breaker()
        self.mischief = mischief or Mischief()
        self.clock = SettableClock()
        self.ids = CountingIds()
        self.tasks = InMemoryTasks()
        self.users = InMemoryUsers()
        self.agents = InMemoryAgents()
        self.integrations = InMemoryIntegrations()
        self.handshakes = InMemoryHandshakes()
        self.workflow = InMemoryWorkflow(self.clock, visible_after=timedelta(seconds=5))
        self.queues = RecordingQueues()
        self.notifier = RecordingNotifier()
        self.notes = RecordingNotes()
        self.provider = JournallingProvider(self.clock)
        self.person = person()
        self.users.register(self.person, "")
        self.integrations.put(account(), "")
        self._hire()
        self._agenda: list[tuple[datetime, int, Delivery]] = []
        self.sent = 0
        self._next_tick = self.clock.now() + TICK
        self.dead_letters: list[Delivery] = []
        self.loses_questions = False

    def _hire(self) -> None:
        guard = self.breaker.guard
        tasks, workflow, queues = guard(self.tasks), guard(self.workflow), guard(self.queues)
        clock, ids = guard(self.clock), guard(self.ids)
        integrations = guard(self.integrations)
        self.advance = AdvanceTask(tasks, integrations, workflow, clock)
        self.ask = AskPerson(tasks, workflow, guard(self.notifier), self.advance)
        self.decide = DecideTask(tasks, clock)
        self.change = ChangeTask(tasks, clock)
        effectors: dict[str, Effector] = {self.action.kind: guard(self.provider)}
        self.act = ActOnTask(
            tasks, integrations, workflow, queues, clock, ids, effectors, guard(self.notes)
        )
        self.connect = ConnectAccount(
            handshakes=guard(self.handshakes),
            integrations=integrations,
            agents=guard(self.agents),
            users=guard(self.users),
            tasks=tasks,
            vault=guard(LabelledVault()),
            queues=queues,
            clock=clock,
            ids=ids,
            providers={"google": guard(AgreeableOAuth())},
            redirect_uris={"google": "http://localhost/back"},
        )
        index = InMemoryDueIndex(self.tasks, self.users)
        self.sweep = SweepDue(index, self.users, self.queues, self.clock)

    @property
    def task(self) -> Task:
        found = self.tasks.get(USER, TASK)
        assert found is not None
        return found

    @property
    def steps(self) -> tuple[str, ...]:
        return KINDS[self.action.kind].steps

    def propose(self) -> None:
        birth = Newborn(proposed(body(action=self.action), now=self.clock.now()), "mark")
        self.tasks.create(USER, [birth], month="2026-11")

    def tap_approve(self) -> None:
        """Countersign what is on the screen; a person who gets no answer taps again."""
        digest = self.task.digest
        self.insist(lambda: self.decide.approve(self.person, TASK, digest))

    def tap_reject(self) -> None:
        digest = self.task.digest
        self.insist(
            lambda: self.decide.reject(self.person, TASK, digest, reason="not_now", text=None)
        )

    def tap_undo(self) -> None:
        digest = self.task.digest
        self.insist(lambda: self.change.undo(self.person, TASK, digest))

    def tap_cancel(self) -> None:
        digest = self.task.digest
        self.insist(lambda: self.change.cancel(self.person, TASK, digest))

    def tap_retry(self) -> None:
        digest = self.task.digest
        self.insist(lambda: self.change.retry(self.person, TASK, digest))

    def tap_reopen(self) -> None:
        digest = self.task.digest
        self.insist(lambda: self.change.reopen(self.person, TASK, digest))

    def tap_edit(self, words: str) -> None:
        digest = self.task.digest
        self.insist(lambda: self.change.edit(self.person, TASK, digest, reply(body=words)))

    def say_it_did_not_happen(self) -> None:
        digest = self.task.digest
        self.insist(lambda: self.change.resolve(self.person, TASK, digest, happened=False))

    def reconnect(self) -> None:
        """Go through the consent again; a person who sees it connected leaves it at that."""
        self.provider.connected = True

        def consent() -> None:
            stored = self.integrations.get(USER, GMAIL)
            if stored is None or stored.status != "connected":
                state = self.connect.begin(self.person, "google")
                self.connect.complete(self.person, self.connect.come_back("google", state, "code"))

        self.insist(consent)

    def disconnect(self) -> None:
        self.provider.connected = False
        self.integrations.save(account(status="expired"))

    def insist(self, wish: Callable[[], object]) -> None:
        """What a person does until the screen answers: at most three times."""
        for _ in range(3):
            try:
                wish()
            except StoppedDead:
                self.breaker.revive()
                self.run(timedelta(seconds=5))
            except DomainError:
                return
            else:
                return

    def restart_everything(self) -> None:
        """The laptop cloud goes down and up: runs are lost, the clock is run once, ahead."""
        for run in list(self.workflow.runs.values()):
            self.workflow.lose(run.task_id, run.run)
        self.sweep(ahead=timedelta(hours=1))

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

    def deliver(self, what: StreamRecord | AdvanceAsked | tuple[str, Call]) -> None:
        """Give something to its worker now."""
        self._work(Delivery(what))

    def _happen(self) -> None:
        self.workflow.pass_time()
        self._gather()
        if self.clock.now() >= self._next_tick:
            self._next_tick = self.clock.now() + TICK
            self.sweep()
        elif self._agenda and self._agenda[0][0] <= self.clock.now():
            self._work(heapq.heappop(self._agenda)[2])

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
            case ("ask", call):
                self.ask(call)
            case (_, call):
                self.act(call)

    def _put_back(self, delivery: Delivery) -> None:
        if delivery.receives >= RECEIVES_AT_MOST:
            self.dead_letters.append(delivery)
            return
        what = delivery.what
        hidden = VISIBILITY[what[0]] if isinstance(what, tuple) else ADVANCE_VISIBILITY
        self._schedule(self.clock.now() + hidden, Delivery(what, delivery.receives + 1))

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
            what = _work_in(message)
            if what is not None:
                self._send(what, message.delay_seconds)

    def _send(self, what: StreamRecord | AdvanceAsked | tuple[str, Call], delay: float) -> None:
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
        """Nothing is on its way, and the task waits for nobody but a person."""
        if self._agenda or self.provider.in_the_air:
            return False
        task, wait = self.tasks.get_with_wait(USER, TASK)
        if task is None or (task.is_final and task.undo_state != "pending"):
            return True
        if task.status is Status.AWAITING_APPROVAL:
            asked = wait is not None and wait.run == task.run
            looked_at_last = task.snoozed_until or task.expires_at
            return asked and task.due_at == looked_at_last > self.clock.now()
        return task.blocked_by is not None and not self.provider.connected


def _work_in(message: Message) -> AdvanceAsked | tuple[str, Call] | None:
    match message:
        case ActAsked(call=call):
            return ("act", call)
        case AdvanceAsked():
            return message
        case ScanAsked():
            return None
