"""The sandbox's journal held against what stands on record, for one person."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tests import tally
from tests.contracts.rigs.google import FILED_AS
from tests.kinds.example import EXAMPLES
from tests.stack.person import Person

VIEWS = ("waiting", "active", "done", "snoozed")
PAGES_AT_MOST = 20
UNDER_A_KEY = frozenset({"drafts.create", "drafts.send"})
SHARED = frozenset({"labels.create"})
"""One that two tasks need is made once, so they are not counted."""


@dataclass(frozen=True)
class Reckoning:
    """Three numbers, each of which must be zero, and the journal for who sees that one is not."""

    extra: int = 0
    missing: int = 0
    untrue: int = 0
    journal: tuple[str, ...] = field(default=(), compare=False)


def of(person: Person) -> Reckoning:
    """Compare for a person none of whose tasks is under way."""
    tasks = everything(person)
    owed: Counter[str] = Counter()
    for task in tasks:
        if task["status"] in ("COMPLETED", "UNDONE"):
            owed.update(filed(EXAMPLES[task["kind"]].done))
        if task["status"] == "UNDONE":
            owed.update(filed(EXAMPLES[task["kind"]].undone))
    journal = [entry for entry in person.effects() if entry["effect"] not in SHARED]
    carried = Counter(entry["effect"] for entry in journal)
    reckoning = Reckoning(
        extra=(carried - owed).total() + twice(journal),
        missing=(owed - carried).total(),
        untrue=sum(_is_untrue(task, journal) for task in tasks),
        journal=tuple(f"{one['at']} {one['effect']} {one.get('key')}" for one in journal),
    )
    tally.note(
        extra=reckoning.extra,
        missing=reckoning.missing,
        untrue=reckoning.untrue,
        lives=len(tasks),
    )
    return reckoning


def filed(writes: Iterable[str]) -> list[str]:
    """As what the sandbox files these writes, as far as they are counted."""
    names = {str(write): name for write, name in FILED_AS.items()}
    return [names[write] for write in writes if names[write] not in SHARED]


def everything(person: Person) -> list[dict[str, Any]]:
    """All of a person's tasks."""
    return [task for view in VIEWS for task in in_view(person, view)]


def in_view(person: Person, view: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    query = {"view": view, "limit": "100"}
    for _ in range(PAGES_AT_MOST):
        page = person.ok("GET", "/tasks", params=query)
        found.extend(page["items"])
        if page["next_cursor"] is None:
            break
        query["cursor"] = page["next_cursor"]
    return found


def twice(journal: Iterable[dict[str, Any]]) -> int:
    """How many drafts were saved, or mails sent, under a key that had been used before."""
    used = Counter(
        (entry["effect"], entry["key"]) for entry in journal if entry["effect"] in UNDER_A_KEY
    )
    return sum(times - 1 for times in used.values())


def _is_untrue(task: dict[str, Any], journal: list[dict[str, Any]]) -> bool:
    if task["status"] != "COMPLETED":
        return False
    of_it = f"{task['id']}.{task['revision']}."
    there = {entry["effect"] for entry in journal if str(entry.get("key")).startswith(of_it)}
    return bool(UNDER_A_KEY.intersection(filed(EXAMPLES[task["kind"]].done)) - there)
