"""One person's name taken apart: which word is which, and in which letters it is written."""

import re
import unicodedata
from dataclasses import dataclass

from countersign.analysis.mail.first_names import FIRST_NAMES
from countersign.analysis.mail.name_words import (
    BEHIND,
    KEPT_TITLES,
    MEANS,
    MEANS_BEFORE,
    NO_PERSON,
    OTHER_TITLES,
    PARTICLES,
    Sex,
)

_WORD = re.compile(r"'?[^\W\d_][^\W\d_'.-]*(?:['.-][^\W\d_]+)*[.]?")
_INITIAL = re.compile(r"[^\W\d_](?:[.-]+[^\W\d_])*[.]?")
_HUMP = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý])")
_SMALL = frozenset({"los", "las", "auf"})
"""Small words inside a name that begin no last name."""

_WORDS_AT_MOST = 6
_LETTERS_AT_MOST = 60
_EASTERN = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")


@dataclass(frozen=True)
class NameParts:
    first: str
    middle: str
    last: str
    titles: str
    sex: Sex | None
    whole: str


def parts_of(text: str) -> NameParts | None:
    """None where it has no form of a name: no words of letters alone, or too many."""
    before, behind = _around_comma(text)
    words, titles, sex = _titled([*before, *behind])
    family_first = [word for word in behind if word in words]
    if len(words) == 1 and _HUMP.search(words[0]):
        words = _humps(words[0])
    if not 1 <= len(words) <= _WORDS_AT_MOST or len(text) > 2 * _LETTERS_AT_MOST:
        return None
    if not all(_WORD.fullmatch(word) and len(word) <= 30 for word in words):
        return None
    if _is_eastern(words):
        return NameParts(" ".join(words), "", "", titles, sex, " ".join(words))
    if family_first and len(family_first) < len(words):
        given, family = words[: -len(family_first)], family_first
    else:
        given, family = _divided(words, titled=bool(titles or sex))
    return _named(given, family, titles, sex)


def _named(given: list[str], family: list[str], titles: str, sex: Sex | None) -> NameParts:
    shouted = _are_shouted([*given, *family])
    names = [word for word in given if not _is_initial(word, shouted)]
    said = [_cased(word, shouted) for word in names]
    last = " ".join(_cased_last(word, shouted) for word in family)
    return NameParts(
        first=said[0] if said else "",
        middle=" ".join(said[1:]),
        last=last,
        titles=titles,
        sex=sex,
        whole=" ".join(filter(None, (*(_cased(word, shouted) for word in given), last))),
    )


def _around_comma(text: str) -> tuple[list[str], list[str]]:
    """The words in the order in which they are said; the second are a last name that stood first.

    What is behind a comma may also be a degree, or a firm: then it is left out.
    """
    head, _, tail = (part.strip(" ,") for part in text.partition(","))
    while tail and _bare(tail.split(",")[-1]) in BEHIND:
        tail = tail.rpartition(",")[0].strip()
    after = tail.split(",")[0].split()
    if not head or not after:
        return (head or tail).split(), []
    words = [one for one in head.split() if one.lower() not in PARTICLES]
    begins_known = bool(words) and words[0].lower() in FIRST_NAMES
    if any(_bare(word) in NO_PERSON for word in after):
        # `Acme, Inc.` is nobody; `Anna Moore, Sales` is.
        return (head.split(), []) if begins_known else ([*head.split(), *after], [])
    if len(words) > 1 and begins_known and after[0].lower() not in FIRST_NAMES:
        return head.split(), []
    return after, head.split()


def _titled(words: list[str]) -> tuple[list[str], str, Sex | None]:
    """Without titles and degrees; those that are said in a greeting, and what one says of it."""
    kept: list[str] = []
    titles: dict[str, None] = {}
    sex: Sex | None = None
    for at, word in enumerate(words):
        bare, follow = _bare(word), len(words) - at - 1
        if bare in KEPT_TITLES:
            titles[KEPT_TITLES[bare]] = None
        said = MEANS.get(bare)
        if said is None and not kept and _says_mister(bare, follow):
            said = MEANS_BEFORE[bare]
        sex = said or sex
        is_degree = bare in BEHIND and bool(kept) and not follow
        if not (said or is_degree or bare in KEPT_TITLES or bare in OTHER_TITLES):
            kept.append(word)
    return kept, " ".join(titles), sex


def _says_mister(bare: str, follow: int) -> bool:
    return bare in MEANS_BEFORE and follow > 0 and (bare != "m" or follow == 1)


def _divided(words: list[str], *, titled: bool) -> tuple[list[str], list[str]]:
    """The given names, and the last name with its particles."""
    if len(words) == 1:
        return ([], words) if titled else (words, [])
    ahead = _shouted_ahead(words)
    if ahead:
        return words[ahead:], words[:ahead]
    for at in range(0 if titled else 1, len(words) - 1):
        if words[at].lower() in PARTICLES:
            return words[:at], words[at:]
    known = [word.lower() in FIRST_NAMES for word in words]
    if known == [False, True] and len(words[0].rstrip(".")) > 2:
        return words[1:], words[:1]
    return words[:-1], words[-1:]


def _shouted_ahead(words: list[str]) -> int:
    """How many words of a last name stand first, in capitals: `DUPONT Claire`."""
    shouted = [len(word) > 1 and word.isupper() for word in words]
    count = shouted.index(False) if False in shouted else 0
    if True in shouted[count:] or all(_is_initial(word, False) for word in words[:count]):
        return 0
    return 0 if any(word.lower() in FIRST_NAMES for word in words[: count - 1]) else count


def _humps(word: str) -> list[str]:
    """`AnnaMoore` of a known first name; else the word as it is."""
    parts = _HUMP.split(word)
    return parts if len(parts) == 2 and parts[0].lower() in FIRST_NAMES else [word]


def _is_initial(word: str, shouted: bool) -> bool:
    """`J.`, `J.R.`, and `JR` where other words are not written so."""
    few = len(word) <= 3 and word.isupper() and not shouted
    return _INITIAL.fullmatch(word) is not None or (few and word.lower() not in FIRST_NAMES)


def _are_shouted(words: list[str]) -> bool:
    return all(word.isupper() or len(word) < 2 for word in words if word.lower() not in PARTICLES)


def _cased(word: str, shouted: bool) -> str:
    """Capitals where a name has them; as it stands where it has small and great letters already."""
    if word.islower():
        return word if _stays_small(word) else _capitals(word)
    long = len(word) > 3 or "'" in word
    return _capitals(word) if word.isupper() and len(word) > 1 and (shouted or long) else word


def _stays_small(word: str) -> bool:
    return word in PARTICLES or word in _SMALL


def _capitals(word: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda part: _capital(part[0]), word.lower())


def _capital(part: str) -> str:
    if part.startswith("mc") and len(part) > 4:
        return f"Mc{part[2:].capitalize()}"
    return part.capitalize()


def _cased_last(word: str, shouted: bool) -> str:
    if word.lower() in PARTICLES:
        return word.lower() if word.isupper() and shouted else word
    return _cased(word, shouted or word.isupper())


def _bare(word: str) -> str:
    return word.strip(" ,").lower().rstrip(".")


def _is_eastern(words: list[str]) -> bool:
    return all(unicodedata.name(word[0], "").startswith(_EASTERN) for word in words)
