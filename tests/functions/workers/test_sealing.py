"""From the clock to a signed seal, with the functions that do it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import boto3

from countersign.adapters.aws import client
from countersign.adapters.dynamodb.records import DynamoRecords
from countersign.adapters.dynamodb.seals import DynamoSeals
from countersign.adapters.kms_signing import PublicKeys
from countersign.ports.tasks import Newborn
from countersign.usecases.verify_history import VerifyHistory
from queue_tend.handler import handler as tend
from schedule_clock.handler import handler as clock
from tests import making
from tests.functions.cloud import TABLE, Cloud
from tests.functions.payloads import payload, sqs

USER = "usr_1"
FINE: dict[str, Any] = {"batchItemFailures": []}
CHORE = {"op": "seal", "user_id": USER}


def _old_task(cloud: Cloud) -> None:
    birth = making.proposed(now=datetime.now(UTC) - timedelta(days=2))
    cloud.tasks.create(USER, [Newborn(birth, "mark")], month="2026-11")


def _seals() -> DynamoSeals:
    return DynamoSeals(client("dynamodb"), TABLE)


def test_the_clock_asks_for_a_seal_and_the_tending_function_makes_it(cloud: Cloud) -> None:
    cloud.person()
    _old_task(cloud)
    assert clock(payload("eventbridge_minute"), None)["handed_on"] == 2
    (asked,) = cloud.messages("tend")
    assert (asked["op"], asked["user_id"]) == ("seal", USER)

    assert tend(sqs(asked), None) == FINE
    assert tend(sqs(asked), None) == FINE

    keys = PublicKeys.of(boto3.client("kms"), cloud.environment["SEAL_KEY_ID"])
    verify = VerifyHistory(DynamoRecords(client("dynamodb"), TABLE), _seals(), keys)
    verdict = verify(USER)
    assert (verdict.tasks, verdict.seals, verdict.breaks) == (1, 1, ())
    standing = _seals().standing(USER)
    assert standing is not None
    assert standing.next_at > datetime.now(UTC)


def test_a_seal_costs_a_few_requests_and_one_signature(cloud: Cloud) -> None:
    _old_task(cloud)
    with cloud.counted() as calls:
        tend(sqs(CHORE), None)
    assert calls == {"GetItem": 1, "Query": 4, "TransactWriteItems": 1}


def test_whoever_has_nothing_new_costs_no_signature_and_no_seal(cloud: Cloud) -> None:
    _old_task(cloud)
    tend(sqs(CHORE), None)
    with cloud.counted() as calls:
        tend(sqs(CHORE), None)
    assert calls == {"GetItem": 1, "Query": 4, "UpdateItem": 1}
    assert len(list(_seals().all(USER))) == 1


def test_a_seal_for_nobody_is_no_work(cloud: Cloud) -> None:
    assert tend(sqs(CHORE, {"op": "seal"}), None) == FINE
