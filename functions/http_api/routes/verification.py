"""The address of an account: shown to be one's own, and changed."""

from fastapi import APIRouter
from starlette.responses import Response

from countersign.api.deps import CurrentUser
from countersign.api.problems import documented
from countersign.contracts.http.credentials import EmailChange, LetterToken, Promised
from countersign.contracts.http.sessions import SessionOut
from http_api.cookies import TokenTransport, session_answer
from http_api.deps import CurrentVisitor, PerhapsUser, Services

router = APIRouter(prefix="/auth", tags=["auth"])


@router.post(
    "/verify-email", name="verify_email", status_code=204, responses=documented(409, 422, 503)
)
def verify_email(body: LetterToken, services: Services, signed_in: PerhapsUser) -> None:
    """The address is theirs who open the link. Opened where nobody is signed in to the account,
    integrations, devices, rules, the second factor and linked sign-ins fall away."""
    services.credentials.verify_email(body.token, signed_in)


@router.post(
    "/verify-email/resend",
    name="resend_verification",
    status_code=202,
    responses=documented(401),
)
def resend_verification(user: CurrentUser, services: Services) -> Promised:
    """Another letter, if the address is not verified; the newest link counts."""
    services.credentials.verify_email.ask(user)
    return Promised()


@router.post(
    "/email/change", name="change_email", status_code=202, responses=documented(401, 403, 422)
)
def change_email(body: EmailChange, user: CurrentUser, services: Services) -> Promised:
    """A letter goes to the new address; nothing changes until its link is confirmed."""
    services.credentials.change_email.ask(user, body.email)
    return Promised()


@router.post("/email/confirm", name="confirm_email", responses=documented(401, 403, 409, 422))
def confirm_email(
    body: LetterToken,
    user: CurrentUser,
    services: Services,
    transport: TokenTransport,
    visitor: CurrentVisitor,
    response: Response,
) -> SessionOut:
    """The account has the new address; every other session ends."""
    signed_in = services.credentials.change_email.confirm(user, body.token, transport, visitor)
    return session_answer(signed_in, services, transport, response)
