"""What each function loads: a module that is not needed is a cold start that is paid for."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

LANGUAGE_MODELS = {"openai", "anthropic"}
PAYMENTS = {"stripe"}
GOOGLE = {"google", "googleapiclient", "google_auth_httplib2", "httplib2"}
OAUTH = {"authlib", "httpx"}
WEB = {"fastapi", "starlette", "mangum", "bcrypt", "jwt", "email_validator", "python_multipart"}
NEVER = LANGUAGE_MODELS | PAYMENTS | {"aws_xray_sdk", "dns", "requests", "moto"}

FORBIDDEN = {
    "http_api": NEVER | GOOGLE | OAUTH,
    "schedule_clock": NEVER | GOOGLE | OAUTH | WEB,
    "stream_advance": NEVER | GOOGLE | OAUTH | WEB,
    "queue_ask": NEVER | GOOGLE | OAUTH | WEB,
    "queue_scan": NEVER | WEB,
    "queue_act": NEVER | WEB,
    "queue_jobs": NEVER | GOOGLE | OAUTH | WEB,
}

FACTORIES = {
    "schedule_clock": "clock.dispatch_due",
    "stream_advance": "advance.advance_task",
    "queue_ask": "ask.ask_person",
    "queue_jobs": "jobs.jobs",
}
"""Those that can be made without asking AWS for a secret."""

WIRING = {
    "http_api": {"http", "integrations", "providers"},
    "schedule_clock": {"clock"},
    "queue_scan": {"scan", "providers"},
    "stream_advance": {"advance"},
    "queue_ask": {"ask"},
    "queue_act": {"act", "providers"},
    "queue_jobs": {"jobs", "integrations", "providers"},
}
"""Beside `shared`, which all have."""

ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "none",
    "AWS_SECRET_ACCESS_KEY": "none",
    "AWS_DEFAULT_REGION": "us-east-1",
    "STAGE": "dev",
    "TABLE_NAME": "table",
    "SCAN_QUEUE_URL": "https://queue.example/scan",
    "ADVANCE_QUEUE_URL": "https://queue.example/advance",
    "ACTION_QUEUE_URL": "https://queue.example/action",
    "JOBS_QUEUE_URL": "https://queue.example/jobs",
    "STATE_MACHINE_ARN": "arn:aws:states:us-east-1:123456789012:stateMachine:task",
}


def loaded_by(program: str) -> set[str]:
    """The modules of a fresh process after it ran the program."""
    report = "; import sys, json; print(json.dumps(sorted(sys.modules)))"
    ran = subprocess.run(
        [sys.executable, "-c", program + report],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        cwd=ROOT,
        env={**ENVIRONMENT, "PYTHONPATH": f"{ROOT / 'layers/core'}:{ROOT / 'functions'}"},
    )
    return set(json.loads(ran.stdout.splitlines()[-1]))


@pytest.mark.parametrize("function", FORBIDDEN)
def test_a_function_loads_no_module_that_it_does_not_need(function: str) -> None:
    loaded = loaded_by(f"import {function}.handler")
    assert "countersign" in loaded
    assert loaded & FORBIDDEN[function] == set()


@pytest.mark.parametrize("function", WIRING)
def test_a_function_loads_the_wiring_that_serves_it_and_no_other(function: str) -> None:
    loaded, package = loaded_by(f"import {function}.handler"), "countersign.wiring."
    wiring = {name.removeprefix(package) for name in loaded if name.startswith(package)}
    assert wiring == WIRING[function] | {"shared"}


@pytest.mark.parametrize("function", FACTORIES)
def test_its_services_load_no_more(function: str) -> None:
    program = f"import {function}.handler; {function}.handler.{FACTORIES[function]}()"
    assert loaded_by(program) & FORBIDDEN[function] == set()
