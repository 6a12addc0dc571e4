"""The deployed stack that an operator speaks of: the laptop's, or one on AWS."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from infra.local import settings as local_settings
from infra.local.aws import Emulated
from infra.problem import CommandFailed

STAGES = ("local", "dev", "prod")
_CONFIG = Config(connect_timeout=5, read_timeout=30, retries={"mode": "standard"})


@dataclass(frozen=True)
class Stack:
    """`client` makes the client of a service, `outputs` are those of template.yaml."""

    stage: str
    client: Callable[[str], Any]
    outputs: Mapping[str, str]

    @property
    def table(self) -> str:
        return self.output("TableName")

    def output(self, name: str) -> str:
        """Raises Problem."""
        if name not in self.outputs:
            raise CommandFailed(
                f"The stack of the stage {self.stage} has no {name}.",
                why="It was deployed from an older template.",
                do="Deploy it again.",
            )
        return self.outputs[name]


def find(stage: str) -> Stack:
    """The stack of a stage. On AWS the caller's own credentials and region count.

    Raises
    ------
    Problem
    """
    client = _local() if stage == "local" else _on_aws()
    name = f"countersign-{stage}"
    try:
        stacks = client("cloudformation").describe_stacks(StackName=name)["Stacks"]
    except (BotoCoreError, ClientError) as trouble:
        raise CommandFailed(
            f"The stack {name} was not found.",
            why=str(trouble),
            do="make up" if stage == "local" else "Check region and credentials (AWS_PROFILE).",
        ) from trouble
    outputs = {item["OutputKey"]: item["OutputValue"] for item in stacks[0]["Outputs"]}
    return Stack(stage, client, outputs)


def _local() -> Callable[[str], Any]:
    return Emulated(local_settings.from_environment()).client


def _on_aws() -> Callable[[str], Any]:
    session = boto3.Session(profile_name=os.environ.get("AWS_PROFILE"))

    def client(service: str) -> Any:
        return session.client(service, config=_CONFIG)  # type: ignore[call-overload]  # named at run time

    return client
