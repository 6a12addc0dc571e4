"""Google's share of the control plane: ending tokens early."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from infra.local.sandbox import accounts
from infra.local.sandbox.fields import Fields, InvalidField, read_fields
from infra.local.sandbox.google import tokens
from infra.local.sandbox.provider import sandbox_of
from infra.local.sandbox.store import Db


def known_account(db: Db, fields: Fields) -> str:
    """The normalized address in `account`. Raises InvalidField if the sandbox has no such one."""
    account = accounts.find(db, fields.text("account"))
    if account is None:
        raise InvalidField("account: the sandbox has no such account")
    return str(account["email"])


async def expire_tokens(request: Request) -> Response:
    fields = await read_fields(request, {"account"})

    def expire() -> int:
        with sandbox_of(request).store.transaction() as db:
            return tokens.expire_access(db, known_account(db, fields))

    return JSONResponse({"expired": await run_in_threadpool(expire)})


async def revoke_tokens(request: Request) -> Response:
    fields = await read_fields(request, {"account"})

    def revoke() -> int:
        with sandbox_of(request).store.transaction() as db:
            return tokens.revoke(db, known_account(db, fields))

    return JSONResponse({"revoked": await run_in_threadpool(revoke)})


ROUTES = (
    Route("/tokens/expire", expire_tokens, methods=["POST"]),
    Route("/tokens/revoke", revoke_tokens, methods=["POST"]),
)
