"""The one place where ports meet adapters.

One factory a function, made once and kept while the process is warm. Adapters are imported where
they are used, so that a function loads only the SDKs that it needs.
"""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from countersign.adapters.aws import client
from countersign.adapters.dynamodb.connections import DynamoHandshakes, DynamoIntegrations
from countersign.adapters.dynamodb.due import DynamoDueIndex
from countersign.adapters.dynamodb.people import (
    DynamoAgents,
    DynamoDevices,
    DynamoSessions,
    DynamoUsers,
)
from countersign.adapters.dynamodb.tasks import DynamoTasks
from countersign.adapters.sqs import QueueUrls, SqsQueues
from countersign.adapters.stepfunctions import StepFunctionsWorkflow
from countersign.adapters.system import RandomIds, SystemClock
from countersign.domain.integration import Provider
from countersign.observability import LoggedNotes
from countersign.ports.integrations import Integrations, OAuth, Vault
from countersign.ports.mail import Mailboxes
from countersign.ports.queues import Queues
from countersign.ports.system import Clock
from countersign.ports.tasks import Tasks
from countersign.ports.users import Agents, Devices, Users
from countersign.settings import Settings
from countersign.usecases.act_on_task import ActOnTask
from countersign.usecases.advance_task import AdvanceTask
from countersign.usecases.ask_person import AskPerson
from countersign.usecases.change_profile import ChangeProfile
from countersign.usecases.change_task import ChangeTask
from countersign.usecases.connect_account import ConnectAccount
from countersign.usecases.decide_task import DecideTask
from countersign.usecases.follow_changes import FollowChanges
from countersign.usecases.keep_preferences import KeepPreferences
from countersign.usecases.manage_agents import ManageAgents
from countersign.usecases.manage_devices import ManageDevices
from countersign.usecases.scan_user import ScanUser
from countersign.usecases.sign_in import SignIn
from countersign.usecases.sweep_due import SweepDue

if TYPE_CHECKING:
    from countersign.adapters.secrets_manager import Secrets

CALLBACK = "/api/v1/integrations/google/callback"

_settings = Settings()
_clock = SystemClock()
_ids = RandomIds()


@dataclass(frozen=True)
class HttpServices:
    """What the HTTP edge may call."""

    settings: Settings
    clock: Clock
    sign_in: SignIn
    users: Users
    change_profile: ChangeProfile
    preferences: KeepPreferences
    manage_agents: ManageAgents
    agents: Agents
    connect: ConnectAccount
    integrations: Integrations
    manage_devices: ManageDevices
    devices: Devices
    tasks: Tasks
    decide: DecideTask
    change: ChangeTask
    changes: FollowChanges
    cursor_key: bytes


@cache
def http_services() -> HttpServices:
    from countersign.adapters.identity.passwords import BcryptPasswords
    from countersign.adapters.identity.tokens import SignedTokens, derived_key
    from countersign.adapters.sns import SnsEndpoints

    signing = _secrets().fields(_settings.signing_secret_id)
    users, agents, tasks = _users(), _agents(), _tasks()
    queues = SqsQueues(client("sqs"), QueueUrls(scan=_settings.scan_queue_url))
    integrations = _integrations()
    return HttpServices(
        settings=_settings,
        clock=_clock,
        sign_in=SignIn(
            users=users,
            sessions=DynamoSessions(client("dynamodb"), _settings.table_name),
            passwords=BcryptPasswords(),
            mint=SignedTokens(signing["kid"], signing["key"]),
            clock=_clock,
            ids=_ids,
        ),
        users=users,
        change_profile=ChangeProfile(users=users),
        preferences=KeepPreferences(users=users),
        manage_agents=ManageAgents(
            agents=agents,
            users=users,
            integrations=integrations,
            queues=queues,
            clock=_clock,
            ids=_ids,
        ),
        agents=agents,
        connect=ConnectAccount(
            handshakes=DynamoHandshakes(client("dynamodb"), _settings.table_name),
            integrations=integrations,
            agents=agents,
            users=users,
            tasks=tasks,
            vault=_vault(),
            queues=queues,
            clock=_clock,
            ids=_ids,
            providers=_Providers(),
            redirect_uris={"google": f"{_settings.public_url}{CALLBACK}"},
        ),
        integrations=integrations,
        manage_devices=ManageDevices(
            devices=_devices(),
            push=SnsEndpoints(client("sns"), _settings.push_platforms),
            clock=_clock,
            ids=_ids,
        ),
        devices=_devices(),
        tasks=tasks,
        decide=DecideTask(tasks=tasks, clock=_clock),
        change=ChangeTask(tasks=tasks, clock=_clock),
        changes=FollowChanges(tasks=tasks),
        cursor_key=derived_key(signing["key"], "cursor"),
    )


@cache
def sweep_due() -> SweepDue:
    return SweepDue(
        index=DynamoDueIndex(client("dynamodb"), _settings.table_name),
        users=_users(),
        queues=SqsQueues(
            client("sqs"),
            QueueUrls(scan=_settings.scan_queue_url, advance=_settings.advance_queue_url),
        ),
        clock=_clock,
    )


@cache
def scan_user() -> ScanUser:
    from countersign.engines.rules import RulesEngine
    from countersign.usecases.propose_tasks import ProposeTasks

    tasks = _tasks()
    return ScanUser(
        users=_users(),
        agents=_agents(),
        integrations=_integrations(),
        tasks=tasks,
        mailboxes=_mailboxes(),
        engine=RulesEngine(),
        propose=ProposeTasks(tasks=tasks, clock=_clock, ids=_ids),
        queues=SqsQueues(client("sqs"), QueueUrls(scan=_settings.scan_queue_url)),
        clock=_clock,
        ids=_ids,
        notes=LoggedNotes(),
    )


@cache
def advance_task() -> AdvanceTask:
    return AdvanceTask(
        tasks=_tasks(), integrations=_integrations(), workflow=_workflow(), clock=_clock
    )


@cache
def advance_queue() -> Queues:
    return SqsQueues(client("sqs"), QueueUrls(advance=_settings.advance_queue_url))


@cache
def ask_person() -> AskPerson:
    from countersign.adapters.sns import SnsNotifier

    return AskPerson(
        tasks=_tasks(),
        workflow=_workflow(),
        notifier=SnsNotifier(client("sns"), _devices(), LoggedNotes()),
        advance=advance_task(),
    )


@cache
def act_on_task() -> ActOnTask:
    from countersign.usecases.effects.email_pile import PileEffector
    from countersign.usecases.effects.email_reply import ReplyEffector

    reply, pile = ReplyEffector(_mailboxes()), PileEffector(_mailboxes())

    return ActOnTask(
        tasks=_tasks(),
        integrations=_integrations(),
        workflow=_workflow(),
        queues=SqsQueues(client("sqs"), QueueUrls(action=_settings.action_queue_url)),
        clock=_clock,
        ids=_ids,
        effectors={
            "email.draft_reply": reply,
            "email.send_reply": reply,
            "email.archive": pile,
            "email.mark_read": pile,
            "email.label": pile,
        },
        notes=LoggedNotes(),
    )


def _tasks() -> DynamoTasks:
    return DynamoTasks(client("dynamodb"), _settings.table_name)


def _users() -> DynamoUsers:
    return DynamoUsers(client("dynamodb"), _settings.table_name)


def _agents() -> DynamoAgents:
    return DynamoAgents(client("dynamodb"), _settings.table_name)


def _devices() -> DynamoDevices:
    return DynamoDevices(client("dynamodb"), _settings.table_name)


def _integrations() -> DynamoIntegrations:
    return DynamoIntegrations(client("dynamodb"), _settings.table_name)


def _workflow() -> StepFunctionsWorkflow:
    return StepFunctionsWorkflow(client("stepfunctions"), _settings.state_machine_arn)


def origin_secret() -> str | None:
    """What the distribution proves itself with; None where there is no distribution."""
    secret_id = _settings.origin_secret_id
    return _secrets().text(secret_id) if secret_id else None


@cache
def _secrets() -> "Secrets":
    from countersign.adapters.secrets_manager import Secrets

    return Secrets(client("secretsmanager"))


@cache
def _vault() -> Vault:
    from countersign.adapters.kms import KmsVault

    return KmsVault(client("kms"), _settings.data_key_id, client("dynamodb"), _settings.table_name)


class _Providers(dict[Provider, OAuth]):
    """Made when first asked for: most requests to the edge connect no account."""

    def __missing__(self, provider: Provider) -> OAuth:
        return self.setdefault(provider, _google_oauth())


def _google_oauth() -> OAuth:
    from countersign.adapters.google.oauth import GoogleOAuth

    google = _secrets().fields(_settings.google_secret_id)
    return GoogleOAuth(
        google["client_id"], google["client_secret"], _clock, base_url=_settings.google_base_url
    )


def _mailboxes() -> Mailboxes:
    from countersign.adapters.google.gmail import GmailMailboxes
    from countersign.usecases.access import FreshAccess

    fresh_access = FreshAccess(_integrations(), _google_oauth(), _vault(), _clock)
    return GmailMailboxes(fresh_access, base_url=_settings.google_base_url)
