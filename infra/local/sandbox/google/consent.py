"""The pages a person sees: the consent form, and why a request was refused."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template
from typing import Any
from urllib.parse import urlsplit

from starlette.responses import HTMLResponse, Response

from infra.local.sandbox.google.authorize import AuthorizationRequest, RefusedRequest
from infra.local.sandbox.google.scopes import SCOPES, SHARED_PREFIX

APP_NAME = "Countersign"
_FOLDER = Path(__file__).parent
_PAGE = Template((_FOLDER / "page.html").read_text(encoding="utf-8"))
_CONSENT = Template((_FOLDER / "consent.html").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Filled:
    """What the person had filled in before a problem was found."""

    account: str = ""
    email: str = ""
    name: str = ""
    scopes: frozenset[str] | None = None
    problem: str = ""


def consent_page(
    request: AuthorizationRequest,
    accounts: Sequence[dict[str, Any]],
    action: str,
    web_url: str | None,
    filled: Filled,
) -> Response:
    chosen = filled.account or request.login_hint.strip().lower()
    known = {account["email"] for account in accounts}
    # Nobody is chosen for the person, unless there is nobody to choose from.
    if chosen not in known and not known:
        chosen = "new"
    body = _CONSENT.substitute(
        app=escape(APP_NAME),
        home=_home(web_url),
        problem=f'<p class="problem" role="alert">{escape(filled.problem)}</p>'
        if filled.problem
        else "",
        action=escape(action),
        accounts="\n".join(
            _account(number, account, account["email"] == chosen)
            for number, account in enumerate(accounts)
        ),
        new_checked=" checked" if chosen == "new" else "",
        new_email=escape(filled.email or ("" if known else request.login_hint)),
        new_name=escape(filled.name),
        scopes="\n".join(
            _scope(number, name, filled.scopes is None or name in filled.scopes)
            for number, name in enumerate(request.scopes)
        ),
    )
    return _page(f"{APP_NAME} asks for access", body, 400 if filled.problem else 200)


def refused_page(refused: RefusedRequest) -> Response:
    body = (
        "<h1>Access blocked: this request is not valid</h1>\n"
        f"<p>{escape(str(refused))}</p>\n"
        f'<p class="note">Error {refused.status}: {escape(refused.code)}</p>'
    )
    return _page(f"Error {refused.status}: {refused.code}", body, refused.status)


def _account(number: int, account: dict[str, Any], checked: bool) -> str:
    return (
        f'<div class="choice"><input type="radio" name="account" id="account-{number}" required'
        f' value="{escape(account["email"])}"{" checked" if checked else ""}>'
        f'<label for="account-{number}">{escape(account["name"])}'
        f"<small>{escape(account['email'])}</small></label></div>"
    )


def _scope(number: int, name: str, checked: bool) -> str:
    scope = SCOPES[name]
    state = " checked disabled" if not scope.optional else " checked" if checked else ""
    return (
        f'<div class="choice"><input type="checkbox" name="scope" id="scope-{number}"'
        f' value="{escape(name)}"{state}>'
        f'<label for="scope-{number}">{escape(scope.words)}'
        f"<small>{escape(name.removeprefix(SHARED_PREFIX))}</small></label></div>"
    )


def _home(web_url: str | None) -> str:
    if web_url is None or urlsplit(web_url).scheme not in ("http", "https"):
        return ""
    return f'<a href="{escape(web_url)}">Back to {escape(APP_NAME)}</a>'


def _page(title: str, body: str, status: int) -> Response:
    nonce = secrets.token_urlsafe(16)
    return HTMLResponse(
        _PAGE.substitute(title=escape(title), nonce=nonce, body=body),
        status,
        headers={
            "Cache-Control": "no-store",
            "Content-Security-Policy": (
                f"default-src 'none'; style-src 'nonce-{nonce}'; img-src data:; base-uri 'none'; "
                "frame-ancestors 'none'"
            ),
            # With no-referrer a browser posts `Origin: null` even to this page's own address, and
            # null is what a page of anybody's may send. Source: Fetch, append the Origin header.
            "Referrer-Policy": "same-origin",
            "X-Content-Type-Options": "nosniff",
        },
    )
