"""Every message that there was is lost. The next tick, and what it sends, brings the task on."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from countersign.domain.task.effect import Effect
from countersign.domain.task.task import (
    BLOCKED_AT_MOST,
    INSTRUCTION_TRIED_FOR,
    UNANSWERED_ASK,
    UNHEARD_ANSWER,
    Decision,
    Enter,
    Status,
    Task,
    Wait,
)
from countersign.domain.task.transitions import (
    Change,
    approve,
    ask_undo,
    block,
    claim,
    instruct,
    settle,
    snooze,
)
from countersign.ports.tasks import Newborn
from countersign.usecases.dispatch_due import DispatchDue
from countersign.usecases.tasks.advance import AdvanceTask
from tests.factories import GMAIL, TASK, USER, account, body_of, person, proposed
from tests.fakes.checkpoints import InMemoryCheckpoints
from tests.fakes.due import InMemoryDueIndex
from tests.fakes.held import InMemoryHeldProposals
from tests.fakes.integrations import InMemoryIntegrations
from tests.fakes.queues import AdvanceAsked, Message, RecordingQueues
from tests.fakes.system import SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.users import InMemoryUsers
from tests.fakes.workflow import InMemoryWorkflow

LEASE = timedelta(seconds=45)
MINUTE = timedelta(minutes=1)


@dataclass
class House:
    """One task, and no worker but the clock and what it wakes."""

    clock: SettableClock = field(default_factory=SettableClock)
    tasks: InMemoryTasks = field(default_factory=InMemoryTasks)
    users: InMemoryUsers = field(default_factory=InMemoryUsers)
    integrations: InMemoryIntegrations = field(default_factory=InMemoryIntegrations)
    queues: RecordingQueues = field(default_factory=RecordingQueues)

    def __post_init__(self) -> None:
        self.workflow = InMemoryWorkflow(self.clock)
        self.users.register(person(), "hash")
        self.integrations.put(account(), "sealed")
        self.tasks.create(USER, [Newborn(proposed(), "mark")], month="2026-11")

    @property
    def task(self) -> Task:
        return self.tasks.heads[USER, TASK]

    def commit(self, change: Change) -> Effect | None:
        self.tasks.commit(change)
        return change.effect

    def tick_when_due(self) -> list[Message]:
        """Answers what was sent on beyond the looks themselves."""
        due_at = self.task.due_at
        assert due_at is not None, "the clock would never come for it"
        self.clock.move_to(max(due_at, self.clock.now()))
        self.workflow.pass_time()
        self.queues.take()
        index = InMemoryDueIndex(self.tasks, self.users)
        sweep = DispatchDue(
            index,
            self.users,
            self.queues,
            self.queues,
            self.queues,
            self.clock,
            InMemoryCheckpoints(self.tasks),
        )
        sweep()
        asked = [one for one in self.queues.take() if isinstance(one, AdvanceAsked)]
        assert [one.task_id for one in asked] == [TASK]
        advance = AdvanceTask(
            tasks=self.tasks,
            integrations=self.integrations,
            workflow=self.workflow,
            clock=self.clock,
            users=self.users,
            scan_queue=self.queues,
            held=InMemoryHeldProposals(self.tasks),
        )
        advance(USER, TASK, check_run=asked[0].check_run)
        return self.queues.take()

    def approved(self) -> None:
        decision = Decision(by="user", at=self.clock.now(), digest=self.task.digest)
        self.commit(approve(self.task, body_of(self.task), by=decision, cooling=timedelta(0)))

    def run_begun(self, enter: Enter, *, with_token: bool = False) -> None:
        """The workflow has the run, and the table knows; what it sent is lost."""
        self.workflow.start(USER, TASK, self.task.run, enter)
        wait = Wait(
            user_id=USER,
            task_id=TASK,
            run=self.task.run,
            enter=enter,
            started_at=self.clock.now(),
        )
        self.tasks.note_run(wait)
        if with_token:
            token = self.workflow.runs[TASK, self.task.run].token
            asked = wait.model_copy(update={"token": token, "asked_at": self.clock.now()})
            self.tasks.note_question(asked)

    def executing(self) -> Effect:
        self.approved()
        self.run_begun(Enter.ACT)
        now = self.clock.now()
        change = claim(self.task, step="draft", lease="l", now=now, lease_for=LEASE)
        effect = self.commit(change)
        assert effect is not None
        return effect

    def blocked(self, on: str = "account") -> None:
        self.approved()
        self.run_begun(Enter.ACT)
        now = self.clock.now()
        change = (
            block(self.task, reason="You paused Countersign.", since=now, now=now, on="pause")
            if on == "pause"
            else block(self.task, reason="It is not connected.", since=now, now=now)
        )
        self.commit(change)
        self.workflow.lose(TASK, self.task.run)


Found = Callable[[House, list[Message]], bool]


def _nothing_began(house: House) -> Found:
    return lambda house, _: house.workflow.runs[TASK, 1].state == "ask"


def _nobody_decided(house: House) -> Found:
    house.run_begun(Enter.ASK)
    house.tasks.postpone(house.task, house.task.expires_at)
    return lambda house, _: house.task.status is Status.EXPIRED


def _snoozed(house: House) -> Found:
    house.run_begun(Enter.ASK)
    house.commit(snooze(house.task, until=house.clock.now() + 9 * MINUTE, now=house.clock.now()))
    return lambda house, _: house.task.snoozed_until is None


def _the_workflow_was_full(house: House) -> Found:
    house.workflow.sheds_until = house.clock.now() + 2 * MINUTE
    house.tick_when_due()
    assert house.workflow.runs == {}
    return lambda house, _: (TASK, 1) in house.workflow.runs


def _approved_without_a_run(house: House) -> Found:
    house.approved()
    return lambda house, _: house.workflow.runs[TASK, 1].state == "act"


def _the_approval_was_not_passed_on(house: House) -> Found:
    house.run_begun(Enter.ASK, with_token=True)
    house.approved()
    return lambda house, _: house.workflow.runs[TASK, 1].state == "act"


def _the_question_never_arrived(house: House) -> Found:
    house.run_begun(Enter.ASK)
    house.approved()
    house.tasks.postpone(house.task, house.clock.now() + UNANSWERED_ASK + MINUTE)
    return lambda house, _: house.workflow.runs[TASK, 2].state == "act"


def _somebody_else_took_the_answer(house: House) -> Found:
    """A question that the run never asked was answered in its stead; the run waits on."""
    house.run_begun(Enter.ASK, with_token=True)
    asked = house.clock.now() + MINUTE
    house.tasks.note_question(
        house.tasks.waits[USER, TASK].model_copy(update={"token": "forged", "asked_at": asked})
    )
    house.approved()
    house.tick_when_due()
    while house.clock.now() <= house.task.updated_at + UNHEARD_ANSWER:
        assert house.workflow.runs[TASK, 1].state == "ask"
        house.tick_when_due()
    return lambda house, _: house.workflow.runs[TASK, 2].state == "act"


def _the_run_is_gone(house: House) -> Found:
    house.run_begun(Enter.ASK, with_token=True)
    house.workflow.lose(TASK, 1)
    house.approved()
    return lambda house, _: house.workflow.runs[TASK, 2].state == "act"


def _the_worker_died_and_its_lease_ran_out(house: House) -> Found:
    house.executing()
    house.workflow.lose(TASK, 1)
    return lambda house, _: house.workflow.runs[TASK, 2].state == "act"


def _the_call_to_act_was_lost(house: House) -> Found:
    """Its run waits for 15 minutes; then it is over, and the clock begins another."""
    house.executing()
    for _ in range(14):
        house.tick_when_due()
        assert house.task.run == 1
    return lambda house, _: house.workflow.runs[TASK, 2].state == "act"


def _undo_was_asked_for(house: House) -> Found:
    effect = house.executing()
    now = house.clock.now()
    house.commit(
        settle(house.task, effect, receipt={}, compensator={"id": "d"}, now=now, lease_for=LEASE)
    )
    asked = Decision(by="user", at=now, digest=house.task.digest)
    house.commit(ask_undo(house.task, by=asked))
    return lambda house, _: house.workflow.runs[TASK, 2].enter is Enter.UNDO


def _an_instruction_was_not_followed(house: House) -> Found:
    house.run_begun(Enter.ASK)
    house.commit(instruct(house.task, text="shorter", now=house.clock.now()))
    return lambda house, sent: len(sent) == 1


def _an_instruction_cannot_be_followed(house: House) -> Found:
    house.run_begun(Enter.ASK)
    house.commit(instruct(house.task, text="shorter", now=house.clock.now()))
    house.clock.wait(minutes=INSTRUCTION_TRIED_FOR / MINUTE)
    return lambda house, _: house.task.pending is None


def _the_account_is_back(house: House) -> Found:
    house.blocked()
    later = house.clock.now() + MINUTE
    house.integrations.accounts[USER, GMAIL] = account(connected_at=later)
    return lambda house, _: house.workflow.runs[TASK, 2].state == "act"


def _the_account_stays_away(house: House) -> Found:
    house.blocked()
    house.integrations.accounts[USER, GMAIL] = account(status="expired")
    house.clock.move_to(house.clock.now() + BLOCKED_AT_MOST)
    return lambda house, _: house.task.status is Status.AWAITING_APPROVAL


def _the_person_goes_on_after_a_pause(house: House) -> Found:
    house.blocked(on="pause")
    return lambda house, _: house.workflow.runs[TASK, 2].state == "act"


LOST: list[Callable[[House], Found]] = [
    _nothing_began,
    _nobody_decided,
    _snoozed,
    _the_workflow_was_full,
    _approved_without_a_run,
    _the_approval_was_not_passed_on,
    _the_question_never_arrived,
    _somebody_else_took_the_answer,
    _the_run_is_gone,
    _the_worker_died_and_its_lease_ran_out,
    _the_call_to_act_was_lost,
    _undo_was_asked_for,
    _an_instruction_was_not_followed,
    _an_instruction_cannot_be_followed,
    _the_account_is_back,
    _the_account_stays_away,
    _the_person_goes_on_after_a_pause,
]


@pytest.mark.parametrize("lost", LOST, ids=lambda lost: lost.__name__.strip("_"))
def test_a_tick_alone_brings_it_on(lost: Callable[[House], Found]) -> None:
    house = House()
    brought_on = lost(house)

    sent = house.tick_when_due()

    assert brought_on(house, sent)


def test_a_task_that_nothing_can_be_done_about_is_looked_at_again_and_not_at_once() -> None:
    house = House()
    house.blocked()
    house.integrations.accounts[USER, GMAIL] = account(status="expired")

    for _ in range(5):
        house.tick_when_due()
        assert house.task.due_at is not None
        assert house.task.due_at > house.clock.now()
