"""What is computed once from a message: its snippet and the words that a search looks for."""

import re
from html import escape
from typing import NamedTuple

from infra.local.sandbox.google.gmail import mime, rfc5322
from infra.local.sandbox.google.gmail.mime import MimePart, text_of
from infra.local.sandbox.google.gmail.rfc5322 import RawMail

SNIPPET = 200
_INDEXED = 200_000
_WORD = re.compile(r"\w+")


class Index(NamedTuple):
    """The columns of gmail_messages from `snippet` to `has_attachment`, in their order."""

    snippet: str
    rfc822_id: str
    subject_key: str
    from_words: str
    to_words: str
    cc_words: str
    bcc_words: str
    subject_words: str
    all_words: str
    has_attachment: bool


def index_of(root: MimePart, raw: RawMail) -> Index:
    text = text_of(root)
    subject = root.header("Subject")
    sender, to, cc, bcc = (root.header(name) for name in ("From", "To", "Cc", "Bcc"))
    ids = rfc5322.message_ids(raw.value("Message-ID"))
    return Index(
        snippet=_snippet(text),
        rfc822_id=ids[0] if ids else "",
        subject_key=rfc5322.subject_key(subject),
        from_words=words(sender),
        to_words=words(to),
        cc_words=words(cc),
        bcc_words=words(bcc),
        subject_words=words(subject),
        all_words=words(f"{subject} {sender} {to} {cc} {bcc} {text}"),
        has_attachment=any(part.filename for part in root.walk()),
    )


def words(text: str) -> str:
    """Lower-case words, a space before, between and after: a phrase is a substring."""
    found = _WORD.findall(text[:_INDEXED].casefold())
    return f" {' '.join(found)} " if found else " "


def file_words(raw: bytes) -> str:
    """The names of a mail's files, each with the words that it is found by."""
    return "".join(words(part.filename) for part in mime.parse(raw).walk() if part.filename)


def _snippet(text: str) -> str:
    line = " ".join(text[: SNIPPET * 20].split())
    return escape(line[:SNIPPET])
