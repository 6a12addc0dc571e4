import os
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from infra import venvs
from infra.problem import CommandFailed

AWS_PYTHON = "3.13"
AWS_ARCHITECTURE = "arm64"
_UV_PLATFORMS = {"arm64": "aarch64-manylinux_2_28", "x86_64": "x86_64-manylinux_2_28"}


@dataclass(frozen=True)
class Target:
    """Where the built code runs: a minor Python version, and uv's name of the platform.

    `platform` is None when the code runs on this machine, in this interpreter.
    """

    python: str
    platform: str | None

    @property
    def label(self) -> str:
        return f"{self.python}-{self.platform or sysconfig.get_platform()}"

    def interpreter(self) -> Path:
        """An interpreter of the target's minor version; its bytecode is what is shipped."""
        if self.python == running_python():
            return Path(sys.executable)
        found = subprocess.run(
            [str(venvs.uv()), "python", "find", "--no-python-downloads", self.python],
            capture_output=True,
            text=True,
            timeout=60,
        )
        if found.returncode != 0:
            raise CommandFailed(
                f"Python {self.python} is not on this machine.",
                why="Layers ship bytecode, which only the runtime's own minor version can compile.",
                do=f"{venvs.uv()} python install {self.python}, then build again.",
            )
        return Path(found.stdout.strip())


def running_python() -> str:
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def from_environment(env: Mapping[str, str] = os.environ) -> Target:
    """COUNTERSIGN_TARGET=local builds for this interpreter; otherwise for Lambda.

    LAMBDA_PYTHON and LAMBDA_ARCHITECTURE must agree with the template's parameters.
    """
    if env.get("COUNTERSIGN_TARGET") == "local":
        return Target(running_python(), None)
    architecture = env.get("LAMBDA_ARCHITECTURE", AWS_ARCHITECTURE)
    if architecture not in _UV_PLATFORMS:
        raise CommandFailed(
            f"'{architecture}' is no architecture that Lambda knows.",
            why="LAMBDA_ARCHITECTURE takes arm64 or x86_64.",
            do="Set it to the value of the template's parameter Architecture.",
        )
    return Target(env.get("LAMBDA_PYTHON", AWS_PYTHON), _UV_PLATFORMS[architecture])
