"""`ports.learned.Learned` over the table, and what a decision writes of it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pydantic import ValidationError

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.items import Item, fields_of, item_of
from countersign.adapters.dynamodb.table import Table
from countersign.adapters.dynamodb.writes import ABSENT, PRESENT, Write

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

    from countersign.domain.guidance.learned import LearnedEntry, Lesson

_AS_READ = "learned_from = :read"


class DynamoLearned:
    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self._table = Table(client, table)

    def list(self, user_id: str, agent_id: str | None = None) -> "tuple[LearnedEntry, ...]":
        rows = self._table.each(keys.learned(user_id, agent_id))
        return tuple(entry for row in rows if (entry := _entry(row)) is not None)

    def forget(self, user_id: str, agent_id: str, entry_id: str) -> bool:
        return self._table.delete(keys.learned(user_id, agent_id, entry_id)) is not None

    def forget_all(self, user_id: str, agent_id: str) -> None:
        for row in self._table.each(keys.learned(user_id, agent_id)):
            self._table.delete({"pk": row["pk"], "sk": row["sk"]})


def lesson_writes(lessons: "Iterable[Lesson]") -> list[Write]:
    """Each only if the entry is still as it was read, and somebody is there to learn it: what a
    dismissed agent is taught would stay when everything that it knew is forgotten."""
    told = list(lessons)
    learning = {(one.after.user_id, one.after.agent_id) for one in told if one.after}
    present = [Write.check(keys.agent(*each), PRESENT) for each in sorted(learning)]
    return [*map(_write, told), *present]


def _write(lesson: "Lesson") -> Write:
    entry = lesson.after or lesson.before
    if entry is None:
        raise ValueError("a lesson is about an entry")
    key = keys.learned(entry.user_id, entry.agent_id, entry.entry_id)
    read = {":read": list(lesson.before.learned_from)} if lesson.before else {}
    if lesson.after is None:
        return Write.delete_if(key, _AS_READ, read)
    return Write.put(item_of(lesson.after, key), _AS_READ if read else ABSENT, read)


def _entry(row: Item) -> "LearnedEntry | None":
    """None for what another version wrote and this one does not know."""
    # not before there is one: with it come all the kinds of action there are
    from countersign.domain.guidance.learned import LearnedEntry

    try:
        return LearnedEntry.model_validate(fields_of(row))
    except ValidationError:
        return None
