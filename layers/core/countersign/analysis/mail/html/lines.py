"""Text gathered into lines, with the marks that tell quotations, lists and rows."""

import re
from dataclasses import dataclass, field

from countersign.analysis.mail.html.elements import BLOCKS, VOID
from countersign.analysis.mail.html.quote_marks import Reach, is_separator, reach_of
from countersign.analysis.mail.html.tokens import Tag

_RULE = "_" * 32
_DEEPEST_QUOTE = 8
_DEEPEST_LIST = 8
_ROW_LINES = 40
_ROW_LENGTH = 240
_LISTS = ("ul", "ol", "menu", "dir")
_SPACES = re.compile(r"[ \t\r\n\f]+")


@dataclass
class _Quoting:
    """An element that mail programs mark as quoted, while it is open."""

    tag: Tag
    reach: Reach
    quotes: int = 0
    has_quoted: bool = False

    @property
    def holds(self) -> bool:
        """Within it, an answer may stand below a quotation of its own."""
        return self.reach == "rest" or not self.has_quoted or self.quotes > 0


@dataclass
class _Row:
    """Where in the lines a row of a table begins, and each of its cells."""

    begin: int
    cells: list[int] = field(default_factory=list)


class Lines:
    def __init__(self) -> None:
        self._quote_depth = 0
        self._preformatted = 0
        self._quoting: _Quoting | None = None
        self._lists: list[int | None] = []
        self._rows: list[_Row | None] = []
        self._item = ""
        self._done: list[str] = []
        self._open: list[str] = []

    def add(self, text: str, *, is_preformatted: bool = False) -> None:
        if not (self._preformatted or is_preformatted):
            self._open.append(text)
            return
        first, *further = text.split("\n")
        self._open.append(first)
        for line in further:
            self._end_line()
            self._open.append(line)

    def open(self, tag: Tag) -> None:
        self._begin_quoting(tag)
        name = tag.name
        if name in ("br", "hr"):
            self._end_line()
        elif name in ("td", "th"):
            self._begin_cell()
        elif name in BLOCKS:
            self._end_line()
            self._open_block(name)

    def close(self, tag: Tag) -> None:
        name = tag.name
        if name in ("td", "th"):
            self._open.append(" ")
        elif name in BLOCKS:
            self._end_line()
            self._close_block(name)
        quoting = self._quoting
        if quoting is not None and quoting.reach != "rest" and tag is quoting.tag:
            self._end_line()
            self._quoting = None

    def text(self) -> str:
        self._end_line()
        return "\n".join(self._done).strip()

    def _open_block(self, name: str) -> None:
        if name == "p":
            self._gap()
        elif name == "blockquote":
            self._quote_depth += 1
            if self._quoting is not None:
                self._quoting.quotes += 1
                self._quoting.has_quoted = True
                if self._quoting.reach == "line":
                    self._quoting = None
        elif name in ("pre", "listing"):
            self._preformatted += 1
        elif name in _LISTS:
            self._lists.append(0 if name == "ol" else None)
        elif name == "li":
            self._begin_item()
        elif name == "table":
            self._rows.append(None)
        elif name == "tr":
            self._rows.append(_Row(len(self._done)))

    def _close_block(self, name: str) -> None:
        if name == "p":
            self._gap()
        elif name == "blockquote":
            self._close_quote()
        elif name in ("pre", "listing"):
            self._preformatted = max(0, self._preformatted - 1)
        elif name in _LISTS and self._lists:
            self._lists.pop()
        elif name == "li":
            self._item = ""
        elif name == "tr":
            self._end_row()
        elif name == "table":
            while self._rows and self._rows.pop() is not None:
                pass

    def _close_quote(self) -> None:
        self._quote_depth = max(0, self._quote_depth - 1)
        if self._quoting is not None:
            self._quoting.quotes = max(0, self._quoting.quotes - 1)
            self._quoting.has_quoted = True

    def _begin_item(self) -> None:
        depth = min(len(self._lists), _DEEPEST_LIST)
        mark = "- "
        if self._lists and (number := self._lists[-1]) is not None:
            self._lists[-1] = number + 1
            mark = f"{number + 1}. "
        self._item = "  " * (depth - 1) + mark

    def _begin_cell(self) -> None:
        row = self._rows[-1] if self._rows else None
        if row is None:
            self._open.append(" ")
            return
        self._end_line()
        row.cells.append(len(self._done))

    def _end_row(self) -> None:
        """Cells that are short stand on one line, as a table shows them."""
        row = self._rows.pop() if self._rows else None
        if row is None or len(row.cells) < 2 or len(self._done) - row.begin > _ROW_LINES:
            return
        ends = [*row.cells[1:], len(self._done)]
        cells = [
            [line for line in self._done[begin:end] if line]
            for begin, end in zip(row.cells, ends, strict=True)
        ]
        filled = [cell for cell in cells if cell]
        length = sum(len(cell[0]) for cell in filled)
        if len(filled) < 2 or max(map(len, filled)) > 1 or length > _ROW_LENGTH:
            return
        first, *others = (cell[0] for cell in filled)
        depth = len(first) - len(first.lstrip("> "))
        joined = first
        for other in others:
            joined += (" " if joined.endswith((":", "\uff1a")) else " | ") + other[depth:]
        self._done[row.begin :] = [joined]

    def _begin_quoting(self, tag: Tag) -> None:
        """Follow what mail programs mark as quoted."""
        if self._quoting is not None or tag.name == "blockquote" or not tag.source:
            return
        if is_separator(tag.name, tag.source):
            self._end_line()
            self._open.append(_RULE)
            self._end_line()
        reach = reach_of(tag.source)
        if reach is not None and (reach == "rest" or tag.name not in VOID):
            self._end_line()
            self._quoting = _Quoting(tag, reach)

    def _end_line(self) -> None:
        line = _SPACES.sub(" ", "".join(self._open)).strip()
        self._open.clear()
        if line:
            line, self._item = self._item + line, ""
            self._done.append("> " * self._depth() + line)

    def _depth(self) -> int:
        quoting = self._quoting is not None and self._quoting.holds
        return min(self._quote_depth + quoting, _DEEPEST_QUOTE)

    def _gap(self) -> None:
        if self._done and self._done[-1] and not self._lists:
            self._done.append("")
