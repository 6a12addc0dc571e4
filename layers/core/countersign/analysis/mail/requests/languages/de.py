"""How German asks."""

from countersign.analysis.mail.phrases import phrase_set
from countersign.analysis.mail.requests.cue import cues
from countersign.analysis.mail.requests.request_words import RequestWords

WORDS = RequestWords(
    cues=cues(
        politely="bitte, freundlicherweise",
        can_or_will="""
            kannst du, könntest du, würdest du, können sie, könnten sie, würden sie, kann ich,
            können wir, sollen wir, wollen wir, hast du, haben sie, hättest du, hätten sie, bist du,
            sind sie, magst du, möchtest du, möchten sie, könnt ihr, habt ihr
        """,
        to_be_told="""
            sag mir, sagen sie mir, gib bescheid, bescheid geben, bescheid sagen, sag bescheid,
            geben sie bescheid, lass mich wissen, lassen sie mich wissen, gebt bescheid, melde dich,
            melden sie sich, teilen sie mir, teil mir, bescheid
        """,
        needs="""
            ich brauche, wir brauchen, ich benötige, wir benötigen, ich bräuchte, schick mir,
            schicken sie mir, senden sie mir, ruf mich, rufen sie mich, schau dir, schauen sie
        """,
        opens_a_question="""
            ^ kann, ^ könnte, ^ wann, ^ wo, ^ wie, ^ was, ^ wer, ^ warum, ^ welche, ^ welcher,
            ^ welches, ^ ist, ^ sind, ^ hat, ^ gibt, ^ passt, ^ soll, ^ wäre
        """,
        would_like="ich würde gerne, ich würde gern, ich hätte gerne, ich möchte, wäre es",
        meets="treffen, besprechen, termin, telefonieren, mittagessen, kaffee, zeit",
        closing="bei fragen, rückfragen, vielen dank, danke, freue mich",
        past="war, waren, habe, hatte, wurde, wurden",
    ),
    courtesies=phrase_set("bei fragen, rückfragen, wie geht es, wie geht's"),
    instructions=phrase_set("bitte beachten, bitte beachte, zur kenntnis"),
    statements=phrase_set("^ ich werde, ^ wir werden, ^ bis bald"),
    taken_back=(
        r"(?:hat|haben) sich (?:inzwischen |schon |bereits |damit |mittlerweile )*"
        r"(?:erledigt|geklärt)",
        r"brauch(?:e|st|en|t)(?: (?:ich|du|wir|sie|es|das))* nicht mehr",
        r"(?:ist|schon|bereits|inzwischen) (?:schon |bereits )?erledigt(?=\W*$|[.,!;])",
        r"hab(?:e|en)?(?: ich| wir)?(?: es| sie| ihn| das)? ?"
        r"(?:schon |doch |jetzt |inzwischen |mittlerweile |selbst )*gefunden",
        r"(?:vergiss|vergessen sie) (?:es|das|meine)\b(?!.*\bnicht\b)",
        r"ignorier(?:e|en|t)?(?: sie)?(?: bitte)? (?:meine|die letzte|diese|das)\b(?!.*\bnicht\b)",
        r"(?:meine|die) (?:letzte )?(?:e-?mail|mail|nachricht|frage|anfrage) "
        r"(?:bitte |einfach )*(?:ignorieren|vergessen)",
        r"(?:nicht mehr|doch nicht)(?: mehr)? (?:nötig|notwendig|erforderlich)",
    ),
)
