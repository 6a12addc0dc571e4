"""Characters that no reader sees: between letters they break words up, and some spell out words."""

import re

_TAGGED_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]{1,6}\U000e007f")
_SPELLING = re.compile("[\U000e0000-\U000e007f]+|[\U000e0100-\U000e01ef]{2,}")
_WIDTHLESS = re.compile(
    "[\u00ad\u180e\u200b\u2060-\u2064\ufeff\U000e0100-\U000e01ef]"
    "|(?<=[A-Za-z])[\u200c\u200d\u034f]+(?=[A-Za-z])"
)
_SPELT_AT_LEAST = 8


def without_unseen(text: str) -> tuple[str, bool]:
    """The text without them, and whether they spelt out words (Unicode tags, variation selectors).

    Joiners stay where writing needs them, and the tags of a flag.
    """
    if text.isascii():
        return text, False
    flags = _TAGGED_FLAG.findall(text)
    if flags:
        text = _TAGGED_FLAG.sub("\ue000", text.replace("\ue000", ""))
    spelt = sum(map(len, _SPELLING.findall(text)))
    text = _WIDTHLESS.sub("", _SPELLING.sub("", text))
    if flags:
        following = iter(flags)
        text = re.sub("\ue000", lambda _: next(following), text)
    return text, spelt >= _SPELT_AT_LEAST
