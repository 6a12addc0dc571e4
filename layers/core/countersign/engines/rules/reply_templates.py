"""What our replies begin and end with, per language and tone.

`{name}` is the sender's name, and `opening` stands before what is answered. Nothing is written with
`answers` any more: they are known again in the letters of tasks that were proposed with them.
"""

from dataclasses import dataclass
from typing import Literal

from countersign.analysis.mail.language import Language
from countersign.domain.guidance.directives import Form
from countersign.domain.guidance.directives import Tone as Tone

RequestType = Literal["question", "request", "meeting", "review"]


@dataclass(frozen=True)
class Phrases:
    hello: str
    hello_nobody: str
    opening: str
    answers: dict[RequestType, str]
    farewell: str


def _phrases(
    hello: str,
    hello_nobody: str,
    opening: str,
    question: str,
    request: str,
    meeting: str,
    review: str,
    farewell: str,
) -> Phrases:
    answers: dict[RequestType, str] = {
        "question": question,
        "request": request,
        "meeting": meeting,
        "review": review,
    }
    return Phrases(hello, hello_nobody, opening, answers, farewell)


def opening_for(language: Language, tone: Tone, form: Form | None) -> str:
    """Of the tone, unless it addresses somebody whose form of address is known."""
    addressed = INFORMAL.get(language)
    if form is None or addressed is None:
        return PHRASES[language][tone].opening
    return PHRASES[language]["formal"].opening if form == "formal" else addressed[0]


INFORMAL: dict[Language, tuple[str, str, str, str, str]] = {
    "de": (
        "vielen Dank für deine Nachricht.",
        "Ich kümmere mich um deine Frage und melde mich bei dir.",
        "Deine Bitte ist angekommen, ich melde mich dazu bei dir.",
        "Ich schaue in meinen Kalender und melde mich bei dir wegen eines Termins.",
        "Ich sehe es mir an und melde mich bei dir.",
    ),
    "fr": (
        "Merci pour ton message.",
        "Je regarde ta question et je reviens vers toi.",
        "J'ai bien reçu ta demande et je reviens vers toi à ce sujet.",
        "Je regarde mon agenda et je reviens vers toi pour convenir d'un moment.",
        "Je regarde cela et je reviens vers toi avec mon avis.",
    ),
    "es": (
        "Gracias por tu mensaje.",
        "Voy a mirar tu pregunta y te respondo en otro mensaje.",
        "He recibido tu petición y te respondo sobre ella en otro mensaje.",
        "Voy a mirar mi agenda y te respondo para buscar un momento.",
        "Voy a echarle un vistazo y te respondo con mi opinión.",
    ),
    "it": (
        "Grazie per il tuo messaggio.",
        "Guardo la tua domanda e ti rispondo appena possibile.",
        "Ho ricevuto la tua richiesta e ti rispondo appena possibile.",
        "Guardo la mia agenda e ti rispondo per trovare un momento.",
        "Do un'occhiata e ti rispondo con il mio parere.",
    ),
    "nl": (
        "Bedankt voor je bericht.",
        "Ik kijk naar je vraag en kom er bij je op terug.",
        "Ik heb je verzoek gezien en kom er bij je op terug.",
        "Ik kijk in mijn agenda en kom bij je terug voor een moment.",
        "Ik kijk ernaar en kom bij je terug met mijn mening.",
    ),
}
"""To whom one says du, tu, tú or je: the opening, and an answer to each type of request."""

PHRASES: dict[Language, dict[Tone, Phrases]] = {
    "en": {
        "brief": _phrases(
            "Hi {name},",
            "Hi,",
            "Got your message, thanks.",
            "I'll get back to you on this.",
            "I'll get back to you on this.",
            "I'll check my calendar and get back to you.",
            "I'll take a look and get back to you.",
            "Best,",
        ),
        "friendly": _phrases(
            "Hi {name},",
            "Hello,",
            "Thanks for your message.",
            "I'll look into your question and get back to you.",
            "I've got your request and will get back to you about it.",
            "I'll check my calendar and get back to you about a time.",
            "I'll take a look and get back to you with my thoughts.",
            "Best wishes,",
        ),
        "formal": _phrases(
            "Dear {name},",
            "Dear Sir or Madam,",
            "Thank you for your message.",
            "I will look into your question and get back to you.",
            "I have received your request and will get back to you about it.",
            "I will check my calendar and get back to you about a time.",
            "I will look at it and get back to you.",
            "Kind regards,",
        ),
    },
    "de": {
        "brief": _phrases(
            "Hallo {name},",
            "Hallo,",
            "danke, die Nachricht ist angekommen.",
            "Ich melde mich dazu.",
            "Ich melde mich dazu.",
            "Ich schaue in meinen Kalender und melde mich.",
            "Ich sehe es mir an und melde mich.",
            "Viele Grüße",
        ),
        "friendly": _phrases(
            "Hallo {name},",
            "Hallo,",
            "vielen Dank für die Nachricht.",
            "Ich kümmere mich um die Frage und melde mich dazu.",
            "Die Bitte ist angekommen, ich melde mich dazu.",
            "Ich schaue in meinen Kalender und melde mich wegen eines Termins.",
            "Ich sehe es mir an und melde mich mit einer Rückmeldung.",
            "Viele Grüße",
        ),
        "formal": _phrases(
            "Guten Tag {name},",
            "Sehr geehrte Damen und Herren,",
            "vielen Dank für Ihre Nachricht.",
            "Ich werde Ihre Frage prüfen und mich bei Ihnen melden.",
            "Ihre Bitte habe ich erhalten und werde mich dazu bei Ihnen melden.",
            "Ich werde meinen Kalender prüfen und mich wegen eines Termins bei Ihnen melden.",
            "Ich werde es mir ansehen und mich bei Ihnen melden.",
            "Mit freundlichen Grüßen",
        ),
    },
    "fr": {
        "brief": _phrases(
            "Bonjour {name},",
            "Bonjour,",
            "Bien reçu, merci.",
            "Je reviens vers vous à ce sujet.",
            "Je reviens vers vous à ce sujet.",
            "Je regarde mon agenda et je reviens vers vous.",
            "Je regarde et je reviens vers vous.",
            "Cordialement,",
        ),
        "friendly": _phrases(
            "Bonjour {name},",
            "Bonjour,",
            "Merci pour votre message.",
            "Je regarde votre question et je reviens vers vous.",
            "J'ai bien reçu votre demande et je reviens vers vous à ce sujet.",
            "Je regarde mon agenda et je reviens vers vous pour convenir d'un moment.",
            "Je regarde cela et je reviens vers vous avec mon avis.",
            "Bien à vous,",
        ),
        "formal": _phrases(
            "Bonjour {name},",
            "Madame, Monsieur,",
            "Je vous remercie de votre message.",
            "Je vais examiner votre question et reviendrai vers vous.",
            "J'ai bien reçu votre demande et reviendrai vers vous à ce sujet.",
            "Je vais consulter mon agenda et reviendrai vers vous pour convenir d'un moment.",
            "Je vais en prendre connaissance et reviendrai vers vous.",
            "Cordialement,",
        ),
    },
    "es": {
        "brief": _phrases(
            "Hola, {name}:",
            "Hola:",
            "Recibido, gracias.",
            "Respondo sobre esto en otro mensaje.",
            "Respondo sobre esto en otro mensaje.",
            "Miro mi agenda y respondo.",
            "Lo miro y respondo.",
            "Saludos,",
        ),
        "friendly": _phrases(
            "Hola, {name}:",
            "Hola:",
            "Gracias por el mensaje.",
            "Voy a mirar la pregunta y respondo en otro mensaje.",
            "He recibido la petición y respondo sobre ella en otro mensaje.",
            "Voy a mirar mi agenda y respondo para buscar un momento.",
            "Voy a echarle un vistazo y respondo con mi opinión.",
            "Un saludo,",
        ),
        "formal": _phrases(
            "Estimado/a {name}:",
            "Buenos días:",
            "Le agradezco su mensaje.",
            "Estudiaré su pregunta y me pondré en contacto con usted.",
            "He recibido su petición y me pondré en contacto con usted al respecto.",
            "Consultaré mi agenda y me pondré en contacto con usted para buscar un momento.",
            "Lo revisaré y me pondré en contacto con usted.",
            "Atentamente,",
        ),
    },
    "it": {
        "brief": _phrases(
            "Ciao {name},",
            "Buongiorno,",
            "Ricevuto, grazie.",
            "Rispondo su questo con un altro messaggio.",
            "Rispondo su questo con un altro messaggio.",
            "Guardo la mia agenda e rispondo.",
            "Do un'occhiata e rispondo.",
            "Saluti,",
        ),
        "friendly": _phrases(
            "Ciao {name},",
            "Buongiorno,",
            "Grazie per il messaggio.",
            "Guardo la domanda e rispondo appena possibile.",
            "Ho ricevuto la richiesta e rispondo appena possibile.",
            "Guardo la mia agenda e rispondo per trovare un momento.",
            "Do un'occhiata e rispondo con il mio parere.",
            "A presto,",
        ),
        "formal": _phrases(
            "Buongiorno {name},",
            "Buongiorno,",
            "La ringrazio per il Suo messaggio.",
            "Esaminerò la Sua domanda e La contatterò in merito.",
            "Ho ricevuto la Sua richiesta e La contatterò in merito.",
            "Controllerò la mia agenda e La contatterò per concordare un momento.",
            "Lo esaminerò e La contatterò in merito.",
            "Cordiali saluti,",
        ),
    },
    "nl": {
        "brief": _phrases(
            "Hallo {name},",
            "Hallo,",
            "Ontvangen, dank.",
            "Ik kom hierop terug.",
            "Ik kom hierop terug.",
            "Ik kijk in mijn agenda en kom erop terug.",
            "Ik kijk ernaar en kom erop terug.",
            "Groet,",
        ),
        "friendly": _phrases(
            "Hallo {name},",
            "Hallo,",
            "Bedankt voor het bericht.",
            "Ik kijk naar de vraag en kom erop terug.",
            "Ik heb het verzoek gezien en kom erop terug.",
            "Ik kijk in mijn agenda en kom erop terug voor een moment.",
            "Ik kijk ernaar en kom terug met mijn mening.",
            "Groeten,",
        ),
        "formal": _phrases(
            "Geachte {name},",
            "Geachte heer of mevrouw,",
            "Hartelijk dank voor uw bericht.",
            "Ik zal uw vraag bekijken en kom er bij u op terug.",
            "Ik heb uw verzoek ontvangen en kom er bij u op terug.",
            "Ik zal mijn agenda raadplegen en kom bij u terug voor een moment.",
            "Ik zal het bekijken en kom er bij u op terug.",
            "Met vriendelijke groet,",
        ),
    },
}
