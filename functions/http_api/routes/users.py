"""Who is signed in, and how they want to be served."""

from fastapi import APIRouter
from starlette.responses import Response

from countersign.contracts.http.preferences import PreferencesChange
from countersign.contracts.http.sessions import ProfileChange, UserOut
from countersign.domain.preferences import Preferences
from http_api.deps import CurrentUser, IfMatch, Services
from http_api.problems import documented

router = APIRouter(prefix="/users/me", tags=["users"])


@router.get("", name="me", responses=documented(401))
def read_me(user: CurrentUser) -> UserOut:
    return UserOut.of(user)


@router.patch("", name="change", responses=documented(401, 404, 422))
def change_me(body: ProfileChange, user: CurrentUser, services: Services) -> UserOut:
    changed = services.change_profile(
        user, name=body.name, timezone=body.timezone, locale=body.locale
    )
    return UserOut.of(changed)


@router.get("/preferences", name="preferences", responses=documented(401))
def read_preferences(user: CurrentUser, services: Services, response: Response) -> Preferences:
    """Complete: what was never set has its default."""
    return _answer(services.preferences.read(user), response)


@router.patch("/preferences", name="change_preferences", responses=documented(401, 412, 422, 428))
def change_preferences(
    version: IfMatch,
    body: PreferencesChange,
    user: CurrentUser,
    services: Services,
    response: Response,
) -> Preferences:
    """What is left out stays as it is. The ETag is of the preferences, not of a task."""
    wanted = body.model_dump(exclude_unset=True)
    return _answer(services.preferences.change(user, version, wanted), response)


def _answer(preferences: Preferences, response: Response) -> Preferences:
    response.headers["ETag"] = f'"{preferences.version}"'
    return preferences
