"""How what was read at a provider is shown to its person: a line a capability."""

from collections.abc import Mapping
from typing import Any, Protocol

from countersign.analysis.mail import shown as mail
from countersign.domain.capabilities import Capability
from countersign.domain.sources.catalog import AnySource
from countersign.domain.task.sources import SourceRef


class Show(Protocol):
    def __call__(
        self, content: Any, source: SourceRef, url: str | None, /
    ) -> tuple[AnySource, tuple[str, ...]]:
        """As much of it as one answer holds, and what of it cannot be read."""
        ...


SHOWING: Mapping[Capability, Show] = {
    "mail": mail.shown,
}
