"""What an agent observes: things of one kind in one connected account, read one after the other."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Generic, Protocol, TypeVar

from countersign.domain.capabilities import Capability
from countersign.domain.integration import Integration


class Observable(Protocol):
    """What was read at a provider: a conversation, an event. Everything in it is untrusted."""

    def people(self) -> Iterable[str]:
        """Everybody who takes part, as they are written there: whom the person wants left alone is
        looked for among them."""
        ...

    def vouched_for(self) -> Iterable[str]:
        """From whom it is by the provider's own check: whom the person wants to hear of first is
        looked for among them."""
        ...


O_co = TypeVar("O_co", bound=Observable, covariant=True)


@dataclass(frozen=True)
class Observation(Generic[O_co]):
    """Something that was read, and where.

    For a source that is read anew, `seen_until` is when an earlier pass had seen everything. `due`
    is why the agent wanted to see it again; empty where something new has come.
    """

    integration: Integration
    capability: Capability
    ref: str
    content: O_co
    seen_until: datetime | None = None
    due: str = ""


class Changes(Protocol):
    """What is new since a position, oldest first, and the position that this leads up to.

    `touched` is what the person did something else with: nothing new to be read.
    """

    @property
    def refs(self) -> tuple[str, ...]: ...

    @property
    def touched(self) -> tuple[str, ...]: ...

    @property
    def position(self) -> str: ...


class Source(Protocol[O_co]):
    """Every method may raise `ConnectionBroken`, `ProviderBusy`, `ProviderRefused` and
    `OutcomeUnknown`."""

    def own_addresses(self) -> frozenset[str]:
        """Under which addresses the account's owner is known there."""
        ...

    def recent(self, since: datetime, *, at_most: int) -> Changes:
        """What is new since a time, and the position to go on from."""
        ...

    def changes(self, position: str, *, at_most: int) -> Changes:
        """What is new since a position, or was touched.

        Raises
        ------
        PositionExpired
        """
        ...

    def read(self, ref: str) -> O_co:
        """One of what `recent` and `changes` name.

        Raises
        ------
        ProviderGone
        """
        ...


class WholeSource(Protocol[O_co]):
    """What a person reads again. Every method may raise as those of `Source` do."""

    def read_whole(self, ref: str, *, within: timedelta) -> O_co:
        """All of it, as far as people read: of a conversation its newest 100 messages. Somebody
        waits: it ends `within` that time, one way or another, whatever it has to ask.

        Whatever a stranger wrote, something comes out; what else is raised is a failure of ours.

        Raises
        ------
        ProviderGone
        OutcomeUnknown, ProviderBusy
            There was no answer in time.
        """
        ...

    def link_to(self, ref: str) -> str | None:
        """Where its owner opens it at the provider. Asks nobody."""
        ...


class Sources(Protocol):
    def open(self, integration: Integration, capability: Capability) -> Any:
        """The account, opened for this: a `Source`, with whatever else its capability has."""
        ...
