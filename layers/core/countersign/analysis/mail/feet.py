"""What stands below a letter without a mark of its own: names with telephones, pleas to rate."""

import re
from collections.abc import Sequence

from countersign.analysis.mail.foot_words import ASIDE, RATING, RATING_PLEAS
from countersign.analysis.mail.phrases import hits

_LINE_CAP = 90
_LINES_AT_MOST = 9
_BELOW_AT_MOST = 14
_PLEA_LINES = 4
_SHORT_RULE = 4
_LAST = 4
"""Paragraphs that are the foot."""

_PLEA_CAP = 300
_NAMES_AT_MOST = 4
_CONTACT = re.compile(
    r"\+?\(?\d[\d\s()/.\u2013-]{6,20}\d|https?://|\bwww\.|[\w.+-]{1,64}@[\w-]{1,63}\.\w"
    r"|\b(?:gmbh|ltd|inc|llc|ag|s\.?a\.?r?\.?l|s\.?p\.?a|b\.?v|oy|ab|a/s|sp\. z o\.o|s\.r\.o)\b",
    re.IGNORECASE,
)
_NAME_MARKS = str.maketrans("", "", "'\u2019.-")
_PARTICLES = frozenset("von van de da di del der den la le dos du af av bin ten ter zu".split())  # noqa: SIM905 - reads as a list of names
_DIGIT = re.compile(r"\d")
_RULE = frozenset("-_*=~#\u2013\u2014\u2500")
_SENTENCE_ENDS = (".", "?", "!", ":", ";", "\u3002", "\uff1f", "\uff01", "\uff1a")


def is_name(line: str, *, at_least: int = 1) -> bool:
    """Whether the line, up to a bar or a comma, is no more than a name."""
    if line.rstrip().endswith(","):
        return False
    bare = line.strip(" \t*_").partition("|")[0].partition(",")[0].strip()
    if not bare or len(bare) > _LINE_CAP or bare.endswith(_SENTENCE_ENDS):
        return False
    if not bare.translate(_NAME_MARKS).replace(" ", "").isalpha():
        return False
    words = [word for word in bare.split() if word not in _PARTICLES]
    is_long_enough = at_least <= len(words) <= _NAMES_AT_MOST
    return is_long_enough and all(word[0].isupper() for word in words)


def is_rule_above_a_name(lines: Sequence[str], at: int) -> bool:
    """Whether a rule of signs stands here, and below it a name and little more."""
    line = lines[at].strip()
    if len(line) < 2 or not _RULE.issuperset(line):
        return False
    below = [one for one in lines[at + 1 : at + 60] if one.strip()]
    if not 0 < len(below) <= _BELOW_AT_MOST or len(lines) > at + 60:
        return False
    if not is_name(below[0], at_least=2) or any(len(one.strip()) > _LINE_CAP for one in below[1:2]):
        return False
    return len(line) <= _SHORT_RULE or any(_CONTACT.search(one[:_LINE_CAP]) for one in below[1:5])


def lines_of_feet(paragraphs: Sequence[tuple[int, int]], lines: Sequence[str]) -> frozenset[int]:
    """Lines of signatures that nothing marks, and of pleas for a rating at the foot."""
    found: set[int] = set()
    for place in range(max(1, len(paragraphs) - _LAST), len(paragraphs)):
        begin, end = paragraphs[place]
        above = lines[paragraphs[place - 1][1] - 1].strip()
        own = lines[begin:end]
        if _is_signature(own, above) or _is_plea(own, above):
            found.update(range(begin, end))
    return frozenset(found)


def _is_signature(lines: Sequence[str], above: str) -> bool:
    """A name, and below it how to reach whoever has it; what somebody announces is none."""
    if not 3 <= len(lines) <= _LINES_AT_MOST or above.endswith((":", "\uff1a")):
        return False
    if any(len(line) > _LINE_CAP for line in lines) or _DIGIT.search(lines[0]):
        return False
    if not is_name(lines[0], at_least=2):
        return False
    return any(_CONTACT.search(line) for line in lines[1:])


def _is_plea(lines: Sequence[str], above: str) -> bool:
    text = "\n".join(lines)
    if len(lines) > _PLEA_LINES or len(text) > _PLEA_CAP:
        return False
    if hits(text, RATING_PLEAS):
        return True
    is_below_a_name = is_name(above) or bool(_CONTACT.search(above))
    return is_below_a_name and bool(hits(text, RATING) or hits(text, ASIDE))
