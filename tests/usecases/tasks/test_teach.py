"""Declining with a reason teaches the agent, and taking that back does not."""

from typing import get_args

import pytest

from countersign.domain.errors import Conflict, InvalidInput
from countersign.domain.guidance.declining import DeclineReason
from countersign.domain.guidance.directives import Greeting, LeaveAlone, LeaveFinding, SignOff
from countersign.domain.guidance.learned import directives_of
from countersign.domain.task.task import Status, Task
from countersign.domain.task.transitions import Change
from countersign.domain.task.transitions.change import of_body
from countersign.ports.scan_queue import ROOM_SEEN_AFTER_SECONDS
from countersign.ports.tasks import Newborn
from countersign.usecases.tasks.change import ChangeTask
from countersign.usecases.tasks.decide import DecideTask
from countersign.usecases.tasks.teach import Teach
from tests.factories import TASK, USER, agent, archive, body, item, learned, person, proposed, reply
from tests.fakes.learned import InMemoryLearned
from tests.fakes.macs import signing
from tests.fakes.queues import RecordingQueues, ScanAsked
from tests.fakes.system import SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.users import InMemoryAgents

GRACE = LeaveAlone(who="grace@example.org")
SPREAD = ScanAsked(USER, None, "taught", ROOM_SEEN_AFTER_SECONDS)


class Racing(InMemoryTasks):
    """Somebody else teaches the same between the read and the write."""

    raced = False

    def commit(self, change: Change) -> None:
        if change.lessons and not self.raced:
            self.raced = True
            other = learned(directive=GRACE, learned_from=("tsk_8",))
            self.learned[USER, "agt_1", other.entry_id] = other
            raise Conflict("Somebody was faster.")
        super().commit(change)


class Dismissing(InMemoryTasks):
    """The agent is dismissed between the read and the write, with all that it has learned."""

    school: "School"

    def commit(self, change: Change) -> None:
        if change.lessons:
            self.school.agents.remove(USER, "agt_1")
            self.school.learned.forget_all(USER, "agt_1")
        super().commit(change)


class School:
    def __init__(self, tasks: InMemoryTasks | None = None) -> None:
        self.tasks, self.clock = tasks or InMemoryTasks(), SettableClock()
        self.agents, self.queues = InMemoryAgents(), RecordingQueues()
        self.tasks.staff = self.agents.staff
        self.learned = InMemoryLearned(self.tasks)
        self.agents.add(agent())
        teach = Teach(self.learned, self.agents, self.queues, self.tasks)
        self.decide = DecideTask(self.tasks, self.clock, signing(), teach)
        self.change = ChangeTask(self.tasks, self.clock, signing(), teach)

    def offer(self, task_id: str = TASK, **fields: object) -> Task:
        birth = proposed(body(task_id=task_id, **fields))
        self.tasks.create(USER, [Newborn(birth, task_id)], month="2026-11")
        return birth.after

    def decline(
        self, task: Task, reason: DeclineReason | None, senders: tuple[str, ...] = ()
    ) -> Task:
        filed = self.decide.reject(
            person(), task.task_id, task.digest, reason=reason, text=None, senders=senders
        )
        return filed.task

    @property
    def knows(self) -> tuple[object, ...]:
        return directives_of(self.learned.list(USER))


@pytest.fixture
def school() -> School:
    return School()


def test_what_is_declined_for_its_sender_is_left_alone_from_now_on(school: School) -> None:
    task = school.offer()
    assert school.decline(task, "never_from_sender").status is Status.REJECTED
    (entry,) = school.learned.list(USER, "agt_1")
    assert (entry.directive, entry.source, entry.learned_from) == (GRACE, "declined", (TASK,))
    (event,) = [one for one in school.tasks.events(USER, TASK) if one.type == "rejected"]
    assert event.data == {
        "reason": "never_from_sender",
        "taught": ["Nothing more from grace@example.org"],
    }


@pytest.mark.parametrize("reason", [None, *get_args(DeclineReason)])
def test_two_of_the_reasons_teach(school: School, reason: DeclineReason | None) -> None:
    school.decline(school.offer(), reason)
    teaching = reason in ("never_from_sender", "never_this_kind")
    assert bool(school.knows) == teaching
    assert school.queues.take() == ([SPREAD] if teaching else [])


def test_declining_twice_teaches_once_and_spreads_once(school: School) -> None:
    first, second = school.offer("tsk_1"), school.offer("tsk_2")
    for task in (first, first, second):
        school.decline(task, "never_this_kind")
    (entry,) = school.learned.list(USER)
    assert entry.directive == LeaveFinding(finding="replies")
    assert entry.learned_from == ("tsk_1", "tsk_2")
    assert school.queues.take() == [SPREAD]


def test_whom_a_pile_is_from_is_said(school: School) -> None:
    items = tuple(
        item(number).model_copy(update={"sender": sender})
        for number, sender in enumerate(("a@b.example", "c@d.example"))
    )
    task = school.offer(action=archive(1).model_copy(update={"items": items}), provenance=())
    with pytest.raises(InvalidInput):
        school.decline(task, "never_from_sender")
    assert school.tasks.get(USER, TASK) == task
    school.decline(task, "never_from_sender", ("c@d.example",))
    assert school.knows == (LeaveAlone(who="c@d.example"),)


def test_where_the_agent_is_gone_nobody_learns_and_the_person_is_told(school: School) -> None:
    task = school.offer()
    school.agents.remove(USER, "agt_1")
    with pytest.raises(InvalidInput):
        school.decline(task, "never_this_kind")
    assert school.tasks.get(USER, TASK) == task
    school.decline(task, "not_now")
    assert school.knows == ()


def test_what_is_offered_again_has_taught_nothing(school: School) -> None:
    declined = school.decline(school.offer(), "never_from_sender")
    school.change.reopen(person(), TASK, declined.digest)
    assert school.learned.list(USER) == ()


def test_what_another_task_has_taught_as_well_outlives_it(school: School) -> None:
    for name in ("tsk_1", "tsk_2"):
        declined = school.decline(school.offer(name), "never_from_sender")
    school.change.reopen(person(), "tsk_2", declined.digest)
    (entry,) = school.learned.list(USER)
    assert entry.learned_from == ("tsk_1",)


def test_what_the_person_has_deleted_meanwhile_is_not_missed(school: School) -> None:
    declined = school.decline(school.offer(), "never_from_sender")
    school.learned.forget_all(USER, "agt_1")
    again = school.change.reopen(person(), TASK, declined.digest)
    assert again.task.status is Status.AWAITING_APPROVAL


def test_two_at_once_teach_one_entry() -> None:
    school = School(Racing())
    school.decline(school.offer(), "never_from_sender")
    (entry,) = school.learned.list(USER)
    assert entry.learned_from == ("tsk_8", TASK)


@pytest.fixture
def dismissing() -> School:
    tasks = Dismissing()
    tasks.school = School(tasks)
    return tasks.school


def test_an_agent_that_is_dismissed_while_it_is_taught_leaves_nothing_behind(
    dismissing: School,
) -> None:
    task = dismissing.offer()
    with pytest.raises(InvalidInput, match="is gone"):
        dismissing.decline(task, "never_from_sender")
    assert dismissing.tasks.get(USER, TASK) == task
    assert dismissing.learned.list(USER) == ()
    assert dismissing.queues.take() == []
    dismissing.decline(task, None)


def test_a_letter_is_approved_though_the_agent_that_would_learn_from_it_is_dismissed(
    dismissing: School,
) -> None:
    edited(dismissing, TASK, IN_HER_WORDS)
    task = dismissing.tasks.get(USER, TASK)
    assert task is not None
    assert task.status is Status.APPROVED
    assert dismissing.learned.list(USER) == ()


def test_what_a_dismissed_agent_left_behind_keeps_no_task_from_being_offered_again(
    school: School,
) -> None:
    for name in ("tsk_1", "tsk_2"):
        declined = school.decline(school.offer(name), "never_from_sender")
    school.agents.remove(USER, "agt_1")
    again = school.change.reopen(person(), "tsk_2", declined.digest)
    assert again.task.status is Status.AWAITING_APPROVAL


def edited(school: School, task_id: str, text: str) -> None:
    """The person writes the letter so, and approves it."""
    task = school.offer(task_id, action=reply(body=WRITTEN))
    now = school.change.edit(person(), task_id, task.digest, reply(body=text)).task
    school.decide.approve(person(), task_id, now.digest)


WRITTEN = "Hi Ana,\n\nThank you for your message. I will get back to you on this.\n\nBest,\nAda"
IN_HER_WORDS = WRITTEN.replace("Hi Ana", "Hello Ana").replace("Best,", "Cheers,")


def test_the_same_edit_of_three_letters_is_a_habit(school: School) -> None:
    for number in (1, 2):
        edited(school, f"tsk_{number}", IN_HER_WORDS)
        assert school.knows == ()
    edited(school, "tsk_3", IN_HER_WORDS.replace("Ana", "Tom"))
    assert set(school.knows) == {
        Greeting(line="Hello {name},", language="en"),
        SignOff(line="Cheers,", language="en"),
    }
    assert {one.source for one in school.learned.list(USER)} == {"edited"}


def test_editing_one_letter_again_and_again_is_one_lesson(school: School) -> None:
    task = school.offer(action=reply(body=WRITTEN))
    digest = task.digest
    for ending in ("", " Soon.", " Today."):
        text = IN_HER_WORDS.replace("on this.", f"on this.{ending}")
        digest = school.change.edit(person(), TASK, digest, reply(body=text)).task.digest
    school.decide.approve(person(), TASK, digest)
    assert {one.learned_from for one in school.learned.list(USER)} == {(TASK,)}


def test_an_edit_that_is_declined_teaches_nothing(school: School) -> None:
    task = school.offer(action=reply(body=WRITTEN))
    now = school.change.edit(person(), TASK, task.digest, reply(body=IN_HER_WORDS)).task
    school.decline(now, "wrong")
    assert school.learned.list(USER) == ()


def test_what_was_asked_for_in_words_teaches_nothing(school: School) -> None:
    task = school.offer(action=reply(body=WRITTEN))
    made = school.tasks.bodies[USER, TASK, 1].model_copy(
        update={"revision": 2, "action": reply(body=IN_HER_WORDS), "changed": "You asked: cheers."}
    )
    school.tasks.bodies[USER, TASK, 2] = made
    after = task.model_copy(update=of_body(made))
    school.tasks.heads[USER, TASK] = after
    school.decide.approve(person(), TASK, after.digest)
    assert school.learned.list(USER) == ()
