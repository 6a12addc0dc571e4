from datetime import timedelta

import boto3

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.notifications import DynamoNotifications
from countersign.adapters.dynamodb.table import Table
from countersign.domain.notification import task_waits
from tests.adapters.tables import create_table
from tests.factories import USER, proposed
from tests.fakes.system import MORNING

TABLE = "countersign-test"


def test_a_notification_is_gone_after_thirty_days() -> None:
    client = boto3.client("dynamodb")
    create_table(client, TABLE)
    told = task_waits(proposed().after, MORNING)

    DynamoNotifications(client, TABLE).add(told)

    row = Table(client, TABLE).get(keys.notification(USER, told.notification_id))
    assert row is not None
    assert row["ttl"] == int((MORNING + timedelta(days=30)).timestamp())
