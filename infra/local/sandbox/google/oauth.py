"""Google's OAuth 2.0 and OpenID Connect endpoints."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from infra.local.sandbox import accounts
from infra.local.sandbox.google import authorize, identity, token_endpoint, tokens
from infra.local.sandbox.google.consent import Filled, consent_page, refused_page
from infra.local.sandbox.google.errors import GoogleError, insufficient_scope, invalid_credentials
from infra.local.sandbox.google.scopes import OPENID, SCOPES
from infra.local.sandbox.provider import Sandbox, sandbox_of
from infra.local.sandbox.store import Db

Form = list[tuple[str, str]]


async def ask_for_consent(request: Request) -> Response:
    return await run_in_threadpool(_consent, request, None)


async def take_consent(request: Request) -> Response:
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        return refused_page(
            authorize.RefusedRequest(403, "access_denied", "Consent is given on this page only.")
        )
    return await run_in_threadpool(_consent, request, await _form(request))


def _consent(request: Request, form: Form | None) -> Response:
    sandbox = sandbox_of(request)
    try:
        asked = authorize.parse_request(request.query_params, sandbox.settings)
        with sandbox.store.transaction() as db:
            if form is not None:
                return _answer_form(request, sandbox, db, asked, form)
            if asked.sandbox_account:
                return _answer_at_once(db, asked)
            if "none" in asked.prompt:
                return _go(authorize.refuse(asked, "interaction_required"))
            return _show(request, sandbox, db, asked, Filled())
    except authorize.RefusedRequest as refused:
        return refused_page(refused)


def _answer_at_once(db: Db, asked: authorize.AuthorizationRequest) -> Response:
    try:
        account = accounts.ensure(db, asked.sandbox_account)
    except accounts.InvalidAccount as error:
        raise authorize.RefusedRequest(
            400, "invalid_request", f"sandbox_account: {error}"
        ) from error
    return _go(authorize.allow(db, asked, account, asked.scopes))


def _answer_form(
    request: Request,
    sandbox: Sandbox,
    db: Db,
    asked: authorize.AuthorizationRequest,
    form: Form,
) -> Response:
    values = dict(form)
    if values.get("decision") != "allow":
        return _go(authorize.refuse(asked, "access_denied"))
    ticked = frozenset(value for name, value in form if name == "scope")
    required = authorize.required_scopes(asked)
    scopes = tuple(name for name in asked.scopes if name in ticked or name in required)
    chosen, email = values.get("account", ""), values.get("new_email", "")
    name = values.get("new_name", "")[:100]
    filled = Filled(chosen, email, name, ticked)
    if not scopes:
        return _show(request, sandbox, db, asked, _with(filled, "Leave at least one thing ticked."))
    if chosen != "new":
        known = accounts.find(db, chosen)
        if known is None:
            return _show(request, sandbox, db, asked, _with(filled, "Choose an account."))
        return _go(authorize.allow(db, asked, known["email"], scopes))
    try:
        account = accounts.ensure(db, email, name.strip() or None)
    except accounts.InvalidAccount as error:
        problem = f"The new account cannot be created: {error}."
        return _show(request, sandbox, db, asked, _with(filled, problem))
    return _go(authorize.allow(db, asked, account, scopes))


def _with(filled: Filled, problem: str) -> Filled:
    return Filled(filled.account, filled.email, filled.name, filled.scopes, problem)


def _show(
    request: Request,
    sandbox: Sandbox,
    db: Db,
    asked: authorize.AuthorizationRequest,
    filled: Filled,
) -> Response:
    action = f"{request.url.path}?{request.url.query}"
    return consent_page(asked, accounts.every(db), action, sandbox.settings.web_url, filled)


def _go(location: str) -> Response:
    return RedirectResponse(location, 302, headers={"Cache-Control": "no-store"})


async def exchange_token(request: Request) -> Response:
    form = dict(await _form(request))

    def exchange(db: Db, sandbox: Sandbox) -> dict[str, Any]:
        return token_endpoint.exchange(db, sandbox.settings, form, request.headers)

    return await _token_answer(request, exchange)


async def revoke_token(request: Request) -> Response:
    form = dict(await _form(request))
    token = form.get("token") or request.query_params.get("token", "")

    def revoke(db: Db, _: Sandbox) -> dict[str, Any]:
        token_endpoint.revoke(db, token)
        return {}

    return await _token_answer(request, revoke)


async def _token_answer(
    request: Request, work: Callable[[Db, Sandbox], dict[str, Any]]
) -> Response:
    sandbox = sandbox_of(request)

    def run() -> Response:
        try:
            with sandbox.store.transaction() as db:
                return JSONResponse(work(db, sandbox), headers={"Cache-Control": "no-store"})
        except token_endpoint.TokenError as error:
            return JSONResponse(error.body, error.status, headers={"Cache-Control": "no-store"})

    return await run_in_threadpool(run)


async def userinfo(request: Request) -> Response:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")

    def read() -> Response:
        with sandbox_of(request).store.transaction() as db:
            grant = tokens.find(db, "access", token) if scheme.lower() == "bearer" else None
            if grant is None:
                return invalid_credentials().response()
            if not any(not SCOPES[name].optional for name in grant.scopes):
                return insufficient_scope("oauth2.userinfo.get", [OPENID]).response()
            return JSONResponse(identity.idempotency_records(db, grant))

    return await run_in_threadpool(read)


async def certs(request: Request) -> Response:
    def read() -> dict[str, Any]:
        with sandbox_of(request).store.transaction() as db:
            return identity.public_keys(db)

    return JSONResponse(await run_in_threadpool(read))


async def _form(request: Request) -> Form:
    body = await request.body()
    try:
        return parse_qsl(
            body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=100
        )
    except ValueError as error:
        raise GoogleError(400, "Too many form fields.") from error


ROUTES = (
    Route("/o/oauth2/v2/auth", ask_for_consent, methods=["GET"]),
    Route("/o/oauth2/v2/auth", take_consent, methods=["POST"]),
    Route("/token", exchange_token, methods=["POST"]),
    Route("/revoke", revoke_token, methods=["POST"]),
    Route("/oauth2/v3/userinfo", userinfo, methods=["GET", "POST"]),
    Route("/oauth2/v3/certs", certs, methods=["GET"]),
)
