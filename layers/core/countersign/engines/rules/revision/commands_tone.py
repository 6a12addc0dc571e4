"""Rows: how it is said."""

from countersign.analysis.mail.language import Language
from countersign.engines.rules.revision import tone
from countersign.engines.rules.revision.command import (
    FIRST,
    IT,
    MAKE,
    SOMEBODY,
    Said,
    command,
    refuse,
)
from countersign.engines.rules.revision.draft import Draft

_LANGUAGES: dict[str, Language] = {
    **dict.fromkeys(("english", "englisch", "englische"), "en"),
    **dict.fromkeys(("german", "deutsch", "deutsche"), "de"),
    **dict.fromkeys(("french", "französisch", "französische"), "fr"),
    **dict.fromkeys(("spanish", "spanisch", "spanische"), "es"),
    **dict.fromkeys(("italian", "italienisch", "italienische"), "it"),
    **dict.fromkeys(("dutch", "niederländisch", "niederländische"), "nl"),
}
_NAMES = "|".join(_LANGUAGES)
_COUNTS = {"one": 1, "two": 2, "three": 3, "a": 1, "einem": 1, "zwei": 2, "drei": 3}
_SHORT = (
    r"(?:shorter|briefer|(?:more )?concise|brief|short|tighter|snappier|(?:more )?compact|crisper"
    r"|kürzer|kurz|knapper|knapp)"
)
_FORMAL = (
    r"(?:(?:more )?(?:formal|formally|professional|professionally|polite|politely|official"
    r"|businesslike|business-like|respectful|respectfully)|politer|förmlicher|formeller|formell"
    r"|förmlich|höflicher|höflich|geschäftlicher|sachlicher|less (?:casual|informal|chatty))"
)
_FRIENDLY = (
    r"(?:(?:more )?(?:friendly|warm|kind|casual|informal|relaxed|personal|gentle)|friendlier|warmer"
    r"|nicer|kinder|softer|gentler|freundlicher|netter|lockerer|wärmer|persönlicher|herzlicher"
    r"|weniger förmlich|less (?:formal|stiff|cold|harsh|official))"
)
_SAY = (
    r"(?:(?:write|put|answer|reply|respond|translate|make|say|do|schreib|schreibe|antworte"
    r"|übersetz|übersetze) )"
)


def _shorter(draft: Draft, match: Said) -> Draft:
    return tone.shorter(draft)


def _in_sentences(draft: Draft, match: Said) -> Draft:
    count = match["count"].lower()
    return tone.shorter(draft, sentences=_COUNTS.get(count) or int(count))


ROWS = (
    command(
        _shorter,
        rf"{MAKE}{_SHORT}(?: and to the point)?",
        rf"(?:shorten|condense|trim|tighten|kürze?)(?: {IT})?(?: down)?",
        rf"cut {IT} (?:down|short)",
        rf"(?:{IT} is |it's )?(?:much |way |far )?too (?:long|wordy)",
        r"(?:fass|fasse) dich kurz",
        r"(?:das ist )?zu lang",
        r"less (?:text|words|wordy)",
        r"(?:get )?(?:straight )?to the point",
    ),
    command(
        _in_sentences,
        rf"(?:{MAKE}|shorten (?:{IT} )?|cut (?:{IT} )?|answer |kürze? (?:{IT} )?)(?:in |to |into "
        r"|down to |auf |zu |only |just |no more than |at most )?"
        r"(?P<count>one|two|three|a|[1-5]|einem|zwei|drei) (?:single |short )?"
        r"(?:sentences?|lines?|sätze|satz|sätzen)",
    ),
    command(
        refuse(
            "I cannot make it longer without inventing something. Say what to add: “add that …”."
        ),
        rf"{MAKE}(?:longer|(?:more )?detailed|(?:in )?more detail|länger|ausführlicher)",
        r"(?:add|give) (?:some |more )+details?",
        rf"(?:expand|elaborate)(?: on)?(?: {IT})?",
    ),
    command(
        lambda draft, _: tone.in_tone(draft, "formal"),
        rf"{MAKE}{_FORMAL}",
        r"(?:use )?(?:a )?(?:more )?(?:formal|professional) (?:tone|language)",
        r"sieze? (?:ihn|sie)",
        r"per sie",
    ),
    command(
        lambda draft, _: tone.in_tone(draft, "friendly"),
        rf"{MAKE}{_FRIENDLY}",
        r"(?:use )?(?:a )?(?:more )?(?:friendly|friendlier|casual|warmer|informal)"
        r" (?:tone|language)",
    ),
    command(
        lambda draft, match: tone.in_language(draft, _LANGUAGES[match["language"].lower()]),
        rf"{_SAY}?(?:{IT} |back )?(?:in|into|to|auf|ins) (?P<language>{_NAMES})",
        rf"(?P<language>{_NAMES})",
    ),
    command(
        refuse(
            "I know my own sentences in English, German, French, Spanish, Italian and Dutch, and "
            "in no other language."
        ),
        rf"{_SAY}(?:{IT} )?(?:in|into) (?-i:[A-Z])\w+",
        r"translate\b.*",
    ),
    command(
        lambda draft, _: tone.thank(draft),
        r"(?:say |start with |begin with |add |open with |put )?(?:a )?"
        rf"(?:thanks|thank you|thank-you|thank-you note){FIRST}",
        rf"say (?:thanks|thank you) to {SOMEBODY}{FIRST}",
        rf"thank {SOMEBODY}{FIRST}",
        rf"(?:start|begin|open) (?:with|by) thanking {SOMEBODY}",
        r"bedanke? dich(?: bei \w+)?(?: zuerst| am anfang| vorab)?",
        r"sag(?:e)? (?:zuerst |erst )?danke",
        r"danke (?:ihr|ihm|ihnen)(?: zuerst)?",
    ),
    command(
        lambda draft, match: tone.thank(draft, match["words"]),
        rf"thank {SOMEBODY}{FIRST} for (?P<words>.+?){FIRST}",
        rf"(?:say )?(?:thanks|thank you){FIRST} for (?P<words>.+?){FIRST}",
        r"(?:start|begin|open) (?:with|by) (?:thanks|thank you) for (?P<words>.+)",
        rf"(?:start|begin|open) by thanking {SOMEBODY} for (?P<words>.+)",
        free=True,
    ),
)
