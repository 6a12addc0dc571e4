"""Rows: what is left out or put differently."""

from countersign.engines.rules.revision import content, parts, recipients
from countersign.engines.rules.revision.command import DROP, SOMEBODY, WEG, Said, command
from countersign.engines.rules.revision.draft import Draft
from countersign.engines.rules.revision.times import MOMENTS, move_to

_PLACE = r"(?P<place>first|second|third|last|final)"
_PLATZ = r"(?P<place>erste[ns]?|zweite[ns]?|dritte[ns]?|letzte[ns]?)"
_CHANGE = r"(?:change|replace|swap|correct|fix|switch|turn|exchange)"
_HELLOS = (
    r"(?:hi|hello|dear|hey|good (?:morning|afternoon|evening)|hallo|liebe[rs]?|sehr geehrte[rs]?"
    r"|guten (?:tag|morgen|abend))"
)
_CLOSING = r"(?:closing|sign-off|sign off|farewell|ending)"
_WHAT_IS_SET = (
    r"(?:(?:the |our )?(?:time|meeting|call|appointment|date|day|deadline|lunch|dinner|slot)"
    r"|it|this|that)"
)


def _leave_out(draft: Draft, match: Said) -> Draft:
    words = match["words"]
    if recipients.is_named(draft, words):
        return recipients.remove(draft, words)
    return parts.drop_mention(draft, words)


def _end_with(draft: Draft, match: Said) -> Draft:
    """A farewell, or else a last sentence."""
    signed = parts.sign_off(draft, match["words"])
    if signed.letter.farewell == draft.letter.farewell:
        return content.say(draft, match["words"], in_place=False)
    return signed


ROWS = (
    command(
        lambda draft, match: parts.drop_sentence(draft, match["place"]),
        rf"{DROP} (?:the )?{_PLACE} (?:sentence|line)",
        rf"{WEG} (?:den |das )?{_PLATZ} satz(?: weg| raus)?",
        rf"(?:ohne|without) (?:den |the )?(?:{_PLACE} sentence)",
    ),
    command(
        lambda draft, match: parts.drop_paragraph(draft, match["place"]),
        rf"{DROP} (?:the )?{_PLACE} paragraph",
        rf"{WEG} (?:den )?{_PLATZ} absatz(?: weg| raus)?",
    ),
    command(
        lambda draft, _: parts.drop_quote(draft),
        rf"(?:{DROP}|don't include|no|without) (?:the |any )?"
        r"(?:quotes?|quotation|quoted (?:text|question|part|line))",
        rf"(?:{WEG}|ohne) (?:das )?zitat(?: weg| raus)?",
        r"don't quote (?:it|her|him|them|anything)",
    ),
    command(
        lambda draft, _: parts.drop_greeting(draft),
        rf"(?:{DROP}|no|without) (?:the |a |any )?(?:greeting|salutation)",
        rf"(?:{WEG}|ohne|keine) (?:die )?anrede(?: weg)?",
    ),
    command(
        lambda draft, _: parts.drop_sign_off(draft),
        rf"(?:{DROP}|no|without) (?:the |a |any |my )?(?:signature|{_CLOSING})",
        rf"(?:{WEG}|ohne|keine) (?:die )?(?:signatur|unterschrift|grußformel)(?: weg)?",
    ),
    command(
        lambda draft, match: parts.name_subject(draft, match["words"]),
        r"(?:change|set|make|rename|put|update) the (?:subject|title)(?: line)?(?: to| as|:)?"
        r" (?P<words>.+)",
        r"(?:the )?subject(?: line)?(?: should be| is|:| to| =) ?(?P<words>.+)",
        r"use (?P<words>.+) as (?:the )?subject(?: line)?",
        r"(?:ändere? |setze? )?(?:der |den )?betreff(?: auf| in|:| ist) ?(?P<words>.+)",
        free=True,
    ),
    command(
        lambda draft, match: parts.greet(draft, match["words"]),
        r"(?:change|set) the (?:greeting|salutation) to (?P<words>.+)",
        r"use (?P<words>.+) as (?:the |a )?(?:greeting|salutation)",
        rf"(?:start|begin|open) with (?P<words>{_HELLOS}\b.*)",
        rf"(?:greet|address) {SOMEBODY} (?:as|with|by) (?P<words>.+)",
        r"call (?:her|him|them) (?P<words>(?-i:[A-Z]).+)",
        rf"(?:beginne?|fang an) mit (?P<words>{_HELLOS}\b.*)",
        r"(?:ändere? die )?anrede(?: in| auf|:) ?(?P<words>.+)",
        free=True,
    ),
    command(
        lambda draft, match: parts.sign_as(draft, match["words"]),
        r"sign (?:it |off )*(?:as|by) (?P<words>.+)",
        r"use (?P<words>.+) as (?:the |my )?signature",
        r"(?:change|set) (?:the|my) signature to (?P<words>.+)",
        r"unterschreibe? als (?P<words>.+)",
        free=True,
    ),
    command(
        lambda draft, match: parts.sign_off(draft, match["words"]),
        r"sign (?:it )?(?:off )?(?:with )?(?P<words>.+)",
        rf"use (?P<words>.+) as (?:the |a )?{_CLOSING}",
        rf"(?:change|set) the {_CLOSING} to (?P<words>.+)",
        r"unterschreibe? mit (?P<words>.+)",
        r"(?:ändere? die )?grußformel(?: in| auf|:) ?(?P<words>.+)",
        free=True,
    ),
    command(
        _end_with,
        r"(?:end|close|finish) (?:it )?with (?P<words>.+)",
        r"(?:beende es|ende|schließe?) mit (?P<words>.+)",
        free=True,
    ),
    command(
        lambda draft, match: move_to(draft, match["words"]),
        r"(?:change|move|set|make|put|shift|push|postpone|reschedule|update)"
        rf" {_WHAT_IS_SET}(?: (?:to|at|on|for|be|until))? (?P<words>{MOMENTS})",
        r"(?:ändere?|verschiebe?|verlege?|setze?)"
        r" (?:(?:die|den|das) (?:zeit|uhrzeit|termin|treffen|tag|datum)|es|das)"
        rf" (?:auf|in|um) (?P<words>{MOMENTS})",
        rf"(?:make it|better|lieber|besser) (?P<words>{MOMENTS})(?: instead)?",
        rf"(?P<words>{MOMENTS}) instead",
    ),
    command(
        lambda draft, match: parts.put_for(draft, match["old"], match["new"]),
        rf"{_CHANGE} (?P<old>.+?) (?:to|into|with|by|for) (?P<new>.+)",
        r"(?:ändere?|ersetze?|tausche?) (?P<old>.+?) (?:in|auf|durch|zu|gegen|mit) (?P<new>.+)",
        r"(?:(?:write|say|use|put|make it|it's|it is) )?(?P<new>.{1,80}?),? "
        r"(?:instead of|rather than|and not|not|statt|anstatt|nicht) (?P<old>.{1,80})",
        free=True,
    ),
    command(
        _leave_out,
        r"(?:do not|don't|dont|never)"
        r" (?:mention|say|write|include|talk about|promise|bring up|name)"
        r"(?: anything about| that)? (?P<words>.+)",
        rf"{DROP} (?:the (?:part|bit|sentence|line)s? (?:about|with|on|that says) "
        r"|(?:all |any )?mentions? of |the words? )?(?P<words>.+)",
        r"(?:no mention of|without mentioning|without|not a word about) (?P<words>.+)",
        r"(?:erwähne?|schreibe?) (?P<words>.+) nicht",
        rf"{WEG} (?P<words>.+?) (?:weg|raus|heraus)",
        r"(?:entferne?|streiche?|lösche?|ohne) (?P<words>.+)",
        free=True,
    ),
)
