"""Domains, and who stands behind one: somebody who registered it, or anybody at all.

Under a public suffix anybody can have a domain (source: the Public Suffix List); at a public mail
service anybody can have an address (source: docs/decisions/0022-domains-that-name-nobody.md).
"""

from functools import cache
from pathlib import Path

from publicsuffixlist import PublicSuffixList

_LIST = Path(__file__).with_name("public_mail.txt")
_DOMAIN_AT_MOST = 254


def organisation_of(domain: str) -> str:
    """The part of a domain that somebody registered: `mail.example.co.uk` -> `example.co.uk`.

    A domain under which others register theirs is itself: `co.uk`, `github.io`.
    """
    if len(domain) > _DOMAIN_AT_MOST:
        return domain
    return _suffixes().privatesuffix(domain) or domain


def is_public_mail(domain: str) -> bool:
    """Whether anybody can have an address there."""
    return domain in _public_mail() or organisation_of(domain) in _public_mail()


def names_nobody(domain: str) -> bool:
    """Whether anybody can have an address there, or a domain under it."""
    return _suffixes().is_public(domain) or is_public_mail(domain)


@cache
def _suffixes() -> PublicSuffixList:
    """A tenth of a second to read: not before somebody asks."""
    return PublicSuffixList()


@cache
def _public_mail() -> frozenset[str]:
    return frozenset(_LIST.read_text(encoding="ascii").split())
