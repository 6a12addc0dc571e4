"""When a person's tasks last changed, as every store of it has to tell."""

from collections.abc import Iterator
from datetime import timedelta

import boto3
import pytest
from moto import mock_aws

from countersign.adapters.dynamodb.change_marks import DynamoChangeMarks
from countersign.ports.change_marks import ChangeMarks
from tests.adapters.tables import create_table
from tests.fakes.change_marks import InMemoryChangeMarks
from tests.fakes.system import MORNING


@pytest.fixture(params=["memory", "dynamodb"])
def marks(request: pytest.FixtureRequest) -> Iterator[ChangeMarks]:
    if request.param == "memory":
        yield InMemoryChangeMarks()
        return
    with mock_aws():
        client = boto3.client("dynamodb", region_name="eu-west-1")
        create_table(client, "countersign-test")
        yield DynamoChangeMarks(client, "countersign-test")


def test_the_latest_mark_is_told(marks: ChangeMarks) -> None:
    at = MORNING + timedelta(seconds=1)
    marks.note("usr_1", MORNING)
    marks.note("usr_1", at)
    assert marks.latest("usr_1") == at


def test_nobody_has_anothers_mark(marks: ChangeMarks) -> None:
    marks.note("usr_1", MORNING)
    assert marks.latest("usr_2") is None
