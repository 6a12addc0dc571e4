"""After a restore: whoever was erased is erased again from the table that has them back."""

import json
from dataclasses import dataclass

from infra.operate.stack import Stack

PREFIX = "erasures/"


@dataclass(frozen=True)
class Erased:
    asked: int


def erase_again(stack: Stack) -> Erased:
    """Ask for the erasure of everybody in the ledger. Done once more, it does nothing anew."""
    s3, sqs = stack.client("s3"), stack.client("sqs")
    asked = 0
    pages = s3.get_paginator("list_objects_v2").paginate(
        Bucket=stack.output("ErasureBucketName"), Prefix=PREFIX
    )
    for page in pages:
        for entry in page.get("Contents", []):
            user_id = entry["Key"].removeprefix(PREFIX)
            sqs.send_message(
                QueueUrl=stack.output("JobsQueueUrl"),
                MessageBody=json.dumps({"op": "erase", "user_id": user_id}),
            )
            asked += 1
    return Erased(asked)
