"""The control plane that every provider shares: accounts, journal, faults, reset."""

import re
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from infra.local.sandbox import accounts, faults, journal
from infra.local.sandbox.fields import Fields, InvalidField, read_fields
from infra.local.sandbox.provider import Sandbox, sandbox_of


async def add_account(request: Request) -> Response:
    fields = await read_fields(request, {"email", "name", "timezone"})
    email = fields.text("email")
    name, timezone = fields.optional_text("name"), fields.optional_text("timezone")

    def add(sandbox: Sandbox) -> dict[str, Any] | None:
        with sandbox.store.transaction() as db:
            try:
                return accounts.find(db, accounts.ensure(db, email, name, timezone))
            except accounts.InvalidAccount as error:
                raise InvalidField(str(error)) from error

    return JSONResponse(await run_in_threadpool(add, sandbox_of(request)))


async def list_accounts(request: Request) -> Response:
    def read(sandbox: Sandbox) -> list[dict[str, Any]]:
        with sandbox.store.transaction() as db:
            return accounts.every(db)

    return JSONResponse({"items": await run_in_threadpool(read, sandbox_of(request))})


async def read_journal(request: Request) -> Response:
    since = request.query_params.get("since", "0")
    if not since.isascii() or not since.isdigit() or len(since) > 18:
        raise InvalidField("since: a sequence number")

    def read(sandbox: Sandbox) -> list[dict[str, Any]]:
        with sandbox.store.transaction() as db:
            return journal.entries(db, int(since))

    return JSONResponse({"items": await run_in_threadpool(read, sandbox_of(request))})


async def add_fault(request: Request) -> Response:
    fields = await read_fields(
        request, {"provider", "method", "path_regex", "mode", "status", "seconds", "times"}
    )
    fault = _fault(fields)

    def add(sandbox: Sandbox) -> int:
        with sandbox.store.transaction() as db:
            if faults.waiting(db) >= faults.MAX_FAULTS:
                raise InvalidField(f"at most {faults.MAX_FAULTS} faults wait at a time")
            return faults.add(db, **fault)

    return JSONResponse({"id": await run_in_threadpool(add, sandbox_of(request)), **fault})


def _fault(fields: Fields) -> dict[str, Any]:
    mode = fields.text("mode")
    if mode not in faults.MODES:
        raise InvalidField(f"mode: one of {', '.join(faults.MODES)}")
    path_regex = fields.text("path_regex", limit=200)
    try:
        re.compile(path_regex)
    except re.error as error:
        raise InvalidField(f"path_regex: {error}") from error
    return {
        "provider": fields.text("provider"),
        "method": (fields.optional_text("method") or faults.ANY_METHOD).upper(),
        "path_regex": path_regex,
        "mode": mode,
        "status": int(fields.number("status", 400, 599)) if mode == "status" else None,
        "seconds": fields.number("seconds", 0, faults.MAX_SECONDS) if mode == "delay" else None,
        "times": int(fields.number("times", 1, 1000, default=1)),
    }


async def clear_faults(request: Request) -> Response:
    def clear(sandbox: Sandbox) -> None:
        with sandbox.store.transaction() as db:
            faults.clear(db)

    await run_in_threadpool(clear, sandbox_of(request))
    return JSONResponse({})


async def reset(request: Request) -> Response:
    await run_in_threadpool(sandbox_of(request).store.reset)
    return JSONResponse({})


ROUTES = (
    Route("/accounts", add_account, methods=["POST"]),
    Route("/accounts", list_accounts, methods=["GET"]),
    Route("/journal", read_journal, methods=["GET"]),
    Route("/faults", add_fault, methods=["POST"]),
    Route("/faults", clear_faults, methods=["DELETE"]),
    Route("/reset", reset, methods=["POST"]),
)
