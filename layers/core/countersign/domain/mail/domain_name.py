"""Domain names beyond ASCII (IDNA 2008, RFC 5891).

IDNA 2003, which Python's own `idna` codec still speaks, maps characters that name other domains
today: there `größe.example` is `grösse.example`, which may be somebody else's.
"""

import unicodedata

_DOTS_OF_OTHERS = frozenset("\u3002\uff0e\uff61")
"""The library takes them for dots; nobody who reads an address does."""

_A_LABEL = "xn--"


def in_ascii(domain: str) -> str | None:
    """The name as it stands in the DNS; None if it cannot stand there. ASCII is left as it is.

    Letters are lowered, and nothing else is mapped: no character is taken for another one, and each
    can be seen.
    """
    if domain.isascii():
        return domain if _A_LABEL not in domain.lower() or _is_well_formed(domain) else None
    if _DOTS_OF_OTHERS & set(domain) or unicodedata.normalize("NFC", domain) != domain:
        return None
    if any(unicodedata.category(char) == "Cf" for char in domain):
        return None
    # Loaded with the first such name: most functions never meet one.
    import idna

    try:
        return idna.encode(lowered(domain)).decode("ascii")
    except UnicodeError:
        return None


def in_letters(domain: str) -> str | None:
    """The name as people write it, in lower case; None if no name is written like this."""
    if _A_LABEL not in domain.lower():
        return lowered(domain)
    import idna

    try:
        return idna.decode(domain.lower())
    except UnicodeError:
        return None


def lowered(text: str) -> str:
    """In lower case letter by letter: a sigma is the same wherever in a word it stands."""
    return "".join(char.lower() for char in text)


def _is_well_formed(domain: str) -> bool:
    """Whether its labels of the form `xn--…` are those of a name: readers differ about others."""
    letters = in_letters(domain)
    if letters is None or letters.isascii():
        return letters == domain.lower()
    return in_ascii(letters) == domain.lower()
