"""One row of a cue table."""

from dataclasses import dataclass

from countersign.analysis.mail.phrases import phrase_set

LONGEST_PHRASE = 4
"""How many words of a sentence are looked at together."""


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
    return Cue(name, weight, phrase_set(phrases), direct)


QUESTION_MARK = cue("question mark", 2.0, "?", direct=True)
"""As it counts where no rows were fitted to a language."""


def cues(
    *,
    politely: str,
    can_or_will: str,
    to_be_told: str,
    needs: str,
    opens_a_question: str,
    would_like: str,
    meets: str,
    closing: str,
    past: str,
) -> tuple[Cue, ...]:
    """The rows of a language to which none were fitted; the weights are set by hand after the
    English ones."""
    return (
        QUESTION_MARK,
        cue("asks politely", 2.2, politely, direct=True),
        cue("asks whether you can or will", 1.8, can_or_will, direct=True),
        cue("wants to be told", 1.9, to_be_told, direct=True),
        cue("needs", 1.9, needs, direct=True),
        cue("opens a question", 0.8, opens_a_question),
        cue("would like", 0.8, would_like),
        cue("meets", 0.6, meets),
        cue("closing courtesy", -1.6, closing),
        cue("tells of the past", -0.6, past),
    )
