"""Which asks a yes or a no answers, and which options can be taken in one plain sentence."""

import re

from countersign.domain.task.asks import AskType

_POLAR: frozenset[AskType] = frozenset({"yes_no", "do", "confirm"})

_WANTS_MORE = re.compile(
    r"\b(?:is|are) there (?:any|some)|\bdo you have (?:any|some|a preference)|\banything\b"
    r"|\bany (?:ideas?|thoughts|preferences?|news|wishes|suggestions|allergies)\b"
    r"|\bgibt es (?:etwas|irgend|sonst)|\birgendwelche\b|\bhast du eine idee|\bhaben sie eine idee"
    r"|\by a-t-il (?:quelque chose|des)|\bune idée\b|\bhay algo\b|\balguna (?:idea|preferencia)\b"
    r"|\bc'è qualcosa\b|\bqualche (?:idea|preferenza)\b|\bis er iets\b|\been idee\b"
)
"""A yes says only that there is something, and not what."""

_OR_ELSE = re.compile(
    r"[,;]? (?:or|oder|ou|o|oppure|of) (?:\S+ ){2,}\S*\?\s*$|, (?:or|oder|ou|o|oppure|of) "
)
"""Two clauses to choose between: a yes is to neither."""

_CLAUSE = re.compile(
    r"^(?:shall|should|do|does|did|will|would|can|could|may|must|is|are|am|has|have|was|were"
    r"|soll|sollen|sollte|kann|können|könnte|darf|dürfen|wird|werden|ist|sind|bringt|bringe"
    r"|prefer|préfères?|préférez|dois|devons|peux|peut|est-ce|prefieres?|puedo|podemos|me dejas"
    r"|preferisc\w+|posso|possiamo|devo|zal|zullen|moet|mag|kan|kunnen|wil)\b"
    r"|\b(?:i|we|you|he|she|they|ich|wir|ihr|sie|er|du|je|tu|nous|vous|il|elle|yo|tú|io|noi|ik|jij"
    r"|wij|u)\b"
)
_READ = 400


def is_polar(asked: AskType, text: str) -> bool:
    """Whether a yes or a no says all that it wants to know."""
    told = _plain(text)
    if asked not in _POLAR:
        return False
    return not (_WANTS_MORE.search(told) or (told.endswith("?") and _OR_ELSE.search(told)))


def is_phrase(option: str) -> bool:
    """Whether it names a thing, as `the blue one` does; not a clause with a verb of its own."""
    return _CLAUSE.search(_plain(option)) is None


def _plain(text: str) -> str:
    return " ".join(text[:_READ].lower().replace("’", "'").split())
