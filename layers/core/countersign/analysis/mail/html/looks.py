"""How an element looks, from what is declared for it and how its parent looks."""

import re
from dataclasses import dataclass, replace

from countersign.analysis.mail.html.boxes import is_out_of_sight
from countersign.analysis.mail.html.colours import (
    BLACK,
    LINK,
    WHITE,
    Colour,
    are_near,
    colour_of,
)
from countersign.analysis.mail.html.lengths import font_pixels, pixels

Said = dict[str, str]
"""Property to value, the cascade done."""

SMALLEST = 2.0
"""Pixels up to which no eye reads a letter."""

_FAINTEST = 0.1
_FAR = 400.0
_INHERITS = frozenset({"inherit", "unset"})
_GRADIENT_COLOUR = re.compile(r"(?:rgb|hsl)a?\([^()]*\)|#[0-9a-f]{3,8}\b|\b(?:white|black)\b")
_ALPHA_FILTER = re.compile(r"opacity\s?[(=]\s?(\d{0,3}\.?\d{1,6})(%?)")


@dataclass(frozen=True, slots=True)
class Look:
    """`is_gone` goes for all that it holds; what is only `is_unseen` may hold what is seen."""

    is_gone: bool = False
    is_visible: bool = True
    colour: Colour | None = BLACK
    back: Colour | None = WHITE
    font: float = 16.0
    opacity: float = 1.0
    is_indented_away: bool = False
    is_preformatted: bool = False

    @property
    def is_unseen(self) -> bool:
        return (
            self.is_gone
            or not self.is_visible
            or self.is_indented_away
            or self.font <= SMALLEST
            or are_near(self.colour, self.back)
        )


def look_of(name: str, said: Said, parent: Look, *, is_link: bool) -> Look:
    if parent.is_gone or not (said or is_link):
        return parent
    font = _font(said, parent)
    back = _back(said, parent)
    opacity = parent.opacity * _opacity(said)
    return replace(
        parent,
        is_gone=opacity <= _FAINTEST or is_out_of_sight(name, said, font),
        is_visible=_is_visible(said, parent),
        colour=_colour(said, parent, back, is_link=is_link),
        back=back,
        font=font,
        opacity=opacity,
        is_indented_away=_is_indented_away(said, parent, font),
        is_preformatted=_is_preformatted(said, parent),
    )


def _font(said: Said, parent: Look) -> float:
    value = said.get("font-size", "inherit")
    found = None if value in _INHERITS else font_pixels(value, parent.font)
    return parent.font if found is None else max(0.0, found)


def _back(said: Said, parent: Look) -> Colour | None:
    back = parent.back
    value = said.get("background-color", "transparent")
    try:
        back = colour_of("transparent" if value == "initial" else value, back)
    except ValueError:
        back = parent.back
    image = said.get("background-image", "none")
    if image in ("none", "initial", *_INHERITS):
        return back
    if "url(" in image:
        return None
    first = _GRADIENT_COLOUR.search(image)
    try:
        return colour_of(first[0], back) if first else None
    except ValueError:
        return None


def _colour(said: Said, parent: Look, back: Colour | None, *, is_link: bool) -> Colour | None:
    if "text" in said.get("background-clip", ""):
        return None
    value = said.get("-webkit-text-fill-color") or said.get("color", "")
    if not value and is_link:
        return LINK
    if not value or value in _INHERITS or value == "currentcolor":
        return parent.colour
    if value == "initial":
        return BLACK
    try:
        return colour_of(value, back)
    except ValueError:
        return parent.colour


def _opacity(said: Said) -> float:
    value = said.get("opacity", "")
    found = pixels(value, 1, 1) if value else None
    faint = _ALPHA_FILTER.search(said.get("filter", ""))
    if faint:
        percent = bool(faint[2]) or "alpha" in said["filter"]
        found = min(1.0 if found is None else found, float(faint[1]) / (100 if percent else 1))
    return 1.0 if found is None else max(0.0, found)


def _is_visible(said: Said, parent: Look) -> bool:
    value = said.get("visibility", "inherit")
    if value in ("hidden", "collapse"):
        return False
    return value in ("visible", "initial") or parent.is_visible


def _is_indented_away(said: Said, parent: Look, font: float) -> bool:
    indent = pixels(said.get("text-indent", ""), font, 1_000)
    return parent.is_indented_away if indent is None else indent <= -_FAR or indent >= 3_000


def _is_preformatted(said: Said, parent: Look) -> bool:
    value = said.get("white-space", "inherit")
    if value in _INHERITS:
        return parent.is_preformatted
    return value.startswith("pre") or value == "break-spaces"
