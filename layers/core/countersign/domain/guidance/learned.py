"""What an agent was taught by what the person decided: shown to them, and theirs to delete.

Only a decision or an edit of the person's teaches. What a mail says teaches nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from countersign.domain.canonical_json import sha256_of
from countersign.domain.guidance.directives import Directive
from countersign.domain.values import Moment, Value

LearnedSource = Literal["declined", "edited"]

LEARNED_AT_MOST = 200
"""By one agent."""
TAUGHT_BY_AT_MOST = 20
"""How many tasks an entry names: the latest."""
EDITS_TAKEN_SERIOUSLY = 3
"""From so many tasks on, the same edit is no whim."""


class LearnedEntry(Value):
    """One directive that an agent learned, and the tasks that it comes from, oldest first.

    What an edit teaches holds only after the same was done to several tasks; what a reason for
    declining says, at once.
    """

    user_id: str
    agent_id: str
    entry_id: str
    directive: Directive
    source: LearnedSource
    learned_from: tuple[str, ...]
    created_at: Moment
    taught_at: Moment

    @property
    def holds(self) -> bool:
        return self.source == "declined" or len(self.learned_from) >= EDITS_TAKEN_SERIOUSLY


@dataclass(frozen=True)
class Lesson:
    """A write: the entry as it was read, None if there was none, and as it is to be, None if it
    is to go."""

    before: LearnedEntry | None
    after: LearnedEntry | None


@dataclass(frozen=True)
class Teaching:
    """What a decision changes in what an agent has learned. `begins`: what holds from now on;
    `forgotten`: what had to make room for it."""

    lessons: tuple[Lesson, ...] = ()
    begins: tuple[str, ...] = ()
    forgotten: tuple[str, ...] = ()


def entry_id_of(directive: Directive) -> str:
    """The same for the same directive, so that it is learned once."""
    return f"lrn_{sha256_of(directive.model_dump(mode='json'))[:26]}"


def taught(
    known: Sequence[LearnedEntry],
    directives: Iterable[Directive],
    *,
    user_id: str,
    agent_id: str,
    task_id: str,
    source: LearnedSource,
    now: datetime,
) -> Teaching:
    """With these learned of that task. `known` is all that the agent has learned. Told twice by one
    task, nothing changes; where there is no room, the one that was taught longest ago goes, and of
    those first what does not hold yet."""
    present = {one.entry_id: one for one in known}
    lessons: list[Lesson] = []
    begins: list[str] = []
    forgotten: list[str] = []
    for directive in directives:
        entry_id = entry_id_of(directive)
        before = present.get(entry_id)
        if before is not None and task_id in before.learned_from:
            continue
        if before is None and len(present) >= LEARNED_AT_MOST:
            gone = min(present.values(), key=lambda one: (one.holds, one.taught_at, one.entry_id))
            del present[gone.entry_id]
            lessons.append(Lesson(gone, None))
            forgotten += [gone.directive.text] if gone.holds else []
        named = (*(before.learned_from if before else ()), task_id)[-TAUGHT_BY_AT_MOST:]
        after = LearnedEntry(
            user_id=user_id,
            agent_id=agent_id,
            entry_id=entry_id,
            directive=directive,
            source=before.source if before else source,
            learned_from=named,
            created_at=before.created_at if before else now,
            taught_at=now,
        )
        lessons.append(Lesson(before, after))
        present[entry_id] = after
        begins += [directive.text] if after.holds and not (before and before.holds) else []
    return Teaching(tuple(lessons), tuple(begins), tuple(forgotten))


def untaught(known: Iterable[LearnedEntry], task_id: str) -> Teaching:
    """Without what only that task taught: who takes a decline back did not mean it."""
    lessons = []
    for before in known:
        if before.source != "declined" or task_id not in before.learned_from:
            continue
        left = tuple(one for one in before.learned_from if one != task_id)
        after = before.model_copy(update={"learned_from": left}) if left else None
        lessons.append(Lesson(before, after))
    gone = tuple(one.before.directive.text for one in lessons if one.before and not one.after)
    return Teaching(tuple(lessons), forgotten=gone)


def directives_of(known: Iterable[LearnedEntry]) -> tuple[Directive, ...]:
    """Those that hold, the latest last."""
    holding = sorted((one for one in known if one.holds), key=lambda one: one.taught_at)
    return tuple(one.directive for one in holding)
