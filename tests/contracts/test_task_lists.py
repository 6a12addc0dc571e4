"""What every store of tasks keeps to that finds them by words, and narrows a list down."""

from dataclasses import replace
from typing import Any

import pytest

from countersign.domain.actions.action import Action
from countersign.domain.task.origin import Caution
from countersign.domain.task.search_words import sought_in
from countersign.domain.task.task import Status, Task
from countersign.domain.task.transitions import reject
from countersign.ports.tasks import ANY_WARNING, Filter, Newborn, Search, Tasks
from tests.contracts.conftest import Stores
from tests.contracts.tasks_at_work import LATER, approve_now
from tests.factories import USER, archive, body, proposed, reply

WARNED = (Caution(path="to/0", code="first_contact"), Caution(path="to/0", code="dmarc_fail"))


@pytest.fixture
def tasks(stores: Stores) -> Tasks:
    return stores.tasks


def made(tasks: Tasks, number: int, action: Action | None = None, **fields: Any) -> Task:
    """The higher its number, the later it was made."""
    task_id = f"tsk_{number:04d}"
    offered = body(task_id=task_id, action=action or reply(), **fields)
    birth = proposed(offered)
    tasks.create(USER, [Newborn(birth, task_id)], month="2026-11")
    return birth.after


def of_an_earlier_version(tasks: Tasks, number: int, **fields: Any) -> Task:
    """A head that says neither what it is found by nor what is warned of."""
    birth = proposed(body(task_id=f"tsk_{number:04d}", **fields))
    old = birth.after.model_copy(update={"words": None, "warnings": None})
    tasks.create(USER, [Newborn(replace(birth, after=old), old.task_id)], month="2026-11")
    return old


def found(tasks: Tasks, typed: str, user_id: str = USER, **narrowed: Any) -> list[str]:
    wanted = Search(words=sought_in(typed), **narrowed)
    page = tasks.find(user_id, wanted, limit=100, position=None)
    assert page.next_position is None
    return [filed.task.task_id for filed in page.items]


def listed(tasks: Tasks, **narrowed: Any) -> list[str]:
    page = tasks.page(USER, Filter("waiting", **narrowed), limit=100, position=None)
    return sorted(filed.task.task_id for filed in page.items)


def test_words_find_title_summary_and_people_newest_first_over_all_views(tasks: Tasks) -> None:
    made(tasks, 1, title="Frag Jürgen")
    rejected = made(tasks, 2, reply(subject="Re: Juergen kommt"))
    tasks.commit(reject(rejected, now=LATER, reason=None, text=None))
    made(tasks, 3, reply(to=("juergen@example.org",)))
    made(tasks, 4, archive(1, 2))

    assert found(tasks, "jürgen") == ["tsk_0003", "tsk_0002", "tsk_0001"]
    assert found(tasks, "news@shop.example") == ["tsk_0004"]
    assert found(tasks, "juergen kommt") == ["tsk_0002"]
    assert found(tasks, "juergen kam") == []


def test_what_is_found_is_whole_and_as_it_is_now(tasks: Tasks) -> None:
    approve_now(tasks, made(tasks, 1))

    (filed,) = tasks.find(USER, Search(words=sought_in("grace")), limit=10, position=None).items

    assert filed == tasks.get_filed(USER, "tsk_0001")
    assert filed.task.status is Status.APPROVED


def test_nobody_finds_what_is_somebody_elses(tasks: Tasks) -> None:
    made(tasks, 1)

    assert found(tasks, "grace") == ["tsk_0001"]
    assert found(tasks, "grace", user_id="usr_2") == []


def test_words_and_everything_else_that_narrows_hold_together(tasks: Tasks) -> None:
    made(tasks, 1)
    made(tasks, 2, archive(1), title="For Grace")
    made(tasks, 3, warnings=WARNED)
    approve_now(tasks, made(tasks, 4))

    assert found(tasks, "grace", kinds=("email.archive",)) == ["tsk_0002"]
    assert found(tasks, "grace", warning="dmarc_fail") == ["tsk_0003"]
    assert found(tasks, "grace", status=Status.APPROVED) == ["tsk_0004"]
    assert found(tasks, "grace", view="active") == ["tsk_0004"]
    assert found(tasks, "grace", view="waiting", kinds=("email.draft_reply",)) == [
        "tsk_0003",
        "tsk_0001",
    ]
    assert found(tasks, "grace", agent_id="agt_2") == []
    assert found(tasks, "grace", agent_type="finance") == []
    assert found(tasks, "grace", integration_id="int_2") == []


def test_a_task_of_an_earlier_version_is_found_by_its_title_and_its_summary(tasks: Tasks) -> None:
    of_an_earlier_version(tasks, 1, title="Frag Jürgen")

    assert found(tasks, "juergen lunch") == ["tsk_0001"]
    assert found(tasks, "henry") == []


def test_pages_of_what_is_found_show_everything_once(tasks: Tasks) -> None:
    for number in range(7):
        made(tasks, number, title="Odd" if number % 2 else "Even")

    seen: list[str] = []
    position: dict[str, str] | None = None
    for _ in range(5):
        page = tasks.find(USER, Search(words=sought_in("even")), limit=2, position=position)
        seen += [filed.task.task_id for filed in page.items]
        position = page.next_position
        if position is None:
            break

    assert seen == ["tsk_0006", "tsk_0004", "tsk_0002", "tsk_0000"]
    assert position is None


def test_no_more_of_the_newest_are_looked_through_on_one_page_or_several(tasks: Tasks) -> None:
    made(tasks, 0, title="The oldest")
    for number in range(1, 6):
        made(tasks, number)
    assert found(tasks, "oldest", among=6) == ["tsk_0000"]
    assert found(tasks, "oldest", among=5) == []

    wanted = Search(words=sought_in("grace"), among=4)
    first = tasks.find(USER, wanted, limit=3, position=None)
    second = tasks.find(USER, wanted, limit=3, position=first.next_position)

    assert [len(first.items), len(second.items)] == [3, 1]
    assert second.next_position is None


def test_a_list_shows_what_is_warned_of(tasks: Tasks) -> None:
    made(tasks, 1)
    made(tasks, 2, warnings=WARNED)
    of_an_earlier_version(tasks, 3)
    of_an_earlier_version(tasks, 4, warnings=WARNED[:1])

    assert listed(tasks, warning=ANY_WARNING) == ["tsk_0002", "tsk_0004"]
    assert listed(tasks, warning="first_contact") == ["tsk_0002", "tsk_0004"]
    assert listed(tasks, warning="dmarc_fail") == ["tsk_0002"]
    assert listed(tasks, warning="swindle_words") == []


def test_a_list_shows_tasks_of_several_kinds(tasks: Tasks) -> None:
    made(tasks, 1)
    made(tasks, 2, archive(1), warnings=(Caution(path="items/0", code="dmarc_fail"),))

    assert listed(tasks, kinds=("email.archive",)) == ["tsk_0002"]
    assert listed(tasks, kinds=("email.archive", "email.draft_reply")) == ["tsk_0001", "tsk_0002"]
    assert listed(tasks, kinds=("email.draft_reply",), warning=ANY_WARNING) == []
