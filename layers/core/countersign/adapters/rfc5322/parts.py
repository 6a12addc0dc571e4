"""A mail's text and its files, each a part of its own (RFC 2046, section 5.1.3)."""

import re
from base64 import encodebytes
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from countersign.domain.actions.email.attachments import AttachedDocument

BOUNDARY = "=_countersign"
"""No line of a part can be it: base64 has no such character, and quoted-printable writes `=` as
`=3D` (RFC 2045, section 6.7)."""

TYPES = {
    "csv": "text/csv",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "gif": "image/gif",
    "ics": "text/calendar",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "png": "image/png",
    "ppt": "application/vnd.ms-powerpoint",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "rtf": "application/rtf",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "txt": "text/plain",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
"""By the ending of the name (IANA media types). Everything else is bytes to whoever gets it, so
that nothing is shown as a page or run."""

_CRLF = b"\r\n"
_PLAIN_NAME = re.compile(r"[A-Za-z0-9_()+, -][A-Za-z0-9_()+,. -]{0,59}")
_PIECE = 60


def type_of(name: str) -> str:
    return TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")


def with_files(text: bytes, attached: Sequence[AttachedDocument], files: Sequence[bytes]) -> bytes:
    """The text, with its own header fields, as the first of several parts; the others are the
    files. What is before it is the mail's header section without an end."""
    head = f'Content-Type: multipart/mixed; boundary="{BOUNDARY}"\r\n\r\n'.encode("ascii")
    parts = [text, *(_part(one.name, file) for one, file in zip(attached, files, strict=True))]
    opening = f"--{BOUNDARY}".encode("ascii")
    body = b"".join(opening + _CRLF + part.removesuffix(_CRLF) + _CRLF for part in parts)
    return head + body + opening + b"--" + _CRLF


def _part(name: str, file: bytes) -> bytes:
    fields = (
        f"Content-Type: {type_of(name)}",
        "Content-Transfer-Encoding: base64",
        ";\r\n ".join(("Content-Disposition: attachment", *_name(name))),
        "",
        "",
    )
    written = encodebytes(file).replace(b"\n", _CRLF)
    return "\r\n".join(fields).encode("ascii") + written


def _name(name: str) -> Iterator[str]:
    """As it is, or in UTF-8 and in pieces (RFC 2231, sections 3 and 4)."""
    if _PLAIN_NAME.fullmatch(name):
        yield f'filename="{name}"'
        return
    pieces = _pieces(name)
    if len(pieces) == 1:
        yield f"filename*=utf-8''{pieces[0]}"
        return
    for at, piece in enumerate(pieces):
        charset = "" if at else "utf-8''"
        yield f"filename*{at}*={charset}{piece}"


def _pieces(name: str) -> list[str]:
    """Percent-encoded, no character in two of them."""
    pieces = [""]
    for char in name:
        encoded = quote(char, safe="")
        if pieces[-1] and len(pieces[-1]) + len(encoded) > _PIECE:
            pieces.append("")
        pieces[-1] += encoded
    return pieces
