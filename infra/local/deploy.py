import hashlib
import os
import platform
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from infra import venvs
from infra.build import target
from infra.local.settings import LOOPBACK, REGION, Settings
from infra.problem import CommandFailed
from infra.venvs import ROOT

BUILD_SECONDS = 300
DEPLOY_SECONDS = 300
MAIL_FROM = "letters@countersign.example"
_INPUTS = ("template.yaml", "samconfig.toml", "functions", "layers", "statemachines", "infra/build")
_IGNORED = frozenset({"__pycache__", ".mypy_cache", ".ruff_cache"})


def fingerprint(settings: Settings) -> str:
    """Of everything that the deployed stack is made from; equal means nothing to deploy."""
    digest = hashlib.sha256()
    digest.update(f"{sys.version}|{settings.cloud}|{parameters(settings)}".encode())
    for path in _files():
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def build(settings: Settings) -> None:
    _sam(
        settings,
        ["build", "--config-env", "local", "--build-dir", str(settings.build)],
        what="The build failed.",
        do="Correct what is named, then make up again.",
        seconds=BUILD_SECONDS,
    )


def deploy(settings: Settings) -> None:
    _sam(
        settings,
        [
            *("deploy", "--config-env", "local", "--config-file", str(ROOT / "samconfig.toml")),
            *("--no-progressbar", "--template-file", str(settings.build / "template.yaml")),
        ],
        what="The stack could not be deployed to the emulator.",
        do="Correct what is named; make reset starts from an empty emulator.",
        seconds=DEPLOY_SECONDS,
    )


def parameters(settings: Settings) -> dict[str, str]:
    """Of the template. MiniStack runs functions in this interpreter, LocalStack in AWS's image."""
    common = {"Stage": "local", "PublicUrl": settings.web_url, "MailFrom": MAIL_FROM}
    if settings.cloud == "localstack":
        return common | {
            "PythonRuntime": f"python{target.AWS_PYTHON}",
            "Architecture": _architecture(),
            "ProviderBaseUrl": f"http://host.docker.internal:{settings.sandbox_port}",
        }
    return common | {
        "PythonRuntime": f"python{target.running_python()}",
        "ProviderBaseUrl": settings.sandbox_url,
    }


def _build_environment(settings: Settings) -> dict[str, str]:
    if settings.cloud == "localstack":
        return {"COUNTERSIGN_FOLD_LAYERS": "1", "LAMBDA_ARCHITECTURE": _architecture()}
    return {"COUNTERSIGN_TARGET": "local"}


def _architecture() -> str:
    return "arm64" if platform.machine().lower() in ("arm64", "aarch64") else "x86_64"


def _sam(settings: Settings, command: list[str], *, what: str, do: str, seconds: float) -> None:
    log = settings.logs / "deploy.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    overrides = [f"{name}={value}" for name, value in parameters(settings).items()]
    binary = venvs.python_of("sam").with_name("sam")
    try:
        done = subprocess.run(
            [str(binary), *command, "--parameter-overrides", *overrides],
            cwd=ROOT,
            env=_environment(settings),
            capture_output=True,
            text=True,
            timeout=seconds,
        )
    except subprocess.TimeoutExpired as slow:
        raise CommandFailed(what, why=f"sam took more than {seconds:.0f} s.", do=do) from slow
    output = done.stdout + done.stderr
    log.write_text(output)
    if done.returncode != 0:
        *_, reason = re.split(r"^Error: ", output, flags=re.MULTILINE)
        raise CommandFailed(what, why=reason.strip()[-2500:], do=f"{do} All of it: {log}")


def _environment(settings: Settings) -> dict[str, str]:
    nowhere = str(settings.home / "no-aws-config")
    return {
        **{k: v for k, v in os.environ.items() if not k.startswith("AWS_") and k != "PYTHONPATH"},
        "AWS_ENDPOINT_URL": settings.emulator_url,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": REGION,
        "AWS_CONFIG_FILE": nowhere,
        "AWS_SHARED_CREDENTIALS_FILE": nowhere,
        "NO_PROXY": f"{LOOPBACK},localhost",
        "SAM_CLI_TELEMETRY": "0",
        "SAM_CLI_POLL_DELAY": "0.2",
        **_build_environment(settings),
        "PYTHON": sys.executable,
    }


def _files() -> Iterator[Path]:
    for name in _INPUTS:
        top = ROOT / name
        if top.is_file():
            yield top
            continue
        for path in sorted(top.rglob("*")):
            if path.is_file() and not _IGNORED.intersection(path.parts):
                yield path
