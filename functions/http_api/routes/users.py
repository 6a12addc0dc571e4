"""Who is signed in, and how they want to be served."""

from fastapi import APIRouter
from starlette.responses import Response

from countersign.api.deps import CurrentUser, IfMatch
from countersign.api.problems import documented
from countersign.contracts.http.data_rights import Closing, ExportOut
from countersign.contracts.http.preferences import PreferencesChange
from countersign.contracts.http.sessions import ProfileChange, UserOut
from countersign.domain.users.export import Export
from countersign.domain.users.preferences import Preferences
from http_api.deps import Services

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


@router.post("/pause", name="pause", responses=documented(401, 404))
def pause_me(user: CurrentUser, services: Services) -> UserOut:
    """Nothing is read, proposed or carried out any more, until `resume`. What is being carried out
    at this moment is finished; what is approved waits."""
    return UserOut.of(services.pause.pause(user))


@router.post("/resume", name="resume", responses=documented(401, 404))
def resume_me(user: CurrentUser, services: Services) -> UserOut:
    """Go on, also with what the pause held up."""
    return UserOut.of(services.pause.resume(user))


@router.post(
    "/export",
    name="ask_for_export",
    status_code=202,
    responses=documented(401, 403, 409, 429),
)
def ask_for_export(user: CurrentUser, services: Services) -> ExportOut:
    """Have a copy made of everything that is yours. One is made at a time: asked for again while it
    is under way, the answer is the same."""
    services.limit("export", user.user_id)
    return _shown(services.export.begin(user), services)


@router.get("/export", name="export", responses=documented(401, 403, 404))
def read_export(user: CurrentUser, services: Services) -> ExportOut:
    """How far the copy is; once it is ready, where to download it. Needs a fresh sign-in, as asking
    for it does. Links are good for minutes, and fresh ones come with each call; the files are kept
    for a week."""
    return _shown(services.export.latest(user), services)


@router.delete("", name="close", status_code=202, responses=documented(401, 403, 404, 409))
def close_me(user: CurrentUser, services: Services) -> Closing:
    """Every session ends at once, nothing is carried out any more, and everything is erased."""
    services.close(user)
    return Closing()


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


def _shown(export: Export, services: Services) -> ExportOut:
    return ExportOut.of(export, services.clock.now(), services.export.links(export))


def _answer(preferences: Preferences, response: Response) -> Preferences:
    response.headers["ETag"] = f'"{preferences.version}"'
    return preferences
