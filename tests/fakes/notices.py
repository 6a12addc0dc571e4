"""What people and operators were told."""

from dataclasses import dataclass, field

from countersign.domain.task.task import Task


@dataclass
class RecordingNotifier:
    told: list[Task] = field(default_factory=list)

    def task_waits(self, task: Task) -> None:
        self.told.append(task)


@dataclass
class RecordingDiagnostics:
    aside: list[tuple[str, str, Exception]] = field(default_factory=list)
    contradictions: list[tuple[str, str, str]] = field(default_factory=list)

    def set_aside(self, what: str, ref: str, problem: Exception) -> None:
        self.aside.append((what, ref, problem))

    def broken(self, what: str, ref: str, problem: str) -> None:
        self.contradictions.append((what, ref, problem))
