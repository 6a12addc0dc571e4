"""A sample mailbox for a new account, on a laptop only: the demo's week in a mailbox of its own."""

import secrets
from datetime import datetime

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from infra.local import demo, http
from infra.local.edge.problems import problem
from infra.problem import CommandFailed

HEADER = "x-sample-mailbox"
_SECONDS = 20


class SampleMailbox:
    """Answers `POST` with `{account}`: a sandbox mailbox full of mail, ready to be connected.

    The header keeps other sites' forms out: a browser sends it across origins only after asking.
    """

    def __init__(self, sandbox_url: str) -> None:
        self._sandbox_url = sandbox_url

    async def make(self, request: Request) -> Response:
        if request.headers.get(HEADER) != "1":
            return problem(403, "forbidden", f"The header {HEADER} is missing.")
        account = f"sample-{secrets.token_hex(4)}@sandbox.example"
        try:
            await run_in_threadpool(self._fill, account)
        except (CommandFailed, http.Unreachable) as trouble:
            return problem(502, "sandbox_unavailable", str(trouble))
        return JSONResponse({"account": account}, status_code=201)

    def _fill(self, account: str) -> None:
        http.call(
            "POST",
            f"{self._sandbox_url}/_sandbox/accounts",
            {"email": account, "name": "Sample mailbox", "timezone": "UTC"},
            headers={"X-Sandbox": "1"},
            timeout=_SECONDS,
        )
        demo.deliver(self._sandbox_url, account, demo.build(account, datetime.now().astimezone()))
