"""Lists of tasks: a view page by page, and what is found by words."""

from collections.abc import Sequence
from typing import Any

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.table import Table
from countersign.adapters.dynamodb.task_rows import body_of, task_of
from countersign.domain.task.task import Task, View
from countersign.ports.tasks import (
    ANY_WARNING,
    Filed,
    Filter,
    Narrowed,
    Page,
    Search,
)


class TaskLists:
    def __init__(self, table: Table) -> None:
        self._table = table

    def page(
        self, user_id: str, wanted: Filter, *, limit: int, position: dict[str, str] | None
    ) -> Page:
        """Two requests: the index, and the bodies behind it."""
        condition, values, names = _condition(wanted)
        heads, last = self._table.query_index(
            keys.VIEWS_INDEX,
            "gsi1pk = :view",
            {":view": keys.view(user_id, wanted.view)} | values,
            limit=limit,
            forward=wanted.view == "snoozed",
            start=position,
            filter=condition,
            names=names,
        )
        filed = self._filed(user_id, [task_of(head) for head in heads])
        return Page(tuple(one for one in filed if wanted.takes_filed(one)), last)

    def in_view(self, user_id: str, view: View, *, at_most: int) -> tuple[Task, ...]:
        heads, _ = self._table.query_index(
            keys.VIEWS_INDEX,
            "gsi1pk = :view",
            {":view": keys.view(user_id, view)},
            limit=at_most,
            forward=view == "snoozed",
        )
        return tuple(task_of(head) for head in heads)

    def find(
        self, user_id: str, wanted: Search, *, limit: int, position: dict[str, str] | None
    ) -> Page:
        """A request for every 1 MB of heads that are looked through; then, if any is found, one for
        the heads and one for the bodies."""
        seen = int(position["seen"]) if position else 0
        rows = self._table.each(
            keys.rows_of(user_id, "TASK"),
            after=position["after"] if position else None,
            at_most=wanted.among - seen,
            forward=False,
            only=Search.FIELDS,
        )
        found: list[str] = []
        following = None
        for row in rows:
            seen += 1
            if wanted.takes(row):
                found.append(keys.task_of(row))
            if len(found) == limit:
                following = {"after": row["sk"], "seen": str(seen)}
                break
        at = {task_id: keys.task(user_id, task_id)["sk"] for task_id in found}
        heads = self._table.get_many([keys.task(user_id, one) for one in found]) if found else {}
        tasks = [task_of(heads[at[one]]) for one in found if at[one] in heads]
        filed = self._filed(user_id, tasks)
        return Page(tuple(one for one in filed if wanted.takes_filed(one)), following)

    def _filed(self, user_id: str, heads: Sequence[Task]) -> tuple[Filed, ...]:
        if not heads:
            return ()
        at = {head.task_id: keys.body(user_id, head.task_id, head.revision) for head in heads}
        bodies = self._table.get_many(list(at.values()))
        return tuple(
            Filed(head, body_of(bodies[at[head.task_id]["sk"]]))
            for head in heads
            if at[head.task_id]["sk"] in bodies
        )


def _condition(wanted: Narrowed) -> tuple[str | None, dict[str, Any], dict[str, str] | None]:
    """What thins out a page where it is read: expression, values and names."""
    parts = [f"#{name} = :{name}" for name in wanted.equal]
    values: dict[str, Any] = {f":{name}": value for name, value in wanted.equal.items()}
    names = {f"#{name}": name for name in wanted.equal}
    if wanted.kinds:
        kinds = {f":kind{at}": kind for at, kind in enumerate(wanted.kinds)}
        parts.append(f"#kind IN ({', '.join(kinds)})")
        values |= kinds
        names["#kind"] = "kind"
    if wanted.warning is not None:
        is_any = wanted.warning == ANY_WARNING
        holds = "size(#warnings) > :none" if is_any else "contains(#warnings, :code)"
        parts.append(f"(attribute_not_exists(#warnings) OR {holds})")
        values |= {":none": 0} if is_any else {":code": wanted.warning}
        names["#warnings"] = "warnings"
    return " AND ".join(parts) or None, values, names or None
