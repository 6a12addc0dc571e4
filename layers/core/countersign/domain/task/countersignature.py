"""What proves a decision: a MAC over who decided, when, and on exactly what.

Whoever can write to the table can write that something was approved. They cannot make the MAC; and
a MAC of an earlier decision proves nothing once the history after it says that it is over.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from countersign.domain.canonical_json import canonical_bytes, sha256_of
from countersign.domain.rules.rule import Rule
from countersign.domain.task.event_chain import hash_of
from countersign.domain.task.links import LINKS
from countersign.domain.task.task import Decision, Event, Task

Purpose = Literal["approval", "undo"]

SIGNED_AT_MOST = 4_096
"""Bytes over which a code is made (`ports.mac`)."""

_BEGINS = {"approval": frozenset({"approved", "retried"}), "undo": frozenset({"undo_asked"})}
"""The event that a decision made."""

_LEAVES_IT_STANDING = {
    "approval": frozenset({"blocked", "run_restarted", "claimed", "step_done"}),
    "undo": frozenset({"run_restarted", "undo_claimed"}),
}
"""What may have happened since, while what was decided is still to be done. Everything else ends
it: cancelled, revised, carried out."""


def statement_of(task: Task, decision: Decision, purpose: Purpose) -> bytes:
    """What is signed for a person's decision on the task; it names its purpose, so that it can pass
    for nothing else. The end of the cooling is in it: until then the person may think again. So are
    the other tasks that it holds to, where there are any."""
    cools_until = task.act_not_before if purpose == "approval" else None
    links = {link: list(getattr(task, link)) for link in LINKS if getattr(task, link)}
    return canonical_bytes(
        {
            "is": f"countersign.{purpose}.1",
            "user": task.user_id,
            "task": task.task_id,
            "revision": task.revision,
            "digest": decision.digest,
            "by": decision.by,
            "at": decision.at.isoformat(),
            "event": decision.sequence,
            "cools_until": cools_until.isoformat() if cools_until else None,
        }
        | ({"links": links} if links else {})
    )


def rule_statement(rule: Rule) -> bytes:
    """What is signed for a rule: all that it lets happen. One that says more than can be signed is
    signed by its hash."""
    meaning = rule.model_dump(mode="json", exclude={"mac", "last_used_at"})
    statement = canonical_bytes({"is": "countersign.rule.1", **meaning})
    if len(statement) <= SIGNED_AT_MOST:
        return statement
    return canonical_bytes({"is": "countersign.rule.long.1", "sha256": sha256_of(meaning)})


def stands(task: Task, decision: Decision, events: Sequence[Event], purpose: Purpose) -> bool:
    """Whether the decision is what the task is about to follow.

    `events` are the history from the decision's own event on: unbroken, up to the task's head, and
    with nothing in it after which the decision counts no more.
    """
    if not events or not _is_of(events[0], task, decision, purpose):
        return False
    if any(event.type not in _LEAVES_IT_STANDING[purpose] for event in events[1:]):
        return False
    unaltered = all(event.hash == hash_of(event) for event in events)
    unbroken = all(
        (after.sequence, after.previous) == (before.sequence + 1, before.hash)
        for before, after in pairwise(events)
    )
    last = (events[-1].sequence, events[-1].hash)
    return unaltered and unbroken and last == (task.sequence, task.chain_head)


def _is_of(event: Event, task: Task, decision: Decision, purpose: Purpose) -> bool:
    """Whether it is the event that the decision made."""
    decided = (decision.sequence, decision.by, decision.digest, task.revision)
    told = (event.sequence, event.by, event.digest, event.revision)
    return event.type in _BEGINS[purpose] and told == decided
