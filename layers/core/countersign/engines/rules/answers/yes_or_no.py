"""What a yes or a no would be to, by the words of the question."""

import re

from countersign.domain.languages import Language
from countersign.engines.rules.answers.lines import YesNo

_CUES: dict[Language, dict[YesNo, str]] = {
    "en": {
        "may": (
            "may i|may we|can i|can we use|can we have|can we take|can we move|could i"
            "|could we use|could we have|mind if|ok if|okay if|all right if|alright if"
            "|fine if|ok with you|okay with you|fine with you|ok for you"
        ),
        "suits": (
            "work for you|works for you|suit you|suits you|are you free|you free"
            "|are you around|are you in|available|join us|join me|come to|come over"
            "|come along|come by|make it|meet|lunch|dinner|coffee|would you like"
            "|do you want|are you coming|fancy|half an hour|an hour for|time for|time to talk"
            "|a moment|a minute|quick call"
        ),
        "can": ("can you|could you|will you|would you|are you able"),
    },
    "de": {
        "may": (
            "darf ich|dürfen wir|dürfte ich|kann ich|könnte ich|ist es ok|ist es okay"
            "|ist es in ordnung|ist es recht|ok wenn|okay wenn|in ordnung wenn"
        ),
        "suits": (
            "passt|passen|zeit|treffen|kommst du|kommen sie|dabei|möchtest|möchten sie|lust"
            "|verfügbar|essen|kaffee"
        ),
        "can": ("kannst du|könntest du|können sie|könnten sie|würdest du|würden sie|magst du"),
    },
    "fr": {
        "may": ("puis-je|pouvons-nous|est-ce que je peux|dérange si|te va si|vous va si"),
        "suits": (
            "convient|disponible|libre|viens|venez|voulez-vous|veux-tu|déjeuner|dîner"
            "|se voir|rencontrer"
        ),
        "can": (
            "peux-tu|pouvez-vous|pourrais-tu|pourriez-vous|est-ce que tu peux"
            "|est-ce que vous pouvez"
        ),
    },
    "es": {
        "may": ("puedo|podemos|te importa si|le importa si"),
        "suits": ("viene bien|libre|disponible|vienes|viene|quieres|quiere|comer|cenar|vernos"),
        "can": ("puedes|puede|podrías|podría|podéis|pueden"),
    },
    "it": {
        "may": ("posso|possiamo|va bene se|ti dispiace se|le dispiace se"),
        "suits": ("va bene|libero|libera|disponibile|vieni|viene|vuoi|vuole|pranzo|cena|vederci"),
        "can": ("puoi|può|potresti|potrebbe|potete"),
    },
    "nl": {
        "may": ("mag ik|mogen we|kan ik|is het goed als"),
        "suits": ("uitkomt|komt het|schikt|vrij|beschikbaar|kom je|komt u|wil je mee|lunch|eten"),
        "can": ("kun je|kan je|kunt u|zou je|zou u|wil je|wilt u"),
    },
}
"""Between bars, and in the order in which they are looked for."""

_READ = 400

_COMPILED = {
    language: {sort: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for sort, words in cues.items()}
    for language, cues in _CUES.items()
}


def sort_of(question: str, language: Language) -> YesNo:
    """The first that its words speak for; how something is, where none does."""
    text = " ".join(question[:_READ].lower().split())
    return next((sort for sort, cue in _COMPILED[language].items() if cue.search(text)), "fact")
