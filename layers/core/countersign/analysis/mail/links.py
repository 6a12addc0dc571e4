"""Links of a mail: what they are called, and where they lead."""

import re
from html import unescape
from typing import Literal

from countersign.domain.mail.mail import ShownLink

Kind = Literal["link", "form"]

LINKS_AT_MOST = 50
_SOURCE_READ = 1_000_000
_TAG_READ = 3_000
_SHOWN_READ = 1_500
_TARGET_AT_MOST = 500
_SHOWN_AT_MOST = 200

_OPENS = re.compile(r"<(a|area|form)(?=[\s/])", re.IGNORECASE)
_LEADS = re.compile(
    r"\s(?:href|action)\s{0,9}=\s{0,9}(?:\"([^\"]{0,2000})\"|'([^']{0,2000})'|([^\s\"'>]{1,2000}))",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"</(?:a|form)\b", re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]{0,1000}>")
_WEB = re.compile(r"https?://", re.IGNORECASE)
_IN_TEXT = re.compile(r"(?:https?://|\bwww\.)[^\s<>\"'|\])]{3,500}", re.IGNORECASE)
_HOST = re.compile(r"(?:[^/@\s]{0,200}@)?([^/?#:\s@\\]{1,254})")
_ADDRESS = re.compile(r"(?:https?://)?((?:[\w-]{1,63}\.){1,6}[a-z]{2,24})(?:[/:?#]\S{0,500})?\.?")


def links_in_html(source: str) -> tuple[ShownLink, ...]:
    """The first links and forms that lead into the web. Looks at each byte a bounded number of
    times, whatever a stranger wrote."""
    found: list[ShownLink] = []
    source = source[:_SOURCE_READ]
    for opening in _OPENS.finditer(source):
        end = source.find(">", opening.end(), opening.end() + _TAG_READ)
        attributes = source[opening.end() : end if end >= 0 else opening.end() + _TAG_READ]
        leads = _LEADS.search(attributes)
        target = unescape(next(filter(None, leads.groups()), "")).strip() if leads else ""
        if not _WEB.match(target):
            continue
        kind: Kind = "form" if opening[1].lower() == "form" else "link"
        text = "" if kind == "form" else _shown(source, max(end, opening.end()))
        found.append(ShownLink(text=text, target=target[:_TARGET_AT_MOST], kind=kind))
        if len(found) >= LINKS_AT_MOST:
            break
    return tuple(dict.fromkeys(found))


def links_in_text(text: str) -> tuple[ShownLink, ...]:
    """The addresses of the web that stand in a text."""
    found = (match[0].rstrip(".,;:!?*_") for match in _IN_TEXT.finditer(text[:_SOURCE_READ]))
    unique = dict.fromkeys(found)
    return tuple(ShownLink(text=one, target=one) for one in list(unique)[:LINKS_AT_MOST])


def host_of(target: str) -> str:
    """The host that a link leads to, in lower case; empty where it names none."""
    match = _HOST.match(_WEB.sub("", target, count=1))
    return match[1].lower().strip(".") if match else ""


def shown_host(text: str) -> str:
    """The host that the words of a link show, if they are an address of the web alone."""
    match = _ADDRESS.fullmatch(text.strip().lower())
    return match[1] if match else ""


def _shown(source: str, start: int) -> str:
    window = source[start : start + _SHOWN_READ]
    closing = _CLOSES.search(window)
    inside = window[1 : closing.start() if closing else 0]
    return " ".join(unescape(_MARKUP.sub(" ", inside)).split())[:_SHOWN_AT_MOST]
