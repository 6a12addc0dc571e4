"""By which marks of HTML a mail program sets off the message that it quotes or passes on.

Facts from the HTML of Gmail, Outlook, Outlook on the web and on phones, Thunderbird, Yahoo, Zoho,
Proton, GMX and NetEase. Outlook on the web puts `x_` before names that it takes over.
"""

import re
from typing import Literal

from countersign.analysis.mail.phrases import word_set

Reach = Literal["line", "element", "rest"]
"""What is quoted: the line that names the writer, all of the element, or all from there on."""

_REACHES: dict[Reach, frozenset[str]] = {
    "line": word_set("gmail_attr moz-cite-prefix reply-intro"),
    "element": word_set(
        "gmail_quote gmail_quote_container yahoo_quoted zmail_extra protonmail_quote quote"
        " isreplycontent isforwardcontent"
    ),
    "rest": word_set(
        "divrplyfwdmsg outlookmessageheader mail-editor-reference-message-container"
        " ms-outlook-mobile-reference-message olk_src_body_section"
    ),
}
_MARKS: dict[str, Reach] = {name: reach for reach, names in _REACHES.items() for name in names}
_NAMED = re.compile(
    r"\s(?:id|class|name)\s{0,9}=\s{0,9}(?:\"([^\"]{0,400})\"|'([^']{0,400})'|([^\s\"'>]{1,400}))",
    re.IGNORECASE,
)
_ATTRIBUTES_READ = 2_000
_SEPARATOR = re.compile(r"border-top:solid[^;\"']{0,60};(?:[^\"']{0,80};)?padding:3(?:\.0)?pt")


def reach_of(attributes: str) -> Reach | None:
    """What of the text belongs to a quotation, by an element's id, class or name."""
    for match in _NAMED.finditer(attributes[:_ATTRIBUTES_READ]):
        for name in next(filter(None, match.groups()), "").lower().split():
            reach = _MARKS.get(name.removeprefix("x_"))
            if reach is not None:
                return reach
    return None


def is_separator(name: str, attributes: str) -> bool:
    """Whether Outlook rules off the older message with it."""
    if name == "hr":
        bare = attributes[:_ATTRIBUTES_READ].lower()
        return 'tabindex="-1"' in bare or "stopspelling" in bare
    style = "".join(attributes[:_ATTRIBUTES_READ].lower().split())
    return name == "div" and _SEPARATOR.search(style) is not None
