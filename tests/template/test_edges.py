import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from countersign.api.app import routes_of
from countersign.api.deps import BASE
from countersign.api.middleware import BODY_LIMIT
from countersign.api.rate_limit import of_sources
from countersign.api.sources import router
from countersign.contracts.http.problems import Problem
from infra.build import target
from infra.local.edge.app import COMPRESSED_FROM
from infra.local.edge.headers import SECURITY
from infra.local.edge.problems import title
from tests.template.transforming import transformed

ROOT = Path(__file__).parents[2]
STATEFUL = (
    "Table",
    "DataKey",
    "SealKey",
    "SigningSecret",
    "GoogleSecret",
    "WebBucket",
    "ErasureBucket",
    "QueueJobsLog",
)
GATEWAYS_OWN = {
    "DEFAULT_4XX": (400, "invalid_input"),
    "DEFAULT_5XX": (502, "backend_down"),
    "INTEGRATION_FAILURE": (502, "backend_down"),
    "INTEGRATION_TIMEOUT": (504, "backend_timeout"),
    "MISSING_AUTHENTICATION_TOKEN": (404, "not_found"),
    "REQUEST_TOO_LARGE": (413, "body_too_large"),
    "RESOURCE_NOT_FOUND": (404, "not_found"),
    "THROTTLED": (429, "too_many_requests"),
}
"""What API Gateway answers without asking us, with its status and our word for it."""


def test_the_api_takes_explicit_methods_on_one_path(functions: dict[str, Any]) -> None:
    events = [event["Properties"] for event in functions["http_api"]["Events"].values()]
    assert {event["Path"] for event in events} == {"/{proxy+}"}
    assert {event["Method"] for event in events} == {
        *("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
    }


def test_one_path_of_the_api_has_a_function_of_its_own(functions: dict[str, Any]) -> None:
    """Of several that fit, the gateway takes the one that names more, if it has the method; what it
    does not have goes to the function of all the others."""
    (route,) = routes_of((router,))
    there = [event["Properties"] for event in functions["http_sources"]["Events"].values()]
    assert {event["Path"] for event in there} == {f"{BASE}{route.path}"}
    assert (
        {event["Method"] for event in there} == {"GET", "HEAD"} == {*(route.methods or ()), "HEAD"}
    )
    assert {str(event["RestApiId"]) for event in there} == {"{'Ref': 'Api'}"}


def test_the_public_address_is_a_parameter_and_never_a_reference(
    functions: dict[str, Any],
) -> None:
    assert functions["http_api"]["Environment"]["Variables"]["PUBLIC_URL"] == {"Ref": "PublicUrl"}


def test_functions_know_the_workflow_by_its_fixed_name(
    template: dict[str, Any], functions: dict[str, Any]
) -> None:
    workflow = template["Resources"]["TaskWorkflow"]["Properties"]
    assert workflow["Name"] == {"Fn::Sub": "countersign-${Stage}-task"}
    for name in ("stream_advance", "queue_ask"):
        arn = functions[name]["Environment"]["Variables"]["STATE_MACHINE_ARN"]["Fn::Sub"]
        assert arn.endswith(":stateMachine:countersign-${Stage}-task")


def test_a_provider_override_is_refused_outside_the_local_stage(template: dict[str, Any]) -> None:
    rule = template["Rules"]["ProviderOverrideIsLocalOnly"]
    assert rule["RuleCondition"] == {"Fn::Not": [{"Fn::Equals": [{"Ref": "Stage"}, "local"]}]}
    assert rule["Assertions"][0]["Assert"] == {"Fn::Equals": [{"Ref": "ProviderBaseUrl"}, ""]}


def test_api_answers_pass_the_distribution_unchanged(template: dict[str, Any]) -> None:
    config = template["Resources"]["Distribution"]["Properties"]["DistributionConfig"]
    (api,) = config["CacheBehaviors"]
    assert api["PathPattern"] == "/api/*"
    assert api["Compress"] is False
    assert "CustomErrorResponses" not in config
    origin = next(o for o in config["Origins"] if o["Id"] == "api")
    assert origin["OriginPath"] == {"Fn::Sub": "/${Api.Stage}"}
    assert [header["HeaderName"] for header in origin["OriginCustomHeaders"]] == ["X-Origin-Secret"]


def test_the_gateway_compresses_from_the_same_size_on_as_the_edge_of_a_laptop(
    template: dict[str, Any],
) -> None:
    assert template["Resources"]["Api"]["Properties"]["MinimumCompressionSize"] == COMPRESSED_FROM


def test_what_exists_only_on_aws_is_marked_so(
    of_type: Callable[[str], dict[str, dict[str, Any]]],
) -> None:
    for kind in ("Distribution", "Function", "OriginAccessControl", "ResponseHeadersPolicy"):
        for name, resource in of_type(f"AWS::CloudFront::{kind}").items():
            assert resource["Condition"] == "OnAws", name
    for name, alarm in of_type("AWS::CloudWatch::Alarm").items():
        assert alarm["Condition"] == "OnAws", name


def test_the_edge_of_a_laptop_sends_the_headers_of_the_distribution(
    template: dict[str, Any],
) -> None:
    policy = template["Resources"]["SecurityHeaders"]["Properties"]["ResponseHeadersPolicyConfig"]
    headers = policy["SecurityHeadersConfig"]
    assert {
        "content-security-policy": headers["ContentSecurityPolicy"]["ContentSecurityPolicy"],
        "referrer-policy": headers["ReferrerPolicy"]["ReferrerPolicy"],
        "x-content-type-options": "nosniff",
        "x-frame-options": headers["FrameOptions"]["FrameOption"],
    } == SECURITY
    assert headers["ContentTypeOptions"] == {"Override": True}


def test_what_holds_data_outlives_its_stack(template: dict[str, Any]) -> None:
    for name in STATEFUL:
        resource = template["Resources"][name]
        assert resource["DeletionPolicy"] == "RetainExceptOnCreate", name
        assert resource["UpdateReplacePolicy"] == "Retain", name


def test_the_table_can_be_restored_and_its_rubbish_is_collected(template: dict[str, Any]) -> None:
    table = template["Resources"]["Table"]["Properties"]
    assert table["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
    assert table["TimeToLiveSpecification"] == {"AttributeName": "ttl", "Enabled": True}
    assert table["StreamSpecification"] == {"StreamViewType": "NEW_AND_OLD_IMAGES"}
    projections = {
        index["IndexName"]: index["Projection"]["ProjectionType"]
        for index in table["GlobalSecondaryIndexes"]
    }
    assert projections == {"views": "ALL", "due": "KEYS_ONLY"}


def test_access_logs_hold_no_query_and_no_header(template: dict[str, Any]) -> None:
    api = template["Resources"]["Api"]["Properties"]
    _, settings, _ = api["AccessLogSetting"]["Fn::If"]
    for secret in ("querystring", "header", "authorizer", "identity.apiKey"):
        assert secret not in settings["Format"]


def test_layers_are_built_for_what_the_template_runs_by_default(template: dict[str, Any]) -> None:
    parameters = template["Parameters"]
    assert parameters["PythonRuntime"]["Default"] == f"python{target.AWS_PYTHON}"
    assert parameters["Architecture"]["Default"] == target.AWS_ARCHITECTURE


def test_every_environment_deploys_its_own_stack() -> None:
    config = tomllib.loads((ROOT / "samconfig.toml").read_text())
    for stage in ("local", "dev", "prod"):
        deploy = config[stage]["deploy"]["parameters"]
        assert deploy["stack_name"] == f"countersign-{stage}"
        assert deploy["capabilities"] == "CAPABILITY_IAM"
        assert config[stage]["build"]["parameters"]["build_in_source"] is True
    assert config["prod"]["deploy"]["parameters"]["confirm_changeset"] is True


def _gateway_responses() -> dict[str, Any]:
    body = transformed("dev")["Resources"]["Api"]["Properties"]["Body"]
    found: dict[str, Any] = body["x-amazon-apigateway-gateway-responses"]
    return found


def test_every_kind_of_answer_that_the_gateway_makes_itself_is_ours() -> None:
    assert _gateway_responses().keys() == GATEWAYS_OWN.keys()


@pytest.mark.parametrize("kind", GATEWAYS_OWN)
def test_what_the_gateway_says_itself_is_a_problem_document(kind: str) -> None:
    """Its template knows plain variables only, so what it says is what stands there.

    Source: API Gateway developer guide, gateway responses.
    """
    status, code = GATEWAYS_OWN[kind]
    response = _gateway_responses()[kind]
    said = json.loads(response["responseTemplates"]["application/json"])
    headers = response["responseParameters"]

    problem = Problem.model_validate(said)
    assert (problem.status, problem.code, problem.title) == (status, code, title(status))
    assert response["statusCode"] == str(status)
    assert problem.request_id == "$context.requestId"
    assert headers["gatewayresponse.header.Content-Type"] == "'application/problem+json'"
    assert headers["gatewayresponse.header.Cache-Control"] == "'no-store'"
    assert headers["gatewayresponse.header.X-Request-Id"] == "context.requestId"
    if status == 429:
        wait = problem.params["retry_after"]
        assert headers["gatewayresponse.header.Retry-After"] == f"'{wait}'"
    if status == 413:
        assert problem.params == {"limit_kib": BODY_LIMIT // 1024}


def test_one_caller_is_held_long_before_the_limit_that_everybody_shares(
    template: dict[str, Any],
) -> None:
    """Ten thousand open tabs ask 1,000 times a second; a flood of one address is a tenth of it."""
    _, (shared,), _ = template["Resources"]["Api"]["Properties"]["MethodSettings"]["Fn::If"]
    gate = template["Resources"]["FloodGate"]["Properties"]
    (rule,) = gate["Rules"]
    flood = rule["Statement"]["RateBasedStatement"]
    a_second = flood["Limit"] / flood["EvaluationWindowSec"]

    assert shared["ThrottlingRateLimit"] == shared["ThrottlingBurstLimit"] == 2_000
    assert a_second == of_sources().per_second == 100
    counted = flood["ScopeDownStatement"]["ByteMatchStatement"]["TextTransformations"]
    assert [one["Type"] for one in counted] == ["URL_DECODE", "NORMALIZE_PATH"], (
        "a path is another's however it is written: /%61pi/ and /x/../api/ are calls, too"
    )
    blocked = rule["Action"]["Block"]["CustomResponse"]
    said = json.loads(gate["CustomResponseBodies"][blocked["CustomResponseBodyKey"]]["Content"])
    assert Problem.model_validate(said).status == blocked["ResponseCode"] == 429
    assert blocked["ResponseHeaders"] == [
        {"Name": "Retry-After", "Value": str(said["params"]["retry_after"])}
    ]
    config = template["Resources"]["Distribution"]["Properties"]["DistributionConfig"]
    assert config["WebACLId"]["Fn::If"][:2] == ["HasFloodGate", {"Fn::GetAtt": "FloodGate.Arn"}]


def test_the_table_is_not_deleted_by_mistake_and_a_laptop_may_forget_it(
    template: dict[str, Any],
) -> None:
    table = template["Resources"]["Table"]["Properties"]
    assert table["DeletionProtectionEnabled"] == {"Fn::If": ["OnAws", True, False]}
