"""The two servers beside the emulator, both run in the sandbox's environment."""

import hashlib

from infra import venvs
from infra.local.daemon import Daemon
from infra.local.settings import Settings
from infra.venvs import ROOT

START_SECONDS = 30


def sandbox(settings: Settings) -> Daemon:
    database = settings.state / "sandbox" / "sandbox.db"
    identity = ("--db", str(database))
    return _daemon(
        settings, "sandbox", settings.sandbox_port, identity, ("--web-url", settings.web_url)
    )


def edge(settings: Settings, backend_url: str = "") -> Daemon:
    identity = ("--home", str(settings.home))
    extra = (
        *("--backend", backend_url, "--sandbox", settings.sandbox_url),
        *(("--letters", settings.emulator_url) if settings.letters_url else ()),
    )
    return _daemon(settings, "edge", settings.edge_port, identity, extra)


def _daemon(
    settings: Settings, name: str, port: int, identity: tuple[str, ...], extra: tuple[str, ...]
) -> Daemon:
    module = f"infra.local.{name}"
    arguments = (*identity, "--port", str(port), *extra)
    return Daemon(
        name=name,
        command=(str(venvs.python_of("sandbox")), "-m", module, *arguments),
        mark=" ".join((module, *identity, "")),
        port=port,
        port_variable=f"COUNTERSIGN_{name.upper()}_PORT",
        log=settings.logs / f"{name}.log",
        pid_file=settings.pids / f"{name}.pid",
        environment={"PYTHONUNBUFFERED": "1"},
        version=_version(name, arguments),
    )


def _version(name: str, arguments: tuple[str, ...]) -> str:
    digest = hashlib.sha256(repr(arguments).encode())
    for path in sorted((ROOT / "infra" / "local" / name).rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
