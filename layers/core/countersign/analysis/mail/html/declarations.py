"""Declarations of CSS that say whether and how text is seen; all others are left out."""

import re
from typing import NamedTuple

from countersign.analysis.mail.phrases import word_set

_TOLD = word_set(
    "display visibility opacity color background-color background-image font-size line-height"
    " height width max-height max-width overflow position left top right bottom text-indent"
    " margin-left margin-top padding-left padding-top transform clip clip-path mso-hide filter"
    " translate scale zoom mask"
    " content-visibility -webkit-text-fill-color background-clip white-space z-index letter-spacing"
)
_SHORT = word_set("font background margin padding inset overflow-x overflow-y -webkit-clip-path")
_ALIASES = {
    "-webkit-background-clip": "background-clip",
    "-webkit-clip-path": "clip-path",
    "-webkit-mask": "mask",
    "mask-image": "mask",
    "-webkit-mask-image": "mask",
    "-webkit-transform": "transform",
    "overflow-x": "overflow",
    "overflow-y": "overflow",
}
_ESCAPE = re.compile(r"\\([0-9a-f]{1,6})\s?|\\([^\n])", re.IGNORECASE)
_FALLBACK = re.compile(r"var\(\s{0,9}--[\w-]{1,80}\s{0,9},\s{0,9}([^()]{0,200})\)")
_SIZE = re.compile(
    r"(?:^|\s)(\d{0,9}\.?\d{1,9}(?:[a-z]{2,4}|%)?|(?:xx?-)?(?:small|large)(?:er)?|medium)"
    r"(?:\s?/\s?([\d.]{1,9}[a-z%]{0,4}))?(?=\s|$)"
)
_COLOUR = re.compile(
    r"(?:rgb|hsl)a?\([^()]*\)|#[0-9a-f]{3,8}\b|(?<![\w.(/-])[a-z]{3,30}(?![\w.(-])"
)
_NO_COLOURS = word_set(
    "none repeat no-repeat repeat-x repeat-y scroll fixed center top left right bottom cover"
    " contain auto border-box padding-box content-box local space round inherit initial unset"
)
_FOUR_AT_MOST = 4


class Declared(NamedTuple):
    value: str
    important: bool


Declarations = dict[str, Declared]
"""Property to its value in lower case, `!important` taken off."""


def declarations(source: str) -> Declarations:
    """The last of a property counts, unless an earlier one is important."""
    found: Declarations = {}
    for part in cleaned(source).lower().split(";"):
        name, _, value = part.partition(":")
        name = name.strip()
        name = _ALIASES.get(name, name)
        if name not in _TOLD and name not in _SHORT:
            continue
        if "var(" in value:
            value = _FALLBACK.sub(r"\1", value)
        bare, bang, _ = value.partition("!")
        for told, its in _told(name, " ".join(bare.split())):
            earlier = found.get(told)
            if its and not (earlier and earlier.important and not bang):
                found[told] = Declared(its, bool(bang))
    return found


def cleaned(source: str) -> str:
    """CSS without comments and escapes."""
    if "/*" in source:
        source = _without_comments(source)
    return _ESCAPE.sub(_unescaped, source) if "\\" in source else source


def _without_comments(source: str) -> str:
    kept = []
    at = 0
    while (start := source.find("/*", at)) >= 0:
        kept.append(source[at:start])
        end = source.find("*/", start + 2)
        if end < 0:
            return "".join(kept)
        at = end + 2
    return "".join((*kept, source[at:]))


def _unescaped(match: re.Match[str]) -> str:
    if match[1] is None:
        return match[2]
    code = int(match[1], 16)
    return chr(code) if 0 < code < 0xD800 else ""


def _told(name: str, value: str) -> list[tuple[str, str]]:
    """What a declaration says, one property at a time."""
    if name == "background":
        return _background(value)
    if name == "font":
        size = _SIZE.search(value)
        told = [("font-size", size[1])] if size else []
        return [*told, ("line-height", size[2])] if size and size[2] else told
    if name in ("margin", "padding"):
        sides = value.split()[:_FOUR_AT_MOST]
        return [(f"{name}-top", sides[0]), (f"{name}-left", _left(sides))] if sides else []
    if name == "inset":
        sides = value.split()[:_FOUR_AT_MOST]
        return [("top", sides[0]), ("left", _left(sides))] if sides else []
    return [(name, value)]


def _left(sides: list[str]) -> str:
    return sides[min(len(sides) - 1, 3 if len(sides) == _FOUR_AT_MOST else 1)]


def _background(value: str) -> list[tuple[str, str]]:
    """It sets back what it does not name."""
    if value in ("inherit", "unset"):
        return []
    image = "none"
    if "url(" in value or "gradient(" in value or "image(" in value:
        image = value
    bare = re.sub(r"url\([^)]{0,4000}\)", " ", value)
    colour = next((one for one in _COLOUR.findall(bare) if one not in _NO_COLOURS), "transparent")
    return [("background-image", image), ("background-color", colour)]
