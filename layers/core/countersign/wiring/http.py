"""For the HTTP edge: everything that a route may call."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from countersign.adapters.aws.client import client
from countersign.adapters.aws.sqs import SqsJobsQueue, SqsScanQueue
from countersign.adapters.dynamodb.credentials import DynamoCredentials
from countersign.adapters.dynamodb.integrations import DynamoHandshakes
from countersign.adapters.dynamodb.sessions import DynamoSessions
from countersign.ports.integrations import Integrations
from countersign.ports.system import Clock
from countersign.ports.tasks import Tasks
from countersign.ports.users import Agents, Devices, Users
from countersign.settings import Settings
from countersign.usecases.account.close import CloseAccount
from countersign.usecases.account.devices import ManageDevices
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
from countersign.usecases.rate_limit import RateLimiter
from countersign.usecases.rules.manage import ManageRules
from countersign.usecases.rules.suggest import SuggestRules
from countersign.usecases.sessions.end import EndSessions
from countersign.usecases.sessions.open import OpenSession
from countersign.usecases.sign_in.composition import (
    CredentialPorts,
    CredentialServices,
    credential_services,
    second_factor_of,
)
from countersign.usecases.sign_in.sign_in import SignIn
from countersign.usecases.tasks.change import ChangeTask
from countersign.usecases.tasks.change_feed import ChangeFeed
from countersign.usecases.tasks.countersign import Countersign
from countersign.usecases.tasks.decide import DecideTask
from countersign.usecases.tasks.instruct import InstructTask
from countersign.wiring import shared
from countersign.wiring.integrations import revoke_grant
from countersign.wiring.providers import identity, providers
from countersign.wiring.shared import clock, ids, settings

CALLBACK = "/api/v1/integrations/google/callback"
SIGN_IN_CALLBACK = "/api/v1/auth/google/callback"


@dataclass(frozen=True)
class HttpServices:
    """What the HTTP edge may call."""

    settings: Settings
    clock: Clock
    sign_in: SignIn
    end_sessions: EndSessions
    limit: RateLimiter
    idempotent: Idempotent
    users: Users
    change_profile: ChangeProfile
    preferences: ChangePreferences
    manage_agents: ManageAgents
    agents: Agents
    connect: ConnectIntegration
    integrations: Integrations
    manage_rules: ManageRules
    suggest_rules: SuggestRules
    check: CheckIntegration
    disconnect: DisconnectIntegration
    pause: PauseAccount
    export: AskForExport
    close: CloseAccount
    manage_devices: ManageDevices
    devices: Devices
    tasks: Tasks
    decide: DecideTask
    change: ChangeTask
    instruct: InstructTask
    changes: ChangeFeed
    credentials: CredentialServices
    cursor_keys: Callable[[], Sequence[bytes]]


@cache
def http_services() -> HttpServices:
    from countersign.adapters.aws.kms_mac import KmsMacGenerator
    from countersign.adapters.aws.s3 import S3ExportLinks
    from countersign.adapters.aws.sns import SnsEndpoints
    from countersign.adapters.dynamodb.federated_identities import DynamoFederatedIdentities
    from countersign.adapters.dynamodb.idempotency import DynamoIdempotencyRecords
    from countersign.adapters.dynamodb.personal_data import DynamoExports
    from countersign.adapters.dynamodb.rate_limits import DynamoAttemptCounters
    from countersign.adapters.dynamodb.second_factors import DynamoSecondFactors
    from countersign.adapters.identity.passwords import BcryptPasswords
    from countersign.adapters.identity.sealing import KeyedSealer
    from countersign.adapters.identity.signing_keys import KeyRing
    from countersign.adapters.identity.tokens import SignedTokens, derived_keys

    signing_secret = settings.signing_secret_id
    keys = KeyRing(
        secret=lambda: shared.secrets().text(signing_secret),
        again=lambda: shared.secrets().again(signing_secret),
    )
    users, agents, tasks = shared.users(), shared.agents(), shared.tasks()
    scan_queue = SqsScanQueue(client("sqs"), settings.scan_queue_url)
    jobs_queue = SqsJobsQueue(client("sqs"), settings.jobs_queue_url)
    integrations = shared.integrations()
    sessions = DynamoSessions(client("dynamodb"), settings.table_name)
    passwords, mint = BcryptPasswords(), SignedTokens(keys)
    limit = RateLimiter(
        attempt_counters=DynamoAttemptCounters(client("dynamodb"), settings.table_name),
        clock=clock,
        on_a_laptop=settings.stage == "local",
    )
    oauths = providers()
    follow = FollowIntegrations(agents, integrations, tasks, clock, users, scan_queue, ids)
    countersign = Countersign(KmsMacGenerator(client("kms"), settings.approval_key_id))
    end_sessions = EndSessions(users=users, sessions=sessions, clock=clock)
    open_session = OpenSession(sessions=sessions, mint=mint, clock=clock, ids=ids, users=users)
    disconnect = DisconnectIntegration(integrations, revoke_grant(oauths), clock)
    proving = CredentialPorts(
        users=users,
        verification_links=shared.verification_links(),
        credentials=DynamoCredentials(client("dynamodb"), settings.table_name),
        factors=DynamoSecondFactors(client("dynamodb"), settings.table_name),
        sign_ins=DynamoFederatedIdentities(client("dynamodb"), settings.table_name),
        passwords=passwords,
        identity=identity("google"),
        sealer=KeyedSealer(lambda: derived_keys(keys, "sign-in", clock.now())),
        vault=shared.vault(),
        integrations=integrations,
        devices=shared.devices(),
        push=SnsEndpoints(client("sns"), settings.push_platforms),
        rules=shared.rules(),
        agents=agents,
        jobs_queue=jobs_queue,
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
            prove=VerifyPassword(users, passwords, limit, second_factor_of(proving, limit)),
            open=open_session,
            choose=credentials.choose_password,
            jobs_queue=jobs_queue,
            end=end_sessions,
            limit=limit,
        ),
        end_sessions=end_sessions,
        limit=limit,
        idempotent=Idempotent(
            idempotency_records=DynamoIdempotencyRecords(client("dynamodb"), settings.table_name),
            clock=clock,
            ids=ids,
        ),
        users=users,
        change_profile=ChangeProfile(users=users),
        preferences=ChangePreferences(users=users),
        manage_agents=ManageAgents(
            agents=agents,
            users=users,
            integrations=integrations,
            scan_queue=scan_queue,
            clock=clock,
            ids=ids,
        ),
        agents=agents,
        manage_rules=ManageRules(
            rules=shared.rules(),
            integrations=integrations,
            clock=clock,
            ids=ids,
            countersign=countersign,
        ),
        suggest_rules=SuggestRules(tasks=tasks, rules=shared.rules(), clock=clock),
        connect=ConnectIntegration(
            handshakes=DynamoHandshakes(client("dynamodb"), settings.table_name),
            integrations=integrations,
            follow=follow,
            vault=shared.vault(),
            clock=clock,
            ids=ids,
            providers=oauths,
            redirect_uris={"google": f"{settings.public_url}{CALLBACK}"},
        ),
        integrations=integrations,
        check=CheckIntegration(integrations, follow, shared.vault(), oauths, clock),
        disconnect=disconnect,
        pause=PauseAccount(users, follow, scan_queue, clock),
        export=AskForExport(
            exports=DynamoExports(client("dynamodb"), settings.table_name),
            files=S3ExportLinks(client("s3"), settings.export_bucket),
            jobs_queue=jobs_queue,
            clock=clock,
            ids=ids,
        ),
        close=CloseAccount(users, jobs_queue, clock),
        manage_devices=ManageDevices(
            devices=shared.devices(),
            push=SnsEndpoints(client("sns"), settings.push_platforms),
            clock=clock,
            ids=ids,
        ),
        devices=shared.devices(),
        tasks=tasks,
        decide=DecideTask(tasks=tasks, clock=clock, countersign=countersign),
        change=ChangeTask(tasks=tasks, clock=clock, countersign=countersign),
        instruct=InstructTask(tasks=tasks, scan_queue=scan_queue, clock=clock),
        changes=ChangeFeed(tasks=tasks, marks=shared.change_marks(), clock=clock),
        credentials=credentials,
        cursor_keys=lambda: derived_keys(keys, "cursor", clock.now()),
    )


def origin_secrets() -> Sequence[str]:
    """What the distribution proves itself with, the present one first; none where there is none."""
    secret_id = settings.origin_secret_id
    return shared.secrets().present_and_previous(secret_id) if secret_id else ()
