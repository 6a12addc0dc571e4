"""What every store of what was learned keeps to, and the store of tasks, which writes it."""

from dataclasses import replace

import pytest

from countersign.domain.errors import Conflict
from countersign.domain.guidance.directives import Greeting, LeaveFinding
from countersign.domain.guidance.learned import Lesson
from countersign.domain.job import DurableJob
from countersign.domain.task.task import Status
from countersign.domain.task.transitions import reject
from countersign.domain.task.transitions.edit import edit
from countersign.ports.learned import Learned
from tests.contracts.conftest import Stores
from tests.contracts.tasks_at_work import LATER, born
from tests.factories import USER, agent, body, learned, person, reply
from tests.fakes.system import MORNING

OTHER = "usr_2"
SHOP = learned()
RECEIPTS = learned(directive=LeaveFinding(finding="receipts"))
HELLO = learned(directive=Greeting(line="Hello {name},", language="en"), source="edited")


@pytest.fixture
def known(stores: Stores) -> Learned:
    """And agents who learn."""
    for agent_id in ("agt_1", "agt_2", "agt_9"):
        stores.agents.add(agent(agent_id=agent_id))
    return stores.learned


def decline(stores: Stores, task_id: str, *lessons: Lesson) -> None:
    """A task is declined, which teaches this."""
    task = born(stores.tasks, task_id)
    change = reject(task, now=LATER, reason=None, text=None)
    stores.tasks.commit(replace(change, lessons=lessons))


def learn(stores: Stores) -> None:
    decline(stores, "tsk_0", *(Lesson(None, one) for one in (SHOP, RECEIPTS, HELLO)))


def test_what_was_learned_is_read_as_it_was(stores: Stores, known: Learned) -> None:
    learn(stores)
    assert sorted(known.list(USER, "agt_1"), key=str) == sorted((SHOP, RECEIPTS, HELLO), key=str)
    assert known.list(USER, "agt") == known.list(USER, "agt_2") == known.list(OTHER, "agt_1") == ()


def test_all_of_a_persons_agents_are_read_at_once(stores: Stores, known: Learned) -> None:
    others = SHOP.model_copy(update={"agent_id": "agt_2"})
    decline(stores, "tsk_0", Lesson(None, SHOP), Lesson(None, others))
    assert {one.agent_id for one in known.list(USER)} == {"agt_1", "agt_2"}
    assert known.list(USER, "agt_2") == (others,)
    assert known.list(OTHER) == ()


def test_what_is_learned_again_names_both_tasks(stores: Stores, known: Learned) -> None:
    learn(stores)
    twice = SHOP.model_copy(update={"learned_from": (*SHOP.learned_from, "tsk_9")})
    decline(stores, "tsk_1", Lesson(SHOP, twice))
    assert twice in known.list(USER, "agt_1")
    assert len(known.list(USER, "agt_1")) == 3


def test_what_is_taken_back_is_gone(stores: Stores, known: Learned) -> None:
    learn(stores)
    decline(stores, "tsk_1", Lesson(SHOP, None))
    assert SHOP not in known.list(USER, "agt_1")


@pytest.mark.parametrize(
    "lesson",
    [
        Lesson(None, SHOP),
        Lesson(SHOP.model_copy(update={"learned_from": ("tsk_7",)}), SHOP),
        Lesson(SHOP.model_copy(update={"learned_from": ("tsk_7",)}), None),
        Lesson(learned(agent_id="agt_9"), learned(agent_id="agt_9", learned_from=("tsk_1",))),
        Lesson(learned(agent_id="agt_9"), None),
    ],
    ids=["is there", "changed since", "changed since, to go", "gone", "gone, to go"],
)
def test_what_is_not_as_it_was_read_is_not_written_and_nothing_is_decided(
    stores: Stores, known: Learned, lesson: Lesson
) -> None:
    learn(stores)
    before = known.list(USER)

    with pytest.raises(Conflict):
        decline(stores, "tsk_1", lesson)

    assert known.list(USER) == before
    task = stores.tasks.get(USER, "tsk_1")
    assert task is not None
    assert task.status is Status.AWAITING_APPROVAL


def test_of_a_decision_that_comes_too_late_nothing_is_learned(
    stores: Stores, known: Learned
) -> None:
    task = born(stores.tasks, "tsk_1")
    change = reject(task, now=LATER, reason=None, text=None)
    stores.tasks.commit(change)
    with pytest.raises(Conflict):
        stores.tasks.commit(replace(change, lessons=(Lesson(None, SHOP),)))
    assert known.list(USER) == ()


def test_an_agent_that_is_dismissed_meanwhile_learns_nothing_and_nothing_is_decided(
    stores: Stores, known: Learned
) -> None:
    stores.agents.remove(USER, "agt_1")
    others = SHOP.model_copy(update={"agent_id": "agt_2"})
    with pytest.raises(Conflict):
        decline(stores, "tsk_1", Lesson(None, others), Lesson(None, SHOP))
    assert known.list(USER) == ()
    task = stores.tasks.get(USER, "tsk_1")
    assert task is not None
    assert task.status is Status.AWAITING_APPROVAL


def test_what_a_dismissed_agent_left_behind_can_be_taken_back(
    stores: Stores, known: Learned
) -> None:
    learn(stores)
    stores.agents.remove(USER, "agt_1")
    decline(stores, "tsk_1", Lesson(SHOP, None))
    assert SHOP not in known.list(USER)


def test_an_entry_is_forgotten_by_itself(stores: Stores, known: Learned) -> None:
    learn(stores)
    assert known.forget(USER, "agt_1", SHOP.entry_id)
    assert not known.forget(USER, "agt_1", SHOP.entry_id)
    assert not known.forget(OTHER, "agt_1", HELLO.entry_id)
    assert {one.entry_id for one in known.list(USER)} == {RECEIPTS.entry_id, HELLO.entry_id}


def test_all_of_one_agent_is_forgotten_at_once(stores: Stores, known: Learned) -> None:
    others = SHOP.model_copy(update={"agent_id": "agt_2"})
    decline(stores, "tsk_1", Lesson(None, others))
    learn(stores)
    known.forget_all(USER, "agt_1")
    assert known.list(USER) == (others,)


def test_it_goes_with_the_account(stores: Stores, known: Learned) -> None:
    stores.users.register(person(), "hash")
    learn(stores)
    stores.users.close(DurableJob(user_id=USER, op="erase", since=MORNING), MORNING)
    while not stores.personal_data.drop_rows(USER, at_most=5):
        continue
    assert known.list(USER) == ()


def test_what_a_letter_was_before_is_there_to_be_compared(stores: Stores) -> None:
    task = born(stores.tasks, "tsk_1")
    change = edit(task, body(task_id="tsk_1"), action=reply(body="Gladly, at one."), now=LATER)
    stores.tasks.commit(change)
    found = stores.tasks.revisions(USER, "tsk_1", [1, 2, 3])
    assert {number: one.action for number, one in found.items()} == {
        1: reply(),
        2: reply(body="Gladly, at one."),
    }
    assert stores.tasks.revisions(USER, "tsk_1", []) == {}
    assert stores.tasks.revisions(OTHER, "tsk_1", [1]) == {}
