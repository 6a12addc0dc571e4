"""How mail programs and people mark what is not the newest text: a table per kind of mark."""

import re

from countersign.analysis.mail.phrases import word_set

QUOTED = (">", "\uff1e", "&gt;", "\u00bb", "\u2502 ", ": ")
"""What a quoted line begins with."""

_INITIALS = re.compile(r"[A-Z][A-Za-z]{0,11}>(?:\s|$)")
_BAR = "|"


def is_quoted(line: str) -> bool:
    """Whether the line, without blanks at its ends, is marked as another's: also by the initials of
    whoever wrote it, or by a bar that makes no row of a table."""
    if line.startswith(QUOTED) or _INITIALS.match(line):
        return True
    return line.startswith(_BAR) and line.count(_BAR) == 1


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
        "much love",
        "lots of love",
        "all my love",
        "bis denn",
        "bis denne",
        "bis dann",
        "bis bald",
        "see you soon",
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
        "med venlig hilsen",
        "venlig hilsen",
        "mange hilsner",
        "hilsen",
        "mvh",
        "med vennlig hilsen",
        "vennlig hilsen",
        "beste hilsen",
        "med vänliga hälsningar",
        "med vänlig hälsning",
        "vänliga hälsningar",
        "vänlig hälsning",
        "hälsningar",
        "ystävällisin terveisin",
        "terveisin",
        "terveisiä",
        "kiitos",
        "z poważaniem",
        "pozdrawiam",
        "pozdrawiam serdecznie",
        "serdecznie pozdrawiam",
        "s pozdravem",
        "hezký den",
        "děkuji",
        "atenciosamente",
        "com os melhores cumprimentos",
        "melhores cumprimentos",
        "cumprimentos",
        "abraço",
        "abraços",
        "obrigado",
        "obrigada",
        "с уважением",
        "с наилучшими пожеланиями",
        "спасибо",
        "з повагою",
        "üdvözlettel",
        "cu stimă",
        "saygılarımla",
        "よろしくお願いします",
        "よろしくお願いいたします",
        "敬具",
        "此致",
        "祝好",
        "谢谢",
        "謝謝",
        "감사합니다",
    }
)
"""A line of its own that begins a signature."""

ABBREVIATIONS = word_set(
    "mr mrs ms dr prof st vs etc e.g i.e no nr approx dept inc ltd co fig z.b bzw ca d.h usw evtl"
    " hr fr m mme p.ex sr sra ud dott sig ing ir dhr mevr bijv a.m p.m u.s jan feb mar apr jun jul"
    " aug sep sept oct okt nov dec dez"
)
"""Words whose full stop ends no sentence."""
