"""`ports.tasks.Tasks` where people decide: what a decision teaches is written with it."""

from countersign.adapters.dynamodb.learned import lesson_writes
from countersign.adapters.dynamodb.tasks import DynamoTasks
from countersign.adapters.dynamodb.writes import Write
from countersign.domain.task.transitions import Change


class DynamoTaughtTasks(DynamoTasks):
    def _taught(self, change: Change) -> list[Write]:
        return lesson_writes(change.lessons)
