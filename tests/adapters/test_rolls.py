"""Bounded lists on DynamoDB: however many are added at once, no more are there than may be."""

from collections.abc import Callable
from typing import Any

import boto3
import pytest

from countersign.adapters.dynamodb.people import DynamoAgents, DynamoUsers
from countersign.adapters.dynamodb.rules import DynamoRules
from countersign.domain.errors import Conflict, DomainError, PlanLimit
from tests.adapters.counting import Counting
from tests.adapters.tables import create_table
from tests.making import USER, agent, person, rule

TABLE = "countersign"
FULL = PlanLimit("There is no room.", plan="free", limit=2)


class Overtaken:
    """A client before whose transactions somebody else is faster."""

    def __init__(self, client: Any, others: list[Callable[[], None]]) -> None:
        self._client = client
        self._others = others

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)

    def transact_write_items(self, **arguments: Any) -> Any:
        if self._others:
            self._others.pop(0)()
        return self._client.transact_write_items(**arguments)


@pytest.fixture
def client() -> Any:
    made = boto3.client("dynamodb")
    create_table(made, TABLE)
    DynamoUsers(made, TABLE).register(person(), "hash")
    return made


def _add_agent(client: Any, number: int) -> None:
    DynamoAgents(client, TABLE).add_within(agent(agent_id=f"agt_{number}"), at_most=2, refusal=FULL)


def _add_rule(client: Any, number: int) -> None:
    DynamoRules(client, TABLE).add(rule(rule_id=f"rul_{number}"), person(), at_most=2, refusal=FULL)


Add = Callable[[Any, int], None]


@pytest.mark.parametrize("add", [_add_agent, _add_rule])
def test_the_last_place_is_given_once(client: Any, add: Add) -> None:
    add(client, 1)
    overtaken = Overtaken(client, [lambda: add(client, 2)])

    with pytest.raises(PlanLimit):
        add(overtaken, 3)


@pytest.mark.parametrize("add", [_add_agent, _add_rule])
def test_a_list_that_was_empty_and_is_full_by_now_is_full(client: Any, add: Add) -> None:
    def others() -> None:
        add(client, 1)
        add(client, 2)

    with pytest.raises(PlanLimit):
        add(Overtaken(client, [others]), 3)


@pytest.mark.parametrize("add", [_add_agent, _add_rule])
def test_whoever_is_overtaken_tries_again_while_there_is_room(client: Any, add: Add) -> None:
    overtaken = Overtaken(client, [lambda: add(client, 1)])

    add(overtaken, 2)

    with pytest.raises(PlanLimit):
        add(client, 3)


@pytest.mark.parametrize("add", [_add_agent, _add_rule])
def test_what_is_there_already_is_not_added_again(client: Any, add: Add) -> None:
    add(client, 1)

    with pytest.raises((Conflict, DomainError)):
        add(client, 1)


def test_adding_costs_two_reads_and_a_transaction(client: Any) -> None:
    counting = Counting(client)

    _add_rule(counting, 1)

    assert counting.calls == {"get_item": 1, "query": 1, "transact_write_items": 1}
    assert DynamoRules(client, TABLE).get(USER, "rul_1") == rule(rule_id="rul_1")
