"""One row of a cue table."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Cue:
    """Phrases that speak for, or against, a sentence's asking for something.

    A phrase is one to four lower-case words; `^` stands for the start of the sentence and `$link`
    for an address on the web. `direct` marks what is put to the reader, in contrast to what merely
    goes with requests.
    """

    name: str
    weight: float
    phrases: frozenset[str]
    direct: bool = False


def cue(name: str, weight: float, phrases: str, *, direct: bool = False) -> Cue:
    """A row from its phrases, written with commas between them."""
    return Cue(name, weight, frozenset(phrases.split(", ")), direct)
