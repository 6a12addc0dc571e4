"""From the clock to a signed seal, with the functions that do it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import boto3

from countersign.adapters.aws.client import client
from countersign.adapters.aws.kms_signing import PublicKeys
from countersign.adapters.dynamodb.audit_trail import DynamoAuditTrail
from countersign.adapters.dynamodb.checkpoints import DynamoCheckpoints
from countersign.ports.tasks import Newborn
from countersign.usecases.audit.verify import VerifyHistory
from queue_jobs.handler import handler as start
from schedule_clock.handler import handler as clock
from tests import factories
from tests.functions.cloud import TABLE, Cloud
from tests.functions.payloads import payload, sqs

USER = "usr_1"
FINE: dict[str, Any] = {"batchItemFailures": []}
CHORE = {"op": "seal", "user_id": USER}


def _old_task(cloud: Cloud) -> None:
    birth = factories.proposed(now=datetime.now(UTC) - timedelta(days=2))
    cloud.tasks.create(USER, [Newborn(birth, "mark")], month="2026-11")


def _seals() -> DynamoCheckpoints:
    return DynamoCheckpoints(client("dynamodb"), TABLE)


def test_the_clock_asks_for_a_seal_and_the_tending_function_makes_it(cloud: Cloud) -> None:
    cloud.person()
    _old_task(cloud)
    assert clock(payload("eventbridge_minute"), None)["handed_on"] == 2
    (asked,) = cloud.messages("jobs")
    assert (asked["op"], asked["user_id"]) == ("seal", USER)

    assert start(sqs(asked), None) == FINE
    assert start(sqs(asked), None) == FINE

    keys = PublicKeys.of(boto3.client("kms"), cloud.environment["SEAL_KEY_ID"])
    verify = VerifyHistory(DynamoAuditTrail(client("dynamodb"), TABLE), _seals(), keys)
    verdict = verify(USER)
    assert (verdict.tasks, verdict.checkpoints, verdict.breaks) == (1, 1, ())
    standing = _seals().standing(USER)
    assert standing is not None
    assert standing.next_at > datetime.now(UTC)


def test_a_seal_costs_a_few_requests_and_one_signature(cloud: Cloud) -> None:
    _old_task(cloud)
    with cloud.counted() as calls:
        start(sqs(CHORE), None)
    assert calls == {"GetItem": 1, "Query": 4, "TransactWriteItems": 1}


def test_whoever_has_nothing_new_costs_no_signature_and_no_seal(cloud: Cloud) -> None:
    _old_task(cloud)
    start(sqs(CHORE), None)
    with cloud.counted() as calls:
        start(sqs(CHORE), None)
    assert calls == {"GetItem": 1, "Query": 4, "UpdateItem": 1}
    assert len(list(_seals().all(USER))) == 1


def test_a_seal_for_nobody_is_no_work(cloud: Cloud) -> None:
    assert start(sqs(CHORE, {"op": "seal"}), None) == FINE
