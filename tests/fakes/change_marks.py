from dataclasses import dataclass, field
from datetime import datetime


@dataclass
class InMemoryChangeMarks:
    marks: dict[str, datetime] = field(default_factory=dict)

    def note(self, user_id: str, at: datetime) -> None:
        self.marks[user_id] = at

    def latest(self, user_id: str) -> datetime | None:
        return self.marks.get(user_id)
