"""A second factor: codes of an authenticator app."""

from fastapi import APIRouter

from countersign.api.deps import CurrentUser
from countersign.api.problems import documented
from countersign.contracts.http.credentials import (
    RecoveryCodes,
    SecondFactorCode,
    SecondFactorOut,
    SecondFactorSecret,
)
from http_api.deps import Services

router = APIRouter(prefix="/auth/second-factor", tags=["auth"])


@router.get("", name="second_factor", responses=documented(401))
def read_second_factor(user: CurrentUser, services: Services) -> SecondFactorOut:
    on, left = services.credentials.second_factor.state(user)
    return SecondFactorOut(on=on, recovery_codes_left=left)


@router.post("", name="begin_second_factor", responses=documented(401, 403, 409))
def begin_second_factor(user: CurrentUser, services: Services) -> SecondFactorSecret:
    """A secret for the app. Nothing is on until its first code is confirmed."""
    secret, url = services.credentials.second_factor.begin(user)
    return SecondFactorSecret(secret=secret, otpauth_url=url)


@router.post("/confirm", name="confirm_second_factor", responses=documented(401, 404, 409, 422))
def confirm_second_factor(
    body: SecondFactorCode, user: CurrentUser, services: Services
) -> RecoveryCodes:
    """From now on signing in asks for a code. The recovery codes are shown this once."""
    codes = services.credentials.second_factor.confirm(user, body.code)
    return RecoveryCodes(recovery_codes=list(codes))


@router.delete(
    "", name="remove_second_factor", status_code=204, responses=documented(401, 403, 404, 422)
)
def remove_second_factor(body: SecondFactorCode, user: CurrentUser, services: Services) -> None:
    """Turn it off, by one more code or a recovery code."""
    services.credentials.second_factor.remove(user, body.code)
