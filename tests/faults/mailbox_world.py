"""A mailbox in memory with the real effectors before it, and a journal of what they did.

It has the switches of `tests.fakes.provider`, and one more: `spoilt` names single calls to the
mailbox, reads and writes alike, numbered from 1, and what befalls them.
"""

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from threading import local
from typing import Any, Literal, cast

from countersign.domain.actions.action import Action
from countersign.domain.actions.catalog import KINDS
from countersign.domain.capabilities import Capability
from countersign.domain.integration import Integration
from countersign.domain.mail.mail import Mail
from countersign.domain.task.digest import digest_of
from countersign.domain.task.effect import UNDO_STEP
from countersign.effects.registry import EffectorsByKind
from countersign.ports.effects import AnyEffector, Approved, Attempt
from countersign.ports.providers import (
    AT_WORK_AT_MOST,
    ConnectionBroken,
    OutcomeUnknown,
    ProviderBusy,
    ProviderRefused,
)
from countersign.ports.system import Clock
from tests.contracts.rigs.fake import FakeMailRig
from tests.fakes.mailbox import FakeMailbox, state_of
from tests.fakes.provider import CALL_OF_THE_DEAD, SETTLING, Carried, ReadFault, WriteFault
from tests.faults.breaker import Breaker
from tests.kinds.example import EXAMPLES

STAYS = frozenset({"make_label"})
"""Steps that nothing takes back: a later revision finds what they made."""

WRITES = frozenset({"save_draft", "send_draft", "delete_draft", "change", "make_label"})
SPOILINGS: tuple[WriteFault, ...] = (
    *("lost_before", "lost_after", "lands_late", "times_out"),
    *("busy", "refused", "broken"),
)

Doing = Literal["preflight", "plan", "write", "take_back", "reconcile"]
AtWork = tuple[Doing, Approved[Any, Any]]


@dataclass(frozen=True)
class _InTheAir:
    lands_at: datetime
    land: Callable[[], object]


@dataclass
class Post:
    """Stands for the provider of every kind of mail action."""

    clock: Clock
    breaker: Breaker
    spoilt: dict[int, WriteFault] = field(default_factory=dict)
    settling: timedelta = SETTLING
    mailbox: FakeMailbox = field(default_factory=FakeMailbox)
    journal: list[Carried] = field(default_factory=list)
    taken_back: list[str] = field(default_factory=list)
    in_the_air: list[_InTheAir] = field(default_factory=list)
    write_faults: deque[WriteFault] = field(default_factory=deque)
    read_faults: deque[ReadFault] = field(default_factory=deque)
    take_back_faults: deque[WriteFault] = field(default_factory=deque)
    connected: bool = True
    shows_nothing: bool = False
    calls: int = 0
    _at_work: local = field(default_factory=local)
    _action: Action | None = None
    _mails: tuple[Mail, ...] = ()

    @property
    def effectors(self) -> Mapping[str, AnyEffector]:
        real = EffectorsByKind()
        return {kind: cast("Any", _Attributed(self, real[kind])) for kind in KINDS}

    def open(self, integration: Integration, capability: Capability = "mail") -> Any:
        return self.breaker.guard(MailAtWork(self))

    def action(self, kind: str) -> Action:
        """An action of this kind, on what was put into the mailbox for it."""
        there = len(self.mailbox.messages)
        example = EXAMPLES[kind]
        self._action = example.before(FakeMailRig(self.mailbox), example.action)
        self._mails = tuple(self.mailbox.messages[there:])
        return self._action

    def somebody_writes(self) -> None:
        """The world goes on without us, so that what was approved does not fit any more."""
        assert self._action is not None
        overtaken = EXAMPLES[self._action.kind].overtaken
        assert overtaken is not None
        self.mailbox.now = self.clock.now()
        overtaken(FakeMailRig(self.mailbox), self._action)

    def person_begins_a_draft(self) -> None:
        """In a conversation of its own."""
        self.mailbox.now = self.clock.now()
        self.mailbox.write_draft_by_hand()

    def is_as_it_was(self) -> bool:
        """Every mail is filed as it came, and no draft of ours is left."""
        states = {mail.message_id: state_of(mail) for mail in self.mailbox.messages}
        same = all(states[mail.message_id] == state_of(mail) for mail in self._mails)
        return same and not self.mailbox.drafts

    @property
    def _doing(self) -> AtWork | None:
        """What the worker in this thread is about."""
        return getattr(self._at_work, "doing", None)

    @contextmanager
    def during(self, doing: AtWork | None) -> Iterator[None]:
        before, self._at_work.doing = self._doing, doing
        try:
            yield
        finally:
            self._at_work.doing = before

    def asked(self, name: str, work: Callable[[], Any]) -> Any:
        """One call to the mailbox, as far as it comes."""
        self.calls += 1
        self._land()
        fault = self.spoilt.get(self.calls) or self._next_fault(name)
        if fault == "broken" and self.calls not in self.spoilt:
            self.connected = False
        self._refuse(fault)
        if fault in ("lands_late", "times_out") and name in WRITES:
            still_for = AT_WORK_AT_MOST if fault == "times_out" else timedelta(0)
            self._later(self.clock.now() + still_for, work)
            raise OutcomeUnknown("No answer.", still_for=still_for)
        answer = self._carry_out(work) if name in WRITES else work()
        if fault in ("lost_after", "lands_late", "times_out"):
            raise OutcomeUnknown("No answer.")
        return answer

    def cut_off(self, name: str, work: Callable[[], Any]) -> None:
        """The worker dies while this call is under way; the mailbox still gets to it."""
        fault = self._next_fault(name)
        self.connected = self.connected and fault != "broken"
        if self.connected and fault in (None, "lost_after", "lands_late", "times_out"):
            self._later(self.clock.now() + CALL_OF_THE_DEAD, work)

    def land_all(self) -> None:
        """What was in the air has arrived by now."""
        while self.in_the_air:
            self.in_the_air.pop().land()

    def _refuse(self, fault: str | None) -> None:
        reconciles = self._doing is not None and self._doing[0] == "reconcile"
        if not self.connected or fault == "broken":
            raise ConnectionBroken("The access was taken back.")
        if fault in ("lost_before", "silent"):
            raise OutcomeUnknown("No answer.")
        if fault == "busy":
            raise ProviderBusy("Not now.", retry_after=7)
        if fault == "refused" or (self.shows_nothing and reconciles):
            raise ProviderRefused("No.")

    def _next_fault(self, name: str) -> str | None:
        if name not in WRITES:
            return self.read_faults.popleft() if self.read_faults else None
        takes_back = self._doing is not None and self._doing[0] == "take_back"
        faults = self.take_back_faults if takes_back else self.write_faults
        return faults.popleft() if faults else None

    def _later(self, sent_at: datetime, work: Callable[[], Any]) -> None:
        lands_at = sent_at + self.settling - timedelta(seconds=1)
        doing = self._doing
        self.in_the_air.append(_InTheAir(lands_at, lambda: self._land_one(work, doing)))

    def _land(self) -> None:
        for flying in list(self.in_the_air):
            if self.clock.now() >= flying.lands_at:
                self.in_the_air.remove(flying)
                flying.land()

    def _land_one(self, work: Callable[[], Any], doing: AtWork | None) -> None:
        with self.during(doing), suppress(ProviderRefused):
            self._carry_out(work)

    def _carry_out(self, work: Callable[[], Any]) -> Any:
        self.mailbox.now = self.clock.now()
        before = len(self.mailbox.carried_out)
        answer = work()
        for _ in self.mailbox.carried_out[before:]:
            self._write_down()
        return answer

    def _write_down(self) -> None:
        if self._doing is None:
            raise AssertionError("A write outside of any effect.")
        doing, attempt = self._doing
        if not isinstance(attempt, Attempt):
            raise TypeError("A write outside of any effect.")
        key = attempt.key.replace(f".{UNDO_STEP}", ".")
        if doing == "take_back":
            self.taken_back.append(key)
            return
        is_last = attempt.step == KINDS[attempt.action.kind].steps[-1]
        self.journal.append(Carried(key, digest_of(attempt.body), self.clock.now(), is_last))


class MailAtWork:
    """A session on the mailbox of a `Post`."""

    def __init__(self, post: Post) -> None:
        self._post = post

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._post.mailbox, name)

        def call(*args: Any, **kwargs: Any) -> Any:
            return self._post.asked(name, partial(method, *args, **kwargs))

        return call

    def land_late(self, name: str, *args: Any, **kwargs: Any) -> None:
        method = getattr(self._post.mailbox, name)
        self._post.cut_off(name, partial(method, *args, **kwargs))


class _Attributed:
    """A real effector; what it does to the mailbox is written down under its effect's key."""

    def __init__(self, post: Post, real: AnyEffector) -> None:
        self._post = post
        self._real = real

    @property
    def settling(self) -> timedelta:
        return self._post.settling

    @property
    def names_sender(self) -> bool:
        return self._real.names_sender

    @property
    def finds_by_key(self) -> bool:
        return self._real.finds_by_key

    def __getattr__(self, name: str) -> Any:
        doing = cast("Doing", name)

        def call(approved: Approved[Any, Any], *more: Any) -> Any:
            with self._post.during((doing, approved)):
                return getattr(self._real, name)(approved, *more)

        return call
