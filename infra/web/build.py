"""The web app as files: built once for each state of its sources."""

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from infra.problem import CommandFailed
from infra.venvs import LOCAL
from infra.web.toolchain import WEB, Toolchain, toolchain

OUT = WEB / "out"
_STAMP = LOCAL / "web.stamp"
_LOCK = LOCAL / "web.lock"
_MADE_OF = (
    *("package.json", "package-lock.json", "next.config.ts", "tsconfig.json"),
    *("postcss.config.mjs", "lingui.config.ts", "src", "public"),
    *("dev/words.mjs", "dev/boot.js", "dev/early.js", "dev/seal.mjs", "dev/weights.mjs"),
)
_INSTALL_SECONDS = 900
_BUILD_SECONDS = 900


class Steps(Protocol):
    """Says what is being done, a line a step; `infra.local.report.Report` is one."""

    def step(self, name: str) -> AbstractContextManager[None]: ...


def ensure_web(report: Steps) -> Path:
    """The folder with the pages, rebuilt only if sources, lock or builder changed since.

    Raises
    ------
    Problem
        Node, the packages or the build are not to be had; says what to do.
    """
    with _alone():
        if is_built():
            return OUT
        tools = toolchain()
        if not _is_installed(tools):
            with report.step("install the web app's packages"):
                _install(tools)
        with report.step("build the web app"):
            _build(tools)
    return OUT


def ensure_packages() -> Toolchain:
    """Node with the web app's packages beside it, for the tools that run from web/."""
    with _alone():
        tools = toolchain()
        if not _is_installed(tools):
            _install(tools)
        _run_words(tools)
    return tools


def is_built() -> bool:
    return (OUT / "index.html").exists() and _STAMP.exists() and _STAMP.read_text() == fingerprint()


def fingerprint(web: Path = WEB) -> str:
    """SHA-256 over the name and content of every file that the pages are made of."""
    files = [
        path
        for name in _MADE_OF
        for path in ((web / name).rglob("*") if (web / name).is_dir() else [web / name])
        if path.is_file() and ".test." not in path.name
    ]
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(f"{path.relative_to(web).as_posix()}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _install(tools: Toolchain) -> None:
    tools.run(
        [str(tools.npm), "ci", "--no-audit", "--no-fund", "--loglevel=error"],
        what="The web app's packages could not be installed.",
        do="Check that npm reaches a package registry, then run the same command again.",
        seconds=_INSTALL_SECONDS,
    )
    _installed_stamp().write_text(_installation(tools))


def _build(tools: Toolchain) -> None:
    _STAMP.unlink(missing_ok=True)
    _run_words(tools)
    made_of = fingerprint()
    for script in (["node_modules/next/dist/bin/next", "build"], ["dev/seal.mjs"]):
        tools.run(
            script,
            what="The web app could not be built.",
            do="Put right what is named above in web/, then run the same command again.",
            seconds=_BUILD_SECONDS,
        )
    if not (OUT / "index.html").exists():
        raise CommandFailed(
            "The web app could not be built.",
            why="The build ended without pages.",
            do="Remove web/.next and web/out, then run the same command again.",
        )
    _STAMP.write_text(made_of)


def _run_words(tools: Toolchain) -> None:
    """The compiled catalogs, which the sources import."""
    tools.run(
        ["dev/words.mjs"],
        what="The words of the web app could not be compiled.",
        do="Put right what is named above in web/src, then run the same command again.",
        seconds=_BUILD_SECONDS,
    )


def _is_installed(tools: Toolchain) -> bool:
    stamp = _installed_stamp()
    return stamp.exists() and stamp.read_text() == _installation(tools)


def _installation(tools: Toolchain) -> str:
    lock = (WEB / "package-lock.json").read_bytes()
    return hashlib.sha256(lock + tools.version.encode()).hexdigest()


def _installed_stamp() -> Path:
    return WEB / "node_modules" / ".stamp"


@contextmanager
def _alone() -> Iterator[None]:
    LOCAL.mkdir(parents=True, exist_ok=True)
    with _LOCK.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
