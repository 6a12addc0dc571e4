"""What routes ask for."""

from dataclasses import dataclass
from typing import Annotated, get_args

from fastapi import Depends, Header, Path, Query, Request
from fastapi.security import OAuth2PasswordBearer
from fastapi.security.utils import get_authorization_scheme_param
from pydantic import AfterValidator, BeforeValidator

from countersign.domain.errors import (
    NotFound,
    TokenInvalid,
)
from countersign.domain.providers import Provider
from countersign.domain.users.session import Visitor
from countersign.domain.users.user import User
from countersign.ports.identity import Bearer
from countersign.usecases.services import HttpServices
from http_api.middleware import source_of
from http_api.pagination import Paging
from http_api.problems import NotSignedIn, PreconditionRequired

BASE = "/api/v1"

_bearer = OAuth2PasswordBearer(f"{BASE}/auth/token", auto_error=False)


def _services(request: Request) -> HttpServices:
    made: HttpServices = request.app.state.services()
    return made


Services = Annotated[HttpServices, Depends(_services)]


@dataclass(frozen=True)
class Caller:
    """Who calls, and what their access token says of the session that they call in."""

    user: User
    bearer: Bearer


def caller_of(request: Request, services: HttpServices) -> Caller:
    """Who calls. Raises NotSignedIn, TokenInvalid, TooMany."""
    scheme, token = get_authorization_scheme_param(request.headers.get("Authorization"))
    if scheme.lower() != "bearer" or not token:
        raise NotSignedIn("Sign in first: this call needs a bearer token.")
    bearer = services.sign_in.bearer(token)
    request.app.state.pace.keep(bearer.user_id)
    return Caller(services.sign_in.person(bearer), bearer)


async def _signed_in(request: Request, _: Annotated[str | None, Depends(_bearer)]) -> Caller:
    """Whom `permissions.admit` has let in."""
    caller: Caller = request.state.caller
    return caller


SignedInCaller = Annotated[Caller, Depends(_signed_in)]


def _perhaps(
    request: Request, services: Services, token: Annotated[str | None, Depends(_bearer)]
) -> User | None:
    """Who calls, if they say so, on a route that is open to all; a bearer of nobody is nobody."""
    try:
        return caller_of(request, services).user if token else None
    except (NotSignedIn, TokenInvalid):
        return None


PerhapsUser = Annotated[User | None, Depends(_perhaps)]


async def _current_user(caller: SignedInCaller) -> User:
    return caller.user


CurrentUser = Annotated[User, Depends(_current_user)]


async def _source(request: Request, services: Services) -> str:
    behind_a_distribution = bool(services.settings.origin_secret_id)
    return source_of(request.scope, behind_a_distribution=behind_a_distribution)


Network = Annotated[str, Depends(_source)]
"""The network that attempts are counted for."""


async def _visitor(request: Request, source: Network) -> Visitor:
    return Visitor(source=source, user_agent=request.headers.get("user-agent"))


CurrentVisitor = Annotated[Visitor, Depends(_visitor)]


async def _digest(
    _: CurrentUser, if_match: Annotated[str | None, Header(max_length=1_000)] = None
) -> str:
    """The digest that the caller names; empty, which no task has, where it can never match.

    Who is not signed in hears that first.
    """
    if if_match is None or not if_match.strip():
        raise PreconditionRequired('Say what you decide on: If-Match: "<digest>".')
    named = if_match.strip()
    if named == "*":
        raise PreconditionRequired(
            'Any version will not do: name exactly the digest that you saw, If-Match: "<digest>".'
        )
    if named.startswith("W/") or "," in named:
        return ""
    return named.removeprefix('"').removesuffix('"')


IfMatch = Annotated[str, Depends(_digest)]


async def _known_tags(
    if_none_match: Annotated[str | None, Header(max_length=1_000)] = None,
) -> frozenset[str]:
    """The entity tags that the caller has already; compared weakly (RFC 9110 section 13.1.2)."""
    named = (if_none_match or "").split(",")
    return frozenset(tag.strip().removeprefix("W/") for tag in named)


KnownTags = Annotated[frozenset[str], Depends(_known_tags)]


async def _paging(
    limit: Annotated[int, Query(ge=1, le=100)] = 25,
    cursor: Annotated[str | None, Query(max_length=2_048)] = None,
) -> Paging:
    return Paging(limit, cursor)


Page = Annotated[Paging, Depends(_paging)]


def _known_form(identifier: str) -> str:
    """An identifier of ours is short and plain; anything else names nothing."""
    if (
        len(identifier) > 64
        or not identifier.isascii()
        or not identifier.replace("_", "").isalnum()
    ):
        raise NotFound("There is nothing with this identifier.")
    return identifier


def _known_provider(name: str) -> str:
    if name not in get_args(Provider):
        raise NotFound("There is no such provider.")
    return name


Id = Annotated[str, Path(), AfterValidator(_known_form)]
KnownProvider = Annotated[Provider, Path(), BeforeValidator(_known_provider)]
