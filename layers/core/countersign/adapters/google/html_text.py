"""HTML mail as plain text: what a reader sees, without what is hidden from the eye.

A tokenizer of our own, because strangers choose the input: the standard library's parser takes
minutes for half a megabyte of unclosed comments or tags. This one passes over each byte a constant
number of times.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from countersign.adapters.google.html_quotes import Reach, is_separator, reach_of

LONGEST_SOURCE = 1_000_000
_RULE = "_" * 32

_RAW = frozenset({"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"})
_UNSEEN = frozenset(
    {"head", "template", "svg", "math", "object", "audio", "video", "canvas", "select", "datalist"}
)
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905 - reads as the list in the standard
)
_BLOCKS = frozenset(
    "address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 "  # noqa: SIM905 - reads as the list in the standard
    "h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody tfoot thead tr ul".split()
)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_NAME = re.compile(r"/?[a-zA-Z][a-zA-Z0-9:_-]*")
_TAG_MARK = re.compile(r"=[ \t\r\n\f]{0,9}([\"'])|>")
_HIDDEN_ATTRIBUTE = re.compile(r"\shidden(?=[\s=/]|$)", re.IGNORECASE)
_STYLE = re.compile(r"\sstyle\s{0,9}=\s{0,9}(\"[^\"]*\"|'[^']*'|\S+)", re.IGNORECASE)
# Not font-size:0: layout tables set it where their cells set the real size.
_HIDING = re.compile(
    r"display:none|visibility:hidden|(?<![\w-])opacity:0(?:\.0*)?(?![.\d])"
    r"|max-(?:height|width):0(?:px)?(?![.\d])"
)


@dataclass(frozen=True)
class _Tag:
    name: str
    closes: bool
    attributes: str


@dataclass(frozen=True)
class HtmlRead:
    """`hides_text`: words stood in it that are hidden from the eye."""

    text: str
    hides_text: bool


def read_html(source: str) -> HtmlRead:
    """Blocks on lines of their own; quoted passages begin with `> `, list items with `- `, and a
    line of underscores stands for what Outlook rules off."""
    lines, unseen = _Lines(), _Unseen()
    for token in _tokens(source[:LONGEST_SOURCE]):
        if unseen.takes(token):
            continue
        if isinstance(token, str):
            lines.add(unescape(token))
        else:
            lines.mark(token)
    return HtmlRead(lines.text(), unseen.hides_text)


@dataclass
class _Unseen:
    """The outermost element that nobody sees, while it is open."""

    name: str = ""
    depth: int = 0
    is_hidden: bool = False
    hides_text: bool = False

    def takes(self, token: str | _Tag) -> bool:
        """Whether the token is part of it."""
        if isinstance(token, str):
            self.hides_text |= bool(self.name) and self.is_hidden and _has_letters(token)
            return bool(self.name)
        if self.name:
            self._go_on(token)
            return True
        if token.closes or token.name in _VOID:
            return False
        self.is_hidden = _is_hidden(token)
        if token.name not in _UNSEEN and not self.is_hidden:
            return False
        self.name, self.depth = token.name, 1
        return True

    def _go_on(self, tag: _Tag) -> None:
        if tag.name == self.name:
            self.depth += -1 if tag.closes else 1
        if self.depth == 0 or (self.name == "p" and tag.name in _BLOCKS):
            self.name = ""


@dataclass
class _Quoting:
    """An element that mail programs mark as quoted, while it is open."""

    name: str
    reach: Reach
    depth: int = 1
    quotes: int = 0
    holds: bool = True

    def ends_with(self, tag: _Tag) -> bool:
        """Count the tag; whether the element ends by it."""
        if self.reach == "rest":
            return False
        if tag.name == "blockquote":
            self.quotes = max(0, self.quotes + (-1 if tag.closes else 1))
            self.holds = self.quotes > 0
            return self.reach == "line"
        if tag.name == self.name:
            self.depth += -1 if tag.closes else 1
        return self.depth == 0


class _Lines:
    """Collects text into lines."""

    def __init__(self) -> None:
        self._quote_depth = 0
        self._preformatted = 0
        self._quoting: _Quoting | None = None
        self._done: list[str] = []
        self._open: list[str] = []

    def add(self, text: str) -> None:
        if not self._preformatted:
            self._open.append(text)
            return
        first, *further = text.split("\n")
        self._open.append(first)
        for line in further:
            self._end_line()
            self._open.append(line)

    def mark(self, tag: _Tag) -> None:
        self._quote(tag)
        if tag.name == "br":
            self._end_line()
        elif tag.name in ("td", "th"):
            self._open.append(" ")
        elif tag.name in _BLOCKS:
            self._end_line()
            if tag.name == "p":
                self._gap()
            elif tag.name == "blockquote":
                self._quote_depth = max(0, self._quote_depth + (-1 if tag.closes else 1))
            elif tag.name == "pre":
                self._preformatted = 0 if tag.closes else 1
            elif tag.name == "li" and not tag.closes:
                self._open.append("- ")

    def _quote(self, tag: _Tag) -> None:
        """Follow what mail programs mark as quoted; within it, an answer may stand below a
        quotation of its own."""
        if self._quoting is not None:
            if self._quoting.ends_with(tag):
                self._end_line()
                self._quoting = None
            return
        if tag.closes or tag.name == "blockquote":
            return
        if is_separator(tag.name, tag.attributes):
            self._end_line()
            self._open.append(_RULE)
            self._end_line()
        reach = reach_of(tag.attributes)
        if reach is not None and (reach == "rest" or tag.name not in _VOID):
            self._end_line()
            self._quoting = _Quoting(tag.name, reach)

    def text(self) -> str:
        self._end_line()
        return "\n".join(self._done).strip()

    def _end_line(self) -> None:
        line = _SPACES.sub(" ", "".join(self._open)).strip()
        self._open.clear()
        if line:
            depth = self._quote_depth + (self._quoting is not None and self._quoting.holds)
            self._done.append("> " * min(depth, 8) + line)

    def _gap(self) -> None:
        if self._done and self._done[-1]:
            self._done.append("")


def _tokens(source: str) -> Iterator[str | _Tag]:
    """Text and tags in order. What HTML says is cut off by a missing end is cut off here too."""
    position = 0
    unclosed: set[str] = set()
    while position < len(source):
        start = source.find("<", position)
        if start != position:
            yield source[position : start if start >= 0 else len(source)]
        if start < 0:
            return
        name = _NAME.match(source, start + 1)
        if name is None:
            end = _end_of_markup(source, start)
            if end == start + 1:
                yield "<"
        else:
            end = _end_of_tag(source, name.end(), unclosed)
            tag = _Tag(
                name=name[0].strip("/").lower(),
                closes=name[0].startswith("/"),
                attributes=source[name.end() : end - 1],
            )
            if tag.name in _RAW and not tag.closes:
                closing = re.compile(f"</{re.escape(tag.name)}", re.IGNORECASE).search(source, end)
                end = closing.start() if closing else len(source)
            else:
                yield tag
        position = end


def _end_of_markup(source: str, start: int) -> int:
    """Behind a comment, a declaration or a processing instruction; else behind the `<` alone."""
    if source.startswith("<!--", start):
        end = source.find("-->", start + 4)
        return end + 3 if end >= 0 else len(source)
    if source.startswith(("<!", "<?", "</"), start):
        end = source.find(">", start)
        return end + 1 if end >= 0 else len(source)
    return start + 1


def _end_of_tag(source: str, position: int, unclosed: set[str]) -> int:
    """Behind the `>` that ends the tag; one inside a quoted value does not.

    A quotation mark opens a value only right after `=`, as HTML has it: a stray one would swallow
    the rest of the mail. `unclosed` remembers marks without a partner further on, so that none is
    looked for again.
    """
    while mark := _TAG_MARK.search(source, position):
        position = mark.end()
        if mark[1] is None:
            return position
        if mark[1] not in unclosed:
            partner = source.find(mark[1], position)
            if partner >= 0:
                position = partner + 1
            else:
                unclosed.add(mark[1])
    return len(source)


def _has_letters(text: str) -> bool:
    """What fills up the line that a mailbox previews has none."""
    return any(char.isalnum() for char in unescape(text))


def _is_hidden(tag: _Tag) -> bool:
    if _HIDDEN_ATTRIBUTE.search(tag.attributes):
        return True
    style = _STYLE.search(tag.attributes)
    return style is not None and bool(
        _HIDING.search(re.sub(r"\s|!important", "", unescape(style[1][:2_000]).lower()))
    )
