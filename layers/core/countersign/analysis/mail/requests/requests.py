"""Whether a sentence asks its reader for something, by the cue tables."""

import re
from dataclasses import dataclass

from countersign.analysis.mail.language import Language
from countersign.analysis.mail.phrases import word_set
from countersign.analysis.mail.requests.asked_for import AskedFor, asked_for
from countersign.analysis.mail.requests.by_language import WORDS
from countersign.analysis.mail.requests.cue import LONGEST_PHRASE, QUESTION_MARK
from countersign.analysis.mail.requests.intents import (
    COURTESIES,
    INSTRUCTIONS,
    STATEMENTS,
)
from countersign.domain.task.asks import AskType

BASE = -1.8
PER_WORD = -0.03
THRESHOLD = -0.4
"""Above it a sentence asks. All three were fitted together with the English rows."""

PLAIN = 0.5
"""A score at which even roundabout words plainly want something."""

_UNKNOWN = (
    QUESTION_MARK,
    *(row for row in WORDS["en"].cues if row.name != QUESTION_MARK.name),
)
"""For a text whose language we do not know, a question mark has to say more."""

_WORDS_AT_MOST = 60
_TOKEN = re.compile(r"(?:https?://|www\.)\S{1,2000}|\$?[^\W_]+(?:['’][^\W_]+)*|\?")
_QUESTION_MARKS = {0xFF1F: "?", 0x061F: "?", 0x055E: "?", 0x037E: "?"}
_ASKS_IN_GREEK = re.compile(r"(?<=[\u0370-\u03ff\u1f00-\u1fff]);(?=[\s\"'\u00bb)]{0,4}$)")
"""Greek has the sign of the semicolon where others put a question mark."""

_CALLED = re.compile(
    r"\W{0,9}(?:(?:hi|hello|hey|dear|[Hh]i|[Hh]ello|[Hh]ey|[Dd]ear)\s)?"
    r"[A-Z][\w.]{0,30}(?:\s(?:(?:and|&)\s)?[A-Z][\w.]{0,30}){0,2}\s?[,:-]{1,5}\s+"
)
_LINKS_OF_TALK = word_set(
    "also and so then well ok okay und also et donc alors y e entonces allora en dus"
)


@dataclass(frozen=True)
class Ask:
    """A sentence, its score, and whether what it asks is put to the reader and wants an answer.

    `options` are what it offers to choose from, `wanted` names the file that is to be sent: both as
    they stand in the sentence. What asks nothing has the type `do`.
    """

    sentence: str
    score: float
    asks: bool
    answerable: bool
    type: AskType
    options: tuple[str, ...] = ()
    wanted: str = ""


def weigh(sentence: str, language: Language | None) -> Ask:
    """Score one sentence: the sum of its cues' weights, against a fixed threshold."""
    words = _words(sentence)
    phrases = _phrases(words)
    rows = WORDS[language].cues if language else _UNKNOWN
    present = [row for row in rows if not row.phrases.isdisjoint(phrases)]
    score = BASE + PER_WORD * len(words) + sum(row.weight for row in present)
    asks = score > THRESHOLD
    direct = any(row.direct for row in present)
    wants: AskedFor = asked_for(sentence, language) if asks else ("do", (), "")
    return Ask(
        sentence=sentence,
        score=round(score, 2),
        asks=asks,
        answerable=asks and (direct or score > PLAIN) and not _is_notice(words, phrases),
        type=wants[0],
        options=wants[1],
        wanted=wants[2],
    )


def _words(sentence: str) -> list[str]:
    called = _CALLED.match(sentence[:100])
    text = sentence[called.end() :] if called and called.end() < len(sentence) else sentence
    words: list[str] = []
    marked = _ASKS_IN_GREEK.sub("?", text[:2_000].translate(_QUESTION_MARKS))
    for match in _TOKEN.finditer(marked):
        word = match.group().lower().replace("’", "'")
        words.append("$link" if word.startswith(("http", "www.")) else word)
        if len(words) >= _WORDS_AT_MOST:
            break
    while len(words) > 1 and words[0] in _LINKS_OF_TALK:
        words = words[1:]
    return ["^", *words]


def _phrases(words: list[str]) -> frozenset[str]:
    return frozenset(
        " ".join(words[at : at + length])
        for length in range(1, LONGEST_PHRASE + 1)
        for at in range(len(words) - length + 1)
    )


def _is_notice(words: list[str], phrases: frozenset[str]) -> bool:
    """Whether it only tells the reader to mind something, or offers to answer questions."""
    if not COURTESIES.isdisjoint(phrases):
        return True
    if words[-1] == "?":
        return False
    return not (INSTRUCTIONS.isdisjoint(phrases) and STATEMENTS.isdisjoint(phrases))
