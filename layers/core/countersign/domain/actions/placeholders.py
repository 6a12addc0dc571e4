"""Placeholders: what stands in a text for what its writer did not know, by whatever habit.

`[Your name]`, `<insert date>`, `{{first_name}}`, `%NAME%`, `XX:XX`, `____`, `TBD`. Each is told by
its form and by its words, in seven languages; what could be somebody's ordinary text is left alone.
Every form is bounded, and no place of a text is looked at twice, whatever stands in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from countersign.domain.actions.placeholder_words import (
    ALONE,
    BESIDE,
    ENDINGS,
    FILES,
    FILL_IN,
    JOINING,
    NAMED,
    OF,
    OPTIONAL,
    SAY,
    SUCH,
    TAGS,
    YOUR,
)

_FORM = re.compile(
    r"""
      (?P<other>                                   # what only looks like one
          ⟦[^⟦⟧]*⟧                                 # a blank
        | (?:https?://|www\.|mailto:)[^\s<>\[\]{}⟦⟧]{1,300}
        | <[^\s<>@⟦⟧]{1,200}@[^\s<>@⟦⟧]{1,200}>
        | \bX{2,3}\.?[ ]Jahrhundert
        | \b(?:si[eè]cle|siglo|secolo|s[eé]culo|[Bb]owl|[Cc]hapter|[Vv]olume|Part)[ ]X{2,3}\b
        | \bX{2,3}[ ](?:century|si[eè]cle|secolo)\b
        # all of a number but its end
        | (?<![Xx*]) [Xx*]{2,40}+ (?:[- ][Xx*]{2,8}+){0,4}+ [- ]?\d{2,4}\b
      )
    | (?P<square> (?<!\w) \[{1,3} [^\[\]⟦⟧\n]{1,80} \]{1,3} (?!\((?:https?:|mailto:|[/\#])) )
    | (?P<angle> <{1,3} [^<>⟦⟧\n]{1,80} >{1,3} )
    | (?P<template> \{\{ [ ]{0,3}[A-Za-z_] [^{}⟦⟧\n]{0,80} \}\} | \*\| [A-Z][A-Z0-9_:]{0,40} \|\* )
    | (?P<curly> (?<!%) \$?\{ [^{}⟦⟧\n]{1,80} \} | « \w{1,40} » )
    | (?P<round> \( [^()⟦⟧\n]{1,80} \) )
    | (?P<sign> (?<![\w%]) % [A-Za-z][A-Za-z_]{1,40} % (?!\w)
        | (?<![\w$"'(]) \$ [A-Za-z][A-Za-z_]{2,40} \b (?! [ ]?[=;"'$\[>)(-]) )
    | (?P<line> (?<!\w) _{3,}+ (?!\w) )
    | (?P<crosses> (?<![\w.]) (?<![A-Za-z]-)
        (?: 20XX | X{2,8}(?:[./:-]X{2,8}){0,3} | x{2,4}(?:[./:]x{2,4}){1,3} )
        (?: [./-](?:19|20)\d\d )? (?!\w) )
    | (?P<told> \bTBD\b
        | (?<![\w./-]) (?:DD|TT|JJ|GG)[./-]MM[./-](?:YYYY|YY|JJJJ|AAAA) (?![\w./-]) )
    """,
    re.VERBOSE,
)

_AROUND = "[]<>{}()%$*|«»_\"' "
_LABEL = re.compile(r"[\w\s'’.,:/&()#!?+…–—-]*")
_CONSTANT = re.compile(r"[A-ZÄÖÜ]{2,}(?:_[A-ZÄÖÜ]{2,})+")
_NUMBERED = re.compile(r"[^\W\d_]+ \d")
_THING = re.compile(r"[^\W\d]+(?:(?:['’] |[ ./'’-])[^\W\d]+)*")
_CHOICE = re.compile(r"[^\W\d_]{3,}(?: [^\W\d_]+)*(?: ?/ ?[^\W\d_]{3,}(?: [^\W\d_]+)*)+")
_LONG_NUMBER = re.compile(r"\d{3}")
_WORD = re.compile(r"[^\W\d_]+")
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])")
_DRAWN = re.compile(r"(?<!\S)_(?!\S)")
_WORDS_AT_MOST = 14
_NAMED_BY_AT_MOST = 5
_DIVIDES_FROM = 10
"""So many strokes on a line of their own divide a text."""
_NEVER_FROM = 40
"""So many strokes are left for nobody to write on, if no colon leads there."""


@dataclass(frozen=True)
class Placeholder:
    """Where it stands in a text; `label` is what stood between its brackets, or it itself."""

    start: int
    end: int
    label: str


def placeholders(text: str) -> Iterator[Placeholder]:
    """In the order in which they are read. Blanks are none."""
    at = 0
    while (found := _FORM.search(text, at)) is not None:
        at = found.end()
        inside = found[0].strip(_AROUND) or found[0]
        if _is_one(found.lastgroup or "", inside, found):
            yield Placeholder(found.start(), found.end(), inside[:80])
        elif found.lastgroup in ("square", "angle", "curly", "round"):
            # Its brackets are somebody's own: what stands in them is looked at by itself.
            at = found.start() + 1


def _is_one(form: str, inside: str, found: re.Match[str]) -> bool:
    match form:
        case "square":
            return _is_label(inside, orders=SAY) or _is_described(inside)
        case "angle":
            return inside.casefold() not in TAGS and _is_label(inside, orders=FILL_IN)
        case "round":
            return _fills_in(inside)
        case "curly" | "sign":
            return _is_label(inside, orders=FILL_IN)
        case "template" | "told" | "crosses":
            return True
        case "line":
            return not _divides(found)
        case _:
            return False


def _is_label(inside: str, *, orders: frozenset[str]) -> bool:
    """Whether nothing is meant by the words but what should stand there."""
    words = _words_of(inside)
    if not inside[0].isalpha() or len(words) > _WORDS_AT_MOST:
        return False
    if words[0] in orders or (len(words) > 1 and (words[-1] in orders or inside[:2] == "X ")):
        return True
    if not _LABEL.fullmatch(inside) or _LONG_NUMBER.search(inside):
        return False
    if len(words) == 1:
        return _is_noun(words[0], BESIDE if _NUMBERED.fullmatch(inside) else ALONE)
    named = [_is_noun(one, BESIDE) for one in words]
    said = [is_named or one in JOINING for is_named, one in zip(named, words, strict=True)]
    is_led = words[0] in YOUR or (named[0] and words[1] in OF)
    return any(named) and (is_led or all(said))


def _is_described(inside: str) -> bool:
    """Wider than a label, for square brackets alone: a thing by any name, a choice, a request."""
    if not _LABEL.fullmatch(inside) or not inside[0].isalpha():
        return False
    words = _words_of(inside)
    if _CONSTANT.fullmatch(inside) or _CHOICE.fullmatch(inside) or words[-1] in OPTIONAL:
        return True
    if not 2 <= len(words) <= _WORDS_AT_MOST:
        return False
    is_thing = len(words) <= _NAMED_BY_AT_MOST and _THING.fullmatch(inside) is not None
    is_named = _is_noun(words[-1], BESIDE) or words[0] in NAMED
    return words[0] in SUCH or (is_thing and is_named)


def _fills_in(inside: str) -> bool:
    """Round brackets hold asides of all sorts: only an order is no aside."""
    words = _words_of(inside)
    return len(words) > 1 and (words[0] in FILL_IN or words[-1] in FILL_IN)


def _words_of(inside: str) -> list[str]:
    """`firstName` and `first_name` are two words, `NAME` is one."""
    return [one.casefold() for one in _WORD.findall(_CAMEL.sub(" ", inside))]


def _is_noun(word: str, nouns: frozenset[str]) -> bool:
    if word in nouns:
        return True
    return len(word) <= 40 and word.endswith(ENDINGS) and word not in FILES


def _line_around(found: re.Match[str]) -> tuple[str, str]:
    """What stands before and after it on its line, as far as that matters."""
    before = found.string[max(0, found.start() - 80) : found.start()]
    after = found.string[found.end() : found.end() + 80]
    return before.rpartition("\n")[2], after.partition("\n")[0]


def _divides(found: re.Match[str]) -> bool:
    """Long, or part of a drawing, and nothing beside it says what it is for."""
    before, after = _line_around(found)
    if len(found[0]) >= _NEVER_FROM:
        return ":" not in before[-2:]
    if _DRAWN.search(f"{before} {after}"):
        return True
    if _WORD.search(before + after):
        return False
    return len(found[0]) >= _DIVIDES_FROM or bool((before + after).strip(" :\t\r"))
