"""What routes of this function ask for, beside what routes of every function do."""

from typing import Annotated

from fastapi import Depends, Request

from countersign.api.deps import BEARER, caller_of
from countersign.api.middleware import source_of
from countersign.api.problems import NotSignedIn
from countersign.domain.errors import TokenInvalid
from countersign.domain.users.session import Visitor
from countersign.domain.users.user import User
from countersign.usecases.services import HttpServices


def _services(request: Request) -> HttpServices:
    made: HttpServices = request.app.state.services()
    return made


Services = Annotated[HttpServices, Depends(_services)]


def _perhaps(
    request: Request, services: Services, token: Annotated[str | None, Depends(BEARER)]
) -> User | None:
    """Who calls, if they say so, on a route that is open to all; a bearer of nobody is nobody."""
    try:
        return caller_of(request, services).user if token else None
    except (NotSignedIn, TokenInvalid):
        return None


PerhapsUser = Annotated[User | None, Depends(_perhaps)]


async def _source(request: Request, services: Services) -> str:
    behind_a_distribution = bool(services.settings.origin_secret_id)
    return source_of(request.scope, behind_a_distribution=behind_a_distribution)


Network = Annotated[str, Depends(_source)]
"""The network that attempts are counted for."""


async def _visitor(request: Request, source: Network) -> Visitor:
    return Visitor(source=source, user_agent=request.headers.get("user-agent"))


CurrentVisitor = Annotated[Visitor, Depends(_visitor)]
