"""What every store of tasks keeps to."""

from datetime import timedelta

import pytest

from countersign.domain.errors import Conflict
from countersign.domain.task.alternative import Alternative
from countersign.domain.task.event_chain import verify
from countersign.domain.task.task import Decision, Status, Task, TaskProblem
from countersign.domain.task.transitions import (
    ask_undo,
    cancel,
    claim_undo,
    fail,
    reopen,
    review,
    revise,
    settle,
    snooze,
    then,
)
from countersign.ports.tasks import Filed, Filter, Newborn, Tasks
from tests.contracts.conftest import Stores
from tests.contracts.tasks_at_work import (
    LATER,
    a_receipt,
    approve_now,
    born,
    claim_now,
    first_claim,
)
from tests.factories import TASK, USER, body, body_of, proposed, reply

NO = TaskProblem(code="no", message="No.", retryable=True)


def _now(tasks: Tasks) -> Task:
    found = tasks.get(USER, TASK)
    assert found is not None
    return found


@pytest.fixture
def tasks(stores: Stores) -> Tasks:
    return stores.tasks


@pytest.fixture
def task(tasks: Tasks) -> Task:
    """One that waits."""
    return born(tasks)


def test_what_was_created_is_read_as_it_was(tasks: Tasks) -> None:
    birth = proposed()

    assert tasks.create(USER, [Newborn(birth, "mark")], month="2026-11") == 1

    assert birth.body is not None
    assert tasks.get(USER, TASK) == birth.after
    assert tasks.get_filed(USER, TASK) == Filed(birth.after, birth.body)
    assert tasks.events(USER, TASK) == (birth.event,)
    assert tasks.get_with_wait(USER, TASK) == (birth.after, None)
    assert tasks.effects(USER, TASK) == ()


def test_the_history_is_read_whole_or_page_by_page(tasks: Tasks, task: Task) -> None:
    head = task
    for number in range(1, 31):
        now = LATER + timedelta(seconds=number)
        change = snooze(head, until=now + timedelta(days=1), now=now)
        tasks.commit(change)
        head = change.after
    whole = tasks.events(USER, TASK)

    pages = [tasks.events(USER, TASK, after=after, at_most=10) for after in (0, 10, 20, 30, 31)]

    assert [len(page) for page in pages] == [10, 10, 10, 1, 0]
    assert sum(pages, ()) == whole
    verify(head, whole)


def test_what_is_not_there_is_none(tasks: Tasks) -> None:
    assert tasks.get(USER, TASK) is None
    assert tasks.get_filed(USER, TASK) is None
    assert tasks.get_with_wait(USER, TASK) == (None, None)
    assert tasks.events(USER, TASK) == ()
    assert tasks.effects(USER, TASK) == ()


def test_nobody_reads_what_is_somebody_elses(tasks: Tasks, task: Task) -> None:
    assert tasks.get("usr_2", TASK) is None
    assert tasks.get_filed("usr_2", TASK) is None
    assert tasks.events("usr_2", TASK) == ()
    assert tasks.in_view("usr_2", "waiting", at_most=10) == ()
    assert tasks.page("usr_2", Filter("waiting"), limit=10, position=None).items == ()


def test_what_begins_alike_is_not_mistaken_for_it(tasks: Tasks, task: Task) -> None:
    longer, effect = claim_now(tasks, born(tasks, f"{TASK}1"))

    assert tasks.effects(USER, TASK) == ()
    assert len(tasks.events(USER, TASK)) == 1
    assert tasks.effects(USER, longer.task_id) == (effect,)


def test_an_observation_creates_once(tasks: Tasks) -> None:
    one, again = proposed(), proposed(body(task_id="tsk_2"))

    assert tasks.create(USER, [Newborn(one, "mark")], month="2026-11") == 1
    assert tasks.create(USER, [Newborn(again, "mark")], month="2026-11") == 0

    assert tasks.get(USER, "tsk_2") is None


def test_what_was_seen_does_not_hold_up_what_was_not(tasks: Tasks) -> None:
    old = Newborn(proposed(), "old")
    new = Newborn(proposed(body(task_id="tsk_2")), "new")
    tasks.create(USER, [old], month="2026-11")

    assert tasks.create(USER, [old, new], month="2026-11") == 1

    assert tasks.get(USER, "tsk_2") == new.change.after


def test_sixteen_are_created_at_once_also_of_what_was_held_back(tasks: Tasks) -> None:
    many = [
        Newborn(proposed(body(task_id=f"tsk_{number}")), f"mark-{number}", held=True)
        for number in range(16)
    ]

    assert tasks.create(USER, many, month="2026-11") == 16

    assert len(tasks.in_view(USER, "waiting", at_most=100)) == 16


def test_marks_say_what_was_not_seen_by_this_person(tasks: Tasks) -> None:
    tasks.create(USER, [Newborn(proposed(), "seen")], month="2026-11")

    assert tasks.unseen(USER, ("seen", "new")) == {"new"}
    assert tasks.unseen("usr_2", ("seen", "new")) == {"seen", "new"}
    assert tasks.unseen(USER, ()) == frozenset()


def test_more_marks_than_fit_into_one_question(tasks: Tasks) -> None:
    tasks.create(USER, [Newborn(proposed(), "mark-120")], month="2026-11")

    unseen = tasks.unseen(USER, [f"mark-{number}" for number in range(250)])

    assert len(unseen) == 249
    assert "mark-120" not in unseen


def test_a_change_is_stored_whole(tasks: Tasks, task: Task) -> None:
    head, effect = claim_now(tasks, task)

    done = a_receipt(head, effect)
    tasks.commit(done)

    assert tasks.get(USER, TASK) == done.after
    assert tasks.effects(USER, TASK) == (done.effect,)
    assert [event.type for event in tasks.events(USER, TASK)] == [
        "proposed",
        "approved",
        "claimed",
        "completed",
    ]
    assert tasks.events(USER, TASK)[-1] == done.event


@pytest.mark.parametrize("state", ["pending", "failed", "review", "done"])
def test_a_task_is_read_back_wherever_its_undo_stands(tasks: Tasks, task: Task, state: str) -> None:
    tasks.commit(a_receipt(*claim_now(tasks, task)))
    done = _now(tasks)
    asked = ask_undo(done, by=Decision(by="user", at=LATER, digest=done.digest))
    tasks.commit(asked)
    lease_for = timedelta(seconds=45)
    if state != "pending":
        begun = claim_undo(
            asked.after, step="draft", lease="l", now=LATER, lease_for=lease_for, given={}
        )
        tasks.commit(begun)
        assert begun.effect is not None
        closings = {
            "failed": fail(begun.after, begun.effect, problem=NO, now=LATER),
            "review": review(begun.after, begun.effect, problem=NO, now=LATER),
            "done": settle(begun.after, begun.effect, receipt={}, compensator=None, now=LATER),
        }
        tasks.commit(closings[state])

    assert _now(tasks).undo_state == state


def test_a_revision_brings_its_body_and_keeps_the_old_one(tasks: Tasks, task: Task) -> None:
    approved = approve_now(tasks, task)

    change = revise(approved, body(), changed="Grace wrote again.", now=LATER)
    tasks.commit(change)

    assert change.body is not None
    assert tasks.get_filed(USER, TASK) == Filed(change.after, change.body)


def test_every_way_to_do_it_is_read_as_it_was(tasks: Tasks) -> None:
    way = Alternative(label="No", action=reply(body="Not today."))
    offered = body(alternatives=(way,), must_choose=True)
    tasks.create(USER, [Newborn(proposed(offered), "mark")], month="2026-11")

    found = tasks.get_filed(USER, TASK)

    assert found is not None
    assert found.body == offered


def test_two_moves_of_one_transaction_are_both_on_record(tasks: Tasks, task: Task) -> None:
    approved = approve_now(tasks, task)
    cancelled = cancel(approved, now=LATER)

    tasks.commit(then(cancelled, reopen(cancelled.after, body_of(task), now=LATER)))

    found = tasks.get(USER, TASK)
    assert found is not None
    assert found.status is Status.AWAITING_APPROVAL
    told = tasks.events(USER, TASK)
    assert [event.type for event in told] == ["proposed", "approved", "cancelled", "reopened"]
    verify(found, told)


def test_two_moves_are_stored_together_or_not_at_all(tasks: Tasks, task: Task) -> None:
    approved = approve_now(tasks, task)
    cancelled = cancel(approved, now=LATER)
    both = then(cancelled, reopen(cancelled.after, body_of(task), now=LATER))
    tasks.commit(first_claim(approved))

    with pytest.raises(Conflict):
        tasks.commit(both)

    assert [event.type for event in tasks.events(USER, TASK)][-1] == "claimed"


def test_effects_of_all_revisions_come_oldest_first(tasks: Tasks, task: Task) -> None:
    approved = approve_now(tasks, task)
    revised = revise(approved, body(), changed="Grace wrote again.", now=LATER)
    tasks.commit(revised)
    _, second = claim_now(tasks, revised.after)

    assert tasks.effects(USER, TASK) == (second,)
    assert second.revision == 2


def test_waiting_tasks_come_by_priority_then_newest(tasks: Tasks) -> None:
    born(tasks, "tsk_low", priority=10, minute=3)
    born(tasks, "tsk_old", priority=90, minute=0)
    born(tasks, "tsk_new", priority=90, minute=2)
    born(tasks, "tsk_top", priority=100, minute=1)

    found = [task.task_id for task in tasks.in_view(USER, "waiting", at_most=3)]

    assert found == ["tsk_top", "tsk_new", "tsk_old"]


def test_a_decided_task_moves_from_one_list_to_the_next(tasks: Tasks, task: Task) -> None:
    approved = approve_now(tasks, task)

    assert tasks.in_view(USER, "waiting", at_most=10) == ()
    assert tasks.in_view(USER, "active", at_most=10) == (approved,)


def test_pages_show_everything_once(tasks: Tasks) -> None:
    made = {born(tasks, f"tsk_{number}", priority=number).task_id for number in range(7)}

    seen: list[str] = []
    position: dict[str, str] | None = None
    for _ in range(10):
        page = tasks.page(USER, Filter("waiting"), limit=3, position=position)
        assert len(page.items) <= 3
        seen += [filed.task.task_id for filed in page.items]
        position = page.next_position
        if position is None:
            break

    assert position is None
    assert len(seen) == 7
    assert set(seen) == made


def test_a_page_comes_with_the_bodies(tasks: Tasks, task: Task) -> None:
    (filed,) = tasks.page(USER, Filter("waiting"), limit=5, position=None).items

    assert filed == tasks.get_filed(USER, TASK)


@pytest.mark.parametrize(
    ("narrowed", "shown"),
    [
        (Filter("waiting", agent_type="email"), True),
        (Filter("waiting", agent_type="finance"), False),
        (Filter("waiting", status=Status.AWAITING_APPROVAL), True),
        (Filter("waiting", status=Status.APPROVED), False),
        (Filter("waiting", agent_id="agt_1"), True),
        (Filter("waiting", agent_id="agt_2"), False),
        (Filter("waiting", kinds=("email.draft_reply",)), True),
        (Filter("waiting", kinds=("email.archive",)), False),
        (Filter("waiting", integration_id="int_1"), True),
        (Filter("waiting", integration_id="int_2"), False),
        (Filter("waiting", agent_id="agt_1", kinds=("email.archive",)), False),
        (Filter("active"), False),
        (Filter("done"), False),
    ],
    ids=str,
)
def test_a_list_shows_what_was_asked_for(
    tasks: Tasks, task: Task, narrowed: Filter, shown: bool
) -> None:
    page = tasks.page(USER, narrowed, limit=5, position=None)

    assert [filed.task for filed in page.items] == ([task] if shown else [])
