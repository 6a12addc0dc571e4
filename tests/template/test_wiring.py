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
import json, sys
from importlib import import_module
import boto3
from moto import mock_aws
with mock_aws():
    manager = boto3.client("secretsmanager")
    for name, text in json.loads(sys.argv[1]).items():
        manager.create_secret(Name=name, SecretString=text)
    for name in sys.argv[2:]:
        module, factory = name.split(".")
        made = getattr(import_module(f"countersign.wiring.{module}"), factory)()
        assert made is not None
"""


@pytest.mark.parametrize("row", FUNCTIONS, ids=str)
def test_a_function_is_told_all_that_it_asks_for(
    row: FunctionRow, template: dict[str, Any], functions: dict[str, Any]
) -> None:
    told = template["Globals"]["Function"]["Environment"]["Variables"].keys()
    told |= functions[row.name]["Environment"]["Variables"].keys()
    environment = {name: VALUES.get(name, name) for name in told}
    environment |= {"PATH": os.environ["PATH"], "AWS_DEFAULT_REGION": "us-east-1"}
    environment |= {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}
    environment["PYTHONPATH"] = str(ROOT / "layers" / "core")
    factories = [factory.name for factory in row.factories]
    done = subprocess.run(  # our own interpreter
        [sys.executable, "-c", SCRIPT, json.dumps(SECRETS), *factories],
        capture_output=True,
        text=True,
        timeout=120,
        env=environment,
    )
    assert done.returncode == 0, done.stderr
