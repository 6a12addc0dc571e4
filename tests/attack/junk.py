"""Requests of which none can mean anything: to fire by the thousand."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.attack.described import ROUTES, Route, methods_at
from tests.attack.strings import HOSTILE

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "BREW")
TYPES = (
    "application/json",
    "application/json; charset=utf-16",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "text/plain",
    "application/xml",
    "application/json, text/html",
    "",
)
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


@dataclass(frozen=True)
class Junk:
    """`route` is the one it comes nearest to; `path` is the address that is called instead."""

    sort: str
    route: Route
    method: str
    path: str
    content: bytes | None = None
    headers: tuple[tuple[str, str], ...] = ()
    query: Mapping[str, str] | None = None


def junk(random: Random, known: Mapping[str, str]) -> Iterator[Junk]:
    """Without end; `known` fills the paths, so that the rest of a request is what is wrong."""
    sorts = tuple(_SORTS.items())
    while True:
        sort, (fits, make) = random.choice(sorts)
        route = random.choice([route for route in ROUTES if fits(route)])
        parts = {"method": route.method, "path": route.filled(known)} | make(random, route)
        yield Junk(sort=sort, route=route, **parts)


def _word(random: Random) -> str:
    return "zz" + "".join(random.choices(_LETTERS, k=random.randint(6, 40)))


def _stray_path(random: Random, route: Route) -> dict[str, Any]:
    tail = random.choice((_word(random), "%00", "..", "%2e%2e%2f", "é\u202e", "a" * 3_000))
    return {"path": f"{route.path.replace('{', '').replace('}', '')}/{tail}/{_word(random)}"}


def _stray_method(random: Random, route: Route) -> dict[str, Any]:
    wrong = [method for method in METHODS if method not in methods_at(route.path)]
    return {"method": random.choice(wrong)}


def _stray_identifier(random: Random, route: Route) -> dict[str, Any]:
    names = route.parameters("path")
    wild = random.choice((_word(random), "a" * 65, "*", "%00", "ünï", "USER%23x", "-1", "tsk_"))
    return {"path": route.filled(dict.fromkeys(names, wild))}


def _stray_body(random: Random, _: Route) -> dict[str, Any]:
    """Anything but what is asked for: every object has a member that nobody knows."""
    written = json.dumps(_value(random, 0)).encode()
    content = random.choice(
        (
            json.dumps({_word(random): _value(random, 1)}).encode(),
            written[: random.randint(1, len(written))] + b"\xff",
            random.randbytes(random.randint(1, 300)) + b"\x00",
            b"[" * random.randint(2, 5_000),
            b'{"a":' * random.randint(2, 3_000) + b"1",
            b"\xef\xbb\xbf[]",
            b"9" * random.randint(1, 9_000),
            b"NaN",
            b"-Infinity",
        )
    )
    return {"content": content, "headers": (("Content-Type", random.choice(TYPES)),)}


def _stray_bearer(random: Random, _: Route) -> dict[str, Any]:
    token = random.choice(
        (
            _word(random),
            f"{_word(random)}.{_word(random)}.{_word(random)}",
            "eyJhbGciOiJub25lIn0.e30.",
            "é" * random.randint(1, 50),
            "a" * random.randint(2_000, 9_000),
            "",
        )
    )
    scheme = random.choice(("Bearer ", "bearer  ", "Basic ", "Token ", "Bearer", ""))
    return {"headers": (("Authorization", scheme + token),)}


def _stray_page(random: Random, _: Route) -> dict[str, Any]:
    wrong: tuple[dict[str, str], ...] = (
        {"limit": random.choice(("0", "101", "-1", "1.5", "1e2", "", "١", "9" * 400, "0x10"))},
        {"cursor": _word(random)},
        {"cursor": "A" * random.randint(2_049, 4_000)},
        {"cursor": random.choice([text for text in HOSTILE if text.isprintable() and text])},
    )
    return {"query": random.choice(wrong)}


def _stray_digest(random: Random, _: Route) -> dict[str, Any]:
    tag = random.choice(("*", "", '""', 'W/"x"', f'"{_word(random)}"', "0" * 64, "a" * 1_001, "\t"))
    return {"headers": (("If-Match", tag),)}


def _value(random: Random, depth: int) -> Any:
    if depth > 3:
        return random.choice((None, True, 0, -(2**70), 1e300, "", random.choice(HOSTILE)))
    kind = random.randint(0, 3)
    if kind == 0:
        return {_word(random): _value(random, depth + 1) for _ in range(random.randint(1, 4))}
    if kind == 1:
        return [_value(random, depth + 1) for _ in range(random.randint(0, 4))]
    return _value(random, 9)


def _takes(location: str, name: str) -> Callable[[Route], bool]:
    return lambda route: name in route.parameters(location)


_SORTS: dict[str, tuple[Callable[[Route], bool], Callable[[Random, Route], dict[str, Any]]]] = {
    "path": (lambda _: True, _stray_path),
    "method": (lambda _: True, _stray_method),
    "identifier": (lambda route: bool(route.parameters("path")), _stray_identifier),
    "body": (lambda route: route.schema is not None, _stray_body),
    "bearer": (lambda route: not route.is_open, _stray_bearer),
    "page": (_takes("query", "limit"), _stray_page),
    "digest": (_takes("header", "if-match"), _stray_digest),
}
SORTS = frozenset(_SORTS)
