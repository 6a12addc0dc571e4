from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from countersign.agents import registry
from countersign.domain.agents import AGENT_TYPES
from countersign.domain.errors import Forbidden, InvalidInput, NotFound
from countersign.domain.integration import Tokens
from countersign.domain.task.task import Decision
from countersign.domain.task.transitions import approve, block
from countersign.ports.integrations import Subject
from countersign.ports.providers import OutcomeUnknown, ProviderRefused
from countersign.ports.tasks import Newborn
from countersign.usecases.agents.follow_integrations import FollowIntegrations
from countersign.usecases.integrations.access_tokens import PURPOSE
from countersign.usecases.integrations.connect import HANDSHAKE_LIFETIME, ConnectIntegration
from tests.factories import TASK, USER, account, agent, body, person, proposed, reply
from tests.fakes.held import InMemoryHeldProposals
from tests.fakes.integrations import InMemoryHandshakes, InMemoryIntegrations, LabelledVault
from tests.fakes.oauth import FakeOAuth
from tests.fakes.queues import RecordingQueues, ScanAsked
from tests.fakes.system import CountingIds, SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.users import InMemoryAgents, InMemoryUsers

ADA = "ada@example.com"


class Counter:
    """Where accounts are connected."""

    def __init__(self, connect: ConnectIntegration, oauth: FakeOAuth) -> None:
        self.connect, self.oauth = connect, oauth

    def go_through_consent(self, account: str = ADA) -> str:
        """Ada begins, agrees and comes back; answers the ticket."""
        back = self.oauth.agree(self.connect.begin(person(), "google"), account)
        return self.connect.come_back("google", back["state"], back["code"])


@pytest.fixture
def integrations() -> InMemoryIntegrations:
    return InMemoryIntegrations()


@pytest.fixture
def oauth(clock: SettableClock) -> FakeOAuth:
    return FakeOAuth(clock)


@pytest.fixture
def connect(
    handshakes: InMemoryHandshakes,
    integrations: InMemoryIntegrations,
    agents: InMemoryAgents,
    users: InMemoryUsers,
    tasks: InMemoryTasks,
    vault: LabelledVault,
    queues: RecordingQueues,
    clock: SettableClock,
    ids: CountingIds,
    oauth: FakeOAuth,
) -> ConnectIntegration:
    return ConnectIntegration(
        handshakes=handshakes,
        integrations=integrations,
        follow=FollowIntegrations(
            agents, integrations, tasks, InMemoryHeldProposals(tasks), clock, users, queues, ids
        ),
        vault=vault,
        clock=clock,
        ids=ids,
        authorizations={"google": oauth},
        redirect_uris={"google": "http://localhost/back"},
    )


@pytest.fixture
def counter(connect: ConnectIntegration, oauth: FakeOAuth) -> Counter:
    return Counter(connect, oauth)


def test_an_account_is_connected_and_its_tokens_rest_sealed(
    counter: Counter,
    connect: ConnectIntegration,
    integrations: InMemoryIntegrations,
    vault: LabelledVault,
) -> None:
    connected = connect.complete(person(), counter.go_through_consent())

    assert integrations.list(USER) == (connected,)
    assert (connected.account, connected.status) == (ADA, "connected")
    sealed = integrations.tokens(USER, connected.integration_id)
    assert sealed is not None
    tokens = Tokens.model_validate_json(vault.unseal(USER, PURPOSE, sealed))
    assert tokens.access_token not in sealed
    assert tokens.refresh_token


def test_coming_back_attaches_nothing(
    counter: Counter, integrations: InMemoryIntegrations, queues: RecordingQueues
) -> None:
    counter.go_through_consent()

    assert integrations.accounts == {}
    assert queues.sent == []


def test_the_code_and_the_verifier_rest_sealed(
    counter: Counter, handshakes: InMemoryHandshakes, vault: LabelledVault
) -> None:
    counter.go_through_consent()

    (parked,) = handshakes.under_way.values()
    assert parked.sealed_code is not None
    assert "code-1" not in parked.sealed_code
    assert vault.unseal(USER, "code", parked.sealed_code) == "code-1"


def test_the_state_and_the_ticket_stand_nowhere_in_clear(
    counter: Counter, handshakes: InMemoryHandshakes
) -> None:
    ticket = counter.go_through_consent()

    (parked,) = handshakes.under_way.values()
    assert ticket.partition(".")[2] not in repr(parked)


def test_a_ticket_of_another_person_is_refused_and_the_code_discarded(
    counter: Counter, connect: ConnectIntegration, integrations: InMemoryIntegrations
) -> None:
    ticket = counter.go_through_consent()

    with pytest.raises(Forbidden):
        connect.complete(person(user_id="usr_2", email="eve@example.com"), ticket)

    with pytest.raises(NotFound):
        connect.complete(person(), ticket)
    assert integrations.accounts == {}


def test_a_ticket_works_once(counter: Counter, connect: ConnectIntegration) -> None:
    ticket = counter.go_through_consent()
    connect.complete(person(), ticket)

    with pytest.raises(NotFound):
        connect.complete(person(), ticket)


@pytest.mark.parametrize("ticket", ["", ".", "nothing", "nothing.at.all"])
def test_a_made_up_ticket_is_not_there(connect: ConnectIntegration, ticket: str) -> None:
    with pytest.raises(NotFound):
        connect.complete(person(), ticket)


def test_the_state_alone_is_no_ticket(counter: Counter, connect: ConnectIntegration) -> None:
    ticket = counter.go_through_consent()

    with pytest.raises(NotFound):
        connect.complete(person(), ticket.partition(".")[0] + ".guess")


def test_a_ticket_ends_with_its_authorization(
    counter: Counter, connect: ConnectIntegration, clock: SettableClock
) -> None:
    ticket = counter.go_through_consent()
    clock.wait(seconds=HANDSHAKE_LIFETIME.total_seconds())

    with pytest.raises(NotFound):
        connect.complete(person(), ticket)


def test_a_state_that_nobody_began_is_refused(connect: ConnectIntegration) -> None:
    with pytest.raises(InvalidInput):
        connect.come_back("google", "state", "code")


def test_a_state_that_was_begun_at_another_provider_is_refused(
    connect: ConnectIntegration, oauth: FakeOAuth, integrations: InMemoryIntegrations
) -> None:
    """Its code would be handed to a provider that never gave it (RFC 9700 section 4.4)."""
    other: Any = "another"
    two = replace(
        connect,
        authorizations={"google": oauth, other: oauth},
        redirect_uris={"google": "http://localhost/back", other: "http://localhost/other"},
    )
    back = oauth.agree(two.begin(person(), "google"), ADA)

    with pytest.raises(InvalidInput):
        two.come_back(other, back["state"], back["code"])

    assert integrations.accounts == {}
    ticket = two.come_back("google", back["state"], back["code"])
    assert two.complete(person(), ticket).provider == "google"


def test_a_state_comes_back_once(
    counter: Counter, connect: ConnectIntegration, oauth: FakeOAuth
) -> None:
    back = oauth.agree(connect.begin(person(), "google"), ADA)
    connect.come_back("google", back["state"], back["code"])

    with pytest.raises(InvalidInput):
        connect.come_back("google", back["state"], "code-of-the-attacker")


def test_a_state_that_comes_back_late_is_refused(
    connect: ConnectIntegration, oauth: FakeOAuth, clock: SettableClock
) -> None:
    back = oauth.agree(connect.begin(person(), "google"), ADA)
    clock.wait(seconds=HANDSHAKE_LIFETIME.total_seconds())

    with pytest.raises(InvalidInput):
        connect.come_back("google", back["state"], back["code"])


def test_a_code_that_the_provider_refuses_connects_nothing(
    connect: ConnectIntegration, oauth: FakeOAuth, integrations: InMemoryIntegrations
) -> None:
    back = oauth.agree(connect.begin(person(), "google"), ADA)
    ticket = connect.come_back("google", back["state"], "another-code")

    with pytest.raises(ProviderRefused):
        connect.complete(person(), ticket)

    assert integrations.accounts == {}


def test_a_silent_provider_connects_nothing(
    counter: Counter,
    connect: ConnectIntegration,
    oauth: FakeOAuth,
    integrations: InMemoryIntegrations,
) -> None:
    ticket = counter.go_through_consent()
    oauth.fault = "silent"

    with pytest.raises(OutcomeUnknown):
        connect.complete(person(), ticket)

    assert integrations.accounts == {}


def test_the_same_account_again_is_the_same_integration(
    counter: Counter,
    connect: ConnectIntegration,
    integrations: InMemoryIntegrations,
    clock: SettableClock,
) -> None:
    first = connect.complete(person(), counter.go_through_consent())
    integrations.save(first.model_copy(update={"status": "expired", "detail": "Gone."}))
    clock.wait(hours=1)

    again = connect.complete(person(), counter.go_through_consent())

    assert again == first.model_copy(
        update={"connected_at": clock.now(), "last_used_at": clock.now()}
    )
    assert integrations.list(USER) == (again,)


def test_an_account_that_changed_its_address_is_still_the_same(
    counter: Counter, connect: ConnectIntegration, oauth: FakeOAuth, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = connect.complete(person(), counter.go_through_consent())
    moved = Subject(first.subject, "ada.l@example.com")
    monkeypatch.setattr(oauth, "subject", lambda tokens: moved)

    again = connect.complete(person(), counter.go_through_consent())

    assert (again.integration_id, again.account) == (first.integration_id, "ada.l@example.com")


def test_another_account_is_another_integration(
    counter: Counter, connect: ConnectIntegration, integrations: InMemoryIntegrations
) -> None:
    connect.complete(person(), counter.go_through_consent())
    connect.complete(person(), counter.go_through_consent("work@example.com"))

    assert len(integrations.list(USER)) == 2


def test_the_first_mailbox_brings_its_agent_which_looks_at_once(
    counter: Counter,
    connect: ConnectIntegration,
    agents: InMemoryAgents,
    users: InMemoryUsers,
    queues: RecordingQueues,
    clock: SettableClock,
) -> None:
    connect.complete(person(), counter.go_through_consent())

    (hired,) = agents.list(USER)
    assert (hired.type, hired.status) == ("email", "active")
    assert hired.is_due(clock.now())
    assert users.people[USER].next_scan_at == clock.now()
    assert queues.take() == [ScanAsked(USER, None, "connected", 0)]


@pytest.mark.parametrize("at_once", [True, False])
def test_an_account_brings_an_agent_of_a_type_that_is_hired_at_once_and_of_no_other(
    counter: Counter,
    connect: ConnectIntegration,
    agents: InMemoryAgents,
    monkeypatch: pytest.MonkeyPatch,
    at_once: bool,
) -> None:
    butler = AGENT_TYPES["email"].model_copy(update={"name": "butler", "hired_at_once": at_once})
    monkeypatch.setitem(AGENT_TYPES, "butler", butler)
    monkeypatch.setitem(registry.MODULES, "butler", registry.MODULES["email"])

    connect.complete(person(), counter.go_through_consent())

    hired = sorted(one.type for one in agents.list(USER))
    assert hired == (["butler", "email"] if at_once else ["email"])


def test_an_agent_that_waited_for_an_account_begins(
    counter: Counter, connect: ConnectIntegration, agents: InMemoryAgents, clock: SettableClock
) -> None:
    agents.add(agent(status="needs_integration", next_scan_at=None))

    connect.complete(person(), counter.go_through_consent())

    (mine,) = agents.list(USER)
    assert mine.status == "active"
    assert mine.is_due(clock.now())


def test_an_agent_at_work_looks_at_the_new_account_at_once(
    counter: Counter, connect: ConnectIntegration, agents: InMemoryAgents, clock: SettableClock
) -> None:
    agents.add(agent(next_scan_at=clock.now() + timedelta(hours=1)))

    connect.complete(person(), counter.go_through_consent())

    (mine,) = agents.list(USER)
    assert mine.is_due(clock.now())


def test_a_paused_agent_stays_paused(
    counter: Counter, connect: ConnectIntegration, agents: InMemoryAgents
) -> None:
    agents.add(agent(status="paused", next_scan_at=None))

    connect.complete(person(), counter.go_through_consent())

    assert [mine.status for mine in agents.list(USER)] == ["paused"]


def _blocked(tasks: InMemoryTasks, clock: SettableClock, integration_id: str) -> None:
    birth = proposed(body(action=reply(integration_id=integration_id)))
    tasks.create(USER, [Newborn(birth, "mark")], month="2026-11")
    assert birth.body is not None
    decision = Decision(by="user", at=clock.now(), digest=birth.after.digest)
    approval = approve(birth.after, birth.body, by=decision, cooling=timedelta(0))
    tasks.commit(approval)
    now = clock.now()
    tasks.commit(block(approval.after, reason="Not connected.", since=now, now=now))


def test_an_approval_that_waited_for_the_account_goes_on(
    counter: Counter,
    connect: ConnectIntegration,
    integrations: InMemoryIntegrations,
    tasks: InMemoryTasks,
    clock: SettableClock,
) -> None:
    first = connect.complete(person(), counter.go_through_consent())
    _blocked(tasks, clock, first.integration_id)

    connect.complete(person(), counter.go_through_consent())

    task = tasks.get(USER, TASK)
    assert task is not None
    assert (task.blocked_by, task.run) == (None, 2)


def test_an_approval_that_waits_for_another_account_waits_on(
    counter: Counter, connect: ConnectIntegration, tasks: InMemoryTasks, clock: SettableClock
) -> None:
    _blocked(tasks, clock, "int_other")

    connect.complete(person(), counter.go_through_consent())

    task = tasks.get(USER, TASK)
    assert task is not None
    assert (task.blocked_by, task.run) == ("Not connected.", 1)


def test_nobody_else_is_touched_by_a_new_account(
    counter: Counter, connect: ConnectIntegration, integrations: InMemoryIntegrations
) -> None:
    other = account(user_id="usr_2", subject=f"subject-of-{ADA}")
    integrations.put(other, "sealed")

    connected = connect.complete(person(), counter.go_through_consent())

    assert integrations.list("usr_2") == (other,)
    assert connected.user_id == USER


def test_an_answer_of_another_issuer_is_refused_and_the_right_one_still_works(
    counter: Counter, connect: ConnectIntegration, oauth: FakeOAuth
) -> None:
    back = oauth.agree(connect.begin(person(), "google"), ADA)

    for stranger in ("https://evil.example", "", "https://accounts.google.com/"):
        with pytest.raises(InvalidInput):
            connect.come_back("google", back["state"], back["code"], stranger)

    ticket = connect.come_back("google", back["state"], back["code"], "https://accounts.google.com")
    assert connect.complete(person(), ticket).account == ADA
