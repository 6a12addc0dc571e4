"""For the clock: what is due."""

from functools import cache

from countersign.adapters.aws.client import client
from countersign.adapters.aws.sqs import SqsAdvanceQueue, SqsJobsQueue, SqsScanQueue
from countersign.adapters.dynamodb.checkpoints import DynamoCheckpoints
from countersign.adapters.dynamodb.due import DynamoDueIndex
from countersign.usecases.dispatch_due import DispatchDue
from countersign.wiring import shared
from countersign.wiring.shared import clock, settings


@cache
def dispatch_due() -> DispatchDue:
    return DispatchDue(
        index=DynamoDueIndex(client("dynamodb"), settings.table_name),
        users=shared.users(),
        scan_queue=SqsScanQueue(client("sqs"), settings.scan_queue_url),
        advance_queue=SqsAdvanceQueue(client("sqs"), settings.advance_queue_url),
        jobs_queue=SqsJobsQueue(client("sqs"), settings.jobs_queue_url),
        clock=clock,
        checkpoints=DynamoCheckpoints(client("dynamodb"), settings.table_name),
    )
