"""Who may call what: one line for each operation, and the one place where that is checked."""

from collections.abc import Iterable
from typing import Literal

from fastapi import Request
from fastapi.routing import APIRoute

from countersign.api.deps import Caller, EdgeServices, caller_of
from countersign.domain.errors import EmailNotVerified, Forbidden, ReauthRequired
from countersign.domain.providers import SIGN_IN_PROVIDERS
from countersign.domain.users.session import FRESH_FOR

Permission = Literal["public", "cookie", "user", "verified", "fresh", "fresh_verified", "admin"]
"""`public`: anybody. `cookie`: whoever has a refresh token, in the body or in the cookie. `user`:
signed in. `verified`: with an address that is verified, too, except on a laptop, where no letter
arrives. `fresh`: proved in the last minutes, too. `admin`: an administrator."""

OPEN: frozenset[Permission] = frozenset({"public", "cookie"})

SIGN_IN_PERMISSIONS: dict[str, Permission] = {
    "authorize": "public",
    "callback": "public",
    "complete": "public",
    "link": "fresh",
    "link_complete": "user",
}
"""The same for every provider by whose accounts people sign in."""

PERMISSIONS: dict[str, Permission] = {
    "auth_register": "public",
    "auth_login": "public",
    "auth_token": "public",
    "auth_refresh": "cookie",
    "auth_logout": "cookie",
    "auth_logout_all": "user",
    "auth_reauth": "user",
    "auth_sessions": "user",
    "auth_end_session": "user",
    "auth_verify_email": "public",
    "auth_resend_verification": "user",
    "auth_change_email": "fresh",
    "auth_confirm_email": "user",
    "auth_forgot_password": "public",
    "auth_reset_password": "public",
    "auth_change_password": "user",
    "auth_second_factor": "user",
    "auth_begin_second_factor": "fresh",
    "auth_confirm_second_factor": "user",
    "auth_remove_second_factor": "fresh",
    **{
        f"auth_{provider}_{what}": permission
        for provider in SIGN_IN_PROVIDERS
        for what, permission in SIGN_IN_PERMISSIONS.items()
    },
    "auth_sign_ins": "user",
    "auth_remove_sign_in": "fresh",
    "users_me": "user",
    "users_change": "user",
    "users_pause": "user",
    "users_resume": "user",
    "users_ask_for_export": "fresh",
    "users_export": "fresh",
    "users_close": "fresh",
    "users_preferences": "user",
    "users_change_preferences": "user",
    "agents_list": "user",
    "agents_create": "user",
    "agents_get": "user",
    "agents_change": "user",
    "agents_remove": "user",
    "agents_scan": "user",
    "agents_learned": "user",
    "agents_forget": "user",
    "agents_forget_all": "user",
    "tasks_list": "user",
    "tasks_counts": "user",
    "tasks_decide": "user",
    "tasks_get": "user",
    "tasks_edit": "user",
    "tasks_approve": "user",
    "tasks_reject": "user",
    "tasks_snooze": "user",
    "tasks_unsnooze": "user",
    "tasks_instruct": "user",
    "tasks_cancel": "user",
    "tasks_undo": "user",
    "tasks_retry": "user",
    "tasks_resolve": "user",
    "tasks_reopen": "user",
    "tasks_events": "user",
    "tasks_sources": "user",
    "changes_since": "user",
    "kinds_list": "user",
    "integrations_list": "user",
    "integrations_providers": "user",
    "integrations_authorize": "fresh_verified",
    "integrations_callback": "public",
    "integrations_complete": "verified",
    "integrations_check": "user",
    "integrations_disconnect": "user",
    "devices_list": "user",
    "devices_create": "verified",
    "devices_remove": "user",
    "notifications_list": "user",
    "notifications_read": "user",
    "notifications_read_all": "user",
    "rules_list": "user",
    "rules_suggestions": "user",
    "rules_create": "fresh_verified",
    "rules_remove": "user",
    "plans_list": "public",
    "meta_healthz": "public",
    "meta_openapi": "public",
    "meta_docs": "public",
    "meta_docs_script": "public",
    "meta_docs_start": "public",
    "meta_docs_style": "public",
}


class Undeclared(Exception):
    """The table of permissions does not fit the routes."""


def operation(route: APIRoute) -> str:
    """What an operation is called: in the description, and in the table above."""
    return f"{route.tags[0]}_{route.name}"


def require_permissions(routes: Iterable[APIRoute]) -> None:
    """Refuse to serve a route without a permission. Raises Undeclared."""
    if without := sorted({operation(route) for route in routes} - PERMISSIONS.keys()):
        raise Undeclared(f"Routes without a permission: {', '.join(without)}.")


def require_routes(routes: Iterable[APIRoute]) -> None:
    """Refuse a permission without a route, among all that there are. Raises Undeclared."""
    if without := sorted(PERMISSIONS.keys() - {operation(route) for route in routes}):
        raise Undeclared(f"Permissions without a route: {', '.join(without)}.")


def admit(request: Request) -> None:
    """Runs before all else that a route asks for.

    Raises
    ------
    NotSignedIn, TokenInvalid, TooMany
    EmailNotVerified, ReauthRequired, Forbidden
    """
    permission = PERMISSIONS[operation(request.scope["route"])]
    if permission in OPEN:
        return
    services: EdgeServices = request.app.state.services()
    caller = caller_of(request, services)
    request.state.caller = caller
    _check(permission, caller, services)


def _check(permission: Permission, caller: Caller, services: EdgeServices) -> None:
    if permission == "admin" and "admin" not in caller.user.roles:
        raise Forbidden("This is for administrators.")
    if permission in ("verified", "fresh_verified") and not (
        caller.user.email_verified or services.settings.stage == "local"
    ):
        raise EmailNotVerified("Confirm your email address first, by the link in our letter.")
    proved_ago = services.clock.now() - caller.bearer.auth_time
    if permission in ("fresh", "fresh_verified") and proved_ago > FRESH_FOR:
        raise ReauthRequired("Confirm that it is you: this needs a sign-in of the last minutes.")
