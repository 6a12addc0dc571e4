import json
import os
import signal
import subprocess
import time
from pathlib import Path

from infra import venvs
from infra.local import http
from infra.local.daemon import Daemon
from infra.local.settings import LOOPBACK, REGION, Settings
from infra.problem import CommandFailed

START_SECONDS = 60
STOP_SECONDS = 60
SERVICES = (
    "apigateway,cloudformation,cloudfront,cloudwatch,dynamodb,dynamodbstreams,events,iam,kms,"
    "lambda,logs,s3,secretsmanager,sns,sqs,ssm,states,sts"
)


class MiniStack:
    """The default emulator: a Python program in a virtual environment of its own."""

    reaches_sandbox = True

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._state = settings.state / "emulator"
        self._daemon = Daemon(
            name="emulator",
            command=(
                str(venvs.python_of("emulator")),
                *("-m", "infra.local.emulator.serve"),
                *("--home", str(settings.home), "--port", str(settings.emulator_port)),
            ),
            mark=f"infra.local.emulator.serve --home {settings.home} ",
            port=settings.emulator_port,
            port_variable="COUNTERSIGN_EMULATOR_PORT",
            log=settings.logs / "emulator.log",
            pid_file=settings.pids / "emulator.pid",
            environment=self._environment(),
        )

    def running(self) -> bool:
        return self._daemon.running() is not None

    def start(self) -> bool:
        """Start it on the state it kept. Returns whether it was started."""
        if self.running():
            return self._daemon.start()
        discard(self._settings.scratch)
        self._settings.scratch.mkdir(parents=True)
        forget_stream_positions(self._state / "lambda.json")
        self._daemon.start()
        self._daemon.wait_until(
            lambda: http.answers(f"{self._settings.emulator_url}/_ministack/health"), START_SECONDS
        )
        return True

    def require_free_port(self) -> None:
        self._daemon.require_free_port()

    def stop(self) -> bool:
        """Stop it; it writes its state on the way. False if it had to be killed."""
        return self._daemon.stop(STOP_SECONDS)

    def keep(self) -> None:
        """Begin a snapshot: what is deployed now is there after a kill. It takes one by itself
        every 30 seconds in which something was written."""
        pid = self._daemon.running()
        if pid:
            os.kill(pid, signal.SIGUSR1)

    def _environment(self) -> dict[str, str]:
        return {
            "BIND_HOST": LOOPBACK,
            "GATEWAY_PORT": str(self._settings.emulator_port),
            "MINISTACK_REGION": REGION,
            "SERVICES": SERVICES,
            "PERSIST_STATE": "1",
            "STATE_DIR": str(self._state),
            "S3_PERSIST": "1",
            "S3_DATA_DIR": str(self._settings.state / "s3"),
            "TMPDIR": str(self._settings.scratch),
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            # Side doors that nothing here uses; the first would listen on all interfaces.
            "IOT_MTLS_ENABLED": "0",
            "SFTP_ENABLED": "0",
            "DOCKER_HOST": f"unix://{self._settings.scratch}/no-docker.sock",
        }


def discard(folder: Path) -> None:
    """Delete it, but not while somebody waits: unpacked functions are some ten thousand files."""
    if not folder.exists():
        return
    rubbish = folder.with_name(f"{folder.name}.{time.time_ns()}")
    folder.rename(rubbish)
    removal = subprocess.Popen(["rm", "-rf", str(rubbish)], start_new_session=True)
    removal.returncode = 0  # Nobody waits for it: no warning when this handle goes.


def forget_stream_positions(saved: Path) -> None:
    """Let stream readers start over.

    The emulator keeps how far a mapping has read, but not the stream itself: after a restart it
    would skip that many new records.
    """
    if not saved.exists():
        return
    try:
        state = json.loads(saved.read_text())
        state["payload"]["dynamodb_stream_positions"]["data"].clear()
    except (KeyError, TypeError, ValueError) as changed:
        raise CommandFailed(
            "The emulator's saved state has another shape than expected.",
            why=f"{saved} was written by another version, or by half ({changed!r}).",
            do="make reset",
        ) from changed
    whole = saved.with_suffix(".whole")
    whole.write_text(json.dumps(state))
    whole.replace(saved)
