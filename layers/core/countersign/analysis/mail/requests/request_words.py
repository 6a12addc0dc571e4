"""What has to be known of a language to tell what a mail in it asks."""

from dataclasses import dataclass

from countersign.analysis.mail.requests.cue import Cue


@dataclass(frozen=True)
class RequestWords:
    """A language's phrases, in the form that `Cue` gives them.

    `cues` say whether a sentence asks. `courtesies` want no answer: politeness and boilerplate.
    `instructions` are to be minded or done elsewhere, and with `statements` somebody says what they
    do themselves: only as a question do they ask.
    `taken_back` are regular expressions of a sentence, in lower case, that settles what was asked.
    """

    cues: tuple[Cue, ...]
    courtesies: frozenset[str]
    instructions: frozenset[str]
    statements: frozenset[str]
    taken_back: tuple[str, ...]
