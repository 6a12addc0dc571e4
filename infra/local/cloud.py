"""The laptop cloud as one object: what make up and make down do, and what tests hold."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from infra import venvs
from infra.local import deploy, http, seed, servers
from infra.local.aws import Emulated
from infra.local.emulator import Emulator, emulator_for
from infra.local.emulator.ministack import discard
from infra.local.report import Report
from infra.local.settings import REGION, Settings
from infra.problem import CommandFailed
from infra.web.build import ensure_web

ENVIRONMENTS = ("sam", "emulator", "sandbox")
SANDBOX = Path(__file__).parent / "sandbox"
SANDBOX_CLIENT = {"client_id": "countersign-sandbox", "client_secret": "countersign-sandbox-secret"}
# A restart loses the timers of running workflows: all that is due this soon is looked at again.
RESTART_HORIZON_SECONDS = 900
IDLE_SECONDS = 10
API_SECONDS = 60
_QUEUES = {"scan": "ScanQueueUrl", "approval": "ApprovalQueueUrl"} | {
    "action": "ActionQueueUrl",
    "advance": "AdvanceQueueUrl",
    "jobs": "JobsQueueUrl",
}


class Cloud:
    """One laptop cloud. Two with other homes and ports are strangers to each other.

    `up` returns when the API answers; with `demo` it also makes the demo account. It raises
    `CommandFailed` when something is in the way. Everything is idempotent.
    """

    def __init__(self, settings: Settings, report: Report | None = None) -> None:
        self.settings = settings
        self._report = report or Report()
        self._emulator: Emulator = emulator_for(settings)
        self._aws = Emulated(settings)

    def up(self, *, demo: bool = True) -> dict[str, Any]:
        self._prepare()
        self._start_emulator()
        with self._report.step("start the provider sandbox"):
            self._start_sandbox()
        deployed = self._deploy_if_changed()
        ensure_web(self._report)
        outputs = self._aws.outputs()
        with self._report.step("start the edge, release queues and stream"):
            self._open(outputs, resume=deployed or not self.settings.resumed_file.exists())
        self._write_outputs(outputs)
        if demo:
            self._require_local_stage(outputs)
            with self._report.step("demo account"):
                self._seed(outputs["TableName"])
        self._emulator.keep()
        return self.outputs()

    def down(self) -> None:
        """Stop all, in an order that loses nothing: callers first, then work, then what it uses."""
        with self._report.step("stop the edge"):
            servers.edge(self.settings).stop(10)
        if self._emulator.running():
            with self._report.step("let running work finish"):
                self._hold()
            with self._report.step("stop the emulator, keeping its state"):
                clean = self._emulator.stop()
            if not clean:
                self._report.say("  The emulator had to be killed: what was new in it is lost.")
        with self._report.step("stop the provider sandbox"):
            servers.sandbox(self.settings).stop(10)
        self.settings.cloud_file.unlink(missing_ok=True)

    def reset(self) -> None:
        """Stop all and forget everything that was kept."""
        servers.edge(self.settings).stop(10)
        self._emulator.stop()
        servers.sandbox(self.settings).stop(10)
        for daemon in (servers.edge(self.settings), servers.sandbox(self.settings)):
            daemon.require_free_port()
        self._emulator.require_free_port()
        for folder in (
            *(self.settings.state, self.settings.scratch),
            *(self.settings.build, self.settings.pids),
        ):
            discard(folder)
        for file in (self.settings.outputs_file, self.settings.demo_file):
            file.unlink(missing_ok=True)

    def demo(self) -> dict[str, Any]:
        """Fresh mails for the demo account, and a scan."""
        if not self._emulator.running():
            raise CommandFailed("Nothing runs here.", why="The emulator is stopped.", do="make up")
        self._require_local_stage(self._aws.outputs())
        if not self._emulator.reaches_sandbox:
            raise CommandFailed(
                "There is no demo mailbox here.",
                why="Functions in containers do not reach the provider sandbox on Linux.",
                do="Use the default emulator: make down, then make up.",
            )
        with self._report.step("fresh mails for the demo account"):
            seed.deliver_fresh_mails(self.settings)
        return self.outputs()

    def outputs(self) -> dict[str, Any]:
        try:
            read: dict[str, Any] = json.loads(self.settings.outputs_file.read_text())
        except FileNotFoundError:
            raise CommandFailed(
                "There is no laptop cloud here.",
                why=f"{self.settings.outputs_file} is not there.",
                do="make up",
            ) from None
        return read

    @property
    def has_mailbox(self) -> bool:
        """Whether the demo account can have mail; without, it can be signed in to all the same."""
        return self._emulator.reaches_sandbox

    @property
    def aws(self) -> Emulated:
        return self._aws

    def _prepare(self) -> None:
        for server in (servers.edge(self.settings), servers.sandbox(self.settings)):
            if not server.running():
                server.require_free_port()
        if not self._emulator.running():
            self._emulator.require_free_port()
        missing = [name for name in ENVIRONMENTS if not venvs.is_ready(name)]
        if missing:
            with self._report.step(f"install {', '.join(missing)}"):
                venvs.uv()
                with ThreadPoolExecutor(max_workers=len(missing)) as pool:
                    list(pool.map(venvs.ensure, missing))

    def _start_emulator(self) -> None:
        with self._report.step("start the emulator"):
            if self._emulator.start():
                self.settings.resumed_file.unlink(missing_ok=True)
        self.settings.cloud_file.parent.mkdir(parents=True, exist_ok=True)
        self.settings.cloud_file.write_text(self.settings.cloud)

    def _start_sandbox(self) -> None:
        daemon = servers.sandbox(self.settings)
        daemon.start()
        url = f"{self.settings.sandbox_url}/_sandbox/accounts"
        daemon.wait_until(
            lambda: http.answers(url, headers={"X-Sandbox": "1"}), servers.START_SECONDS
        )

    def _deploy_if_changed(self) -> bool:
        wanted = deploy.fingerprint(self.settings)
        if self._aws.fingerprint() == wanted:
            return False
        with self._report.step("build functions and layers"):
            deploy.build(self.settings)
        with self._report.step("deploy the stack"):
            deploy.deploy(self.settings)
        secrets = self._aws.outputs()["ProviderSecrets"]
        for provider in sorted(SANDBOX.glob("*/provider.py")):
            self._aws.put_secret(f"{secrets}/{provider.parent.name}", SANDBOX_CLIENT)
        self._aws.verify_sender(deploy.MAIL_FROM)
        self._aws.set_fingerprint(wanted)
        self._emulator.keep()
        return True

    def _open(self, outputs: dict[str, str], *, resume: bool) -> None:
        """Both wait for a function's first start, so they wait together."""
        with ThreadPoolExecutor(max_workers=2) as pool:
            resumed = pool.submit(self._resume, outputs) if resume else None
            self._start_edge(outputs)
            if resumed:
                resumed.result()

    def _resume(self, outputs: dict[str, str]) -> None:
        self._aws.switch_event_sources(on=True)
        self._aws.invoke(
            outputs["ScheduleClockName"],
            {
                "source": "countersign.restart",
                "detail": {"ahead_seconds": RESTART_HORIZON_SECONDS},
            },
        )
        self.settings.resumed_file.touch()

    def _hold(self) -> None:
        try:
            outputs = self._aws.outputs()
            self._aws.switch_event_sources(on=False)
            urls = [outputs[name] for name in _QUEUES.values()]
            if not self._aws.wait_until_idle(urls, IDLE_SECONDS):
                self._report.say(" (some work did not finish; it is picked up at the next start)")
        except (BotoCoreError, ClientError) as trouble:
            self._report.say(f" (not possible: {trouble})")

    def _start_edge(self, outputs: dict[str, str]) -> None:
        path = f"_aws/execute-api/{outputs['ApiId']}/{outputs['ApiStage']}"
        daemon = servers.edge(self.settings, f"{self.settings.emulator_url}/{path}")
        daemon.start()
        url = f"{self.settings.api_url}/healthz"
        daemon.wait_until(lambda: http.answers(url, timeout=API_SECONDS), API_SECONDS)

    def _seed(self, table: str) -> None:
        """On the pro plan, so that rules can be tried."""
        person = seed.ensure_account(self.settings)
        if person["plan"] == "free":
            self._aws.give_plan(table, person["id"], "pro")
        if self._emulator.reaches_sandbox:
            seed.ensure_demo(self.settings)

    def _require_local_stage(self, outputs: dict[str, str]) -> None:
        if outputs["Stage"] != "local":
            raise CommandFailed(
                f"This is the stage {outputs['Stage']}.",
                why="Demo data is made on a laptop only.",
                do="make up, without AWS settings of your own.",
            )

    def _write_outputs(self, outputs: dict[str, str]) -> None:
        settings = self.settings
        written = {
            "web_url": settings.web_url,
            "api_url": settings.api_url,
            "emulator_url": settings.emulator_url,
            "sandbox_url": settings.sandbox_url,
            "letters_url": settings.letters_url,
            "region": REGION,
            "table": outputs["TableName"],
            "queues": {name: outputs[key] for name, key in _QUEUES.items()},
            "state_machine_arn": outputs["StateMachineArn"],
            "demo": seed.credentials(settings),
        }
        settings.outputs_file.write_text(json.dumps(written, indent=2) + "\n")
        settings.outputs_file.chmod(0o600)
