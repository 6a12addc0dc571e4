"""For the Jobs queue: the jobs of an account. What one of them needs is imported with it."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from countersign.adapters.aws.client import client
from countersign.ports.jobs_queue import Job, JobOp
from countersign.wiring import shared
from countersign.wiring.shared import clock, ids, settings

if TYPE_CHECKING:
    from countersign.ports.jobs_queue import JobsQueue
    from countersign.usecases.account.erase import EraseAccount
    from countersign.usecases.account.export import ExportData
    from countersign.usecases.audit.sign_checkpoint import SignCheckpoint
    from countersign.usecases.integrations.revoke_grant import RevokeGrant
    from countersign.usecases.notifications.send_account_email import SendAccountEmail


@cache
def jobs() -> Mapping[JobOp, Callable[[Job], None]]:
    """What the jobs function does, by operation; each is made when it is first asked for."""
    return {
        "verify": lambda job: _send_account_email().verify(job),
        "forgot": lambda job: _send_account_email().forgot(job),
        "notice": lambda job: _send_account_email().notice(job),
        "export": lambda job: _exporter()(job),
        "erase": lambda job: _eraser()(job),
        "revoke": lambda job: _revoker()(job),
        "seal": lambda job: _seal(job),
    }


@cache
def _send_account_email() -> "SendAccountEmail":
    from countersign.adapters.aws.ses import SesMailer
    from countersign.adapters.dynamodb.rate_limits import DynamoAttemptCounters
    from countersign.usecases.notifications.send_account_email import SendAccountEmail
    from countersign.usecases.rate_limit import RateLimiter

    return SendAccountEmail(
        users=shared.users(),
        verification_links=shared.verification_links(),
        mailer=SesMailer(client("sesv2"), settings.mail_from),
        limit=RateLimiter(DynamoAttemptCounters(client("dynamodb"), settings.table_name), clock),
        clock=clock,
        ids=ids,
        public_url=settings.public_url,
    )


def _seal(job: Job) -> None:
    if job.user_id is not None:
        _sign_checkpoint()(job.user_id)


@cache
def _sign_checkpoint() -> "SignCheckpoint":
    from countersign.adapters.aws.kms_signing import KmsSigner
    from countersign.adapters.dynamodb.checkpoints import DynamoCheckpoints
    from countersign.observability import LoggedCheckpointWitness
    from countersign.usecases.audit.sign_checkpoint import SignCheckpoint

    return SignCheckpoint(
        checkpoints=DynamoCheckpoints(client("dynamodb"), settings.table_name),
        signer=KmsSigner(client("kms"), settings.seal_key_id),
        witness=LoggedCheckpointWitness(),
        clock=clock,
    )


@cache
def _exporter() -> "ExportData":
    from countersign.adapters.aws.s3 import S3ExportFiles
    from countersign.adapters.dynamodb.personal_data import DynamoExports, DynamoPersonalData
    from countersign.usecases.account.export import ExportData

    return ExportData(
        users=shared.users(),
        personal_data=DynamoPersonalData(client("dynamodb"), settings.table_name),
        exports=DynamoExports(client("dynamodb"), settings.table_name),
        files=S3ExportFiles(client("s3"), settings.export_bucket),
        jobs_queue=_jobs_queue(),
        clock=clock,
    )


@cache
def _revoker() -> "RevokeGrant":
    from countersign.wiring.integrations import revoke_grant
    from countersign.wiring.providers import authorizations

    return revoke_grant(authorizations())


@cache
def _eraser() -> "EraseAccount":
    from countersign.adapters.aws.s3 import S3ExportFiles, S3Ledger
    from countersign.adapters.aws.sns import SnsEndpoints
    from countersign.adapters.dynamodb.federated_identities import DynamoFederatedIdentities
    from countersign.adapters.dynamodb.personal_data import DynamoPersonalData
    from countersign.observability import LoggedDiagnostics
    from countersign.usecases.account.erase import EraseAccount
    from countersign.usecases.integrations.disconnect import DisconnectIntegration
    from countersign.wiring.integrations import durable_jobs

    return EraseAccount(
        users=shared.users(),
        durable_jobs=durable_jobs(),
        personal_data=DynamoPersonalData(client("dynamodb"), settings.table_name),
        ledger=S3Ledger(client("s3"), settings.erasure_bucket),
        workflow=shared.workflow(),
        integrations=shared.integrations(),
        disconnect=DisconnectIntegration(shared.integrations(), _revoker(), clock),
        devices=shared.devices(),
        push=SnsEndpoints(client("sns"), {}),
        sign_ins=DynamoFederatedIdentities(client("dynamodb"), settings.table_name),
        files=S3ExportFiles(client("s3"), settings.export_bucket),
        jobs_queue=_jobs_queue(),
        clock=clock,
        diagnostics=LoggedDiagnostics(),
    )


def _jobs_queue() -> "JobsQueue":
    from countersign.adapters.aws.sqs import SqsJobsQueue

    return SqsJobsQueue(client("sqs"), settings.jobs_queue_url)
