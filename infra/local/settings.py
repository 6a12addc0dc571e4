import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from infra.problem import CommandFailed
from infra.venvs import LOCAL, ROOT

REGION = "us-east-1"
STACK = "countersign-local"
LOOPBACK = "127.0.0.1"
CLOUDS = ("ministack", "localstack")


@dataclass(frozen=True)
class Settings:
    """Where one laptop cloud lives: its folder, its three ports, its emulator.

    Two with different homes and ports run side by side.
    """

    home: Path = LOCAL
    edge_port: int = 3000
    emulator_port: int = 4566
    sandbox_port: int = 4599
    cloud: str = "ministack"

    @property
    def web_url(self) -> str:
        return f"http://localhost:{self.edge_port}"

    @property
    def api_url(self) -> str:
        return f"{self.web_url}/api/v1"

    @property
    def letters_url(self) -> str:
        """Where what Countersign sent can be read: what is mailed here reaches nobody.

        Empty with LocalStack, whose Community edition has no SES v2 and so no letters.
        """
        return "" if self.cloud == "localstack" else f"{self.web_url}/_local/letters"

    @property
    def emulator_url(self) -> str:
        return f"http://{LOOPBACK}:{self.emulator_port}"

    @property
    def sandbox_url(self) -> str:
        return f"http://{LOOPBACK}:{self.sandbox_port}"

    @property
    def state(self) -> Path:
        return self.home / "state"

    @property
    def logs(self) -> Path:
        return self.home / "logs"

    @property
    def pids(self) -> Path:
        return self.home / "run"

    @property
    def cloud_file(self) -> Path:
        """Which emulator runs, so that down stops the one that up started."""
        return self.pids / "cloud"

    @property
    def resumed_file(self) -> Path:
        """There while queues, stream and clock of the running emulator do their work."""
        return self.pids / "resumed"

    @property
    def scratch(self) -> Path:
        return self.home / "tmp"

    @property
    def build(self) -> Path:
        return self.home / "build"

    @property
    def outputs_file(self) -> Path:
        return self.home / "outputs.json"

    @property
    def demo_file(self) -> Path:
        return self.home / "demo.json"


def from_environment(env: Mapping[str, str] = os.environ) -> Settings:
    """Overridden by COUNTERSIGN_HOME, COUNTERSIGN_{EDGE,EMULATOR,SANDBOX}_PORT and CLOUD."""
    home = Path(env["COUNTERSIGN_HOME"]) if env.get("COUNTERSIGN_HOME") else LOCAL
    home = home if home.is_absolute() else ROOT / home
    cloud = env.get("CLOUD") or _running_cloud(home) or "ministack"
    if cloud not in CLOUDS:
        raise CommandFailed(
            f"CLOUD={cloud} is not known.",
            why="The laptop cloud runs on ministack (the default) or localstack (in Docker).",
            do="make up, or make up CLOUD=localstack.",
        )
    return Settings(
        home=home,
        edge_port=_port(env, "COUNTERSIGN_EDGE_PORT", 3000),
        emulator_port=_port(env, "COUNTERSIGN_EMULATOR_PORT", 4566),
        sandbox_port=_port(env, "COUNTERSIGN_SANDBOX_PORT", 4599),
        cloud=cloud,
    )


def _running_cloud(home: Path) -> str:
    try:
        return Settings(home=home).cloud_file.read_text()
    except FileNotFoundError:
        return ""


def _port(env: Mapping[str, str], name: str, default: int) -> int:
    text = env.get(name) or str(default)
    if not text.isdigit() or not 1024 <= int(text) <= 65535:
        raise CommandFailed(
            f"{name}={text} is not a port.",
            why="A port above 1023 is needed, so that nothing here runs as root.",
            do=f"Set {name} to a number from 1024 to 65535, or leave it out.",
        )
    return int(text)
