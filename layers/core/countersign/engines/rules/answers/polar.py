"""Which asks a yes or a no answers, and which options can be taken in one plain sentence."""

import re

from countersign.domain.languages import Language
from countersign.domain.task.asks import AskType
from countersign.engines.rules.answers.yes_or_no import sort_of
from countersign.ports.questions.judge_thread import FoundAsk

_POLAR: frozenset[AskType] = frozenset({"yes_no", "do", "confirm"})

_WANTS_MORE = re.compile(
    r"\b(?:is|are) there (?:any|some)|\bdo you have (?:any|some|a preference)|\banything\b"
    r"|\bany (?:ideas?|thoughts|preferences?|news|wishes|suggestions|allergies)\b"
    r"|\bgibt es (?:etwas|irgend|sonst)|\birgendwelche\b|\bhast du eine idee|\bhaben sie eine idee"
    r"|\by a-t-il (?:quelque chose|des)|\bune idée\b|\bhay algo\b|\balguna (?:idea|preferencia)\b"
    r"|\b(?:send|tell|give|text) (?:me|us) (?:\S+ ){0,4}(?:readings?|numbers?|figures?|address"
    r"|dates?|prices?|total|amount|name|size)\b"
    r"|\b(?:schick|schicken|sag|sagen|nenn|nennen|gib|geben|mitteilen)\w* (?:sie )?(?:mir|uns)"
    r" (?:\S+ ){0,4}(?:\w*(?:stand|nummer|zahl|zahlen|adresse|datum|preis|betrag|name|größe))\b"
    r"|\bc'è qualcosa\b|\bqualche (?:idea|preferenza)\b|\bis er iets\b|\been idee\b"
)
"""A yes says only that there is something, or that it will be told, and not what."""

_OR: dict[Language, str] = {
    "en": "or",
    "de": "oder",
    "fr": "ou",
    "es": "o|u",
    "it": "o|oppure",
    "nl": "of",
}
_OR_ELSE = {
    language: re.compile(rf"[,;]? (?:{words}) (?:\S+ ){{2,}}\S*\?$|[,;] (?:{words}) ")
    for language, words in _OR.items()
}
"""Two clauses to choose between: a yes is to neither."""

_ASKS_WHETHER_IT_SUITS = re.compile(
    r"^(?:and |und |et |y |e |en )?(?:does|do|would|will|is|are|could|can|passt|geht|wäre|würde"
    r"|haben|hast|est-ce que|cela|ça|te|le|os|ti|le|va|past|komt|schikt)\b"
)

_CLAUSE = re.compile(
    r"^(?:shall|should|do|does|did|will|would|can|could|may|must|is|are|am|has|have|was|were"
    r"|soll|sollen|sollte|kann|können|könnte|darf|dürfen|wird|werden|ist|sind|bringt|bringe"
    r"|prefer|préfères?|préférez|dois|devons|peux|peut|est-ce|prefieres?|puedo|podemos|me dejas"
    r"|preferisc\w+|posso|possiamo|devo|zal|zullen|moet|mag|kan|kunnen|wil)\b"
    r"|\b(?:i|we|you|he|she|they|ich|wir|ihr|sie|er|du|je|tu|nous|vous|il|elle|yo|tú|io|noi|ik|jij"
    r"|wij|u)\b"
)
_READ = 400


def is_polar(ask: FoundAsk, language: Language) -> bool:
    """Whether a yes or a no says all that it wants to know."""
    told = _plain(ask.text)
    if ask.type == "when":
        suits = sort_of(ask.text, language) == "suits"
        return not ask.options and suits and _ASKS_WHETHER_IT_SUITS.search(told) is not None
    if ask.type not in _POLAR:
        return False
    return not (_WANTS_MORE.search(told) or (told.endswith("?") and _has_or_else(told, language)))


def is_phrase(option: str) -> bool:
    """Whether it names a thing, as `the blue one` does; not a clause with a verb of its own."""
    return _CLAUSE.search(_plain(option)) is None


def _plain(text: str) -> str:
    return " ".join(text[:_READ].lower().replace("’", "'").split())


def _has_or_else(told: str, language: Language) -> bool:
    return _OR_ELSE[language].search(told) is not None
