"""Which of the languages that we can answer in a text is written in."""

import re
from typing import Literal, get_args

from countersign.engines.reading.words import word_set

Language = Literal["en", "de", "fr", "es", "it", "nl"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_COMMON: dict[Language, frozenset[str]] = {
    "en": word_set(
        "the and you to of is for it that have with this your we are can be at please would"
        " could i my on not if thanks"
    ),
    "de": word_set(
        "der die das und ich sie du ist nicht mit für wir auf ein eine den dem zu es bitte"
        " kannst können haben dir ihnen noch uns wann hallo"
    ),
    "fr": word_set(
        "le la les et je vous tu est pas avec pour nous sur un une des du que pouvez peux"
        " merci votre bonjour dans au ce il"
    ),
    "es": word_set(
        "el la los y yo usted tú es no con para nosotros un una de que puedes puede gracias"
        " por favor hola su en lo me"
    ),
    "it": word_set(
        "il la gli e io lei tu è non con per noi un una di che puoi può grazie favore ciao"
        " del della mi sono ci"
    ),
    "nl": word_set(
        "de het een en ik je jij u is niet met voor wij we op van dat kun kunt graag dank"
        " hallo zou aan nog deze of te er als maar laat mij"
    ),
}
_WORD = re.compile(r"[^\W\d_]+")
_WORDS_READ = 400


def language_of(text: str) -> Language | None:
    """The language whose commonest words stand in the text most often; English before its equals.

    None when the text has no word that is common in any of them.
    """
    words = _WORD.findall(text[:8_000].lower())[:_WORDS_READ]
    hits = {language: sum(word in _COMMON[language] for word in words) for language in LANGUAGES}
    best = max(LANGUAGES, key=lambda language: hits[language])
    if not hits[best]:
        return None
    return best if hits[best] > hits["en"] else "en"
