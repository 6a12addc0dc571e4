"""SQS batches: each message on its own, and an answer that says which ones have to come again.

Source: "Reporting batch item failures" in the AWS Lambda Developer Guide.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, ParamSpec, TypeVar

from pydantic import BaseModel, ValidationError

from countersign.observability import count, failure, logger

M = TypeVar("M", bound=BaseModel)
P = ParamSpec("P")
Records = Iterable[Mapping[str, Any]]
Answer = dict[str, list[dict[str, str]]]


def handle_each(event: Mapping[str, Any], message: type[M], handle: Callable[[M], None]) -> Answer:
    """Hand each record's message to `handle`; one that does not parse or fails comes again."""
    return failed(
        record_id
        for record_id, found in read_each(event["Records"], message)
        if found is None or not succeeds(record_id, handle, found)
    )


def read_each(records: Records, message: type[M]) -> Iterator[tuple[str, M | None]]:
    """Each record's id and its message, None where it does not parse.

    Which fields are wrong is logged, and nothing of what stands in them: it may be a token.
    """
    for record in records:
        record_id = record["messageId"]
        try:
            yield record_id, message.model_validate_json(record["body"])
        except ValidationError as broken:
            places = [".".join(map(str, error["loc"])) for error in broken.errors()]
            logger.error("unreadable message", extra={"record": record_id, "fields": places})
            count("RecordsFailed")
            yield record_id, None


def succeeds(record_id: str, work: Callable[P, None], *args: P.args, **kwargs: P.kwargs) -> bool:
    """Do the work of one record; a failure is logged, counted, and ends no other record's work."""
    try:
        work(*args, **kwargs)
    except Exception as problem:
        logger.error("record failed", extra={"record": record_id, "failure": failure(problem)})
        count("RecordsFailed")
        return False
    return True


def failed(record_ids: Iterable[str]) -> Answer:
    return {"batchItemFailures": [{"itemIdentifier": record_id} for record_id in record_ids]}
