import pytest

from countersign.domain.errors import InvalidInput, NotFound, PlanLimit
from countersign.domain.plans.plan import PlanName
from countersign.usecases.agents.manage import ManageAgents
from tests.factories import GMAIL, USER, agent, person
from tests.fakes.integrations import InMemoryIntegrations
from tests.fakes.learned import InMemoryLearned
from tests.fakes.queues import RecordingQueues, ScanAsked
from tests.fakes.system import CountingIds, SettableClock
from tests.fakes.users import InMemoryAgents, InMemoryUsers


@pytest.fixture
def manage(
    agents: InMemoryAgents,
    users: InMemoryUsers,
    integrations: InMemoryIntegrations,
    queues: RecordingQueues,
    clock: SettableClock,
    ids: CountingIds,
) -> ManageAgents:
    return ManageAgents(agents, users, integrations, queues, clock, ids, InMemoryLearned())


def _hire(manage: ManageAgents, plan: PlanName = "free", interval: int | None = None) -> str:
    hired = manage.create(
        person(plan=plan), "email", name=None, instructions="", scan_interval_minutes=interval
    )
    return hired.agent_id


def test_an_agent_with_a_mailbox_begins_at_once(
    manage: ManageAgents, users: InMemoryUsers, clock: SettableClock
) -> None:
    hired = manage.get(person(), _hire(manage))

    assert (hired.status, hired.name) == ("active", "Email")
    assert hired.is_due(clock.now())
    assert users.people[USER].next_scan_at == clock.now()


def test_an_agent_without_a_mailbox_waits_for_one(
    manage: ManageAgents, integrations: InMemoryIntegrations, users: InMemoryUsers
) -> None:
    integrations.remove(USER, GMAIL)

    hired = manage.get(person(), _hire(manage))

    assert (hired.status, hired.next_scan_at) == ("needs_integration", None)
    assert users.people[USER].next_scan_at is None


@pytest.mark.parametrize(("plan", "included"), [("free", 2), ("pro", 10)])
def test_the_plan_limits_how_many(manage: ManageAgents, plan: PlanName, included: int) -> None:
    for _ in range(included):
        _hire(manage, plan)

    with pytest.raises(PlanLimit):
        _hire(manage, plan)


def test_premium_has_no_limit(manage: ManageAgents, agents: InMemoryAgents) -> None:
    for _ in range(30):
        _hire(manage, "premium")

    assert len(agents.list(USER)) == 30


@pytest.mark.parametrize(
    ("plan", "wanted", "gets"),
    [("free", None, 60), ("free", 60, 60), ("pro", 15, 15), ("premium", 5, 5), ("premium", 90, 90)],
)
def test_an_agent_looks_as_often_as_is_asked_for_within_the_plan(
    manage: ManageAgents, plan: PlanName, wanted: int | None, gets: int
) -> None:
    hired = manage.get(person(), _hire(manage, plan, wanted))

    assert hired.scan_interval_minutes == gets


def test_changing_one_thing_leaves_the_others(manage: ManageAgents) -> None:
    agent_id = _hire(manage)
    before = manage.get(person(), agent_id)

    manage.change(person(), agent_id, name="Postmistress")

    assert manage.get(person(), agent_id) == before.model_copy(update={"name": "Postmistress"})


@pytest.mark.parametrize(("plan", "wanted"), [("free", 59), ("pro", 14), ("premium", 1)])
def test_more_often_than_the_plan_allows_is_refused_and_not_made_less(
    manage: ManageAgents, agents: InMemoryAgents, plan: PlanName, wanted: int
) -> None:
    with pytest.raises(InvalidInput):
        _hire(manage, plan, wanted)
    assert not agents.list(USER)
    before = manage.get(person(), _hire(manage, plan))

    with pytest.raises(InvalidInput):
        manage.change(person(plan=plan), before.agent_id, name="P", scan_interval_minutes=wanted)

    assert manage.get(person(), before.agent_id) == before


def test_an_agent_that_looks_more_often_than_the_plan_allows_by_now_can_be_renamed(
    manage: ManageAgents,
) -> None:
    agent_id = _hire(manage, "premium", 5)

    renamed = manage.change(person(), agent_id, name="Post", scan_interval_minutes=5)

    assert (renamed.name, renamed.scan_interval_minutes) == ("Post", 5)


def test_a_paused_agent_is_never_due(manage: ManageAgents, clock: SettableClock) -> None:
    paused = manage.change(person(), _hire(manage), paused=True)

    clock.wait(hours=100)
    assert (paused.status, paused.is_due(clock.now())) == ("paused", False)


def test_a_resumed_agent_looks_at_once(
    manage: ManageAgents, users: InMemoryUsers, clock: SettableClock
) -> None:
    agent_id = _hire(manage)
    manage.change(person(), agent_id, paused=True)
    clock.wait(hours=5)

    resumed = manage.change(person(), agent_id, paused=False)

    assert resumed.is_due(clock.now())
    assert users.people[USER].next_scan_at == clock.now()


def test_an_agent_that_was_not_paused_is_not_resumed(
    manage: ManageAgents, agents: InMemoryAgents
) -> None:
    agents.add(agent(status="needs_integration", next_scan_at=None))

    assert manage.change(person(), "agt_1", paused=False).status == "needs_integration"


def test_an_agent_resumed_without_a_mailbox_waits_for_one(
    manage: ManageAgents, integrations: InMemoryIntegrations
) -> None:
    agent_id = _hire(manage)
    manage.change(person(), agent_id, paused=True)
    integrations.remove(USER, GMAIL)

    assert manage.change(person(), agent_id, paused=False).status == "needs_integration"


def test_a_scan_can_be_asked_for(manage: ManageAgents, queues: RecordingQueues) -> None:
    agent_id = _hire(manage)

    manage.scan_now(person(), agent_id)

    assert queues.take() == [ScanAsked(USER, agent_id, "asked", 0)]


@pytest.mark.parametrize("status", ["paused", "needs_integration"])
def test_an_agent_that_cannot_look_says_so(
    manage: ManageAgents, agents: InMemoryAgents, queues: RecordingQueues, status: str
) -> None:
    agents.add(agent(status=status, next_scan_at=None))

    with pytest.raises(InvalidInput):
        manage.scan_now(person(), "agt_1")

    assert queues.sent == []


def test_a_dismissed_agent_is_gone_and_stays_gone(manage: ManageAgents) -> None:
    agent_id = _hire(manage)

    manage.remove(person(), agent_id)
    manage.remove(person(), agent_id)

    with pytest.raises(NotFound):
        manage.get(person(), agent_id)


def test_what_a_dismissed_agent_has_held_back_is_looked_for(
    manage: ManageAgents, queues: RecordingQueues
) -> None:
    agent_id = _hire(manage)
    queues.take()

    manage.remove(person(), agent_id)

    assert queues.take() == [ScanAsked(USER, None, "room", 0)]


def test_somebody_elses_agent_is_not_there(manage: ManageAgents) -> None:
    agent_id = _hire(manage)
    stranger = person(user_id="usr_2", email="eve@example.com")

    with pytest.raises(NotFound):
        manage.get(stranger, agent_id)
    with pytest.raises(NotFound):
        manage.change(stranger, agent_id, name="Mine")
    with pytest.raises(NotFound):
        manage.scan_now(stranger, agent_id)
    manage.remove(stranger, agent_id)
    assert manage.get(person(), agent_id).agent_id == agent_id
