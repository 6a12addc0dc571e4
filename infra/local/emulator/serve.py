"""MiniStack behind a guard: it answers to loopback only. Runs in the emulator's environment."""

import argparse
import asyncio
import resource
import signal
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

# hypercorn and ministack are installed in the emulator's environment only.
from hypercorn.asyncio import serve  # type: ignore[import-not-found] # in the emulator's environment only
from hypercorn.config import Config  # type: ignore[import-not-found] # in the emulator's environment only

from infra.local.emulator.snapshots import EVERY_SECONDS, Snapshots

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


def is_loopback(url: str) -> bool:
    try:
        name = urlsplit(url).hostname or ""
    except ValueError:  # a bracket without its other half
        return False
    return name in LOOPBACK_NAMES or name.endswith(".localhost")


def guarded(app: App, saw: Callable[[Scope], None]) -> App:
    """Refuse other Host names (DNS rebinding, 421) and calls of a foreign web page (403).

    `saw` is told of every call that is let in.
    """

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] == "http":
            headers = dict(scope["headers"])
            host = headers.get(b"host", b"").decode("latin-1")
            origin = headers.get(b"origin", b"").decode("latin-1")
            knows = is_loopback(f"//{host}")
            if not knows or (origin and not is_loopback(origin)):
                status = 403 if knows else 421
                await send({"type": "http.response.start", "status": status, "headers": []})
                await send({"type": "http.response.body", "body": b""})
                return
            saw(scope)
        await app(scope, receive, send)

    return answer


async def run(port: int, snapshot_seconds: float) -> None:
    # ministack is there in the emulator's environment only
    from ministack.app import _build_persistence_save_dict, app  # type: ignore[import-not-found]
    from ministack.core.persistence import save_state  # type: ignore[import-not-found]

    config = Config()
    config.bind = [f"127.0.0.1:{port}"]
    config.keep_alive_timeout = 75
    config.graceful_timeout = 5
    config.shutdown_timeout = 60
    config.accesslog = None
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for signum in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(signum, stop.set)
    snapshots = Snapshots(_build_persistence_save_dict, save_state, snapshot_seconds)
    loop.add_signal_handler(signal.SIGUSR1, snapshots.now)
    served = guarded(app, snapshots.saw)
    await serve(served, config, shutdown_trigger=lambda: snapshots.keep(stop.wait))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--home", required=True, help="whose emulator this is")
    parser.add_argument("--snapshot-seconds", type=float, default=EVERY_SECONDS)
    wanted = parser.parse_args()
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    asyncio.run(run(wanted.port, wanted.snapshot_seconds))


if __name__ == "__main__":
    main()
