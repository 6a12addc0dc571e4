"""What an agent was taught takes effect at its next pass, on what waits, and on what is held."""

from datetime import timedelta

import pytest

from countersign.agents.registry import AgentRegistry
from countersign.domain.guidance.directives import Directive, LeaveAlone, LeaveFinding
from countersign.domain.task.held import HeldProposal
from countersign.domain.task.task import Status, Task
from countersign.domain.task.transitions import reopen
from countersign.domain.users.preferences import Preferences
from countersign.engines.rules import RulesEngine
from countersign.usecases.scanning.scan_user import ScanUser
from countersign.usecases.tasks.propose import ProposeTasks
from tests.factories import (
    USER,
    account,
    agent,
    archive,
    held_back,
    item,
    learned,
    person,
    proposal,
)
from tests.fakes.held import InMemoryHeldProposals
from tests.fakes.integrations import InMemoryIntegrations
from tests.fakes.learned import InMemoryLearned
from tests.fakes.look_again import InMemoryLooksAhead
from tests.fakes.mailbox import FakeMailbox
from tests.fakes.notices import RecordingDiagnostics
from tests.fakes.provider import FakeProviders
from tests.fakes.queues import RecordingQueues
from tests.fakes.rules import InMemoryRules
from tests.fakes.system import CountingIds, SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.users import InMemoryAgents, InMemorySessions, InMemoryUsers

ADA = "ada@example.com"
GRACE = "grace@elsewhere.example"
BO = "bo@elsewhere.example"


class Desk:
    """Grace and Bo ask Ada for things."""

    def __init__(self) -> None:
        self.mailbox, self.clock, self.tasks = FakeMailbox(ADA), SettableClock(), InMemoryTasks()
        self.held, self.learned = InMemoryHeldProposals(self.tasks), InMemoryLearned(self.tasks)
        integrations, self.users = InMemoryIntegrations(), InMemoryUsers()
        self.agents = InMemoryAgents()
        self.users.register(person(), "hash")
        self.agents.add(agent())
        integrations.put(account(), "sealed")
        ids = CountingIds()
        self.scan = ScanUser(
            users=self.users,
            agents=self.agents,
            integrations=integrations,
            tasks=self.tasks,
            held=self.held,
            learned=self.learned,
            ahead=InMemoryLooksAhead(),
            providers=FakeProviders({"mail": {ADA: self.mailbox}}),
            registry=AgentRegistry(),
            engine=RulesEngine(),
            propose=ProposeTasks(
                self.tasks, self.clock, ids, InMemoryRules(self.tasks), RecordingDiagnostics()
            ),
            scan_queue=RecordingQueues(),
            clock=self.clock,
            ids=ids,
            diagnostics=RecordingDiagnostics(),
            letters_from="letters@countersign.example",
            sessions=InMemorySessions(self.users),
        )

    def asked_by(self, who: str) -> None:
        self.mailbox.deliver("Could you please send me the signed lease by Friday?", sender=who)

    def look(self) -> None:
        self.clock.wait(hours=2)
        self.scan(USER, None, "clock")

    def learn(self, directive: Directive, **fields: object) -> None:
        entry = learned(directive=directive, taught_at=self.clock.now(), **fields)
        self.tasks.learned[USER, entry.agent_id, entry.entry_id] = entry

    def hold(self, one: HeldProposal) -> None:
        self.held.hold([one])

    @property
    def waits_for(self) -> list[str]:
        waiting = self.tasks.in_view(USER, "waiting", at_most=50)
        bodies = [self.tasks.bodies[USER, one.task_id, one.revision] for one in waiting]
        return sorted(who for one in bodies for who in one.action.people)

    @property
    def ended(self) -> list[Task]:
        return [one for one in self.tasks.heads.values() if one.status is Status.EXPIRED]


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_the_next_pass_heeds_it(desk: Desk) -> None:
    desk.learn(LeaveAlone(who=GRACE))
    desk.asked_by(GRACE)
    desk.asked_by(BO)
    desk.look()
    assert desk.waits_for == [BO]


def test_what_another_agent_was_taught_does_not_bind_this_one(desk: Desk) -> None:
    desk.learn(LeaveAlone(who=GRACE), agent_id="agt_2")
    desk.asked_by(GRACE)
    desk.look()
    assert desk.waits_for == [GRACE]


def test_what_the_person_has_set_wins_over_it(desk: Desk) -> None:
    desk.users.wishes[USER] = Preferences(vip=(GRACE,))
    desk.learn(LeaveAlone(who=GRACE))
    desk.asked_by(GRACE)
    desk.look()
    assert desk.waits_for == [GRACE]


def test_an_edit_that_was_made_twice_is_a_whim_yet(desk: Desk) -> None:
    desk.learn(LeaveAlone(who=GRACE), source="edited", learned_from=("tsk_1", "tsk_2"))
    desk.asked_by(GRACE)
    desk.look()
    assert desk.waits_for == [GRACE]


def test_what_was_deleted_is_proposed_again_but_nothing_is_dug_up(desk: Desk) -> None:
    desk.learn(LeaveAlone(who=GRACE))
    desk.asked_by(GRACE)
    desk.look()
    desk.learned.forget_all(USER, "agt_1")
    desk.look()
    assert desk.waits_for == []
    desk.mailbox.deliver("Could you also send me the figures?", sender=GRACE, subject="Figures")
    desk.look()
    assert desk.waits_for == [GRACE]


@pytest.mark.parametrize("word", ["taught", "clock"])
def test_what_waits_and_is_covered_by_it_goes_with_a_reason(desk: Desk, word: str) -> None:
    """The next scan sees it where the word is lost."""
    desk.asked_by(GRACE)
    desk.asked_by(BO)
    desk.look()
    assert desk.waits_for == [BO, GRACE]
    desk.learn(LeaveAlone(who=GRACE))

    if word == "taught":
        desk.scan(USER, None, "taught")
    else:
        desk.look()

    assert desk.waits_for == [BO]
    (gone,) = desk.ended
    assert gone.error is not None
    assert gone.error.code == "left_alone"


def test_what_the_person_put_back_stays_whatever_they_teach_next(desk: Desk) -> None:
    desk.asked_by(GRACE)
    desk.look()
    desk.learn(LeaveAlone(who=GRACE))
    desk.scan(USER, None, "taught")
    (gone,) = desk.ended
    body = desk.tasks.bodies[USER, gone.task_id, gone.revision]
    desk.tasks.commit(reopen(gone, body, now=desk.clock.now()))

    desk.learn(LeaveFinding(finding="newsletters"))
    desk.scan(USER, None, "taught")
    desk.look()

    assert desk.waits_for == [GRACE]


def test_what_was_learned_long_ago_is_not_looked_for_at_every_pass(desk: Desk) -> None:
    """Such as what the person has put back since."""
    desk.learn(LeaveAlone(who=GRACE))
    desk.look()
    desk.learned.forget_all(USER, "agt_1")
    desk.asked_by(GRACE)
    desk.look()
    desk.learn(LeaveAlone(who=GRACE))
    entry = desk.learned.list(USER)[0]
    past = entry.model_copy(update={"taught_at": desk.clock.now() - timedelta(days=1)})
    desk.tasks.learned[USER, "agt_1", entry.entry_id] = past
    desk.look()
    assert desk.waits_for == [GRACE]


def test_a_pile_of_which_a_part_is_wanted_stays_whole(desk: Desk) -> None:
    both = archive(1, 2)
    others = item(2).model_copy(update={"sender": BO})
    action = both.model_copy(update={"items": (item(1), others)})
    desk.hold(held_back(proposal=proposal(action=action, provenance=())))
    desk.scan(USER, None, "room")
    desk.learn(LeaveAlone(who=BO))
    desk.scan(USER, None, "taught")
    assert len(desk.waits_for) == 2
    assert desk.ended == []


def test_what_is_held_back_is_not_offered_any_more(desk: Desk) -> None:
    desk.asked_by(GRACE)
    desk.look()
    (task,) = desk.tasks.in_view(USER, "waiting", at_most=5)
    action = desk.tasks.bodies[USER, task.task_id, 1].action
    desk.tasks.heads.clear()
    desk.tasks.marks.clear()
    desk.hold(held_back(proposal=proposal(action=action, provenance=())))
    desk.learn(LeaveFinding(finding="replies"))

    desk.scan(USER, None, "room")

    assert desk.waits_for == []
    assert desk.held.heads(USER) == ()


def test_what_is_wanted_of_a_pile_that_is_held_comes_up(desk: Desk) -> None:
    others = item(2).model_copy(update={"sender": BO})
    action = archive(1, 2).model_copy(update={"items": (item(1), others)})
    desk.hold(held_back(proposal=proposal(action=action, provenance=())))
    desk.learn(LeaveAlone(who=BO))

    desk.scan(USER, None, "room")

    assert desk.waits_for == ["news@shop.example"]
    assert desk.held.heads(USER) == ()
