"""Tasks in memory, with the conditions of the real store."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from countersign.domain.agent import Agent
from countersign.domain.audit.checkpoint import CheckpointState, next_sealing
from countersign.domain.errors import Conflict, DomainError
from countersign.domain.guidance.learned import LearnedEntry, Lesson
from countersign.domain.plans.quota import QuotaGuard
from countersign.domain.rules.rule import Rule
from countersign.domain.task.body import Body
from countersign.domain.task.effect import Effect
from countersign.domain.task.held import HeldProposal
from countersign.domain.task.links import CLAIMED_WHILE, LinkGuard
from countersign.domain.task.task import (
    Event,
    Task,
    View,
    Wait,
)
from countersign.domain.task.transitions import Change
from countersign.domain.users.user import User
from countersign.ports.tasks import (
    Filed,
    Filter,
    Narrowed,
    Newborn,
    Page,
    Search,
    torn,
)

TaskKey = tuple[str, str]
LearnedKey = tuple[str, str, str]
EffectKey = tuple[str, str, int, str]


@dataclass
class InMemoryTasks:
    """`stream` names, in order, every task of which the head or the wait was written.

    `used` are counters by person and key. `people` and `rules` are those of the stores beside this
    one: what must hold of a person is not asked where there are none.
    """

    heads: dict[TaskKey, Task] = field(default_factory=dict)
    bodies: dict[tuple[str, str, int], Body] = field(default_factory=dict)
    histories: dict[TaskKey, list[Event]] = field(default_factory=dict)
    ledger: dict[EffectKey, Effect] = field(default_factory=dict)
    waits: dict[TaskKey, Wait] = field(default_factory=dict)
    marks: dict[tuple[str, str], str] = field(default_factory=dict)
    held: dict[tuple[str, str], HeldProposal] = field(default_factory=dict)
    proposed: dict[tuple[str, str], int] = field(default_factory=dict)
    stream: list[TaskKey] = field(default_factory=list)
    used: dict[tuple[str, str], int] = field(default_factory=dict)
    people: dict[str, User] | None = None
    staff: dict[tuple[str, str], Agent] | None = None
    rules: dict[tuple[str, str], Rule] = field(default_factory=dict)
    learned: dict[LearnedKey, LearnedEntry] = field(default_factory=dict)
    sealings: dict[str, CheckpointState] = field(default_factory=dict)

    def get(self, user_id: str, task_id: str) -> Task | None:
        return self.heads.get((user_id, task_id))

    def heads_of(self, user_id: str, task_ids: Sequence[str]) -> dict[str, Task]:
        found = {task_id: self.get(user_id, task_id) for task_id in task_ids}
        return {task_id: task for task_id, task in found.items() if task is not None}

    def get_filed(self, user_id: str, task_id: str) -> Filed | None:
        task = self.get(user_id, task_id)
        return self._filed(task) if task else None

    def revisions(self, user_id: str, task_id: str, numbers: Sequence[int]) -> dict[int, Body]:
        found = {number: self.bodies.get((user_id, task_id, number)) for number in numbers}
        return {number: one for number, one in found.items() if one is not None}

    def get_with_wait(self, user_id: str, task_id: str) -> tuple[Task | None, Wait | None]:
        return self.get(user_id, task_id), self.waits.get((user_id, task_id))

    def effects(self, user_id: str, task_id: str) -> tuple[Effect, ...]:
        mine = [found for key, found in self.ledger.items() if key[:2] == (user_id, task_id)]
        return tuple(sorted(mine, key=lambda effect: (effect.revision, effect.opened_at)))

    def events(
        self, user_id: str, task_id: str, *, after: int = 0, at_most: int | None = None
    ) -> tuple[Event, ...]:
        history = self.histories.get((user_id, task_id), ())
        return tuple(event for event in history if event.sequence > after)[:at_most]

    def page(
        self, user_id: str, wanted: Filter, *, limit: int, position: dict[str, str] | None
    ) -> Page:
        listed = self._view(user_id, wanted.view)
        begin = int(position["from"]) if position else 0
        looked_at = listed[begin : begin + limit]
        end = begin + len(looked_at)
        return Page(
            items=self._wanted(looked_at, wanted),
            next_position={"from": str(end)} if end < len(listed) else None,
        )

    def find(
        self, user_id: str, wanted: Search, *, limit: int, position: dict[str, str] | None
    ) -> Page:
        mine = [task for (owner, _), task in self.heads.items() if owner == user_id]
        newest = sorted(mine, key=lambda task: task.task_id, reverse=True)[: wanted.among]
        begin = int(position["from"]) if position else 0
        found: list[Task] = []
        for at, task in enumerate(newest[begin:], begin + 1):
            if wanted.takes(task.model_dump(mode="json")):
                found.append(task)
            if len(found) == limit:
                return Page(self._wanted(found, wanted), {"from": str(at)})
        return Page(self._wanted(found, wanted), None)

    def in_view(self, user_id: str, view: View, *, at_most: int) -> tuple[Task, ...]:
        return tuple(self._view(user_id, view)[:at_most])

    def create(self, user_id: str, newborn: Sequence[Newborn], *, month: str) -> int:
        if len(newborn) > 16:
            raise ValueError("one transaction creates at most 16 tasks")
        wanted = {born.seen: born for born in newborn}
        fresh = [born for seen, born in wanted.items() if (user_id, seen) not in self.marks]
        if torn(newborn, fresh):
            raise Conflict("Others of them are there already.")
        self._count_together(fresh)
        for born in fresh:
            self.marks[user_id, born.seen] = born.change.after.task_id
            if born.held:
                self.held.pop((user_id, born.seen), None)
            self._store(born.change)
            first = next_sealing(user_id, born.change.event.at)
            self.sealings.setdefault(user_id, CheckpointState(user_id=user_id, next_at=first))
        self.proposed[user_id, month] = self.proposed.get((user_id, month), 0) + len(fresh)
        return len(fresh)

    def made_of(self, user_id: str, marks: Sequence[str]) -> dict[str, str]:
        return {mark: self.marks[user_id, mark] for mark in marks if (user_id, mark) in self.marks}

    def unseen(self, user_id: str, marks: Sequence[str]) -> frozenset[str]:
        return frozenset(mark for mark in marks if (user_id, mark) not in self.marks)

    def commit(self, change: Change) -> None:
        before = change.before
        if before is None:
            raise ValueError("a task is born by create")
        if not self._head_is(before):
            raise Conflict("The head is not the one that was read.")
        if not all(self._effect_is(entry.before, entry.after) for entry in change.effects):
            raise Conflict("The effect is not the one that was read.")
        if change.body is not None and _body_key(change.body) in self.bodies:
            raise Conflict("The revision is there already.")
        if not all(self._is_as_read(lesson) for lesson in change.lessons):
            raise Conflict("What was learned is not what was read.")
        if not all(self._is_there(lesson.after) for lesson in change.lessons):
            raise Conflict("Nobody is there to learn it.")
        self._count(change)
        self._store(change)

    def postpone(self, task: Task, due_at: datetime) -> bool:
        if not self._head_is(task):
            return False
        key = (task.user_id, task.task_id)
        self.heads[key] = self.heads[key].model_copy(update={"due_at": due_at})
        self.stream.append(key)
        return True

    def renew_lease(self, before: Effect, after: Effect) -> None:
        if not self._effect_is(before, after):
            raise Conflict("Another worker holds it.")
        self.ledger[_effect_key(after)] = after

    def note_run(self, wait: Wait) -> None:
        key = (wait.user_id, wait.task_id)
        known = self.waits.get(key)
        if known is None or known.run < wait.run:
            self._put_wait(wait)

    def note_question(self, wait: Wait) -> bool:
        known = self.waits.get((wait.user_id, wait.task_id))
        if known is not None and _age(known) >= _age(wait):
            return False
        self._put_wait(wait)
        return True

    def note_answer(self, wait: Wait, at: datetime) -> None:
        known = self.waits.get((wait.user_id, wait.task_id))
        if known is not None and known.token == wait.token:
            self._put_wait(known.model_copy(update={"answered_at": at}))

    def _head_is(self, read: Task) -> bool:
        stored = self.heads.get((read.user_id, read.task_id))
        return stored is not None and (
            (stored.sequence, stored.status, stored.digest, stored.run)
            == (read.sequence, read.status, read.digest, read.run)
        )

    def _effect_is(self, read: Effect | None, written: Effect) -> bool:
        return self.ledger.get(_effect_key(written)) == read

    def _is_as_read(self, lesson: Lesson) -> bool:
        known = self.learned.get(_learned_key(lesson))
        read = lesson.before
        return (known and known.learned_from) == (read and read.learned_from)

    def _is_there(self, taught: LearnedEntry | None) -> bool:
        if taught is None or self.staff is None:
            return True
        return (taught.user_id, taught.agent_id) in self.staff

    def _count_together(self, fresh: Sequence[Newborn]) -> None:
        """All of them, or none."""
        used, rules = dict(self.used), dict(self.rules)
        try:
            for born in fresh:
                self._count(born.change)
        except DomainError:
            self.used.clear()
            self.used.update(used)
            self.rules.clear()
            self.rules.update(rules)
            raise

    def _count(self, change: Change) -> None:
        """All guards hold and all counters have room, or nothing is counted."""
        user_id = change.after.user_id
        if not all(self._holds(user_id, guard) for guard in change.guards):
            raise Conflict("What must hold does not.")
        for count in change.counts:
            rule = self.rules.get((user_id, count.rule_id))
            is_gone = count.scope == "rule_day" and (rule is None or rule.expires_at <= count.at)
            if is_gone or self.used.get((user_id, count.key), 0) >= count.limit:
                raise count.refusal
        for count in change.counts:
            self.used[user_id, count.key] = self.used.get((user_id, count.key), 0) + 1
            rule = self.rules.get((user_id, count.rule_id))
            if rule is not None:
                used = rule.model_copy(update={"last_used_at": count.at})
                self.rules[user_id, count.rule_id] = used

    def _holds(self, user_id: str, guard: QuotaGuard | LinkGuard) -> bool:
        if isinstance(guard, LinkGuard):
            return CLAIMED_WHILE[guard.link].holds(self.get(user_id, guard.task_id))
        if guard.rule_id is not None:
            rule = self.rules.get((user_id, guard.rule_id))
            return rule is not None and rule.expires_at > guard.at
        if self.people is None:
            return True
        person = self.people.get(user_id)
        return person is not None and not (person.paused or person.closing or person.locked)

    def _store(self, change: Change) -> None:
        task = change.after
        key = (task.user_id, task.task_id)
        self.heads[key] = task
        self.histories.setdefault(key, []).extend((*change.earlier, change.event))
        if change.body is not None:
            self.bodies[_body_key(change.body)] = change.body
        for entry in change.effects:
            self.ledger[_effect_key(entry.after)] = entry.after
        for lesson in change.lessons:
            if lesson.after is not None:
                self.learned[_learned_key(lesson)] = lesson.after
            else:
                del self.learned[_learned_key(lesson)]
        self.stream.append(key)

    def _put_wait(self, wait: Wait) -> None:
        key = (wait.user_id, wait.task_id)
        self.waits[key] = wait
        self.stream.append(key)

    def _filed(self, task: Task) -> Filed:
        return Filed(task, self.bodies[task.user_id, task.task_id, task.revision])

    def _wanted(self, heads: Sequence[Task], wanted: Narrowed) -> tuple[Filed, ...]:
        thinned = [task for task in heads if wanted.takes(task.model_dump(mode="json"))]
        return tuple(one for one in map(self._filed, thinned) if wanted.takes_filed(one))

    def _view(self, user_id: str, view: View) -> list[Task]:
        mine = [
            task for task in self.heads.values() if task.user_id == user_id and task.view == view
        ]
        if view == "waiting":
            return sorted(
                mine, key=lambda task: (task.priority, task.created_at, task.task_id), reverse=True
            )
        return sorted(mine, key=lambda task: (task.updated_at, task.task_id), reverse=True)


def _body_key(body: Body) -> tuple[str, str, int]:
    return body.user_id, body.task_id, body.revision


def _effect_key(effect: Effect) -> EffectKey:
    return effect.user_id, effect.task_id, effect.revision, effect.step


def _learned_key(lesson: Lesson) -> LearnedKey:
    entry = lesson.after or lesson.before
    assert entry is not None
    return entry.user_id, entry.agent_id, entry.entry_id


def _age(wait: Wait) -> tuple[int, bool, float]:
    asked = wait.asked_at.timestamp() if wait.asked_at else 0
    return wait.run, wait.token is not None, asked
