import contextlib
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from infra.local.settings import LOOPBACK
from infra.problem import CommandFailed
from infra.venvs import ROOT

_LETS_GO_SECONDS = 3.0
_KEPT_ENVIRONMENT = ("PATH", "HOME", "LANG", "LC_ALL", "TZ")


@dataclass(frozen=True)
class Daemon:
    """A server that outlives the command which started it.

    It gets an environment of its own, so that nothing of this shell leaks into what it runs.
    `mark` stands on its command line and tells it from a stranger that inherited its pid.
    `version` names its code: `start` replaces one that runs another.
    """

    name: str
    command: tuple[str, ...]
    mark: str
    port: int
    port_variable: str
    log: Path
    pid_file: Path
    environment: Mapping[str, str]
    version: str = ""

    def running(self) -> int | None:
        """The pid, if it is alive and ours."""
        pid = self._recorded()[0]
        if not pid:
            return None
        with contextlib.suppress(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)
        return pid if self.mark in _command_line(pid) else None

    def start(self) -> bool:
        """Start it unless it runs. Returns whether it was started."""
        if pid := self.running():
            self._require_same_port(pid)
            if self._recorded()[1] == self.version:
                return False
            self.stop(10)
        self.require_free_port()
        for folder in (self.log.parent, self.pid_file.parent):
            folder.mkdir(parents=True, exist_ok=True)
        kept = {name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ}
        if self.log.exists():
            self.log.replace(self.log.with_suffix(".log.old"))
        with self.log.open("wb") as log:
            process = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env={**kept, **self.environment},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.pid_file.write_text(f"{process.pid} {self.version}")
        # Its command line appears a moment after the fork; until then it looks like a stranger.
        while process.poll() is None and not self.running():
            time.sleep(0.01)
        process.returncode = 0  # It is meant to outlive us: no warning when this handle goes.
        return True

    def require_free_port(self) -> None:
        """Raises Problem. One of ours that was killed lets go of its port a moment later."""
        was_ours = self._recorded()[0] != 0
        deadline = time.monotonic() + (_LETS_GO_SECONDS if was_ours else 0)
        while taken := self._taken():
            if time.monotonic() >= deadline:
                raise CommandFailed(
                    f"Port {self.port}, which the {self.name} needs, is taken.",
                    why=f"Another program listens there, or another checkout runs ({taken}).",
                    do=f"Stop it, or choose another port: {self.port_variable}=<port> make up.",
                ) from taken
            time.sleep(0.05)

    def _taken(self) -> OSError | None:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((LOOPBACK, self.port))
            except OSError as taken:
                return taken
        return None

    def _require_same_port(self, pid: int) -> None:
        if f"--port {self.port}" not in _command_line(pid):
            raise CommandFailed(
                f"The {self.name} of this folder runs already, on another port.",
                why=f"{self.port_variable} changed since it was started.",
                do="make down with the old value, then make up with the new one.",
            )

    def wait_until(self, healthy: Callable[[], bool], seconds: float) -> None:
        """Poll `healthy` until it holds; say why, with the end of its log, when it does not."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if healthy():
                return
            if not self.running():
                raise CommandFailed(
                    f"The {self.name} stopped right after its start.",
                    why=self._end_of_log(),
                    do=f"Read {self.log}; make reset clears what it has kept.",
                )
            time.sleep(0.05)
        raise CommandFailed(
            f"The {self.name} does not answer on port {self.port}.",
            why=f"Waited {seconds:.0f} s. Its log ends:\n{self._end_of_log()}",
            do=f"Read {self.log}, then make down && make up.",
        )

    def stop(self, seconds: float) -> bool:
        """SIGTERM, wait, and only then SIGKILL. Returns whether it went by itself."""
        pid = self.running()
        clean = True
        if pid:
            os.kill(pid, signal.SIGTERM)
            clean = _gone_within(pid, seconds)
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(pid, signal.SIGKILL)
            _gone_within(pid, 5)
        self.pid_file.unlink(missing_ok=True)
        return clean

    def _recorded(self) -> tuple[int, str]:
        try:
            pid, _, version = self.pid_file.read_text().partition(" ")
            return int(pid), version
        except (FileNotFoundError, ValueError):
            return 0, ""

    def _end_of_log(self) -> str:
        try:
            return "\n".join(self.log.read_text(errors="replace").splitlines()[-12:])
        except FileNotFoundError:
            return "It wrote no log."


def _gone_within(pid: int, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while _holds_its_port(pid):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def _holds_its_port(pid: int) -> bool:
    """Whether its files may still be open.

    An ending process loses its command line before it closes its sockets: only one that was
    waited for, or waits to be (Z), has let go of its port.
    """
    with contextlib.suppress(ChildProcessError):
        if os.waitpid(pid, os.WNOHANG)[0]:
            return False
    return _of_process(pid, "stat", "state").rpartition(")")[2].strip()[:1] not in {"", "Z"}


def _command_line(pid: int) -> str:
    return _of_process(pid, "cmdline", "command").replace("\0", " ")


def _of_process(pid: int, file: str, column: str) -> str:
    """What Linux has in /proc/<pid>/`file`, and another system's ps in `column`."""
    if Path("/proc/self").exists():
        try:
            return Path(f"/proc/{pid}/{file}").read_text(errors="replace")
        except OSError:
            return ""
    listed = subprocess.run(
        ["ps", "-o", f"{column}=", "-p", str(pid)], capture_output=True, text=True, timeout=10
    )
    return listed.stdout
