"""The real use cases on ports of which every call counts, and can be the last."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from functools import cache
from typing import Any, TypeVar, cast, get_type_hints

from countersign.agents.registry import AgentRegistry
from countersign.domain.integration import Tokens
from countersign.engines.rules import RulesEngine
from countersign.ports.effects import AnyEffector
from countersign.ports.integrations import Subject
from countersign.ports.provider_adapter import Providers
from countersign.usecases.dispatch_due import DispatchDue
from countersign.usecases.integrations.connect import ConnectIntegration
from countersign.usecases.scanning.scan_user import ScanUser
from countersign.usecases.tasks.act import ActOnTask
from countersign.usecases.tasks.advance import AdvanceTask
from countersign.usecases.tasks.ask import AskPerson
from countersign.usecases.tasks.authorization import ActAuthorization
from countersign.usecases.tasks.change import ChangeTask
from countersign.usecases.tasks.decide import DecideTask
from countersign.usecases.tasks.propose import ProposeTasks
from countersign.usecases.tasks.revise import ReviseTask
from countersign.usecases.tasks.teach import Teach
from tests.fakes.checkpoints import InMemoryCheckpoints
from tests.fakes.due import InMemoryDueIndex
from tests.fakes.held import InMemoryHeldProposals
from tests.fakes.integrations import InMemoryHandshakes, InMemoryIntegrations, LabelledVault
from tests.fakes.learned import InMemoryLearned
from tests.fakes.look_again import InMemoryLooksAhead
from tests.fakes.macs import MacsInHand
from tests.fakes.notices import RecordingChannel, RecordingDiagnostics
from tests.fakes.notifications import InMemoryNotifications
from tests.fakes.queues import RecordingQueues
from tests.fakes.rules import InMemoryRules
from tests.fakes.system import CountingIds, SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.users import InMemoryAgents, InMemorySessions, InMemoryUsers
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
    scan_queue: RecordingQueues
    advance_queue: RecordingQueues
    action_queue: RecordingQueues
    approval_queue: RecordingQueues
    jobs_queue: RecordingQueues
    notifications: InMemoryNotifications
    push: RecordingChannel
    diagnostics: RecordingDiagnostics
    checkpoints: InMemoryCheckpoints
    rules: InMemoryRules
    held: InMemoryHeldProposals
    learned: InMemoryLearned
    ahead: InMemoryLooksAhead

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


_hints = cache(get_type_hints)


class Staff:
    """One of each; a use case gets the ports that it names."""

    def __init__(
        self,
        real: Ports,
        breaker: Breaker,
        effectors: Mapping[str, AnyEffector],
        providers: Providers,
    ) -> None:
        guarded = real.guarded(breaker)
        self._known: dict[str, Any] = {
            **vars(guarded),
            "channels": (guarded.push,),
            "effectors": effectors,
            "providers": providers,
            "registry": AgentRegistry(),
            "engine": RulesEngine(),
            "letters_from": "letters@countersign.example",
            "macs": breaker.guard(MacsInHand()),
            "vault": breaker.guard(LabelledVault()),
            "authorizations": {"google": breaker.guard(AgreeableOAuth())},
            "redirect_uris": {"google": "http://localhost/back"},
            "sessions": breaker.guard(InMemorySessions(real.users)),
            "index": breaker.guard(InMemoryDueIndex(real.tasks, real.users)),
        }
        self._known["authorization"] = self.hire(ActAuthorization)
        self._known["propose"] = self.hire(ProposeTasks)
        self._known["teach"] = self.hire(Teach)
        self._known["advance"] = self.advance = self.hire(AdvanceTask)
        self.ask = self.hire(AskPerson)
        self.decide = self.hire(DecideTask)
        self.change = self.hire(ChangeTask)
        self.act = self.hire(ActOnTask)
        self.connect = self.hire(ConnectIntegration)
        self.sweep = self.hire(DispatchDue)
        self.scan = self.hire(ScanUser)
        self.rewrite = self.hire(ReviseTask)
        self._known |= vars(real) | {"index": InMemoryDueIndex(real.tasks, real.users)}
        self.sweep_in_peace = self.hire(DispatchDue)

    def hire(self, use_case: Callable[..., Made]) -> Made:
        """The use case on our ports; a further use case that it asks for is hired for it."""
        wanted = _hints(use_case)
        named = [field.name for field in fields(cast("Any", use_case))]
        return use_case(**{name: self._of(name, wanted[name]) for name in named})

    def _of(self, name: str, wanted: Any) -> Any:
        return self._known[name] if name in self._known else self.hire(wanted)
