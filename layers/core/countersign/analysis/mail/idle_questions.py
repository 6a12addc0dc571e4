"""Questions that want no answer, and letters that say so of themselves, in six languages."""

import re

_READ = 4_000

_IDLE = re.compile(
    r"^\s{0,9}see you\b|\b(?:sounds good|makes sense|(?:klingt|passt"
    r"|hört sich) gut),?(?: oder)?\s?\?"
    r"|\b(?:how are you|how(?:['’]s| is) (?:it going|everything|life)|how have you been|who knows"
    r"|isn['’]t it\?|don['’]t you think|guess what|can you believe|what can i say|why not\?"
    r"|wie geht(?: es|['’]?s)?|wer weiß|nicht wahr\?|was soll['’]?s|weißt du was"
    r"|alles gut(?: bei dir)?\?"
    r"|wer hätte das gedacht"
    r"|comment (?:ça va|vas-tu|allez-vous)|ça va(?: bien)?\s?\?|qui sait|n['’]est-ce pas\s?\?"
    r"|pourquoi pas\s?\?"
    r"|cómo (?:estás|está|están|va todo)|qué tal(?: estás| todo)?\?|quién sabe|verdad\?"
    r"|por qué no\?"
    r"|come (?:stai|sta|va|state)\b|tutto bene\?|chi lo sa|chissà|non è vero\?|perché no\?"
    r"|hoe gaat het(?! met (?:de|het))|hoe is het\?|wie weet|toch\?$|nietwaar\?|waarom niet\?)",
    re.IGNORECASE,
)
_NO_ANSWER = re.compile(
    r"\b(?:no need to (?:reply|answer|respond)|no (?:reply|answer|response) (?:is )?(?:needed"
    r"|required"
    r"|necessary)|you (?:don['’]t|do not) (?:need|have) to (?:reply|answer|respond)"
    r"|keine antwort (?:nötig|erforderlich)|(?:brauchst|brauchen sie|musst|müssen sie)"
    r"(?: mir)?(?: darauf)? nicht (?:zu )?antworten"
    r"|(?:pas besoin|inutile) de (?:me )?répondre"
    r"|no (?:hace falta|es necesario) (?:que (?:me )?respond|responder|contestar"
    r"|que (?:me )?contest)"
    r"|non (?:serve|c['’]è bisogno di|occorre) rispond"
    r"|(?:hoeft?|hoeven) (?:me )?niet te (?:antwoorden|reageren)|geen antwoord nodig)",
    re.IGNORECASE,
)


def is_idle(sentence: str) -> bool:
    """Whether somebody asks it for the sake of asking."""
    return bool(_IDLE.search(sentence[:_READ]))


def wants_no_answer(text: str) -> bool:
    """Whether it says that nobody needs to answer."""
    return bool(_NO_ANSWER.search(text[:_READ]))
