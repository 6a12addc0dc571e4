"""The account of one test: the table of the template, queues, secrets, a state machine."""

import json
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Literal
from unittest.mock import patch

import boto3
from moto import mock_aws

from countersign import wiring
from countersign.adapters.aws.client import client
from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.agents import DynamoAgents
from countersign.adapters.dynamodb.held import DynamoHeldProposals
from countersign.adapters.dynamodb.items import to_wire
from countersign.adapters.dynamodb.notifications import DynamoNotifications
from countersign.adapters.dynamodb.tasks import DynamoTasks
from countersign.adapters.dynamodb.users import DynamoUsers
from countersign.adapters.identity.passwords import BcryptPasswords
from countersign.domain.task.task import Task
from countersign.domain.users.user import User
from countersign.ports.tasks import Newborn
from tests import factories
from tests.adapters.tables import create_table
from tests.functions_table import FUNCTIONS, QUEUES, address_of

TABLE = "countersign"
MACHINE = "countersign-test-task"
REGION: Literal["eu-west-1"] = "eu-west-1"
ACCOUNT = "123456789012"
_ROUNDS = 4
"""The fewest that bcrypt knows: what a password costs is tested in `adapters/identity`."""
ORIGIN = "the-secret-of-the-distribution"
FACTORIES = [
    import_module(f"countersign.wiring.{one.name}") for one in iter_modules(wiring.__path__)
]


@dataclass(frozen=True)
class Cloud:
    """`environment` is what the template gives to the functions."""

    environment: dict[str, str]

    @property
    def tasks(self) -> DynamoTasks:
        return DynamoTasks(client("dynamodb"), TABLE)

    @property
    def agents(self) -> DynamoAgents:
        return DynamoAgents(client("dynamodb"), TABLE)

    @property
    def held(self) -> DynamoHeldProposals:
        return DynamoHeldProposals(client("dynamodb"), TABLE)

    @property
    def users(self) -> DynamoUsers:
        return DynamoUsers(client("dynamodb"), TABLE)

    @property
    def notifications(self) -> DynamoNotifications:
        return DynamoNotifications(client("dynamodb"), TABLE)

    @property
    def names(self) -> dict[str, str]:
        """What the names of the template are here."""
        here = {"AWS::Partition": "aws", "AWS::Region": REGION, "AWS::AccountId": ACCOUNT}
        here |= {"Stage": "test", "MailFrom": self.environment["MAIL_FROM"], "Table": TABLE}
        here |= {
            f"{name}Queue.Arn": f"arn:aws:sqs:{REGION}:{ACCOUNT}:{name.upper()}" for name in QUEUES
        }
        here |= {
            f"{name}Key.Arn": f"arn:aws:kms:{REGION}:{ACCOUNT}:key/{self.environment[variable]}"
            for name, variable in (("Data", "DATA_KEY_ID"), ("Seal", "SEAL_KEY_ID"))
        }
        here |= {"ApprovalKey.Arn": self.environment["APPROVAL_KEY_ID"]}
        here |= {
            f"{name}Bucket.Arn": f"arn:aws:s3:::{self.environment[f'{name.upper()}_BUCKET']}"
            for name in ("Export", "Erasure")
        }
        here |= {
            f"{name}Secret": self.environment[f"{name.upper()}_SECRET_ID"]
            for name in ("Signing", "Origin")
        }
        logs = (f"{row.logical_name}Log.Arn" for row in FUNCTIONS)
        here |= dict.fromkeys(("AdvanceDeadQueue.Arn", *logs), "arn:aws:nothing:here")
        return here | {"Table.Arn": f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/{TABLE}"}

    def person(self, **fields: Any) -> User:
        person = factories.person(**fields)
        self.users.register(person, "no hash")
        return person

    def waiting_task(self, number: int = 1, **fields: Any) -> Task:
        """A task that waits, proposed at the present."""
        now = datetime.now(UTC)
        body = factories.body(task_id=f"tsk_{number}", **fields)
        change = factories.proposed(body, now=now)
        self.tasks.create(body.user_id, [Newborn(change, f"seen-{number}")], month="2026-11")
        return change.after

    def messages(self, queue: str) -> list[dict[str, Any]]:
        """The bodies that can be received from a queue now."""
        url = self.environment[f"{queue.upper()}_QUEUE_URL"]
        received = boto3.client("sqs").receive_message(QueueUrl=url, MaxNumberOfMessages=10)
        return [json.loads(message["Body"]) for message in received.get("Messages", ())]

    def delayed(self, queue: str) -> int:
        """How many messages wait in a queue for their time to come."""
        url = self.environment[f"{queue.upper()}_QUEUE_URL"]
        asked = boto3.client("sqs").get_queue_attributes(
            QueueUrl=url, AttributeNames=["ApproximateNumberOfMessagesDelayed"]
        )
        return int(asked["Attributes"]["ApproximateNumberOfMessagesDelayed"])

    def runs(self) -> list[str]:
        machine = self.environment["STATE_MACHINE_ARN"]
        listed = boto3.client("stepfunctions").list_executions(stateMachineArn=machine)
        return sorted(execution["name"] for execution in listed["executions"])

    @contextmanager
    def counted(self) -> Iterator[Counter[str]]:
        """Counts the requests to DynamoDB, by operation."""
        calls: Counter[str] = Counter()

        def count(model: Any, **_: Any) -> None:
            calls[model.name] += 1

        events = client("dynamodb").meta.events
        events.register("before-call.dynamodb", count)
        try:
            yield calls
        finally:
            events.unregister("before-call.dynamodb", count)


def verified(user_id: str) -> None:
    """The address of the account counts as verified."""
    boto3.client("dynamodb").update_item(
        TableName=TABLE,
        Key=to_wire(keys.profile(user_id)),
        UpdateExpression="SET email_verified = :yes",
        ExpressionAttributeValues=to_wire({":yes": True}),
    )


@contextmanager
def cloud() -> Iterator[Cloud]:
    """Fresh, with factories that have made nothing yet; `os.environ` must be the test's own."""
    os.environ.update(
        AWS_ACCESS_KEY_ID="testing",
        AWS_SECRET_ACCESS_KEY="testing",
        AWS_DEFAULT_REGION=REGION,
    )
    with mock_aws(), patch.object(BcryptPasswords.__init__, "__defaults__", (_ROUNDS,)):
        environment = _made()
        os.environ.update(environment)
        _forget()
        try:
            yield Cloud(environment)
        finally:
            _forget()


def _made() -> dict[str, str]:
    create_table(boto3.client("dynamodb"), TABLE)
    for bucket in ("exports-of-people", "erased-people"):
        boto3.client("s3").create_bucket(
            Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION}
        )
    sqs, secrets = boto3.client("sqs"), boto3.client("secretsmanager")
    machine = boto3.client("stepfunctions").create_state_machine(
        name=MACHINE,
        definition=json.dumps({"StartAt": "End", "States": {"End": {"Type": "Succeed"}}}),
        roleArn="arn:aws:iam::123456789012:role/workflow",
    )
    secrets.create_secret(Name="signing", SecretString=json.dumps({"kid": "k1", "key": "k" * 64}))
    secrets.create_secret(
        Name="countersign/test/provider/google",
        SecretString=json.dumps({"client_id": "id", "client_secret": "secret"}),
    )
    secrets.create_secret(Name="origin", SecretString=ORIGIN)
    return {
        "EXPORT_BUCKET": "exports-of-people",
        "ERASURE_BUCKET": "erased-people",
        "STAGE": "dev",
        "TABLE_NAME": TABLE,
        "PUBLIC_URL": "https://countersign.example",
        "MAIL_FROM": "letters@countersign.example",
        "STATE_MACHINE_ARN": machine["stateMachineArn"],
        "SIGNING_SECRET_ID": "signing",
        "PROVIDER_SECRETS": "countersign/test/provider",
        "ORIGIN_SECRET_ID": "origin",
        "APPROVAL_KEY_ID": boto3.client("kms").create_key(
            KeyUsage="GENERATE_VERIFY_MAC", KeySpec="HMAC_256"
        )["KeyMetadata"]["Arn"],
        "SEAL_KEY_ID": boto3.client("kms").create_key(
            KeyUsage="SIGN_VERIFY", KeySpec="ECC_NIST_P256"
        )["KeyMetadata"]["KeyId"],
        "DATA_KEY_ID": boto3.client("kms").create_key()["KeyMetadata"]["KeyId"],
        **{address_of(q): sqs.create_queue(QueueName=q.upper())["QueueUrl"] for q in QUEUES},
    }


def another_instance() -> None:
    """The next call comes to an instance that has made and kept nothing."""
    _forget()


def _forget() -> None:
    client.cache_clear()
    for module in FACTORIES:
        for made in vars(module).values():
            if hasattr(made, "cache_clear"):
                made.cache_clear()
