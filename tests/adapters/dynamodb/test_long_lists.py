"""What is decided by the whole of a list is decided by the whole, however long it has become."""

from typing import Any

import boto3
import pytest

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.audit_trail import DynamoAuditTrail
from countersign.adapters.dynamodb.items import item_of, to_wire
from countersign.adapters.dynamodb.personal_data import DynamoPersonalData
from countersign.adapters.dynamodb.tasks import DynamoTasks
from countersign.domain.task.effect import Effect, EffectState
from countersign.domain.task.task import Event
from tests.adapters.tables import create_table
from tests.factories import TASK, USER, proposed
from tests.fakes.system import MORNING

TABLE = "countersign-test"
EVENTS, EFFECTS = 1_103, 130


@pytest.fixture
def client() -> Any:
    made = boto3.client("dynamodb")
    create_table(made, TABLE)
    return made


def _store(client: Any, *items: dict[str, Any]) -> None:
    for item in items:
        client.put_item(TableName=TABLE, Item=to_wire(item))


def _event(sequence: int) -> dict[str, Any]:
    event: Event = proposed().event.model_copy(update={"sequence": sequence})
    return item_of(event, keys.event(USER, TASK, sequence))


def _effect(number: int, task_id: str) -> dict[str, Any]:
    effect = Effect(
        user_id=USER,
        task_id=task_id,
        revision=1,
        step=f"step-{number:03}",
        digest="digest",
        state=EffectState.OPEN,
        lease="lease",
        lease_until=MORNING,
        opened_at=MORNING,
        last_call_at=MORNING,
    )
    return item_of(effect, keys.effect(USER, task_id, 1, effect.step))


def test_a_history_of_more_than_a_thousand_events_is_read_to_its_end(client: Any) -> None:
    _store(client, *map(_event, range(1, EVENTS + 1)))
    whole = list(range(1, EVENTS + 1))

    assert [event.sequence for event in DynamoTasks(client, TABLE).events(USER, TASK)] == whole
    record = DynamoAuditTrail(client, TABLE).one(USER, TASK)
    assert [event.sequence for event in record.events] == whole
    copied = DynamoPersonalData(client, TABLE).belongings(USER, None)
    assert [one.fields["sequence"] for one in copied] == whole


def test_no_effect_of_a_task_is_overlooked(client: Any) -> None:
    """What is not seen would be done a second time."""
    _store(client, *(_effect(number, TASK) for number in range(EFFECTS)))

    assert len(DynamoTasks(client, TABLE).effects(USER, TASK)) == EFFECTS


def test_each_task_that_is_being_carried_out_is_waited_for(client: Any) -> None:
    tasks = [f"tsk_{number:03}" for number in range(EFFECTS)]
    _store(client, *(_effect(number, task_id) for task_id in tasks for number in (1, 2)))

    assert DynamoPersonalData(client, TABLE).acting(USER) == tuple(tasks)
