"""What the laptop cloud asks of its emulator over the AWS API."""

import json
import time
from contextlib import suppress
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from infra.local.settings import REGION, STACK, Settings
from infra.problem import CommandFailed

_FINGERPRINT = f"/{STACK}/fingerprint"
_PAGES = 50


class Emulated:
    """The deployed stack, as the AWS API shows it."""

    def __init__(self, settings: Settings) -> None:
        self._session = boto3.Session("test", "test", region_name=REGION)
        self._endpoint = settings.emulator_url
        self._config = Config(connect_timeout=5, read_timeout=90, retries={"max_attempts": 2})

    def client(self, service: str) -> Any:
        return self._session.client(  # type: ignore[call-overload]  # the service is named at run time
            service, endpoint_url=self._endpoint, config=self._config
        )

    def outputs(self) -> dict[str, str]:
        stacks = self.client("cloudformation").describe_stacks(StackName=STACK)["Stacks"]
        return {item["OutputKey"]: item["OutputValue"] for item in stacks[0]["Outputs"]}

    def fingerprint(self) -> str | None:
        """Of what is deployed there, None when nothing is. It lives and dies with the state."""
        try:
            answer = self.client("ssm").get_parameter(Name=_FINGERPRINT)
        except ClientError:
            return None
        return str(answer["Parameter"]["Value"])

    def set_fingerprint(self, value: str) -> None:
        self.client("ssm").put_parameter(
            Name=_FINGERPRINT, Value=value, Type="String", Overwrite=True
        )

    def give_plan(self, table: str, user_id: str, plan: str) -> None:
        """What a payment would do."""
        self.client("dynamodb").update_item(
            TableName=table,
            Key={"pk": {"S": f"USER#{user_id}"}, "sk": {"S": "PROFILE"}},
            UpdateExpression="SET #plan = :plan",
            ConditionExpression="attribute_exists(pk)",
            ExpressionAttributeNames={"#plan": "plan"},
            ExpressionAttributeValues={":plan": {"S": plan}},
        )

    def put_secret(self, secret_id: str, value: dict[str, str]) -> None:
        self.client("secretsmanager").put_secret_value(
            SecretId=secret_id, SecretString=json.dumps(value)
        )

    def verify_sender(self, address: str) -> None:
        """Let letters come from this address. LocalStack's free edition has no SES of version 2:
        nothing is sent there."""
        identities = self.client("sesv2")
        with suppress(ClientError):
            identities.create_email_identity(EmailIdentity=address)

    def switch_event_sources(self, on: bool) -> None:
        """Let queues and stream call their functions, or hold them."""
        functions = self.client("lambda")
        for page in functions.get_paginator("list_event_source_mappings").paginate():
            for mapping in page["EventSourceMappings"][:_PAGES]:
                functions.update_event_source_mapping(UUID=mapping["UUID"], Enabled=on)

    def wait_until_idle(self, queue_urls: list[str], seconds: float) -> bool:
        """Whether every message under way was finished within `seconds`."""
        queues = self.client("sqs")
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if not any(_in_flight(queues, url) for url in queue_urls):
                return True
            time.sleep(0.1)
        return False

    def invoke(self, function: str, event: dict[str, Any]) -> Any:
        answer = self.client("lambda").invoke(
            FunctionName=function, Payload=json.dumps(event).encode()
        )
        payload = json.loads(answer["Payload"].read() or b"null")
        if "FunctionError" in answer:
            raise CommandFailed(
                f"{function} failed.",
                why=json.dumps(payload)[:1500],
                do="Read its log with make logs.",
            )
        return payload


def _in_flight(queues: Any, url: str) -> int:
    name = "ApproximateNumberOfMessagesNotVisible"
    answer = queues.get_queue_attributes(QueueUrl=url, AttributeNames=[name])
    return int(answer["Attributes"][name])
