"""`ports.outbound.Outbound`: the one place that calls an address which a third party chose.

The name is resolved here, every address it has must be public, and the connection goes to one of
the addresses that were checked: between the check and the call nothing is looked up again. TLS and
the Host header carry the name. There is no proxy, no redirection, no cookie, no retry, no
compression, and one deadline for all of it. See docs/decisions/0013-outbound.md.
"""

import re
import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import httpcore

from countersign.adapters.outbound.public_addresses import is_public, public_name
from countersign.ports.outbound import AddressRefused, OutboundAnswer, OutboundCall
from countersign.ports.providers import OutcomeUnknown, ProviderBusy

URL_AT_MOST = 2_000
SENT_AT_MOST = 64 * 1024
READ_AT_MOST = 64 * 1024
DEADLINE_SECONDS = 10.0
PORT = 443
_ADDRESSES_AT_MOST = 16
_ADDRESSES_TRIED = 3
_LOOKUPS_AT_ONCE = 4
_METHODS = frozenset({"GET", "POST"})

_URL = re.compile(
    r"https://(?P<host>[^/?#@:\[\]\\\s]+)(?::443)?(?P<target>(?:/[!-~]*)?(?:\?[!-~]*)?)",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(r"#[!-~]*\Z")

Resolve = Callable[[str], Iterable[str]]
"""Every address of a name. Raises OSError where there is none."""

Dial = Callable[[str, int, float], httpcore.NetworkStream]
"""A connection to an address and a port, within so many seconds. Raises httpcore's errors."""


def resolve(name: str) -> Iterable[str]:
    found = socket.getaddrinfo(name, PORT, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


def dial(address: str, port: int, timeout: float) -> httpcore.NetworkStream:
    return httpcore.SyncBackend().connect_tcp(address, port, timeout=timeout)


class GuardedOutbound:
    """`seconds` is the deadline for everything: lookup, connection, handshake, answer."""

    def __init__(
        self,
        *,
        trust: ssl.SSLContext | None = None,
        resolve: Resolve = resolve,
        dial: Dial = dial,
        seconds: float = DEADLINE_SECONDS,
    ) -> None:
        self._trust = trust or ssl.create_default_context()
        self._resolve = resolve
        self._dial = dial
        self._seconds = seconds
        self._lookups = ThreadPoolExecutor(_LOOKUPS_AT_ONCE, thread_name_prefix="lookup")

    def send(self, call: OutboundCall) -> OutboundAnswer:
        name, target = _place(call)
        deadline = _Deadline(self._seconds)
        route = _Route(self._checked(name, deadline), self._dial, deadline)
        with _told_apart(), self._pool(route) as pool, _sent(pool, name, target, call) as answer:
            content, whole = _read(answer)
        return OutboundAnswer(
            status=answer.status,
            content_type=_content_type(answer),
            content=content,
            whole=whole,
        )

    def _checked(self, name: str, deadline: "_Deadline") -> list[str]:
        """The addresses of a name, of which every single one is public."""
        try:
            looking = self._lookups.submit(lambda: list(self._resolve(name)))
            found = list(dict.fromkeys(looking.result(deadline.left())))
        except TimeoutError as late:
            raise ProviderBusy("The address could not be looked up in time.") from late
        except (OSError, UnicodeError) as lost:
            raise ProviderBusy("The address could not be looked up.") from lost
        if not 0 < len(found) <= _ADDRESSES_AT_MOST or not all(map(is_public, found)):
            raise AddressRefused("This address is not on the public internet.")
        return found

    def _pool(self, route: "_Route") -> httpcore.ConnectionPool:
        return httpcore.ConnectionPool(
            ssl_context=self._trust,
            max_connections=1,
            max_keepalive_connections=0,
            http1=True,
            http2=False,
            retries=0,
            network_backend=route,
        )


class _Deadline:
    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds. Raises TimeoutError when there are none."""
        seconds = self._end - time.monotonic()
        if seconds <= 0:
            raise TimeoutError("The deadline has passed.")
        return seconds


class _Route(httpcore.NetworkBackend):
    """Leads to addresses that were checked, whatever name is asked for."""

    def __init__(self, addresses: list[str], dial: Dial, deadline: _Deadline) -> None:
        self._addresses = addresses[:_ADDRESSES_TRIED]
        self._dial = dial
        self._deadline = deadline

    def connect_tcp(self, host: str, port: int, *_: Any, **__: Any) -> httpcore.NetworkStream:
        for address in self._addresses[:-1]:
            try:
                return self._connected(address, port)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._connected(self._addresses[-1], port)

    def _connected(self, address: str, port: int) -> httpcore.NetworkStream:
        try:
            seconds = self._deadline.left()
        except TimeoutError as late:
            raise httpcore.ConnectTimeout(str(late)) from late
        return _Timed(self._dial(address, port, seconds), self._deadline)


class _Timed(httpcore.NetworkStream):
    """A connection of which every wait ends at the deadline, however small the pieces are."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: _Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._left(httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._left(httpcore.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        seconds = self._left(httpcore.ConnectTimeout)
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, seconds), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)

    def _left(self, late: type[httpcore.TimeoutException]) -> float:
        try:
            return self._deadline.left()
        except TimeoutError as passed:
            raise late(str(passed)) from passed


def _place(call: OutboundCall) -> tuple[str, str]:
    """Name and target of the call. Raises AddressRefused."""
    if call.method not in _METHODS or len(call.content) > SENT_AT_MOST:
        raise AddressRefused("We send nothing of the sort.")
    if len(call.url) > URL_AT_MOST:
        raise AddressRefused("This address is too long.")
    parts = _URL.fullmatch(_FRAGMENT.sub("", call.url))
    name = public_name(parts["host"]) if parts else None
    if parts is None or name is None or "\\" in parts["target"]:
        raise AddressRefused("We call only public https addresses with a name.")
    target = parts["target"]
    return name, target if target.startswith("/") else f"/{target}"


@contextmanager
def _sent(
    pool: httpcore.ConnectionPool, name: str, target: str, call: OutboundCall
) -> Iterator[httpcore.Response]:
    headers = [
        ("Host", name),
        ("User-Agent", "Countersign"),
        ("Accept", "*/*"),
        ("Accept-Encoding", "identity"),
        ("Connection", "close"),
    ]
    if call.method == "POST":
        headers.append(("Content-Length", str(len(call.content))))
    if call.content_type is not None:
        headers.append(("Content-Type", call.content_type))
    url = httpcore.URL(scheme=b"https", host=name.encode(), port=PORT, target=target.encode())
    with pool.stream(call.method, url, headers=headers, content=call.content or None) as answer:
        yield answer


def _read(answer: httpcore.Response) -> tuple[bytes, bool]:
    """At most `READ_AT_MOST` bytes of the body. What it answered is known, even if this is slow."""
    content = b""
    try:
        for piece in answer.iter_stream():
            content += piece
            if len(content) > READ_AT_MOST:
                return content[:READ_AT_MOST], False
    except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError):
        return content, False
    return content, True


def _content_type(answer: httpcore.Response) -> str:
    named = (value for name, value in answer.headers if name.lower() == b"content-type")
    return next(named, b"")[:200].decode("latin-1")


@contextmanager
def _told_apart() -> Iterator[None]:
    """httpcore's errors as ours: whether anything can have been sent is what matters."""
    try:
        yield
    except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
        if _is_about_trust(failed):
            raise AddressRefused("The address cannot prove its name.") from failed
        raise ProviderBusy("Nobody answers at this address.") from failed
    except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as silent:
        raise OutcomeUnknown("No answer that could be read came in time.") from silent


def _is_about_trust(failed: BaseException) -> bool:
    seen: BaseException | None = failed
    while seen is not None:
        if isinstance(seen, ssl.SSLCertVerificationError):
            return True
        seen = seen.__cause__ or seen.__context__
    return False
