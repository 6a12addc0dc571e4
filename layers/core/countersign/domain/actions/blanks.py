"""Blanks: what only the person knows, left open in a text until they fill it in.

A blank is written `⟦label⟧`. No bracket of the two ever stands in a text for anything else, so that
one alone, or one inside another, is a blank that nobody closed, and leaves as little.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from countersign.domain.actions.fields import Leaf

LABEL_AT_MOST = 80
"""How many characters of a label are shown."""

_BLANK = re.compile(r"⟦([^⟦⟧]*)⟧|[⟦⟧]")


@dataclass(frozen=True)
class Blank:
    """`path` is the text's that it stands in, as in `Leaf`; `label` may be empty."""

    path: str
    label: str


def blank(label: str) -> str:
    """A blank as it stands in a text."""
    told = " ".join(re.sub(r"[⟦⟧]", "", label).split())
    return f"⟦{told[:LABEL_AT_MOST]}⟧"


def blanks_in(leaves: Iterable[Leaf]) -> Iterator[Blank]:
    """In the order in which they are read."""
    for leaf in leaves:
        for found in _BLANK.finditer(str(leaf.value)):
            yield Blank(leaf.path, " ".join((found[1] or "").split())[:LABEL_AT_MOST])
