"""A rig a provider, and one for the fake."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.adapters.google.live import Connected
from tests.contracts.rigs.fake import FakeRig
from tests.contracts.rigs.gmail import GmailRig
from tests.contracts.rigs.mail import Rig
from tests.sandbox.client import Sandbox

RIGS = ("gmail", "fake")


@contextmanager
def rig_named(name: str, running: Callable[[], Sandbox]) -> Iterator[Rig]:
    """One of `RIGS`; no fault outlives it."""
    if name == "fake":
        yield FakeRig()
        return
    sandbox = running()
    yield GmailRig(Connected(sandbox))
    sandbox.control("DELETE", "/faults")
