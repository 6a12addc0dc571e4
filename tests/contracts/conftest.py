"""The same statements for the stores in memory and for those on DynamoDB, as moto plays it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

import boto3
import pytest
from moto import mock_aws

from countersign.adapters.dynamodb.connections import DynamoHandshakes, DynamoIntegrations
from countersign.adapters.dynamodb.due import DynamoDueIndex
from countersign.adapters.dynamodb.people import DynamoAgents, DynamoSessions, DynamoUsers
from countersign.adapters.dynamodb.tasks import DynamoTasks
from countersign.ports.due import DueIndex
from countersign.ports.integrations import Handshakes, Integrations
from countersign.ports.tasks import Tasks
from countersign.ports.users import Agents, Sessions, Users
from tests.adapters.tables import create_table
from tests.fakes.accounts import InMemoryHandshakes, InMemoryIntegrations
from tests.fakes.due import InMemoryDueIndex
from tests.fakes.people import InMemoryAgents, InMemorySessions, InMemoryUsers
from tests.fakes.tasks import InMemoryTasks


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


def _in_memory() -> Stores:
    tasks, users = InMemoryTasks(), InMemoryUsers()
    return Stores(
        tasks=tasks,
        users=users,
        sessions=InMemorySessions(),
        agents=InMemoryAgents(),
        integrations=InMemoryIntegrations(),
        handshakes=InMemoryHandshakes(),
        due=InMemoryDueIndex(tasks, users),
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
