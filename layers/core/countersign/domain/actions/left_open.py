"""What an engine wrote, with a blank in the place of every placeholder.

Whatever an engine or an agent makes comes by here before it is a task: a new one cannot forget it.
"""

from collections.abc import Collection, Iterator
from typing import Any

from pydantic import BaseModel

from countersign.domain.actions.action import Action
from countersign.domain.actions.blanks import blank
from countersign.domain.actions.placeholders import placeholders


def left_open(
    action: Action, *, verbatim: Collection[str] = (), said: Collection[str] = ()
) -> Action:
    """The action with its placeholders made blanks, but for those that no engine wrote.

    `verbatim` are texts that stand in it word for word, each once and as far down as it is found: a
    subject, a signature. `said` are texts of the person: any placeholder of theirs may stand in it.
    Lines that are quoted with `>` are somebody else's.

    Raises
    ------
    ValidationError
        The blank has no place there: it would be no valid action.
    """
    theirs = frozenset(text[one.start : one.end] for text in said for one in placeholders(text))
    changed = {
        leaf.path: text
        for leaf in action.composed
        if (text := _opened(str(leaf.value), verbatim, theirs)) != leaf.value
    }
    if not changed:
        return action
    rewritten = {name: _with(name, value, changed) for name, value in dict(action).items()}
    return type(action).model_validate(rewritten)


def _opened(text: str, verbatim: Collection[str], theirs: Collection[str]) -> str:
    """Until nothing is left: one may have hidden behind another, as in `XX[name]`."""
    while (opened := _opened_once(text, verbatim, theirs)) != text:
        text = opened
    return text


def _opened_once(text: str, verbatim: Collection[str], theirs: Collection[str]) -> str:
    kept = tuple(_kept(text, verbatim))
    parts: list[str] = []
    at = line = looked_to = 0
    for one in placeholders(text):
        line = max(line, text.rfind("\n", looked_to, one.start) + 1)
        looked_to = one.start
        is_theirs = text[one.start : one.end] in theirs or text.startswith(">", line)
        if is_theirs or any(start <= one.start and one.end <= end for start, end in kept):
            continue
        parts += [text[at : one.start], blank(one.label)]
        at = one.end
    return "".join([*parts, text[at:]])


def _kept(text: str, verbatim: Collection[str]) -> Iterator[tuple[int, int]]:
    for one in verbatim:
        start = text.rfind(one) if one.strip() else -1
        if start >= 0:
            yield start, start + len(one)


def _with(path: str, value: Any, changed: dict[str, str]) -> Any:
    """The value at that path, with the texts that were changed in it."""
    if path in changed:
        return changed[path]
    if not any(one.startswith(f"{path}/") for one in changed):
        return value
    if isinstance(value, BaseModel):
        fields = dict(value).items()
        return {name: _with(f"{path}/{name}", one, changed) for name, one in fields}
    return tuple(_with(f"{path}/{at}", one, changed) for at, one in enumerate(value))
