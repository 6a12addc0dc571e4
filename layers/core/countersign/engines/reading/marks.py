"""How mail programs and people mark what is not the newest text: a table per kind of mark."""

from countersign.engines.reading.words import word_set

WROTE = (
    " wrote",
    " writes",
    " schrieb",
    " a écrit",
    " escribió",
    " ha scritto",
    " schreef",
    " het volgende geschreven",
    " escreveu",
)
"""The verb of the line above a quotation."""

WROTE_OPENINGS = ("On ", "Am ", "Le ", "El ", "Il ", "Op ", "Em ", "Il giorno ")

FORWARDED = (
    "original message",
    "forwarded message",
    "begin forwarded message",
    "ursprüngliche nachricht",
    "weitergeleitete nachricht",
    "message d'origine",
    "message transféré",
    "mensaje original",
    "mensaje reenviado",
    "messaggio originale",
    "messaggio inoltrato",
    "oorspronkelijk bericht",
    "doorgestuurd bericht",
)
"""What stands between dashes above an older message."""

FROM_LABELS = frozenset({"from", "von", "de", "da", "van"})
OTHER_LABELS = word_set(
    "sent date to cc subject gesendet datum an betreff envoyé à objet enviado fecha para asunto"
    " inviato data a oggetto verzonden aan onderwerp"
)
"""Names of header lines that mail programs copy above an older message."""

SENT_FROM = (
    "sent from my ",
    "sent from outlook",
    "get outlook for",
    "gesendet von mein",
    "von meinem iphone gesendet",
    "envoyé de mon ",
    "envoyé depuis ",
    "enviado desde mi ",
    "inviato da ",
    "verzonden vanaf ",
    "verstuurd vanaf ",
)

CLOSINGS = frozenset(
    {
        "best",
        "all the best",
        "best regards",
        "best wishes",
        "kind regards",
        "warm regards",
        "many thanks",
        "regards",
        "sincerely",
        "yours sincerely",
        "yours",
        "cheers",
        "thanks",
        "thanks again",
        "thanks in advance",
        "thank you",
        "love",
        "take care",
        "beste grüße",
        "freundliche grüße",
        "grüße",
        "herzliche grüße",
        "liebe grüße",
        "viele grüße",
        "mit freundlichen grüßen",
        "gruß",
        "lg",
        "mfg",
        "danke",
        "vielen dank",
        "danke im voraus",
        "cordialement",
        "bien cordialement",
        "bien à vous",
        "bonne journée",
        "salutations",
        "merci",
        "merci d'avance",
        "à bientôt",
        "saludos",
        "un saludo",
        "un cordial saludo",
        "atentamente",
        "gracias",
        "muchas gracias",
        "cordiali saluti",
        "distinti saluti",
        "saluti",
        "un saluto",
        "grazie",
        "grazie mille",
        "a presto",
        "groeten",
        "groetjes",
        "met vriendelijke groet",
        "vriendelijke groet",
        "vriendelijke groeten",
        "bedankt",
        "alvast bedankt",
        "mvg",
    }
)
"""A line of its own that begins a signature."""

ABBREVIATIONS = word_set(
    "mr mrs ms dr prof st vs etc e.g i.e no nr approx dept inc ltd co fig z.b bzw ca d.h usw evtl"
    " hr fr m mme p.ex sr sra ud dott sig ing ir dhr mevr bijv a.m p.m u.s jan feb mar apr jun jul"
    " aug sep sept oct okt nov dec dez"
)
"""Words whose full stop ends no sentence."""
