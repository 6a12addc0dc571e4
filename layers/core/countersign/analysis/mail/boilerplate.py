"""What programs and law departments put around the text of a mail: it asks nobody for anything."""

from collections.abc import Sequence

from countersign.analysis.mail.added_words import (
    ABOVE_THIS_LINE,
    CAREFUL,
    DEVICES,
    ENCLOSED,
    FROM_OUTSIDE,
    SENT_FROM,
)
from countersign.analysis.mail.disclaimer_words import (
    IN_CASE,
    NATURE,
    NOT_FOR_YOU,
    PRINT,
    PRINT_THIS_MAIL,
    REMOVE,
    SECRET,
    TELL,
    TELL_US,
)
from countersign.analysis.mail.feet import lines_of_feet
from countersign.analysis.mail.phrases import hits, plain
from countersign.analysis.mail.quoting import is_quoted

_SENT_FROM = tuple(SENT_FROM)
_MARKER_CAP = 160
_SENT_FROM_CAP = 90
_SENT_FROM_WORDS = 12


def is_reply_marker(line: str) -> bool:
    """Whether a helpdesk put the line there, so as to find what is answered above it."""
    if line.startswith("##-") and line.endswith("-##"):
        return True
    return len(line) <= _MARKER_CAP and "?" not in line and bool(hits(line, ABOVE_THIS_LINE))


def tells_the_device(line: str) -> bool:
    """Whether the line only tells from which device or program the mail comes."""
    if len(line) > _SENT_FROM_CAP or len(line.split()) > _SENT_FROM_WORDS or "?" in line:
        return False
    bare = plain(line).strip(" \t-\u2013\u2014_*|.").lstrip("\u200e\u200f\u202b")
    return bare.startswith(_SENT_FROM) and any(device in bare for device in DEVICES)


def warns_of_outsiders(sentence: str) -> bool:
    """Whether a mail server wrote the sentence, to warn of a mail from outside."""
    if hits(sentence, FROM_OUTSIDE):
        return True
    return "?" not in sentence and bool(hits(sentence, CAREFUL) and hits(sentence, ENCLOSED))


def spares_paper(sentence: str) -> bool:
    """Whether it asks no more than to print nothing."""
    return bool(hits(sentence, PRINT_THIS_MAIL))


def lines_of_notices(lines: Sequence[str]) -> frozenset[int]:
    """Which lines no person wrote for this mail: disclaimers, and what else stands at the foot."""
    paragraphs = _paragraphs(lines)
    return _lines_of_disclaimers(paragraphs, lines) | lines_of_feet(paragraphs, lines)


def _lines_of_disclaimers(
    paragraphs: Sequence[tuple[int, int]], lines: Sequence[str]
) -> frozenset[int]:
    """Which lines belong to a notice of confidentiality, or to a plea to print nothing.

    A paragraph is one that speaks to whom the mail was not meant for, and of secrecy, of removing
    it or of telling the sender; or of all three of these. Its lines count from the first that says
    any of it. Below a notice at the foot there is nothing but more of the kind. Quoted lines have
    no say.
    """
    found: set[int] = set()
    written = False
    for begin, end in paragraphs:
        text = "\n".join(lines[begin:end])
        if is_quoted(lines[begin].strip()):
            continue
        if not _is_disclaimer(text):
            written = True
            continue
        first = next((at for at in range(begin, end) if _says_some(lines[at])), begin)
        if first > begin:
            written = True
        found.update(range(first, len(lines) if written else end))
        if written:
            break
    return frozenset(found)


def _is_disclaimer(text: str) -> bool:
    if hits(text, NATURE) and hits(text, PRINT):
        return True
    signs = [bool(hits(text, phrases)) for phrases in (SECRET, REMOVE, TELL)]
    if all(signs):
        return True
    if not hits(text, NOT_FOR_YOU):
        return False
    return any(signs) or bool(hits(text, TELL_US) and hits(text, IN_CASE))


def _says_some(line: str) -> bool:
    return any(hits(line, phrases) for phrases in (NOT_FOR_YOU, SECRET, REMOVE, TELL, NATURE))


def _paragraphs(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Runs of filled lines, as half-open ranges."""
    found: list[tuple[int, int]] = []
    begin: int | None = None
    for at, line in enumerate((*lines, "")):
        if line.strip():
            begin = at if begin is None else begin
        elif begin is not None:
            found.append((begin, at))
            begin = None
    return found
