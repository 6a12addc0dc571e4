"""A stranger's text as a person can see it."""

_INVISIBLE = {
    *(0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x180E, 0x2028, 0x2029, 0x3164, 0xFEFF, 0xFFA0),
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xFFF9, 0xFFFC),
    *range(0xE0000, 0xE0080),
    *range(0xE0100, 0xE01F0),
}


def visible(text: str) -> str:
    """The text with characters that hide or reorder others written out as `[U+XXXX]`.

    Bidirectional, zero-width, filler, tag and control characters; line feeds and tabs stay.
    Source: Unicode Technical Report 36, section 2.
    """
    return "".join(
        f"[U+{ord(char):04X}]"
        if ord(char) in _INVISIBLE
        or (ord(char) < 0x20 and char not in "\n\t")
        or 0x7F <= ord(char) < 0xA0
        else char
        for char in text
    )
