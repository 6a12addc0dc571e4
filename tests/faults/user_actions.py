"""What a person does, and does again while the screen does not answer."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import timedelta

from countersign.domain.actions.action import Action
from countersign.domain.actions.catalog import KINDS
from countersign.domain.actions.fields import Role
from countersign.domain.actions.items import ItemsAction
from countersign.domain.errors import DomainError
from countersign.domain.task.alternative import Alternative
from countersign.domain.task.body import Body
from countersign.domain.task.task import Status, Task
from countersign.domain.users.user import User
from countersign.usecases.integrations.connect import ConnectIntegration
from countersign.usecases.tasks.change import ChangeTask
from countersign.usecases.tasks.decide import DecideTask
from tests.factories import GMAIL, TASK, USER, account, known_people
from tests.fakes.integrations import InMemoryIntegrations
from tests.fakes.provider import JournallingProvider
from tests.fakes.system import SettableClock
from tests.faults.breaker import Breaker, StoppedDead
from tests.faults.mailbox_world import Post

TRIES = 3


class Taps(ABC):
    """The person's side of a world. Each names the digest of what is on the screen now."""

    breaker: Breaker
    clock: SettableClock
    person: User
    integrations: InMemoryIntegrations
    provider: JournallingProvider | Post
    decide: DecideTask
    change: ChangeTask
    connect: ConnectIntegration

    @property
    @abstractmethod
    def task(self) -> Task: ...

    @property
    @abstractmethod
    def present_action(self) -> Action: ...

    @property
    @abstractmethod
    def offered(self) -> Body: ...

    def way(self, number: int) -> str:
        """The digest of an alternative; 0 for what is proposed itself."""
        return list(self.offered.by_digest)[number]

    @property
    def preferred(self) -> str:
        """What the person would sign: where they have to choose, the second of what there is."""
        waits = self.task.status is Status.AWAITING_APPROVAL
        return self.way(2) if waits and self.offered.must_choose else self.task.digest

    @property
    @abstractmethod
    def steps(self) -> tuple[str, ...]: ...

    @abstractmethod
    def run(self, at_most: timedelta = ...) -> None: ...

    def tap_approve(self) -> None:
        digest = self.preferred
        self.insist(lambda: self.decide.approve(self.person, TASK, digest))

    def tap_choose(self, way: int) -> None:
        digest = self.way(way)
        self.insist(lambda: self.decide.approve(self.person, TASK, digest))

    def tap_put_back(self) -> None:
        """Z: whatever became of the approval, decide anew."""
        digest, status = self.task.digest, self.task.status
        if status is Status.APPROVED:
            self.insist(lambda: self.change.cancel(self.person, TASK, digest, reopens=True))
        else:
            self.insist(lambda: self.change.undo(self.person, TASK, digest, reopens=True))

    def tap_approve_among_others(self) -> None:
        digest = self.task.digest
        self.insist(lambda: self.decide.approve_among_others(self.person, TASK, digest))

    def tap_reject(self) -> None:
        digest = self.task.digest
        self.insist(
            lambda: self.decide.reject(self.person, TASK, digest, reason="not_now", text=None)
        )

    def tap_undo(self) -> None:
        digest = self.task.digest
        self.insist(lambda: self.change.undo(self.person, TASK, digest))

    def tap_cancel(self) -> None:
        digest = self.task.digest
        self.insist(lambda: self.change.cancel(self.person, TASK, digest))

    def tap_retry(self) -> None:
        digest = self.task.digest
        self.insist(lambda: self.change.retry(self.person, TASK, digest))

    def tap_reopen(self) -> None:
        digest = self.task.digest
        self.insist(lambda: self.change.reopen(self.person, TASK, digest))

    def tap_snooze(self, span: timedelta) -> None:
        digest, until = self.task.digest, self.clock.now() + span
        self.insist(lambda: self.change.snooze(self.person, TASK, digest, until))

    def tap_unsnooze(self) -> None:
        digest = self.task.digest
        self.insist(lambda: self.change.unsnooze(self.person, TASK, digest))

    def tap_edit(self, words: str) -> None:
        """It says something else; of many items the last is taken out."""
        digest, action = self.task.digest, edited(self.present_action, words)
        self.insist(lambda: self.change.edit(self.person, TASK, digest, action))

    def say_it_did_not_happen(self) -> None:
        digest = self.task.digest
        self.insist(lambda: self.change.resolve(self.person, TASK, digest, happened=False))

    def say_what_is_there(self) -> None:
        """Where we could not know, look, and have it done if it was not."""
        if self.task.status is not Status.NEEDS_REVIEW:
            return
        self.provider.land_all()
        last = f"{TASK}.{self.task.revision}.{self.steps[-1]}"
        happened = any(carried.key == last for carried in self.provider.journal)
        digest = self.task.digest
        self.insist(lambda: self.change.resolve(self.person, TASK, digest, happened=happened))
        if not happened:
            self.tap_retry()

    def reconnect(self) -> None:
        """Go through the consent again; a person who sees it connected leaves it at that."""
        self.provider.connected = True
        before = self.clock.now()

        def consent() -> None:
            stored = self.integrations.get(USER, GMAIL)
            is_back = stored is not None and stored.status == "connected"
            if stored is None or not is_back or stored.connected_at < before:
                state = self.connect.begin(self.person, "google")
                self.connect.complete(self.person, self.connect.come_back("google", state, "code"))

        self.insist(consent)

    def disconnect(self) -> None:
        self.provider.connected = False
        self.integrations.save(account(status="expired"))

    def insist(self, wish: Callable[[], object]) -> None:
        """What a person does until the screen answers: at most three times."""
        for _ in range(TRIES):
            try:
                wish()
            except StoppedDead:
                self.breaker.revive()
                self.run(timedelta(seconds=5))
            except DomainError:
                return
            else:
                return


def ways_of(action: Action) -> tuple[Alternative, ...]:
    """Three other ways to do it, or fewer of a short list."""
    if isinstance(action, ItemsAction):
        cuts = (action.items[:-1], action.items[1:], action.items[:1])
        others: list[Action] = [
            action.model_copy(update={"items": cut}) for cut in dict.fromkeys(cuts) if cut
        ]
    else:
        others = [edited(action, words) for words in ("At one.", "At two.", "Not at all.")]
    return tuple(
        Alternative(label=f"Way {number}", action=other, provenance=known_people(other))
        for number, other in enumerate(others, start=1)
    )


def edited(action: Action, words: str) -> Action:
    if isinstance(action, ItemsAction):
        return action.model_copy(update={"items": action.items[:-1]})
    facts = KINDS[action.kind]
    *_, said = (name for name in facts.editable if facts.roles[name] is Role.WORDS)
    return action.model_copy(update={said: words})
