"""Rows: what the mail says, in the person's own words."""

from countersign.domain.says import said
from countersign.engines.rules.revision import content
from countersign.engines.rules.revision.command import SOMEBODY, WEM, WHO, Do, Said, command
from countersign.engines.rules.revision.draft import Draft
from countersign.engines.rules.revision.refusals import Cannot, Unclear

_ASKING = r"(?:when|where|what|who|why|how|which|whose)"
_FRAGEN = r"(?:ob|wann|wo|was|wer|warum|wie|welche[rnms]?|wieso)"


def _say(draft: Draft, match: Said) -> Draft:
    words = match["words"]
    if content.goes_on(words) and not match.get("verbatim"):
        raise Unclear(words)
    if content.is_vague(words) and not match.get("verbatim"):
        raise Cannot(said("Write what it should say, as it should stand there: say “…”."))
    whom = match.get("whom") or ""
    return content.say(draft, words, whom=whom, in_place=True)


def _add(draft: Draft, match: Said) -> Draft:
    words = match["words"]
    if not match.get("that") and not match.get("verbatim") and not content.has_verb(words):
        raise Cannot(
            said(
                "Write the whole sentence about “{words}”, as it should stand there.",
                words=words[:80],
            )
        )
    return content.say(draft, words, in_place=False)


def _in(frame: str) -> Do:
    """The words in a sentence that needs no other order of theirs."""
    return lambda draft, match: content.ask(draft, frame, match["words"])


ROWS = (
    command(
        _in("Could you let me know whether {}?"),
        rf"ask (?:{SOMEBODY} )?(?:whether|if) (?P<words>.+)",
        free=True,
    ),
    command(
        _in("Could you let me know {}?"),
        rf"ask (?:{SOMEBODY} )?(?P<words>{_ASKING}\b.+)",
        free=True,
    ),
    command(
        _in("Ich wüsste gern, {}."),
        rf"frag(?:e)?(?: {WEM}| sie| ihn| nach)?,? (?P<words>{_FRAGEN}\b.+)",
        free=True,
    ),
    command(
        _in("Could you please not {}?"), rf"(?:ask|tell) {SOMEBODY} not to (?P<words>.+)", free=True
    ),
    command(
        _in("Could you please {}?"), rf"(?:ask|tell|remind) {SOMEBODY} to (?P<words>.+)", free=True
    ),
    command(_in("May I ask you for {}?"), rf"ask (?:{SOMEBODY} )?for (?P<words>.+)", free=True),
    command(
        _in("Could you tell me more about {}?"),
        rf"ask (?:{SOMEBODY} )?about (?P<words>.+)",
        free=True,
    ),
    command(
        lambda draft, match: content.say_that(draft, match["words"]),
        r"(?:sag(?:e)?|schreib(?:e)?|erwähne?|ergänze?|teile?|antworte)"
        rf"(?: {WEM})?(?: mit)?,? dass (?P<words>.+)",
        r"(?:füge? hinzu),? dass (?P<words>.+)",
        free=True,
    ),
    command(
        _say, rf"(?:sag(?:e)?|schreib(?:e)?|antworte)(?: {WEM})?[:,]? (?P<words>.+)", free=True
    ),
    command(
        lambda draft, match: content.say(draft, match["words"], in_place=False),
        r"(?:ergänze?|füge? hinzu)[:,]? (?P<words>.+)",
        free=True,
    ),
    command(
        _say,
        rf"(?:tell|inform) {WHO}(?: that|:|,)? (?P<words>.+)",
        rf"let {WHO} know(?: that|:|,)? (?P<words>.+)",
        r"(?:say|write|reply|answer|respond|state|explain|point out)(?: back)?(?: (?:with|that))?"
        r"[:,]? (?P<words>.+)",
        free=True,
    ),
    command(
        _add,
        r"(?:add|mention|include|note|put in|insert|append)"
        r"(?: (?:a |the |one )?(?:sentence|line|note|remark))?(?: (?:to the mail|at the end))?"
        r"(?P<that> that|:| saying that| saying) (?P<words>.+)",
        r"(?:add|mention|include|note|put in|insert|append) (?P<words>.+)",
        r"confirm(?P<that> that) (?P<words>.+)",
        free=True,
    ),
    command(_in("Congratulations on {}."), rf"congratulate {SOMEBODY} on (?P<words>.+)", free=True),
    command(
        lambda draft, _: content.say(draft, "Congratulations!", in_place=False),
        rf"congratulate {SOMEBODY}",
    ),
    command(_in("I wish you {}."), rf"wish {SOMEBODY} (?P<words>.+)", free=True),
)
