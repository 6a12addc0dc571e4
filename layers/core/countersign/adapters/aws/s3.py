"""`ports.personal_data`: files, links and the ledger, over Amazon S3."""

import json
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

from botocore.exceptions import ClientError

from countersign.domain.errors import Conflict
from countersign.domain.users.export import Export
from countersign.domain.values import rfc3339

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

LINK_SECONDS = 300
PAGES_AT_MOST = 20
"""Of a thousand objects: far more parts than a person's exports have."""


class S3ExportFiles:
    """`exports/{user}/{export}/{part}.zip` in a private bucket that forgets after a week."""

    def __init__(self, client: "S3Client", bucket: str) -> None:
        self._client = client
        self._bucket = bucket

    def put(self, export: Export, number: int, file: BinaryIO) -> None:
        self._client.put_object(
            Bucket=self._bucket,
            Key=_key(export, number),
            Body=file,
            ContentType="application/zip",
        )

    def drop(self, user_id: str) -> None:
        for _ in range(PAGES_AT_MOST):
            page = self._client.list_objects_v2(Bucket=self._bucket, Prefix=f"exports/{user_id}/")
            found = page.get("Contents", [])
            if not found:
                return
            for entry in found:
                self._client.delete_object(Bucket=self._bucket, Key=entry["Key"])
        raise Conflict("There are more files than one pass removes. Go on.")


class S3ExportLinks:
    """Links are signed here, and ask nobody."""

    def __init__(self, client: "S3Client", bucket: str) -> None:
        self._client = client
        self._bucket = bucket

    def link(self, export: Export, number: int) -> str:
        name = f"countersign-{export.asked_at:%Y-%m-%d}-{number}.zip"
        return self._client.generate_presigned_url(
            "get_object",
            Params={
                "Bucket": self._bucket,
                "Key": _key(export, number),
                "ResponseContentDisposition": f'attachment; filename="{name}"',
                "ResponseCacheControl": "no-store",
            },
            ExpiresIn=LINK_SECONDS,
        )


class S3Ledger:
    """`erasures/{user}`: an opaque identifier and a time, and nothing that says whose it was."""

    def __init__(self, client: "S3Client", bucket: str) -> None:
        self._client = client
        self._bucket = bucket

    def enter(self, user_id: str, at: datetime) -> None:
        entry = {"user_id": user_id, "closed_at": rfc3339(at)}
        self._client.put_object(
            Bucket=self._bucket,
            Key=_entry(user_id),
            Body=json.dumps(entry).encode(),
            ContentType="application/json",
        )

    def holds(self, user_id: str) -> bool:
        try:
            self._client.head_object(Bucket=self._bucket, Key=_entry(user_id))
        except ClientError as error:
            if error.response["Error"]["Code"] in ("404", "NoSuchKey", "NotFound"):
                return False
            raise
        return True


def _key(export: Export, number: int) -> str:
    return f"exports/{export.user_id}/{export.export_id}/{number:03d}.zip"


def _entry(user_id: str) -> str:
    return f"erasures/{user_id}"
