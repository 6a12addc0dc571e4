"""The parts of a sentence that ask: without a greeting before them, and two of them told apart.

Each part is a slice of the sentence.
"""

import re

_GREETING = re.compile(
    r"\W{0,3}(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|morning|hallo|moin|servus|"
    r"lieber?|guten (?:tag|morgen|abend)|sehr geehrter?|bonjour|salut|ch[eè]re?|hola|buenos días|"
    r"estimad[oa]|querid[oa]|ciao|gentile|buongiorno|cara|caro|beste|dag|hoi)\b"
    r"(?: [^\W\d_][\w.'’-]{0,30}){0,4}\s?[,!:]\s+",
    re.IGNORECASE,
)
_WHAT = r"(?:what|how|when|where|who|which|why)"
_NOBODY = r"(?:(?!(?:you|i|we|it|they|he|she|there|that|this|the|your|our|my)\b)\w+ ){0,2}"
_VERB = r"(?:is|are|was|were|do|does|did|can|could|would|will|should|shall|have|has)"
_SOMEBODY = r"(?:you|we|i|it|there|they|that|this|the|he|she)"
_WAS = r"(?:was|wie(?: viele?)?|wann|wo|wer|warum|wohin|welche\w?)"
_VERB_DE = (
    r"(?:kostet|kosten|ist|sind|hast|haben|kannst|können|könntest|könnten|wäre|würdest|würde|"
    r"würden|soll|sollen|brauchst|brauchen|geht|passt|muss|müssen|magst|möchtest|möchten|darf|"
    r"gibt|dauert|heißt|hieß|heißen|war|waren|lautet|kommst|kommt)"
)
_SOMEBODY_DE = r"(?:du|sie|ihr|wir|ich|man|es|das|der|die|den)"
_OPENS = (
    rf"(?:(?:what|which) (?:\w+ ){{1,6}}{_VERB} {_SOMEBODY}\b|"
    rf"{_WHAT}(?:'s|’s|\s{_NOBODY}{_VERB})\b|{_VERB} {_SOMEBODY}\b|"
    rf"{_WAS} (?:\w+ )?{_VERB_DE}\b|{_VERB_DE} {_SOMEBODY_DE}\b)"
)
_PREFACE = re.compile(rf"^[^?]{{1,120}}?[:,]\s+(?:and\s+|und\s+)?(?={_OPENS})", re.IGNORECASE)
_ASKS = re.compile(rf"\b(?:{_OPENS}|please|bitte)\b", re.IGNORECASE)
_SECOND = re.compile(rf",\s+(?:(?:and|but|und|aber)\s+)?(?:if so,?\s+)?(?={_OPENS})", re.IGNORECASE)
_CALLED = re.compile(rf"[A-Z][^\W\d_]{{1,20}},\s+(?=(?i:{_OPENS}|please\b))")
_UNMARKED = re.compile(
    r"(?:^|, )(?:do|would) you (?:want|need|prefer|like|rather)\b", re.IGNORECASE
)
_READ = 600


def without_greeting(sentence: str) -> str:
    greeting = _GREETING.match(sentence)
    return (sentence[greeting.end() :] if greeting else sentence) or sentence


def core(sentence: str) -> str:
    """What is asked, without what it is asked for: "To give you a price: what floor is it?"."""
    said = without_greeting(sentence)
    called = _CALLED.match(said)
    said = said[called.end() :] if called else said
    preface = _PREFACE.match(said)
    return said if preface is None or _ASKS.search(preface.group()) else said[preface.end() :]


def is_unmarked(sentence: str) -> bool:
    """Whether it is put as a question, although no mark says so."""
    return bool(_UNMARKED.search(sentence))


def halves(sentence: str) -> tuple[str, str] | None:
    """Two questions that stand in one sentence, where there may be two."""
    if not sentence.endswith("?") or len(sentence) > _READ:
        return None
    second = next((one for one in _SECOND.finditer(sentence) if _puts(sentence, one)), None)
    if second is None:
        return None
    return sentence[: second.start()].rstrip(), sentence[second.end() :]


def _puts(sentence: str, second: re.Match[str]) -> bool:
    """Whether something is asked before it already."""
    return bool(_ASKS.search(sentence, 0, second.start()))
