"""Who gets the mail: only whom the person names by address, or who gets it already."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from countersign.domain.says import said
from countersign.domain.task.instruction import addresses_in
from countersign.engines.rules.revision.draft import Draft
from countersign.engines.rules.revision.refusals import Cannot

Line = Literal["to", "cc"]


def add(draft: Draft, words: str, line: Line) -> Draft:
    """Add the addresses that stand in the words; on the other line they stand no more."""
    wanted = addresses_in(words)
    if not wanted:
        raise Cannot(
            said("Write the whole address, for example “{line} anna@example.org”.", line=line)
        )
    here, there = (draft.to, draft.cc) if line == "to" else (draft.cc, draft.to)
    if all(_has(here, one) for one in wanted):
        return draft
    here = (*here, *(one for one in wanted if not _has(here, one)))
    there = tuple(one for one in there if not _has(wanted, one))
    return _with(draft, *((here, there) if line == "to" else (there, here)))


def remove(draft: Draft, words: str) -> Draft:
    """Take out those whom the words name: by address, or by a name that is part of one's."""
    named = addresses_in(words) or _meant(draft, words)
    if not all(_has((*draft.to, *draft.cc), one) for one in named):
        raise Cannot(said("{names} does not get it anyway.", names=", ".join(named)))
    to = tuple(one for one in draft.to if not _has(named, one))
    cc = tuple(one for one in draft.cc if not _has(named, one))
    return _with(draft, to, cc)


def only_to(draft: Draft, words: str) -> Draft:
    named = addresses_in(words) or _meant(draft, words)
    return _with(draft, named, ())


def drop_cc(draft: Draft) -> Draft:
    if not draft.cc:
        raise Cannot(said("Nobody gets a copy."))
    return _with(draft, draft.to, ())


def is_named(draft: Draft, words: str) -> bool:
    """Whether the words name exactly one of those who get it."""
    return len(_named(draft, words)) == 1


def _meant(draft: Draft, words: str) -> tuple[str, ...]:
    found = _named(draft, words)
    if len(found) != 1:
        raise Cannot(said("Write the whole address instead of “{words}”.", words=words.strip()))
    return found


def _named(draft: Draft, words: str) -> tuple[str, ...]:
    names = [one for one in words.lower().replace(".", " ").split() if len(one) > 1]
    return tuple(
        one
        for one in (*draft.to, *draft.cc)
        if names and set(names) <= set(_name_parts(one.partition("@")[0]))
    )


def _name_parts(local: str) -> list[str]:
    return local.lower().replace(".", " ").replace("_", " ").replace("-", " ").split()


def _with(draft: Draft, to: tuple[str, ...], cc: tuple[str, ...]) -> Draft:
    if not to:
        raise Cannot(said("Somebody has to get it."))
    return replace(draft, to=to, cc=cc)


def _has(addresses: Iterable[str], wanted: str) -> bool:
    return any(one.casefold() == wanted.casefold() for one in addresses)
