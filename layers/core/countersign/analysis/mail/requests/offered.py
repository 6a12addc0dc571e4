"""What a sentence offers to choose from: "A or B", and times."""

import re

_WEEKDAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:mon|diens|donners|frei|sams|sonn)tag|"
    r"mittwoch|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|"
    r"sábado|"
    r"domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|(?:maan|dins|woens|donder|"
    r"vrij|"
    r"zater|zon)dag"
)
_DAY = (
    r"tomorrow|today|tonight|morgen|übermorgen|heute|demain|aujourd'hui|mañana|hoy|domani|oggi|"
    r"vandaag|"
    r"overmorgen|next week|nächste woche|la semaine prochaine|la próxima semana|la prossima "
    r"settimana|"
    r"volgende week"
)
_MONTH = (
    r"jan(?:uar[yi]?|vier)?|feb(?:ruar[yi]?)?|fév(?:rier)?|mar(?:ch|s|zo)?|märz|maart|apr(?:il)?|"
    r"avril|abril|"
    r"aprile|may|mai|mei|mayo|maggio|june?|juni|juin|junio|giugno|july?|juli|juillet|julio|luglio|"
    r"aug(?:ust)?|"
    r"août|agosto|sep(?:t(?:ember|iembre|embre)?)?|settembre|o[ck]t(?:ober|obre|ubre)?|ottobre|"
    r"nov(?:ember|iembre|embre)?|de[cz](?:ember|embre|iembre)?|décembre|diciembre|dicembre"
)
_DATE = (
    rf"(?:the |den |dem |le |el |il |de )?\d{{1,2}}(?:st|nd|rd|th|\.|º|er)?(?: (?:of |de "
    rf")?(?:{_MONTH}))\b"
    rf"|(?:{_MONTH}) \d{{1,2}}(?:st|nd|rd|th)?\b|\d{{1,2}}[./]\d{{1,2}}\.?(?:\d{{2,4}})?"
    r"|the \d{1,2}(?:st|nd|rd|th)\b"
)
_CLOCK = (
    r"\d{1,2}[:.h]\d{2}(?: ?(?:am|pm|uhr|uur))?|\d{1,2} ?(?:am|pm|a\.m\.|p\.m\.|uhr|uur|heures?|"
    r"h\b)|noon|midday|"
    r"mittags?|midi|mediodía|mezzogiorno"
)
_PART = (
    r"morning|afternoon|evening|night|lunchtime|vormittag|nachmittag|abend|früh|matin|après-midi|"
    r"soir|"
    r"por la mañana|por la tarde|mattina|pomeriggio|sera|ochtend|middag|avond"
)
_AT = r"(?:at|from|around|after|before|um|ab|gegen|à|vers|a las?|alle|dalle|om|vanaf|,)"
_TIME = re.compile(
    rf"\b(?:(?:next |this |nächsten |kommenden |volgende )?(?:{_WEEKDAY}|{_DAY})(?:,? (?:the "
    rf")?(?:{_PART}))?"
    rf"(?:,? (?:{_DATE}))?|(?:{_DATE}))(?:,? (?:{_PART}))?(?:,? {_AT} (?:{_CLOCK}|\d{{1,2}})\b|,? "
    rf"(?:{_CLOCK})\b)?"
    rf"|\b(?:{_CLOCK})(?: (?:on )?(?:{_WEEKDAY}|{_DAY}))?\b",
    re.IGNORECASE,
)
TIMES_AT_MOST = 6

_OR: dict[str | None, str] = {
    "de": r"oder",
    "en": r"or",
    "es": r"o|u",
    "fr": r"ou",
    "it": r"o|oppure",
    "nl": r"of",
    None: r"or|oder|oppure",
}
_NO_CHOICE = re.compile(
    r"^(?:not|so|any(?:thing|one|body|where)?|something|some|other|else|even|more|less|nicht|nein|"
    r"no|non|"
    r"niet|nee|ähnlich\w*|so\b|pas)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:.*?\b(?:prefer|want|like|need|take|choose|use|have|be|rather|lieber|möchtest du|willst "
    r"du|"
    r"möchten sie|nehmen sie|préférez-vous|préfères-tu|voulez-vous|veux-tu|prefieres|prefiere|"
    r"quieres|"
    r"preferisci|preferisce|vuoi|wil je|wilt u|liever|ist es|is it|was it|est-ce|es|è) )",
    re.IGNORECASE | re.DOTALL,
)
_ARTICLE = re.compile(
    r"\b(?:the|a|an|on|at|by|in|to|with|for|der|die|das|den|dem|am|im|mit|per|zum|le|la|les|en|"
    r"par|avec|el|los|"
    r"las|con|il|lo|gli|di|de|het|met|op)$",
    re.IGNORECASE,
)
_OPTION_WORDS = 8


def times(sentence: str) -> tuple[str, ...]:
    """The times that it names, as they stand in it."""
    found = (match.group().strip(" ,") for match in _TIME.finditer(sentence))
    return tuple(dict.fromkeys(one for one in found if one))[:TIMES_AT_MOST]


def alternatives(sentence: str, language: str | None) -> tuple[str, ...]:
    """The things between which it lets choose, as they stand in it; of a question."""
    joined = _OR.get(language, _OR[None])
    found = re.search(
        rf"^(?P<left>.{{1,200}}?),? (?:{joined}) (?P<right>[^?!.;:\n]{{1,80}})\?",
        sentence,
        re.IGNORECASE | re.DOTALL,
    )
    if found is None or _NO_CHOICE.match(found["right"]):
        return ()
    right = _without_verb(found["right"].partition(",")[0].strip(), language)
    left = re.split(r"[:;.!?\n]|\s[-–—]\s", found["left"])[-1].strip()
    *listed, left = [one.strip() for one in left.split(",")]
    last = _parallel(left, right)
    if not last or len(right.split()) > _OPTION_WORDS:
        return ()
    first = tuple(_parallel(one, right) if at == 0 else one for at, one in enumerate(listed))
    if any(not one or len(one.split()) > _OPTION_WORDS for one in first):
        first = ()
    if not listed or first:
        return (*first, left if listed and first else last, right)
    return last, right


def _without_verb(right: str, language: str | None) -> str:
    """German and Dutch end a question with what is to be done with either."""
    rest, _, last = right.rpartition(" ")
    ends = language in ("de", "nl") and rest and last.islower() and last.endswith("en")
    return rest if ends else right


def _parallel(left: str, right: str) -> str:
    """The end of the left side that stands against the right one."""
    opening = right.split()[0].lower()
    words = left.split()
    lower = [one.lower() for one in words]
    if opening in lower:
        at = len(lower) - 1 - lower[::-1].index(opening)
        return " ".join(words[at:])
    led = _LEAD.sub("", left)
    if led and led != left and len(led.split()) <= _OPTION_WORDS:
        return led
    size = len(right.split())
    taken = words[-min(size, _OPTION_WORDS) :]
    before = " ".join(words[: -len(taken)])
    article = _ARTICLE.search(before)
    return f"{article.group()} {' '.join(taken)}" if article else " ".join(taken)
