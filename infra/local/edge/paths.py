"""Which paths may be handed on: those that stay below a prefix, however they are read."""

from urllib.parse import unquote_to_bytes

_ENCODED_AT_MOST = 4
"""How often a path may be percent-encoded over itself before it is refused unread."""


def is_below(prefix: str, raw_path: bytes) -> bool:
    """Whether no reader finds a way out: not once or several times decoded, not with backslashes
    for slashes, and not with parameters behind the dots. Control characters are in no path of ours.
    """
    read = raw_path
    for _ in range(_ENCODED_AT_MOST):
        if not _stays(prefix.encode(), read):
            return False
        decoded = unquote_to_bytes(read)
        if decoded == read:
            return raw_path.isascii()
        read = decoded
    return False


def _stays(prefix: bytes, path: bytes) -> bool:
    segments = path.replace(b"\\", b"/").split(b"/")
    return (
        path.startswith(prefix)
        and min(path) > 0x20
        and 0x7F not in path
        and not any(_names_a_way(segment) for segment in segments)
    )


def _names_a_way(segment: bytes) -> bool:
    """`.` or `..`, also with parameters (`..;a=1`, RFC 3986 section 3.3)."""
    return segment.partition(b";")[0].strip() in (b".", b"..")
