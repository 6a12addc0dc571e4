"""Words that only the informal, or only the formal address has, by language."""

import re


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b")


INFORMAL = {
    "de": _words(r"[Dd]u|[Dd]ich|[Dd]ir|[Dd]ein(?:e[mnrs]?)?|[Ee]uch|[Ee]uer|[Ee]ure"),
    "fr": _words(r"[Tt]u|[Tt]oi|[Tt]on|[Tt]a|[Tt]es"),
    "es": _words(r"[Tt]ú|[Tt]e|[Tt]us?|[Cc]ontigo"),
    "it": _words(r"[Tt]u|[Tt]i|[Tt]uo|[Tt]ua|[Tt]uoi"),
    "nl": _words(r"[Jj]e|[Jj]ij|[Jj]ou|[Jj]ouw"),
}
FORMAL = {
    "de": _words(r"Sie|Ihnen|Ihre?[mnrs]?|Sehr geehrte[r]?"),
    "fr": _words(r"[Vv]ous|[Vv]otre|[Vv]os"),
    "es": _words(r"[Uu]sted(?:es)?|[Ll]e"),
    "it": _words(r"Lei|Le|Suo|Sua|La"),
    "nl": _words(r"[Uu]|[Uu]w"),
}
