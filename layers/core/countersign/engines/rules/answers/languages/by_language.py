"""Each language's answers."""

from countersign.domain.languages import Language
from countersign.engines.rules.answers.languages import de, en, es, fr, it, nl
from countersign.engines.rules.answers.lines import AnswerLines

ANSWER_LINES: dict[Language, AnswerLines] = {
    "de": de.LINES,
    "en": en.LINES,
    "es": es.LINES,
    "fr": fr.LINES,
    "it": it.LINES,
    "nl": nl.LINES,
}
