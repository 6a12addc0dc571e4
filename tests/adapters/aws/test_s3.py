import io
from typing import Any
from urllib.parse import parse_qs, urlsplit

import boto3
import pytest

from countersign.adapters.aws.client import client
from countersign.adapters.aws.s3 import LINK_SECONDS, S3ExportFiles, S3ExportLinks, S3Ledger
from countersign.domain.users.export import Export
from tests.fakes.system import MORNING

BUCKET = "private"


@pytest.fixture
def s3() -> Any:
    made = boto3.client("s3")
    made.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    return made


def _export(user_id: str = "usr_1", export_id: str = "exp_1") -> Export:
    return Export(user_id=user_id, export_id=export_id, asked_at=MORNING, updated_at=MORNING)


def _keys(s3: Any) -> list[str]:
    return [entry["Key"] for entry in s3.list_objects_v2(Bucket=BUCKET).get("Contents", [])]


def test_a_part_lies_under_its_person_and_export_and_comes_twice_as_once(s3: Any) -> None:
    files = S3ExportFiles(s3, BUCKET)
    for content in (b"first try", b"second try"):
        files.put(_export(), 1, io.BytesIO(content))

    assert _keys(s3) == ["exports/usr_1/exp_1/001.zip"]
    stored = s3.get_object(Bucket=BUCKET, Key=_keys(s3)[0])
    assert stored["Body"].read() == b"second try"
    assert stored["ContentType"] == "application/zip"


def test_all_files_of_a_person_go_and_nobody_elses(s3: Any) -> None:
    files = S3ExportFiles(s3, BUCKET)
    for user_id in ("usr_1", "usr_2", "usr_11"):
        for number in (1, 2):
            files.put(_export(user_id), number, io.BytesIO(b"zip"))

    files.drop("usr_1")
    files.drop("usr_1")

    assert {key.split("/")[1] for key in _keys(s3)} == {"usr_2", "usr_11"}


def test_a_link_is_good_for_minutes_and_saves_under_a_name() -> None:
    link = S3ExportLinks(client("s3"), BUCKET).link(_export(), 2)

    asked = parse_qs(urlsplit(link).query)
    assert asked["X-Amz-Algorithm"] == ["AWS4-HMAC-SHA256"]
    assert asked["X-Amz-Expires"] == [str(LINK_SECONDS)]
    assert asked["response-content-disposition"] == [
        'attachment; filename="countersign-2026-11-22-2.zip"'
    ]
    assert "/exports/usr_1/exp_1/002.zip" in link


def test_the_ledger_knows_whom_it_was_told_of(s3: Any) -> None:
    ledger = S3Ledger(s3, BUCKET)
    assert ledger.holds("usr_1") is False

    ledger.enter("usr_1", MORNING)
    ledger.enter("usr_1", MORNING)

    assert ledger.holds("usr_1") is True
    assert ledger.holds("usr_2") is False
    (key,) = _keys(s3)
    assert s3.get_object(Bucket=BUCKET, Key=key)["Body"].read() == (
        b'{"user_id": "usr_1", "closed_at": "2026-11-22T09:00:00.000Z"}'
    )
