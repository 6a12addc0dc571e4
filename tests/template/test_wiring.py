"""What the template tells a function is all that its wiring asks for."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.functions_table import FUNCTIONS, FunctionRow

ROOT = Path(__file__).parents[2]
SECRETS = {
    "SIGNING_SECRET_ID": json.dumps({"kid": "k1", "key": "k" * 64}),
    "provider/google": json.dumps({"client_id": "id", "client_secret": "secret"}),
    "ORIGIN_SECRET_ID": "origin",
}
VALUES = {"STAGE": "local", "PUBLIC_URL": "http://localhost:3000", "PUSH_PLATFORMS": ""}
VALUES |= {"PROVIDER_BASE_URL": "http://127.0.0.1:4599", "LOG_LEVEL": "INFO"}
VALUES |= {"PROVIDER_SECRETS": "provider"}
SCRIPT = """
import json, os, sys, traceback
from importlib import import_module
import boto3
from moto import mock_aws
# What nothing of ours has been loaded into yet is shared; each function is told what it is told.
secrets, told, failed = json.loads(sys.argv[1]), json.loads(sys.argv[2]), {}
for function, (environment, factories) in told.items():
    reading, writing = os.pipe()
    if os.fork() == 0:
        os.environ.clear()
        os.environ.update(environment)
        try:
            with mock_aws():
                manager = boto3.client("secretsmanager")
                for name, text in secrets.items():
                    manager.create_secret(Name=name, SecretString=text)
                for name in factories:
                    module, factory = name.split(".")
                    made = getattr(import_module(f"countersign.wiring.{module}"), factory)()
                    assert made is not None
        except BaseException:
            os.write(writing, traceback.format_exc()[-60_000:].encode())
        os._exit(0)
    os.close(writing)
    with open(reading) as said:
        failed[function] = said.read()
print(json.dumps(failed))
"""


@pytest.fixture(scope="module")
def failed(template: dict[str, Any], functions: dict[str, Any]) -> dict[str, str]:
    """By function, how making what it asks for ended where that failed; else nothing."""
    told = {
        row.name: (
            _told(row, template, functions),
            [factory.name for factory in row.factories],
        )
        for row in FUNCTIONS
    }
    done = subprocess.run(  # our own interpreter
        [sys.executable, "-c", SCRIPT, json.dumps(SECRETS), json.dumps(told)],
        capture_output=True,
        text=True,
        timeout=240,
        check=True,
        env=_ANY | {"PYTHONPATH": str(ROOT / "layers" / "core")},
    )
    found: dict[str, str] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("row", FUNCTIONS, ids=str)
def test_a_function_is_told_all_that_it_asks_for(row: FunctionRow, failed: dict[str, str]) -> None:
    assert failed[row.name] == ""


def _told(row: FunctionRow, template: dict[str, Any], functions: dict[str, Any]) -> dict[str, str]:
    names = template["Globals"]["Function"]["Environment"]["Variables"].keys()
    names |= functions[row.name]["Environment"]["Variables"].keys()
    return {name: VALUES.get(name, name) for name in names} | _ANY


_ANY = {
    "PATH": os.environ["PATH"],
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
}
"""What every process is told here."""
