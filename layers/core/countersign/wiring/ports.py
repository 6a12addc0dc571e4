"""The outside of the HTTP edge on AWS; a part is imported and made when it is first asked for."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from countersign.adapters.aws.client import client
from countersign.adapters.aws.sqs import SqsJobsQueue, SqsScanQueue
from countersign.observability import LoggedDiagnostics
from countersign.ports.federated_identity import IdentityProvider
from countersign.ports.integrations import OAuth, Vault
from countersign.settings import Settings
from countersign.wiring import shared
from countersign.wiring.integrations import durable_jobs
from countersign.wiring.providers import authorizations, identities
from countersign.wiring.shared import clock, ids, settings

if TYPE_CHECKING:
    from countersign.adapters.aws.kms_mac import KmsMacGenerator
    from countersign.adapters.aws.s3 import S3ExportLinks
    from countersign.adapters.aws.sns import SnsEndpoints
    from countersign.adapters.dynamodb.agents import DynamoAgents
    from countersign.adapters.dynamodb.change_marks import DynamoChangeMarks
    from countersign.adapters.dynamodb.credentials import DynamoCredentials, DynamoVerificationLinks
    from countersign.adapters.dynamodb.devices import DynamoDevices
    from countersign.adapters.dynamodb.federated_identities import DynamoFederatedIdentities
    from countersign.adapters.dynamodb.held import DynamoHeldProposals
    from countersign.adapters.dynamodb.idempotency import DynamoIdempotencyRecords
    from countersign.adapters.dynamodb.integrations import DynamoHandshakes, DynamoIntegrations
    from countersign.adapters.dynamodb.jobs import DynamoDurableJobs
    from countersign.adapters.dynamodb.learned import DynamoLearned
    from countersign.adapters.dynamodb.notifications import DynamoNotifications
    from countersign.adapters.dynamodb.personal_data import DynamoExports
    from countersign.adapters.dynamodb.rate_limits import DynamoAttemptCounters
    from countersign.adapters.dynamodb.rules import DynamoRules
    from countersign.adapters.dynamodb.second_factors import DynamoSecondFactors
    from countersign.adapters.dynamodb.sessions import DynamoSessions
    from countersign.adapters.dynamodb.taught_tasks import DynamoTaughtTasks
    from countersign.adapters.dynamodb.users import DynamoUsers
    from countersign.adapters.identity.passwords import BcryptPasswords
    from countersign.adapters.identity.sealing import KeyedSealer
    from countersign.adapters.identity.tokens import SignedTokens


class AwsPorts:
    """`usecases.api_ports.ApiPorts`."""

    settings: Settings = settings
    clock = clock
    ids = ids

    @cached_property
    def public_url(self) -> str:
        return settings.public_url

    @cached_property
    def on_a_laptop(self) -> bool:
        return settings.stage == "local"

    @cached_property
    def users(self) -> "DynamoUsers":
        return shared.users()

    @cached_property
    def sessions(self) -> "DynamoSessions":
        from countersign.adapters.dynamodb.sessions import DynamoSessions

        return DynamoSessions(client("dynamodb"), settings.table_name)

    @cached_property
    def agents(self) -> "DynamoAgents":
        return shared.agents()

    @cached_property
    def tasks(self) -> "DynamoTaughtTasks":
        from countersign.adapters.dynamodb.taught_tasks import DynamoTaughtTasks

        return DynamoTaughtTasks(client("dynamodb"), settings.table_name)

    @cached_property
    def held(self) -> "DynamoHeldProposals":
        return shared.held()

    @cached_property
    def learned(self) -> "DynamoLearned":
        return shared.learned()

    @cached_property
    def rules(self) -> "DynamoRules":
        return shared.rules()

    @cached_property
    def notifications(self) -> "DynamoNotifications":
        return shared.notifications()

    @cached_property
    def devices(self) -> "DynamoDevices":
        return shared.devices()

    @cached_property
    def integrations(self) -> "DynamoIntegrations":
        return shared.integrations()

    @cached_property
    def handshakes(self) -> "DynamoHandshakes":
        from countersign.adapters.dynamodb.integrations import DynamoHandshakes

        return DynamoHandshakes(client("dynamodb"), settings.table_name)

    @cached_property
    def durable_jobs(self) -> "DynamoDurableJobs":
        return durable_jobs()

    @cached_property
    def verification_links(self) -> "DynamoVerificationLinks":
        return shared.verification_links()

    @cached_property
    def saved_credentials(self) -> "DynamoCredentials":
        from countersign.adapters.dynamodb.credentials import DynamoCredentials

        return DynamoCredentials(client("dynamodb"), settings.table_name)

    @cached_property
    def factors(self) -> "DynamoSecondFactors":
        from countersign.adapters.dynamodb.second_factors import DynamoSecondFactors

        return DynamoSecondFactors(client("dynamodb"), settings.table_name)

    @cached_property
    def sign_ins(self) -> "DynamoFederatedIdentities":
        from countersign.adapters.dynamodb.federated_identities import DynamoFederatedIdentities

        return DynamoFederatedIdentities(client("dynamodb"), settings.table_name)

    @cached_property
    def idempotency_records(self) -> "DynamoIdempotencyRecords":
        from countersign.adapters.dynamodb.idempotency import DynamoIdempotencyRecords

        return DynamoIdempotencyRecords(client("dynamodb"), settings.table_name)

    @cached_property
    def attempt_counters(self) -> "DynamoAttemptCounters":
        from countersign.adapters.dynamodb.rate_limits import DynamoAttemptCounters

        return DynamoAttemptCounters(client("dynamodb"), settings.table_name)

    @cached_property
    def marks(self) -> "DynamoChangeMarks":
        return shared.change_marks()

    @cached_property
    def exports(self) -> "DynamoExports":
        from countersign.adapters.dynamodb.personal_data import DynamoExports

        return DynamoExports(client("dynamodb"), settings.table_name)

    @cached_property
    def export_links(self) -> "S3ExportLinks":
        from countersign.adapters.aws.s3 import S3ExportLinks

        return S3ExportLinks(client("s3"), settings.export_bucket)

    @cached_property
    def passwords(self) -> "BcryptPasswords":
        from countersign.adapters.identity.passwords import BcryptPasswords

        return BcryptPasswords()

    @cached_property
    def mint(self) -> "SignedTokens":
        return shared.mint()

    @cached_property
    def macs(self) -> "KmsMacGenerator":
        from countersign.adapters.aws.kms_mac import KmsMacGenerator

        return KmsMacGenerator(client("kms"), settings.approval_key_id)

    @cached_property
    def identities(self) -> Mapping[str, IdentityProvider]:
        return identities()

    @cached_property
    def sealer(self) -> "KeyedSealer":
        from countersign.adapters.identity.sealing import KeyedSealer
        from countersign.adapters.identity.tokens import derived_keys

        return KeyedSealer(lambda: derived_keys(shared.signing_keys(), "sign-in", clock.now()))

    @cached_property
    def vault(self) -> Vault:
        return shared.key_making_vault()

    @cached_property
    def push(self) -> "SnsEndpoints":
        from countersign.adapters.aws.sns import SnsEndpoints

        return SnsEndpoints(client("sns"), settings.push_platforms)

    @cached_property
    def authorizations(self) -> Mapping[str, OAuth]:
        return authorizations()

    @cached_property
    def scan_queue(self) -> SqsScanQueue:
        return SqsScanQueue(client("sqs"), settings.scan_queue_url)

    @cached_property
    def jobs_queue(self) -> SqsJobsQueue:
        return SqsJobsQueue(client("sqs"), settings.jobs_queue_url)

    @cached_property
    def diagnostics(self) -> LoggedDiagnostics:
        return LoggedDiagnostics()

    def cursor_keys(self) -> Sequence[bytes]:
        from countersign.adapters.identity.tokens import derived_keys

        return derived_keys(shared.signing_keys(), "cursor", clock.now())
