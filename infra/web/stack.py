"""A laptop cloud for journeys and pictures: a folder and ports of its own, stopped afterwards."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from infra.problem import CommandFailed
from infra.venvs import LOCAL, ROOT

HOME = LOCAL / "journeys"
_FIRST_PORT = 4540
_SECONDS = 900


@contextmanager
def running(*, demo: bool = False) -> Iterator[Path]:
    """The whole product, from an empty state; answers with the file that says where it is.

    `demo` makes the demo account in it. Ports are COUNTERSIGN_TEST_PORT and the two after it.

    Raises
    ------
    CommandFailed
        When it cannot be started.
    """
    _local("reset")
    try:
        _local("up", *(() if demo else ("--bare",)))
        yield HOME / "outputs.json"
    finally:
        _local("down")


def _local(*arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "infra.local", *arguments],
        cwd=ROOT,
        env=_environment(),
        timeout=_SECONDS,
    )
    if done.returncode != 0:
        raise CommandFailed(
            "The product could not be started for the journeys.",
            why=f"infra.local {' '.join(arguments)} ended with {done.returncode}.",
            do="Read what is printed above.",
        )


def _environment() -> dict[str, str]:
    first = int(os.environ.get("COUNTERSIGN_TEST_PORT") or _FIRST_PORT)
    ports = {
        f"COUNTERSIGN_{name}_PORT": str(first + place)
        for place, name in enumerate(("EDGE", "EMULATOR", "SANDBOX"))
    }
    return {**os.environ, **ports, "COUNTERSIGN_HOME": str(HOME), "CLOUD": "ministack"}
