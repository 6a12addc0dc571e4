"""POST /token and POST /revoke: codes and refresh tokens against access tokens."""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote_plus

from starlette.datastructures import Headers

from infra.local.sandbox import journal
from infra.local.sandbox.google import identity, tokens
from infra.local.sandbox.google.api import PROVIDER
from infra.local.sandbox.google.scopes import OPENID, UnknownScope, parse_scopes
from infra.local.sandbox.settings import Settings
from infra.local.sandbox.store import Db

Form = Mapping[str, str]
_DEAD = "Token has been expired or revoked."


class TokenError(Exception):
    """An OAuth 2.0 error answer: status, code, description."""

    def __init__(self, status: int, code: str, description: str) -> None:
        super().__init__(description)
        self.status = status
        self.body = {"error": code, "error_description": description}


def exchange(db: Db, settings: Settings, form: Form, headers: Headers) -> dict[str, Any]:
    """Answer a token request. Raises TokenError."""
    _authenticate(settings, form, headers)
    grant_type = _needed(form, "grant_type")
    if grant_type == "authorization_code":
        return _from_code(db, settings, form)
    if grant_type == "refresh_token":
        return _from_refresh(db, settings, form)
    raise TokenError(400, "unsupported_grant_type", f"Invalid grant_type: {grant_type[:50]}")


def revoke(db: Db, token: str) -> None:
    """End the token's whole grant. Raises TokenError if the token is dead already."""
    grant = tokens.find(db, "refresh", token) or tokens.find(db, "access", token)
    if grant is None:
        raise TokenError(400, "invalid_token", "Token expired or revoked")
    tokens.revoke(db, grant.account, grant.client_id)
    journal.record(
        db,
        provider=PROVIDER,
        account=grant.account,
        method="POST",
        path="/revoke",
        effect="token.revoke",
        key=None,
    )


def _from_code(db: Db, settings: Settings, form: Form) -> dict[str, Any]:
    text = _needed(form, "code")
    code = tokens.find_code(db, text)
    if code is None:
        raise TokenError(400, "invalid_grant", "Malformed auth code.")
    if form.get("redirect_uri") != code.redirect_uri:
        raise TokenError(400, "redirect_uri_mismatch", "Bad Request")
    _check_verifier(code.challenge, form.get("code_verifier"))
    tokens.spend_code(db, text)
    answer = _access(db, settings, code.grant)
    if code.refreshable:
        answer["refresh_token"] = tokens.issue_refresh(db, code.grant)
    if OPENID in code.grant.scopes:
        answer["id_token"] = identity.id_token(db, code.grant, code.nonce)
    return answer


def _from_refresh(db: Db, settings: Settings, form: Form) -> dict[str, Any]:
    grant = tokens.find(db, "refresh", _needed(form, "refresh_token"))
    if grant is None:
        raise TokenError(400, "invalid_grant", _DEAD)
    if "scope" in form:
        try:
            wanted = parse_scopes(form["scope"])
        except UnknownScope as error:
            raise TokenError(400, "invalid_scope", f"Unknown scope: {error}") from error
        if not wanted or not set(wanted) <= set(grant.scopes):
            raise TokenError(400, "invalid_scope", "Bad Request")
        grant = tokens.narrowed(grant, wanted)
    answer = _access(db, settings, grant)
    if OPENID in grant.scopes:
        answer["id_token"] = identity.id_token(db, grant, None)
    return answer


def _access(db: Db, settings: Settings, grant: tokens.Grant) -> dict[str, Any]:
    return {
        "access_token": tokens.issue_access(db, grant, settings.access_token_seconds),
        "expires_in": settings.access_token_seconds,
        "scope": " ".join(grant.scopes),
        "token_type": "Bearer",
    }


def _check_verifier(challenge: str | None, verifier: str | None) -> None:
    if challenge is None and verifier is None:
        return
    if challenge is None:
        raise TokenError(400, "invalid_grant", "code_verifier without a code_challenge.")
    if not verifier:
        raise TokenError(400, "invalid_grant", "Missing code verifier.")
    digest = hashlib.sha256(verifier.encode("utf-8", "replace")).digest()
    if not hmac.compare_digest(base64.urlsafe_b64encode(digest).rstrip(b"="), challenge.encode()):
        raise TokenError(400, "invalid_grant", "Invalid code verifier.")


def _authenticate(settings: Settings, form: Form, headers: Headers) -> None:
    client_id, secret = form.get("client_id", ""), form.get("client_secret", "")
    scheme, _, credentials = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "basic":
        client_id, secret = _basic(credentials)
    if not client_id:
        raise TokenError(400, "invalid_request", "Could not determine client ID from request.")
    if client_id != settings.client_id:
        raise TokenError(401, "invalid_client", "The OAuth client was not found.")
    if not secret:
        raise TokenError(400, "invalid_request", "client_secret is missing.")
    if not hmac.compare_digest(
        secret.encode("utf-8", "replace"), settings.client_secret.encode("utf-8", "replace")
    ):
        raise TokenError(401, "invalid_client", "Unauthorized")


def _basic(credentials: str) -> tuple[str, str]:
    try:
        text = base64.b64decode(credentials, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError, ValueError) as error:
        raise TokenError(401, "invalid_client", "Unauthorized") from error
    client_id, _, secret = text.partition(":")
    return unquote_plus(client_id), unquote_plus(secret)


def _needed(form: Form, name: str) -> str:
    value = form.get(name)
    if not value:
        raise TokenError(400, "invalid_request", f"Missing required parameter: {name}")
    return value
