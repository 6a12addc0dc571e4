"""`ports.users.Agents` over the table."""

from typing import TYPE_CHECKING

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.items import fields_of, item_of
from countersign.adapters.dynamodb.quota import add_to_roll
from countersign.adapters.dynamodb.session_guard import still_standing
from countersign.adapters.dynamodb.table import Table
from countersign.adapters.dynamodb.writes import ABSENT, PRESENT, Write
from countersign.domain.agent import Agent
from countersign.domain.errors import DomainError, NotFound
from countersign.domain.users.user import User

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


class DynamoAgents:
    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self._table = Table(client, table)

    def add(self, agent: Agent) -> None:
        self._table.put(item_of(agent, keys.agent(agent.user_id, agent.agent_id)), condition=ABSENT)

    def add_within(self, agent: Agent, by: User, *, at_most: int, refusal: DomainError) -> None:
        key = keys.agent(agent.user_id, agent.agent_id)
        add_to_roll(
            self._table,
            [still_standing(by), Write.put(item_of(agent, key), ABSENT)],
            row=key,
            of=keys.agent(agent.user_id),
            roll=keys.roll(agent.user_id, "agents"),
            at_most=at_most,
            refusal=refusal,
        )

    def get(self, user_id: str, agent_id: str) -> Agent | None:
        item = self._table.get(keys.agent(user_id, agent_id))
        return Agent.model_validate(fields_of(item)) if item else None

    def list(self, user_id: str) -> tuple[Agent, ...]:
        rows = self._table.each(keys.agent(user_id))
        return tuple(Agent.model_validate(fields_of(row)) for row in rows)

    def save(self, agent: Agent) -> None:
        self._write(
            agent,
            ("name", "instructions", "status", "autonomy", "scan_interval_minutes", "next_scan_at"),
        )

    def checkpoint(self, agent: Agent) -> None:
        self._write(agent, ("cursors", "last_scan", "next_scan_at"))

    def remove(self, user_id: str, agent_id: str) -> None:
        self._table.delete(keys.agent(user_id, agent_id))

    def _write(self, agent: Agent, names: tuple[str, ...]) -> None:
        fields = agent.model_dump(mode="json")
        kept = [name for name in names if fields[name] is not None]
        gone = [name for name in names if fields[name] is None]
        update = "SET " + ", ".join(f"#{name} = :{name}" for name in kept)
        if gone:
            update += " REMOVE " + ", ".join(f"#{name}" for name in gone)
        written = self._table.update(
            keys.agent(agent.user_id, agent.agent_id),
            update,
            condition=PRESENT,
            values={f":{name}": fields[name] for name in kept},
            names={f"#{name}": name for name in names},
        )
        if not written:
            raise NotFound("There is no such agent.")
