from datetime import UTC, datetime, timedelta

from countersign.domain.task.transitions import instruct
from queue_scan.handler import handler
from tests.factories import held_back
from tests.functions.cloud import Cloud
from tests.functions.payloads import sqs

FINE: dict[str, list[dict[str, str]]] = {"batchItemFailures": []}


def test_a_person_without_agents_is_scanned_in_no_time(cloud: Cloud) -> None:
    person = cloud.person()
    assert handler(sqs({"user_id": person.user_id, "reason": "clock"}), None) == FINE


def test_a_person_who_is_gone_is_passed_over(cloud: Cloud) -> None:
    assert handler(sqs({"user_id": "usr_gone", "reason": "asked"}), None) == FINE


def test_while_another_scan_runs_this_one_is_put_back(cloud: Cloud) -> None:
    person, now = cloud.person(), datetime.now(UTC)
    assert cloud.users.lease_scan(person.user_id, "other", now, now + timedelta(minutes=1))
    message = {"user_id": person.user_id, "agent_id": "agt_1", "reason": "asked"}
    assert handler(sqs(message), None) == FINE
    assert cloud.delayed("scan") == 1


def test_where_there_is_room_what_nobody_stands_behind_any_more_is_let_go(cloud: Cloud) -> None:
    person = cloud.person()
    cloud.held.hold([held_back(1), held_back(2)])
    assert handler(sqs({"user_id": person.user_id, "reason": "room"}), None) == FINE
    assert not cloud.held.any(person.user_id)


def test_an_instruction_is_followed_once_however_often_it_comes(cloud: Cloud) -> None:
    person = cloud.person()
    task = cloud.waiting_task()
    asked = instruct(task, text="cc anna@example.org", now=datetime.now(UTC))
    cloud.tasks.commit(asked)
    message = {"user_id": person.user_id, "task_id": task.task_id, "sequence": 2}
    assert handler(sqs(message, message), None) == FINE
    assert handler(sqs(message), None) == FINE
    found = cloud.tasks.get_filed(person.user_id, task.task_id)
    assert found is not None
    assert (found.task.revision, found.task.pending) == (2, None)
    assert found.body.action.model_dump()["cc"] == ("anna@example.org",)


def test_a_message_that_names_another_event_is_passed_over(cloud: Cloud) -> None:
    person = cloud.person()
    task = cloud.waiting_task()
    message = {"user_id": person.user_id, "task_id": task.task_id, "sequence": 1}
    assert handler(sqs(message, message | {"sequence": 99}), None) == FINE
    assert cloud.tasks.get(person.user_id, task.task_id) == task


def test_a_message_that_is_neither_comes_again(cloud: Cloud) -> None:
    message = {"user_id": "usr_1", "task_id": "tsk_1", "sequence": 0}
    answer = handler(sqs(message, {"user_id": "usr_1", "task_id": "tsk_1"}, "no json"), None)
    assert [one["itemIdentifier"] for one in answer["batchItemFailures"]] == ["m1", "m2", "m3"]


def test_an_unknown_reason_comes_again_and_ends_in_the_dead_letter_queue(cloud: Cloud) -> None:
    answer = handler(sqs({"user_id": "usr_1", "reason": "whim"}), None)
    assert answer == {"batchItemFailures": [{"itemIdentifier": "m1"}]}
