"""What the edge may call, on fakes."""

from dataclasses import dataclass, field

from countersign.domain.providers import Provider
from countersign.ports.integrations import OAuth
from countersign.settings import Settings
from countersign.usecases.account.close import CloseAccount
from countersign.usecases.account.devices import ManageDevices
from countersign.usecases.account.export import ExportData
from countersign.usecases.account.pause import PauseAccount
from countersign.usecases.account.preferences import ChangePreferences
from countersign.usecases.account.profile import ChangeProfile
from countersign.usecases.account.request_export import AskForExport
from countersign.usecases.agents.follow_integrations import FollowIntegrations
from countersign.usecases.agents.manage import ManageAgents
from countersign.usecases.credentials.verify_password import VerifyPassword
from countersign.usecases.idempotency import Idempotent
from countersign.usecases.integrations.check import CheckIntegration
from countersign.usecases.integrations.connect import ConnectIntegration
from countersign.usecases.integrations.disconnect import DisconnectIntegration
from countersign.usecases.integrations.revoke_grant import RevokeGrant
from countersign.usecases.notifications.send_account_email import SendAccountEmail
from countersign.usecases.rate_limit import RateLimiter
from countersign.usecases.rules.manage import ManageRules
from countersign.usecases.rules.suggest import SuggestRules
from countersign.usecases.sessions.end import EndSessions
from countersign.usecases.sessions.open import OpenSession
from countersign.usecases.sign_in.composition import (
    CredentialPorts,
    credential_services,
    second_factor_of,
)
from countersign.usecases.sign_in.sign_in import SignIn
from countersign.usecases.tasks.change import ChangeTask
from countersign.usecases.tasks.change_feed import ChangeFeed
from countersign.usecases.tasks.decide import DecideTask
from countersign.usecases.tasks.instruct import InstructTask
from countersign.wiring.http import CALLBACK, SIGN_IN_CALLBACK, HttpServices
from tests.fakes.change_marks import InMemoryChangeMarks
from tests.fakes.credentials import (
    InMemoryCredentials,
    InMemorySecondFactors,
    InMemorySignIns,
    InMemoryVerificationLinks,
)
from tests.fakes.devices import AnyPush, InMemoryDevices
from tests.fakes.federated_identity import FakeIdentityProvider, ReadableSealer
from tests.fakes.idempotency import InMemoryIdempotencyRecords
from tests.fakes.identity import ReadableMint, ReversedPasswords
from tests.fakes.integrations import InMemoryHandshakes, InMemoryIntegrations, LabelledVault
from tests.fakes.macs import signing
from tests.fakes.mailer import RecordingMailer
from tests.fakes.notices import RecordingDiagnostics
from tests.fakes.oauth import FakeOAuth
from tests.fakes.personal_data import InMemoryExports, InMemoryFiles, InMemoryPersonalData
from tests.fakes.queues import RecordingQueues
from tests.fakes.rate_limits import CountingAttempts
from tests.fakes.rules import InMemoryRules
from tests.fakes.system import CountingIds, SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.users import InMemoryAgents, InMemorySessions, InMemoryUsers

PUBLIC_URL = "https://countersign.example"


@dataclass
class Fakes:
    """What stands behind the edge, in memory."""

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
    devices: InMemoryDevices = field(default_factory=InMemoryDevices)
    verification_links: InMemoryVerificationLinks = field(default_factory=InMemoryVerificationLinks)
    identity: FakeIdentityProvider = field(default_factory=FakeIdentityProvider)
    mailer: RecordingMailer = field(default_factory=RecordingMailer)

    def __post_init__(self) -> None:
        self.rules = InMemoryRules(self.tasks)
        self.tasks.people = self.users.people
        self.integrations.people = self.users.people
        self.sessions = InMemorySessions(self.users)
        self.oauth = FakeOAuth(self.clock)
        self.factors = InMemorySecondFactors(self.users)
        self.sign_ins = InMemorySignIns(self.users)
        self.make_export = ExportData(
            self.users,
            InMemoryPersonalData(
                self.users, self.tasks, self.agents, self.sessions, self.integrations
            ),
            self.exports,
            self.files,
            self.queues,
            self.clock,
        )

    def made(self) -> HttpServices:
        """The services on these; also who writes the letters that they promise."""
        passwords, mint = ReversedPasswords(), ReadableMint()
        limit = RateLimiter(self.attempt_counters, self.clock)
        open_session = OpenSession(self.sessions, mint, self.clock, self.ids, self.users)
        end_sessions = EndSessions(self.users, self.sessions, self.clock)
        providers: dict[Provider, OAuth] = {"google": self.oauth}
        follow = FollowIntegrations(
            self.agents,
            self.integrations,
            self.tasks,
            self.clock,
            self.users,
            self.queues,
            self.ids,
        )
        disconnect = DisconnectIntegration(
            self.integrations,
            RevokeGrant(
                self.integrations.durable_jobs,
                self.integrations,
                follow,
                self.vault,
                providers,
                self.clock,
                RecordingDiagnostics(),
            ),
            self.clock,
        )
        proving = CredentialPorts(
            users=self.users,
            verification_links=self.verification_links,
            credentials=InMemoryCredentials(self.users, self.verification_links),
            factors=self.factors,
            sign_ins=self.sign_ins,
            passwords=passwords,
            identity=self.identity,
            sealer=ReadableSealer(),
            vault=self.vault,
            integrations=self.integrations,
            devices=self.devices,
            push=AnyPush(),
            rules=self.rules,
            agents=self.agents,
            jobs_queue=self.queues,
            clock=self.clock,
            ids=self.ids,
            redirect_uri=f"{PUBLIC_URL}{SIGN_IN_CALLBACK}",
        )
        credentials = credential_services(proving, limit, open_session, disconnect)
        self.post_office = SendAccountEmail(
            users=self.users,
            verification_links=self.verification_links,
            mailer=self.mailer,
            limit=limit,
            clock=self.clock,
            ids=self.ids,
            public_url=PUBLIC_URL,
        )
        return HttpServices(
            settings=Settings(),
            clock=self.clock,
            sign_in=SignIn(
                users=self.users,
                sessions=self.sessions,
                passwords=passwords,
                mint=mint,
                clock=self.clock,
                ids=self.ids,
                prove=VerifyPassword(
                    self.users, passwords, limit, second_factor_of(proving, limit)
                ),
                open=open_session,
                choose=credentials.choose_password,
                jobs_queue=self.queues,
                end=end_sessions,
                limit=limit,
            ),
            end_sessions=end_sessions,
            limit=limit,
            idempotent=Idempotent(self.idempotency_records, self.clock, self.ids),
            users=self.users,
            change_profile=ChangeProfile(users=self.users),
            preferences=ChangePreferences(users=self.users),
            manage_agents=ManageAgents(
                agents=self.agents,
                users=self.users,
                integrations=self.integrations,
                scan_queue=self.queues,
                clock=self.clock,
                ids=self.ids,
            ),
            agents=self.agents,
            manage_rules=ManageRules(
                rules=self.rules,
                integrations=self.integrations,
                clock=self.clock,
                ids=self.ids,
                countersign=signing(),
            ),
            suggest_rules=SuggestRules(tasks=self.tasks, rules=self.rules, clock=self.clock),
            connect=ConnectIntegration(
                handshakes=InMemoryHandshakes(),
                integrations=self.integrations,
                follow=follow,
                vault=self.vault,
                clock=self.clock,
                ids=self.ids,
                providers=providers,
                redirect_uris={"google": f"{PUBLIC_URL}{CALLBACK}"},
            ),
            integrations=self.integrations,
            check=CheckIntegration(self.integrations, follow, self.vault, providers, self.clock),
            disconnect=disconnect,
            pause=PauseAccount(self.users, follow, self.queues, self.clock),
            export=AskForExport(self.exports, self.files, self.queues, self.clock, self.ids),
            close=CloseAccount(self.users, self.queues, self.clock),
            manage_devices=ManageDevices(
                devices=self.devices, push=AnyPush(), clock=self.clock, ids=self.ids
            ),
            devices=self.devices,
            tasks=self.tasks,
            decide=DecideTask(tasks=self.tasks, clock=self.clock, countersign=signing()),
            change=ChangeTask(tasks=self.tasks, clock=self.clock, countersign=signing()),
            instruct=InstructTask(tasks=self.tasks, scan_queue=self.queues, clock=self.clock),
            changes=ChangeFeed(tasks=self.tasks, marks=self.marks, clock=self.clock),
            credentials=credentials,
            cursor_keys=lambda: (b"a key for cursors, 32 bytes long",),
        )
