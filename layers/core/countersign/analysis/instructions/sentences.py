"""A person's instructions, sentence by sentence, and which of them stand under another one.

What a sentence says holds under what stands above it: the items of a list under its heading, and
anything under "the following goes for clients". Where that is not understood, neither is what
stands under it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from countersign.analysis.instructions.held_words import HeldWords, without_quotations
from countersign.analysis.mail.quoting import ABBREVIATIONS, QUOTED

SENTENCES_AT_MOST = 60
"""What goes beyond them is one more, and is not cut."""

_BULLET = re.compile(r"(?:[-*•·◦▪●○☐☑✓✔→\u2013\u2014]|\(?\d{1,2}[.)]|[a-z]\)|\[[ xX]?\])\s+")
_STOP = re.compile(r"(?:[.!?…]{1,8}|;)(?=[\s)\]]|$)")
_WRAPPED_FROM = 50
_GOES_ON = re.compile(
    r"(?:,|\b(?:and|or|then|the|a|to|from|with|for|of|und|oder|dann|von|an|mit))$"
)
_CONDITION = re.compile(r"(?:if|when|whenever|for|on|in|wenn|falls|bei|für|sobald)\b")


@dataclass(frozen=True)
class Sentence:
    """`text` as it was written, `held` with what is quoted put away. `under`: the sentences, by
    their number, that it stands under. Not `is_plain`: quoted from a mail, or several in one.
    `may_go_on`: nothing ends the one before, and no bullet begins this one."""

    text: str
    held: str
    under: tuple[int, ...] = ()
    is_plain: bool = True
    may_go_on: bool = False

    @property
    def is_heading(self) -> bool:
        return self.held.endswith(":")

    @property
    def is_ended(self) -> bool:
        return _STOP.search(self.held[-3:]) is not None

    @property
    def is_question(self) -> bool:
        return "?" in self.held[-3:]


@dataclass(frozen=True)
class _WrittenLine:
    text: str
    indent: int
    is_item: bool
    after_blank: bool

    @property
    def is_heading(self) -> bool:
        return self.text.endswith(":")


def sentences_of(text: str, quoted: HeldWords) -> tuple[Sentence, ...]:
    """The sentences in order."""
    found: list[Sentence] = []
    above: list[tuple[_WrittenLine, int]] = []
    for line in _lines(without_quotations(text, quoted)):
        while above and not _is_under(line, above[-1][0]):
            above.pop()
        under = tuple(number for _, number in above)
        pieces = tuple(_cut(line.text))
        is_plain = not line.text.startswith(QUOTED)
        may_go_on = bool(found) and not (line.is_item or line.after_blank)
        may_go_on = may_go_on and not (found[-1].is_ended or found[-1].is_heading)
        for at, held in enumerate(pieces):
            goes_on = may_go_on and at == 0
            found.append(Sentence(quoted.back(held), held, under, is_plain, goes_on))
        if pieces:
            above.append((line, len(found) - 1))
    rest = found[SENTENCES_AT_MOST:]
    if not rest:
        return tuple(found)
    held = " ".join(one.held for one in rest)
    last = Sentence(quoted.back(held), held, is_plain=False)
    return (*found[:SENTENCES_AT_MOST], last)


def _is_under(line: _WrittenLine, above: _WrittenLine) -> bool:
    if line.indent > above.indent:
        return True
    if not above.is_heading or line.indent < above.indent:
        return False
    return (line.is_item and not above.is_item) or not (line.after_blank or line.is_heading)


def _lines(text: str) -> Iterator[_WrittenLine]:
    """Lines that hold something, each without its bullet; what a line goes on with is one line."""
    pending: _WrittenLine | None = None
    after_blank = False
    for raw in text.split("\n"):
        bare = raw.strip()
        if not bare:
            after_blank = True
            continue
        indent = len(raw.expandtabs(4)) - len(raw.expandtabs(4).lstrip())
        bullet = _BULLET.match(bare)
        body = bare[bullet.end() :].strip() if bullet else bare
        line = _WrittenLine(body, indent, bullet is not None, after_blank)
        if pending and not after_blank and not bullet and _goes_on(pending.text, body):
            pending = _WrittenLine(
                f"{pending.text} {body}", pending.indent, pending.is_item, pending.after_blank
            )
        else:
            if pending:
                yield pending
            pending = line
        after_blank = False
    if pending:
        yield pending


def _goes_on(above: str, below: str) -> bool:
    """Whether a line was only wrapped: it ends nothing, and the next one begins nothing."""
    if not below[:1].islower():
        return False
    is_open = _GOES_ON.search(above.lower()) or _CONDITION.match(above.lower())
    return len(above) >= _WRAPPED_FROM or is_open is not None


def _cut(line: str) -> Iterator[str]:
    begin = 0
    for stop in _STOP.finditer(line):
        if not _is_abbreviation(line, stop):
            yield from _filled(line[begin : stop.end()])
            begin = stop.end()
    yield from _filled(line[begin:])


def _filled(piece: str) -> Iterator[str]:
    bare = piece.strip()
    if any(char.isalnum() for char in bare):
        yield bare


def _is_abbreviation(line: str, stop: re.Match[str]) -> bool:
    if stop.group() != ".":
        return False
    words = line[max(0, stop.start() - 12) : stop.start()].rsplit(None, 1)
    last = words[-1].lower() if words else ""
    return last in ABBREVIATIONS or (len(last) == 1 and last.isalpha())
