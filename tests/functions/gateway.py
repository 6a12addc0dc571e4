"""API Gateway in front of a handler: a call becomes an event, an answer is read as clients do."""

import base64
import json
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

from tests.functions.payloads import payload

Headers = Mapping[str, str] | Sequence[tuple[str, str]]
Handler = Callable[[dict[str, Any], Any], dict[str, Any]]

called: ContextVar[Handler | None] = ContextVar("called", default=None)
"""The handler that answers at present, in whatever thread."""


@dataclass(frozen=True)
class Answer:
    status_code: int
    headers: dict[str, str]
    text: str

    def json(self) -> Any:
        return json.loads(self.text)


@dataclass
class Gateway:
    """Keeps cookies, as a browser does."""

    handler: Handler
    cookies: dict[str, str] = field(default_factory=dict)

    def call(
        self,
        method: str,
        path: str,
        *,
        json_body: object = None,
        form: Mapping[str, str] | None = None,
        content: str | bytes | None = None,
        headers: Headers = (),
        query: Mapping[str, str | Sequence[str]] | None = None,
    ) -> Answer:
        sent = list(headers.items() if isinstance(headers, Mapping) else headers)
        if json_body is not None:
            content = json.dumps(json_body)
            sent.append(("Content-Type", "application/json"))
        if form is not None:
            content = urlencode(form)
            sent.append(("Content-Type", "application/x-www-form-urlencoded"))
        if self.cookies:
            sent.append(("Cookie", "; ".join(f"{k}={v}" for k, v in self.cookies.items())))
        token = called.set(self.handler)
        try:
            return self._read(self.handler(_event(method, path, sent, query or {}, content), None))
        finally:
            called.reset(token)

    def _read(self, returned: dict[str, Any]) -> Answer:
        assert returned["isBase64Encoded"] is False
        headers = dict(returned["headers"])
        for morsel in SimpleCookie(headers.get("set-cookie", "")).values():
            self.cookies.pop(morsel.key, None)
            if morsel["max-age"] != "0":
                self.cookies[morsel.key] = morsel.value
        return Answer(returned["statusCode"], headers, returned["body"])


def _event(
    method: str,
    path: str,
    headers: Sequence[tuple[str, str]],
    query: Mapping[str, str | Sequence[str]],
    content: str | bytes | None,
) -> dict[str, Any]:
    event = payload("api_gateway_proxy")
    event |= {"httpMethod": method, "path": path, "pathParameters": {"proxy": path.lstrip("/")}}
    event["requestContext"] |= {"httpMethod": method, "path": f"/live{path}"}
    for name, value in headers:
        event["headers"][name] = value
        event["multiValueHeaders"].setdefault(name, []).append(value)
    if query:
        several = {k: [v] if isinstance(v, str) else list(v) for k, v in query.items()}
        event["multiValueQueryStringParameters"] = several
        event["queryStringParameters"] = {k: v[-1] for k, v in several.items()}
    if isinstance(content, bytes):
        event |= {"body": base64.b64encode(content).decode(), "isBase64Encoded": True}
    elif content is not None:
        event["body"] = content
    return event
