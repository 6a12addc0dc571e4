"""A small JSON client over the standard library, for loopback addresses."""

import http.client
import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class HttpAnswer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body) if self.body else None


class Unreachable(Exception):
    """Nobody answers there."""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


_STAYING = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect)


def call(
    method: str,
    url: str,
    body: Any = None,
    *,
    headers: Mapping[str, str] | None = None,
    timeout: float = 30,
) -> HttpAnswer:
    """One call, redirects not followed. Any status is an answer; no answer is `Unreachable`."""
    sent = dict(headers or {})
    data = None
    if body is not None:
        data = json.dumps(body).encode()
        sent["Content-Type"] = "application/json"
    request = urllib.request.Request(url, data=data, headers=sent, method=method)  # noqa: S310  # loopback only
    try:
        with _STAYING.open(request, timeout=timeout) as answer:
            return HttpAnswer(answer.status, _lower(answer.headers), answer.read())
    except urllib.error.HTTPError as refused:
        with refused:
            return HttpAnswer(refused.code, _lower(refused.headers), refused.read())
    except (OSError, http.client.HTTPException) as silent:
        raise Unreachable(f"{method} {url}: {silent}") from silent


def answers(url: str, *, headers: Mapping[str, str] | None = None, timeout: float = 2) -> bool:
    """Whether a GET there gives 200 within `timeout` seconds."""
    try:
        return call("GET", url, headers=headers, timeout=timeout).status == 200
    except Unreachable:
        return False


def _lower(headers: Any) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}
