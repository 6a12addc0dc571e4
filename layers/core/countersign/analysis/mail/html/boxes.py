"""Whether an element takes all that it holds out of sight: not shown, no room, cut off, far off."""

import re

from countersign.analysis.mail.html.lengths import all_pixels, pixels

_NO_ROOM = 2.0
_FAR_LEFT = -400.0
_FAR_RIGHT = 3_000.0
_ALL_OF_IT = 1_000.0
"""What a percentage of position is taken to be of."""

_CUTTING = frozenset({"hidden", "clip", "scroll", "auto"})
_PLACED = frozenset({"absolute", "fixed", "relative", "sticky"})
_AWAY = ("right", "bottom")
_TURNED = re.compile(r"rotate(?:x|y|3d)\([^()]{0,60}?(?:90deg|270deg|0?\.[27]5turn|100grad)\)")
_TABLE_PARTS = frozenset({"table", "tbody", "thead", "tfoot", "tr", "td", "th"})
_ALL_CLEAR = re.compile(
    r"gradient\(\s{0,9}(?:transparent|#0000)\s{0,9},\s{0,9}(?:transparent|#0000)"
)
_FUNCTION = re.compile(r"([a-z0-9-]{1,20})\(([^()]{0,400})\)")


def is_out_of_sight(name: str, said: dict[str, str], font: float) -> bool:
    return (
        _is_not_shown(name, said)
        or _has_no_room(name, said, font)
        or _is_cut_off(said, font)
        or _is_far_off(said, font)
    )


def _is_not_shown(name: str, said: dict[str, str]) -> bool:
    if said.get("display") == "none" or said.get("content-visibility") == "hidden":
        return True
    if said.get("mask", "") and _ALL_CLEAR.search(said["mask"]):
        return True
    # A link that one Outlook is not to show has a twin that only Outlook shows.
    return said.get("mso-hide") in ("all", "screen") and name != "a"


def _has_no_room(name: str, said: dict[str, str], font: float) -> bool:
    """Cells grow with what they hold, whatever their size is said to be."""
    cuts = bool(_CUTTING & set(said.get("overflow", "").split()))
    small = {
        side
        for side in ("height", "width", "max-height", "max-width", "line-height")
        if side in said and _is_small(said[side], font)
    }
    if "max-height" in small or ("max-width" in small and name not in _TABLE_PARTS):
        return True
    if not cuts:
        return False
    return "line-height" in small or (
        ("height" in small or "width" in small) and (name not in _TABLE_PARTS)
    )


def _is_small(value: str, font: float) -> bool:
    bare = re.sub(r"calc|min|max|clamp|[()]", " ", value)
    found = all_pixels(bare, font)
    return len(found) == len(bare.split()) and bool(found) and max(found) <= _NO_ROOM


def _is_cut_off(said: dict[str, str], font: float) -> bool:
    if found := _FUNCTION.search(said.get("clip", "")):
        sides = all_pixels(found[2].replace("auto", "9999px"), font)
        if len(sides) == 4:
            top, right, bottom, left = sides
            return right - left <= _NO_ROOM or bottom - top <= _NO_ROOM
    if found := _FUNCTION.search(said.get("clip-path", "")):
        return _leaves_nothing(found[1], found[2], font)
    return False


def _leaves_nothing(shape: str, inside: str, font: float) -> bool:
    """Whether a shape that text is cut to holds none of it."""
    points = all_pixels(inside.partition(" at ")[0].partition("round")[0], font, 100)
    if not points:
        return False
    if shape == "inset":
        top = points[0]
        right = points[1] if len(points) > 1 else top
        bottom = points[2] if len(points) > 2 else top
        left = points[3] if len(points) > 3 else right
        return top + bottom >= 100 or left + right >= 100
    if shape == "polygon":
        return len(set(points[::2])) == 1 or len(set(points[1::2])) == 1
    return min(points) <= _NO_ROOM


def _is_far_off(said: dict[str, str], font: float) -> bool:
    if said.get("position") in _PLACED:
        for side in ("left", "top", "right", "bottom"):
            if side in said and _is_far(said[side], font):
                return True
        if said.get("z-index", "").startswith("-"):
            return True
    spread = ("margin-left", "margin-top", "padding-left", "padding-top")
    if any(side in said and _is_far(said[side], font) for side in spread):
        return True
    if any(side in said and _is_beyond(said[side]) for side in _AWAY) and (
        said.get("position") in ("absolute", "fixed")
    ):
        return True
    squeezed = pixels(said.get("letter-spacing", ""), font)
    return (squeezed is not None and squeezed <= -0.5 * font < 0) or _is_moved_away(said, font)


def _is_beyond(value: str) -> bool:
    """Whether it is a whole window away."""
    found = pixels(value, 0, 100) if value.endswith("%") else None
    return found is not None and found >= 100


def _is_far(value: str, font: float) -> bool:
    found = pixels(value, font, _ALL_OF_IT)
    return found is not None and not _FAR_LEFT < found < _FAR_RIGHT


def _is_moved_away(said: dict[str, str], font: float) -> bool:
    own = said.get("transform", "")
    if _TURNED.search(own):
        return True
    for name in ("translate", "scale", "zoom"):
        if name in said:
            own += f" {name.replace('zoom', 'scale')}({said[name]})"
    for function, inside in _FUNCTION.findall(own):
        numbers = all_pixels(inside, font, 500)
        if not numbers:
            continue
        if function.startswith("scale") and min(map(abs, numbers)) <= 0.1:
            return True
        if function.startswith("translate") and max(map(abs, numbers)) >= -_FAR_LEFT:
            return True
        if function.startswith("matrix") and abs(numbers[0]) <= 0.1:
            return True
    return False
