"""For the HTTP edge: everything that a route may call."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from countersign.adapters.aws import client
from countersign.adapters.dynamodb.connections import DynamoHandshakes
from countersign.adapters.dynamodb.credentials import DynamoCredentials
from countersign.adapters.dynamodb.sessions import DynamoSessions
from countersign.adapters.sqs import QueueUrls, SqsQueues
from countersign.ports.integrations import Integrations
from countersign.ports.system import Clock
from countersign.ports.tasks import Tasks
from countersign.ports.users import Agents, Devices, Users
from countersign.settings import Settings
from countersign.usecases.ask_for_export import AskForExport
from countersign.usecases.change_profile import ChangeProfile
from countersign.usecases.change_task import ChangeTask
from countersign.usecases.check_account import CheckAccount
from countersign.usecases.close_account import CloseAccount
from countersign.usecases.connect_account import ConnectAccount
from countersign.usecases.countersign import Countersign
from countersign.usecases.credential_services import (
    CredentialPorts,
    CredentialServices,
    credential_services,
    second_factor_of,
)
from countersign.usecases.decide_task import DecideTask
from countersign.usecases.disconnect_account import DisconnectAccount
from countersign.usecases.end_sessions import EndSessions
from countersign.usecases.follow_changes import FollowChanges
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
from countersign.wiring import parts
from countersign.wiring.accounts import follow_accounts, give_access_back
from countersign.wiring.google import Providers, google_client
from countersign.wiring.parts import clock, ids, settings

CALLBACK = "/api/v1/integrations/google/callback"
SIGN_IN_CALLBACK = "/api/v1/auth/google/callback"


@dataclass(frozen=True)
class HttpServices:
    """What the HTTP edge may call."""

    settings: Settings
    clock: Clock
    sign_in: SignIn
    end_sessions: EndSessions
    limit: LimitAttempts
    make_once: MakeOnce
    users: Users
    change_profile: ChangeProfile
    preferences: KeepPreferences
    manage_agents: ManageAgents
    agents: Agents
    connect: ConnectAccount
    integrations: Integrations
    manage_rules: ManageRules
    suggest_rules: SuggestRules
    check: CheckAccount
    disconnect: DisconnectAccount
    pause: PauseAccount
    export: AskForExport
    close: CloseAccount
    manage_devices: ManageDevices
    devices: Devices
    tasks: Tasks
    decide: DecideTask
    change: ChangeTask
    instruct: InstructTask
    changes: FollowChanges
    credentials: CredentialServices
    cursor_keys: Callable[[], Sequence[bytes]]


@cache
def http_services() -> HttpServices:
    from countersign.adapters.dynamodb.claims import DynamoClaims
    from countersign.adapters.dynamodb.estate import DynamoExports
    from countersign.adapters.dynamodb.second_factors import DynamoSecondFactors
    from countersign.adapters.dynamodb.sign_ins import DynamoSignIns
    from countersign.adapters.dynamodb.throttle import DynamoThrottle
    from countersign.adapters.google.identity import GoogleIdentity
    from countersign.adapters.identity.passwords import BcryptPasswords
    from countersign.adapters.identity.sealing import KeyedSealer
    from countersign.adapters.identity.signing_keys import KeyRing
    from countersign.adapters.identity.tokens import SignedTokens, derived_keys
    from countersign.adapters.kms_mac import KmsMacGenerator
    from countersign.adapters.s3 import S3ExportLinks
    from countersign.adapters.sns import SnsEndpoints

    signing_secret = settings.signing_secret_id
    keys = KeyRing(
        secret=lambda: parts.secrets().text(signing_secret),
        again=lambda: parts.secrets().again(signing_secret),
    )
    users, agents, tasks = parts.users(), parts.agents(), parts.tasks()
    queues = SqsQueues(
        client("sqs"), QueueUrls(scan=settings.scan_queue_url, tend=settings.tend_queue_url)
    )
    integrations = parts.integrations()
    sessions = DynamoSessions(client("dynamodb"), settings.table_name)
    passwords, mint = BcryptPasswords(), SignedTokens(keys)
    limit = LimitAttempts(
        throttle=DynamoThrottle(client("dynamodb"), settings.table_name),
        clock=clock,
        on_a_laptop=settings.stage == "local",
    )
    follow, providers = follow_accounts(queues), Providers()
    countersign = Countersign(KmsMacGenerator(client("kms"), settings.approval_key_id))
    end_sessions = EndSessions(users=users, sessions=sessions, clock=clock)
    open_session = OpenSession(sessions=sessions, mint=mint, clock=clock, ids=ids, users=users)
    disconnect = DisconnectAccount(integrations, give_access_back(follow, providers), clock)
    proving = CredentialPorts(
        users=users,
        proofs=parts.proofs(),
        credentials=DynamoCredentials(client("dynamodb"), settings.table_name),
        factors=DynamoSecondFactors(client("dynamodb"), settings.table_name),
        sign_ins=DynamoSignIns(client("dynamodb"), settings.table_name),
        passwords=passwords,
        identity=GoogleIdentity(google_client, clock, base_url=settings.google_base_url),
        sealer=KeyedSealer(lambda: derived_keys(keys, "sign-in", clock.now())),
        vault=parts.vault(),
        integrations=integrations,
        devices=parts.devices(),
        push=SnsEndpoints(client("sns"), settings.push_platforms),
        rules=parts.rules(),
        agents=agents,
        queues=queues,
        clock=clock,
        ids=ids,
        redirect_uri=f"{settings.public_url}{SIGN_IN_CALLBACK}",
    )
    credentials = credential_services(proving, limit, open_session, disconnect)
    return HttpServices(
        settings=settings,
        clock=clock,
        sign_in=SignIn(
            users=users,
            sessions=sessions,
            passwords=passwords,
            mint=mint,
            clock=clock,
            ids=ids,
            prove=ProvePassword(users, passwords, limit, second_factor_of(proving, limit)),
            open=open_session,
            choose=credentials.choose_password,
            queues=queues,
            end=end_sessions,
            limit=limit,
        ),
        end_sessions=end_sessions,
        limit=limit,
        make_once=MakeOnce(
            claims=DynamoClaims(client("dynamodb"), settings.table_name), clock=clock, ids=ids
        ),
        users=users,
        change_profile=ChangeProfile(users=users),
        preferences=KeepPreferences(users=users),
        manage_agents=ManageAgents(
            agents=agents,
            users=users,
            integrations=integrations,
            queues=queues,
            clock=clock,
            ids=ids,
        ),
        agents=agents,
        manage_rules=ManageRules(
            rules=parts.rules(),
            integrations=integrations,
            clock=clock,
            ids=ids,
            countersign=countersign,
        ),
        suggest_rules=SuggestRules(tasks=tasks, rules=parts.rules(), clock=clock),
        connect=ConnectAccount(
            handshakes=DynamoHandshakes(client("dynamodb"), settings.table_name),
            integrations=integrations,
            follow=follow,
            vault=parts.vault(),
            clock=clock,
            ids=ids,
            providers=providers,
            redirect_uris={"google": f"{settings.public_url}{CALLBACK}"},
        ),
        integrations=integrations,
        check=CheckAccount(integrations, follow, parts.vault(), providers, clock),
        disconnect=disconnect,
        pause=PauseAccount(users, follow, queues, clock),
        export=AskForExport(
            exports=DynamoExports(client("dynamodb"), settings.table_name),
            files=S3ExportLinks(client("s3"), settings.export_bucket),
            queues=queues,
            clock=clock,
            ids=ids,
        ),
        close=CloseAccount(users, queues, clock),
        manage_devices=ManageDevices(
            devices=parts.devices(),
            push=SnsEndpoints(client("sns"), settings.push_platforms),
            clock=clock,
            ids=ids,
        ),
        devices=parts.devices(),
        tasks=tasks,
        decide=DecideTask(tasks=tasks, clock=clock, countersign=countersign),
        change=ChangeTask(tasks=tasks, clock=clock, countersign=countersign),
        instruct=InstructTask(tasks=tasks, queues=queues, clock=clock),
        changes=FollowChanges(tasks=tasks, marks=parts.change_marks(), clock=clock),
        credentials=credentials,
        cursor_keys=lambda: derived_keys(keys, "cursor", clock.now()),
    )


def origin_secrets() -> Sequence[str]:
    """What the distribution proves itself with, the present one first; none where there is none."""
    secret_id = settings.origin_secret_id
    return parts.secrets().present_and_previous(secret_id) if secret_id else ()
