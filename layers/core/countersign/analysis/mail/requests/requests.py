"""Whether a sentence asks its reader for something, by the cue tables."""

import re
from dataclasses import dataclass

from countersign.analysis.mail.language import Language
from countersign.analysis.mail.phrases import phrase_set, word_set
from countersign.analysis.mail.requests.asked_for import AskedFor, asked_for
from countersign.analysis.mail.requests.by_language import WORDS
from countersign.analysis.mail.requests.cue import LONGEST_PHRASE, QUESTION_MARK, Cue
from countersign.analysis.mail.requests.indirect import asks_indirectly
from countersign.analysis.mail.requests.intents import (
    COURTESIES,
    INSTRUCTIONS,
    NOTICES,
    STATEMENTS,
)
from countersign.analysis.mail.requests.sentence_model import sentence_model
from countersign.domain.task.asks import AskType

BASE = -1.8
PER_WORD = -0.03
THRESHOLD = -0.4
"""Above it a sentence asks."""

PLAIN = 0.5
"""A score at which even roundabout words plainly want something."""

_FITTED: Language = "en"

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
    r"\W{0,9}(?!(?i:please|pls|kindly|bitte|per|por|merci|graag|sorry|yes|no|also|s'il|ja|nein|oui)\b)"
    r"(?:(?:hi|hello|hey|dear|[Hh]i|[Hh]ello|[Hh]ey|[Dd]ear)\s)?"
    r"[A-Z][\w.]{0,30}(?:\s(?:(?:and|&)\s)?[A-Z][\w.]{0,30}){0,2}\s?[,:-]{1,5}\s+"
)
_IF_NOT = re.compile(r"\W{0,3}(?:if not|otherwise|falls nicht|wenn nicht|sonst),? ", re.IGNORECASE)
"""It says what to do should the answer be no."""

_WRITER = word_set("i i'm i'd i'll i've we we're we'd we'll we've")
_OF_READER = word_set(
    """
    please pls plz kindly you you're you'd u need want wait waiting awaiting hear know help
    wondering wonder reply response confirm confirmation any request ask asking call send let
    haven't hasn't didn't not never input thoughts thought advice appreciate grateful
    """
)
_LINKS_OF_TALK = word_set(
    "also and so then well ok okay und also et donc alors y e entonces allora en dus"
)


@dataclass(frozen=True)
class Ask:
    """A sentence, its score, and whether what it asks is put to the reader and wants an answer.

    `options` are what it offers to choose from, `wanted` names the file that is to be sent: both as
    they stand in the sentence. What asks nothing has the type `do`. What is said `aside` is to be
    minded or done elsewhere: it asks where nothing else is said.
    """

    sentence: str
    score: float
    asks: bool
    answerable: bool
    aside: bool
    type: AskType
    options: tuple[str, ...] = ()
    wanted: str = ""


_ASKS_BESIDE = phrase_set(
    """
    let me know, let us know, can you, could you, would you, tell me, please confirm, please send,
    please review, please call, please let, get back, send me, call me, your comments, i need you
    """
)
"""Beside these words a sentence that tells something asks too."""


def weigh(sentence: str, language: Language | None) -> Ask:
    """Score one sentence, against a fixed threshold: an English one by the model, any other by the
    sum of its cues' weights."""
    words = words_of(sentence)
    phrases = phrases_of(words)
    rows = WORDS[language].cues if language else _UNKNOWN
    present = [row for row in rows if not row.phrases.isdisjoint(phrases)]
    score = _score(words, present, language)
    courteous = not COURTESIES.isdisjoint(phrases)
    is_question = words[-1] == "?"
    tells = courteous or not (
        is_question
        or (NOTICES | STATEMENTS).isdisjoint(phrases)
        or not _ASKS_BESIDE.isdisjoint(phrases)
    )
    if score <= PLAIN and not tells and asks_indirectly(sentence, language):
        score = PLAIN + 0.1
    asks = score > THRESHOLD
    direct = language == _FITTED or any(row.direct for row in present)
    plainly = direct or score > PLAIN
    wants: AskedFor = asked_for(sentence, language) if asks else ("do", (), "")
    return Ask(
        sentence=sentence,
        score=round(score, 2),
        asks=asks,
        answerable=asks and plainly and not tells and not _tells_of_writer(words, score, language),
        aside=not is_question
        and (not INSTRUCTIONS.isdisjoint(phrases) or bool(_IF_NOT.match(sentence))),
        type=wants[0],
        options=wants[1],
        wanted=wants[2],
    )


def _tells_of_writer(words: list[str], score: float, language: Language | None) -> bool:
    """Whether the writer tells what they do, in words that want nothing of anybody."""
    if language != _FITTED or score > PLAIN or words[-1] == "?":
        return False
    return not _WRITER.isdisjoint(words) and _OF_READER.isdisjoint(words)


def _score(words: list[str], present: list[Cue], language: Language | None) -> float:
    if language == _FITTED:
        return sentence_model().log_odds(words, {row.name for row in present})
    return BASE + PER_WORD * len(words) + sum(row.weight for row in present)


def words_of(sentence: str) -> list[str]:
    """Its words in lower case, after a sign for its start, without a name that is called first."""
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


def phrases_of(words: list[str]) -> frozenset[str]:
    """Every run of them that a cue may name."""
    return frozenset(
        " ".join(words[at : at + length])
        for length in range(1, LONGEST_PHRASE + 1)
        for at in range(len(words) - length + 1)
    )
