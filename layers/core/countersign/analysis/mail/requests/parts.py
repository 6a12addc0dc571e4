"""An ask as it can be answered: two in one sentence apart, with what is offered beside them."""

import re
from dataclasses import replace
from itertools import takewhile

from countersign.analysis.mail.features import MailFeatures
from countersign.analysis.mail.requests.clauses import halves, without_greeting
from countersign.analysis.mail.requests.offered import times
from countersign.analysis.mail.requests.requests import Ask, weigh

_BULLET = re.compile(r"\s{0,8}(?:[-*•·\u2013]|\d{1,2}[.)]|[a-e]\))\s+")
_OPTION_LENGTH = 60
_OPTIONS_AT_MOST = 6
_OFFERS = re.compile(
    r"\b(?:i|we) (?:could|can) (?:do|make|offer)\b|\b(?:i|we)(?:'m| am|'re| are) (?:free|available)"
    r"\b|\b(?:ich|wir) (?:könnte|könnten|kann|können|hätte|hätten)\b|\bbei (?:mir|uns) (?:ginge|"
    r"geht|passt)\b",
    re.IGNORECASE,
)


def parts_of(ask: Ask, message: MailFeatures) -> tuple[Ask, ...]:
    """Each a slice of the text, without a greeting; one ask is one part where it cannot be told
    that both halves ask."""
    said = without_greeting(ask.sentence)
    language = message.language
    two = halves(said)
    if two is not None:
        first, second = weigh(f"{two[0]}?", language), weigh(two[1], language)
        if first.answerable and second.answerable:
            return replace(first, sentence=two[0]), second
    return (_with_options(replace(ask, sentence=said), ask.sentence, message),)


def _with_options(ask: Ask, sentence: str, message: MailFeatures) -> Ask:
    """With what is listed below it, or the times that stand beside it."""
    if ask.options or ask.type not in ("which", "when") or sentence not in message.written:
        return ask
    at = message.written.index(sentence)
    if ask.type == "which":
        listed = takewhile(_BULLET.match, message.written[at + 1 :])
        options = tuple(_BULLET.sub("", one, count=1).rstrip(" .,;") for one in listed)
        fits = 2 <= len(options) <= _OPTIONS_AT_MOST
        if fits and all(0 < len(one) <= _OPTION_LENGTH for one in options):
            return replace(ask, options=options)
        return ask
    beside = (*message.written[at + 1 : at + 2], *message.written[max(0, at - 1) : at])
    for one in beside:
        if _OFFERS.search(one) and len(found := times(one)) > 1:
            return replace(ask, options=found)
    return ask
