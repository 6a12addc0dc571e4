"""An authorization request: what is asked for, and whether it may be."""

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit, urlunsplit

from infra.local.sandbox.google import tokens
from infra.local.sandbox.google.identity import ISSUER
from infra.local.sandbox.google.scopes import SCOPES, UnknownScope, parse_scopes
from infra.local.sandbox.settings import Settings
from infra.local.sandbox.store import Db

_CHALLENGE = re.compile(r"[A-Za-z0-9._~-]{43,128}")
_PROMPTS = frozenset({"none", "consent", "select_account"})


class RefusedRequest(Exception):
    """Nothing to redirect to: the person sees a page with the code and the words."""

    def __init__(self, status: int, code: str, words: str) -> None:
        super().__init__(words)
        self.status = status
        self.code = code


@dataclass(frozen=True)
class AuthorizationRequest:
    client_id: str
    redirect_uri: str
    scopes: tuple[str, ...]
    state: str | None
    challenge: str | None
    nonce: str | None
    offline: bool
    prompt: frozenset[str]
    include_granted: bool
    login_hint: str
    sandbox_account: str


def parse_request(query: Mapping[str, str], settings: Settings) -> AuthorizationRequest:
    """Raises RefusedRequest, in the order in which Google looks."""
    client_id = _needed(query, "client_id")
    if client_id != settings.client_id:
        raise RefusedRequest(401, "invalid_client", "The OAuth client was not found.")
    redirect_uri = _needed(query, "redirect_uri")
    if not _known_redirect(redirect_uri, settings):
        raise RefusedRequest(
            400, "redirect_uri_mismatch", "The redirect URI is not registered for this client."
        )
    if _needed(query, "response_type") != "code":
        raise RefusedRequest(
            400, "unsupported_response_type", "Only the response type 'code' is served."
        )
    return AuthorizationRequest(
        client_id=client_id,
        redirect_uri=redirect_uri,
        scopes=_scopes(query),
        state=query.get("state"),
        challenge=_challenge(query),
        nonce=query.get("nonce"),
        offline=_one_of(query, "access_type", "online", {"online", "offline"}) == "offline",
        prompt=_prompt(query),
        include_granted=_one_of(query, "include_granted_scopes", "false", {"true", "false"})
        == "true",
        login_hint=query.get("login_hint", ""),
        sandbox_account=query.get("sandbox_account", ""),
    )


def allow(db: Db, request: AuthorizationRequest, account: str, scopes: tuple[str, ...]) -> str:
    """Record the consent; returns where the browser goes, with a one-use code."""
    known = tokens.grant_of(db, account, request.client_id)
    grant = tokens.Grant(account, request.client_id, scopes)
    tokens.save_grant(db, grant)
    if request.include_granted and known is not None:
        grant = tokens.narrowed(grant, list(dict.fromkeys([*scopes, *known.scopes])))
    refreshable = request.offline and (known is None or "consent" in request.prompt)
    code = tokens.issue_code(
        db,
        tokens.Code(grant, request.redirect_uri, request.challenge, request.nonce, refreshable),
    )
    return _redirect(
        request,
        {"code": code, "scope": " ".join(grant.scopes), "authuser": "0", "prompt": "consent"},
    )


def refuse(request: AuthorizationRequest, error: str) -> str:
    """Where the browser goes when there is no consent."""
    return _redirect(request, {"error": error})


def required_scopes(request: AuthorizationRequest) -> tuple[str, ...]:
    return tuple(name for name in request.scopes if not SCOPES[name].optional)


def _redirect(request: AuthorizationRequest, answer: dict[str, str]) -> str:
    """Names who answers (RFC 9207)."""
    answer = {"iss": ISSUER} | answer
    if request.state is not None:
        answer = {"state": request.state} | answer
    parts = urlsplit(request.redirect_uri)
    query = "&".join(filter(None, [parts.query, urlencode(answer)]))
    return urlunsplit(parts._replace(query=query))


def _known_redirect(uri: str, settings: Settings) -> bool:
    if settings.redirect_uris:
        return uri in settings.redirect_uris
    try:
        parts = urlsplit(uri)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    if parts.scheme != "http" or parts.fragment or "@" in parts.netloc or not uri.isprintable():
        return False
    if "\\" in uri or " " in uri:
        return False
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _scopes(query: Mapping[str, str]) -> tuple[str, ...]:
    try:
        scopes = tuple(parse_scopes(_needed(query, "scope")))
    except UnknownScope as error:
        raise RefusedRequest(
            400, "invalid_scope", f"Some requested scopes were invalid: {error}"
        ) from error
    if not scopes:
        raise RefusedRequest(400, "invalid_request", "Missing required parameter: scope")
    return scopes


def _challenge(query: Mapping[str, str]) -> str | None:
    challenge = query.get("code_challenge")
    method = query.get("code_challenge_method")
    if challenge is None and method is None:
        return None
    if method != "S256":
        raise RefusedRequest(
            400, "invalid_request", "Only the code challenge method S256 is accepted."
        )
    if challenge is None or not _CHALLENGE.fullmatch(challenge):
        raise RefusedRequest(400, "invalid_request", "Malformed code challenge.")
    return challenge


def _prompt(query: Mapping[str, str]) -> frozenset[str]:
    prompt = frozenset(query.get("prompt", "").split())
    if not prompt <= _PROMPTS or ("none" in prompt and len(prompt) > 1):
        raise RefusedRequest(400, "invalid_request", "Invalid parameter value for prompt.")
    return prompt


def _one_of(query: Mapping[str, str], name: str, default: str, known: set[str]) -> str:
    value = query.get(name, default)
    if value not in known:
        raise RefusedRequest(400, "invalid_request", f"Invalid parameter value for {name}.")
    return value


def _needed(query: Mapping[str, str], name: str) -> str:
    value = query.get(name)
    if not value:
        raise RefusedRequest(400, "invalid_request", f"Missing required parameter: {name}")
    return value
