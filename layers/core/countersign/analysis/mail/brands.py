"""Names that strangers borrow most, and the domains at which those who own them really are."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from countersign.analysis.mail.addresses import is_enticing, skeleton
from countersign.analysis.mail.domains import is_public_mail, organisation_of
from countersign.analysis.mail.phrases import word_set
from countersign.analysis.mail.swindles.hosts import CHEAP_ENDINGS

Words = tuple[str, ...]

_TABLE = Path(__file__).with_name("brands.txt")
_WORD = re.compile(r"[^\W_]+")
_FAR = CHEAP_ENDINGS | word_set("cam cn ru su biz info link bid world today")
"""Endings under which none of them is at home, though its name may stand there."""
_READ = 200


@dataclass(frozen=True)
class Brand:
    """`names` are in words; of those that are common words, too, one has to be all that is shown.
    `homes` are first labels of its domains, how they begin (`bank-`), or whole ones."""

    names: frozenset[Words]
    common: frozenset[Words]
    homes: frozenset[str]

    def is_at(self, domain: str) -> bool:
        """Whether the domain is one of its own."""
        organisation = organisation_of(domain)
        label, _, ending = organisation.partition(".")
        if ending.rpartition(".")[2] not in _FAR and self._is_label(label):
            return True
        return any(domain == one or domain.endswith(f".{one}") for one in self.homes if "." in one)

    def _is_label(self, label: str) -> bool:
        first, joint, further = label.partition("-")
        is_branch = first + joint in self.homes and not is_enticing(further)
        return label in self.homes or is_branch


def brand_posed_as(shown: str, domain: str) -> bool:
    """Whether a name that is shown is that of a brand, and the domain is another's."""
    words = words_of(shown)
    called = [
        one
        for one in _brands()
        if words in one.common or any(_stands_in(name, words) for name in one.names)
    ]
    return bool(called) and not any(one.is_at(domain) for one in called)


@lru_cache(maxsize=1_024)
def brand_dressed_as(domain: str) -> bool:
    """Whether a domain has the name of a brand in it, and belongs to somebody else."""
    organisation = organisation_of(domain)
    if is_public_mail(organisation):
        return False
    host = domain.removesuffix(organisation.partition(".")[2]).strip(".")
    words = tuple(word for label in host.split(".")[-4:] for word in _WORD.findall(skeleton(label)))
    return any(
        not one.is_at(domain) and any(_stands_in(name, words) for name in _in_skeletons(one))
        for one in _brands()
    )


def brand_named_in(text: str, domain: str) -> bool:
    """Whether a text names a brand that is not at the domain."""
    words = words_of(text)
    called = [one for one in _brands() if any(_stands_in(name, words) for name in one.names)]
    return bool(called) and not any(one.is_at(domain) for one in called)


def words_of(text: str) -> Words:
    """Its words in lower case, letters without their marks, forms of compatibility as letters."""
    plain = unicodedata.normalize("NFKD", text[:_READ]).lower()
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return tuple(_WORD.findall(bare.replace("'", "").replace("\u2019", "")))


def _stands_in(name: Words, words: Words) -> bool:
    size = len(name)
    return name[0] in words and any(
        words[at : at + size] == name for at in range(len(words) - size + 1)
    )


@cache
def _in_skeletons(brand: Brand) -> frozenset[Words]:
    return frozenset(tuple(map(skeleton, name)) for name in brand.names)


@cache
def _brands() -> tuple[Brand, ...]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    return tuple(_brand(line) for line in lines if line and not line.startswith("#"))


def _brand(line: str) -> Brand:
    names, _, homes = line.partition("=")
    listed = [name.strip() for name in names.split(",")]
    called = {words_of(name): name.endswith("*") for name in listed}
    own = {joint.join(words) for words in called for joint in ("", "-")}
    return Brand(
        frozenset(words for words, is_common in called.items() if not is_common),
        frozenset(words for words, is_common in called.items() if is_common),
        frozenset(homes.split()) | own,
    )
