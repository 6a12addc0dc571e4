from datetime import UTC, datetime, timedelta

from queue_scan.handler import handler
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


def test_an_unknown_reason_comes_again_and_ends_in_the_dead_letter_queue(cloud: Cloud) -> None:
    answer = handler(sqs({"user_id": "usr_1", "reason": "whim"}), None)
    assert answer == {"batchItemFailures": [{"itemIdentifier": "m1"}]}
