"""Who is signed in."""

from fastapi import APIRouter

from countersign.contracts.http.sessions import UserOut
from http_api.deps import CurrentUser
from http_api.problems import documented

router = APIRouter(prefix="/users", tags=["users"])


@router.get("/me", name="me", responses=documented(401))
def read_me(user: CurrentUser) -> UserOut:
    return UserOut.of(user)
