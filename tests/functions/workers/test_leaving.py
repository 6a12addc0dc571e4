"""Copying and erasing on the table, the buckets and the queues, as the jobs function does it."""

import io
import json
import zipfile
from typing import Any, get_args

import boto3
import pytest
from botocore.awsrequest import AWSResponse
from botocore.compat import HTTPHeaders

from countersign.adapters.aws.client import client
from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.devices import DynamoDevices
from countersign.adapters.dynamodb.integrations import DynamoIntegrations
from countersign.adapters.dynamodb.items import item_of, to_wire
from countersign.adapters.dynamodb.sessions import DynamoSessions
from countersign.domain.task.task import BlockedOn, Enter, Status, Wait
from countersign.domain.users.device import Device
from countersign.domain.users.session import Session
from countersign.domain.users.user import User
from countersign.ports.jobs_queue import Job
from countersign.wiring import http, shared
from queue_jobs.handler import handler
from tests.factories import account, reply
from tests.fakes.system import MORNING
from tests.functions.cloud import TABLE, Cloud
from tests.functions.payloads import sqs

SECRETS = (
    "the-password-hash",
    "the-callback-token",
    "the-endpoint-of-the-phone",
    "the-sealed-tokens",
    "the-hash-of-a-link",
    "the-second-factor",
)


@pytest.fixture
def ada(cloud: Cloud) -> User:
    """Ada, with something secret of every kind; tokens as nobody could unseal them."""
    ada = cloud.person()
    table = boto3.client("dynamodb")
    dynamodb = client("dynamodb")
    cloud.waiting_task(1, user_id=ada.user_id)
    cloud.tasks.note_run(
        Wait(
            user_id=ada.user_id,
            task_id="tsk_1",
            run=1,
            enter=Enter.ASK,
            started_at=MORNING,
            token="the-callback-token",
        )
    )
    DynamoIntegrations(dynamodb, TABLE).put(account(), "v1.the-sealed-tokens")
    DynamoDevices(dynamodb, TABLE).add(
        Device(
            user_id=ada.user_id,
            device_id="dev_1",
            platform="fcm",
            name="Phone",
            endpoint="arn:aws:sns:eu-west-1:123456789012:endpoint/the-endpoint-of-the-phone",
            created_at=MORNING,
        ),
        ada,
    )
    DynamoSessions(dynamodb, TABLE).put(
        Session(
            user_id=ada.user_id,
            session_id="ses_1",
            generation=1,
            transport="body",
            created_at=MORNING,
            rotated_at=MORNING,
            expires_at=MORNING,
            auth_time=MORNING,
        )
    )
    for kind, secret in (
        ("PROOF#reset", "the-hash-of-a-link"),
        ("SECONDFACTOR", "the-second-factor"),
    ):
        table.put_item(
            TableName=TABLE,
            Item={
                "pk": {"S": f"USER#{ada.user_id}"},
                "sk": {"S": kind},
                "secret": {"S": secret},
            },
        )
    return ada


def _rows(user_id: str) -> list[dict[str, Any]]:
    found = boto3.client("dynamodb").scan(TableName=TABLE)["Items"]
    return [row for row in found if user_id in row["pk"]["S"] or user_id in str(row)]


def _tend(cloud: Cloud, *jobs: Job) -> None:
    """Do these jobs and what comes of them, as the queue does."""
    waiting: list[Any] = [{"op": job.op, "user_id": job.user_id, "ref": job.ref} for job in jobs]
    for _ in range(30):
        if not waiting:
            return
        assert handler(sqs(*waiting), None) == {"batchItemFailures": []}
        waiting = [found for found in cloud.messages("jobs") if found["op"] in ("export", "erase")]
    raise AssertionError("there is no end to the messages")


def test_a_copy_holds_what_is_the_persons_and_no_secret(cloud: Cloud, ada: User) -> None:
    export = http.http_services().export
    begun = export.begin(ada)
    cloud.messages("jobs")

    _tend(cloud, Job("export", user_id=ada.user_id, ref=begun.export_id))

    ready = export.latest(ada)
    assert ready.ready_at is not None
    key = f"exports/{ada.user_id}/{ready.export_id}/001.zip"
    packed = boto3.client("s3").get_object(Bucket=cloud.environment["EXPORT_BUCKET"], Key=key)
    with zipfile.ZipFile(io.BytesIO(packed["Body"].read())) as files:
        texts = {name: files.read(name).decode() for name in files.namelist()}
    assert [secret for secret in SECRETS if any(secret in text for text in texts.values())] == []
    assert json.loads(texts["account.json"])[0]["email"] == "ada@example.com"
    assert json.loads(texts["tasks-in-full.json"])[0]["action"]["to"] == ["grace@example.org"]
    assert json.loads(texts["connected-accounts.json"])[0]["account"] == "ada@example.com"
    assert json.loads(texts["history.json"])[0]["type"] == "proposed"
    assert json.loads(texts["devices.json"])[0]["name"] == "Phone"
    assert json.loads(texts["sessions.json"])[0]["session_id"] == "ses_1"


def test_of_an_erased_account_no_row_is_left_anywhere(cloud: Cloud, ada: User) -> None:
    eve = cloud.person(user_id="usr_2", email="eve@example.com")
    http.http_services().close(ada)
    cloud.messages("jobs")

    _tend(cloud, Job("erase", user_id=ada.user_id))

    assert _rows(ada.user_id) == []
    assert cloud.users.get(eve.user_id) == eve
    ledger = boto3.client("s3").list_objects_v2(Bucket=cloud.environment["ERASURE_BUCKET"])
    assert [entry["Key"] for entry in ledger["Contents"]] == [f"erasures/{ada.user_id}"]


def _refuse_to_stop_what_has_ended() -> None:
    """As some that answer for Step Functions have it."""

    def refuse(**_: Any) -> tuple[AWSResponse, dict[str, Any]]:
        problem = {"Code": "ValidationException", "Message": "Execution is not running"}
        answer = AWSResponse("https://states", 400, HTTPHeaders(), None)
        return answer, {"Error": problem, "ResponseMetadata": {"HTTPStatusCode": 400}}

    events = client("stepfunctions").meta.events
    events.register("before-call.sfn.StopExecution", refuse)


def _through_everything(cloud: Cloud, ada: User) -> dict[str, Status]:
    """Tasks of every status, each held up by everything or by nothing; their runs have ended."""
    workflow, machine = shared.workflow(), cloud.environment["STATE_MACHINE_ARN"]
    stages = [(status, held) for status in Status for held in (None, *get_args(BlockedOn))]
    made: dict[str, Status] = {}
    for number, (status, held) in enumerate(stages, 2):
        task = cloud.waiting_task(number, user_id=ada.user_id, action=reply(thread_id=f"{number}"))
        workflow.start(ada.user_id, task.task_id, 1, Enter.ASK)
        stage = {"status": status, "blocked_on": held, "blocked_by": held and "Something."}
        head = task.model_copy(update=stage)
        row = item_of(head, keys.task(ada.user_id, task.task_id), keys.in_view(head))
        boto3.client("dynamodb").put_item(TableName=TABLE, Item=to_wire(row))
        made[task.task_id] = status
    states = boto3.client("stepfunctions")
    for run in states.list_executions(stateMachineArn=machine)["executions"]:
        states.stop_execution(executionArn=run["executionArn"])
    _refuse_to_stop_what_has_ended()
    return made


@pytest.mark.parametrize("what", ["pause", "disconnect", "export"])
def test_whatever_the_tasks_went_through_it_is_done_and_what_is_over_stays_over(
    cloud: Cloud, ada: User, what: str
) -> None:
    before = _through_everything(cloud, ada)
    services = http.http_services()
    cloud.messages("jobs")
    if what == "pause":
        services.pause.pause(ada)
        services.pause.resume(ada)
    elif what == "disconnect":
        services.disconnect(ada.user_id, account().integration_id)
        assert services.integrations.list(ada.user_id) == ()
    else:
        begun = services.export.begin(ada)
        cloud.messages("jobs")
        _tend(cloud, Job("export", user_id=ada.user_id, ref=begun.export_id))
        assert services.export.latest(ada).ready_at is not None

    ends = {Status.AWAITING_APPROVAL, Status.APPROVED} if what == "disconnect" else set()
    for task_id, status in before.items():
        head = cloud.tasks.get(ada.user_id, task_id)
        assert head is not None
        assert head.status is (Status.EXPIRED if status in ends else status)


def test_an_account_is_erased_whatever_its_tasks_went_through(cloud: Cloud, ada: User) -> None:
    _through_everything(cloud, ada)
    http.http_services().close(ada)
    cloud.messages("jobs")

    _tend(cloud, Job("erase", user_id=ada.user_id))

    assert _rows(ada.user_id) == []


def test_what_comes_back_with_a_backup_is_erased_again(cloud: Cloud, ada: User) -> None:
    backup = boto3.client("dynamodb").scan(TableName=TABLE)["Items"]
    http.http_services().close(ada)
    _tend(cloud, Job("erase", user_id=ada.user_id))
    for row in backup:
        boto3.client("dynamodb").put_item(TableName=TABLE, Item=row)
    assert cloud.users.get(ada.user_id) is not None

    _tend(cloud, Job("erase", user_id=ada.user_id))

    assert _rows(ada.user_id) == []


def test_a_message_alone_erases_nobody(cloud: Cloud, ada: User) -> None:
    before = len(_rows(ada.user_id))

    _tend(cloud, Job("erase", user_id=ada.user_id))

    assert len(_rows(ada.user_id)) == before
