"""What the edge may call, on fakes."""

from dataclasses import dataclass, field

from countersign.domain.integration import Provider
from countersign.ports.integrations import OAuth
from countersign.settings import Settings
from countersign.usecases.ask_for_export import AskForExport
from countersign.usecases.change_profile import ChangeProfile
from countersign.usecases.change_task import ChangeTask
from countersign.usecases.check_account import CheckAccount
from countersign.usecases.close_account import CloseAccount
from countersign.usecases.connect_account import ConnectAccount
from countersign.usecases.credential_services import (
    CredentialPorts,
    credential_services,
    second_factor_of,
)
from countersign.usecases.decide_task import DecideTask
from countersign.usecases.disconnect_account import DisconnectAccount
from countersign.usecases.end_sessions import EndSessions
from countersign.usecases.export_data import ExportData
from countersign.usecases.follow_accounts import FollowAccounts
from countersign.usecases.follow_changes import FollowChanges
from countersign.usecases.give_access_back import GiveAccessBack
from countersign.usecases.instruct_task import InstructTask
from countersign.usecases.keep_preferences import KeepPreferences
from countersign.usecases.limit_attempts import LimitAttempts
from countersign.usecases.make_once import MakeOnce
from countersign.usecases.manage_agents import ManageAgents
from countersign.usecases.manage_devices import ManageDevices
from countersign.usecases.manage_rules import ManageRules
from countersign.usecases.open_session import OpenSession
from countersign.usecases.pause_account import PauseAccount
from countersign.usecases.prove_password import ProvePassword
from countersign.usecases.sign_in import SignIn
from countersign.usecases.suggest_rules import SuggestRules
from countersign.usecases.write_letters import WriteLetters
from countersign.wiring.http import CALLBACK, SIGN_IN_CALLBACK, HttpServices
from tests.fakes.accounts import InMemoryHandshakes, InMemoryIntegrations, LabelledVault
from tests.fakes.change_marks import InMemoryChangeMarks
from tests.fakes.claims import InMemoryClaims
from tests.fakes.credentials import (
    InMemoryCredentials,
    InMemoryProofs,
    InMemorySecondFactors,
    InMemorySignIns,
)
from tests.fakes.devices import AnyPush, InMemoryDevices
from tests.fakes.estate import InMemoryEstate, InMemoryExports, InMemoryFiles
from tests.fakes.identity import ReadableMint, ReversedPasswords
from tests.fakes.letters import RecordingLetters
from tests.fakes.macs import signing
from tests.fakes.notices import RecordingNotes
from tests.fakes.oauth import FakeOAuth
from tests.fakes.people import InMemoryAgents, InMemorySessions, InMemoryUsers
from tests.fakes.queues import RecordingQueues
from tests.fakes.rules import InMemoryRules
from tests.fakes.sign_in import FakeIdentityProvider, ReadableSealer
from tests.fakes.system import CountingIds, SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.throttle import CountingThrottle

PUBLIC_URL = "https://countersign.example"


@dataclass
class Fakes:
    """What stands behind the edge, in memory."""

    clock: SettableClock = field(default_factory=SettableClock)
    ids: CountingIds = field(default_factory=CountingIds)
    users: InMemoryUsers = field(default_factory=InMemoryUsers)
    claims: InMemoryClaims = field(default_factory=InMemoryClaims)
    throttle: CountingThrottle = field(default_factory=CountingThrottle)
    marks: InMemoryChangeMarks = field(default_factory=InMemoryChangeMarks)
    agents: InMemoryAgents = field(default_factory=InMemoryAgents)
    tasks: InMemoryTasks = field(default_factory=InMemoryTasks)
    integrations: InMemoryIntegrations = field(default_factory=InMemoryIntegrations)
    vault: LabelledVault = field(default_factory=LabelledVault)
    exports: InMemoryExports = field(default_factory=InMemoryExports)
    files: InMemoryFiles = field(default_factory=InMemoryFiles)
    queues: RecordingQueues = field(default_factory=RecordingQueues)
    devices: InMemoryDevices = field(default_factory=InMemoryDevices)
    proofs: InMemoryProofs = field(default_factory=InMemoryProofs)
    identity: FakeIdentityProvider = field(default_factory=FakeIdentityProvider)
    letters: RecordingLetters = field(default_factory=RecordingLetters)

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
            InMemoryEstate(self.users, self.tasks, self.agents, self.sessions, self.integrations),
            self.exports,
            self.files,
            self.queues,
            self.clock,
        )

    def made(self) -> HttpServices:
        """The services on these; also who writes the letters that they promise."""
        passwords, mint = ReversedPasswords(), ReadableMint()
        limit = LimitAttempts(self.throttle, self.clock)
        open_session = OpenSession(self.sessions, mint, self.clock, self.ids, self.users)
        end_sessions = EndSessions(self.users, self.sessions, self.clock)
        providers: dict[Provider, OAuth] = {"google": self.oauth}
        follow = FollowAccounts(
            self.agents,
            self.users,
            self.integrations,
            self.tasks,
            self.queues,
            self.clock,
            self.ids,
        )
        disconnect = DisconnectAccount(
            self.integrations,
            GiveAccessBack(
                self.integrations.errands,
                self.integrations,
                follow,
                self.vault,
                providers,
                self.clock,
                RecordingNotes(),
            ),
            self.clock,
        )
        proving = CredentialPorts(
            users=self.users,
            proofs=self.proofs,
            credentials=InMemoryCredentials(self.users, self.proofs),
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
            queues=self.queues,
            clock=self.clock,
            ids=self.ids,
            redirect_uri=f"{PUBLIC_URL}{SIGN_IN_CALLBACK}",
        )
        credentials = credential_services(proving, limit, open_session, disconnect)
        self.post_office = WriteLetters(
            users=self.users,
            proofs=self.proofs,
            letters=self.letters,
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
                prove=ProvePassword(self.users, passwords, limit, second_factor_of(proving, limit)),
                open=open_session,
                choose=credentials.choose_password,
                queues=self.queues,
                end=end_sessions,
                limit=limit,
            ),
            end_sessions=end_sessions,
            limit=limit,
            make_once=MakeOnce(self.claims, self.clock, self.ids),
            users=self.users,
            change_profile=ChangeProfile(users=self.users),
            preferences=KeepPreferences(users=self.users),
            manage_agents=ManageAgents(
                agents=self.agents,
                users=self.users,
                integrations=self.integrations,
                queues=self.queues,
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
            connect=ConnectAccount(
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
            check=CheckAccount(self.integrations, follow, self.vault, providers, self.clock),
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
            instruct=InstructTask(tasks=self.tasks, queues=self.queues, clock=self.clock),
            changes=FollowChanges(tasks=self.tasks, marks=self.marks, clock=self.clock),
            credentials=credentials,
            cursor_keys=lambda: (b"a key for cursors, 32 bytes long",),
        )
