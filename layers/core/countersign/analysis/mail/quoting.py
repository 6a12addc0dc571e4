"""How mail programs and people mark what is not the newest text: a table per kind of mark."""

from countersign.analysis.mail.phrases import word_set

QUOTED = (">", "\uff1e")
"""What a quoted line begins with."""

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
