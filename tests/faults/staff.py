"""The real use cases on ports of which every call counts, and can be the last."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, TypeVar, cast, get_type_hints

from countersign.domain.integration import Tokens
from countersign.engines.rules import RulesEngine
from countersign.ports.integrations import Subject
from countersign.ports.mail import Mailboxes
from countersign.usecases.act_on_task import ActOnTask
from countersign.usecases.advance_task import AdvanceTask
from countersign.usecases.ask_person import AskPerson
from countersign.usecases.change_task import ChangeTask
from countersign.usecases.connect_account import ConnectAccount
from countersign.usecases.decide_task import DecideTask
from countersign.usecases.effects.effector import Effector
from countersign.usecases.propose_tasks import ProposeTasks
from countersign.usecases.rewrite_task import RewriteTask
from countersign.usecases.scan_user import ScanUser
from countersign.usecases.standing import Standing
from countersign.usecases.sweep_due import SweepDue
from tests.fakes.accounts import InMemoryHandshakes, InMemoryIntegrations, LabelledVault
from tests.fakes.due import InMemoryDueIndex
from tests.fakes.macs import MacsInHand
from tests.fakes.notices import RecordingNotes, RecordingNotifier
from tests.fakes.people import InMemoryAgents, InMemorySessions, InMemoryUsers
from tests.fakes.queues import RecordingQueues
from tests.fakes.rules import InMemoryRules
from tests.fakes.seals import InMemorySeals
from tests.fakes.system import CountingIds, SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.workflow import InMemoryWorkflow
from tests.faults.breaker import Breaker

Made = TypeVar("Made")


@dataclass
class Ports:
    """What the use cases see of the outside."""

    clock: SettableClock
    ids: CountingIds
    tasks: InMemoryTasks
    users: InMemoryUsers
    agents: InMemoryAgents
    integrations: InMemoryIntegrations
    handshakes: InMemoryHandshakes
    workflow: InMemoryWorkflow
    queues: RecordingQueues
    notifier: RecordingNotifier
    notes: RecordingNotes
    seals: InMemorySeals
    rules: InMemoryRules

    def guarded(self, breaker: Breaker) -> "Ports":
        return Ports(**{name: breaker.guard(port) for name, port in vars(self).items()})


class AgreeableOAuth:
    """The person's consent, always given, always for the same account."""

    def authorization_url(
        self, state: str, verifier: str, redirect_uri: str, scopes: tuple[str, ...]
    ) -> str:
        return state

    def exchange(self, code: str, verifier: str, redirect_uri: str) -> Tokens:
        return self._tokens()

    def subject(self, tokens: Tokens) -> Subject:
        return Subject("google-ada", "ada@example.com")

    def refresh(self, tokens: Tokens) -> Tokens:
        return self._tokens()

    def revoke(self, tokens: Tokens) -> None:
        return None

    def _tokens(self) -> Tokens:
        far = datetime.fromisoformat("2030-01-01T00:00:00Z")
        return Tokens(access_token="a", refresh_token="r", expires_at=far, scopes=("mail",))


class Staff:
    """One of each; a use case gets the ports that it names."""

    def __init__(
        self,
        real: Ports,
        breaker: Breaker,
        effectors: Mapping[str, Effector],
        mailboxes: Mailboxes | None = None,
    ) -> None:
        guarded = real.guarded(breaker)
        self._known: dict[str, Any] = {
            **vars(guarded),
            "effectors": effectors,
            "mailboxes": mailboxes,
            "engine": RulesEngine(),
            "letters_from": "letters@countersign.example",
            "macs": breaker.guard(MacsInHand()),
            "vault": breaker.guard(LabelledVault()),
            "providers": {"google": breaker.guard(AgreeableOAuth())},
            "redirect_uris": {"google": "http://localhost/back"},
            "sessions": breaker.guard(InMemorySessions(real.users)),
            "index": breaker.guard(InMemoryDueIndex(real.tasks, real.users)),
        }
        self._known["standing"] = self.hire(Standing)
        self._known["propose"] = self.hire(ProposeTasks)
        self._known["advance"] = self.advance = self.hire(AdvanceTask)
        self.ask = self.hire(AskPerson)
        self.decide = self.hire(DecideTask)
        self.change = self.hire(ChangeTask)
        self.act = self.hire(ActOnTask)
        self.connect = self.hire(ConnectAccount)
        self.sweep = self.hire(SweepDue)
        self.scan = self.hire(ScanUser)
        self.rewrite = self.hire(RewriteTask)
        self._known |= vars(real) | {"index": InMemoryDueIndex(real.tasks, real.users)}
        self.sweep_in_peace = self.hire(SweepDue)

    def hire(self, use_case: Callable[..., Made]) -> Made:
        """The use case on our ports; a further use case that it asks for is hired for it."""
        wanted = get_type_hints(use_case)
        named = [field.name for field in fields(cast("Any", use_case))]
        return use_case(**{name: self._of(name, wanted[name]) for name in named})

    def _of(self, name: str, wanted: Any) -> Any:
        return self._known[name] if name in self._known else self.hire(wanted)
