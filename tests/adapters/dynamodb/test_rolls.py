"""Bounded lists on DynamoDB: however many are added at once, no more are there than may be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import boto3
import pytest

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.agents import DynamoAgents
from countersign.adapters.dynamodb.devices import DynamoDevices
from countersign.adapters.dynamodb.federated_identities import DynamoFederatedIdentities
from countersign.adapters.dynamodb.integrations import DynamoIntegrations
from countersign.adapters.dynamodb.items import item_of, to_wire
from countersign.adapters.dynamodb.rules import DynamoRules
from countersign.adapters.dynamodb.sessions import DynamoSessions
from countersign.adapters.dynamodb.users import DynamoUsers
from countersign.domain.errors import Conflict, DomainError, InvalidInput, PlanLimit
from countersign.domain.integration import INTEGRATIONS_AT_MOST, Integration
from countersign.domain.users.device import DEVICES_AT_MOST, Device
from countersign.domain.users.federated_identity import LINKED_AT_MOST, LinkedIdentity
from countersign.domain.users.session_revocation import without_sessions
from countersign.domain.values import Value
from tests.adapters.counting import Counting
from tests.adapters.overtaken import Overtaken
from tests.adapters.tables import create_table
from tests.factories import USER, account, agent, person, rule
from tests.fakes.system import MORNING

TABLE = "countersign"
FULL = PlanLimit("There is no room.", plan="free", limit=2)


@pytest.fixture
def client() -> Any:
    made = boto3.client("dynamodb")
    create_table(made, TABLE)
    DynamoUsers(made, TABLE).register(person(), "hash")
    return made


def _add_agent(client: Any, number: int) -> None:
    new = agent(agent_id=f"agt_{number}")
    DynamoAgents(client, TABLE).add_within(new, person(), at_most=2, refusal=FULL)


def _add_rule(client: Any, number: int) -> None:
    DynamoRules(client, TABLE).add(rule(rule_id=f"rul_{number}"), person(), at_most=2, refusal=FULL)


def _add_integration(client: Any, number: int) -> None:
    new = account(integration_id=f"int_{number}", subject=f"google-{number}")
    DynamoIntegrations(client, TABLE).put(new, "sealed", by=person())


def _add_device(client: Any, number: int) -> None:
    DynamoDevices(client, TABLE).add(_device(number), person())


def _add_sign_in(client: Any, number: int) -> None:
    DynamoFederatedIdentities(client, TABLE).link(person(), _linked(number))


Add = Callable[[Any, int], None]
List = Callable[[Any], Sequence[object]]


@dataclass(frozen=True)
class Bounded:
    """A list of which nobody has more than `at_most`; `key` is that of a row of it."""

    add: Add
    listed: List
    at_most: int
    key: Callable[[str], dict[str, str]]
    row: Callable[[int], Value]


def _device(number: int) -> Device:
    return Device(
        user_id=USER,
        device_id=f"dev_{number}",
        platform="fcm",
        name="Phone",
        endpoint=f"arn:{number}",
        created_at=MORNING,
    )


def _linked(number: int) -> LinkedIdentity:
    return LinkedIdentity(
        user_id=USER,
        sign_in_id=f"sgn_{number}",
        provider="google",
        subject=f"google-{number}",
        account="ada@example.com",
        created_at=MORNING,
    )


LISTS = {
    "agents": Bounded(
        _add_agent,
        lambda client: DynamoAgents(client, TABLE).list(USER),
        2,
        lambda number: keys.agent(USER, f"agt_{number}"),
        lambda number: agent(agent_id=f"agt_{number}"),
    ),
    "rules": Bounded(
        _add_rule,
        lambda client: DynamoRules(client, TABLE).list(USER),
        2,
        lambda number: keys.rule(USER, f"rul_{number}"),
        lambda number: rule(rule_id=f"rul_{number}"),
    ),
    "integrations": Bounded(
        _add_integration,
        lambda client: DynamoIntegrations(client, TABLE).list(USER),
        INTEGRATIONS_AT_MOST,
        lambda number: keys.integration(USER, f"int_{number}"),
        lambda number: account(integration_id=f"int_{number}", subject=f"google-{number}"),
    ),
    "devices": Bounded(
        _add_device,
        lambda client: DynamoDevices(client, TABLE).list(USER),
        DEVICES_AT_MOST,
        lambda number: keys.device(USER, f"dev_{number}"),
        _device,
    ),
    "sign-ins": Bounded(
        _add_sign_in,
        lambda client: DynamoFederatedIdentities(client, TABLE).list(USER),
        LINKED_AT_MOST,
        lambda number: keys.sign_in(USER, f"sgn_{number}"),
        _linked,
    ),
}


@pytest.fixture(params=LISTS)
def bounded(request: pytest.FixtureRequest) -> Bounded:
    return LISTS[request.param]


def _from_before_there_were_rolls(client: Any, bounded: Bounded, how_many: int) -> None:
    """Rows as they were written when nothing else was written with them."""
    for number in range(1, how_many + 1):
        row = bounded.row(number)
        beside = {"sealed_tokens": "sealed"} if isinstance(row, Integration) else {}
        item = item_of(row, bounded.key(str(number)), **beside)
        client.put_item(TableName=TABLE, Item=to_wire(item))


def test_the_last_place_is_given_once(client: Any, bounded: Bounded) -> None:
    _from_before_there_were_rolls(client, bounded, bounded.at_most - 1)
    overtaken = Overtaken(client, [lambda: bounded.add(client, 101)])

    with pytest.raises(DomainError) as refused:
        bounded.add(overtaken, 102)

    assert isinstance(refused.value, PlanLimit | InvalidInput)
    assert len(bounded.listed(client)) == bounded.at_most


@pytest.mark.parametrize("add", [_add_agent, _add_rule])
def test_a_list_that_was_empty_and_is_full_by_now_is_full(client: Any, add: Add) -> None:
    def others() -> None:
        add(client, 1)
        add(client, 2)

    with pytest.raises(PlanLimit):
        add(Overtaken(client, [others]), 3)


def test_whoever_is_overtaken_tries_again_while_there_is_room(
    client: Any, bounded: Bounded
) -> None:
    _from_before_there_were_rolls(client, bounded, bounded.at_most - 2)
    overtaken = Overtaken(client, [lambda: bounded.add(client, 101)])

    bounded.add(overtaken, 102)

    assert len(bounded.listed(client)) == bounded.at_most
    with pytest.raises((PlanLimit, InvalidInput)):
        bounded.add(client, 103)


def test_a_list_that_grew_too_long_is_seen_whole_and_takes_no_more(
    client: Any, bounded: Bounded
) -> None:
    too_many = bounded.at_most + 60
    _from_before_there_were_rolls(client, bounded, too_many)

    assert len(bounded.listed(client)) == too_many
    with pytest.raises((PlanLimit, InvalidInput)):
        bounded.add(client, 1001)
    assert len(bounded.listed(client)) == too_many


def test_what_is_connected_already_can_be_connected_again_though_there_is_no_room(
    client: Any,
) -> None:
    accounts = LISTS["integrations"]
    _from_before_there_were_rolls(client, accounts, accounts.at_most + 3)

    _add_integration(client, accounts.at_most + 2)

    assert len(accounts.listed(client)) == accounts.at_most + 3


@pytest.mark.parametrize("add", [_add_agent, _add_rule, _add_device, _add_sign_in])
def test_what_is_there_already_is_not_added_again(client: Any, add: Add) -> None:
    add(client, 1)

    with pytest.raises((Conflict, DomainError)):
        add(client, 1)


def test_adding_costs_two_reads_and_a_transaction(client: Any) -> None:
    counting = Counting(client)

    _add_rule(counting, 1)

    assert counting.calls == {"get_item": 1, "query": 1, "transact_write_items": 1}
    assert DynamoRules(client, TABLE).get(USER, "rul_1") == rule(rule_id="rul_1")


def test_no_agent_is_hired_by_a_call_that_was_let_in_before_the_account_was_taken_back(
    client: Any,
) -> None:
    """What it is told to do would be done in the name of whoever has the account now."""
    ended = without_sessions(person(), MORNING, keep=None)
    DynamoSessions(client, TABLE).end_all(person(), ended)
    with pytest.raises(Conflict):
        _add_agent(client, 1)
    assert DynamoAgents(client, TABLE).list(USER) == ()
