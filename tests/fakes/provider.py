"""Providers without an outside: accounts that are opened, and one that keeps a journal.

The latter has one conversation with a task, and its journal says what it carried out. Its key is
`queryable`, like a mailbox: it takes a second write under the same key without a word.
The last step of what is written stands in the conversation, so that our own write looks like a
changed world to anyone who looks at the world before looking for the write.
"""

from collections import deque
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Literal, TypeVar

from countersign.domain.actions.catalog import KINDS
from countersign.domain.capabilities import Capability
from countersign.domain.integration import Integration
from countersign.domain.task.body import Evidence
from countersign.domain.task.digest import digest_of
from countersign.ports.effects import Absent, Approved, Attempt, Ready, WorldChanged, Written
from countersign.ports.providers import (
    AT_WORK_AT_MOST,
    ConnectionBroken,
    OutcomeUnknown,
    ProviderBusy,
    ProviderRefused,
)
from countersign.ports.system import Clock
from tests.fakes.mailbox import FakeMailbox

T = TypeVar("T")

WriteFault = Literal[
    "lost_before", "lost_after", "lands_late", "times_out", "busy", "refused", "broken"
]
ReadFault = Literal["silent", "busy", "refused", "broken"]

SETTLING = timedelta(seconds=10)

CALL_OF_THE_DEAD = timedelta(seconds=25) + AT_WORK_AT_MOST
"""How long a worker that dies in its call may have waited, and the provider goes on after that."""


@dataclass
class FakeProviders:
    """What is opened, by the capability and the address of the connected account. A mailbox that is
    not among them lets nobody in; nothing else can be opened at all."""

    opened_for: dict[Capability, dict[str, Any]] = field(default_factory=dict)
    opened: list[Capability] = field(default_factory=list)

    def open(self, integration: Integration, capability: Capability) -> Any:
        at = self.opened_for.get(capability, {})
        if not integration.is_known:
            raise ProviderRefused("Nothing here knows how to work with it.")
        if integration.account not in at and capability != "mail":
            raise ProviderRefused(f"Nothing here is worked with as {capability}.")
        self.opened.append(capability)
        return at.get(integration.account) or FakeMailbox(connected=False)


class KnownProviders(dict[str, T]):
    """What there is of each provider; of any other there is nothing."""

    def __missing__(self, name: str) -> T:
        raise ProviderRefused(f"Nothing here knows how to work with {name}.")


@dataclass(frozen=True)
class Carried:
    """One write that the provider carried out."""

    key: str
    digest: str
    at: datetime
    is_last: bool


@dataclass
class JournallingProvider:
    """An effector and its session. An entry of `write_faults` or `read_faults` spoils one call."""

    clock: Clock
    settling: timedelta = SETTLING
    names_sender: bool = False
    finds_by_key: bool = True
    journal: list[Carried] = field(default_factory=list)
    conversation: list[str] = field(default_factory=list)
    write_faults: deque[WriteFault] = field(default_factory=deque)
    read_faults: deque[ReadFault] = field(default_factory=deque)
    take_back_faults: deque[WriteFault] = field(default_factory=deque)
    taken_back: list[str] = field(default_factory=list)
    in_the_air: list[Carried] = field(default_factory=list)
    connected: bool = True
    shows_nothing: bool = False
    calls: int = 0

    def open(self, integration: Integration, capability: Capability) -> Any:
        """There is nothing else to open."""
        return self

    def preflight(
        self, approved: Approved[Any, Any], integration: Integration
    ) -> Ready | WorldChanged:
        self._look()
        known = {entry.ref for entry in approved.body.evidence}
        heard = (said for said in self.conversation if said not in known)
        news = [said for said in heard if not _is_elsewhere(said, approved.body.task_id)]
        if not news:
            return Ready()
        evidence = tuple(Evidence(provider="google", ref=said, quote=said) for said in news)
        return WorldChanged("Somebody has written again.", evidence)

    def plan(self, attempt: Attempt[Any, Any]) -> None:
        """It can be asked later whatever there is to know."""

    def write(self, attempt: Attempt[Any, Any]) -> Written:
        self.calls += 1
        self._land()
        self._let_in()
        carried = _carried(attempt, self.clock.now())
        match self.write_faults.popleft() if self.write_faults else None:
            case "lost_before":
                raise OutcomeUnknown("No answer.")
            case "lost_after":
                self._carry_out(carried)
                raise OutcomeUnknown("No answer.")
            case "lands_late":
                self.in_the_air.append(carried)
                raise OutcomeUnknown("No answer.")
            case "times_out":
                self.in_the_air.append(replace(carried, at=carried.at + AT_WORK_AT_MOST))
                raise OutcomeUnknown("No answer.", still_for=AT_WORK_AT_MOST)
            case "busy":
                raise ProviderBusy("Not now.", retry_after=7)
            case "refused":
                raise ProviderRefused("No.")
            case "broken":
                self.connected = False
                self._let_in()
        self._carry_out(carried)
        return _written(carried)

    def take_back(self, attempt: Attempt[Any, Any]) -> Written:
        self.calls += 1
        self._let_in()
        key = str((attempt.given or {})["key"])
        fault = self.take_back_faults.popleft() if self.take_back_faults else None
        if fault == "busy":
            raise ProviderBusy("Not now.", retry_after=7)
        if fault == "refused":
            raise ProviderRefused("No.")
        if fault != "lost_before":
            self.taken_back.append(key)
            self.conversation = [said for said in self.conversation if said != f"ours:{key}"]
        if fault is not None:
            raise OutcomeUnknown("No answer.")
        return Written({"taken_back": key}, None)

    def land_late(self, name: str, attempt: Attempt[Any, Any]) -> None:
        """The worker dies while its call is under way; the provider still gets to it."""
        if name != "write":
            raise ValueError("only a write is carried out late")
        fault = self.write_faults.popleft() if self.write_faults else None
        self.connected = self.connected and fault != "broken"
        if self.connected and fault in (None, "lost_after", "lands_late", "times_out"):
            cut_off = self.clock.now() + CALL_OF_THE_DEAD
            self.in_the_air.append(_carried(attempt, cut_off))

    def somebody_writes(self) -> None:
        """The conversation goes on without us."""
        self.conversation.append(f"message-{len(self.conversation) + 2}")

    def reconcile(self, attempt: Attempt[Any, Any]) -> Written | Absent:
        self._look()
        if self.shows_nothing:
            raise ProviderRefused("Reading is not allowed any more.")
        found = next((carried for carried in self.journal if carried.key == attempt.key), None)
        return _written(found) if found else Absent()

    def _look(self) -> None:
        self.calls += 1
        self._land()
        self._let_in()
        match self.read_faults.popleft() if self.read_faults else None:
            case "silent":
                raise OutcomeUnknown("No answer.")
            case "busy":
                raise ProviderBusy("Not now.", retry_after=7)
            case "refused":
                raise ProviderRefused("No.")
            case "broken":
                raise ConnectionBroken("The access was taken back.")

    def _let_in(self) -> None:
        if not self.connected:
            raise ConnectionBroken("The access was taken back.")

    def _land(self) -> None:
        latest = self.settling - timedelta(seconds=1)
        for carried in list(self.in_the_air):
            if self.clock.now() >= carried.at + latest:
                self.in_the_air.remove(carried)
                self._carry_out(carried)

    def land_all(self) -> None:
        """What was in the air has arrived by now."""
        while self.in_the_air:
            self._carry_out(self.in_the_air.pop())

    def _carry_out(self, carried: Carried) -> None:
        self.journal.append(carried)
        if carried.is_last:
            self.conversation.append(f"ours:{carried.key}")


def _is_elsewhere(said: str, task_id: str) -> bool:
    """Whether we said it in the conversation of another task."""
    return said.startswith("ours:") and not said.startswith(f"ours:{task_id}.")


def _carried(attempt: Attempt[Any, Any], at: datetime) -> Carried:
    is_last = attempt.step == KINDS[attempt.action.kind].steps[-1]
    return Carried(attempt.key, digest_of(attempt.body), at, is_last)


def _written(carried: Carried) -> Written:
    return Written({"key": carried.key}, {"key": carried.key})
