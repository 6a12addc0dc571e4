"""Proposals that name each other become tasks that name each other, together or not at all."""

from typing import Any

import pytest

from countersign.agents.coordinator.candidate import Candidate
from countersign.agents.coordinator.relate import related
from countersign.domain.errors import Conflict
from countersign.domain.task.event_chain import verify
from countersign.domain.task.task import Status, Task
from countersign.usecases.tasks.propose import ProposeTasks
from tests.factories import USER, agent, person, proposal, reply, rule, sent
from tests.fakes.notices import RecordingDiagnostics
from tests.fakes.rules import InMemoryRules
from tests.fakes.system import CountingIds, SettableClock
from tests.fakes.tasks import InMemoryTasks


class Proposer:
    """An agent of Ada's, and what became of what it proposed."""

    def __init__(self, tasks: InMemoryTasks, clock: SettableClock) -> None:
        self.tasks, self.diagnostics = tasks, RecordingDiagnostics()
        self.propose = ProposeTasks(
            tasks, clock, CountingIds(), InMemoryRules(tasks), self.diagnostics
        )

    def __call__(self, *candidates: Candidate) -> int:
        return self.propose(person(plan="pro"), related(candidates))

    def task(self, name: str) -> Task:
        return self.tasks.heads[USER, self.tasks.marks[USER, mark(name)]]

    @property
    def set_aside(self) -> list[str]:
        return [ref for _, ref, _ in self.diagnostics.aside]


@pytest.fixture
def ada(tasks: InMemoryTasks, clock: SettableClock) -> Proposer:
    return Proposer(tasks, clock)


def named(name: str, *, autonomy: str = "ask", **fields: Any) -> Candidate:
    action = fields.pop("action", reply(reply_to_message_id=name))
    made = proposal(action=action, source_ids=(name,), **fields)
    return Candidate(made, agent(autonomy=autonomy), "ada@example.com")


def mark(name: str) -> str:
    return named(name).proposal.mark


def test_what_one_needs_is_told_on_both(ada: Proposer) -> None:
    assert ada(named("a", depends_on=(mark("b"),)), named("b"), named("c")) == 3

    needs, needed = ada.task("a"), ada.task("b")
    assert (needs.depends_on, needs.needed_by) == ((needed.task_id,), ())
    assert (needed.depends_on, needed.needed_by) == ((), (needs.task_id,))
    assert ada.task("c").depends_on == ada.task("c").needed_by == ()
    for task in (needs, needed):
        verify(task, ada.tasks.events(USER, task.task_id))


def test_what_goes_both_ways_is_told_on_both(ada: Proposer) -> None:
    ada(
        named("a", conflicts_with=(mark("b"),)),
        named("b"),
        named("c", together_with=(mark("d"),)),
        named("d"),
    )

    assert ada.task("a").conflicts_with == (ada.task("b").task_id,)
    assert ada.task("b").conflicts_with == (ada.task("a").task_id,)
    assert ada.task("c").together_with == (ada.task("d").task_id,)
    assert ada.task("d").together_with == (ada.task("c").task_id,)


def test_linked_ones_are_created_in_one_transaction(
    ada: Proposer, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    create = InMemoryTasks.create

    def noted(self: InMemoryTasks, user: str, newborn: Any, **more: Any) -> int:
        sizes.append(len(newborn))
        return create(self, user, newborn, **more)

    monkeypatch.setattr(InMemoryTasks, "create", noted)
    ada(named("a", depends_on=(mark("b"),)), named("x"), named("b"), named("y"))

    assert sizes == [2, 2]


def test_a_task_of_an_earlier_pass_is_named_by_its_id(ada: Proposer) -> None:
    ada(named("b"))

    assert ada(named("a", depends_on=(mark("b"),), conflicts_with=("unknown",))) == 1

    assert ada.task("a").depends_on == (ada.task("b").task_id,)
    assert ada.task("a").conflicts_with == ()


def test_what_needs_something_unknown_is_not_made_and_an_operator_hears(ada: Proposer) -> None:
    assert ada(named("a", depends_on=("unknown",)), named("b")) == 1

    assert ada.set_aside == [mark("a")]
    assert (USER, mark("a")) not in ada.tasks.marks


def test_those_that_need_each_other_are_not_made(ada: Proposer) -> None:
    assert ada(named("a", depends_on=(mark("b"),)), named("b", depends_on=(mark("a"),))) == 0

    assert sorted(ada.set_aside) == sorted([mark("a"), mark("b")])


def test_where_somebody_else_made_one_of_them_meanwhile_none_is_made(
    ada: Proposer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The scan is delivered again, and finds the other one by its mark."""
    other = Proposer(ada.tasks, SettableClock())
    other.propose.ids.new("tsk")
    other(named("b"))

    with pytest.raises(Conflict):
        ada(named("a", depends_on=(mark("b"),)), named("b"))

    assert (USER, mark("a")) not in ada.tasks.marks
    assert ada(named("a", depends_on=(mark("b"),))) == 1
    assert ada.task("a").depends_on == (ada.task("b").task_id,)


def test_a_rule_approves_one_of_a_pair_and_the_other_asks(ada: Proposer) -> None:
    ada.tasks.rules[USER, "rul_1"] = rule()
    mail = named("a", autonomy="rules", action=sent(reply_to_message_id="a"))
    letter = named("b", autonomy="rules", depends_on=(mail.proposal.mark,))

    assert ada(mail, letter) == 2

    (approved,) = (one for one in ada.tasks.heads.values() if one.status is Status.APPROVED)
    (asks,) = (one for one in ada.tasks.heads.values() if one.status is not Status.APPROVED)
    assert (approved.kind, approved.needed_by) == ("email.send_reply", (asks.task_id,))
    assert asks.depends_on == (approved.task_id,)


def test_where_a_rule_has_no_room_for_a_pair_both_ask(ada: Proposer) -> None:
    ada.tasks.rules[USER, "rul_1"] = rule(limits={"per_day": 1})
    one = named("a", autonomy="rules", action=sent(reply_to_message_id="a"))
    both = [
        one,
        named(
            "b",
            autonomy="rules",
            action=sent(reply_to_message_id="b"),
            together_with=(one.proposal.mark,),
        ),
    ]

    assert ada(*both) == 2

    assert {task.status for task in ada.tasks.heads.values()} == {Status.AWAITING_APPROVAL}
    assert not any(key.startswith("rul_1") for _, key in ada.tasks.used)
