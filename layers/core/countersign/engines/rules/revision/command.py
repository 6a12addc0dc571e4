"""How a thing that a person can ask for is written down: its ways of being said, and what does it.

In a pattern `'` also stands for the typographic apostrophe. Patterns are compiled when the first
instruction comes: most scans bring none.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from re import Match

from countersign.engines.rules.revision.draft import Draft
from countersign.engines.rules.revision.refusals import Cannot

_NAME = r"(?-i:[A-ZÄÖÜ][\w.\x27’-]{0,30}(?: [A-ZÄÖÜ][\w.\x27’-]{0,30}){0,2})"
SOMEBODY = rf"(?:her|him|them|everyone|everybody|(?:the|my|our) (?:\w+)|{_NAME})"
WHO = rf"(?P<whom>{SOMEBODY})"
WEM = rf"(?:ihr|ihm|ihnen|allen|(?:dem|der|den) \w+|{_NAME})"
IT = (
    r"(?:it|this|that|(?:the|this|my) (?:whole )?(?:mail|email|e-mail|reply|message|answer|letter"
    r"|text|draft|response|tone|wording|thing)|es|das|(?:die|den|das) (?:mail|e-mail|antwort|text"
    r"|entwurf|ton))"
)
MUCH = (
    r"(?:a (?:bit|little|lot) |much |even |way |far |somewhat |slightly |very |viel |etwas "
    r"|ein bisschen |noch )?"
)
MAKE = (
    r"(?:(?:make|keep|write|sound|be|put|mach|mache|schreib|schreibe|formuliere) )?"
    rf"(?:{IT} )?(?:sound )?{MUCH}"
)
ADDRESS = r"<?[^\s@<>,;()]+@[^\s@<>,;()]+>?"
_PERSON = rf"(?:[\w\x27’.-]+ ){{0,2}}\(?{ADDRESS}\)?"
ADDRESSES = rf"{_PERSON}(?:(?:,|,? and|,? und| &|;) {_PERSON}){{0,20}}"
DROP = (
    r"(?:remove|delete|drop|cut|cut out|take out|leave out|leave off|strip|omit|lose|skip"
    r"|get rid of|take off)"
)
WEG = r"(?:entfern|entferne|streich|streiche|lösch|lösche|lass|lasse|nimm)"
FIRST = r"(?: first| up front| at the (?:start|beginning|top)| to start with)?"

Said = Mapping[str, str]
"""The words that stand where a pattern leaves room, by name; `verbatim` when they were quoted."""

Do = Callable[[Draft, Said], Draft]


@dataclass(frozen=True)
class Command:
    """A row: the whole of a clause fits one of the patterns. `free`: it ends in any words."""

    do: Do
    patterns: tuple[str, ...]
    free: bool

    def fits(self, clause: str) -> Match[str] | None:
        found = (compiled(pattern).fullmatch(clause) for pattern in self.patterns)
        return next(filter(None, found), None)


def command(do: Do, *patterns: str, free: bool = False) -> Command:
    return Command(do, patterns, free)


def refuse(words: str) -> Do:
    """What is done about something that is understood, and cannot be."""

    def do(_: Draft, __: Said) -> Draft:
        raise Cannot(words)

    return do


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("'", "['’]"), re.IGNORECASE | re.DOTALL)
