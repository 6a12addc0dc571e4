"""What all tests of a process share: only what never changes."""

from functools import cache
from typing import Any

import pytest
from botocore.loaders import JSONFileLoader
from hypothesis import settings

_read = JSONFileLoader.load_file


@cache
def _description(path: str) -> Any:
    return _read(JSONFileLoader(), path)


def _once(_: JSONFileLoader, path: str) -> Any:
    """Each account that moto plays has a session of its own, which would read the same again."""
    return _description(path)


JSONFileLoader.load_file = _once  # type: ignore[method-assign, assignment] # botocore takes no loader of ours


def pytest_configure(config: pytest.Config) -> None:
    """What a property costs is the machine's affair: no example fails for being slow."""
    if not config.getoption("--hypothesis-profile"):
        settings.register_profile("unhurried", parent=settings(), deadline=None)
        settings.load_profile("unhurried")
