"""How much of an answer a thing takes up."""

import json

from countersign.domain.values import Value

ROOM = 4_500_000
"""In one answer: AWS Lambda hands back 6 MB at most (developer guide, quotas)."""


def bytes_of(value: Value) -> int:
    """As text of a JSON document inside another one, in ASCII: the largest form in which a function
    may hand its answer on."""
    return len(json.dumps(value.model_dump_json(by_alias=True)))
