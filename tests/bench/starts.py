"""What it costs a function to start: the CPU time of its imports in a fresh interpreter."""

import subprocess
import sys
from pathlib import Path

from tests.bench.figures import Figures, table

ROOT = Path(__file__).parents[2]
FUNCTIONS = sorted(found.parent.name for found in (ROOT / "functions").glob("*/handler.py"))
_REPORT = (
    "; import sys, resource; used = resource.getrusage(resource.RUSAGE_SELF)"
    "; print(round((used.ru_utime + used.ru_stime) * 1000, 1), len(sys.modules))"
)
_SECONDS = 60
_ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "none",
    "AWS_SECRET_ACCESS_KEY": "none",
    "AWS_DEFAULT_REGION": "us-east-1",
    "STAGE": "dev",
    "PYTHONPATH": f"{ROOT / 'layers/core'}:{ROOT / 'functions'}",
}


def starts(runs: int) -> str:
    programs = {"(bare interpreter)": "pass"} | {
        name: f"import {name}.handler" for name in FUNCTIONS
    }
    rows = []
    for name, program in programs.items():
        found = [_start(program) for _ in range(runs + 1)][1:]
        figures = Figures([cpu for cpu, _ in found])
        rows.append([name, *figures.shown(), str(found[-1][1])])
    heads = ["function", "min", "median", "max", "modules"]
    return table("Start of a function, CPU in ms", heads, rows)


def _start(program: str) -> tuple[float, int]:
    ran = subprocess.run(
        [sys.executable, "-c", program + _REPORT],
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=True,
        cwd=ROOT,
        env=_ENVIRONMENT,
    )
    cpu, modules = ran.stdout.split()[-2:]
    return float(cpu), int(modules)
