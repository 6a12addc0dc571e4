"""The newest text of a message, and its sentences, as slices of what was sent.

Work is linear in the text, which is cut at `TEXT_CAP` characters and `LINES_AT_MOST` lines: a mail
may be written to be slow to read.
"""

import re
from collections.abc import Sequence

from countersign.analysis.mail.boilerplate import (
    is_reply_marker,
    lines_of_notices,
    tells_the_device,
)
from countersign.analysis.mail.feet import is_rule_above_a_name
from countersign.analysis.mail.quotations import (
    begins_older,
    ends_quoted_header,
    lines_of_quote_header,
)
from countersign.analysis.mail.quoting import ABBREVIATIONS, CLOSINGS, is_quoted

TEXT_CAP = 20_000
LINES_AT_MOST = 1_500
SENTENCES_AT_MOST = 150
_WRAPPED_FROM = 50
_SIGNATURE_LINES = 14
_STOP = re.compile(r"[.!?…]{1,8}[\"'”\u2019»)\]*]{0,3}(?=\s|$)|[\u3002\uff1f\uff01]")
_BULLET = re.compile(r"\s{0,8}(?:[-*•·\u2013]|\d{1,2}[.)])\s")
_POSTSCRIPT = re.compile(r"\s{0,8}p\.?\s?s\b", re.IGNORECASE)


def newest_blocks(text: str, *, with_signature: bool = False) -> tuple[str, ...]:
    """Stretches of the text that the sender wrote now: no quotation, no signature unless wanted.

    Each is a slice of the text, without blank lines at its ends.
    """
    lines = text[:TEXT_CAP].split("\n", LINES_AT_MOST)[:LINES_AT_MOST]
    blocks: list[str] = []
    block: list[str] = []
    for line, kept in zip(lines, _kept(lines, with_signature), strict=True):
        if kept:
            block.append(line)
        elif block:
            blocks.append("\n".join(block))
            block = []
    if block:
        blocks.append("\n".join(block))
    return tuple(stripped for one in blocks if (stripped := one.strip()))


def sentences(block: str) -> tuple[str, ...]:
    """Sentences of a block, each a slice of it; bullets and short lines count as sentences."""
    found: list[str] = []
    for paragraph in _paragraphs(block):
        begin = 0
        for stop in _STOP.finditer(paragraph):
            if _is_abbreviation(paragraph, stop):
                continue
            found.append(paragraph[begin : stop.end()].strip())
            begin = stop.end()
        found.append(paragraph[begin:].strip())
        if len(found) >= SENTENCES_AT_MOST:
            break
    return tuple(one for one in found if one)[:SENTENCES_AT_MOST]


def own_text(text: str) -> str:
    """All that the sender wrote now, with what stands at its foot."""
    return "\n".join(newest_blocks(text, with_signature=True))


def _kept(lines: Sequence[str], with_signature: bool) -> list[bool]:
    """Line by line, whether it belongs to the newest text."""
    kept = [False] * len(lines)
    notices = frozenset() if with_signature else lines_of_notices(lines)
    after_text = False
    at = 0
    while at < len(lines):
        line = lines[at].strip()
        if not line:
            kept[at] = at > 0 and kept[at - 1]
            at += 1
        elif _begins_what_is_old(lines, at, after_text):
            break
        elif _is_no_text(line, after_text):
            at += 1
        elif header := lines_of_quote_header(lines, at):
            if not is_quoted(_next_filled(lines, at + header)):
                break
            at += header
        elif at in notices:
            at += 1
        elif not with_signature and _ends_text(lines, at, after_text):
            postscript = _postscript(lines, at)
            if postscript is None:
                break
            at = postscript
        else:
            kept[at] = after_text = True
            at += 1
    return kept


def _begins_what_is_old(lines: Sequence[str], at: int, after_text: bool) -> bool:
    if begins_older(lines, at):
        return True
    return after_text and (ends_quoted_header(lines, at) or is_reply_marker(lines[at].strip()))


def _is_no_text(line: str, after_text: bool) -> bool:
    """Whether it is quoted, or a program's own. A helpdesk's line stands above its own mail, and
    above the quotation in an answer to it."""
    if is_quoted(line) or tells_the_device(line):
        return True
    return not after_text and is_reply_marker(line)


def _ends_text(lines: Sequence[str], at: int, after_text: bool) -> bool:
    if lines[at].strip() in ("--", "—", "__"):
        return True
    return after_text and (_begins_signature(lines, at) or is_rule_above_a_name(lines, at))


def _begins_signature(lines: Sequence[str], at: int) -> bool:
    """Whether a farewell stands here, with little more than a name below it."""
    line = lines[at].strip()
    if len(line) > 60:
        return False
    farewell, _, name = line.partition(",")
    names = name.split()
    if farewell.rstrip(" .!-\u2013").lower() not in CLOSINGS or len(names) > 3:
        return False
    if any(not one[:1].isupper() for one in names):
        return False
    below = 0
    for other in lines[at + 1 :]:
        if is_quoted(other.strip()):
            break
        below += bool(other.strip())
        if below > _SIGNATURE_LINES:
            return False
    return True


def _postscript(lines: Sequence[str], at: int) -> int | None:
    for below in range(at + 1, min(len(lines), at + 1 + 2 * _SIGNATURE_LINES)):
        if _POSTSCRIPT.match(lines[below]):
            return below
    return None


def _next_filled(lines: Sequence[str], at: int) -> str:
    for line in lines[at : at + 4]:
        if line.strip():
            return line.strip()
    return ""


def _paragraphs(block: str) -> list[str]:
    """The block cut where a line plainly ends something; wrapped lines stay together."""
    parts: list[str] = []
    current: list[str] = []
    lines = block.split("\n")
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        current.append(line)
        if _ends_paragraph(line, below):
            parts.append("\n".join(current))
            current = []
    return parts


def _ends_paragraph(line: str, below: str) -> bool:
    bare, next_bare = line.strip(), below.strip()
    if not bare or not next_bare or _BULLET.match(below):
        return True
    if bare.endswith(",") and len(bare) <= 40 and next_bare[0].isupper():
        return True
    return len(bare) < _WRAPPED_FROM and not next_bare[0].islower()


def _is_abbreviation(paragraph: str, stop: re.Match[str]) -> bool:
    if stop.group() != ".":
        return False
    if paragraph[stop.end() : stop.end() + 2].lstrip().startswith(("¿", "¡")):
        return False
    word = paragraph[max(0, stop.start() - 12) : stop.start()].rsplit(None, 1)
    last = word[-1].lower() if word else ""
    return last in ABBREVIATIONS or (len(last) == 1 and last.isalpha())
