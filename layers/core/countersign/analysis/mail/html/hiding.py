"""Words that stand in a mail and are not seen: whether anything is hidden by that."""

from dataclasses import dataclass, field

READ_AT_MOST = 50_000
_PREHEADER_AT_MOST = 400
_LETTERS_AT_LEAST = 4


@dataclass
class Unseen:
    """Gathers what is not seen, passage by passage, and whether the mail is laid out."""

    passages: list[tuple[str, bool]] = field(default_factory=list)
    is_laid_out: bool = False
    _open: list[str] = field(default_factory=list)
    _length: int = 0

    def add(self, text: str) -> None:
        if self._length < READ_AT_MOST:
            self._open.append(text)
            self._length += len(text)

    def over(self, *, anything_seen: bool) -> None:
        """Something seen follows."""
        if self._open:
            self.passages.append((" ".join(self._open), anything_seen))
            self._open.clear()

    def hides_text(self, seen: str) -> bool:
        """Whether a reader misses what it says.

        Nobody does who reads the same elsewhere in the mail, or the line that a laid-out mail
        begins with for the list of a mailbox.
        """
        self.over(anything_seen=True)
        shown = f" {_words(seen)} "
        for text, anything_seen in self.passages:
            words = _words(text)
            if len(words) < _LETTERS_AT_LEAST or _is_a_token(words):
                continue
            if self.is_laid_out and not anything_seen and len(words) <= _PREHEADER_AT_MOST:
                continue
            if f" {words} " not in shown:
                return True
        return False


def _words(text: str) -> str:
    return " ".join("".join(char if char.isalnum() else " " for char in text.lower()).split())


def _is_a_token(words: str) -> bool:
    """What a program knows its own mail by."""
    return " " not in words and any(map(str.isdigit, words))
