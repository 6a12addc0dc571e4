"""What the edge may call, on fakes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from countersign.ports.integrations import OAuth
from countersign.settings import Settings
from countersign.usecases.account.export import ExportData
from countersign.usecases.notifications.send_account_email import SendAccountEmail
from countersign.usecases.services import HttpServices
from countersign.usecases.tasks.read_sources import ReadSources
from tests.fakes.change_marks import InMemoryChangeMarks
from tests.fakes.credentials import (
    InMemoryCredentials,
    InMemorySecondFactors,
    InMemorySignIns,
    InMemoryVerificationLinks,
)
from tests.fakes.devices import AnyPush, InMemoryDevices
from tests.fakes.federated_identity import FakeIdentityProvider, ReadableSealer
from tests.fakes.held import InMemoryHeldProposals
from tests.fakes.idempotency import InMemoryIdempotencyRecords
from tests.fakes.identity import ReadableMint, ReversedPasswords
from tests.fakes.integrations import InMemoryHandshakes, InMemoryIntegrations, LabelledVault
from tests.fakes.learned import InMemoryLearned
from tests.fakes.macs import MacsInHand
from tests.fakes.mailer import RecordingMailer
from tests.fakes.notices import RecordingDiagnostics
from tests.fakes.notifications import InMemoryNotifications
from tests.fakes.oauth import FakeOAuth
from tests.fakes.personal_data import InMemoryExports, InMemoryFiles, InMemoryPersonalData
from tests.fakes.provider import FakeProviders, KnownProviders
from tests.fakes.queues import RecordingQueues
from tests.fakes.rate_limits import CountingAttempts
from tests.fakes.rules import InMemoryRules
from tests.fakes.system import CountingIds, SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.users import InMemoryAgents, InMemorySessions, InMemoryUsers

PUBLIC_URL = "https://countersign.example"


class EveryService(HttpServices):
    """What all functions behind the API have: in a test, one application serves every route."""

    @cached_property
    def read_sources(self) -> ReadSources:
        ports = self.ports
        assert isinstance(ports, Fakes)
        return ReadSources(
            ports.tasks,
            ports.integrations,
            ports.providers,
            self.limit,
            ports.clock,
            ports.diagnostics,
        )


@dataclass
class Fakes:
    """`ApiPorts` in memory, and who writes the letters and copies that the edge promises."""

    public_url = PUBLIC_URL
    on_a_laptop = False

    clock: SettableClock = field(default_factory=SettableClock)
    ids: CountingIds = field(default_factory=CountingIds)
    users: InMemoryUsers = field(default_factory=InMemoryUsers)
    idempotency_records: InMemoryIdempotencyRecords = field(
        default_factory=InMemoryIdempotencyRecords
    )
    attempt_counters: CountingAttempts = field(default_factory=CountingAttempts)
    marks: InMemoryChangeMarks = field(default_factory=InMemoryChangeMarks)
    agents: InMemoryAgents = field(default_factory=InMemoryAgents)
    tasks: InMemoryTasks = field(default_factory=InMemoryTasks)
    integrations: InMemoryIntegrations = field(default_factory=InMemoryIntegrations)
    vault: LabelledVault = field(default_factory=LabelledVault)
    exports: InMemoryExports = field(default_factory=InMemoryExports)
    files: InMemoryFiles = field(default_factory=InMemoryFiles)
    queues: RecordingQueues = field(default_factory=RecordingQueues)
    notifications: InMemoryNotifications = field(default_factory=InMemoryNotifications)
    devices: InMemoryDevices = field(default_factory=InMemoryDevices)
    verification_links: InMemoryVerificationLinks = field(default_factory=InMemoryVerificationLinks)
    identity: FakeIdentityProvider = field(default_factory=FakeIdentityProvider)
    mailer: RecordingMailer = field(default_factory=RecordingMailer)
    settings: Settings = field(default_factory=Settings)
    handshakes: InMemoryHandshakes = field(default_factory=InMemoryHandshakes)
    passwords: ReversedPasswords = field(default_factory=ReversedPasswords)
    mint: ReadableMint = field(default_factory=ReadableMint)
    macs: MacsInHand = field(default_factory=MacsInHand)
    sealer: ReadableSealer = field(default_factory=ReadableSealer)
    push: AnyPush = field(default_factory=AnyPush)
    diagnostics: RecordingDiagnostics = field(default_factory=RecordingDiagnostics)

    providers: FakeProviders = field(default_factory=FakeProviders)

    def __post_init__(self) -> None:
        self.rules = InMemoryRules(self.tasks)
        self.learned = InMemoryLearned(self.tasks)
        self.held = InMemoryHeldProposals(self.tasks)
        self.tasks.people = self.users.people
        self.integrations.people = self.users.people
        self.durable_jobs = self.integrations.durable_jobs
        self.sessions = InMemorySessions(self.users)
        self.oauth = FakeOAuth(self.clock)
        self.authorizations = KnownProviders[OAuth](google=self.oauth)
        self.identities = KnownProviders(google=self.identity)
        self.factors = InMemorySecondFactors(self.users)
        self.sign_ins = InMemorySignIns(self.users)
        self.saved_credentials = InMemoryCredentials(self.users, self.verification_links)
        self.export_links, self.scan_queue, self.jobs_queue = self.files, self.queues, self.queues
        self.make_export = ExportData(
            self.users,
            InMemoryPersonalData(
                self.users,
                self.tasks,
                self.agents,
                self.sessions,
                self.integrations,
                self.notifications,
            ),
            self.exports,
            self.files,
            self.queues,
            self.clock,
        )

    def cursor_keys(self) -> Sequence[bytes]:
        return (b"a key for cursors, 32 bytes long",)

    def made(self) -> EveryService:
        """The services on these; also who writes the letters that they promise."""
        services = EveryService(self)
        self.post_office = SendAccountEmail(
            users=self.users,
            verification_links=self.verification_links,
            mailer=self.mailer,
            limit=services.limit,
            clock=self.clock,
            ids=self.ids,
            public_url=PUBLIC_URL,
        )
        return services
