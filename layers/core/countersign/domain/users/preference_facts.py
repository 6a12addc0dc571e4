"""Each preference: what it changes, and who heeds it.

A page shows a control for what is heeded, and for nothing else. Whoever makes something heed a
preference says so here; `tests/domain/users/test_preference_facts.py` holds that against the code.
"""

from typing import Literal

from countersign.domain.values import Value


class PreferenceFacts(Value):
    """`name` is its path in `Preferences`. `heeded_by`: None while it is only kept. `among`: how
    many types of agents there have to be before it makes a difference."""

    name: str
    changes: str
    heeded_by: Literal["server", "web"] | None = None
    among: int = 1

    def is_heeded(self, agent_types: int) -> bool:
        return self.heeded_by is not None and agent_types >= self.among


PREFERENCES: dict[str, PreferenceFacts] = {
    row.name: row
    for row in (
        PreferenceFacts(
            name="approval_ttl_hours",
            changes="How long a task waits for a decision before it expires.",
            heeded_by="server",
        ),
        PreferenceFacts(
            name="cooling_seconds",
            changes="How long a mail that was countersigned can still be cancelled.",
            heeded_by="server",
        ),
        PreferenceFacts(name="engine", changes="Which engine judges and writes."),
        PreferenceFacts(
            name="meeting", changes="How long meetings are, and how many a day may hold."
        ),
        PreferenceFacts(
            name="monthly_ai_budget", changes="What language models may cost in a month."
        ),
        PreferenceFacts(
            name="never_touch",
            changes="Whose mail no agent reads, answers or sorts.",
            heeded_by="server",
        ),
        PreferenceFacts(
            name="notifications.bundle_over",
            changes="From how many on notifications come as one.",
        ),
        PreferenceFacts(
            name="notifications.details",
            changes="Whether the words of a task stand in its notification.",
        ),
        PreferenceFacts(
            name="notifications.email", changes="Whether a mail says that something waits."
        ),
        PreferenceFacts(
            name="notifications.push",
            changes="Whether the devices are told that something waits.",
            heeded_by="server",
        ),
        PreferenceFacts(
            name="notifications.quiet_hours",
            changes="When no device is told of anything.",
            heeded_by="server",
        ),
        PreferenceFacts(
            name="priorities",
            changes="Whose findings come first, where several agents find something.",
            heeded_by="server",
            among=2,
        ),
        PreferenceFacts(
            name="signature",
            changes="What stands under the mails that are written.",
            heeded_by="server",
        ),
        PreferenceFacts(
            name="tone", changes="How the mails sound that are written.", heeded_by="server"
        ),
        PreferenceFacts(
            name="vip", changes="Whose mail comes before all else.", heeded_by="server"
        ),
        PreferenceFacts(
            name="working_hours",
            changes="When a day begins and ends, for what is put off until then.",
            heeded_by="web",
        ),
    )
}
