"""Event payloads as AWS sends them, from tests/events."""

import json
from pathlib import Path
from typing import Any

EVENTS = Path(__file__).parents[1] / "events"


def payload(name: str) -> dict[str, Any]:
    """A fresh copy of the payload in `tests/events/{name}.json`."""
    read: dict[str, Any] = json.loads((EVENTS / f"{name}.json").read_text())
    return read


def sqs(*bodies: object) -> dict[str, Any]:
    """A batch of messages, whose ids are m1, m2, ...; a text is a body as it is."""
    return {
        "Records": [
            payload("sqs_record")
            | {
                "messageId": f"m{number}",
                "body": body if isinstance(body, str) else json.dumps(body),
            }
            for number, body in enumerate(bodies, start=1)
        ]
    }


def stream(*keys: tuple[str, str]) -> dict[str, Any]:
    """A batch of stream records by partition and sort key, with sequence numbers 1, 2, ..."""
    records = []
    for number, (pk, sk) in enumerate(keys, start=1):
        record = payload("dynamodb_record")
        record["dynamodb"] |= {
            "Keys": {"pk": {"S": pk}, "sk": {"S": sk}},
            "SequenceNumber": str(number),
        }
        records.append(record)
    return {"Records": records}
