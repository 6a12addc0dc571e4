"""A module of rigs a provider, by the name of its row, and one for the fakes."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from importlib import import_module
from typing import Any

from countersign.domain.providers import PROVIDERS
from tests.contracts.rigs.mail import Rig
from tests.contracts.rigs.oauth import OAuthRig
from tests.sandbox.client import Sandbox

PROVIDER_RIGS = (*PROVIDERS, "fake")
MAIL_RIGS = (*(name for name, row in PROVIDERS.items() if "mail" in row.offers), "fake")


def mail_rig(name: str, running: Callable[[], Sandbox]) -> AbstractContextManager[Rig]:
    """One of `MAIL_RIGS`; no fault outlives it."""
    made: AbstractContextManager[Rig] = _module(name).mail(running)
    return made


def oauth_rig(name: str, running: Callable[[], Sandbox]) -> AbstractContextManager[OAuthRig]:
    """One of `PROVIDER_RIGS`; no grant and no fault outlives it."""
    made: AbstractContextManager[OAuthRig] = _module(name).oauth(running)
    return made


def _module(name: str) -> Any:
    return import_module(f"tests.contracts.rigs.{name}")
