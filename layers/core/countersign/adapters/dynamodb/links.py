"""What must hold of other tasks as checks of a transaction."""

from collections.abc import Sequence

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.writes import ABSENT, PRESENT, Write
from countersign.domain.task.links import CLAIMED_WHILE, LinkGuard, LinkRow


def linked(user_id: str, guards: Sequence[LinkGuard]) -> list[Write]:
    """A check for each of the other tasks: a transaction takes one row once."""
    rows: dict[str, list[LinkRow]] = {}
    for guard in guards:
        rows.setdefault(guard.task_id, []).append(CLAIMED_WHILE[guard.link])
    return [_check(user_id, other, held) for other, held in rows.items()]


def _check(user_id: str, other: str, rows: Sequence[LinkRow]) -> Write:
    values = {name: value for row in rows for name, value in (_statuses(row) | _undos(row)).items()}
    condition = " AND ".join(f"({_holds(row)})" for row in rows)
    return Write.check(keys.task(user_id, other), condition, values, {"#status": "status"})


def _holds(row: LinkRow) -> str:
    status = f"{PRESENT} AND #status IN ({', '.join(_statuses(row))})"
    undo = f"undo_state IN ({', '.join(_undos(row))})"
    if None in row.undo_states:
        undo = f"(attribute_not_exists(undo_state) OR {undo})"
    return f"{ABSENT} OR ({status} AND {undo})" if row.or_missing else f"{status} AND {undo}"


def _statuses(row: LinkRow) -> dict[str, str]:
    return {f":is_{one.lower()}": one.value for one in row.statuses}


def _undos(row: LinkRow) -> dict[str, str]:
    return {f":undo_{one}": one for one in row.undo_states if one is not None}
