import os
import platform
import shutil
import subprocess
import time
from pathlib import Path

from infra.local import http
from infra.local.settings import LOOPBACK, Settings
from infra.problem import CommandFailed

IMAGE = "localstack/localstack:4.14.0"
START_SECONDS = 180
SERVICES = "apigateway,cloudformation,cloudwatch,dynamodb,dynamodbstreams,events,iam,kms,lambda"
MORE_SERVICES = "logs,s3,secretsmanager,sns,sqs,ssm,stepfunctions,sts"


class LocalStack:
    """LocalStack Community in Docker: the same template, no layers at invoke, no state kept."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._name = f"countersign-localstack-{settings.emulator_port}"

    @property
    def reaches_sandbox(self) -> bool:
        """Docker Desktop leads host.docker.internal to the loopback of the machine; on Linux it is
        the bridge's address, where nothing of ours may listen."""
        return platform.system() != "Linux"

    def running(self) -> bool:
        if shutil.which("docker") is None:
            return False
        listed = _docker("ps", "--quiet", "--filter", f"name=^{self._name}$", check=False)
        return bool(listed.strip())

    def start(self) -> bool:
        _require_docker()
        if self.running():
            return False
        _docker("rm", "--force", self._name, check=False)
        port = self._settings.emulator_port
        _docker(
            *("run", "--detach", "--rm", "--name", self._name),
            *("--publish", f"{LOOPBACK}:{port}:4566"),
            *("--env", f"SERVICES={SERVICES},{MORE_SERVICES}"),
            # Functions run in containers of their own; this name is how they reach the sandbox.
            *("--env", "LAMBDA_DOCKER_FLAGS=--add-host host.docker.internal:host-gateway"),
            *("--env", f"LOCALSTACK_HOST=localhost:{port}"),
            *("--volume", f"{_socket()}:/var/run/docker.sock"),
            IMAGE,
        )
        deadline = time.monotonic() + START_SECONDS
        while not http.answers(f"{self._settings.emulator_url}/_localstack/health"):
            if time.monotonic() > deadline or not self.running():
                raise CommandFailed(
                    "LocalStack does not answer.",
                    why=_docker("logs", "--tail", "20", self._name, check=False)[-1500:],
                    do="Try again, or use the default emulator: make up.",
                )
            time.sleep(0.5)
        return True

    def stop(self) -> bool:
        if self.running():
            _docker("stop", "--time", "10", self._name, check=False)
        return True

    def keep(self) -> None:
        """It keeps no state."""

    def require_free_port(self) -> None:
        """Docker itself says when the port is taken."""


def _require_docker() -> None:
    if shutil.which("docker") is None:
        raise CommandFailed(
            "Docker is not installed.",
            why="CLOUD=localstack runs LocalStack in a container.",
            do="Install Docker, or use the default emulator, which needs none: make up.",
        )
    try:
        _docker("info")
    except CommandFailed as silent:
        raise CommandFailed(
            "The Docker engine does not answer.",
            why=silent.why,
            do="Start Docker, or use the default emulator, which needs none: make up.",
        ) from silent


def _docker(*arguments: str, check: bool = True) -> str:
    try:
        done = subprocess.run(
            ["docker", *arguments], capture_output=True, text=True, timeout=START_SECONDS
        )
    except subprocess.TimeoutExpired as slow:
        raise CommandFailed(
            f"docker {arguments[0]} did not finish.",
            why=f"Waited {START_SECONDS} s.",
            do="Look at the Docker engine, then make up again.",
        ) from slow
    if check and done.returncode != 0:
        raise CommandFailed(
            f"docker {arguments[0]} failed.",
            why=(done.stderr or done.stdout).strip()[-1500:],
            do="Put that right, or use the default emulator, which needs no Docker: make up.",
        )
    return done.stdout + (done.stderr if arguments[0] == "logs" else "")


def _socket() -> Path:
    host = os.environ.get("DOCKER_HOST", "unix:///var/run/docker.sock")
    return Path(host.removeprefix("unix://"))
