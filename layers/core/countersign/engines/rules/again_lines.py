"""What is said to ask once more, and to keep a promise, in each language.

None of it addresses anybody as one whom one knows well or as one whom one does not: it fits below
either. `{about}` is what the conversation is about.
"""

from dataclasses import dataclass

from countersign.domain.languages import Language


@dataclass(frozen=True)
class AgainLines:
    """`asks` has a subject, `asks_plainly` none; so have `tells` and `tells_plainly`."""

    asks: str
    asks_plainly: str
    wish: str
    hands_over: str
    tells: str
    tells_plainly: str


AGAIN_LINES: dict[Language, AgainLines] = {
    "en": AgainLines(
        asks="I wanted to ask again about “{about}”.",
        asks_plainly="I wanted to come back to my last message.",
        wish="A short answer would help me.",
        hands_over="As promised, here is ⟦what you promised⟧.",
        tells="As promised, I'm getting back to you about “{about}”: ⟦your answer⟧",
        tells_plainly="As promised, I'm getting back to you: ⟦your answer⟧",
    ),
    "de": AgainLines(
        asks="ich wollte noch einmal wegen „{about}“ nachfragen.",
        asks_plainly="ich wollte noch einmal auf meine letzte Nachricht zurückkommen.",
        wish="Über eine kurze Antwort würde ich mich freuen.",
        hands_over="wie versprochen: ⟦was versprochen war⟧",
        tells="wie versprochen melde ich mich zu „{about}“: ⟦Antwort⟧",
        tells_plainly="wie versprochen melde ich mich: ⟦Antwort⟧",
    ),
    "fr": AgainLines(
        asks="Je me permets de revenir sur ma question au sujet de « {about} ».",
        asks_plainly="Je me permets de revenir sur mon dernier message.",
        wish="Une courte réponse me rendrait service.",
        hands_over="Comme promis, voici ⟦ce qui était promis⟧.",
        tells="Comme promis, je reviens sur « {about} » : ⟦réponse⟧",
        tells_plainly="Comme promis, voici ma réponse : ⟦réponse⟧",
    ),
    "es": AgainLines(
        asks="Quería volver a preguntar por «{about}».",
        asks_plainly="Quería volver sobre mi último mensaje.",
        wish="Una respuesta breve me ayudaría.",
        hands_over="Como prometí, aquí está ⟦lo prometido⟧.",
        tells="Como prometí, vuelvo sobre «{about}»: ⟦respuesta⟧",
        tells_plainly="Como prometí, aquí está mi respuesta: ⟦respuesta⟧",
    ),
    "it": AgainLines(
        asks="volevo chiedere di nuovo notizie su «{about}».",
        asks_plainly="volevo tornare sul mio ultimo messaggio.",
        wish="Una breve risposta mi sarebbe utile.",
        hands_over="come promesso, ecco ⟦quanto promesso⟧.",
        tells="come promesso, torno su «{about}»: ⟦risposta⟧",
        tells_plainly="come promesso, ecco la mia risposta: ⟦risposta⟧",
    ),
    "nl": AgainLines(
        asks="Ik wilde nog even navragen hoe het staat met “{about}”.",
        asks_plainly="Ik wilde nog even terugkomen op mijn laatste bericht.",
        wish="Een kort antwoord zou mij helpen.",
        hands_over="Zoals beloofd, hierbij ⟦wat beloofd was⟧.",
        tells="Zoals beloofd kom ik terug op “{about}”: ⟦antwoord⟧",
        tells_plainly="Zoals beloofd, hier is mijn antwoord: ⟦antwoord⟧",
    ),
}
