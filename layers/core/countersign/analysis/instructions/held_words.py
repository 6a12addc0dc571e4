"""Words put away behind a mark, so that nothing is cut or read inside them."""

import re
from collections.abc import Callable

QUOTED_AT_MOST = 400
"""How long what is quoted may be; a quotation mark without a partner further on opens nothing."""

_INSIDE = rf"{{1,{QUOTED_AT_MOST}}}?"
_PAIRS = (
    ("“", "”“"),
    ("„", '“”"„'),
    ("«", "»"),
    ("»", "«"),
    ("‹", "›"),
    ("›", "‹"),
    ("「", "」"),
    ("`", "`´"),
    ("‚", "‘’"),
    ('"', '"'),
)
_LONE = (("'", "'’"), ("‘", "’'"), ("’", "’'"))
"""Also apostrophes: they open a quotation only where no word goes before, and close one only where
no word goes on."""
_MARKED = re.compile(
    "|".join(
        [
            *(rf"{opens}([^{opens}{closes}]{_INSIDE})[{closes}]" for opens, closes in _PAIRS),
            *(
                rf"(?<![\w.!?…]){opens}(?=\S)([^\ue000]{_INSIDE})(?<=\S)[{closes}](?!\w)"
                for opens, closes in _LONE
            ),
        ]
    )
)
_MARKS = re.compile("[\ue000-\ue005]")


class HeldWords:
    """Words in the order in which they were put away, each as it is read and as it was written.

    A mark is the number of the words between two characters that stand in no text: `opens`, and
    the one after it.
    """

    def __init__(self, opens: str) -> None:
        self._opens, self._closes = opens, chr(ord(opens) + 1)
        self._mark = re.compile(f"{self._opens}(\\d+){self._closes}")
        self._said: list[tuple[str, str]] = []

    def put_away(self, words: str, written: str) -> str:
        self._said.append((words, written))
        return f"{self._opens}{len(self._said) - 1}{self._closes}"

    def said(self, number: str) -> str:
        return self._said[int(number)][0]

    def back(self, text: str) -> str:
        """The text as it was written."""
        return self._mark.sub(lambda match: self._said[int(match[1])][1], text)

    def bare(self, text: str, meant: Callable[[str], bool]) -> str:
        """The text with the words that are meant back in it, as they are read."""
        return self._mark.sub(
            lambda match: words if meant(words := self.said(match[1])) else match.group(), text
        )


QUOTES, CONTACTS, SORTS = "\ue000", "\ue002", "\ue004"
"""What opens the mark of quoted words, of a list of addresses, and of one of sorts of mail."""


def mark_of(opens: str, group: str = "") -> str:
    """A pattern of a mark; its number is the group."""
    number = rf"(?P<{group}>\d+)" if group else r"\d+"
    return f"{opens}{number}{chr(ord(opens) + 1)}"


def without_quotations(text: str, quoted: HeldWords) -> str:
    """The text with what stands in quotation marks put away."""

    def put_away(match: re.Match[str]) -> str:
        words = next(group for group in match.groups() if group is not None)
        return quoted.put_away(words.strip(), match.group())

    return _MARKED.sub(put_away, _MARKS.sub("", text))
