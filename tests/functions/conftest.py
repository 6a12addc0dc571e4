import os
from collections.abc import Iterator
from unittest.mock import patch

import pytest

from tests.functions.cloud import Cloud, cloud
from tests.functions.policing import Ask, policed


@pytest.fixture
def asked() -> list[tuple[str, Ask]]:
    """Every permission that a function needed in this test, in order."""
    return []


@pytest.fixture(name="cloud")
def _cloud(asked: list[tuple[str, Ask]]) -> Iterator[Cloud]:
    """An account whose functions may do what their roles say, and fail where they ask for more."""
    with patch.dict(os.environ), cloud() as made, policed(made.names, asked) as denied:
        yield made
    assert not denied, "\n".join(denied)
