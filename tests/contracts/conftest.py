"""The same statements for an adapter and its fake: stores on DynamoDB, as moto plays it, and in
memory; mailboxes at a provider's sandbox, and the fake one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

import boto3
import pytest
from moto import mock_aws

from countersign.adapters.dynamodb.agents import DynamoAgents
from countersign.adapters.dynamodb.audit_trail import DynamoAuditTrail
from countersign.adapters.dynamodb.checkpoints import DynamoCheckpoints
from countersign.adapters.dynamodb.credentials import DynamoCredentials, DynamoVerificationLinks
from countersign.adapters.dynamodb.due import DynamoDueIndex
from countersign.adapters.dynamodb.federated_identities import DynamoFederatedIdentities
from countersign.adapters.dynamodb.held import DynamoHeldProposals
from countersign.adapters.dynamodb.idempotency import DynamoIdempotencyRecords
from countersign.adapters.dynamodb.integrations import DynamoHandshakes, DynamoIntegrations
from countersign.adapters.dynamodb.jobs import DynamoDurableJobs
from countersign.adapters.dynamodb.learned import DynamoLearned
from countersign.adapters.dynamodb.look_again import DynamoLooksAhead
from countersign.adapters.dynamodb.notifications import DynamoNotifications
from countersign.adapters.dynamodb.personal_data import DynamoExports, DynamoPersonalData
from countersign.adapters.dynamodb.rate_limits import DynamoAttemptCounters
from countersign.adapters.dynamodb.rules import DynamoRules
from countersign.adapters.dynamodb.second_factors import DynamoSecondFactors
from countersign.adapters.dynamodb.sessions import DynamoSessions
from countersign.adapters.dynamodb.taught_tasks import DynamoTaughtTasks
from countersign.adapters.dynamodb.users import DynamoUsers
from countersign.ports.audit_trail import AuditTrail
from countersign.ports.checkpoints import Checkpoints
from countersign.ports.credentials import Credentials, SecondFactors, SignIns, VerificationLinks
from countersign.ports.due import DueIndex
from countersign.ports.held import HeldProposals
from countersign.ports.idempotency import IdempotencyRecords
from countersign.ports.integrations import Handshakes, Integrations
from countersign.ports.jobs import DurableJobs
from countersign.ports.learned import Learned
from countersign.ports.look_again import LooksAhead
from countersign.ports.notifications import Notifications
from countersign.ports.personal_data import Exports, PersonalData
from countersign.ports.rate_limits import AttemptCounters
from countersign.ports.rules import Rules
from countersign.ports.tasks import Tasks
from countersign.ports.users import Agents, Sessions, Users
from tests.adapters.google.live import live_sandbox
from tests.adapters.tables import create_table
from tests.contracts.rigs.mail import Rig
from tests.contracts.rigs.named import MAIL_RIGS, mail_rig
from tests.fakes.checkpoints import InMemoryCheckpoints, InMemoryRecords
from tests.fakes.credentials import (
    InMemoryCredentials,
    InMemorySecondFactors,
    InMemorySignIns,
    InMemoryVerificationLinks,
)
from tests.fakes.due import InMemoryDueIndex
from tests.fakes.held import InMemoryHeldProposals
from tests.fakes.idempotency import InMemoryIdempotencyRecords
from tests.fakes.integrations import InMemoryHandshakes, InMemoryIntegrations
from tests.fakes.learned import InMemoryLearned
from tests.fakes.look_again import InMemoryLooksAhead
from tests.fakes.notifications import InMemoryNotifications
from tests.fakes.personal_data import InMemoryExports, InMemoryPersonalData
from tests.fakes.rate_limits import CountingAttempts
from tests.fakes.rules import InMemoryRules
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.users import InMemoryAgents, InMemorySessions, InMemoryUsers
from tests.sandbox.client import Sandbox


@dataclass(frozen=True)
class Stores:
    """One empty set of stores that know each other."""

    tasks: Tasks
    held: HeldProposals
    learned: Learned
    ahead: LooksAhead
    users: Users
    sessions: Sessions
    agents: Agents
    integrations: Integrations
    handshakes: Handshakes
    due: DueIndex
    durable_jobs: DurableJobs
    personal_data: PersonalData
    exports: Exports
    checkpoints: Checkpoints
    records: AuditTrail
    attempt_counters: AttemptCounters
    idempotency_records: IdempotencyRecords
    rules: Rules
    verification_links: VerificationLinks
    credentials: Credentials
    factors: SecondFactors
    sign_ins: SignIns
    notifications: Notifications


def _in_memory() -> Stores:
    tasks, users, verification_links = InMemoryTasks(), InMemoryUsers(), InMemoryVerificationLinks()
    tasks.people = users.people
    agents, sessions = InMemoryAgents(), InMemorySessions(users)
    tasks.staff = agents.staff
    integrations = InMemoryIntegrations(durable_jobs=users.durable_jobs, people=users.people)
    notifications, ahead = InMemoryNotifications(), InMemoryLooksAhead()
    return Stores(
        tasks=tasks,
        held=InMemoryHeldProposals(tasks),
        learned=InMemoryLearned(tasks),
        ahead=ahead,
        users=users,
        sessions=sessions,
        agents=agents,
        integrations=integrations,
        handshakes=InMemoryHandshakes(),
        due=InMemoryDueIndex(tasks, users, users.durable_jobs),
        durable_jobs=users.durable_jobs,
        personal_data=InMemoryPersonalData(
            users, tasks, agents, sessions, integrations, notifications, ahead
        ),
        exports=InMemoryExports(),
        checkpoints=InMemoryCheckpoints(tasks),
        rules=InMemoryRules(tasks),
        records=InMemoryRecords(tasks),
        attempt_counters=CountingAttempts(),
        idempotency_records=InMemoryIdempotencyRecords(),
        verification_links=verification_links,
        credentials=InMemoryCredentials(users, verification_links),
        factors=InMemorySecondFactors(users),
        sign_ins=InMemorySignIns(users),
        notifications=notifications,
    )


def _on_dynamodb(client: Any, table: str) -> Stores:
    create_table(client, table)
    return Stores(
        tasks=DynamoTaughtTasks(client, table),
        held=DynamoHeldProposals(client, table),
        learned=DynamoLearned(client, table),
        ahead=DynamoLooksAhead(client, table),
        users=DynamoUsers(client, table),
        sessions=DynamoSessions(client, table),
        agents=DynamoAgents(client, table),
        integrations=DynamoIntegrations(client, table),
        handshakes=DynamoHandshakes(client, table),
        due=DynamoDueIndex(client, table),
        durable_jobs=DynamoDurableJobs(client, table),
        personal_data=DynamoPersonalData(client, table),
        exports=DynamoExports(client, table),
        rules=DynamoRules(client, table),
        checkpoints=DynamoCheckpoints(client, table),
        records=DynamoAuditTrail(client, table),
        attempt_counters=DynamoAttemptCounters(client, table),
        idempotency_records=DynamoIdempotencyRecords(client, table),
        verification_links=DynamoVerificationLinks(client, table),
        credentials=DynamoCredentials(client, table),
        factors=DynamoSecondFactors(client, table),
        sign_ins=DynamoFederatedIdentities(client, table),
        notifications=DynamoNotifications(client, table),
    )


@pytest.fixture(scope="module")
def dynamodb() -> Iterator[Callable[[], Stores]]:
    """Makes stores on a fresh table each time; the simulated account lasts for a module."""
    numbers = count()
    with mock_aws():
        client = boto3.client(
            "dynamodb",
            region_name="eu-west-1",
            aws_access_key_id="testing",
            aws_secret_access_key="testing",
        )
        yield lambda: _on_dynamodb(client, f"countersign-{next(numbers)}")


@pytest.fixture(params=["memory", "dynamodb"])
def stores(request: pytest.FixtureRequest, dynamodb: Callable[[], Stores]) -> Stores:
    return _in_memory() if request.param == "memory" else dynamodb()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    with live_sandbox(tmp_path_factory.mktemp("sandbox")) as sandbox:
        yield sandbox


@pytest.fixture(params=MAIL_RIGS)
def rig(request: pytest.FixtureRequest) -> Iterator[Rig]:
    """A mailbox, the fake one or a provider's; what is no mailbox's has a rig of its own."""
    with mail_rig(request.param, lambda: request.getfixturevalue("running")) as rig:
        yield rig
