"""What sort of answer a sentence wants, what it offers to choose from, and what it would have."""

import re
from functools import cache
from itertools import islice

from countersign.analysis.mail.language import Language
from countersign.analysis.mail.phrases import plain
from countersign.analysis.mail.requests import type_words, wanted_words
from countersign.analysis.mail.requests.clauses import core, is_unmarked
from countersign.analysis.mail.requests.offered import alternatives, times
from countersign.domain.task.asks import AskType

_READ = 400
_NOUN_WITHIN = 9
"""Words after a verb of sending among which the noun is looked for."""

_NOUN_BEFORE = 6
_VERBS_READ = 4
_VERB_LAST: frozenset[Language] = frozenset({"de", "nl"})
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")

_WAS_CHOSEN = re.compile(r"\b(?:did|have|had) (?:you|they|we|he|she)\b")
"""Which of them it was is told, and not chosen."""

_AT_LEISURE = re.compile(r"\bwhen(?:ever)? you (?:have|get|find|can)\b[^,?.!]{0,30},")
"""It says that there is no hurry, and asks for no time."""

_WHICH = re.compile(
    r"\bwhich (?:of|ones?)\b|\bwhich [\w-]+ (?:do|would|should|shall|will) (?:you|we|i)\b|"
    r"\bwelche[rsnm]? (?:von|der|davon|\w+ (?:möchte|soll|nehm|will|willst|hätte)\w*)\b|"
    r"\b(?:laquelle|lequel|lesquels|lesquelles|cuál de|cuáles de)\b|"
    r"\bquale (?:dei|delle|dei)\b|\bwelke van\b"
)
_TOLD_IF = re.compile(
    r"\b(?:know|tell|say|advise|ask|hear|see|wonder\w*) (?:me |us )?(?:if|whether)\b|\byes or no\b|"
    r"\bob\b|\bja oder nein\b|\b(?:dire|savoir|dis-moi|dites-moi|oui ou non)\b.{0,9}\bsi\b|"
    r"\b(?:saber|decirme|dime|sí o no)\b.{0,9}\bsi\b|\b(?:sapere|dirmi|dimmi)\b.{0,9}\bse\b|"
    r"\b(?:weten|zeggen|laat)\b.{0,9}\bof\b|\bja of nee\b"
)

AskedFor = tuple[AskType, tuple[str, ...], str]


def asked_for(sentence: str, language: Language | None) -> AskedFor:
    """Its type, the options as they stand in it, and the words that name what is to be sent."""
    sentence = core(sentence[:_READ])
    text = _AT_LEISURE.sub("", plain(sentence))
    spoken: Language = language or "en"
    asked = sentence if "?" in text or not is_unmarked(sentence) else f"{sentence}?"
    offered = alternatives(asked, language) if "?" in asked else ()
    dates = times(sentence)
    if offered and all(times(one) for one in offered):
        return "when", dates, ""
    wanted = _wanted(text, sentence, spoken)
    if wanted is not None and wanted[0] == "document":
        return "document", (), wanted[1]
    if _says(type_words.WHEN, text, spoken):
        return "when", dates, ""
    if _says(type_words.CONFIRM, text, spoken):
        return "confirm", (), ""
    if _says(type_words.FEEDBACK, text, spoken):
        return "feedback", offered, ""
    if offered or (_WHICH.search(text) and not _WAS_CHOSEN.search(text)):
        return "which", offered, ""
    return _plainer(text, spoken, None if wanted is None else wanted[0]), (), ""


def _plainer(text: str, language: Language, wanted: AskType | None) -> AskType:
    if _says(type_words.HOW_MUCH, text, language):
        return "how_much"
    if wanted is not None:
        return wanted
    if _says(type_words.INFORMATION, text, language):
        return "information"
    if _TOLD_IF.search(text):
        return "yes_no"
    is_question, is_deed = "?" in text, _says(wanted_words.DEEDS, text, language)
    if is_question and _says(wanted_words.YES_NO, text, language):
        return "yes_no"
    return "do" if is_deed or not is_question else "yes_no"


def _wanted(text: str, sentence: str, language: Language) -> tuple[AskType, str] | None:
    """Whether a file, a fact or a thing is to be given, and the words that name a file."""
    for given in islice(_gives(language).finditer(text), _VERBS_READ):
        wanted = _wanted_by(given, text, sentence, language)
        if wanted is not None:
            return wanted[0]
    return None


def _wanted_by(
    given: re.Match[str], text: str, sentence: str, language: Language
) -> tuple[tuple[AskType, str] | None] | None:
    """What this verb of sending has; None where it has nothing that we know."""
    after = [one.group() for one in _WORD.finditer(text, given.end())][:_NOUN_WITHIN]
    before = [one.group() for one in _WORD.finditer(text, 0, given.start())][-_NOUN_BEFORE:]
    last = reversed(before) if language in _VERB_LAST else ()
    for word in (*after, *last):
        if _begins(word, wanted_words.THINGS[language]):
            return (None if _says(type_words.INFORMATION, text, language) else ("do", ""),)
        if _begins(word, wanted_words.FACTS[language]):
            return (("information", ""),)
        if _begins(word, wanted_words.PAPERS[language]):
            return (("document", _named(sentence, word)),)
    return None


def _named(sentence: str, word: str) -> str:
    """The noun phrase around the word, as it stands in the sentence."""
    found = re.search(_NOUN_PHRASE.format(word=re.escape(word)), sentence, re.IGNORECASE)
    return " ".join(found.group().split()) if found else word


_NOUN_PHRASE = (
    r"(?:\b(?:the|a|an|your|our|my|any|some|that|this|these|those|der|die|das|den|dem|ein|eine|"
    r"einen|deine?n?|"
    r"ihre?n?|unsere?n?|le|la|les|l'|un|une|votre|vos|ton|ta|tes|el|los|las|una?|su|tu|il|lo|gli|"
    r"i|het|de|een|"
    r"je|jouw|uw)\b['’ ]?\s?(?:(?!(?:me|us|to|of)\b)[\w'’.-]+\s){{0,4}}?)?\b{word}\b(?:-[\w-]+)?"
    r"(?:\s(?:(?:no|nr)\.?\s|number\s|nummer\s)?#?[A-Z]{{0,4}}[-/]?\d[\w/-]{{0,20}}\b)?"
    r"(?:\s(?:of|for|from|about|on|über|für|von|vom|zum|zur|du|des|de la|del|della|dello|di|van|"
    r"voor)"
    r"\s(?:(?:the|this|last|your|our|my|den|der|die|das|het|de|la|"
    r"le)\s)?[\w'’&.-]*\w(?:\s(?=[A-Z0-9])[\w'’&-]+)*)?"
    r"|{word}"
)


def _begins(word: str, nouns: str) -> bool:
    """Whether it is one of the nouns, in one of its forms; German and Dutch ones may end a word."""
    return bool(_noun(nouns).fullmatch(word))


@cache
def _noun(nouns: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:[^\W\d_]{{3,}}?s?-?)??(?:{'|'.join(map(re.escape, nouns.split()))})(?:s|en|e|n|es|"
        rf"er|x)?"
    )


@cache
def _gives(language: Language) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{wanted_words.SENDS[language]}|{wanted_words.HAS[language]})\b")


def _says(table: dict[str, tuple[str, ...]], text: str, language: Language) -> bool:
    return bool(_any_of(table[language]).search(text))


@cache
def _any_of(row: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in row))
