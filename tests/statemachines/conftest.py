import json
from pathlib import Path
from typing import Any

import pytest

DEFINITION = Path(__file__).parents[2] / "statemachines" / "task.asl.json"


@pytest.fixture(scope="session")
def definition() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(DEFINITION.read_text())
    return read
