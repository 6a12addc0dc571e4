"""A password that was forgotten, or that shall be another one."""

from fastapi import APIRouter
from starlette.responses import Response

from countersign.api.deps import SignedInCaller
from countersign.api.problems import documented
from countersign.contracts.http.credentials import Forgot, PasswordChange, Promised, Reset
from countersign.contracts.http.sessions import SessionOut
from http_api.cookies import TokenTransport, session_answer
from http_api.deps import CurrentVisitor, Network, Services

router = APIRouter(prefix="/auth/password", tags=["auth"])


@router.post("/forgot", name="forgot_password", status_code=202, responses=documented(422))
def forgot_password(body: Forgot, services: Services, source: Network) -> Promised:
    """The same answer after the same work, whether or not there is such an account."""
    services.credentials.reset_password.forgot(body.email, source)
    return Promised()


@router.post("/reset", name="reset_password", status_code=204, responses=documented(409, 422, 503))
def reset_password(body: Reset, services: Services) -> None:
    """Set a password by the link of a letter; every session ends."""
    services.credentials.reset_password(body.token, body.new_password)


@router.post("/change", name="change_password", responses=documented(401, 403, 409, 422))
def change_password(
    body: PasswordChange,
    caller: SignedInCaller,
    services: Services,
    transport: TokenTransport,
    visitor: CurrentVisitor,
    response: Response,
) -> SessionOut:
    """Set another password; every other session ends."""
    signed_in = services.credentials.change_password(
        caller.user,
        caller.bearer.auth_time,
        body.current_password,
        body.new_password,
        transport,
        visitor,
    )
    return session_answer(signed_in, services, transport, response)
