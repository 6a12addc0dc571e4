"""Whether a message takes back what its sender asked before: "never mind, I found it"."""

import re

from countersign.analysis.mail.addresses import address_in, same_person
from countersign.analysis.mail.features import MailFeatures, feature
from countersign.analysis.mail.requests.requests import weigh

LONGEST = 800
"""Characters of a message that may take something back; a longer one has more to say."""

_PHRASES = (
    # English
    r"never ?mind(?! (?:me|the gap))",
    r"(?<!not )(?<!n't )(?:ignore|disregard|forget|scratch) (?:about )?(?:my|this|that|the) "
    r"(?:(?:last|previous|prior|earlier|first|other|above|below) )?"
    r"(?:e-?mail|mail|message|question|request|note|ask|one)",
    r"(?:scratch|forget) (?:that|it|about (?:it|that))(?=$|\W*$|[.,!;])",
    r"no need (?:to (?:reply|respond|answer|send|look|do|bother|worry|get back)\b.*|"
    r"any ?more|any longer|after all|now)",
    r"(?:i|we)(?:'ve| have)? (?:just |now |already |since |finally )?"
    r"(?:found|got|located|figured|worked) (?:it|them|that|one)"
    r"(?: out)?(?=\W*$|[.,!;:)-]| (?:now|already|after all|myself|ourselves|in|on|at|thanks)\b)",
    r"^\W*found (?:it|them)(?=\W*$|[.,!;:)-]| (?:now|already|after all|in|on|at|thanks)\b)",
    r"(?:it|this|that|all|everything|the (?:issue|problem|matter|question))"
    r"(?:'s| is| has| are| got)(?: now| already| since| all| been)* "
    r"(?:sorted|solved|resolved|settled|taken care of)",
    r"(?:no longer|don't|do not) need (?:it|this|that|them|you to|your)\b.*"
    r"(?:any ?more|any longer|after all)|no longer need (?:it|this|that|them|you to)",
    r"^\W*problem solved",
    # German
    r"(?:hat|haben) sich (?:inzwischen |schon |bereits |damit |mittlerweile )*(?:erledigt|geklärt)",
    r"brauch(?:e|st|en|t)(?: (?:ich|du|wir|sie|es|das))* nicht mehr",
    r"(?:ist|schon|bereits|inzwischen) (?:schon |bereits )?erledigt(?=\W*$|[.,!;])",
    r"hab(?:e|en)?(?: ich| wir)?(?: es| sie| ihn| das)? ?"
    r"(?:schon |doch |jetzt |inzwischen |mittlerweile |selbst )*gefunden",
    r"(?:vergiss|vergessen sie) (?:es|das|meine)\b(?!.*\bnicht\b)",
    r"ignorier(?:e|en|t)?(?: sie)?(?: bitte)? (?:meine|die letzte|diese|das)\b(?!.*\bnicht\b)",
    r"(?:meine|die) (?:letzte )?(?:e-?mail|mail|nachricht|frage|anfrage) "
    r"(?:bitte |einfach )*(?:ignorieren|vergessen)",
    r"(?:nicht mehr|doch nicht)(?: mehr)? (?:nötig|notwendig|erforderlich)",
    # French
    r"laisse[zr]? tomber",
    r"oublie[zr]? (?:ça|cela|ma |mon )",
    r"ne (?:tiens|tenez) pas compte",
    r"ignore[zr]? (?:mon|ma|ce|cette) ",
    r"(?:c'est|tout est) (?:réglé|résolu|arrangé)",
    r"(?:j'ai|nous avons|je l'ai|nous l'avons) (?:fini par |enfin |depuis )*(?:le |la )?"
    r"(?:re)?trouvée?s?(?=\W*$|[.,!;])",
    r"plus besoin(?: de (?:répondre|réponse))?(?=\W*$|[.,!;])",
    # Spanish
    r"(?<!no )olv[ií]d(?:a|e|alo|elo|ate|ese)(?: de)?(?: lo| mi| el|(?=\W*$|[.,!;]))",
    r"(?:haz|haga|hagan) caso omiso",
    r"ignor(?:a|e|en) (?:mi|este|el) ",
    r"ya (?:lo |la |los |las )?(?:he |hemos )?(?:encontré|encontrado|encontramos|resuelto|"
    r"resolví|solucionado|tengo)(?=\W*$|[.,!;])",
    r"ya no (?:hace falta|(?:lo |la )?necesito)",
    # Italian
    r"lascia(?:te)? (?:stare|perdere)|come non detto",
    r"(?<!non )ignora(?:te|re)? (?:la mia|il mio|questa|la precedente)",
    r"(?:l'ho|l'abbiamo|ho) (?:già |poi )?(?:ri)?trovat[oa](?=\W*$|[.,!;])",
    r"non (?:serve|occorre|mi serve) più",
    # Dutch
    r"laat maar(?=\W*$|[.,!;]| zitten)",
    r"(?:heb|hebben)(?: (?:ik|we|wij))? (?:het|hem|ze|'m) (?:al |inmiddels |toch |net )*gevonden",
    r"(?:al|inmiddels|toch) gevonden(?=\W*$|[.,!;])",
    r"niet meer nodig",
    r"(?:vergeet|negeer) (?:mijn|deze|het|dit)\b(?!.*\bniet\b)",
    r"is (?:al |inmiddels )*(?:opgelost|geregeld)",
)
_TAKES_BACK = re.compile("|".join(f"(?:{phrase})" for phrase in _PHRASES))


@feature
def takes_back(message: MailFeatures) -> bool:
    """Whether the newest text says that an earlier question is settled, and asks nothing else."""
    if sum(map(len, message.blocks)) > LONGEST:
        return False
    said = message.sentences
    rest = [sentence for sentence in said if not _TAKES_BACK.search(_plain(sentence))]
    if len(rest) == len(said):
        return False
    language = message.language_of_text
    return not any("?" in one or weigh(one, language).asks for one in rest)


@feature
def takes_back_for(message: MailFeatures, asking: MailFeatures) -> bool:
    """Whether a later message settles what this one asks: by who asked, or by somebody who had the
    question too, and vouched for no less than the question is."""
    later, asked = message.mail, asking.mail
    if later.dmarc not in ("pass", asked.dmarc):
        return False
    had_it = (asked.sender, *asked.to, *asked.cc)
    who = address_in(later.sender)
    return any(same_person(who, address_in(one)) for one in had_it) and takes_back(message)


def _plain(sentence: str) -> str:
    return " ".join(sentence.lower().replace("\u2019", "'").split())
