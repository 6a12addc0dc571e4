"""What each function loads: a module that is not needed is a cold start that is paid for."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.functions_table import FUNCTIONS, FunctionRow

ROOT = Path(__file__).parents[2]
WITHOUT_ASKING = [
    row for row in FUNCTIONS if not any(factory.asks_aws for factory in row.factories)
]
"""Those whose services can be made without asking AWS for a secret."""


@cache
def loaded_by(row: FunctionRow, program: str) -> frozenset[str]:
    """The modules of a fresh process after it ran the program with what the function is told."""
    report = "; import sys, json; print(json.dumps(sorted(sys.modules)))"
    ran = subprocess.run(
        [sys.executable, "-c", program + report],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        cwd=ROOT,
        env={**row.told(), "PYTHONPATH": f"{ROOT / 'layers/core'}:{ROOT / 'functions'}"},
    )
    return frozenset(json.loads(ran.stdout.splitlines()[-1]))


@pytest.mark.parametrize("row", FUNCTIONS, ids=str)
def test_a_function_loads_no_module_that_it_does_not_need(row: FunctionRow) -> None:
    loaded = loaded_by(row, f"import {row.name}.handler")
    assert "countersign" in loaded
    assert loaded & row.loads_no == set()


@pytest.mark.parametrize("row", FUNCTIONS, ids=str)
def test_a_function_loads_the_wiring_that_serves_it_and_no_other(row: FunctionRow) -> None:
    loaded, package = loaded_by(row, f"import {row.name}.handler"), "countersign.wiring."
    wiring = {name.removeprefix(package) for name in loaded if name.startswith(package)}
    assert wiring == row.wiring | {"shared"}


@pytest.mark.parametrize("row", WITHOUT_ASKING, ids=str)
def test_its_services_load_no_more(row: FunctionRow) -> None:
    made = "; ".join(f"{row.name}.handler.{factory.name}()" for factory in row.factories)
    assert loaded_by(row, f"import {row.name}.handler; {made}") & row.loads_no == set()
