"""What may stand in a header field of a mail that we write (RFC 5322, section 3).

A stranger chooses the ids, the subject and the addresses of a mail that we answer, and some
programs decode encoded words (RFC 2047) wherever they stand, line breaks and commas within them
included. So nothing that could be taken for one gets into a field, unless we encoded it ourselves.
"""

import re
import unicodedata

from countersign.domain.mail.domain_name import in_ascii

_MESSAGE_ID = re.compile(r"<[!#-'*+\-./0-9:=?@A-Z\[\]^_`a-z{|}~]{1,898}>")
_IDS_READ_AT_MOST = 20_000

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LOCAL_PART = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")
_LOCAL_PART_AT_MOST = 64
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})+")
_ADDRESS_AT_MOST = 254

_BREAKING = ("Cc", "Zl", "Zp", "Cs")
"""Controls and the line ends of every alphabet, and halves of characters (Unicode categories)."""
_BYTE_ORDER_MARK = "\ufeff"
"""Some readers drop it wherever it stands."""


def may_be_decoded(text: str) -> bool:
    """Whether a program could find the beginning of an encoded word in it."""
    return "=?" in text


def message_ids(text: str) -> tuple[str, ...]:
    """The well-formed message ids of an In-Reply-To or References field, each once, in order.

    `<left@right>` of printable ASCII without quotes, comments and commas (section 3.6.4, and what
    is met beyond it: no `@`, dots in a row). Others could mean something else to another reader.
    """
    found = _MESSAGE_ID.findall(text[-_IDS_READ_AT_MOST:])
    return tuple(dict.fromkeys(one for one in found if not may_be_decoded(one)))


def chain_of(before: str, parent: str) -> tuple[str, ...]:
    """The ids of a References field below a message: its own references, and it at the end."""
    last = message_ids(parent)[:1]
    return (*(one for one in message_ids(before) if one not in last), *last)


def newest_message_ids(text: str, at_most: int) -> str:
    """The last of its message ids that fit in so many characters with the spaces between."""
    kept: list[str] = []
    room = at_most
    for found in reversed(message_ids(text)):
        room -= len(found) + 1
        if room < 0:
            break
        kept.append(found)
    return " ".join(reversed(kept))


def written_address(address: str) -> str | None:
    """The address as it stands in a mail, its domain as in the DNS; None if no mail can name it.

    Plain ones only: a dot-atom of at most 64 characters of ASCII, and a domain of at least two
    labels (RFC 5321, sections 4.1.2 and 4.5.3.1). Gmail's API takes no local part beyond ASCII, and
    quoted ones mean different people to different programs.
    """
    local, _, domain = address.rpartition("@")
    if len(local) > _LOCAL_PART_AT_MOST or not _LOCAL_PART.fullmatch(local):
        return None
    host = in_ascii(domain)
    if host is None or not _HOST.fullmatch(host) or may_be_decoded(local):
        return None
    written = f"{local}@{host}"
    return written if len(written) <= _ADDRESS_AT_MOST else None


def is_one_line(text: str) -> bool:
    """Whether it holds no control and no line end, whatever a reader takes for one."""
    return not any(map(_breaks, text))


def as_one_line(text: str) -> str:
    """The text on one line, with single spaces, so that `is_one_line` holds of it."""
    return " ".join("".join(" " if _breaks(char) else char for char in text).split())


def _breaks(char: str) -> bool:
    return char == _BYTE_ORDER_MARK or unicodedata.category(char) in _BREAKING
