"""HTML mail as plain text: what a reader sees, without what is hidden from the eye."""

from dataclasses import dataclass
from html import unescape

from countersign.analysis.mail.html.elements import VOID, Element, OpenElements
from countersign.analysis.mail.html.hiding import Unseen
from countersign.analysis.mail.html.lines import Lines
from countersign.analysis.mail.html.sheets import Styles, styles_of
from countersign.analysis.mail.html.styling import Stylist
from countersign.analysis.mail.html.tokens import Sheet, Tag, Token, tokens

LONGEST_SOURCE = 1_000_000
_LAYOUT = frozenset({"table", "img"})


@dataclass(frozen=True)
class HtmlRead:
    """`hides_text`: words stood in it that are hidden from the eye."""

    text: str
    hides_text: bool


def read_html(source: str) -> HtmlRead:
    """Blocks on lines of their own; quoted passages begin with `> `, list items with `- ` or a
    number, the cells of a row stand between bars, and a line of underscores stands for what Outlook
    rules off.

    Where a strict reading finds no word, because something in it never ends, it is read again as if
    that ended soon.
    """
    source = source[:LONGEST_SOURCE]
    found = _read(list(tokens(source)))
    if not _has_letters(found.text) and not found.hides_text:
        lenient = _read(list(tokens(source, lenient=True)))
        return lenient if _has_letters(lenient.text) else found
    return found


def _read(found: list[Token]) -> HtmlRead:
    styles = styles_of(one for one in found if isinstance(one, Sheet))
    page = _Page(styles)
    for token in found:
        if isinstance(token, str):
            page.text(token)
        elif isinstance(token, Tag):
            (page.end if token.closes else page.start)(token)
    text = page.lines.text()
    return HtmlRead(text, styles.is_too_much or page.unseen.hides_text(text))


class _Page:
    def __init__(self, styles: Styles) -> None:
        self.lines, self.unseen = Lines(), Unseen()
        self._stylist = Stylist(styles)
        self._root = Element(Tag("html", closes=False, source=""), None)
        self._body = Element(Tag("body", closes=False, source=""), self._root)
        for element in (self._root, self._body):
            self._stylist.style(element)
        self._open = OpenElements(self._root)
        self._open.open(self._body)
        self._anything_seen = False

    def text(self, source: str) -> None:
        top = self._open.holder_of("")
        text = unescape(source) if "&" in source else source
        is_in_closed = top.name == "details" and "open" not in top.attributes
        if not (top.look.is_unseen or is_in_closed):
            if _has_letters(text):
                self.unseen.over(anything_seen=self._anything_seen)
                self._anything_seen = True
            self.lines.add(text, is_preformatted=top.look.is_preformatted)
        elif not top.quietly and not text.isspace():
            self.unseen.add(text)

    def start(self, tag: Tag) -> None:
        if tag.name in ("html", "body"):
            self._begin(tag)
            return
        self._close(self._open.make_way_for(tag))
        element = Element(tag, self._open.holder_of(tag.name))
        self._stylist.style(element)
        if tag.name in _LAYOUT and not element.look.is_gone:
            self.unseen.is_laid_out = True
        if tag.name not in VOID and not (tag.name == "form" and self._open.is_between_cells):
            self._open.open(element)
        if not element.look.is_gone:
            self.lines.open(tag)

    def end(self, tag: Tag) -> None:
        if tag.name in ("html", "body", "head"):
            return
        if tag.name == "br":
            self.lines.open(tag)
        self._close(self._open.end(tag.name))

    def _begin(self, tag: Tag) -> None:
        """The page itself: what its tag says goes for all, if it is the first."""
        element = self._root if tag.name == "html" else self._body
        if not tag.source or element.tag.source:
            return
        element.tag = tag
        element.__dict__.pop("classes", None)
        for one in (self._root, self._body):
            self._stylist.style(one)
        self.lines.open(tag)

    def _close(self, closed: list[Element]) -> None:
        for element in closed:
            if not element.look.is_gone:
                self.lines.close(element.tag)


def _has_letters(text: str) -> bool:
    """What fills up the line that a mailbox previews has none."""
    return any(char.isalnum() for char in text)
