"""What is linked is looked at together, also where there is no place for all of it."""

from typing import Any

import pytest

from countersign.agents.coordinator.coordinate import coordinate
from countersign.domain.plans.plan import WAITING_CAP
from countersign.domain.task.held import HeldProposal
from countersign.domain.task.task import Task
from tests.agents.coordinator.test_coordinate import candidates, proposal, waiting
from tests.factories import USER, account, agent
from tests.fakes.integrations import InMemoryIntegrations
from tests.fakes.mailbox import FakeMailbox
from tests.fakes.notices import RecordingDiagnostics
from tests.fakes.queues import RecordingQueues
from tests.fakes.users import InMemoryAgents
from tests.usecases.scanning.backlog import Backlog


def link(backlog: Backlog, one: HeldProposal, **links: tuple[str, ...]) -> None:
    named = one.proposal.model_copy(update=dict(links))
    backlog.tasks.held[USER, one.mark] = one.model_copy(update={"proposal": named})


def in_each_others_way(backlog: Backlog, one: HeldProposal, other: HeldProposal) -> None:
    link(backlog, one, conflicts_with=(other.mark,))
    link(backlog, other, conflicts_with=(one.mark,))


def task_of(backlog: Backlog, one: HeldProposal) -> Task:
    return backlog.tasks.heads[USER, backlog.tasks.marks[USER, one.mark]]


def test_what_is_held_back_comes_up_with_what_it_is_linked_to(backlog: Backlog) -> None:
    first, *_, last = backlog.ranked(90, 80, 70, 60, 50)
    in_each_others_way(backlog, first, last)
    backlog.decide()

    backlog.room()

    assert (backlog.waits, backlog.held) == (WAITING_CAP + 1, 3)
    assert task_of(backlog, first).conflicts_with == (task_of(backlog, last).task_id,)
    assert task_of(backlog, last).conflicts_with == (task_of(backlog, first).task_id,)
    backlog.room()
    assert backlog.waits == WAITING_CAP + 1


def test_what_has_come_up_with_another_is_not_looked_for_in_its_own_turn(
    backlog: Backlog, diagnostics: RecordingDiagnostics
) -> None:
    first, second, third, *_ = backlog.ranked(90, 80, 70, 60, 50)
    in_each_others_way(backlog, first, second)
    for _ in range(3):
        backlog.decide()

    backlog.room()

    assert (backlog.waits, backlog.held) == (WAITING_CAP, 2)
    assert task_of(backlog, third).conflicts_with == ()
    assert diagnostics.contradictions == []


def test_what_is_not_called_for_any_more_is_linked_to_nothing(
    backlog: Backlog, mailbox: FakeMailbox
) -> None:
    first, *_, last = backlog.ranked(90, 80, 70, 60, 50)
    in_each_others_way(backlog, first, last)
    mailbox.throw_away(backlog.thread(last))
    backlog.decide()

    backlog.room()

    assert (backlog.waits, backlog.held) == (WAITING_CAP, 4)
    assert task_of(backlog, first).conflicts_with == ()


def test_a_chain_comes_up_whole(backlog: Backlog) -> None:
    first, second, third, *_ = backlog.ranked(90, 80, 70, 60, 50)
    link(backlog, first, depends_on=(second.mark,))
    link(backlog, second, depends_on=(third.mark,))
    backlog.decide()

    backlog.room()

    assert task_of(backlog, first).depends_on == (task_of(backlog, second).task_id,)
    assert task_of(backlog, third).needed_by == (task_of(backlog, second).task_id,)


@pytest.mark.parametrize("link_of", ["depends_on", "conflicts_with", "together_with"])
def test_what_is_linked_to_a_resting_agents_waits_for_it(
    backlog: Backlog, agents: InMemoryAgents, queues: RecordingQueues, link_of: str
) -> None:
    first, second, third, *_ = backlog.ranked(90, 80, 70, 60, 50)
    link(backlog, first, **{link_of: (second.mark,)})
    agents.add(agent(agent_id="agt_2", status="paused"))
    backlog.tasks.held[USER, second.mark] = second.model_copy(update={"agent_id": "agt_2"})
    backlog.decide()
    queues.take()

    backlog.room()

    assert (backlog.waits, backlog.held, queues.take()) == (WAITING_CAP, 4, [])
    assert backlog.thread(third) in backlog.waiting_threads
    agents.staff[USER, "agt_2"] = agent(agent_id="agt_2")
    backlog.decide()
    backlog.room()
    other = task_of(backlog, second).task_id
    assert getattr(task_of(backlog, first), link_of) == (other,)


def test_the_silent_account_of_a_partner_is_in_nobody_elses_way(
    backlog: Backlog, integrations: InMemoryIntegrations
) -> None:
    first, second, third, fourth, *_ = backlog.ranked(90, 80, 70, 60, 50)
    elsewhere = account(integration_id="int_2", account="ada@work.example", subject="work")
    integrations.put(elsewhere, "sealed")
    there = {"integration_id": "int_2"}
    said = second.proposal.action.model_copy(update=there)
    moved = there | {"proposal": second.proposal.model_copy(update={"action": said})}
    backlog.tasks.held[USER, second.mark] = second.model_copy(update=moved)
    link(backlog, first, conflicts_with=(second.mark,))
    link(backlog, third, conflicts_with=(second.mark,))
    backlog.decide()

    backlog.room()

    assert (backlog.waits, backlog.held) == (WAITING_CAP, 4)
    assert backlog.thread(fourth) in backlog.waiting_threads


@pytest.mark.parametrize("link_of", ["depends_on", "conflicts_with", "together_with"])
def test_what_has_a_place_takes_along_what_it_is_linked_to(link_of: str) -> None:
    best, worst = proposal(1, priority=90), proposal(2, priority=10)
    linked: Any = best.model_copy(update={link_of: (worst.mark,)})

    found = coordinate(
        candidates([linked, proposal(3, priority=50), worst]), waiting(WAITING_CAP - 1), []
    )

    assert [one.mark for one in found.now] == [best.mark, worst.mark]
    both_ways = link_of != "depends_on"
    assert getattr(found.now[1].proposal, link_of) == ((best.mark,) if both_ways else ())
    assert [one.priority for one in found.later] == [50]


def test_what_is_linked_is_held_back_together() -> None:
    best, worst = proposal(1, priority=90), proposal(2, priority=10)
    linked = best.model_copy(update={"depends_on": (worst.mark,)})

    found = coordinate(candidates([linked, worst]), waiting(WAITING_CAP), [])

    assert (found.now, len(found.later)) == ((), 2)
