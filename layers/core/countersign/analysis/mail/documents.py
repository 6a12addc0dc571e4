"""Which file of a mailbox is meant by words such as "the signed contract" or "invoice 2024-17".

A file is meant by its own name or by the subject of its message, never by being there.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from countersign.analysis.mail.document_words import (
    EMPTY,
    FINAL,
    NEVER_ATTACHED,
    OF_THE_PERSON,
    SENSITIVE_KINDS,
    SIGNED,
    UNFINISHED,
    WORDS,
    DocumentKind,
)
from countersign.domain.mail.files import MailFile, folded

CANDIDATES_AT_MOST = 3
_READ_AT_MOST = 300
_NAMES_AT_MOST = 6
_WITHIN_FROM = 5
_VERSION = re.compile(r" (?:v|version|rev) ?(\d{1,3})(?= )")
_NO_NAME = re.compile(r" (?:(?:v|version|rev) ?\d{1,3}|copy|kopie|copie|final|\d)(?= )")
_OF_A_SIGNATURE = re.compile(r" (?:image|logo|icon|signature|outlook) ?\d{0,6} ")
_NO_DOCUMENTS = "bat cmd com eml exe hta htm html iso jar js lnk msi ps1 scr svg vbs"
_NOT_HANDED_ON = frozenset(_NO_DOCUMENTS.split())
_SMALL_PICTURE = 20_000


@dataclass(frozen=True)
class WantedDocument:
    """`names` are what it is called beside its kind; of them `numbers` have to stand there.
    `called` are the words by which its kind was said."""

    names: tuple[str, ...]
    kinds: frozenset[DocumentKind]
    called: tuple[str, ...] = ()
    is_signed: bool = False

    @property
    def is_sensitive(self) -> bool:
        return bool(self.kinds & SENSITIVE_KINDS)

    @property
    def is_never_attached(self) -> bool:
        return bool(self.kinds & NEVER_ATTACHED)

    @property
    def is_of_the_person(self) -> bool:
        return bool(self.kinds) and self.kinds <= OF_THE_PERSON

    @property
    def numbers(self) -> tuple[str, ...]:
        return tuple(one for one in self.names if any(map(str.isdigit, one)))

    @property
    def words(self) -> tuple[str, ...]:
        """What to look for: as it was said first, and then what its kind is called elsewhere."""
        elsewhere = (word for kind in sorted(self.kinds) for word in WORDS[kind])
        return tuple(dict.fromkeys((*self.names, *self.called, *elsewhere)))


def wanted_in(text: str) -> WantedDocument:
    said = folded(text[:_READ_AT_MOST])
    kinds = kinds_in(said)
    known = {part for kind in kinds for word in WORDS[kind] for part in word.split()}
    names = [
        one
        for one in said.split()
        if one not in EMPTY and one not in known and one not in SIGNED and len(one) > 1
    ]
    return WantedDocument(
        names=tuple(dict.fromkeys(names))[:_NAMES_AT_MOST],
        kinds=kinds,
        called=tuple(
            one for kind in sorted(kinds) for one in WORDS[kind] if _has_one(said, (one,))
        ),
        is_signed=_has_one(said, SIGNED),
    )


def kinds_in(said: str) -> frozenset[DocumentKind]:
    """Of folded text; a long word of a kind may end a longer one: `Mietvertrag`."""
    return frozenset(kind for kind, words in WORDS.items() if _has_one(said, words))


def meant(
    wanted: WantedDocument, files: Sequence[MailFile], *, by_name: bool = False
) -> tuple[MailFile, ...]:
    """The newest of the file that is meant, or of each of several that are meant equally well;
    `by_name`: only what has the names in its own name counts. At most three, newest first."""
    scored = [(score, file) for file in files if (score := _score(wanted, file, by_name)) > 0]
    best = max((score for score, _ in scored), default=0)
    newest: dict[str, MailFile] = {}
    for file in sorted((file for score, file in scored if score == best), key=_age, reverse=True):
        newest.setdefault(_stem(file), file)
    return tuple(newest.values())[:CANDIDATES_AT_MOST]


def _score(wanted: WantedDocument, file: MailFile, by_name: bool) -> int:
    """0 where it is not meant; names tell more than kinds, and a file's own name than a subject."""
    name, subject = folded(file.file.name), folded(file.subject)
    if not _may_be_handed_on(wanted, file, name):
        return 0
    in_name = sum(_stands(one, name) for one in wanted.names)
    anywhere = sum(_stands(one, name) or _stands(one, subject) for one in wanted.names)
    if any(not (_stands(one, name) or _stands(one, subject)) for one in wanted.numbers):
        return 0
    kind_in_name = bool(kinds_in(name) & wanted.kinds)
    kind_in_subject = bool(kinds_in(subject) & wanted.kinds)
    if by_name:
        has_names = bool(wanted.names) and in_name == len(wanted.names)
        is_own = wanted.is_of_the_person and file.is_sent and kind_in_name and not wanted.numbers
        if not (has_names or is_own):
            return 0
    elif not (kind_in_name or kind_in_subject or _is_named(wanted, in_name, anywhere)):
        return 0
    is_signed = wanted.is_signed and (_has_one(name, SIGNED) or _has_one(subject, SIGNED))
    weights = ((anywhere, 16), (in_name, 8), (kind_in_name, 4), (kind_in_subject, 1))
    return sum(count * weight for count, weight in weights) + 2 * is_signed


def _is_named(wanted: WantedDocument, in_name: int, anywhere: int) -> bool:
    """Of what has a kind its names alone are the name of a file, or all of them stand there."""
    if not wanted.names:
        return False
    return in_name > 0 if not wanted.kinds else anywhere == len(wanted.names)


def _may_be_handed_on(wanted: WantedDocument, file: MailFile, name: str) -> bool:
    """No program or page, no picture of a signature, nothing sensitive that was not asked for."""
    ending = file.file.name.rpartition(".")[2].lower()
    if ending in _NOT_HANDED_ON or (kinds_in(name) & SENSITIVE_KINDS) - wanted.kinds:
        return False
    is_picture = file.file.type.startswith("image/")
    is_small = file.file.bytes < _SMALL_PICTURE
    return not (is_picture and (is_small or _OF_A_SIGNATURE.match(name)) and not wanted.names)


def _age(file: MailFile) -> tuple[int, int, float]:
    """By its own word before its message's: what is called version 2 comes after version 1."""
    name = folded(file.file.name)
    versions = [int(one) for one in _VERSION.findall(name)]
    standing = int(_has_one(name, FINAL)) - int(_has_one(name, UNFINISHED))
    return standing, max(versions, default=0), file.at.timestamp()


def _stem(file: MailFile) -> str:
    """The same for every version of one document."""
    without_ending = file.file.name.rpartition(".")[0] or file.file.name
    bare = folded(without_ending)
    for word in (*UNFINISHED, *FINAL, *SIGNED):
        bare = bare.replace(f" {word} ", " ")
    return " ".join(_NO_NAME.sub("", bare).split())


def _stands(word: str, text: str) -> bool:
    return f" {word} " in text or (len(word) >= _WITHIN_FROM and word in text)


def _has_one(text: str, words: Iterable[str]) -> bool:
    return any(
        f" {word} " in text
        or (len(word) >= _WITHIN_FROM and (f"{word} " in text or f"{word}s " in text))
        for word in words
    )
