"""Mails that strangers would like us to write, and how others would read what we write."""

import quopri
import re
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass
from email import message_from_bytes
from email.header import decode_header
from email.message import EmailMessage, Message
from email.policy import SMTP, compat32, default
from email.utils import getaddresses

from hypothesis import strategies as st

from infra.local.sandbox.google.gmail import rfc5322

EVE = "eve@evil.example"
HOSTS = (
    "office.example",
    "elsewhere.example",
    "größe.example",
    "faß.example",
    "xn--fa-hia.example",
)
CHARSETS = ("utf-8", "UTF-8", "us-ascii", "iso-8859-1", "utf-7", "utf-16", "windows-1252", "x-none")
PAYLOADS = (
    f"x\r\nBcc: {EVE}",
    f"x\nBcc: {EVE}",
    f"x\rBcc: {EVE}",
    "x\r\n\r\nA text of mine",
    f"{EVE}, x",
    f"{EVE}>, <x",
    f'"{EVE}" <{EVE}>',
    f"x\r\n {EVE}",
    f"x\u2028Bcc: {EVE}",
    f"x\x85Bcc: {EVE}",
    "x\x00y",
    "Grüße",
    "",
)


def _q(text: str, charset: str) -> str:
    encoded = "".join(f"={byte:02X}" for byte in text.encode("utf-8", "replace"))
    return f"=?{charset}?q?{encoded}?="


def _b(text: str, charset: str) -> str:
    return f"=?{charset}?B?{b64encode(text.encode('utf-8', 'replace')).decode()}?="


def _bare_q(text: str, charset: str) -> str:
    """As few characters encoded as a lenient reader needs."""
    hidden = {char: f"={ord(char):02x}" for char in '\r\n@,:<>" =?_' if char in text}
    return f"=?{charset}?Q?{''.join(hidden.get(char, char) for char in text)}?="


_ENCODINGS = (_q, _b, _bare_q)


@st.composite
def encoded_words(draw: st.DrawFn) -> str:
    """Up to three deep, the inner ones hidden in the outer; whole or cut off."""
    text = draw(st.sampled_from(PAYLOADS))
    for _ in range(draw(st.integers(1, 3))):
        encode: Callable[[str, str], str] = draw(st.sampled_from(_ENCODINGS))
        text = encode(text, draw(st.sampled_from(CHARSETS)))
    language = draw(st.sampled_from(("", "*en")))
    text = text.replace("?q?", f"{language}?q?", 1)
    return text[: -draw(st.integers(0, 3)) or None]


_DULL = st.text(st.characters(exclude_characters="\r\n\x00", codec="utf-8"), max_size=30)
_PIECES = st.one_of(
    encoded_words(),
    st.sampled_from(PAYLOADS),
    _DULL,
    st.sampled_from((" ", "\t", " \t ", "<", ">", ",", ";", ":", '"', "(", ")", "=?", "?=", "@")),
)
_LINES = st.lists(_PIECES, max_size=6).map("".join)
_ANY_SUBJECT = _LINES.map(lambda text: re.sub("[\r\n\x00]", "", text)[:998])
_ONE_LINE = _ANY_SUBJECT.map(lambda text: re.sub("[\x00-\x1f\x7f-\x9f\u2028\u2029]", "", text))
SUBJECTS = st.one_of(_ONE_LINE, _ONE_LINE, _ONE_LINE, _ANY_SUBJECT)
BODIES = st.lists(_PIECES, min_size=1, max_size=8).map("\r\n".join).filter(bool)


@st.composite
def ids(draw: st.DrawFn) -> str:
    """Message ids as headers hold them: good ones, and worse."""
    inside = draw(
        st.one_of(
            encoded_words(),
            encoded_words().map(lambda word: f"{word}@a.example"),
            encoded_words().map(lambda word: f"1@{word}"),
            st.from_regex(r"\A[a-z0-9.$+=?_-]{1,20}@[a-z]{1,9}\.example\Z"),
            _DULL,
        )
    )
    return f"<{inside}>"


IDS = st.lists(ids(), max_size=5).map(" ".join).map(lambda text: "".join(text.splitlines())[:990])


@st.composite
def addresses(draw: st.DrawFn) -> str:
    local = draw(
        st.one_of(
            encoded_words(),
            st.sampled_from(
                ("grace", "o'neil", "a+b", "x=y", "what?", '"a b"', "jürgen", "a" * 65)
            ),
            st.from_regex(r"\A[a-z0-9=?_.%!-]{1,12}\Z"),
        )
    )
    return f"{local}@{draw(st.sampled_from(HOSTS))}"


@dataclass(frozen=True)
class Read:
    """What a reader makes of a mail: everybody who would get it, and what it says."""

    names: frozenset[str]
    recipients: tuple[str, ...]
    subject: str
    text: str


def by_the_modern_parser(raw: bytes) -> Read:
    """Python's, which decodes whatever looks encoded, in addresses and ids as well."""
    message = message_from_bytes(raw, policy=default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    values = [message.get_all(name, []) for name in ("To", "Cc", "Bcc", "Resent-To")]
    people = [one.addr_spec for found in values for value in found for one in value.addresses]
    return Read(_names(message), tuple(people), str(message["Subject"] or ""), _text(message))


def by_the_old_parser(raw: bytes) -> Read:
    """Python's of before: headers as they stand, addresses by `getaddresses`."""
    message = message_from_bytes(raw, policy=compat32)
    values = [str(value) for name in ("To", "Cc", "Bcc") for value in message.get_all(name, [])]
    subject = "".join(
        part if isinstance(part, str) else part.decode(charset or "ascii")
        for part, charset in decode_header(str(message["Subject"] or "").replace("\r\n", ""))
    )
    people = tuple(address for _, address in getaddresses(values))
    return Read(_names(message), people, subject, _text(message))


def by_the_bytes(raw: bytes) -> Read:
    """Fields as the sandbox splits them; an address is what stands between commas; the words of a
    subject and the lines of a text are taken apart by hand."""
    mail = rfc5322.split(raw)
    people = [
        address.strip()
        for name in ("to", "cc", "bcc")
        for value in mail.values(name)
        for address in value.split(",")
    ]
    subject = (mail.value("subject") or "").strip("\r\n ")
    if "=?" in subject:
        words = [word.split("?") for word in subject.split(" ")]
        assert all(
            (word[0], word[1], word[2], word[4]) == ("=", "utf-8", "b", "=") for word in words
        )
        subject = b"".join(b64decode(word[3]) for word in words).decode()
    return Read(
        frozenset(name for name, _ in mail.fields),
        tuple(people),
        subject,
        quopri.decodestring(mail.body).decode(),
    )


READERS = (by_the_modern_parser, by_the_old_parser, by_the_bytes)


def relayed(raw: bytes) -> bytes:
    """Read by the parser that decodes everything, and written anew by it.

    It decodes what the text of an encoded word looks like once more, and gives up on bytes that are
    in no character set: then the mail goes on as it came.
    """
    try:
        return message_from_bytes(raw, policy=SMTP).as_bytes(policy=SMTP.clone(refold_source="all"))
    except UnicodeEncodeError:
        return raw


def _names(message: Message) -> frozenset[str]:
    return frozenset(map(str.lower, message.keys()))


def _text(message: Message) -> str:
    content = message.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content.decode()
