"""The same statements for the stores in memory and for those on DynamoDB, as moto plays it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

import boto3
import pytest
from moto import mock_aws

from countersign.adapters.dynamodb.claims import DynamoClaims
from countersign.adapters.dynamodb.connections import DynamoHandshakes, DynamoIntegrations
from countersign.adapters.dynamodb.credentials import DynamoCredentials, DynamoProofs
from countersign.adapters.dynamodb.due import DynamoDueIndex
from countersign.adapters.dynamodb.errands import DynamoErrands
from countersign.adapters.dynamodb.estate import DynamoEstate, DynamoExports
from countersign.adapters.dynamodb.people import DynamoAgents, DynamoUsers
from countersign.adapters.dynamodb.records import DynamoRecords
from countersign.adapters.dynamodb.rules import DynamoRules
from countersign.adapters.dynamodb.seals import DynamoSeals
from countersign.adapters.dynamodb.second_factors import DynamoSecondFactors
from countersign.adapters.dynamodb.sessions import DynamoSessions
from countersign.adapters.dynamodb.sign_ins import DynamoSignIns
from countersign.adapters.dynamodb.tasks import DynamoTasks
from countersign.adapters.dynamodb.throttle import DynamoThrottle
from countersign.ports.claims import Claims
from countersign.ports.credentials import Credentials, Proofs, SecondFactors, SignIns
from countersign.ports.due import DueIndex
from countersign.ports.errands import Errands
from countersign.ports.estate import Estate, Exports
from countersign.ports.integrations import Handshakes, Integrations
from countersign.ports.records import Records
from countersign.ports.rules import Rules
from countersign.ports.seals import Seals
from countersign.ports.tasks import Tasks
from countersign.ports.throttle import Throttle
from countersign.ports.users import Agents, Sessions, Users
from tests.adapters.tables import create_table
from tests.fakes.accounts import InMemoryHandshakes, InMemoryIntegrations
from tests.fakes.claims import InMemoryClaims
from tests.fakes.credentials import (
    InMemoryCredentials,
    InMemoryProofs,
    InMemorySecondFactors,
    InMemorySignIns,
)
from tests.fakes.due import InMemoryDueIndex
from tests.fakes.estate import InMemoryEstate, InMemoryExports
from tests.fakes.people import InMemoryAgents, InMemorySessions, InMemoryUsers
from tests.fakes.rules import InMemoryRules
from tests.fakes.seals import InMemoryRecords, InMemorySeals
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.throttle import CountingThrottle


@dataclass(frozen=True)
class Stores:
    """One empty set of stores that know each other."""

    tasks: Tasks
    users: Users
    sessions: Sessions
    agents: Agents
    integrations: Integrations
    handshakes: Handshakes
    due: DueIndex
    errands: Errands
    estate: Estate
    exports: Exports
    seals: Seals
    records: Records
    throttle: Throttle
    claims: Claims
    rules: Rules
    proofs: Proofs
    credentials: Credentials
    factors: SecondFactors
    sign_ins: SignIns


def _in_memory() -> Stores:
    tasks, users, proofs = InMemoryTasks(), InMemoryUsers(), InMemoryProofs()
    tasks.people = users.people
    agents, sessions = InMemoryAgents(), InMemorySessions(users)
    integrations = InMemoryIntegrations(errands=users.errands, people=users.people)
    return Stores(
        tasks=tasks,
        users=users,
        sessions=sessions,
        agents=agents,
        integrations=integrations,
        handshakes=InMemoryHandshakes(),
        due=InMemoryDueIndex(tasks, users, users.errands),
        errands=users.errands,
        estate=InMemoryEstate(users, tasks, agents, sessions, integrations),
        exports=InMemoryExports(),
        seals=InMemorySeals(tasks),
        rules=InMemoryRules(tasks),
        records=InMemoryRecords(tasks),
        throttle=CountingThrottle(),
        claims=InMemoryClaims(),
        proofs=proofs,
        credentials=InMemoryCredentials(users, proofs),
        factors=InMemorySecondFactors(users),
        sign_ins=InMemorySignIns(users),
    )


def _on_dynamodb(client: Any, table: str) -> Stores:
    create_table(client, table)
    return Stores(
        tasks=DynamoTasks(client, table),
        users=DynamoUsers(client, table),
        sessions=DynamoSessions(client, table),
        agents=DynamoAgents(client, table),
        integrations=DynamoIntegrations(client, table),
        handshakes=DynamoHandshakes(client, table),
        due=DynamoDueIndex(client, table),
        errands=DynamoErrands(client, table),
        estate=DynamoEstate(client, table),
        exports=DynamoExports(client, table),
        rules=DynamoRules(client, table),
        seals=DynamoSeals(client, table),
        records=DynamoRecords(client, table),
        throttle=DynamoThrottle(client, table),
        claims=DynamoClaims(client, table),
        proofs=DynamoProofs(client, table),
        credentials=DynamoCredentials(client, table),
        factors=DynamoSecondFactors(client, table),
        sign_ins=DynamoSignIns(client, table),
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
