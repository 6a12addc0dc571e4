"""What routes ask for, whichever function serves them."""

from dataclasses import dataclass
from typing import Annotated, Protocol, get_args

from fastapi import Depends, Header, Path, Query, Request
from fastapi.security import OAuth2PasswordBearer
from fastapi.security.utils import get_authorization_scheme_param
from pydantic import AfterValidator, BeforeValidator

from countersign.api.pagination import Paging
from countersign.api.problems import NotSignedIn, PreconditionRequired
from countersign.domain.errors import NotFound
from countersign.domain.providers import Provider
from countersign.domain.users.user import User
from countersign.ports.identity import Bearer
from countersign.ports.system import Clock
from countersign.settings import Settings
from countersign.usecases.sign_in.identify import Identify

BASE = "/api/v1"

BEARER = OAuth2PasswordBearer(f"{BASE}/auth/token", auto_error=False)


class EdgeServices(Protocol):
    """What it takes to let somebody in, whatever else a function has."""

    @property
    def settings(self) -> Settings: ...

    @property
    def clock(self) -> Clock: ...

    @property
    def identify(self) -> Identify: ...


@dataclass(frozen=True)
class Caller:
    """Who calls, and what their access token says of the session that they call in."""

    user: User
    bearer: Bearer


def caller_of(request: Request, services: EdgeServices) -> Caller:
    """Who calls. Raises NotSignedIn, TokenInvalid, TooMany."""
    scheme, token = get_authorization_scheme_param(request.headers.get("Authorization"))
    if scheme.lower() != "bearer" or not token:
        raise NotSignedIn("Sign in first: this call needs a bearer token.")
    bearer = services.identify.bearer(token)
    request.app.state.pace.keep(bearer.user_id)
    return Caller(services.identify.person(bearer), bearer)


async def _signed_in(request: Request, _: Annotated[str | None, Depends(BEARER)]) -> Caller:
    """Whom `permissions.admit` has let in."""
    caller: Caller = request.state.caller
    return caller


SignedInCaller = Annotated[Caller, Depends(_signed_in)]


async def _current_user(caller: SignedInCaller) -> User:
    return caller.user


CurrentUser = Annotated[User, Depends(_current_user)]


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
