"""Selectors of CSS, as far as mail uses them (Selectors Level 4).

What would need the whole tree, such as `:last-child`, is taken to match: what a rule hides must not
be read for want of knowing.
"""

import re
from dataclasses import dataclass, field
from typing import Protocol

LONGEST = 1_000
MOST_STEPS = 20

_PIECE = re.compile(
    r"(?P<combinator>\s*[>+~]\s*|\s+)|(?P<type>\*|[a-z_][\w-]*(?::[a-z])?(?=$|[^\w(-]))"
    r"|#(?P<id>[\w-]+)|\.(?P<class>[\w-]+)"
    r"|\[\s*(?P<name>[\w:-]+)\s*(?:(?P<how>[~|^$*]?=)\s*"
    r"(?:\"(?P<double>[^\"\]]*)\"|'(?P<single>[^'\]]*)'|(?P<bare>[^\]\s]*)))?\s*i?\s*\]"
    r"|:(?P<pseudo>:?[\w-]+)(?:\((?P<argument>[^()]*)\))?",
    re.IGNORECASE,
)
_NEVER = frozenset(
    {
        *("hover", "active", "focus", "focus-within", "focus-visible", "visited", "checked"),
        *("target", "before", "after", "first-line", "first-letter", "selection", "disabled"),
        *("placeholder", "marker", "backdrop", "open", "empty"),
    }
)
_ORDINAL = re.compile(r"(?:(odd|even)|([+-]?\d{0,6}n)? ?([+-]? ?\d{1,6})?)\Z")
"""Of text whose spaces are single: with more of them it would be slow (`_is_place`)."""


class Node(Protocol):
    """An element as a selector looks at it; `place` is its number among its siblings."""

    name: str
    place: int

    @property
    def attributes(self) -> dict[str, str]: ...
    @property
    def classes(self) -> frozenset[str]: ...
    @property
    def parent(self) -> "Node | None": ...
    @property
    def before(self) -> "Node | None": ...


@dataclass
class Budget:
    """Steps that matching may still take, for all of a mail."""

    steps: int


@dataclass
class Compound:
    """What one element must be."""

    type: str = "*"
    ids: list[str] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    pseudos: list[tuple[str, str]] = field(default_factory=list)
    combinator: str = ""
    """How what stands before it is reached."""

    def fits(self, node: Node) -> bool:
        if self.type not in ("*", node.name):
            return False
        if self.classes and not node.classes.issuperset(self.classes):
            return False
        if any(node.attributes.get("id", "").strip().lower() != one for one in self.ids):
            return False
        return all(_has(node, *one) for one in self.attributes) and all(
            _is(node, *one) for one in self.pseudos
        )


@dataclass
class Selector:
    """Compounds from the last, which is the element itself, to the first."""

    compounds: list[Compound]

    @property
    def weight(self) -> tuple[int, int, int]:
        ids = sum(len(one.ids) for one in self.compounds)
        classes = sum(
            len(one.classes) + len(one.attributes) + len(one.pseudos) for one in self.compounds
        )
        return ids, classes, sum(one.type != "*" for one in self.compounds)

    def fits(self, node: Node, budget: Budget) -> bool:
        return self._fits_from(0, node, budget)

    def _fits_from(self, at: int, node: Node, budget: Budget) -> bool:
        budget.steps -= 1
        if not self.compounds[at].fits(node):
            return False
        if at + 1 == len(self.compounds):
            return True
        how = self.compounds[at].combinator
        is_near, is_sibling = how in (">", "+"), how in ("+", "~")
        other = node.before if is_sibling else node.parent
        while other is not None and budget.steps > 0:
            if self._fits_from(at + 1, other, budget):
                return True
            if is_near:
                return False
            other = other.before if is_sibling else other.parent
        return False


def selectors_of(source: str) -> list[Selector]:
    """Each of a list; what is no selector, or too long a one, is left out."""
    listed = source.split(",") if "(" not in source else _split(source)
    read = (selector_of(one) for one in listed[:500])
    return [one for one in read if one is not None]


def selector_of(source: str) -> Selector | None:
    bare = source.strip().lower()
    if not bare or len(bare) > LONGEST:
        return None
    compounds = [Compound()]
    at = 0
    while at < len(bare):
        piece = _PIECE.match(bare, at)
        if piece is None or len(compounds) > MOST_STEPS:
            return None
        at = piece.end()
        if piece["combinator"] is not None:
            compounds.append(Compound(combinator=piece["combinator"].strip() or " "))
        elif not _add(compounds[-1], piece):
            return None
    return Selector(compounds[::-1])


def _add(compound: Compound, piece: re.Match[str]) -> bool:
    """Put into the compound what the piece asks; whether it can ever be so."""
    if piece["type"]:
        compound.type = piece["type"]
    elif piece["id"]:
        compound.ids.append(piece["id"])
    elif piece["class"]:
        compound.classes.append(piece["class"])
    elif piece["name"]:
        value = next(filter(None, (piece["double"], piece["single"], piece["bare"])), "")
        compound.attributes.append((piece["name"], piece["how"] or "", value))
    elif piece["pseudo"].lstrip(":") in _NEVER or piece["pseudo"].startswith((":", "-", "ms-")):
        return False
    else:
        compound.pseudos.append((piece["pseudo"], piece["argument"] or ""))
    return True


def _split(source: str) -> list[str]:
    """At the commas that stand in no brackets."""
    parts, depth, begin = [], 0, 0
    for at, char in enumerate(source):
        depth += (char == "(") - (char == ")")
        if char == "," and depth <= 0:
            parts.append(source[begin:at])
            begin = at + 1
    return [*parts, source[begin:]]


def _has(node: Node, name: str, how: str, wanted: str) -> bool:
    value = node.attributes.get(name)
    if value is None:
        return False
    value = value.lower()
    match how:
        case "":
            return True
        case "=":
            return value == wanted
        case "~=":
            return wanted in value.split()
        case "|=":
            return value == wanted or value.startswith(f"{wanted}-")
        case "^=":
            return bool(wanted) and value.startswith(wanted)
        case "$=":
            return bool(wanted) and value.endswith(wanted)
        case _:
            return bool(wanted) and wanted in value


def _is(node: Node, pseudo: str, argument: str) -> bool:
    match pseudo:
        case "link" | "any-link":
            return "href" in node.attributes
        case "root":
            return node.parent is None
        case "first-child":
            return node.place == 1
        case "nth-child":
            return _is_place(node.place, argument)
        case "not" | "is" | "where" | "matches" | "any":
            read = [selector_of(one) for one in argument.split(",")[:20]]
            fits = any(one is not None and one.compounds[0].fits(node) for one in read)
            return fits != (pseudo == "not")
        case _:
            return True


def _is_place(place: int, formula: str) -> bool:
    found = _ORDINAL.match(" ".join(formula.split()))
    if found is None:
        return True
    if found[1]:
        return place % 2 == (found[1] == "odd")
    offset = int((found[3] or "0").replace(" ", ""))
    if not found[2]:
        return place == offset
    step = found[2][:-1]
    every = int(f"{step}1") if step in ("", "+", "-") else int(step)
    if every == 0:
        return place == offset
    return (place - offset) % every == 0 and (place - offset) // every >= 0
