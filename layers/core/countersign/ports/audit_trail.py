"""Everything on record of a person's tasks, for whoever checks it."""

from collections.abc import Iterator
from typing import Protocol

from countersign.domain.audit.audit import TaskRecord


class AuditTrail(Protocol):
    def of(self, user_id: str) -> Iterator[TaskRecord]:
        """Task by task, in the order of their ids, also what belongs to no head. Consistent."""
        ...

    def one(self, user_id: str, task_id: str) -> TaskRecord:
        """All of one task, read at about one moment. Consistent."""
        ...
