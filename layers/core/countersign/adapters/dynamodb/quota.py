"""Counters and guards as writes of a transaction: they hold, or nothing of it is stored."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.items import stamp
from countersign.adapters.dynamodb.links import linked
from countersign.adapters.dynamodb.table import Table
from countersign.adapters.dynamodb.writes import PRESENT, Write
from countersign.domain.errors import Conflict, DomainError
from countersign.domain.plans.quota import Count, QuotaGuard
from countersign.domain.task.links import LinkGuard
from countersign.domain.task.transitions.change import Guard

USED_KEPT = timedelta(days=9)
_ROLL_TRIES = 5


def counted(user_id: str, counts: Iterable[Count], *, proposed: dict[str, int]) -> list[Write]:
    """One write for every counter, however often it is counted; a month counts both at once.

    `proposed` is how many tasks come into being, by month.
    """
    uses: dict[tuple[str, str], list[Count]] = {}
    for count in counts:
        uses.setdefault((count.scope, count.key), []).append(count)
    months = dict.fromkeys((*proposed, *(key for scope, key in uses if scope == "month")))
    writes = [
        _month(user_id, month, proposed.get(month, 0), uses.get(("month", month), []))
        for month in months
    ]
    for (scope, _), found in uses.items():
        if scope == "rule_day":
            writes += _rule_day(user_id, found)
    return writes


def guarded(user_id: str, guards: Iterable[Guard]) -> list[Write]:
    """A check for every row: a transaction takes one row once, whoever guards it."""
    asked = tuple(dict.fromkeys(guards))
    people = {one.rule_id: one for one in asked if isinstance(one, QuotaGuard)}
    links = linked(user_id, [one for one in asked if isinstance(one, LinkGuard)])
    return [*(_guard(user_id, guard) for guard in people.values()), *links]


def add_to_roll(
    table: Table,
    puts: Sequence[Write],
    *,
    row: keys.Key,
    of: keys.Key,
    roll: keys.Key,
    at_most: int,
    refusal: DomainError,
) -> None:
    """Add to a list that may hold so many rows, however many are added at once.

    `row` is the key that is put: one that is in the list already takes no further place. `of` is
    what the keys of the list begin with. Three requests: the roll's number, the list, and a
    transaction that needs the number to be the same still. A list that grew before there was a
    roll, even beyond what it may hold, is counted like any other.

    Raises
    ------
    Conflict
        It is there already, or others were faster too often.
    DomainError
        The refusal: the list is full.
    """
    for _ in range(_ROLL_TRIES):
        item = table.get(roll)
        number = item["number"] if item else 0
        listed = [found["sk"] for found in table.each(of)]
        if len(listed) >= at_most and row["sk"] not in listed:
            raise refusal
        called = Write.update(
            roll,
            "SET #number = :next",
            condition="#number = :read" if item else "attribute_not_exists(pk)",
            names={"#number": "number"},
            values={":next": number + 1} | ({":read": number} if item else {}),
        )
        try:
            table.transact([*puts, called])
        except Conflict:
            continue
        return
    raise Conflict("The list is being changed by something else. Try again.")


def _month(user_id: str, month: str, proposed: int, counts: Sequence[Count]) -> Write:
    added = {name: n for name, n in (("proposed", proposed), ("approved", len(counts))) if n}
    adding = ", ".join(f"#{name} :{name}" for name in added)
    names = {f"#{name}": name for name in added}
    values = {f":{name}": n for name, n in added.items()}
    if not counts:
        return Write.update(
            keys.usage(user_id, month), f"ADD {adding}", None, values=values, names=names
        )
    room = counts[0].limit - len(counts)
    return Write.update(
        keys.usage(user_id, month),
        f"ADD {adding}",
        condition=_has_room("#approved", room),
        names=names,
        values=values | {":room": room},
        refusal=counts[0].refusal,
    )


def _rule_day(user_id: str, uses: Sequence[Count]) -> list[Write]:
    """The counter of the day, and the rule itself: it must be there to be used."""
    use = uses[-1]
    room = use.limit - len(uses)
    day = Write.update(
        keys.rule_day(user_id, use.key),
        "ADD #used :n SET #ttl = :ttl",
        condition=_has_room("#used", room),
        names={"#used": "used", "#ttl": "ttl"},
        values={
            ":n": len(uses),
            ":ttl": int((use.at + USED_KEPT).timestamp()),
            ":room": room,
        },
        refusal=use.refusal,
    )
    rule = Write.update(
        keys.rule(user_id, use.rule_id),
        "SET last_used_at = :now",
        condition=f"{PRESENT} AND expires_at > :now",
        values={":now": stamp(use.at)},
        refusal=use.refusal,
    )
    return [day, rule]


def _has_room(counter: str, room: int) -> str:
    """Where not even one fits, a counter that has not begun is no way around it."""
    if room < 0:
        return f"{counter} <= :room"
    return f"attribute_not_exists({counter}) OR {counter} <= :room"


def _guard(user_id: str, guard: QuotaGuard) -> Write:
    if guard.rule_id is not None:
        return Write.check(
            keys.rule(user_id, guard.rule_id),
            f"{PRESENT} AND expires_at > :now",
            {":now": stamp(guard.at)},
        )
    return Write.check(
        keys.profile(user_id),
        f"{PRESENT} AND (attribute_not_exists(paused) OR paused = :no)"
        " AND (attribute_not_exists(closing) OR closing = :no)"
        " AND (attribute_not_exists(locked) OR locked = :no)",
        {":no": False},
    )
