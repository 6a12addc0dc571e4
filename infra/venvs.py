"""Virtual environments that build themselves. Standard library only: this runs first."""

import hashlib
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

from infra.problem import CommandFailed

ROOT = Path(__file__).resolve().parent.parent
LOCAL = ROOT / ".local"
VENVS = LOCAL / "venvs"
OLDEST_PYTHON = (3, 11)
INSTALL_SECONDS = 600
_BIN = "Scripts" if os.name == "nt" else "bin"


def python_of(name: str) -> Path:
    return VENVS / name / _BIN / "python"


def uv() -> Path:
    """The pinned uv, installed by pip on first use."""
    binary = VENVS / "uv" / _BIN / "uv"
    if not is_ready("uv"):
        require_python()
        _run(
            [sys.executable, "-m", "venv", "--clear", str(VENVS / "uv")],
            what="A virtual environment could not be made.",
            do="Install the venv module of this Python (on Debian: apt install python3-venv).",
        )
        _run(
            [
                *(str(python_of("uv")), "-m", "pip", "install", "--quiet", "--require-hashes"),
                *("--disable-pip-version-check", "-r", str(lock_of("uv"))),
            ],
            what="uv could not be installed.",
            do="Check that pip reaches a package index, then run the same command again.",
        )
        _stamp_path("uv").write_text(stamp("uv"))
    return binary


def ensure(name: str) -> bool:
    """Bring the environment `name` to its lock file. Returns whether anything was done."""
    if is_ready(name):
        return False
    tool = str(uv())
    if _kept_place(name) != place(name):
        _run(
            [tool, "venv", "--quiet", "--clear", "--python", sys.executable, str(VENVS / name)],
            what=f"The virtual environment '{name}' could not be made.",
            do="Check the free space and the rights on .local, then run the same command again.",
        )
    _run(
        [
            *(tool, "pip", "sync", "--quiet", "--require-hashes"),
            *("--python", str(python_of(name)), str(lock_of(name))),
        ],
        what=f"The packages of the environment '{name}' could not be installed.",
        do="Check that uv reaches a package index, then run the same command again.",
    )
    _stamp_path(name).write_text(stamp(name))
    return True


def is_ready(name: str) -> bool:
    path = _stamp_path(name)
    return path.exists() and path.read_text() == stamp(name) and python_of(name).exists()


def lock_of(name: str) -> Path:
    return ROOT / "requirements" / f"{name}.txt"


def stamp(name: str) -> str:
    """What the environment was made from: a line for its lock, a line for its place."""
    return f"{hashlib.sha256(lock_of(name).read_bytes()).hexdigest()}\n{place(name)}"


def place(name: str) -> str:
    """This interpreter, and the folder: an environment that was moved does not run."""
    interpreter = f"{sys.version}|{sysconfig.get_platform()}|{Path(sys.base_prefix).resolve()}"
    return hashlib.sha256(f"{interpreter}|{VENVS.resolve() / name}".encode()).hexdigest()


def require_python() -> None:
    if sys.version_info < OLDEST_PYTHON:
        raise CommandFailed(
            f"Python {sys.version_info.major}.{sys.version_info.minor} is too old.",
            why="Countersign needs Python 3.11 or later.",
            do="Name a newer one: make PYTHON=python3.13 <target>.",
        )


def _kept_place(name: str) -> str:
    path = _stamp_path(name)
    return path.read_text().partition("\n")[2] if path.exists() else ""


def _stamp_path(name: str) -> Path:
    return VENVS / name / ".stamp"


def _run(command: list[str], *, what: str, do: str) -> None:
    env = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=INSTALL_SECONDS, env=env, cwd=ROOT
        )
    except subprocess.TimeoutExpired as slow:
        raise CommandFailed(what, why=f"It took more than {INSTALL_SECONDS} s.", do=do) from slow
    if done.returncode != 0:
        reason = (done.stderr or done.stdout).strip()[-1500:] or f"exit code {done.returncode}"
        raise CommandFailed(what, why=reason, do=do)


def main(names: list[str]) -> int:
    """Bring the named environments up to date; says what it installs."""
    try:
        require_python()
        for name in names:
            if not is_ready(name):
                print(f"  installing the environment '{name}'", flush=True)
                uv() if name == "uv" else ensure(name)
    except CommandFailed as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
