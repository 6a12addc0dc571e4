"""Agents of several types, made up here, side by side with the email agent."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pytest

from countersign.agents.agent import AgentPass, Briefing
from countersign.agents.registry import AgentRegistry
from countersign.domain.actions.action import Action
from countersign.domain.actions.email.archive import Archive
from countersign.domain.actions.email.pile import PileItem
from countersign.domain.agent import Agent
from countersign.domain.agents import AgentType
from countersign.domain.capabilities import Capability
from countersign.domain.guidance.guidance import Guidance
from countersign.domain.look_again import LookAgain
from countersign.domain.mail.mail import MailChanges, Thread
from countersign.domain.providers import PROVIDERS, Permission
from countersign.domain.task.overtaken import Overtaken
from countersign.domain.task.proposal import Proposal
from countersign.engines.rules import RulesEngine
from countersign.ports.engine import Engine
from countersign.ports.providers import ProviderGone
from countersign.ports.sources import Observation, Sources
from countersign.usecases.scanning.run_agent import BROKE_OFF, NOBODY
from countersign.usecases.scanning.scan_user import ScanUser
from countersign.usecases.tasks.propose import ProposeTasks
from tests.factories import USER, account, agent, person, proposal
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


class CountedMailbox(FakeMailbox):
    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.read_of: list[str] = []

    def thread(self, thread_id: str) -> Thread:
        self.read_of.append(thread_id)
        return super().thread(thread_id)


@dataclass(frozen=True)
class Event:
    guests: tuple[str, ...] = ()

    def people(self) -> tuple[str, ...]:
        return self.guests

    def vouched_for(self) -> tuple[str, ...]:
        return ()


@dataclass
class FakeCalendar:
    events: dict[str, Event] = field(default_factory=dict)

    def own_addresses(self) -> frozenset[str]:
        return frozenset()

    def recent(self, since: datetime, *, at_most: int) -> MailChanges:
        return MailChanges(thread_ids=tuple(self.events), position=str(len(self.events)))

    def changes(self, position: str, *, at_most: int) -> MailChanges:
        new = tuple(self.events)[int(position) :]
        return MailChanges(thread_ids=new, position=str(len(self.events)))

    def read(self, ref: str) -> Event:
        if ref not in self.events:
            raise ProviderGone("There is no such event.")
        return self.events[ref]


@dataclass
class MadeUp:
    """Lays away whatever it sees; `breaks` says where it fails."""

    type: AgentType
    breaks: str = ""
    proposes: str = "email.archive"
    seen: list[str] = field(default_factory=list)

    def begin(self, briefing: Briefing, sources: Sources, engine: Engine) -> AgentPass:
        if self.breaks == "begin":
            raise RuntimeError("begin")
        return self

    def still_wanted(self, guidance: Guidance, action: Action) -> Action | None:
        return action

    def look(self, observation: Observation[Any]) -> Iterable[Proposal]:
        self.seen.append(observation.ref)
        if self.breaks == "look":
            raise RuntimeError("look")
        where, ref = observation.integration.integration_id, observation.ref
        item = PileItem(thread_id=ref, message_ids=(ref,), sender="a@b.example", subject="Made up")
        action = Archive(integration_id=where, items=(item,))
        yield proposal(action=action, provenance=(), source_ids=(self.type.name, ref))

    def finish(self) -> Iterable[Proposal]:
        if self.breaks == "finish":
            raise RuntimeError("finish")
        return ()

    def again(self) -> Iterable[LookAgain]:
        return ()

    def overtaken(self, action: Any, integration: Any, changed: Any) -> Overtaken | None:
        return None


def made_up(name: str, reads: Capability, **fields: Any) -> MadeUp:
    kinds = fields.pop("kinds", frozenset({"email.archive"}))
    row = AgentType(name=name, title=name, job="-", reads=frozenset({reads}), proposes=kinds)
    return MadeUp(row, **fields)


class Office:
    def __init__(self, *others: MadeUp) -> None:
        self.mailbox, self.calendar = CountedMailbox(ADA), FakeCalendar()
        self.providers = FakeProviders(
            {"mail": {ADA: self.mailbox}, "calendar": {ADA: self.calendar}}
        )
        self.tasks, self.diagnostics = InMemoryTasks(), RecordingDiagnostics()
        self.agents, users, integrations = (
            InMemoryAgents(),
            InMemoryUsers(),
            InMemoryIntegrations(),
        )
        users.register(person(), "hash")
        integrations.put(account(), "sealed")
        self.agents.add(agent())
        for number, one in enumerate(others, start=2):
            self.agents.add(agent(agent_id=f"agt_{number}", type=one.type.name))
        clock, ids = SettableClock(), CountingIds()
        self.scan = ScanUser(
            users=users,
            agents=self.agents,
            integrations=integrations,
            tasks=self.tasks,
            held=InMemoryHeldProposals(self.tasks),
            learned=InMemoryLearned(self.tasks),
            ahead=InMemoryLooksAhead(),
            providers=self.providers,
            registry={**AgentRegistry(), **{one.type.name: one for one in others}},
            engine=RulesEngine(),
            propose=ProposeTasks(
                self.tasks, clock, ids, InMemoryRules(self.tasks), RecordingDiagnostics()
            ),
            scan_queue=RecordingQueues(),
            clock=clock,
            ids=ids,
            diagnostics=self.diagnostics,
            letters_from="letters@countersign.example",
            sessions=InMemorySessions(users),
        )

    def agent(self, agent_id: str) -> Agent:
        found = self.agents.get(USER, agent_id)
        assert found is not None
        return found

    def reported(self, agent_id: str) -> tuple[str, int, str | None]:
        report = self.agent(agent_id).last_scan
        assert report is not None
        return report.phase, report.read, report.error

    def types_of_tasks(self) -> list[str]:
        return sorted(task.agent_type for task in self.tasks.heads.values())


def test_two_agents_on_one_mailbox_see_everything_and_pay_for_one_read() -> None:
    other = made_up("made_up", "mail")
    office = Office(other)
    asked = [office.mailbox.deliver("Could you send me the lease by Friday?") for _ in range(3)]
    threads = [mail.thread_id for mail in asked]

    office.scan(USER, None, "clock")

    assert other.seen == office.mailbox.read_of == threads
    assert office.providers.opened == ["mail"]
    assert office.types_of_tasks() == ["email"] * 3 + ["made_up"] * 3
    assert list(office.agent("agt_1").cursors) == list(office.agent("agt_2").cursors)
    assert list(office.agent("agt_2").cursors) == ["int_1/mail"]


def test_each_agent_goes_on_from_its_own_cursor() -> None:
    other = made_up("made_up", "mail")
    office = Office(other)
    first = office.mailbox.deliver()
    office.scan(USER, "agt_1", "asked")
    second = office.mailbox.deliver()

    office.scan(USER, "agt_2", "asked")

    assert other.seen == [first.thread_id, second.thread_id]
    assert office.agent("agt_1").cursors != office.agent("agt_2").cursors


@pytest.mark.parametrize("breaks", ["begin", "finish"])
def test_an_agent_that_breaks_stops_no_other_and_looks_again(breaks: str) -> None:
    other = made_up("made_up", "mail", breaks=breaks)
    office = Office(other)
    mail = office.mailbox.deliver("Could you send me the lease by Friday?")

    office.scan(USER, None, "clock")

    assert office.types_of_tasks() == ["email"]
    assert office.reported("agt_1") == ("done", 1, None)
    assert office.reported("agt_2")[::2] == ("failed", BROKE_OFF)
    assert office.agent("agt_2").cursors == {}
    other.breaks = ""
    office.scan(USER, "agt_2", "asked")
    assert other.seen[-1] == mail.thread_id
    assert office.types_of_tasks() == ["email", "made_up"]


def test_what_an_agent_stumbles_over_is_set_aside_for_it_alone() -> None:
    office = Office(made_up("made_up", "mail", breaks="look"))
    mail = office.mailbox.deliver("Could you send me the lease by Friday?")

    office.scan(USER, None, "clock")

    assert [found[:2] for found in office.diagnostics.aside] == [("thread", mail.thread_id)]
    assert office.types_of_tasks() == ["email"]


def test_an_agent_proposes_nothing_that_its_type_does_not() -> None:
    office = Office(made_up("made_up", "mail", kinds=frozenset({"email.label"})))
    office.mailbox.deliver("Could you send me the lease by Friday?")

    office.scan(USER, None, "clock")

    assert office.types_of_tasks() == ["email"]
    assert len(office.diagnostics.aside) == 1


def test_an_agent_of_a_type_that_nobody_is_reports_so_and_runs_as_no_other() -> None:
    office = Office()
    office.agents.add(agent(agent_id="agt_9", type="butler"))
    office.mailbox.deliver("Could you send me the lease by Friday?")

    office.scan(USER, None, "clock")

    assert office.reported("agt_9") == ("failed", 0, NOBODY)
    assert office.agent("agt_9").cursors == {}
    assert office.types_of_tasks() == ["email"]


def test_an_agent_that_reads_a_calendar_works_beside_one_that_reads_mail(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    entry = Permission(
        scope="openid", why="To read your calendar.", needed_for=frozenset({"calendar"})
    )
    google = PROVIDERS["google"]
    with_calendar = google.model_copy(update={"permissions": (*google.permissions, entry)})
    monkeypatch.setitem(PROVIDERS, "google", with_calendar)
    planner = made_up("planner", "calendar")
    office = Office(planner)
    office.mailbox.deliver("Could you send me the lease by Friday?")
    office.calendar.events = {"e1": Event(), "e2": Event(guests=("grace@elsewhere.example",))}

    office.scan(USER, None, "clock")

    assert planner.seen == ["e1", "e2"]
    assert office.types_of_tasks() == ["email", "planner", "planner"]
    assert list(office.agent("agt_1").cursors) == ["int_1/mail"]
    assert list(office.agent("agt_2").cursors) == ["int_1/calendar"]
