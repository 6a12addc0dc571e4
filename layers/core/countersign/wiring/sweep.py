"""For the clock: what is due."""

from functools import cache

from countersign.adapters.aws import client
from countersign.adapters.dynamodb.due import DynamoDueIndex
from countersign.adapters.dynamodb.seals import DynamoSeals
from countersign.adapters.sqs import QueueUrls, SqsQueues
from countersign.usecases.sweep_due import SweepDue
from countersign.wiring import parts
from countersign.wiring.parts import clock, settings


@cache
def sweep_due() -> SweepDue:
    return SweepDue(
        index=DynamoDueIndex(client("dynamodb"), settings.table_name),
        users=parts.users(),
        queues=SqsQueues(
            client("sqs"),
            QueueUrls(
                scan=settings.scan_queue_url,
                advance=settings.advance_queue_url,
                tend=settings.tend_queue_url,
            ),
        ),
        clock=clock,
        seals=DynamoSeals(client("dynamodb"), settings.table_name),
    )
