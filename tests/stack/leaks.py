"""Every place of the running product where something can be read by whoever gets in there."""

import base64
import gzip
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx

from infra.local.cloud import Cloud

PATTERNS = {
    "an access token of Google's": r"ya29\.[\w-]{20}",
    "a refresh token of Google's": r"1//0[\w-]{20}",
    "an authorization code of Google's": r"4(?:/|%2F)0A[\w-]{20}",
    "an access token of ours": r"eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20}",
    "a refresh token of ours": r"usr_\w{10,}\.ses_\w{10,}\.\d+\.[\w-]{43}",
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY",
    "a bearer": r"[Bb]earer [\w.-]{30}",
}
"""What is secret whoever it belongs to."""


def spellings(secret: str) -> set[str]:
    """As it stands, in a URL, in JSON, and within Base64 wherever it begins."""
    raw = secret.encode()
    shifted = (base64.b64encode(b"\0" * shift + raw) for shift in range(3))
    within = {coded[4:-4].decode().rstrip("=") for coded in shifted if len(coded) > 20}
    return {secret, quote(secret, safe=""), json.dumps(secret)[1:-1]} | within


def found_in(text: str, secrets: dict[str, str]) -> set[str]:
    """The names of the secrets that can be read in a text."""
    named = {
        name
        for name, secret in secrets.items()
        if any(spelling in text for spelling in spellings(secret))
    }
    return named | {name for name, pattern in PATTERNS.items() if re.search(pattern, text)}


def logs(cloud: Cloud) -> Iterator[tuple[str, str]]:
    """What functions, gateway, workflow and the laptop's own servers have written."""
    client = cloud.aws.client("logs")
    for group in client.describe_log_groups()["logGroups"]:
        name = group["logGroupName"]
        pages = client.get_paginator("filter_log_events").paginate(logGroupName=name)
        lines = [event["message"] for page in pages for event in page["events"]]
        yield f"log group {name}", "\n".join(lines)
    for file in sorted(Path(cloud.settings.logs).iterdir()):
        yield f"file {file.name}", file.read_text(errors="replace")


def queues(cloud: Cloud) -> Iterator[tuple[str, str]]:
    """All messages, of dead-letter queues too, without receiving them."""
    url = f"{cloud.settings.emulator_url}/_ministack/sqs/messages"
    answer = httpx.get(url, timeout=20)
    assert answer.status_code == 200, answer.text
    yield "queues", answer.text


def executions(cloud: Cloud) -> Iterator[tuple[str, str]]:
    client = cloud.aws.client("stepfunctions")
    machine = cloud.outputs()["state_machine_arn"]
    for listed in client.list_executions(stateMachineArn=machine, maxResults=100)["executions"]:
        arn = listed["executionArn"]
        told = client.describe_execution(executionArn=arn)
        history = client.get_execution_history(executionArn=arn, includeExecutionData=True)
        for event in history["events"]:
            # The message that carries the token to its queue is part of the history there.
            for details in event.values():
                if isinstance(details, dict):
                    details.pop("parameters", None)
        text = json.dumps([told, history["events"]], default=str)
        yield f"execution {listed['name']}", text


def rows(cloud: Cloud) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every row of the table: where it stands, its text, and itself."""
    client = cloud.aws.client("dynamodb")
    pages = client.get_paginator("scan").paginate(TableName=cloud.outputs()["table"])
    for page in pages:
        for row in page["Items"]:
            yield f"row {row['pk']['S']} / {row['sk']['S']}", json.dumps(row, default=str), row


def letters(cloud: Cloud, address: str) -> list[str]:
    """The texts of what was mailed to an address, oldest first."""
    url = f"{cloud.settings.emulator_url}/_ministack/ses/messages"
    boxes = httpx.get(url, timeout=20).json()["messages"].values()
    sent = [letter for box in boxes for letter in box if address in letter["To"]]
    return [letter["BodyText"] for letter in sorted(sent, key=lambda one: one["Timestamp"])]


def unpacked(archive: bytes) -> str:
    """All that is in a downloaded copy."""
    if archive[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            return "\n".join(opened.read(name).decode() for name in opened.namelist())
    return (gzip.decompress(archive) if archive[:2] == b"\x1f\x8b" else archive).decode()
