"""Files that mails carry, as they are looked for in a mailbox."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Literal

from countersign.domain.mail.mail import AttachedFile, Mail
from countersign.domain.values import Moment, Value

WORDS_AT_MOST = 24
WORD_AT_MOST = 60

_APART = re.compile(r"[\W_]+")
_WITHIN_FROM = 4
"""From how many letters on a word may stand within a longer one: `vertrag` in `Mietvertrag`."""


class MailFile(Value):
    """A file and the message that carries it. `to` is everybody whom the message names as getting
    it, and `dmarc` is as in `Mail`; the names, the subject and the addresses are a stranger's."""

    message_id: str
    thread_id: str
    file: AttachedFile
    at: Moment
    sender: str
    sender_name: str = ""
    to: tuple[str, ...] = ()
    subject: str
    is_sent: bool = False
    dmarc: Literal["pass", "fail", "none"] = "none"


def files_of(mail: Mail) -> Iterator[MailFile]:
    """Every file that the message carries."""
    for file in mail.files:
        yield MailFile(
            message_id=mail.message_id,
            thread_id=mail.thread_id,
            file=file,
            at=mail.at,
            sender=mail.sender,
            sender_name=mail.sender_name,
            to=(*mail.to, *mail.cc),
            subject=mail.subject,
            is_sent=mail.is_sent,
            dmarc=mail.dmarc,
        )


def searched(words: Iterable[str]) -> tuple[str, ...]:
    """Words as they may stand in a search: letters and digits with single spaces, so that nothing
    in them can be taken for an operator. At most 24, each once."""
    plain = (" ".join(_APART.split(word[: 4 * WORD_AT_MOST])).strip() for word in words)
    return tuple(dict.fromkeys(one[:WORD_AT_MOST] for one in plain if one))[:WORDS_AT_MOST]


def folded(text: str) -> str:
    """Lower-case words between single spaces, one before and one after; without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in apart if not unicodedata.combining(char))
    return f" {' '.join(_APART.split(bare))} ".replace("  ", " ")


def stands_in(word: str, text: str) -> bool:
    """Whether the word or phrase stands in the text, in whatever case; a long one also within a
    longer word."""
    wanted = folded(word)
    bare = wanted.strip()
    if not bare:
        return False
    return (bare if len(bare) >= _WITHIN_FROM else wanted) in folded(text)


def is_named(file: MailFile, words: Iterable[str]) -> bool:
    """Whether any of the words stands in the file's name or in the subject of its message."""
    return any(stands_in(one, text) for one in words for text in (file.file.name, file.subject))
