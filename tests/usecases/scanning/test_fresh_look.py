"""What is held back is looked at again before it comes up, and dropped if nothing calls for it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from countersign.domain.actions.email.archive import Archive
from countersign.domain.plans.plan import WAITING_CAP
from countersign.domain.task.alternative import Alternative
from countersign.domain.task.origin import Caution, Origin, Provenance
from countersign.domain.task.proposal import Proposal
from countersign.domain.task.task import Status
from countersign.domain.users.preferences import Preferences
from countersign.ports.tasks import Newborn
from tests.factories import (
    GMAIL,
    USER,
    agent,
    archive,
    body,
    held_back,
    item,
    person,
    proposal,
    rule,
)
from tests.factories import proposed as birth
from tests.fakes.held import InMemoryHeldProposals
from tests.fakes.integrations import InMemoryIntegrations
from tests.fakes.mailbox import FakeMailbox
from tests.fakes.notices import RecordingDiagnostics
from tests.fakes.system import SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.users import InMemoryAgents, InMemoryUsers
from tests.usecases.scanning.backlog import Backlog


def test_one_that_was_overtaken_is_dropped_and_the_next_one_comes(
    backlog: Backlog, mailbox: FakeMailbox
) -> None:
    first, second, third, *_ = backlog.ranked(90, 80, 70, 60, 50)
    mailbox.send(
        "grace@elsewhere.example", "Yes.", thread_id=backlog.thread(first), subject="Re: Lunch?"
    )
    mailbox.throw_away(backlog.thread(second))
    backlog.decide()

    backlog.room()

    assert (backlog.waits, backlog.held) == (WAITING_CAP, 2)
    assert backlog.thread(third) in backlog.waiting_threads
    assert not {backlog.thread(first), backlog.thread(second)} & backlog.waiting_threads


def test_nothing_is_dropped_before_its_turn(backlog: Backlog, mailbox: FakeMailbox) -> None:
    *_, last = backlog.ranked(90, 80, 70, 60, 50)
    mailbox.throw_away(backlog.thread(last))
    backlog.decide()

    backlog.room()

    assert backlog.held == 4


def test_what_a_dismissed_agent_found_goes_with_it(
    backlog: Backlog, agents: InMemoryAgents
) -> None:
    agents.remove(USER, "agt_1")
    agents.add(agent(agent_id="agt_2"))

    backlog.room()

    assert (backlog.waits, backlog.held) == (WAITING_CAP, 0)


def test_what_is_held_for_an_account_that_is_gone_goes(
    backlog: Backlog, integrations: InMemoryIntegrations
) -> None:
    del integrations.accounts[USER, GMAIL]

    backlog.room()

    assert (backlog.waits, backlog.held) == (WAITING_CAP, 0)


def test_nobody_who_is_left_alone_by_now_is_written_to(
    backlog: Backlog, users: InMemoryUsers
) -> None:
    users.wishes[USER] = Preferences(never_touch=("elsewhere.example",))
    backlog.decide()

    backlog.room()

    assert (backlog.waits, backlog.held) == (WAITING_CAP - 1, 0)


@pytest.mark.parametrize("state", ["paused", "closing"])
def test_nothing_comes_up_for_somebody_who_paused_or_leaves(
    backlog: Backlog, users: InMemoryUsers, state: str
) -> None:
    users.people[USER] = person(**{state: True})
    backlog.decide()

    backlog.room()

    assert (backlog.waits, backlog.held) == (WAITING_CAP - 1, 5)


def test_one_that_offers_a_way_to_somebody_who_is_left_alone_is_dropped_too(
    backlog: Backlog, users: InMemoryUsers
) -> None:
    users.wishes[USER] = Preferences(never_touch=("cc@marsh.example",))
    best, *_ = backlog.ranked(90, 80, 70, 60, 50)
    also = best.proposal.action.model_copy(update={"cc": ("cc@marsh.example",)})
    ways = (Alternative(label="With a copy", action=also),)
    said = best.proposal.model_copy(update={"alternatives": ways})
    backlog.tasks.held[USER, best.mark] = best.model_copy(update={"proposal": said})
    backlog.decide()

    backlog.room()

    assert (backlog.waits, backlog.held) == (WAITING_CAP, 3)
    assert backlog.thread(best) not in backlog.waiting_threads


@pytest.mark.parametrize("under", [0, -1])
def test_what_was_proposed_meanwhile_is_not_proposed_again(backlog: Backlog, under: int) -> None:
    """Also not what an earlier version proposed, under a mark of its own."""
    best, *_ = backlog.ranked(90, 80, 70, 60, 50)
    backlog.tasks.marks[USER, best.proposal.marks[under]] = "tsk_before"
    backlog.decide()

    backlog.room()

    assert (backlog.waits, backlog.held) == (WAITING_CAP, 3)
    assert backlog.thread(best) not in backlog.waiting_threads


def test_a_pile_of_which_a_part_waits_by_now_comes_up_as_the_rest_of_it(
    backlog: Backlog, held: InMemoryHeldProposals, clock: SettableClock
) -> None:
    backlog.decide()
    backlog.decide()
    waits = birth(body(task_id="tsk_pile", action=archive(1, 2)), now=clock.now())
    backlog.tasks.create(USER, [Newborn(waits, "the pile")], month="2026-11")
    said = {
        "source_ids": ("t2", "t3"),
        "provenance": (),
        "warnings": (Caution(path="items/1/sender", code="lookalike_domain"),),
    }
    held.hold([held_back(proposal=proposal(action=archive(2, 3), **said), priority=99)])

    backlog.room()

    assert (backlog.piles, backlog.waits, backlog.held) == ([], WAITING_CAP, 5)
    (rest,) = (one for one in backlog.tasks.bodies.values() if one.action == archive(3))
    assert [one.path for one in rest.warnings] == ["items/0/sender"]


def test_of_two_held_piles_that_share_something_each_does_its_part(
    backlog: Backlog, held: InMemoryHeldProposals
) -> None:
    backlog.decide()
    backlog.decide()
    for number, pile in enumerate((archive(1, 2), archive(2, 3))):
        said = proposal(action=pile, source_ids=pile.refs, provenance=())
        held.hold([held_back(proposal=said, priority=99 - number)])

    backlog.room()
    backlog.room()

    assert (backlog.piles, backlog.waits, backlog.held) == ([], WAITING_CAP, 5)
    actions = [one.action for one in backlog.tasks.bodies.values()]
    assert [one for one in actions if one.shape == "items"] == [archive(1, 2), archive(3)]


def test_a_pile_of_which_all_waits_by_now_is_dropped(
    backlog: Backlog, held: InMemoryHeldProposals, clock: SettableClock
) -> None:
    backlog.decide()
    backlog.decide()
    waits = birth(body(task_id="tsk_pile", action=archive(1, 2)), now=clock.now())
    backlog.tasks.create(USER, [Newborn(waits, "the pile")], month="2026-11")
    pile = proposal(action=archive(2), source_ids=("t2",), provenance=())
    held.hold([held_back(proposal=pile, priority=99)])

    backlog.room()

    assert (backlog.piles, backlog.waits, backlog.held) == ([], WAITING_CAP, 4)


def test_a_kind_that_the_agent_may_not_propose_any_more_is_dropped(backlog: Backlog) -> None:
    registry = dict(backlog.scan.registry)
    behavior = registry["email"]
    narrow = behavior.type.model_copy(update={"proposes": frozenset({"email.archive"})})
    registry["email"] = replace(behavior, type=narrow)  # type: ignore[type-var]  # a dataclass
    backlog.decide()

    replace(backlog.scan, registry=registry)(USER, None, "room")

    assert backlog.held == 0
    assert backlog.waits == WAITING_CAP - 1


def test_what_cannot_be_read_any_more_is_dropped_and_an_operator_hears_of_it(
    backlog: Backlog, tasks: InMemoryTasks, diagnostics: RecordingDiagnostics
) -> None:
    class Unreadable(InMemoryHeldProposals):
        def proposals(self, user_id: str, marks: Sequence[str]) -> Mapping[str, Proposal]:
            return {}

    best, *_ = backlog.ranked(90, 80, 70, 60, 50)
    backlog.decide()

    replace(backlog.scan, held=Unreadable(tasks))(USER, None, "room")

    assert backlog.held == 0
    assert diagnostics.contradictions[0][:2] == ("proposal", best.mark)


def test_a_look_that_breaks_stops_nothing_and_is_told(
    backlog: Backlog,
    mailbox: FakeMailbox,
    diagnostics: RecordingDiagnostics,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(_thread_id: str) -> None:
        raise ValueError("a stranger's message")

    best, *_ = backlog.ranked(90, 80, 70, 60, 50)
    monkeypatch.setattr(mailbox, "thread", broken)
    backlog.decide()

    backlog.room()

    assert backlog.thread(best) in backlog.waiting_threads
    assert [what[:2] for what in diagnostics.aside] == [("proposal", best.mark)]


def test_what_rules_take_apart_is_held_no_more_though_its_parts_have_other_marks(
    backlog: Backlog,
    held: InMemoryHeldProposals,
    agents: InMemoryAgents,
    users: InMemoryUsers,
) -> None:
    items = tuple(
        item(number).model_copy(update={"sender": sender})
        for number, sender in enumerate(("news@shop.example", "b@bank.example"))
    )
    news = Archive(integration_id=GMAIL, items=items)
    known = tuple(
        Provenance(path=leaf.path, source=Origin.CORRESPONDENT) for leaf in news.with_origin
    )
    pile = proposal(action=news, provenance=known, source_ids=news.message_ids)
    held.hold([held_back(proposal=pile, priority=99)])
    covering = rule(kind="email.archive", where={"sender": "shop.example"})
    backlog.tasks.rules[USER, covering.rule_id] = covering
    agents.staff[USER, "agt_1"] = agent(autonomy="rules")
    users.people[USER] = person(plan="pro")
    backlog.decide()

    backlog.room()

    assert backlog.piles == []
    piles = [task for task in backlog.tasks.heads.values() if task.kind == "email.archive"]
    assert sorted(task.status for task in piles) == [Status.APPROVED, Status.AWAITING_APPROVAL]
    assert (backlog.waits, backlog.held) == (WAITING_CAP, 5)
