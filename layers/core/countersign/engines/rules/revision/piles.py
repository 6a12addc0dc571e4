"""Which conversations of a pile stay in it."""

import re

from countersign.domain.says import said
from countersign.engines.rules.revision.refusals import Cannot, Unclear
from countersign.ports.questions.revise_items import PileLine

_MAILS = r"(?:mails?|emails?|messages?|conversations?)"
_QUANTITY = (
    r"(?:everything|anything|all|those|the ones?|alle[ns]?|alles|die|jene"
    rf"|the {_MAILS}|{_MAILS})"
)
_OUT = re.compile(
    r"(?:leave(?: out)?|remove|drop|exclude|skip|without|except(?: for)?|not|take out|delete"
    r"|keep out|don['’]t (?:include|touch|archive|label|mark)|lass|lasse|entferne|ohne|außer|nimm)"
    rf"\s+(?:{_QUANTITY}\s+)?(?P<what>.+?)"
    r"(?:\s+(?:out|alone|where (?:it|they) (?:is|are)|aus|weg|raus|heraus|drin))?",
    re.IGNORECASE,
)
_ONLY = re.compile(
    r"(?:(?:keep|include|take|nur|behalte|just|only)\s+){1,3}"
    rf"(?:{_QUANTITY}\s+)?(?P<what>.+)",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"^(?:(?:that (?:are|come)|which (?:are|come)|coming)\s+)?(?:from|by|of|von|vom)\s+",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"^(?:with|containing|about|über|mit)\s+(?:the\s+word\s+)?(?P<words>.+?)"
    r"(?:\s+(?:in|im)\s+(?:the\s+)?(?:subject|betreff|title))?$",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"^(?:the\s+|die\s+|den\s+|das\s+)?(?P<which>first|last|erste[ns]?|letzte[ns]?)"
    r"(?:\s+(?P<count>\d{1,2}|two|three|four|five|zwei|drei|vier|fünf))?"
    r"(?:\s+(?:one|ones|mails?|emails?|conversations?))?$",
    re.IGNORECASE,
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5}
_SEPARATORS = re.compile(
    r",?\s+(?:and|or|und|oder)\s+(?:from\s+|von\s+)?|,\s+|\s*&\s*", re.IGNORECASE
)


def is_about_pile(clause: str) -> bool:
    bare = clause.rstrip(" .!")
    return _OUT.fullmatch(bare) is not None or _ONLY.fullmatch(bare) is not None


def kept_of(lines: tuple[PileLine, ...], kept: tuple[int, ...], clause: str) -> tuple[int, ...]:
    """The positions that stay. Raises Cannot, Unclear."""
    bare = clause.rstrip(" .!")
    only = _ONLY.fullmatch(bare)
    out = None if only else _OUT.fullmatch(bare)
    match = only or out
    if match is None:
        raise Unclear(clause)
    meant = _meant(lines, kept, match["what"])
    left = tuple(at for at in kept if (at in meant) == bool(only))
    if not left:
        raise Cannot(said("Nothing would be left in it. Decline it instead."))
    if left == kept:
        return kept
    return left


def _meant(lines: tuple[PileLine, ...], kept: tuple[int, ...], what: str) -> frozenset[int]:
    place = _PLACE.match(what)
    if place is not None:
        count = _COUNTS.get((place["count"] or "").lower()) or int(place["count"] or 1)
        is_first = place["which"].lower().startswith(("first", "erst"))
        return frozenset(kept[:count] if is_first else kept[-count:])
    found: set[int] = set()
    for words in _SEPARATORS.split(what):
        here = _matching(lines, kept, words)
        if not here:
            raise Cannot(said("None of them is from or about “{words}”.", words=words.strip()))
        found |= here
    return frozenset(found)


def _matching(lines: tuple[PileLine, ...], kept: tuple[int, ...], words: str) -> set[int]:
    with_words = _WITH.match(words.strip())
    is_sender = _FROM.match(words.strip()) is not None
    bare = with_words["words"] if with_words else _FROM.sub("", words.strip())
    bare = re.sub(r"^(?:the|der|die|das|den)\s+", "", bare, flags=re.IGNORECASE)
    sought = bare.strip(" “”\"'@").casefold()
    if not sought:
        return set()
    pattern = re.compile(rf"(?<!\w){re.escape(sought)}(?!\w)")
    return {
        at
        for at in kept
        if pattern.search(lines[at].sender.casefold())
        or (not is_sender and pattern.search(lines[at].subject.casefold()))
    }
