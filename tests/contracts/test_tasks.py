"""What every store of tasks keeps to. Races are written down as what was read and written when."""

from datetime import timedelta

import pytest

from countersign.domain.errors import Conflict
from countersign.domain.life import (
    Change,
    approve,
    claim,
    expire,
    reject,
    restart,
    review,
    revise,
    settle,
)
from countersign.domain.task import Decision, Effect, Enter, Problem, Task, Wait
from countersign.ports.tasks import Filed, Filter, Newborn, Tasks
from tests.contracts.conftest import Stores
from tests.fakes.system import MORNING
from tests.making import TASK, USER, body, proposed

LATER = MORNING + timedelta(minutes=5)
LEASE = timedelta(seconds=45)


@pytest.fixture
def tasks(stores: Stores) -> Tasks:
    return stores.tasks


@pytest.fixture
def task(tasks: Tasks) -> Task:
    """One that waits."""
    return _born(tasks)


def _born(
    tasks: Tasks,
    task_id: str = TASK,
    *,
    user_id: str = USER,
    priority: int = 50,
    minute: int = 0,
) -> Task:
    change = proposed(
        body(user_id=user_id, task_id=task_id),
        priority=priority,
        now=MORNING + timedelta(minutes=minute),
    )
    tasks.create(user_id, [Newborn(change, f"mark of {task_id}")], month="2026-11")
    return change.after


def _approval(task: Task, *, now: timedelta = timedelta(0)) -> Change:
    decision = Decision(by="user", at=LATER + now, digest=task.digest)
    return approve(task, by=decision, cooling=timedelta(0))


def _approved(tasks: Tasks, task: Task) -> Task:
    change = _approval(task)
    tasks.commit(change)
    return change.after


def _claim(task: Task, lease: str = "first") -> Change:
    return claim(task, step="draft", lease=lease, now=LATER, lease_for=LEASE)


def _claimed(tasks: Tasks, task: Task) -> tuple[Task, Effect]:
    change = _claim(_approved(tasks, task))
    tasks.commit(change)
    assert change.effect is not None
    return change.after, change.effect


def _settled(task: Task, effect: Effect) -> Change:
    return settle(task, effect, receipt={"draft_id": "d"}, compensator={"draft_id": "d"}, now=LATER)


def _wait(run: int = 1, *, token: str | None = None, second: int = 0) -> Wait:
    asked = LATER + timedelta(seconds=second) if token else None
    return Wait(
        user_id=USER,
        task_id=TASK,
        run=run,
        enter=Enter.ASK,
        started_at=MORNING,
        token=token,
        asked_at=asked,
    )


def _stored_wait(tasks: Tasks) -> Wait | None:
    return tasks.get_with_wait(USER, TASK)[1]


def test_what_was_created_is_read_as_it_was(tasks: Tasks) -> None:
    birth = proposed()

    assert tasks.create(USER, [Newborn(birth, "mark")], month="2026-11") == 1

    assert birth.body is not None
    assert tasks.get(USER, TASK) == birth.after
    assert tasks.get_filed(USER, TASK) == Filed(birth.after, birth.body)
    assert tasks.events(USER, TASK) == (birth.event,)
    assert tasks.get_with_wait(USER, TASK) == (birth.after, None)
    assert tasks.effects(USER, TASK) == ()


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
    longer, effect = _claimed(tasks, _born(tasks, f"{TASK}1"))

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


def test_twenty_are_created_at_once(tasks: Tasks) -> None:
    many = [
        Newborn(proposed(body(task_id=f"tsk_{number}")), f"mark-{number}") for number in range(20)
    ]

    assert tasks.create(USER, many, month="2026-11") == 20

    assert len(tasks.in_view(USER, "waiting", at_most=100)) == 20


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
    head, effect = _claimed(tasks, task)

    done = _settled(head, effect)
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


def test_two_taps_that_read_the_same_the_second_write_is_refused(tasks: Tasks, task: Task) -> None:
    first, second = _approval(task), _approval(task, now=timedelta(seconds=1))

    tasks.commit(first)
    with pytest.raises(Conflict):
        tasks.commit(second)

    assert tasks.get(USER, TASK) == first.after
    assert len(tasks.events(USER, TASK)) == 2


def test_approve_and_expire_that_read_the_same_only_one_is_written(
    tasks: Tasks, task: Task
) -> None:
    approval, expiry = _approval(task), expire(task, now=task.expires_at)

    tasks.commit(expiry)
    with pytest.raises(Conflict):
        tasks.commit(approval)

    assert tasks.get(USER, TASK) == expiry.after


def test_approve_and_reject_that_read_the_same_only_one_is_written(
    tasks: Tasks, task: Task
) -> None:
    approval, rejection = _approval(task), reject(task, now=LATER, reason=None, text=None)

    tasks.commit(approval)
    with pytest.raises(Conflict):
        tasks.commit(rejection)

    assert tasks.get(USER, TASK) == approval.after


def test_two_workers_that_read_the_same_one_claims(tasks: Tasks, task: Task) -> None:
    approved = _approved(tasks, task)
    first, second = _claim(approved, "first"), _claim(approved, "second")

    tasks.commit(first)
    with pytest.raises(Conflict):
        tasks.commit(second)

    assert tasks.effects(USER, TASK) == (first.effect,)


def test_a_worker_that_read_before_the_restart_does_not_claim(tasks: Tasks, task: Task) -> None:
    approved = _approved(tasks, task)
    stale = _claim(approved)

    tasks.commit(restart(approved, why="lost", by="clock", now=LATER))
    with pytest.raises(Conflict):
        tasks.commit(stale)

    assert tasks.effects(USER, TASK) == ()


def test_a_refused_change_leaves_nothing_behind(tasks: Tasks, task: Task) -> None:
    head, effect = _claimed(tasks, task)
    taken_over = effect.model_copy(update={"lease": "second"})
    tasks.renew_lease(effect, taken_over)

    with pytest.raises(Conflict):
        tasks.commit(_settled(head, effect))

    assert tasks.get(USER, TASK) == head
    assert tasks.effects(USER, TASK) == (taken_over,)
    assert len(tasks.events(USER, TASK)) == 3


def test_an_effect_that_is_there_is_not_opened_again(tasks: Tasks, task: Task) -> None:
    head, effect = _claimed(tasks, task)
    problem = Problem(code="x", message="x", retryable=False)
    tasks.commit(review(head, effect, problem=problem, now=LATER))
    stored = tasks.get(USER, TASK)
    assert stored is not None
    wished = _claim(_approval(task).after)
    again = Change(
        before=stored,
        after=stored.model_copy(update={"sequence": stored.sequence + 1}),
        event=wished.event.model_copy(update={"sequence": stored.sequence + 1}),
        effects=wished.effects,
    )

    with pytest.raises(Conflict):
        tasks.commit(again)

    assert tasks.get(USER, TASK) == stored


def test_a_revision_brings_its_body_and_keeps_the_old_one(tasks: Tasks, task: Task) -> None:
    approved = _approved(tasks, task)

    change = revise(approved, body(), changed="Grace wrote again.", now=LATER)
    tasks.commit(change)

    assert change.body is not None
    assert tasks.get_filed(USER, TASK) == Filed(change.after, change.body)


def test_effects_of_all_revisions_come_oldest_first(tasks: Tasks, task: Task) -> None:
    approved = _approved(tasks, task)
    revised = revise(approved, body(), changed="Grace wrote again.", now=LATER)
    tasks.commit(revised)
    _, second = _claimed(tasks, revised.after)

    assert tasks.effects(USER, TASK) == (second,)
    assert second.revision == 2


def test_the_next_look_moves_only_for_the_head_that_was_read(tasks: Tasks, task: Task) -> None:
    assert tasks.postpone(task, LATER) is True
    approved = _approved(tasks, task)

    assert tasks.postpone(task, MORNING) is False

    assert tasks.get(USER, TASK) == approved


def test_moving_the_next_look_is_no_change_of_the_task(tasks: Tasks, task: Task) -> None:
    tasks.postpone(task, LATER)

    stored = tasks.get(USER, TASK)

    assert stored == task.model_copy(update={"due_at": LATER})
    tasks.commit(_approval(task))


def test_a_lease_is_taken_over_by_one(tasks: Tasks, task: Task) -> None:
    _, effect = _claimed(tasks, task)
    second = effect.model_copy(update={"lease": "second", "lease_until": LATER + 2 * LEASE})
    third = effect.model_copy(update={"lease": "third", "lease_until": LATER + 2 * LEASE})

    tasks.renew_lease(effect, second)
    with pytest.raises(Conflict):
        tasks.renew_lease(effect, third)

    assert tasks.effects(USER, TASK) == (second,)


def test_a_lease_that_was_prolonged_is_not_taken_over_on_an_old_look(
    tasks: Tasks, task: Task
) -> None:
    _, effect = _claimed(tasks, task)
    longer = effect.model_copy(update={"lease_until": LATER + 2 * LEASE})
    tasks.renew_lease(effect, longer)

    with pytest.raises(Conflict):
        tasks.renew_lease(effect, effect.model_copy(update={"lease": "second"}))

    assert tasks.effects(USER, TASK) == (longer,)


def test_an_effect_let_go_can_be_taken(tasks: Tasks, task: Task) -> None:
    _, effect = _claimed(tasks, task)
    free = effect.model_copy(update={"lease": ""})
    tasks.renew_lease(effect, free)
    mine = free.model_copy(update={"lease": "second"})

    tasks.renew_lease(free, mine)

    assert tasks.effects(USER, TASK) == (mine,)


def test_a_closed_effect_is_nobodys_to_take(tasks: Tasks, task: Task) -> None:
    head, effect = _claimed(tasks, task)
    done = _settled(head, effect)
    tasks.commit(done)

    with pytest.raises(Conflict):
        tasks.renew_lease(effect, effect.model_copy(update={"lease": "second"}))

    assert tasks.effects(USER, TASK) == (done.effect,)


def test_an_effect_that_is_not_there_cannot_be_taken(tasks: Tasks, task: Task) -> None:
    effect = _claim(_approval(task).after).effect
    assert effect is not None

    with pytest.raises(Conflict):
        tasks.renew_lease(effect, effect.model_copy(update={"lease": "second"}))

    assert tasks.effects(USER, TASK) == ()


def test_a_run_that_began_is_remembered(tasks: Tasks, task: Task) -> None:
    tasks.note_run(_wait())

    assert tasks.get_with_wait(USER, TASK) == (task, _wait())


def test_the_news_of_a_run_never_hides_its_question(tasks: Tasks, task: Task) -> None:
    question = _wait(token="token-1")

    assert tasks.note_question(question) is True
    tasks.note_run(_wait())

    assert _stored_wait(tasks) == question


def test_an_older_run_never_hides_a_newer_one(tasks: Tasks, task: Task) -> None:
    tasks.note_run(_wait(2))

    tasks.note_run(_wait(1))
    assert tasks.note_question(_wait(1, token="token-1")) is False

    assert _stored_wait(tasks) == _wait(2)


def test_a_newer_run_takes_the_place_of_an_older_one(tasks: Tasks, task: Task) -> None:
    tasks.note_question(_wait(1, token="token-1"))

    tasks.note_run(_wait(2))

    assert _stored_wait(tasks) == _wait(2)


def test_the_same_question_again_is_no_news(tasks: Tasks, task: Task) -> None:
    assert tasks.note_question(_wait(token="token-1")) is True
    assert tasks.note_question(_wait(token="token-1")) is False


def test_of_two_questions_of_a_run_the_newer_one_stays(tasks: Tasks, task: Task) -> None:
    newer = _wait(token="token-2", second=9)

    assert tasks.note_question(newer) is True
    assert tasks.note_question(_wait(token="token-1")) is False

    assert _stored_wait(tasks) == newer
    assert tasks.note_question(_wait(token="token-3", second=10)) is True


def test_the_answer_is_noted_at_its_own_question(tasks: Tasks, task: Task) -> None:
    question = _wait(token="token-1")
    tasks.note_question(question)

    tasks.note_answer(question, LATER)

    assert _stored_wait(tasks) == question.model_copy(update={"answered_at": LATER})


def test_the_answer_to_an_old_question_does_not_count_for_the_new(tasks: Tasks, task: Task) -> None:
    old, new = _wait(1, token="token-1"), _wait(2, token="token-2")
    tasks.note_question(old)
    tasks.note_question(new)

    tasks.note_answer(old, LATER)

    assert _stored_wait(tasks) == new


def test_waiting_tasks_come_by_priority_then_newest(tasks: Tasks) -> None:
    _born(tasks, "tsk_low", priority=10, minute=3)
    _born(tasks, "tsk_old", priority=90, minute=0)
    _born(tasks, "tsk_new", priority=90, minute=2)
    _born(tasks, "tsk_top", priority=100, minute=1)

    found = [task.task_id for task in tasks.in_view(USER, "waiting", at_most=3)]

    assert found == ["tsk_top", "tsk_new", "tsk_old"]


def test_a_decided_task_moves_from_one_list_to_the_next(tasks: Tasks, task: Task) -> None:
    approved = _approved(tasks, task)

    assert tasks.in_view(USER, "waiting", at_most=10) == ()
    assert tasks.in_view(USER, "active", at_most=10) == (approved,)


def test_pages_show_everything_once(tasks: Tasks) -> None:
    born = {_born(tasks, f"tsk_{number}", priority=number).task_id for number in range(7)}

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
    assert set(seen) == born


def test_a_page_comes_with_the_bodies(tasks: Tasks, task: Task) -> None:
    (filed,) = tasks.page(USER, Filter("waiting"), limit=5, position=None).items

    assert filed == tasks.get_filed(USER, TASK)


@pytest.mark.parametrize(
    ("narrowed", "shown"),
    [
        (Filter("waiting", agent_type="email"), True),
        (Filter("waiting", agent_id="agt_1"), True),
        (Filter("waiting", agent_id="agt_2"), False),
        (Filter("waiting", kind="email.draft_reply"), True),
        (Filter("waiting", kind="email.archive"), False),
        (Filter("waiting", integration_id="int_1"), True),
        (Filter("waiting", integration_id="int_2"), False),
        (Filter("waiting", agent_id="agt_1", kind="email.archive"), False),
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
