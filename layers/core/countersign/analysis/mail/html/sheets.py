"""Style sheets of a mail: which rules speak to an element, and in what order."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from countersign.analysis.mail.html.declarations import Declarations, cleaned, declarations
from countersign.analysis.mail.html.selectors import Budget, Node, Selector, selectors_of
from countersign.analysis.mail.html.tokens import Sheet

MOST_RULES = 3_000
MOST_STEPS = 300_000
"""Steps of matching for all elements of a mail together."""

_BRACE = re.compile(r"[{}]")
_WIDTH = re.compile(r"(min|max)-(?:device-)?width:(\d{1,6})(?:\.\d+)?(px|em|rem)?")
_WIDE = 1_000
_NOT_HERE = ("print", "speech", "tty", "tv", "projection", "handheld", "aural", "braille")
_NOT_NOW = ("prefers-color-scheme:dark", "prefers-contrast", "forced-colors:active")


class StyleRule(NamedTuple):
    """`order` is its place in the cascade: weight of the selector, then where it stands."""

    selector: Selector
    order: tuple[tuple[int, int, int], int]
    says: Declarations


@dataclass
class StyleRules:
    """By what the last part of their selectors names, so that few are tried on an element."""

    by_key: dict[str, list[StyleRule]] = field(default_factory=dict)
    count: int = 0

    def add(self, prelude: str, says: Declarations) -> None:
        for selector in selectors_of(prelude):
            self.count += 1
            if self.count > MOST_RULES:
                return
            last = selector.compounds[0]
            key = (
                f"#{last.ids[0]}"
                if last.ids
                else f".{last.classes[0]}"
                if last.classes
                else last.type
            )
            rule = StyleRule(selector, (selector.weight, self.count), says)
            self.by_key.setdefault(key, []).append(rule)

    def for_(self, node: Node, budget: Budget) -> list[StyleRule]:
        """Those that speak to it, the weightiest last."""
        keys = ["*", node.name, *(f".{one}" for one in node.classes)]
        if node.attributes.get("id"):
            keys.append(f"#{node.attributes['id'].strip().lower()}")
        found = [
            rule
            for key in keys
            for rule in self.by_key.get(key, ())
            if budget.steps > 0 and rule.selector.fits(node, budget)
        ]
        return sorted(found, key=lambda rule: rule.order)


@dataclass
class Styles:
    """`narrow` holds rules that count on a small screen only."""

    wide: StyleRules = field(default_factory=StyleRules)
    narrow: StyleRules = field(default_factory=StyleRules)
    budget: Budget = field(default_factory=lambda: Budget(MOST_STEPS))

    @property
    def is_too_much(self) -> bool:
        """Whether there is more of it than was looked at."""
        return self.budget.steps <= 0 or self.wide.count > MOST_RULES

    @property
    def is_empty(self) -> bool:
        return not self.wide.by_key and not self.narrow.by_key


def styles_of(sheets: Iterable[Sheet]) -> Styles:
    styles = Styles()
    for sheet in sheets:
        where = _place(sheet.media)
        for media, prelude, body in _rules(cleaned(sheet.source)):
            places = {where, media}
            if "nowhere" in places or not (says := declarations(body)):
                continue
            (styles.narrow if "narrow" in places else styles.wide).add(prelude, says)
    return styles


def _rules(source: str) -> Iterator[tuple[str, str, str]]:
    """Where each rule counts, its selectors and its declarations."""
    source = source.replace("<!--", "").replace("-->", "")
    open_places: list[str] = []
    begin, at = 0, 0
    while brace := _BRACE.search(source, at):
        at = brace.end()
        prelude = source[begin : brace.start()].rpartition(";")[2].strip()
        if brace[0] == "}":
            if open_places:
                open_places.pop()
        elif prelude.startswith("@"):
            open_places.append(_place_of_at_rule(prelude))
        else:
            end = source.find("}", at)
            end = end if end >= 0 else len(source)
            place = next((one for one in open_places if one != "wide"), "wide")
            yield place, prelude, source[at:end]
            at = end + 1
        begin = at


def _place_of_at_rule(prelude: str) -> str:
    name, _, query = prelude[1:].partition(" ")
    if name.partition("(")[0].lower() == "media":
        return _place(query or prelude.partition("(")[2])
    return "wide" if name.lower() in ("supports", "layer") else "nowhere"


def _place(media: str) -> str:
    """On which screens a list of media counts: `wide` is everywhere."""
    found = {_place_of_one(one) for one in media.lower().split(",")[:20]}
    return next((place for place in ("wide", "narrow") if place in found), "nowhere")


def _place_of_one(query: str) -> str:
    bare = re.sub(r"\s*:\s*", ":", query.strip())
    if any(one in bare for one in _NOT_NOW):
        return "nowhere"
    is_denied = bare.startswith("not ")
    kind = bare.removeprefix("not ").removeprefix("only ").split(" ")[0]
    if (kind in _NOT_HERE) != is_denied:
        return "nowhere"
    for edge, number, unit in _WIDTH.findall(bare):
        width = int(number) * (16 if unit.endswith("em") else 1)
        if edge == "max" and width < _WIDE:
            return "narrow"
        if edge == "min" and width > _WIDE:
            return "nowhere"
    return "wide"
