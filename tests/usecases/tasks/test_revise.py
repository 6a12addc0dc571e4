"""A person says how a task should be, and an engine does it, once."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast

import pytest

from countersign.domain.errors import Conflict, FillFirst, InstructionPending, NotWaiting, StaleTask
from countersign.domain.task.alternative import Alternative
from countersign.domain.task.event_chain import verify
from countersign.domain.task.origin import Origin
from countersign.domain.task.task import (
    INSTRUCTION_TRIED_FOR,
    WATCH_INTERVAL,
    Enter,
    Status,
    Task,
    Wait,
)
from countersign.engines.rules import RulesEngine
from countersign.ports.engine import Answer, CannotAnswer, Engine, Question, R
from countersign.ports.questions.revise_items import KeptItems
from countersign.ports.questions.revise_letter import RevisedLetter, Wording
from countersign.ports.tasks import Filed, Newborn
from countersign.usecases.tasks.advance import AdvanceTask
from countersign.usecases.tasks.change import ChangeTask
from countersign.usecases.tasks.decide import DecideTask
from countersign.usecases.tasks.instruct import InstructTask
from countersign.usecases.tasks.revise import ReviseTask
from tests.factories import TASK, USER, archive, body, person, proposed, reply
from tests.fakes.held import InMemoryHeldProposals
from tests.fakes.integrations import InMemoryIntegrations
from tests.fakes.macs import signing
from tests.fakes.queues import InstructAsked, RecordingQueues
from tests.fakes.system import SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.users import InMemoryUsers
from tests.fakes.workflow import InMemoryWorkflow

ASKED = "cc anna@example.org and say no"


@dataclass
class Obedient:
    """An engine that answers what it was given to answer."""

    value: RevisedLetter | KeptItems
    asked: int = 0

    def ask(self, question: Question[R]) -> Answer[R]:
        self.asked += 1
        return Answer(cast("R", self.value))


class Desk:
    """One waiting task, its person, and the worker."""

    def __init__(
        self,
        tasks: InMemoryTasks,
        users: InMemoryUsers,
        queues: RecordingQueues,
        clock: SettableClock,
        engine: Engine,
    ) -> None:
        self.tasks, self.queues, self.clock = tasks, queues, clock
        self.instruct = InstructTask(tasks, queues, clock)
        self.rewrite = ReviseTask(users, tasks, engine, clock)
        self.change, self.decide = (
            ChangeTask(tasks, clock, signing()),
            DecideTask(tasks, clock, signing()),
        )

    @property
    def filed(self) -> Filed:
        found = self.tasks.get_filed(USER, TASK)
        assert found is not None
        return found

    @property
    def task(self) -> Task:
        return self.filed.task

    @property
    def told(self) -> list[str]:
        return [event.type for event in self.tasks.events(USER, TASK)]

    def ask(self, text: str = ASKED) -> Filed:
        return self.instruct(person(), TASK, self.task.digest, text)

    def deliver(self) -> None:
        """Give every message that was sent to the worker."""
        for message in self.queues.take():
            assert isinstance(message, InstructAsked)
            self.rewrite(message.user_id, message.task_id, message.sequence)


@pytest.fixture
def desk(
    tasks: InMemoryTasks, users: InMemoryUsers, queues: RecordingQueues, clock: SettableClock
) -> Desk:
    tasks.create(USER, [Newborn(proposed(), "mark")], month="2026-11")
    return Desk(tasks, users, queues, clock, RulesEngine())


def with_engine(desk: Desk, **answer: Any) -> Obedient:
    engine = Obedient(KeptItems(**answer) if "kept" in answer else RevisedLetter(**answer))
    desk.rewrite = ReviseTask(desk.rewrite.users, desk.tasks, engine, desk.clock)
    return engine


def test_what_was_asked_waits_with_the_task_until_it_is_done(desk: Desk) -> None:
    digest = desk.task.digest
    asked = desk.ask().task
    assert asked.status is Status.AWAITING_APPROVAL
    assert asked.digest == digest
    assert asked.pending is not None
    assert (asked.pending.text, asked.pending.sequence) == (ASKED, asked.sequence)
    assert desk.queues.sent == [InstructAsked(USER, TASK, asked.sequence)]
    assert desk.tasks.events(USER, TASK)[-1].data == {"text": ASKED}


def test_what_comes_of_it_is_the_next_revision_and_says_why(desk: Desk) -> None:
    before = desk.filed
    desk.ask()
    desk.clock.wait(seconds=9)
    desk.deliver()
    after = desk.filed
    assert after.task.pending is None
    assert after.task.revision == 2
    assert after.task.digest != before.task.digest
    assert after.body.changed == f"You asked: {ASKED}."
    assert after.body.action.cc == ("anna@example.org",)  # type: ignore[attr-defined] # a reply
    sources = {entry.path: entry.source for entry in after.body.provenance}
    assert sources["cc/0"] is Origin.USER
    assert desk.told == ["proposed", "instructed", "rewritten"]
    verify(after.task, desk.tasks.events(USER, TASK))
    assert after.task.due_at == desk.clock.now() + WATCH_INTERVAL


def test_what_is_asked_of_one_of_several_ways_is_done_to_that_one(desk: Desk) -> None:
    no = Alternative(label="No", action=reply(body="I cannot come, I am sorry to say."))
    desk.tasks.bodies[USER, TASK, 1] = body(alternatives=(no,))
    named = list(desk.filed.body.by_digest)[1]

    desk.instruct(person(), TASK, named, "cc anna@example.org")
    desk.deliver()

    action = desk.filed.body.action.model_dump()
    assert (action["body"], action["cc"]) == (no.action.model_dump()["body"], ("anna@example.org",))


def test_the_same_words_about_another_way_are_another_wish(desk: Desk) -> None:
    no = Alternative(label="No", action=reply(body="I cannot come."))
    desk.tasks.bodies[USER, TASK, 1] = body(alternatives=(no,))
    proposed_one, named = desk.filed.body.by_digest
    desk.instruct(person(), TASK, named, "shorter")

    desk.instruct(person(), TASK, named, "shorter")
    with pytest.raises(InstructionPending):
        desk.instruct(person(), TASK, proposed_one, "shorter")

    assert desk.told == ["proposed", "instructed"]


def test_a_message_that_comes_again_does_nothing_again(desk: Desk) -> None:
    engine = with_engine(
        desk, mail=Wording(to=("grace@example.org",), cc=(), subject="Re: Lunch", body="No.")
    )
    desk.ask()
    (message,) = desk.queues.sent
    desk.deliver()
    for _ in range(3):
        assert isinstance(message, InstructAsked)
        desk.rewrite(message.user_id, message.task_id, message.sequence)
    assert engine.asked == 1
    assert desk.told == ["proposed", "instructed", "rewritten"]


@pytest.mark.parametrize("sequence", [1, 3, 99])
def test_a_message_about_another_instruction_does_nothing(desk: Desk, sequence: int) -> None:
    desk.ask()
    before = desk.task
    desk.rewrite(USER, TASK, sequence)
    desk.rewrite(USER, "tsk_none", 2)
    desk.rewrite("usr_none", TASK, 2)
    assert desk.task == before


def test_what_cannot_be_followed_is_said_on_the_task(desk: Desk) -> None:
    before = desk.filed
    desk.ask("juggle")
    desk.deliver()
    after = desk.task
    assert after.pending is None
    assert (after.digest, after.revision) == (before.task.digest, 1)
    assert after.error is not None
    assert (after.error.code, after.error.retryable) == ("instruction_unclear", False)
    assert "juggle" in after.error.message
    assert desk.told[-1] == "not_rewritten"


def test_what_was_said_about_it_goes_when_the_person_goes_on(desk: Desk) -> None:
    desk.ask("juggle")
    desk.deliver()
    desk.ask("say no")
    assert desk.task.error is None
    desk.deliver()
    desk.ask("juggle")
    desk.deliver()
    assert desk.decide.approve(person(), TASK, desk.task.digest).task.error is None


@pytest.mark.parametrize(
    "mail",
    [
        {"cc": ("eve@evil.example",)},
        {"to": ("eve@evil.example",)},
        {"to": ()},
        {"to": ("no address",)},
        {"body": "Pay 900 EUR to DE89 3704 0044 0532 0130 00."},
        {"body": ""},
        {"body": "x" * 50_001},
        {"subject": "Hi\r\nBcc: eve@evil.example"},
        {},
    ],
)
def test_an_engine_gets_nothing_in_that_the_person_did_not_write(
    desk: Desk, mail: dict[str, Any]
) -> None:
    kept = {
        "to": ("grace@example.org",),
        "cc": (),
        "subject": "Re: Lunch",
        "body": "Gladly, at noon.",
    }
    with_engine(desk, mail=Wording(**kept | mail))
    before = desk.filed
    desk.ask("make it nice")
    desk.deliver()
    assert desk.filed.body == before.body
    assert desk.task.error is not None
    assert desk.task.error.code == "instruction_refused"


@pytest.mark.parametrize(
    ("asked", "body"),
    [
        ("say when", "On ⟦date⟧, at ⟦XX:XX⟧."),
        ("say [date]", "On [date], at ⟦XX:XX⟧."),
    ],
)
def test_what_an_engine_leaves_open_is_a_blank_unless_the_person_wrote_it(
    desk: Desk, asked: str, body: str
) -> None:
    mail = Wording(
        to=("grace@example.org",), cc=(), subject="Re: Lunch", body="On [date], at XX:XX."
    )
    with_engine(desk, mail=mail)
    desk.ask(asked)
    desk.deliver()
    assert desk.filed.body.action == reply(body=body)
    with pytest.raises(FillFirst):
        desk.decide.approve(person(), TASK, desk.task.digest)


def test_a_placeholder_that_stood_in_the_task_before_stays_as_it_is(desk: Desk) -> None:
    desk.change.edit(person(), TASK, desk.task.digest, reply(body="Ask for [Name]."))
    mail = Wording(
        to=("grace@example.org",), cc=(), subject="Re: Lunch", body="Please ask for [Name]."
    )
    with_engine(desk, mail=mail)
    desk.ask("more politely")
    desk.deliver()
    assert desk.filed.body.action == reply(body="Please ask for [Name].")


def test_a_pile_keeps_only_what_was_in_it(desk: Desk) -> None:
    birth = proposed(body(action=archive(1, 2, 3), provenance=(), task_id="tsk_2"))
    desk.tasks.create(USER, [Newborn(birth, "other")], month="2026-11")
    with_engine(desk, kept=(2, 0, 7, -1))
    asked = desk.instruct(person(), "tsk_2", birth.after.digest, "leave out the second")
    desk.rewrite(USER, "tsk_2", asked.task.sequence)
    found = desk.tasks.get_filed(USER, "tsk_2")
    assert found is not None
    assert found.task.revision == 2
    assert found.body.action == archive(3, 1)


def test_nothing_is_approved_while_something_else_is_asked_for(desk: Desk) -> None:
    digest = desk.task.digest
    desk.ask()
    with pytest.raises(InstructionPending):
        desk.decide.approve(person(), TASK, digest)
    desk.deliver()
    with pytest.raises(StaleTask):
        desk.decide.approve(person(), TASK, digest)
    approved = desk.decide.approve(person(), TASK, desk.task.digest)
    assert approved.task.status is Status.APPROVED


def test_one_thing_at_a_time_and_the_same_again_is_the_same(desk: Desk) -> None:
    first = desk.ask()
    again = desk.ask()
    assert again == first
    assert desk.queues.take() == [InstructAsked(USER, TASK, 2)] * 2
    with pytest.raises(InstructionPending):
        desk.ask("something else")
    assert desk.told == ["proposed", "instructed"]


def test_an_edit_takes_the_place_of_what_was_asked(desk: Desk) -> None:
    desk.ask()
    edited = desk.change.edit(person(), TASK, desk.task.digest, reply(body="At one."))
    assert edited.task.pending is None
    desk.deliver()
    assert desk.filed.body == edited.body


def test_a_refusal_and_the_end_of_the_wait_end_it_too(desk: Desk) -> None:
    desk.ask()
    desk.decide.reject(person(), TASK, desk.task.digest, reason=None, text=None)
    desk.deliver()
    assert (desk.task.status, desk.task.pending) == (Status.REJECTED, None)
    desk.change.reopen(person(), TASK, desk.task.digest)
    desk.ask()
    desk.clock.wait(seconds=4 * 86_400)
    desk.deliver()
    assert desk.filed.body.revision == 1
    with pytest.raises(NotWaiting):
        desk.ask("another")


def test_it_is_followed_while_snoozed(desk: Desk) -> None:
    desk.ask()
    until = desk.clock.now() + timedelta(days=1)
    desk.change.snooze(person(), TASK, desk.task.digest, until)
    desk.deliver()
    assert (desk.task.revision, desk.task.snoozed_until) == (2, until)


def test_a_worker_that_loses_the_race_reads_again(desk: Desk) -> None:
    desk.ask()

    class Slow:
        """Somebody snoozes while the engine thinks, every time."""

        def ask(self, question: Question[R]) -> Answer[R]:
            desk.clock.wait(seconds=1)
            until = desk.clock.now() + timedelta(hours=1)
            desk.change.snooze(person(), TASK, desk.task.digest, until)
            return RulesEngine().ask(question)

    desk.rewrite = ReviseTask(desk.rewrite.users, desk.tasks, Slow(), desk.clock)
    with pytest.raises(Conflict):
        desk.rewrite(USER, TASK, 2)
    assert desk.task.pending is not None
    desk.rewrite = ReviseTask(desk.rewrite.users, desk.tasks, RulesEngine(), desk.clock)
    desk.rewrite(USER, TASK, 2)
    assert desk.task.revision == 2


class Clockwork:
    """The clock's looks at the task, with its first run begun."""

    def __init__(self, desk: Desk, integrations: InMemoryIntegrations) -> None:
        self.desk = desk
        workflow = InMemoryWorkflow(desk.clock)
        self.advance = AdvanceTask(
            tasks=desk.tasks,
            integrations=integrations,
            workflow=workflow,
            clock=desk.clock,
            scan_queue=desk.queues,
            users=desk.rewrite.users,
            held=InMemoryHeldProposals(desk.tasks),
        )
        begun = desk.clock.now()
        run = Wait(user_id=USER, task_id=TASK, run=1, enter=Enter.ASK, started_at=begun)
        desk.tasks.note_run(run)

    def look(self, *, by_clock: bool) -> None:
        self.advance(USER, TASK, check_run=by_clock)


def test_a_message_that_is_lost_is_sent_again_by_the_clock(
    desk: Desk, integrations: InMemoryIntegrations
) -> None:
    clockwork = Clockwork(desk, integrations)
    desk.ask()
    desk.queues.take()
    clockwork.look(by_clock=False)
    assert desk.queues.sent == []
    due_at = desk.task.due_at
    assert due_at is not None
    assert due_at <= desk.clock.now() + WATCH_INTERVAL
    desk.clock.move_to(due_at)
    clockwork.look(by_clock=True)
    assert desk.queues.sent == [InstructAsked(USER, TASK, 2)]
    desk.deliver()
    assert desk.task.revision == 2
    clockwork.look(by_clock=True)
    assert desk.queues.sent == []
    assert desk.task.due_at == desk.task.expires_at


def test_a_snooze_does_not_put_the_clocks_look_off(
    desk: Desk, integrations: InMemoryIntegrations
) -> None:
    clockwork = Clockwork(desk, integrations)
    desk.ask()
    until = desk.clock.now() + timedelta(days=1)
    desk.change.snooze(person(), TASK, desk.task.digest, until)
    clockwork.look(by_clock=False)
    assert desk.task.due_at == desk.clock.now() + WATCH_INTERVAL


def test_what_is_never_done_is_given_up_and_said(
    desk: Desk, integrations: InMemoryIntegrations
) -> None:
    clockwork = Clockwork(desk, integrations)
    desk.ask()
    desk.clock.wait(seconds=INSTRUCTION_TRIED_FOR.total_seconds())
    clockwork.look(by_clock=True)
    assert desk.task.pending is None
    assert desk.task.error is not None
    assert desk.task.error.code == "instruction_not_done"
    assert desk.tasks.events(USER, TASK)[-1].by == "clock"
    desk.deliver()
    assert desk.task.revision == 1


def test_what_no_engine_can_answer_is_refused_in_words_and_stays_as_it_is(desk: Desk) -> None:
    class Speechless:
        def ask(self, question: Question[R]) -> Answer[R]:
            raise CannotAnswer(question.name)

    before = desk.filed.body
    desk.rewrite = ReviseTask(desk.rewrite.users, desk.tasks, Speechless(), desk.clock)
    desk.ask()
    desk.deliver()

    assert desk.filed.body == before
    assert desk.task.pending is None
    assert desk.task.error is not None
    assert "Edit it by hand" in desk.task.error.message
