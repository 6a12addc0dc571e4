"""Sentences of our own that say where the person stands, per language and register.

What each of them is for is known, so that it can be said in another tone or language.
"""

from typing import Literal

from countersign.analysis.mail.language import Language
from countersign.engines.rules.reply_templates import PHRASES, Tone

Stance = Literal["yes", "no", "busy", "later", "sorry"]
STANCES: tuple[Stance, ...] = ("yes", "no", "busy", "later", "sorry")

_PLAIN: dict[Language, tuple[str, ...]] = {
    "en": (
        "Yes, that works for me.",
        "I'm afraid I have to say no.",
        "I'm afraid I'm not available then.",
        "I can't say yet, and I'll get back to you later.",
        "I'm sorry about that.",
    ),
    "de": (
        "Ja, das passt für mich.",
        "Leider muss ich absagen.",
        "Leider habe ich da keine Zeit.",
        "Das kann ich noch nicht sagen, ich melde mich später.",
        "Das tut mir leid.",
    ),
    "fr": (
        "Oui, cela me convient.",
        "Malheureusement, je dois dire non.",
        "Malheureusement, je ne suis pas disponible à ce moment-là.",
        "Je ne peux pas encore le dire, je reviens vers vous plus tard.",
        "J'en suis désolé.",
    ),
    "es": (
        "Sí, me parece bien.",
        "Por desgracia, tengo que decir que no.",
        "Por desgracia, no tengo tiempo entonces.",
        "Todavía no lo sé; respondo más adelante.",
        "Lo siento.",
    ),
    "it": (
        "Sì, per me va bene.",
        "Purtroppo devo dire di no.",
        "Purtroppo in quel momento non ho tempo.",
        "Non lo so ancora, rispondo più tardi.",
        "Mi dispiace.",
    ),
    "nl": (
        "Ja, dat is goed voor mij.",
        "Helaas moet ik nee zeggen.",
        "Helaas kan ik dan niet.",
        "Dat weet ik nog niet, ik kom er later op terug.",
        "Het spijt me.",
    ),
}
_FORMAL: dict[Language, tuple[str, ...]] = {
    "en": (
        "I am glad to confirm.",
        "I regret that I have to decline.",
        "I regret that I am not available at that time.",
        "I am not able to say yet, and will get back to you later.",
        "I apologise for that.",
    ),
    "de": (
        "Gerne sage ich zu.",
        "Ich bedaure, absagen zu müssen.",
        "Ich bedaure, zu diesem Zeitpunkt verhindert zu sein.",
        "Ich kann es noch nicht sagen und werde mich später bei Ihnen melden.",
        "Ich bitte um Entschuldigung.",
    ),
    "fr": (
        "Je vous confirme volontiers mon accord.",
        "Je regrette de devoir décliner.",
        "Je regrette de ne pas être disponible à ce moment-là.",
        "Je ne suis pas encore en mesure de le dire et reviendrai vers vous plus tard.",
        "Je vous prie de m'en excuser.",
    ),
    "es": (
        "Le confirmo con gusto.",
        "Lamento tener que decir que no.",
        "Lamento no estar disponible en ese momento.",
        "Aún no puedo decirlo; me pondré en contacto con usted más adelante.",
        "Le ruego que me disculpe.",
    ),
    "it": (
        "Le confermo volentieri.",
        "Mi rincresce dover declinare.",
        "Mi rincresce non essere disponibile in quel momento.",
        "Non posso ancora dirlo e La contatterò più tardi.",
        "La prego di scusarmi.",
    ),
    "nl": (
        "Graag bevestig ik dit.",
        "Tot mijn spijt moet ik afzien.",
        "Tot mijn spijt ben ik op dat moment verhinderd.",
        "Ik kan dit nog niet zeggen en kom er later bij u op terug.",
        "Mijn excuses daarvoor.",
    ),
}
TONES: tuple[Tone, ...] = ("friendly", "formal", "brief")


def stance(which: Stance, language: Language, tone: Tone) -> str:
    return said(which, language, tone)


def said(name: str, language: Language, tone: Tone) -> str:
    """Our sentence for a slot."""
    if name in STANCES:
        return (_FORMAL if tone == "formal" else _PLAIN)[language][STANCES.index(name)]
    phrases = PHRASES[language][tone]
    if name == "opening":
        return phrases.opening
    return next(words for kind, words in phrases.answers.items() if kind == name)


NAMES = ("opening", "question", "request", "meeting", "review", *STANCES)
