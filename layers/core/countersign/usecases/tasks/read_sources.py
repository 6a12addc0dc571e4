"""Read again, for its person, what a task was made from. Nothing of it is kept anywhere."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from countersign.analysis.showing import SHOWING
from countersign.domain.capabilities import NOUNS
from countersign.domain.errors import NotFound
from countersign.domain.sources.catalog import AnySource
from countersign.domain.sources.size import ROOM, bytes_of
from countersign.domain.task.sources import SourceRef, sources_of
from countersign.ports.diagnostics import Diagnostics
from countersign.ports.integrations import Integrations
from countersign.ports.provider_adapter import Providers
from countersign.ports.providers import (
    ConnectionBroken,
    OutcomeUnknown,
    ProviderBusy,
    ProviderGone,
    ProviderRefused,
)
from countersign.ports.sources import WholeSource
from countersign.ports.system import Clock
from countersign.ports.tasks import Tasks
from countersign.usecases.rate_limit import RateLimiter

READ_AT_ONCE = 5
BEGINS_WITHIN = timedelta(seconds=8)
"""After that nothing more is begun: what was read is shown."""
ENDS_WITHIN = timedelta(seconds=20)
"""All that is asked of providers has ended by then. The gateway gives up after 29 seconds, of which
a cold start, the rows and the answer itself want their part."""


@dataclass
class SourcesRead:
    """`missing` is not there any more, or makes no sense to us; `more` was not read yet, and is
    asked for by itself."""

    items: list[AnySource] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    more: list[str] = field(default_factory=list)
    _room: int = ROOM

    def add(self, ref: str, item: AnySource, unreadable: Sequence[str]) -> None:
        """Beside others only whole; alone, however large it is."""
        self._room -= bytes_of(item)
        if self.items and self._room < 0:
            self.more.append(ref)
            return
        self.items.append(item)
        self.missing.extend(unreadable)


@dataclass(frozen=True)
class ReadSources:
    tasks: Tasks
    integrations: Integrations
    providers: Providers
    limit: RateLimiter
    clock: Clock
    diagnostics: Diagnostics

    def __call__(self, user_id: str, task_id: str, ref: str | None = None) -> SourcesRead:
        """What the task names, the first five; or the one of them that is named.

        What concerns an account is an error, unless something was read before; what concerns one
        thing alone is missing.

        Raises
        ------
        NotFound
            There is no such task, or it does not name this.
        TooMany
        ConnectionBroken
            The account is gone, or lets us in no more.
        ProviderBusy
            It does not answer now, or not in the time that somebody waits.
        ProviderRefused
            The only one that was to be read is refused.
        """
        wanted = self._wanted(user_id, task_id, ref)
        self.limit("sources", user_id)
        read, begun = SourcesRead(), self.clock.now()
        for at, source in enumerate(wanted):
            spent = self.clock.now() - begun
            if at >= READ_AT_ONCE or spent >= BEGINS_WITHIN:
                return _later(read, wanted[at:])
            try:
                self._read(user_id, source, read, ENDS_WITHIN - spent)
            except (ConnectionBroken, ProviderBusy):
                if not read.items:
                    raise
                return _later(read, wanted[at:])
            except ProviderRefused:
                if len(wanted) == 1:
                    raise
                read.more.append(source.ref)
        return read

    def _wanted(self, user_id: str, task_id: str, ref: str | None) -> Sequence[SourceRef]:
        filed = self.tasks.get_filed(user_id, task_id)
        if filed is None:
            raise NotFound("There is no such task.")
        named = sources_of(filed.settled.body)
        if ref is None:
            return named
        wanted = [source for source in named if source.ref == ref]
        if not wanted:
            raise NotFound("This task was not made from that.")
        return wanted

    def _read(self, user_id: str, source: SourceRef, read: SourcesRead, within: timedelta) -> None:
        opened = self._open(user_id, source)
        try:
            content = opened.read_whole(source.ref, within=within)
        except ProviderGone:
            read.missing.append(source.ref)
            return
        except OutcomeUnknown as silent:
            raise ProviderBusy("The provider did not answer.") from silent
        try:
            url = opened.link_to(source.ref)
            item, unreadable = SHOWING[source.capability](content, source, url)
        except Exception as broken:  # what a stranger wrote is no reason to show nothing at all
            self.diagnostics.set_aside(NOUNS[source.capability], source.ref, broken)
            read.missing.append(source.ref)
        else:
            read.add(source.ref, item, unreadable)

    def _open(self, user_id: str, source: SourceRef) -> WholeSource[Any]:
        integration = self.integrations.get(user_id, source.integration_id)
        if integration is None:
            raise ConnectionBroken("The account that this was read in is not connected any more.")
        if source.capability not in integration.capabilities:
            raise ConnectionBroken(f"{integration.account} may not be read. Connect it again.")
        opened: WholeSource[Any] = self.providers.open(integration, source.capability)
        return opened


def _later(read: SourcesRead, rest: Sequence[SourceRef]) -> SourcesRead:
    read.more.extend(source.ref for source in rest)
    return read
