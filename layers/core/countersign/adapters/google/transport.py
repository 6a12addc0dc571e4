"""The HTTP transport under google-api-python-client: a write leaves this process at most once.

httplib2, its default, sends a request again when the connection drops before the answer, whatever
the method is: a draft would be saved twice. This one has the same `request` and one attempt.
"""

import http.client
import math
import ssl
import time
import weakref
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from urllib.parse import urlsplit

import httplib2

from countersign.domain.says import said
from countersign.ports.providers import (
    AT_WORK_AT_MOST,
    AccessFailed,
    OutcomeUnknown,
    ProviderBusy,
    ProviderError,
    ProviderRefused,
)

CONNECT_SECONDS = 3.0
READ_SECONDS = 8.0
CALL_SECONDS = 16.0
REFRESH_SECONDS = 11.0
"""What a refresh of the access may take: `oauth.CONNECT_SECONDS` and `oauth.READ_SECONDS`."""
LARGEST_ANSWER = 32 * 1024 * 1024

_CHUNK = 64 * 1024


class _TooLarge(Exception):
    """The answer has more bytes than are read."""


class _Line:
    """The connection that is kept between calls."""

    def __init__(self) -> None:
        self.connection: http.client.HTTPConnection | None = None

    def close(self) -> None:
        if self.connection is not None:
            self.connection.close()
            self.connection = None


class AtMostOnce:
    """Bearer-authorized HTTP. `access(force)` answers a token, a fresh one when forced.

    A read is tried a second time after a dropped connection, a timeout or a 5xx. A write is sent
    again only after a 401, which says that it was not executed, and then with a fresh token. All
    of it ends within `CALL_SECONDS` and the refresh itself; for whoever waits, `within` what they
    wait for.
    """

    def __init__(self, access: Callable[[bool], str]) -> None:
        self._access = access
        self._token: str | None = None
        self._line = _Line()
        self._all_until = math.inf
        # A mail session has no end of its own, and the client library holds it in a cycle.
        weakref.finalize(self, self._line.close)

    @contextmanager
    def within(self, time_left: timedelta) -> Iterator[None]:
        """Every call in here has ended by then, and a refresh begins only if it can."""
        self._all_until = time.monotonic() + time_left.total_seconds()
        try:
            yield
        finally:
            self._all_until = math.inf

    def request(
        self,
        uri: str,
        method: str = "GET",
        body: str | bytes | None = None,
        headers: Mapping[str, str] | None = None,
        **_: object,
    ) -> tuple[httplib2.Response, bytes]:
        """What `httplib2.Http.request` answers; redirects are answers too.

        Raises
        ------
        OutcomeUnknown
            No whole answer came.
        ProviderBusy
            There was no token to ask with.
        AccessFailed
            The token could not be read, for a reason of ours.
        """
        deadline = min(time.monotonic() + CALL_SECONDS, self._all_until)
        sent = dict(headers or {})
        content = body.encode() if isinstance(body, str) else body
        answer = self._send(uri, method, content, sent, deadline)
        if answer[0].status != 401:
            return answer
        self._token = self._fresh(force=True)
        if time.monotonic() >= deadline:
            raise ProviderBusy(said("Refreshing the access took too long."))
        return self._send(uri, method, content, sent, deadline)

    def _fresh(self, *, force: bool) -> str:
        """Without a token nothing was asked of Gmail, so that nothing about it is unknown."""
        if time.monotonic() + REFRESH_SECONDS > self._all_until:
            raise ProviderBusy(said("Refreshing the access took too long."))
        try:
            return self._access(force)
        except OutcomeUnknown as unknown:
            raise ProviderBusy(said("The access could not be refreshed.")) from unknown
        except ProviderError:
            raise
        except Exception as ours:
            raise AccessFailed("The access token could not be read.") from ours

    def _send(
        self,
        uri: str,
        method: str,
        body: bytes | None,
        headers: dict[str, str],
        deadline: float,
    ) -> tuple[httplib2.Response, bytes]:
        if self._token is None:
            self._token = self._fresh(force=False)
        signed = headers | {
            "authorization": f"Bearer {self._token}",
            "accept-encoding": "gzip",
        }
        may_repeat = method == "GET"
        while True:
            try:
                answer = self._once(uri, method, body, signed, deadline)
            except (OSError, http.client.HTTPException, zlib.error) as error:
                if not may_repeat or time.monotonic() >= deadline:
                    raise _silence(error) from error
            except _TooLarge as error:
                if method == "GET":
                    raise ProviderRefused(said("Gmail's answer is too large to read.")) from error
                raise OutcomeUnknown(said("Gmail's answer is too large to read.")) from error
            else:
                if answer[0].status < 500 or not may_repeat or time.monotonic() >= deadline:
                    return answer
            self._line.close()
            may_repeat = False

    def _once(
        self,
        uri: str,
        method: str,
        body: bytes | None,
        headers: dict[str, str],
        deadline: float,
    ) -> tuple[httplib2.Response, bytes]:
        parts = urlsplit(uri)
        if method != "GET":
            # On a kept connection that died unnoticed a write would be "unknown" for nothing.
            self._line.close()
        connection = self._line.connection or _connected(parts.scheme, parts.netloc, deadline)
        self._line.connection = connection
        _set_timeout(connection, deadline)
        target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
        try:
            connection.request(method, target, body, headers)
            raw = connection.getresponse()
            response = httplib2.Response(raw)
            content = _read(raw, connection, deadline)
        except BaseException:
            self._line.close()
            raise
        if response.get("content-encoding") == "gzip":
            content = _inflate(content)
        if raw.will_close:
            self._line.close()
        return response, content


def _connected(scheme: str, host: str, deadline: float) -> http.client.HTTPConnection:
    timeout = min(CONNECT_SECONDS, _left(deadline))
    connection = (
        http.client.HTTPConnection(host, timeout=timeout)
        if scheme == "http"
        else http.client.HTTPSConnection(
            host, timeout=timeout, context=ssl.create_default_context(cafile=httplib2.CA_CERTS)
        )
    )
    connection.connect()
    return connection


def _silence(error: Exception) -> OutcomeUnknown:
    still_for = AT_WORK_AT_MOST if isinstance(error, TimeoutError) else timedelta(0)
    return OutcomeUnknown(said("Gmail did not answer."), still_for=still_for)


def _read(
    raw: http.client.HTTPResponse, connection: http.client.HTTPConnection, deadline: float
) -> bytes:
    chunks: list[bytes] = []
    size = 0
    while chunk := raw.read1(_CHUNK):
        chunks.append(chunk)
        size += len(chunk)
        if size > LARGEST_ANSWER:
            raise _TooLarge
        _set_timeout(connection, deadline)
    if raw.length:
        raise http.client.IncompleteRead(b"", raw.length)
    raw.close()
    return b"".join(chunks)


def _inflate(content: bytes) -> bytes:
    inflater = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    plain = inflater.decompress(content, LARGEST_ANSWER)
    if inflater.unconsumed_tail:
        raise _TooLarge
    return plain


def _set_timeout(connection: http.client.HTTPConnection, deadline: float) -> None:
    seconds = min(READ_SECONDS, _left(deadline))
    if connection.sock is not None:
        connection.sock.settimeout(seconds)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
