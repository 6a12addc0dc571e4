"""`ports.look_again.LooksAhead` over the table.

A row each, in the order in which they are due: what a scan asks for stands first, and is mostly
nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.items import fields_of, item_of
from countersign.adapters.dynamodb.table import Table
from countersign.adapters.dynamodb.writes import Write
from countersign.domain.look_again import LOOKS_AHEAD_AT_MOST, LookAgain

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

    from countersign.domain.capabilities import Capability

KEPT_BEYOND = timedelta(days=60)
"""How long one stays that nobody comes to, as where its account was taken away."""

_WRITTEN_AT_ONCE = 50
Source = tuple[str, "Capability"]


class DynamoLooksAhead:
    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self._table = Table(client, table)

    def keep(self, user_id: str, agent_id: str, looks: Sequence[LookAgain]) -> None:
        for source, mine in groupby(sorted(looks, key=_source), key=_source):
            known = {_what(one): one for one in self._of(user_id, agent_id, source)}
            wanted = known | {_what(one): one for one in mine}
            stay = sorted(wanted.values(), key=lambda one: one.at)[-LOOKS_AHEAD_AT_MOST:]
            self._replace(user_id, agent_id, known, {_what(one): one for one in stay})

    def due(
        self,
        user_id: str,
        agent_id: str,
        integration_id: str,
        capability: "Capability",
        now: datetime,
        *,
        at_most: int,
    ) -> tuple[LookAgain, ...]:
        listed = self._of(user_id, agent_id, (integration_id, capability), at_most=at_most)
        return tuple(takewhile(lambda one: one.at <= now, listed))

    def done(self, user_id: str, agent_id: str, looks: Sequence[LookAgain]) -> None:
        for one in looks:
            self._table.delete(_key(user_id, agent_id, one))

    def _of(
        self, user_id: str, agent_id: str, source: Source, *, at_most: int | None = None
    ) -> Iterator[LookAgain]:
        rows = self._table.each(keys.look_again(user_id, agent_id, *source), at_most=at_most)
        return (LookAgain.model_validate(fields_of(row)) for row in rows)

    def _replace(
        self,
        user_id: str,
        agent_id: str,
        known: Mapping[tuple[str, str], LookAgain],
        stay: Mapping[tuple[str, str], LookAgain],
    ) -> None:
        """What comes in the place of another goes in one transaction with it."""
        changed: list[list[Write]] = []
        for what in dict.fromkeys((*known, *stay)):
            old, new = known.get(what), stay.get(what)
            if old == new:
                continue
            gone = [] if old is None else [self._gone(user_id, agent_id, old)]
            changed.append(gone + ([] if new is None else [self._put(user_id, agent_id, new)]))
        for start in range(0, len(changed), _WRITTEN_AT_ONCE):
            portion = changed[start : start + _WRITTEN_AT_ONCE]
            self._table.transact([write for writes in portion for write in writes])

    def _gone(self, user_id: str, agent_id: str, look: LookAgain) -> Write:
        return Write.delete(_key(user_id, agent_id, look))

    def _put(self, user_id: str, agent_id: str, look: LookAgain) -> Write:
        key = _key(user_id, agent_id, look)
        return Write.put(item_of(look, key, ttl=int((look.at + KEPT_BEYOND).timestamp())))


def _key(user_id: str, agent_id: str, look: LookAgain) -> keys.Key:
    what = f"{look.why}#{look.ref}"
    return keys.look_again(user_id, agent_id, *_source(look), look.at, what)


def _source(look: LookAgain) -> Source:
    return look.integration_id, look.capability


def _what(look: LookAgain) -> tuple[str, str]:
    return look.ref, look.why
