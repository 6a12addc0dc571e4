"""The elements that are open while HTML is read, closed as browsers close them.

Rules: HTML Living Standard, section 13.2.6, as far as they bear on what is inside what. No look
along the open elements takes more than `FARTHEST` steps.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from countersign.analysis.mail.html.looks import Look, Said, look_of
from countersign.analysis.mail.html.tokens import Tag
from countersign.analysis.mail.phrases import word_set

FARTHEST = 300
_REOPENED_AT_MOST = 8

VOID = word_set(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source"
    " track wbr"
)
BLOCKS = word_set(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li listing main menu"
    " nav ol p pre search section summary table tbody tfoot thead tr ul"
)
_FORMATTING = word_set("a b big code em font i nobr s small strike strong tt u")
_SPECIAL = BLOCKS | word_set("td th caption button object marquee applet select template")
_SCOPES = word_set("table td th caption object marquee template button")
_CELLS = ("td", "th", "caption")
_GROUPS = ("tbody", "thead", "tfoot")
_ROWS = ("tr", *_GROUPS)
_BETWEEN_CELLS = frozenset({"table", *_ROWS})
_IN_TABLES = frozenset({"table", "td", "th", "caption", "colgroup", "col", "form", *_ROWS})
_LISTED = {"li": ("li",), "dd": ("dd", "dt"), "dt": ("dd", "dt"), "option": ("option",)}
_PASSED_OVER = frozenset({"address", "div", "p"})
_FOREIGN = ("svg", "math", "select", "datalist")


class Element:
    """`quietly`: that it is not seen is no hiding, as with a picture's own words."""

    __slots__ = ("__dict__", "before", "look", "name", "newest", "parent", "place", "said", "tag")

    def __init__(self, tag: Tag, parent: Element | None) -> None:
        self.tag, self.name, self.parent = tag, tag.name, parent
        self.before: Element | None = parent.newest if parent else None
        self.place: int = self.before.place + 1 if self.before else 1
        self.newest: Element | None = None
        self.said: Said = {}
        self.look: Look = parent.look if parent else Look()
        self.quietly: bool = parent.quietly if parent else False
        if parent is not None:
            parent.newest = self

    @property
    def attributes(self) -> dict[str, str]:
        return self.tag.attributes

    @cached_property
    def classes(self) -> frozenset[str]:
        return frozenset(self.tag.attributes.get("class", "").lower().split()[:50])


class OpenElements:
    def __init__(self, root: Element) -> None:
        self._open = [root]
        self._scopes: list[Counter[str]] = [Counter({root.name: 1})]

    @property
    def top(self) -> Element:
        return self._open[-1]

    @property
    def is_between_cells(self) -> bool:
        return self.top.name in _BETWEEN_CELLS

    def holder_of(self, name: str) -> Element:
        """What such an element is shown in: what a table holds outside its cells is shown before
        it."""
        holder = self.top
        if name in _IN_TABLES:
            return holder
        for _ in range(FARTHEST):
            if holder.parent is None or holder.name not in _BETWEEN_CELLS:
                break
            holder = holder.parent
        return holder

    def make_way_for(self, tag: Tag) -> list[Element]:
        """Close what cannot hold such an element; what was closed, innermost first."""
        name = tag.name
        closed: list[Element] = []
        if name in BLOCKS:
            for foreign in _FOREIGN:
                closed += self._close(foreign)
            if self._has("p"):
                closed += self._close("p")
        if name in _LISTED:
            closed += self._close_item(_LISTED[name])
        elif name == "a":
            closed += self._close_formatting("a")
        elif name in _ROWS or name in ("td", "th"):
            closed += self._close_cell() + self._back_to_table()
            if name not in ("td", "th"):
                closed += self._close("tr")
            if name in _GROUPS:
                for group in _GROUPS:
                    closed += self._close(group)
        return closed

    def open(self, element: Element) -> None:
        self._open.append(element)
        if element.name in _SCOPES:
            self._scopes.append(Counter())
        self._scopes[-1][element.name] += 1

    def end(self, name: str) -> list[Element]:
        """Close an element of this name, and what is inside it; what was closed."""
        if name == "table" or name in _ROWS:
            return self._close_cell() + self._close(name)
        if name in _FORMATTING:
            return self._close_formatting(name)
        if name in _SPECIAL or name in _FOREIGN:
            return self._close(name)
        return self._close(name) if self._reaches(name) else []

    def _has(self, name: str) -> bool:
        return self._scopes[-1][name] > 0

    def _pop(self) -> Element:
        element = self._open.pop()
        self._scopes[-1][element.name] -= 1
        if element.name in _SCOPES:
            self._scopes.pop()
        return element

    def _close(self, name: str) -> list[Element]:
        """Up to the innermost of the name; formatting that was open in it goes on behind it."""
        if not self._has(name) or len(self._open) == 1:
            return []
        closed = [self._pop()]
        while closed[-1].name != name:
            closed.append(self._pop())
        if name not in _SCOPES and name in _SPECIAL:
            going_on = [one for one in closed[:-1] if one.name in _FORMATTING]
            for one in reversed(going_on[:_REOPENED_AT_MOST]):
                self.open(_again(one, self.top))
        return closed

    def _back_to_table(self) -> list[Element]:
        closed: list[Element] = []
        while self._has("table") and self.top.name not in _BETWEEN_CELLS:
            closed.append(self._pop())
        return closed

    def _close_cell(self) -> list[Element]:
        closed: list[Element] = []
        for cell in _CELLS:
            if self._has(cell):
                closed += self._close(cell)
        return closed

    def _close_item(self, names: tuple[str, ...]) -> list[Element]:
        for element in self._open[: -FARTHEST - 1 : -1]:
            if element.name in names:
                return self._close(element.name)
            if element.name in _SPECIAL and element.name not in _PASSED_OVER:
                return []
        return []

    def _close_formatting(self, name: str) -> list[Element]:
        """It ends where it is said to, also across blocks that go on."""
        if not self._has(name):
            return []
        if self._reaches(name):
            closed = self._close(name)
            going_on = [one for one in closed[:-1] if one.name in _FORMATTING]
            for one in reversed(going_on[:_REOPENED_AT_MOST]):
                self.open(_again(one, self.top))
            return closed
        first = max(1, len(self._open) - FARTHEST)
        for at in range(len(self._open) - 1, first - 1, -1):
            if self._open[at].name == name:
                element = self._open.pop(at)
                self._scopes[-1][name] -= 1
                self._look_again(at)
                return [element]
        return []

    def _reaches(self, name: str) -> bool:
        """Whether no block stands between the innermost element and one of the name."""
        for element in self._open[: -FARTHEST - 1 : -1]:
            if element.name == name:
                return True
            if element.name in _SPECIAL:
                return False
        return False

    def _look_again(self, at: int) -> None:
        for above, element in zip(self._open[at - 1 :], self._open[at:], strict=False):
            if not element.quietly:
                is_link = element.name == "a" and "href" in element.attributes
                element.look = look_of(element.name, element.said, above.look, is_link=is_link)


def _again(element: Element, parent: Element) -> Element:
    again = Element(element.tag, parent)
    again.said = element.said
    is_link = element.name == "a" and "href" in element.attributes
    again.look = look_of(element.name, element.said, parent.look, is_link=is_link)
    return again
