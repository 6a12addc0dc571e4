"""Lengths of CSS in pixels, as far as they can be known without a window.

Units: CSS Values and Units Module Level 4, section 6; a window is taken to be 1000 by 800.
"""

import re

_LENGTH = re.compile(r"([-+]?\d{0,9}\.?\d{1,9}(?:e[-+]?\d{1,2})?)\s?([a-z]{0,4}|%)(?![\w.%])")
_PIXELS = {
    "px": 1.0,
    "": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "in": 96.0,
    "cm": 37.8,
    "mm": 3.78,
    "q": 0.945,
    "rem": 16.0,
    "vw": 10.0,
    "vh": 8.0,
    "vmin": 8.0,
    "vmax": 10.0,
}
_OF_FONT = {"em": 1.0, "ex": 0.5, "ch": 0.5, "lh": 1.2}
_SIZES = {
    "xx-small": 9.0,
    "x-small": 10.0,
    "small": 13.0,
    "medium": 16.0,
    "large": 18.0,
    "x-large": 24.0,
    "xx-large": 32.0,
    "xxx-large": 48.0,
    "initial": 16.0,
}
_RELATIVE = {"smaller": 0.83, "larger": 1.2}


def pixels(value: str, font: float, whole: float | None = None) -> float | None:
    """The first length in it; `whole` is what a percentage is of. None where it has none."""
    found = _LENGTH.search(value)
    if found is None:
        return None
    number, unit = float(found[1]), found[2]
    if unit == "%":
        return number / 100 * whole if whole is not None else (0.0 if number == 0 else None)
    if unit in _OF_FONT:
        return number * _OF_FONT[unit] * font
    return number * _PIXELS[unit] if unit in _PIXELS else None


def all_pixels(value: str, font: float, whole: float | None = None) -> list[float]:
    """Every length in it, at most eight."""
    read = (pixels(part, font, whole) for part in re.split(r"[\s,]+", value)[:8])
    return [one for one in read if one is not None]


def font_pixels(value: str, parent: float) -> float | None:
    """A font's size; None where the value is no size."""
    if value in _SIZES:
        return _SIZES[value]
    if value in _RELATIVE:
        return parent * _RELATIVE[value]
    return pixels(value, parent, parent)
