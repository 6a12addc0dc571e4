"""What routes ask for."""

from typing import Annotated, get_args

from fastapi import Depends, Header, Path, Query, Request
from fastapi.security import OAuth2PasswordBearer
from pydantic import AfterValidator, BeforeValidator

from countersign.domain.errors import NotFound
from countersign.domain.integration import Provider
from countersign.domain.user import User
from countersign.wiring import HttpServices
from http_api.cursors import Paging
from http_api.problems import NotSignedIn, PreconditionRequired

BASE = "/api/v1"

_bearer = OAuth2PasswordBearer(f"{BASE}/auth/token", auto_error=False)


def _services(request: Request) -> HttpServices:
    made: HttpServices = request.app.state.services()
    return made


Services = Annotated[HttpServices, Depends(_services)]


def _current_user(services: Services, token: Annotated[str | None, Depends(_bearer)]) -> User:
    if not token:
        raise NotSignedIn("Sign in first: this call needs a bearer token.")
    user, _ = services.sign_in.who(token)
    return user


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
