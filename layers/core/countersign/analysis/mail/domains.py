"""Domains, and who stands behind one: somebody who registered it, or anybody at all.

Under a public suffix anybody can have a domain (source: the Public Suffix List); at a public mail
service anybody can have an address (source: docs/decisions/0022-domains-that-name-nobody.md).
"""

from functools import cache
from pathlib import Path

from publicsuffixlist import PublicSuffixList

from countersign.domain.mail.domain_name import in_letters

_LIST = Path(__file__).with_name("public_mail.txt")
_DOMAIN_AT_MOST = 254


def organisation_of(domain: str) -> str:
    """The part of a domain that somebody registered: `mail.example.co.uk` -> `example.co.uk`.

    A domain under which others register theirs is itself: `co.uk`, `github.io`.
    """
    if len(domain) > _DOMAIN_AT_MOST:
        return domain
    registered = _suffixes().privatesuffix(in_letters(domain) or domain)
    labels = registered.count(".") + 1 if registered else 0
    return ".".join(domain.split(".")[-labels:])


def is_public_mail(domain: str) -> bool:
    """Whether anybody can have an address there."""
    return domain in _public_mail() or organisation_of(domain) in _public_mail()


def names_nobody(domain: str) -> bool:
    """Whether anybody can have an address there, or a domain under it."""
    return _suffixes().is_public(in_letters(domain) or domain) or is_public_mail(domain)


@cache
def _suffixes() -> PublicSuffixList:
    """Twenty milliseconds to read, a fourth of what it takes with names in ASCII: those are asked
    for in letters. Not before somebody asks."""
    return PublicSuffixList(accept_encoded_idn=False)


@cache
def _public_mail() -> frozenset[str]:
    return frozenset(_LIST.read_text(encoding="ascii").split())
