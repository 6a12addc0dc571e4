"""Which of the languages that we can answer in a text is written in."""

import re
from typing import get_args

from countersign.analysis.mail.phrases import word_set
from countersign.domain.languages import Language as Language

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
        " del della mi sono ci se va bene te ti"
    ),
    "nl": word_set(
        "de het een en ik je jij u is niet met voor wij we op van dat kun kunt graag dank"
        " hallo zou aan nog deze of te er als maar laat mij"
    ),
}
_OTHERS = {
    "Catalan": word_set(
        "el els les i amb per què una és no que moltes gràcies pots si us plau demà"
    ),
    "Croatian": word_set("i je u na se da za što li ne možeš hvala molim sam bi biti kako ti do"),
    "Czech": word_set(
        "a je na že se v do můžete můžeš prosím děkuji mi jsem si pro co by dobrý den"
    ),
    "Danish": word_set(
        "og jeg du er ikke det at til med vil kan har hej tak inden sende på af den vi kommer skal"
        " mig dig os hvad hvor hvornår hvem"
    ),
    "Finnish": word_set(
        "ja on että ei voisitko voitko minulle kiitos hei sinä mitä tämä jos se myös"
    ),
    "Hungarian": word_set(
        "és a az nem hogy kérem köszönöm el tudnád tudná kérlek szia is meg van ha"
    ),
    "Indonesian": word_set(
        "dan yang di untuk dengan saya anda apakah bisa terima kasih tidak ini itu"
    ),
    "Norwegian": word_set(
        "og jeg du er ikke det at til med vil kan har hei takk innen sende på av vi kommer skal"
        " meg deg oss hva hvor når hvem"
    ),
    "Polish": word_set("i w na nie się że do czy możesz proszę dziękuję mi jest to z o dla przed"),
    "Portuguese": word_set(
        "o a os as e eu você não com para uma um de que pode obrigado obrigada olá em até me do da"
    ),
    "Romanian": word_set("și este în nu la pe că puteți poți mulțumesc vă rog mi să cu o până un"),
    "Slovak": word_set(
        "a je na že sa v do môžete môžeš prosím ďakujem mi som si pre čo by dobrý deň"
    ),
    "Swedish": word_set(
        "och jag du är inte det att till med vill kan har hej tack senast skicka på kommer ska"
        " mig dig oss vad var när vem"
    ),
    "Turkish": word_set(
        "ve bir bu için ile değil mi misiniz mısın lütfen teşekkürler bana kadar da"
    ),
}
"""Languages in which we cannot answer, by their commonest words: told apart from the others."""

_WORD = re.compile(r"[^\W\d_]+")
_WORDS_READ = 400
_PLAINLY = 2
_CAPITAL_I = "\u0130"
"""The Turkish one, of which Python's small letter is two characters, the first of them a word."""


def language_of(text: str) -> Language | None:
    """The language whose commonest words stand in the text most often; English before its equals.

    None when the text has no word that is common in any of them, or plainly more that are
    common in a language in which we cannot answer.
    """
    words = _WORD.findall(text[:8_000].replace(_CAPITAL_I, "i").lower())[:_WORDS_READ]
    hits = {language: sum(word in _COMMON[language] for word in words) for language in LANGUAGES}
    best = max(LANGUAGES, key=lambda language: hits[language])
    others = max(sum(word in common for word in words) for common in _OTHERS.values())
    plainly = _PLAINLY if hits[best] >= _PLAINLY else 1
    if not hits[best] or others >= hits[best] + plainly:
        return None
    return best if hits[best] > hits["en"] else "en"
