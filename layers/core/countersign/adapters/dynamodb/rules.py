"""`ports.rules.Rules` over the table. Uses are counted by the store of tasks."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.items import fields_of, item_of
from countersign.adapters.dynamodb.quota import add_to_roll
from countersign.adapters.dynamodb.session_guard import still_standing
from countersign.adapters.dynamodb.table import Table
from countersign.adapters.dynamodb.writes import ABSENT, Write
from countersign.domain.errors import DomainError
from countersign.domain.rules.rule import Rule
from countersign.domain.users.user import User

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

EXPIRED_KEPT = timedelta(days=30)


class DynamoRules:
    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self._table = Table(client, table)

    def add(self, rule: Rule, by: User, *, at_most: int, refusal: DomainError) -> None:
        kept_until = int((rule.expires_at + EXPIRED_KEPT).timestamp())
        key = keys.rule(rule.user_id, rule.rule_id)
        item = item_of(rule, key, ttl=kept_until)
        add_to_roll(
            self._table,
            [Write.put(item, ABSENT), still_standing(by)],
            row=key,
            of=keys.rule(rule.user_id),
            roll=keys.roll(rule.user_id, "rules"),
            at_most=at_most,
            refusal=refusal,
        )

    def get(self, user_id: str, rule_id: str) -> Rule | None:
        item = self._table.get(keys.rule(user_id, rule_id))
        return Rule.model_validate(fields_of(item)) if item else None

    def list(self, user_id: str) -> tuple[Rule, ...]:
        rows = self._table.each(keys.rule(user_id))
        return tuple(Rule.model_validate(fields_of(row)) for row in rows)

    def remove(self, user_id: str, rule_id: str) -> bool:
        return self._table.delete(keys.rule(user_id, rule_id)) is not None

    def used(self, user_id: str, rule_ids: Sequence[str], day: str) -> Mapping[str, int]:
        """One request, or none."""
        asked = {f"{rule_id}#{day}": rule_id for rule_id in rule_ids}
        rows = [keys.rule_day(user_id, key) for key in asked]
        found = self._table.get_many(rows) if rows else {}
        return {
            asked[sort_key.removeprefix("USED#")]: int(item["used"])
            for sort_key, item in found.items()
        }
