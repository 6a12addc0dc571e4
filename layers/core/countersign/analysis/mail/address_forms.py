"""How a text addresses whoever reads it: as somebody one knows well, or not."""

import re
from collections.abc import Mapping

from countersign.analysis.mail.features import MailFeatures, feature
from countersign.analysis.mail.letter_frame import Frame, frame
from countersign.analysis.mail.name_words import MEANS, MEANS_BEFORE
from countersign.domain.guidance.directives import Form
from countersign.domain.languages import Language

_READ = 4_000
_PLAIN, _HINT = 3, 1
"""What a word says that is said to nobody else, and what one says that is said of others, too."""

_Cues = tuple[re.Pattern[str], int]


def _cue(pattern: str, weight: int, *, cased: bool = False) -> _Cues:
    return re.compile(pattern, 0 if cased else re.IGNORECASE), weight


_INFORMAL: Mapping[Language, tuple[_Cues, ...]] = {
    "de": (
        _cue(r"\b(?:du|dich|dir|dein(?:e[mnrs]?)?|euch|euer|eure[mnrs]?)\b", _PLAIN),
        _cue(
            r"\b(?:kannst|könntest|hast|hättest|bist|wärst|wärest|willst|wolltest|magst|möchtest"
            r"|weißt|musst|müsstest|sollst|solltest|darfst|dürftest|wirst|würdest|schickst|kommst"
            r"|gehst|machst|schaffst|meinst|findest|brauchst|bringst|sagst|gibst|hilfst|schaust"
            r"|nimmst|denkst|bleibst|fährst)\b",
            _PLAIN,
        ),
        _cue(
            r"(?:^|[.!?,:]\s+|bitte )(?:schick|sag|gib|melde?|ruf|schau|nimm|komm|bring|denk|hilf"
            r"|schreib|mach|leite?|prüf|lass|sieh|lies)e?\b(?! ich| er| sie| wir)",
            _PLAIN,
        ),
        _cue(r"\b(?:könnt|habt|seid|wollt|schickt|kommt) ihr\b", _PLAIN),
    ),
    "fr": (
        _cue(r"\b(?:tu|toi)\b|\bt['’](?=[aeiouyhéèê])", _PLAIN),
        _cue(r"\b(?:te|ton|tes)\b|\bs['’]il te pla[iî]t\b|\bstp\b", _PLAIN),
        _cue(r"\bta\b", _HINT),
        _cue(
            r"(?:^|[.!?,:]\s+|merci de |peux )(?:dis|envoie|appelle|fais|regarde|viens|donne"
            r"|rappelle|tiens|confirme|pense|passe|prends|réponds)(?:-(?:moi|nous|le|la|les))?\b",
            _HINT,
        ),
        _cue(r"\b\w+-moi\b(?<!ez-moi)|\bpeux-tu\b|\bas-tu\b|\bes-tu\b", _HINT),
    ),
    "es": (
        _cue(r"\b(?:tú|ti|contigo|tuy[oa]s?|vosotr[oa]s|vuestr[oa]s?)\b", _PLAIN),
        _cue(r"\b(?:tu|tus|te|os)\b", _PLAIN),
        _cue(
            r"\b(?:puedes|podrías|tienes|quieres|querrías|sabes|vienes|estás|eres|has|vas|crees"
            r"|necesitas|prefieres|recuerdas|piensas|dices|haces|podéis|tenéis|queréis|venís)\b",
            _PLAIN,
        ),
        _cue(r"\b(?:dime|avísame|mándame|envíame|pásame|llámame|dinos|cuéntame|dame)\b", _PLAIN),
        _cue(r"\b\w+(?:aste|iste)\b|\b\w{3,}[aei]rte\b", _HINT),
    ),
    "it": (
        _cue(r"\b(?:tu|ti|tuo|tua|tuoi|tue|voi|vostr[oaie]|vi)\b", _PLAIN),
        _cue(r"\bte\b", _HINT),
        _cue(
            r"\b(?:puoi|potresti|hai|avresti|sei|vuoi|vorresti|vieni|verresti|sai|devi|dovresti"
            r"|riesci|riusciresti|pensi|credi|preferisci|mandi|porti|fai|vai|potete|avete)\b",
            _PLAIN,
        ),
        _cue(
            r"\b(?:dimmi|mandami|fammi|inviami|scrivimi|chiamami|dammi|facci|dicci|ricordati)\b",
            _PLAIN,
        ),
    ),
    "nl": (
        _cue(r"\b(?:jij|jou|jouw|jullie)\b", _PLAIN),
        _cue(r"\bje\b", _PLAIN),
    ),
}
_FORMAL: Mapping[Language, tuple[_Cues, ...]] = {
    "de": (
        _cue(r"(?<=[a-zäöüß,;\u2013-] )(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)\b", _PLAIN, cased=True),
        _cue(r"\b(?:[A-ZÄÖÜ]?[a-zäöüß]+en|[Ss]ind|[Ss]eien) Sie\b", _PLAIN, cased=True),
        _cue(r"(?:^|\n|[.!?] )(?:Ihre?[mnrs]?)\b", _HINT, cased=True),
    ),
    "fr": (
        _cue(r"\b(?:vous|vos|votre)\b", _PLAIN),
        _cue(r"\b(?:pouvez|pourriez|avez|auriez|voulez|voudriez|êtes|dites|veuillez)\b", _PLAIN),
        _cue(r"\b\w+ez(?:-(?:moi|nous|vous|le|la))?\b(?<!\bchez)(?<!\bassez)", _HINT),
    ),
    "es": (
        _cue(r"\b(?:usted|ustedes|vd|ud)\b", _PLAIN),
        _cue(
            r"\b(?:dígame|envíeme|avíseme|mándeme|llámeme|indíqueme|hágame|confírme\w*|díganos"
            r"|remítame|facilíte\w*|envíenos|sírvase|disculpe)\b",
            _PLAIN,
        ),
        _cue(
            r"¿\s?(?:me |nos |le )?(?:puede|podría|tiene|quiere|sabe|está|viene|prefiere)\b", _HINT
        ),
        _cue(r"\b(?:le|les|su|sus)\b", _HINT),
    ),
    "it": (
        _cue(r"(?<=[a-zàèéìòù,;'’] )(?:Lei|La|Le|Suo|Sua|Suoi|Sue)\b", _PLAIN, cased=True),
        _cue(
            r"\b(?:mi dica|mi faccia|mi mandi|mi invii|ci dica|ci faccia|la prego|la ringrazio"
            r"|le chiedo|le scrivo|le invio|le ricordo|le mando|le andrebbe|le va|le serve|voglia"
            r"|mi scusi|si figuri)\b",
            _PLAIN,
        ),
        _cue(r"(?:^|[.!?,:]\s+|¿)(?:può|potrebbe|ha|avrebbe|vorrebbe|preferisce|riesce)\b", _HINT),
    ),
    "nl": (_cue(r"\b(?:u|uw|uzelf)\b", _PLAIN), _cue(r"\b(?:kunt|zoudt|hebt) u\b", _PLAIN)),
}
_NO_ADDRESS: Mapping[Language, re.Pattern[str]] = {
    "fr": re.compile(r"\brendez-vous\b|\bgarde[zr]?-vous\b", re.IGNORECASE),
    "nl": re.compile(r"\bje ne sais\b", re.IGNORECASE),
}
"""What looks as if it addressed somebody, and does not."""


def form_of(text: str, language: Language) -> Form | None:
    """None where nobody is addressed, or both ways as much; English has one form for all."""
    if language not in _INFORMAL:
        return None
    read = text[:_READ].replace("’", "'")
    if language in _NO_ADDRESS:
        read = _NO_ADDRESS[language].sub(" ", read)
    informal, formal = _weight(read, _INFORMAL[language]), _weight(read, _FORMAL[language])
    if informal == formal:
        return None
    return "informal" if informal > formal else "formal"


@feature
def form_of_sender(message: MailFeatures, language: Language) -> Form | None:
    """As `form_of`, of a whole letter; where its words do not say, by how it greets: `Hi Sam`, or
    `Dear Mr Reed`."""
    found = frame(message)
    return form_of(found.body, language) or form_of_greeting(found)


def form_of_greeting(frame: Frame) -> Form | None:
    hello, named = frame.hello.lower(), frame.named.lower()
    words = [one.rstrip(".") for one in f"{hello} {named}".split()]
    if any(one in MEANS or one in MEANS_BEFORE for one in words):
        return "formal"
    if hello.startswith(("sehr geehrte", "geachte", "egregi", "muy ")):
        return "formal"
    if named and len(named.split()) == 1:
        return "informal"
    return None


def _weight(text: str, cues: tuple[_Cues, ...]) -> int:
    """Each cue as often as it stands there, up to four times."""
    return sum(weight * min(4, sum(1 for _ in pattern.finditer(text))) for pattern, weight in cues)
