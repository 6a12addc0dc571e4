"""Rows: who gets it; and what no instruction can change."""

from countersign.engines.rules.revision import recipients
from countersign.engines.rules.revision.command import (
    ADDRESSES,
    DROP,
    IT,
    WEG,
    command,
    refuse,
)

_OFF = (
    r"(?: (?:from|out of|off|in|of|aus|von) (?:the )?"
    r"(?:cc|copy|recipients|mail|thread|kopie|loop))?"
)
_COPY = r"(?:cc|copy|loop|kopie|the loop)"

ROWS = (
    command(
        refuse("What kind of task it is cannot change. Decline it, or edit what it says."),
        rf"(?:do not|don't|dont) send {IT}\b[^@]*",
        rf"(?:just )?(?:send|archive|delete|forward|schedule) {IT}",
        rf"send {IT} (?:now|right away|immediately|directly|tomorrow|later|today|at|on)\b[^@]*",
        r"(?:just )?save (?:it )?(?:as )?(?:a )?draft\b.*",
        r"forward .*",
        r"archive .*",
        r"delete (?:the|this) (?:mail|thread|conversation)\b.*",
        r"send (?:now|right away|immediately|tomorrow|later|today)\b.*",
        r"schick(?:e)? (?:es|sie) (?:sofort|jetzt|später|morgen)\b.*",
        r"leite .* weiter\b.*",
    ),
    command(
        refuse("Nothing can be attached to it. Save it as a draft, and attach it there."),
        r"attach .*",
        r"add (?:the|an|my) (?:attachment|file|pdf|photo|picture)\b.*",
        r"häng(?:e)? .* an",
    ),
    command(
        refuse("There is no hidden copy: everybody sees who gets it."),
        r".*\b(?:bcc|blind copy|blindkopie)\b.*",
    ),
    command(
        lambda draft, match: recipients.add(draft, match["words"], "cc"),
        r"(?:put |set |take )?(?:cc|copy|copy in|in copy|loop in|keep)(?: to)?:? "
        rf"(?P<words>{ADDRESSES})(?: (?:in|on) {_COPY})?",
        rf"(?:add|put|keep|setz|setze|nimm|füge|füg) (?P<words>{ADDRESSES})"
        rf" (?:to|on|in|into|auf|zu) (?:the )?{_COPY}(?: hinzu| line)?",
        rf"(?P<words>{ADDRESSES}) (?:in|into|on|auf) (?:the )?{_COPY}",
        rf"(?:eine )?kopie an (?P<words>{ADDRESSES})",
        rf"send a copy to (?P<words>{ADDRESSES})",
    ),
    command(
        lambda draft, match: recipients.only_to(draft, match["words"]),
        rf"(?:send (?:it )?|reply |answer )?(?:only|just) to (?P<words>{ADDRESSES})",
        r"(?:send (?:it )?|reply |answer )(?:only|just) to"
        r" (?P<words>(?!the sender)\w+(?: \w+){0,6})",
        rf"nur an (?P<words>{ADDRESSES})",
    ),
    command(
        lambda draft, match: recipients.add(draft, match["words"], "to"),
        rf"(?:send (?:it )?|reply |address (?:it )?)(?:also )?to (?P<words>{ADDRESSES})",
        rf"(?:also )?to:? (?P<words>{ADDRESSES})",
        rf"(?:add|include) (?P<words>{ADDRESSES})"
        r"(?: (?:as (?:a )?recipients?|to (?:the )?(?:recipients|to|to line|mail|reply)))?",
        rf"(?:auch )?an (?P<words>{ADDRESSES})",
        rf"(?:füge|füg) (?P<words>{ADDRESSES})(?: als empfänger)? hinzu",
    ),
    command(
        lambda draft, _: recipients.drop_cc(draft),
        rf"{DROP} (?:the |all )?(?:cc|ccs|copies|copy)",
        rf"{DROP} (?:all|everyone|everybody) (?:from|in|on) (?:the )?(?:cc|copy)",
        r"(?:no|without) (?:cc|copies|copy)",
        r"(?:ohne|keine?) (?:cc|kopie)",
        r"(?:reply|answer) only to the sender",
    ),
    command(
        lambda draft, match: recipients.remove(draft, match["words"]),
        rf"(?:{DROP}|without|exclude|uncc|ohne|{WEG}) (?P<words>{ADDRESSES}){_OFF}"
        r"(?: out| weg| raus)?",
        rf"(?:do not|don't) (?:send|cc|copy|include)(?: it)?(?: to)? (?P<words>{ADDRESSES})",
        rf"{DROP} (?P<words>[\w.-]+(?: [\w.-]+)?) (?:from|out of|off) (?:the )?"
        r"(?:cc|copy|recipients|thread|loop)",
    ),
    command(
        lambda draft, match: recipients.add(draft, match["words"], "cc"),
        r"(?:cc|copy in|loop in) (?P<words>(?!@)\w+(?: \w+)?)",
        r"(?:add|put) (?P<words>\w+(?: \w+)?) (?:to|in|on) (?:the )?(?:cc|copy)",
        r"setze? (?P<words>\w+(?: \w+)?) (?:in|auf) (?:cc|kopie)",
    ),
)
