from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]

LAYERS = {
    "http_api": ["Core", "Base", "Web", "Oauth"],
    "schedule_clock": ["Core", "Base"],
    "queue_scan": ["Core", "Base", "Oauth", "Google"],
    "stream_advance": ["Core", "Base"],
    "queue_ask": ["Core", "Base"],
    "queue_act": ["Core", "Base", "Oauth", "Google"],
    "queue_jobs": ["Core", "Base", "Oauth"],
}
EVERYWHERE = {"STAGE", "TABLE_NAME", "LOG_LEVEL", "POWERTOOLS_METRICS_NAMESPACE"}
PROVIDER = {"DATA_KEY_ID", "PROVIDER_SECRETS", "PROVIDER_BASE_URL"}
ENVIRONMENT = {
    "http_api": PROVIDER
    | {"PUBLIC_URL", "SIGNING_SECRET_ID", "ORIGIN_SECRET_ID", "SCAN_QUEUE_URL", "PUSH_PLATFORMS"}
    | {"JOBS_QUEUE_URL", "EXPORT_BUCKET", "APPROVAL_KEY_ID"},
    "schedule_clock": {"SCAN_QUEUE_URL", "ADVANCE_QUEUE_URL", "JOBS_QUEUE_URL"},
    "queue_scan": PROVIDER | {"SCAN_QUEUE_URL", "MAIL_FROM"},
    "stream_advance": {"ADVANCE_QUEUE_URL", "SCAN_QUEUE_URL", "STATE_MACHINE_ARN"},
    "queue_ask": {"STATE_MACHINE_ARN"},
    "queue_act": PROVIDER | {"ACTION_QUEUE_URL", "STATE_MACHINE_ARN", "APPROVAL_KEY_ID"},
    "queue_jobs": PROVIDER
    | {"PUBLIC_URL", "JOBS_QUEUE_URL", "STATE_MACHINE_ARN", "SEAL_KEY_ID"}
    | {"MAIL_FROM", "EXPORT_BUCKET", "ERASURE_BUCKET"},
}


@pytest.mark.parametrize("function", LAYERS)
def test_a_function_has_the_layers_it_needs_and_no_more_than_five(
    function: str, functions: dict[str, Any]
) -> None:
    wanted = [{"Ref": f"{layer}Layer"} for layer in LAYERS[function]]
    assert functions[function]["Layers"] == wanted
    assert len(wanted) <= 5


@pytest.mark.parametrize("function", ENVIRONMENT)
def test_a_function_is_told_only_what_it_needs(function: str, functions: dict[str, Any]) -> None:
    given = functions[function]["Environment"]["Variables"]
    assert given.keys() == ENVIRONMENT[function] | {"POWERTOOLS_SERVICE_NAME"}
    assert given["POWERTOOLS_SERVICE_NAME"] == function


def test_what_every_function_is_told_names_the_stage_and_the_table(
    template: dict[str, Any],
) -> None:
    assert template["Globals"]["Function"]["Environment"]["Variables"].keys() == EVERYWHERE


def test_every_function_folder_is_in_the_template(functions: dict[str, Any]) -> None:
    folders = {path.parent.name for path in (ROOT / "functions").glob("*/__init__.py")}
    assert folders == functions.keys() == LAYERS.keys()


def test_the_provider_override_and_the_origin_secret_exclude_each_other(
    functions: dict[str, Any],
) -> None:
    nothing = {"Ref": "AWS::NoValue"}
    for name, function in functions.items():
        given = function["Environment"]["Variables"]
        if "PROVIDER_BASE_URL" in given:
            condition, _, otherwise = given["PROVIDER_BASE_URL"]["Fn::If"]
            assert (condition, otherwise) == ("IsLocal", nothing), name
        if "ORIGIN_SECRET_ID" in given:
            condition, _, otherwise = given["ORIGIN_SECRET_ID"]["Fn::If"]
            assert (condition, otherwise) == ("OnAws", nothing), name
