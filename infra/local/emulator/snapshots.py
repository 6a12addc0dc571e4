"""What the emulator has in memory, on disk now and then: a kill loses what is newer, and no more.

Runs in the emulator's environment. MiniStack itself saves at a clean stop only.
"""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

Scope = Mapping[str, Any]
States = Mapping[str, Callable[[], Any]]

EVERY_SECONDS = 30.0
COPY_TRIES = 5
_log = logging.getLogger(__name__)
_SIGNED_FOR = re.compile(rb"Credential=[^/]+/\d{8}/[^/]+/([a-z0-9-]+)/")
_READS = re.compile(r"\.(Get|BatchGet|TransactGet|Query|Scan|List|Describe)[A-Za-z]*$")
# Functions and layers are big, and change when somebody deploys or switches a mapping.
_SELDOM = {"lambda": frozenset({b"lambda", b"cloudformation"})}


class Snapshots:
    """Sees every request go by; saves where something was written since it last did.

    `states` names what there is to save, `save` writes one of them whole or not at all.
    """

    def __init__(
        self,
        states: Callable[[], States],
        save: Callable[[str, Any], None],
        every_seconds: float = EVERY_SECONDS,
    ) -> None:
        self._states = states
        self._save = save
        self._every = every_seconds
        self._written: set[bytes] = set()
        self._wanted = asyncio.Event()

    def saw(self, scope: Scope) -> None:
        """Note what a request may have changed."""
        if scope["method"] in ("GET", "HEAD", "OPTIONS"):
            return
        headers = dict(scope["headers"])
        if _READS.search(headers.get(b"x-amz-target", b"").decode("latin-1")):
            return
        signed = _SIGNED_FOR.search(headers.get(b"authorization", b""))
        self._written.add(signed[1] if signed else b"")

    def now(self) -> None:
        """Do not wait for the next turn."""
        self._wanted.set()

    async def keep(self, stopped: Callable[[], Awaitable[Any]]) -> None:
        """Save now and then until `stopped` returns; nothing is being saved when this returns."""
        stopping = asyncio.ensure_future(stopped())
        while not stopping.done():
            wanted = asyncio.ensure_future(self._wanted.wait())
            await asyncio.wait(
                (stopping, wanted), timeout=self._every, return_when=asyncio.FIRST_COMPLETED
            )
            wanted.cancel()
            self._wanted.clear()
            if self._written and not stopping.done():
                await self._take()

    async def _take(self) -> None:
        """The copy is made between two requests; writing it holds nobody up."""
        written, self._written = self._written, set()
        copies: dict[str, Any] = {}
        for name, copy in self._states().items():
            if name in _SELDOM and not _SELDOM[name] & written:
                continue
            try:
                copies[name] = _copied(copy)
            except RuntimeError:
                _log.exception("The state of %s could not be copied; it is tried again.", name)
                self._written |= written
        if _is_being_deployed(copies.get("cloudformation")):
            self._written |= written
            return
        for name, state in copies.items():
            if state is not None:
                await asyncio.to_thread(self._save, name, state)


def _copied(copy: Callable[[], Any]) -> Any:
    """Functions at work write their logs from threads of their own, also while they are copied:
    then a dictionary changes under the copy (RuntimeError), which the next try need not meet."""
    for _ in range(COPY_TRIES - 1):
        try:
            return copy()
        except RuntimeError:
            continue
    return copy()


def _is_being_deployed(state: Any) -> bool:
    """A stack that is half made cannot be deployed again; without one, all of it is."""
    stacks = state["stacks"].all_items() if state else ()
    return any(str(stack.get("StackStatus")).endswith("_IN_PROGRESS") for _, stack in stacks)
