import os
from collections.abc import Iterator
from unittest.mock import patch

import pytest

from tests.functions.cloud import Cloud, cloud


@pytest.fixture(name="cloud")
def _cloud() -> Iterator[Cloud]:
    with patch.dict(os.environ), cloud() as made:
        yield made
