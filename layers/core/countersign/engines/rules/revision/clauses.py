"""An instruction as its parts, each one thing to do.

A part may hold free words ("say that I come and bring cake"), so that it is cut only where every
piece is something that can be done. What stands in quotation marks is never cut.
"""

import re
from collections.abc import Callable
from functools import cache
from itertools import islice

from countersign.analysis.mail.body_text import sentences

CLAUSES_AT_MOST = 12
_QUOTED = re.compile(
    r"“([^”“]{1,900})[”“]|„([^“”„]{1,900})[“”]|«([^«»]{1,900})»|\"([^\"]{1,900})\""
)
_HELD = re.compile("\ue000(\\d+)\ue001")
_LEADING = re.compile(
    r"(?:please|pls|kindly|can you|could you|would you|will you|i(?:['’]d| would) like (?:you )?to"
    r"|i want you to|you should|let['’]s|just|now|also|and|then|but|okay|ok|actually|finally|next"
    r"|first(?:ly)?|secondly|bitte|kannst du|könntest du|und|dann|auch|aber|noch|zuerst)\b[,:]?\s+",
    re.IGNORECASE,
)
_AS_QUESTION = ("can you", "could you", "would you", "will you", "kannst du", "könntest du")
_TRAILING = re.compile(r",?\s+(?:please|pls|too|as well|bitte)(?=[.!?]*$)", re.IGNORECASE)
_CUT = re.compile(
    r"\s*[,;]\s*(?:(?:and|but|then|und|aber|dann|sowie|plus)\s+)?"
    r"|\s+(?:and|but|then|und|aber|dann|sowie|plus|&)\s+",
    re.IGNORECASE,
)
_CUTS_AT_MOST = 12
_BULLET = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+")


class Held:
    """What stood in quotation marks, in order."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def hold(self, text: str) -> str:
        return _QUOTED.sub(self._put_away, text.replace("\ue000", "").replace("\ue001", ""))

    def back(self, text: str) -> str:
        """The text with the words back in it; their marks only where other words stand around."""
        alone = _HELD.fullmatch(text.strip(" .:,"))
        if alone:
            return self.words[int(alone[1])]
        return _HELD.sub(lambda match: f"“{self.words[int(match[1])]}”", text)

    def is_quoted(self, text: str) -> bool:
        return _HELD.fullmatch(text.strip(" .:,")) is not None

    def _put_away(self, match: re.Match[str]) -> str:
        self.words.append(next(group for group in match.groups() if group).strip())
        return f"\ue000{len(self.words) - 1}\ue001"


def clauses(
    text: str, *, is_whole: Callable[[str], bool], is_doable: Callable[[str], bool]
) -> tuple[str, ...]:
    """The parts of a held text. `is_whole`: it is one thing to do, with no free words in it."""
    found: list[str] = []
    for line in text.split("\n"):
        for sentence in sentences(_BULLET.sub("", line)):
            for piece in sentence.split(";"):
                bare = polite_words_off(piece)
                if bare:
                    found.extend(_cut(bare, is_whole, is_doable))
    return tuple(found[: CLAUSES_AT_MOST + 1])


def polite_words_off(text: str) -> str:
    bare = " ".join(text.split()).strip(" ,")
    while (match := _LEADING.match(bare)) is not None:
        bare = bare[match.end() :]
        if match.group().lower().startswith(_AS_QUESTION):
            bare = bare.rstrip(" ?")
    return _TRAILING.sub("", bare)


def _cut(
    text: str, is_whole: Callable[[str], bool], is_doable: Callable[[str], bool]
) -> tuple[str, ...]:
    """Cut into the most pieces of which each can be done; else as it is."""

    @cache
    def cut(part: str, pieces: int) -> tuple[str, ...]:
        if is_whole(part) or pieces <= 1:
            return (part,)
        for found in islice(_CUT.finditer(part), _CUTS_AT_MOST):
            left, right = part[: found.start()], polite_words_off(part[found.end() :])
            if left and right and is_doable(left):
                rest = cut(right, pieces - 1)
                if all(map(is_doable, rest)):
                    return (left, *rest)
        return (part,)

    return cut(text, CLAUSES_AT_MOST)
