"""multipart/mixed and multipart/related bodies, as batch and upload calls send them."""

from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message

from infra.local.sandbox.google.errors import invalid

MAX_BOUNDARY = 200


@dataclass(frozen=True)
class BodyPart:
    """`headers` has lower-case names."""

    headers: Mapping[str, str]
    content: bytes


def split_parts(body: bytes, content_type: str, limit: int) -> list[BodyPart]:
    """The parts in order. Raises GoogleError (400) if the body is not well formed."""
    boundary = _parameter(content_type, "boundary")
    if not boundary or len(boundary) > MAX_BOUNDARY:
        raise invalid("Missing or malformed multipart boundary.")
    delimiter = b"--" + boundary.encode("latin-1", "replace")
    chunks = (b"\n" + body).split(b"\n" + delimiter, limit + 1)[1:]
    if not chunks or not chunks[-1].startswith(b"--"):
        raise invalid(f"The multipart body has more than {limit} parts or no end.")
    return [_part(chunk) for chunk in chunks[:-1]]


def _part(chunk: bytes) -> BodyPart:
    _, _, content = chunk.partition(b"\n")
    head, body = split_head(content)
    return BodyPart(parse_headers(head), body.removesuffix(b"\r"))


def split_head(content: bytes) -> tuple[bytes, bytes]:
    """What stands before and after the first empty line."""
    if content.startswith((b"\r\n", b"\n")):
        return b"", content.partition(b"\n")[2]
    found = [(content.find(mark), len(mark)) for mark in (b"\r\n\r\n", b"\n\n") if mark in content]
    if not found:
        return content, b""
    at, length = min(found)
    return content[:at], content[at + length :]


def parse_headers(head: bytes) -> dict[str, str]:
    headers: dict[str, str] = {}
    for line in head.decode("latin-1").splitlines():
        name, colon, value = line.partition(":")
        if colon:
            headers[name.strip().lower()] = value.strip()
    return headers


def media_type(content_type: str) -> str:
    """The bare type, in lower case: multipart/related."""
    return content_type.partition(";")[0].strip().lower()


def _parameter(content_type: str, name: str) -> str | None:
    message = Message()
    message["Content-Type"] = content_type[:1000]
    value = message.get_param(name)
    return value if isinstance(value, str) else None
