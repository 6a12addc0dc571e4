"""The languages in which it is told what a mail asks."""

from countersign.analysis.mail.language import Language
from countersign.analysis.mail.requests.languages import de, en, es, fr, it, nl
from countersign.analysis.mail.requests.request_words import RequestWords

WORDS: dict[Language, RequestWords] = {
    "de": de.WORDS,
    "en": en.WORDS,
    "es": es.WORDS,
    "fr": fr.WORDS,
    "it": it.WORDS,
    "nl": nl.WORDS,
}
