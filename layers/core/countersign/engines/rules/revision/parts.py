"""Parts of a mail left out or put differently: sentences, words, greeting, sign-off, subject."""

import re
from collections.abc import Callable
from dataclasses import replace

from countersign.domain.says import said
from countersign.engines.rules.revision.draft import Draft
from countersign.engines.rules.revision.letter import (
    HELLO,
    Letter,
    is_farewell,
    is_quote,
    sentences_of,
    without_sentences,
)
from countersign.engines.rules.revision.refusals import Cannot

_SUBJECT_AT_MOST = 900
_WORDS_AT_MOST = 300
_PLACES = {"first": 0, "second": 1, "third": 2, "last": -1, "final": -1}
_PLACES_IN_GERMAN = {"erste": 0, "zweite": 1, "dritte": 2, "letzte": -1}
_ARTICLES = re.compile(
    r"^(?:the|a|an|any|my|our|their|her|his|about|anything about|all|der|die|das|den|dem|ein|eine"
    r"|meine?n?)\s+",
    re.IGNORECASE,
)
_REPLY = re.compile(r"^(?:(?:re|aw|sv|antw)\s?:\s*)+", re.IGNORECASE)


def drop_sentence(draft: Draft, place: str) -> Draft:
    """The first, second, third or last sentence of what is not quoted."""
    told = _told(draft.letter)
    at = _place(place)
    if not -len(told) <= at < len(told):
        raise Cannot(said("It has not that many sentences."))
    return draft.rewritten(_without_told(draft.letter, {told[at][0]}))


def drop_paragraph(draft: Draft, place: str) -> Draft:
    letter = draft.letter
    own = [at for at, whole in enumerate(letter.paragraphs) if not is_quote(whole)]
    at = _place(place)
    if not -len(own) <= at < len(own):
        raise Cannot(said("It has not that many paragraphs."))
    return draft.rewritten(_without(letter, lambda number, _: number == own[at]))


def drop_quote(draft: Draft) -> Draft:
    letter = draft.letter
    if len(letter.own) == len(letter.paragraphs):
        raise Cannot(said("It quotes nothing."))
    return draft.rewritten(_without(letter, lambda _, whole: is_quote(whole)))


def drop_greeting(draft: Draft) -> Draft:
    return draft.rewritten(replace(draft.letter, greeting=""))


def drop_sign_off(draft: Draft) -> Draft:
    return draft.rewritten(replace(draft.letter, farewell="", signature=""))


def drop_mention(draft: Draft, words: str) -> Draft:
    """Every sentence in which the words stand; failing that, in which each of several stands."""
    whole = _bare(words)
    if any(_holds(one, whole) for one in draft.letter.paragraphs):
        return draft.rewritten(_without_mention(draft.letter, whole))
    several = [_bare(one) for one in re.split(r",?\s+(?:and|or|und|oder)\s+|,\s+", words)]
    letter = draft.letter
    for one in several:
        if not one or not any(_holds(paragraph, one) for paragraph in draft.letter.paragraphs):
            raise Cannot(said("“{words}” stands nowhere in it.", words=words.strip()))
        if any(_holds(paragraph, one) for paragraph in letter.paragraphs):
            letter = _without_mention(letter, one)
    return draft.rewritten(letter)


def put_for(draft: Draft, old: str, new: str) -> Draft:
    """Words in place of others, wherever those stand in what is not quoted."""
    letter, sought = draft.letter, old.strip()
    if len(new) > _WORDS_AT_MOST or not sought or sought == new:
        raise Cannot(said("Say what to change to what, like “change Tuesday to Wednesday”."))
    pattern = _words(sought)

    def put(text: str) -> str:
        return text if is_quote(text) else pattern.sub(lambda match: _fitted(new, match), text)

    changed = replace(
        letter,
        greeting=put(letter.greeting),
        paragraphs=tuple(map(put, letter.paragraphs)),
        farewell=put(letter.farewell),
        signature=put(letter.signature),
    )
    if changed == letter:
        raise Cannot(said("“{sought}” stands nowhere in it.", sought=sought))
    return draft.rewritten(changed)


def sign_off(draft: Draft, words: str) -> Draft:
    """A farewell, a name, or both with a comma or a line between them."""
    letter = draft.letter
    first, _, rest = words.replace("\n", ", ").partition(",")
    if is_farewell(first):
        comma = "," if letter.farewell.endswith(",") or letter.language != "de" else ""
        farewell = f"{first.strip()[:1].upper()}{first.strip()[1:].rstrip('.')}{comma}"
        name = rest.strip(" .") or letter.signature or draft.signature
        return draft.rewritten(replace(letter, farewell=farewell, signature=name))
    return draft.rewritten(replace(letter, signature=words.strip()))


def sign_as(draft: Draft, name: str) -> Draft:
    return draft.rewritten(replace(draft.letter, signature=name.strip()))


def greet(draft: Draft, words: str) -> Draft:
    """A whole greeting; or a name, under the greeting that stands there."""
    words = words.strip().rstrip(" .,:!")
    if not HELLO.match(words):
        old = HELLO.match(draft.letter.greeting)
        hello = old.group() if old else "Hello"
        words = f"{hello} {words}"
    return draft.rewritten(replace(draft.letter, greeting=f"{words[:1].upper()}{words[1:]},"))


def name_subject(draft: Draft, words: str) -> Draft:
    """Another subject; what shows that it is an answer stays."""
    wanted = " ".join(words.split())
    if not wanted or len(wanted) > _SUBJECT_AT_MOST:
        raise Cannot(said("A subject is one line of words."))
    reply = _REPLY.match(draft.subject)
    before = "" if not reply or _REPLY.match(wanted) else reply.group()
    return replace(draft, subject=f"{before}{wanted}")


def _fitted(new: str, match: re.Match[str]) -> str:
    """With a capital where a sentence begins."""
    begins = match.start() == 0 or match.string[: match.start()].rstrip()[-1:] in (".", "!", "?")
    return new[:1].upper() + new[1:] if begins and match.group()[:1].isupper() else new


def _place(word: str) -> int:
    lower = word.lower()
    if lower in _PLACES:
        return _PLACES[lower]
    return next(at for name, at in _PLACES_IN_GERMAN.items() if lower.startswith(name))


def _told(letter: Letter) -> list[tuple[tuple[int, int], str]]:
    """Every sentence that quotes nobody, with its paragraph's position and its own in there."""
    return [
        ((at, number), sentence)
        for at, whole in enumerate(letter.paragraphs)
        if not is_quote(whole)
        for number, sentence in enumerate(sentences_of(whole))
    ]


def _without_told(letter: Letter, dropped: set[tuple[int, int]]) -> Letter:
    changed = {at for at, _ in dropped}
    paragraphs = (
        without_sentences(whole, {number for place, number in dropped if place == at})
        if at in changed
        else whole
        for at, whole in enumerate(letter.paragraphs)
    )
    return _not_empty(letter.with_paragraphs(*paragraphs))


def _without(letter: Letter, drops: Callable[[int, str], bool]) -> Letter:
    kept = (one for at, one in enumerate(letter.paragraphs) if not drops(at, one))
    return _not_empty(letter.with_paragraphs(*kept))


def _without_mention(letter: Letter, words: str) -> Letter:
    dropped = {place for place, sentence in _told(letter) if _holds(sentence, words)}
    kept = _without_told(letter, dropped)
    return _without(kept, lambda _, whole: is_quote(whole) and _holds(whole, words))


def _not_empty(letter: Letter) -> Letter:
    if not letter.own:
        raise Cannot(said("Nothing would be left of it. Say what it should say instead."))
    return letter


def _bare(words: str) -> str:
    bare = words.strip().strip("“”\"'").rstrip(" .!?")
    while (match := _ARTICLES.match(bare)) is not None:
        bare = bare[match.end() :]
    return bare


def _holds(text: str, words: str) -> bool:
    return bool(words) and _words(words).search(" ".join(text.split())) is not None


def _words(words: str) -> re.Pattern[str]:
    """The words as they stand between other words, in any case and however they are wrapped."""
    inner = r"\s+".join(re.escape(one) for one in words.split())
    return re.compile(rf"(?<!\w){inner}(?!\w)", re.IGNORECASE)
