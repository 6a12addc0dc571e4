"""What people and operators were told."""

from dataclasses import dataclass, field

from countersign.domain.notification import ChannelName, Notification


@dataclass
class RecordingChannel:
    told: list[Notification] = field(default_factory=list)
    name: ChannelName = "push"

    def tell(self, notification: Notification) -> None:
        self.told.append(notification)


@dataclass
class RecordingDiagnostics:
    aside: list[tuple[str, str, Exception]] = field(default_factory=list)
    contradictions: list[tuple[str, str, str]] = field(default_factory=list)

    def set_aside(self, what: str, ref: str, problem: Exception) -> None:
        self.aside.append((what, ref, problem))

    def broken(self, what: str, ref: str, problem: str) -> None:
        self.contradictions.append((what, ref, problem))
