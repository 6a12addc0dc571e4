"""Rows: where the person stands, in our own sentences."""

from countersign.engines.rules.revision import content
from countersign.engines.rules.revision.command import SOMEBODY, WEM, Said, command
from countersign.engines.rules.revision.draft import Draft

_SAY = (
    rf"(?:say|answer|reply|reply with|tell {SOMEBODY}|write|sag(?:e)?|sag(?:e)? {WEM}|antworte"
    r"|antworte mit|schreib(?:e)?)"
)
_NICELY = r"(?:politely|nicely|kindly|gently|firmly|höflich)"
_THAT = r"(?:it|this|that|(?:the|her|his|their) \w+(?: \w+)?|das|es|(?:den|die) \w+)"
_BUSY = r"i(?:'m| am) (?:not available|unavailable|busy|not free)"


def _apologise(draft: Draft, match: Said) -> Draft:
    return content.say(draft, f"I'm sorry {match['words']}", in_place=False)


ROWS = (
    command(
        lambda draft, _: content.take_stance(draft, "yes"),
        rf"{_SAY} (?:yes|ja)",
        r"yes|ja",
        rf"(?:accept|agree|confirm|zusagen|bestätige?|akzeptiere?)(?: {_THAT})?",
        rf"sag(?:e)? (?:{WEM} )?(?:bitte )?zu",
        r"say (?:that )?i agree",
    ),
    command(
        lambda draft, _: content.take_stance(draft, "no"),
        rf"(?:{_NICELY} )?{_SAY} (?:no|nein)(?:,? {_NICELY})?",
        r"no|nein|no thanks",
        rf"(?:{_NICELY} )?(?:decline|refuse|absagen|ablehnen)(?: {_THAT})?(?: {_NICELY})?",
        rf"(?:{_NICELY} )?turn (?:{_THAT}|her|him|them) down",
        r"turn down the \w+",
        rf"lehne? (?:das |es )?(?:{_NICELY} )?ab",
        rf"sag(?:e)? (?:{WEM} )?(?:bitte )?(?:{_NICELY} )?ab",
    ),
    command(
        lambda draft, _: content.take_stance(draft, "busy"),
        rf"(?:say )?(?:that )?{_BUSY}(?: then)?",
        rf"tell {SOMEBODY} (?:that )?{_BUSY}(?: then)?",
        r"(?:say )?(?:not available|unavailable|busy)",
        r"say (?:that )?i have no time(?: then)?",
        r"(?:sag(?:e)?,? )?(?:dass )?ich (?:habe )?(?:da )?keine zeit(?: habe)?",
        r"(?:ich habe )?keine zeit",
        r"ich kann da nicht",
    ),
    command(
        lambda draft, _: content.take_stance(draft, "later"),
        r"(?:say )?(?:that )?(?:not now|not yet|later)",
        r"say (?:that )?i(?:'ll| will) (?:answer|reply|decide|get back(?: to \w+)?) later",
        r"(?:ask for|buy me|i need|say i need) (?:some |more )*time",
        r"(?:sag(?:e)? )?(?:später|noch nicht|jetzt nicht)",
        r"(?:answer|decide) later",
    ),
    command(
        lambda draft, _: content.take_stance(draft, "sorry"),
        r"(?:say )?(?:that )?(?:i(?:'m| am) )?sorry",
        rf"apologi[sz]e(?: to {SOMEBODY})?",
        r"entschuldige? (?:dich|mich)",
    ),
    command(
        _apologise,
        r"(?:say )?(?:that )?(?:i(?:'m| am) )?sorry (?P<words>(?:for|about|that) .+)",
        rf"apologi[sz]e(?: to {SOMEBODY})? (?P<words>for .+)",
        free=True,
    ),
)
