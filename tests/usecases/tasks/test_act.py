from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from countersign.domain.errors import Conflict
from countersign.domain.task.countersignature import statement_of
from countersign.domain.task.effect import Effect, EffectState
from countersign.domain.task.task import Enter, Status, Task
from countersign.domain.task.transitions import Change, claim, restart
from countersign.ports.tasks import Newborn
from countersign.ports.workflow import Call
from countersign.usecases.tasks.act import ACT_WINDOW, REFUSED_AT_MOST
from countersign.usecases.tasks.attempt import attempt_of
from countersign.usecases.tasks.change import ChangeTask
from countersign.usecases.tasks.decide import DecideTask
from countersign.usecases.tasks.pauses import ATTEMPTS, LEASE, OPEN_AT_MOST
from tests.factories import GMAIL, TASK, USER, account, person, proposed
from tests.fakes.integrations import InMemoryIntegrations
from tests.fakes.macs import MacsInHand, signing
from tests.fakes.notices import RecordingDiagnostics
from tests.fakes.provider import Carried, JournallingProvider, ReadFault
from tests.fakes.queues import ActAsked, RecordingQueues
from tests.fakes.rules import standing_of
from tests.fakes.system import CountingIds, SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.workflow import InMemoryWorkflow
from tests.usecases.tasks.worker import worker


class Bench:
    """One approved task, its call to act, and the worker."""

    def __init__(
        self,
        tasks: InMemoryTasks,
        integrations: InMemoryIntegrations,
        workflow: InMemoryWorkflow,
        queues: RecordingQueues,
        clock: SettableClock,
        ids: CountingIds,
        provider: JournallingProvider,
        diagnostics: RecordingDiagnostics,
    ) -> None:
        self.tasks, self.integrations, self.workflow = tasks, integrations, workflow
        self.queues, self.clock, self.provider, self.diagnostics = (
            queues,
            clock,
            provider,
            diagnostics,
        )
        effectors = {"email.draft_reply": provider}
        self.act_on_task = worker(
            tasks,
            integrations,
            workflow,
            queues,
            clock,
            effectors,
            provider,
            diagnostics,
            standing_of(tasks),
        )
        tasks.create(USER, [Newborn(proposed(), "mark")], month="2026-11")
        DecideTask(tasks, clock, signing()).approve(person(), TASK, self.task.digest)
        workflow.start(USER, TASK, 1, Enter.ACT)
        self.call: Call = workflow.calls.pop()[1]

    @property
    def task(self) -> Task:
        found = self.tasks.get(USER, TASK)
        assert found is not None
        return found

    @property
    def effect(self) -> Effect:
        (found,) = self.tasks.effects(USER, TASK)
        return found

    @property
    def outcomes(self) -> list[str]:
        return [outcome["outcome"] for outcome in self.workflow.runs[TASK, 1].outcomes]

    def retry(self) -> None:
        ChangeTask(self.tasks, self.act_on_task.clock, signing()).retry(
            person(), TASK, self.task.digest
        )
        self.workflow.start(USER, TASK, self.task.run, Enter.ACT)
        self.call = self.workflow.calls.pop()[1]

    def act(self) -> int | None:
        """Deliver the call; answers after how many seconds it wants to come again."""
        self.act_on_task(self.call)
        again = self.queues.take()
        assert all(isinstance(found, ActAsked) and found.call == self.call for found in again)
        return again[0].delay_seconds if again else None

    def act_until_done(self) -> None:
        for _ in range(20):
            delay = self.act()
            if delay is None:
                return
            self.clock.wait(seconds=delay)
        raise AssertionError("the call comes again for ever")


def signed(task: Task, **fields: Any) -> Task:
    """The task with these fields, countersigned as if it had been so all along."""
    changed = task.model_copy(update=fields)
    assert changed.decided is not None
    mac = MacsInHand().generate(statement_of(changed, changed.decided, "approval"))
    return changed.model_copy(update={"decided": changed.decided.model_copy(update={"mac": mac})})


@pytest.fixture
def bench(
    tasks: InMemoryTasks,
    integrations: InMemoryIntegrations,
    workflow: InMemoryWorkflow,
    queues: RecordingQueues,
    clock: SettableClock,
    ids: CountingIds,
    provider: JournallingProvider,
    diagnostics: RecordingDiagnostics,
) -> Bench:
    return Bench(tasks, integrations, workflow, queues, clock, ids, provider, diagnostics)


def test_an_approved_task_is_carried_out_once_and_recorded(bench: Bench) -> None:
    assert bench.act() is None

    (carried,) = bench.provider.journal
    assert carried.key == f"{TASK}.1.draft"
    assert bench.task.status is Status.COMPLETED
    assert bench.task.result == {"key": carried.key}
    assert bench.effect.state is EffectState.DONE
    assert bench.effect.compensator == {"key": carried.key}
    assert bench.outcomes == ["completed"]


def test_a_message_that_comes_again_only_answers(bench: Bench) -> None:
    bench.act()

    for _ in range(3):
        assert bench.act() is None

    assert len(bench.provider.journal) == 1


def test_a_task_that_cools_is_put_back_until_then(bench: Bench) -> None:
    cool_until = bench.clock.now() + timedelta(seconds=15)
    bench.tasks.heads[USER, TASK] = signed(bench.task, act_not_before=cool_until)

    assert bench.act() == 15

    assert bench.provider.journal == []
    bench.clock.wait(seconds=15)
    assert bench.act() is None
    assert len(bench.provider.journal) == 1


def test_a_call_of_an_older_run_does_nothing_and_is_answered(bench: Bench) -> None:
    bench.tasks.commit(restart(bench.task, why="lost", by="clock", now=bench.clock.now()))

    assert bench.act() is None

    assert bench.outcomes == ["superseded"]
    assert bench.provider.journal == []
    assert bench.task.status is Status.APPROVED


def test_a_call_for_a_task_that_is_gone_does_nothing_and_is_answered(bench: Bench) -> None:
    bench.tasks.heads.clear()

    assert bench.act() is None

    assert bench.outcomes == ["superseded"]
    assert bench.provider.calls == 0


def test_a_call_of_a_run_to_come_does_nothing(bench: Bench) -> None:
    bench.call = replace(bench.call, run=2)

    assert bench.act() is None

    assert bench.provider.journal == []


def test_a_call_that_is_too_old_is_dropped_for_the_clock_to_restart(bench: Bench) -> None:
    bench.clock.wait(seconds=ACT_WINDOW.total_seconds())

    assert bench.act() is None

    assert bench.outcomes == []
    assert bench.provider.journal == []
    assert bench.task.status is Status.APPROVED


@pytest.mark.parametrize(
    "status", [status for status in Status if status not in (Status.APPROVED, Status.EXECUTING)]
)
def test_only_what_is_approved_is_carried_out(bench: Bench, status: Status) -> None:
    bench.tasks.heads[USER, TASK] = bench.task.model_copy(update={"status": status})

    assert bench.act() is None

    assert bench.provider.journal == []
    assert bench.outcomes == [status.lower()]


def test_a_changed_world_asks_again_and_says_in_words_what_changed(bench: Bench) -> None:
    digest = bench.task.digest
    bench.provider.conversation.append("Grace: forget it")

    assert bench.act() is None

    filed = bench.tasks.get_filed(USER, TASK)
    assert filed is not None
    assert filed.task.status is Status.AWAITING_APPROVAL
    assert (filed.task.revision, filed.task.run, filed.task.enter) == (2, 2, Enter.ASK)
    assert filed.task.digest != digest
    assert filed.body.changed == "Somebody has written again."
    assert filed.body.evidence[-1].quote == "Grace: forget it"
    assert bench.outcomes == ["world_changed"]
    assert bench.provider.journal == []


@pytest.mark.parametrize("status", ["expired", "revoked", "error"])
def test_a_broken_account_blocks_the_approval(bench: Bench, status: str) -> None:
    bench.integrations.save(account().model_copy(update={"status": status}))

    assert bench.act() is None

    assert bench.task.status is Status.APPROVED
    assert bench.task.blocked_by
    assert bench.outcomes == ["blocked"]
    assert bench.provider.journal == []


def test_an_account_that_was_removed_blocks_the_approval(bench: Bench) -> None:
    bench.integrations.remove(USER, GMAIL)

    assert bench.act() is None

    assert bench.task.blocked_by
    assert bench.provider.journal == []


def test_an_account_that_shuts_us_out_blocks_the_approval(bench: Bench) -> None:
    bench.provider.connected = False

    assert bench.act() is None

    assert bench.task.blocked_by == "The access was taken back."


@pytest.mark.parametrize("fault", ["silent", "busy", "refused"])
def test_a_provider_that_cannot_be_looked_at_is_left_alone_for_a_while(
    bench: Bench, fault: ReadFault
) -> None:
    bench.provider.read_faults.append(fault)

    delay = bench.act()

    assert delay is not None
    assert bench.outcomes == []
    bench.clock.wait(seconds=delay)
    assert bench.act() is None
    assert bench.task.status is Status.COMPLETED


def test_a_look_that_is_refused_for_long_blocks_the_approval(bench: Bench) -> None:
    bench.clock.wait(seconds=REFUSED_AT_MOST.total_seconds())
    bench.call = replace(bench.call, entered_at=bench.clock.now())
    bench.provider.read_faults.append("refused")

    assert bench.act() is None

    assert bench.task.status is Status.APPROVED
    assert bench.task.blocked_by
    assert bench.provider.journal == []


def test_a_lost_answer_is_settled_by_looking(bench: Bench) -> None:
    bench.provider.write_faults.append("lost_after")

    assert bench.act() is None

    assert bench.task.status is Status.COMPLETED
    assert len(bench.provider.journal) == 1


def test_a_write_that_is_found_absent_is_repeated_only_after_the_settling_time(
    bench: Bench,
) -> None:
    bench.provider.write_faults.append("lost_before")

    delay = bench.act()

    assert delay is not None
    assert delay >= bench.provider.settling.total_seconds()
    assert bench.provider.journal == []
    bench.clock.wait(seconds=delay)
    assert bench.act() is None
    assert len(bench.provider.journal) == 1
    assert bench.effect.attempts == 2


def test_a_write_that_lands_late_is_not_repeated(bench: Bench) -> None:
    bench.provider.write_faults.append("lands_late")

    bench.act_until_done()

    assert len(bench.provider.journal) == 1
    assert bench.effect.attempts == 1


def test_a_write_on_which_we_hung_up_is_given_a_minute_more_to_land(bench: Bench) -> None:
    bench.provider.write_faults.append("times_out")

    bench.act_until_done()

    assert len(bench.provider.journal) == 1
    assert bench.effect.attempts == 1
    assert bench.task.status is Status.COMPLETED


def test_a_retry_looks_for_the_earlier_try_before_it_writes(bench: Bench) -> None:
    bench.provider.write_faults.append("refused")
    bench.act()
    began = bench.clock.now()

    bench.retry()
    bench.act_until_done()

    (carried,) = bench.provider.journal
    assert carried.at >= began + bench.provider.settling
    assert bench.task.status is Status.COMPLETED


def test_a_retry_finds_what_the_earlier_try_did_after_all(bench: Bench) -> None:
    bench.provider.write_faults.append("refused")
    bench.act()
    landed = Carried(bench.effect.key, bench.task.digest, bench.clock.now(), is_last=True)
    bench.provider.journal.append(landed)
    bench.provider.conversation.append("our own draft")

    bench.retry()
    bench.act_until_done()

    assert bench.provider.journal == [landed]
    assert bench.task.status is Status.COMPLETED


def test_a_busy_provider_is_asked_again_when_it_says(bench: Bench) -> None:
    bench.provider.write_faults.append("busy")

    assert bench.act() == 8

    assert bench.task.status is Status.EXECUTING
    bench.act_until_done()
    assert len(bench.provider.journal) == 1


def test_a_provider_that_is_always_busy_fails_the_task_in_the_end(bench: Bench) -> None:
    bench.provider.write_faults.extend(["busy"] * 99)

    bench.act_until_done()

    assert bench.task.status is Status.FAILED
    assert bench.task.error is not None
    assert bench.task.error.retryable
    assert bench.effect.attempts == ATTEMPTS
    assert bench.effect.state is EffectState.REFUSED


def test_a_refusal_fails_the_task_and_nothing_happened(bench: Bench) -> None:
    bench.provider.write_faults.append("refused")

    assert bench.act() is None

    assert bench.task.status is Status.FAILED
    assert bench.task.error is not None
    assert (bench.task.error.code, bench.task.error.retryable) == ("provider_refused", True)
    assert bench.effect.state is EffectState.REFUSED
    assert bench.outcomes == ["failed"]


def test_what_cannot_be_looked_up_any_more_is_given_to_the_person(bench: Bench) -> None:
    bench.provider.write_faults.append("lost_after")
    bench.provider.shows_nothing = True

    assert bench.act() is None

    assert bench.task.status is Status.NEEDS_REVIEW
    assert bench.effect.state is EffectState.UNSETTLED
    assert bench.outcomes == ["needs_review"]


def test_an_account_lost_while_an_effect_is_open_is_given_to_the_person(bench: Bench) -> None:
    _leave_open(bench)
    bench.integrations.remove(USER, GMAIL)

    bench.act_until_done()

    assert bench.task.status is Status.NEEDS_REVIEW


def test_a_provider_silent_for_a_day_is_given_to_the_person(bench: Bench) -> None:
    _leave_open(bench)
    bench.provider.read_faults.extend(["silent"] * 99)
    bench.clock.wait(seconds=OPEN_AT_MOST.total_seconds() + 1)
    bench.call = replace(bench.call, entered_at=bench.clock.now())

    assert bench.act() is None

    assert bench.task.status is Status.NEEDS_REVIEW


def test_an_open_effect_is_left_alone_while_its_lease_runs(bench: Bench) -> None:
    _leave_open(bench)

    delay = bench.act()

    assert delay is not None
    assert delay > LEASE.total_seconds() - 1
    assert bench.provider.journal == []
    assert bench.effect.lease == "of the dead"


def test_an_open_effect_is_looked_for_before_the_world_is(bench: Bench) -> None:
    _leave_open(bench, carried_out=True)
    bench.provider.conversation.append("Grace: forget it")

    bench.act_until_done()

    assert bench.task.status is Status.COMPLETED
    assert len(bench.provider.journal) == 1


def test_an_open_effect_whose_write_never_happened_is_written(bench: Bench) -> None:
    _leave_open(bench)

    bench.act_until_done()

    assert bench.task.status is Status.COMPLETED
    assert len(bench.provider.journal) == 1


def test_another_run_settles_what_an_earlier_one_began(bench: Bench) -> None:
    _leave_open(bench, carried_out=True)
    bench.tasks.commit(restart(bench.task, why="lost", by="clock", now=bench.clock.now()))
    bench.workflow.start(USER, TASK, 2, Enter.ACT)
    bench.call = bench.workflow.calls.pop()[1]

    bench.act_until_done()

    assert bench.task.status is Status.COMPLETED
    assert len(bench.provider.journal) == 1


def test_what_is_stored_but_was_not_approved_blocks_and_is_reported(bench: Bench) -> None:
    key = (USER, TASK, 1)
    altered = bench.tasks.bodies[key].model_copy(update={"account": "eve@example.net"})
    bench.tasks.bodies[key] = altered

    assert bench.act() is None

    assert bench.provider.journal == []
    assert bench.task.blocked_by == "What is stored is not what you approved."
    assert bench.diagnostics.contradictions == [
        ("task", TASK, "What is stored is not what was approved.")
    ]


def test_a_task_that_was_written_meanwhile_comes_again_at_once(bench: Bench) -> None:
    class Contested(InMemoryTasks):
        def commit(self, change: Change) -> None:
            raise Conflict("Somebody else was faster.")

    contested = Contested(**vars(bench.tasks))
    act = replace(bench.act_on_task, tasks=contested)

    act(bench.call)

    assert bench.queues.take() == [ActAsked(bench.call, 1)]
    assert bench.provider.journal == []


def _leave_open(bench: Bench, *, carried_out: bool = False) -> None:
    """A worker claimed and died: before its call, or after the provider carried it out."""
    change = claim(
        bench.task, step="draft", lease="of the dead", now=bench.clock.now(), lease_for=LEASE
    )
    bench.tasks.commit(change)
    filed = bench.tasks.get_filed(USER, TASK)
    if carried_out and filed is not None and change.effect is not None:
        bench.provider.write(attempt_of(filed, bench.provider, change.effect))


def test_a_kind_that_nothing_carries_out_is_refused_before_the_claim(bench: Bench) -> None:
    bench.act_on_task = replace(bench.act_on_task, effectors={})

    bench.act()

    assert bench.outcomes == ["blocked"]
    assert bench.task.blocked_on == "account"
    assert not bench.tasks.effects(USER, TASK)
    assert [what for what, *_ in bench.diagnostics.contradictions] == ["task"]


def test_an_account_that_is_another_by_now_is_not_acted_on_whatever_the_kind(
    bench: Bench, integrations: InMemoryIntegrations
) -> None:
    integrations.save(account(account="ada@new.example"))

    bench.act()

    assert bench.outcomes == ["world_changed"]
    assert bench.provider.calls == 0
    assert bench.tasks.bodies[USER, TASK, 2].account == "ada@new.example"
