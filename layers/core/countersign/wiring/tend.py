"""For the tend queue: the chores of an account."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from countersign.adapters.aws import client
from countersign.adapters.dynamodb.seals import DynamoSeals
from countersign.adapters.sqs import QueueUrls, SqsQueues
from countersign.observability import LoggedNotes, LoggedWitness
from countersign.ports.queues import Chore, ChoreOp, Queues
from countersign.usecases.disconnect_account import DisconnectAccount
from countersign.usecases.give_access_back import GiveAccessBack
from countersign.usecases.limit_attempts import LimitAttempts
from countersign.wiring import parts
from countersign.wiring.accounts import errands, follow_accounts, give_access_back
from countersign.wiring.google import Providers
from countersign.wiring.parts import clock, ids, settings

if TYPE_CHECKING:
    from countersign.usecases.erase_account import EraseAccount
    from countersign.usecases.export_data import ExportData
    from countersign.usecases.seal_history import SealHistory
    from countersign.usecases.write_letters import WriteLetters


@cache
def chores() -> Mapping[ChoreOp, Callable[[Chore], None]]:
    """What the tend function does, by operation; each is made when it is first asked for."""
    return {
        "verify": lambda chore: _write_letters().verify(chore),
        "forgot": lambda chore: _write_letters().forgot(chore),
        "notice": lambda chore: _write_letters().notice(chore),
        "export": lambda chore: _exporter()(chore),
        "erase": lambda chore: _eraser()(chore),
        "revoke": lambda chore: _revoker()(chore),
        "seal": lambda chore: _seal(chore),
    }


@cache
def _write_letters() -> "WriteLetters":
    from countersign.adapters.dynamodb.throttle import DynamoThrottle
    from countersign.adapters.ses import SesLetters
    from countersign.usecases.write_letters import WriteLetters

    return WriteLetters(
        users=parts.users(),
        proofs=parts.proofs(),
        letters=SesLetters(client("sesv2"), settings.mail_from),
        limit=LimitAttempts(DynamoThrottle(client("dynamodb"), settings.table_name), clock),
        clock=clock,
        ids=ids,
        public_url=settings.public_url,
    )


def _seal(chore: Chore) -> None:
    if chore.user_id is not None:
        _seal_history()(chore.user_id)


@cache
def _seal_history() -> "SealHistory":
    from countersign.adapters.kms_signing import KmsSigner
    from countersign.usecases.seal_history import SealHistory

    return SealHistory(
        seals=DynamoSeals(client("dynamodb"), settings.table_name),
        signer=KmsSigner(client("kms"), settings.seal_key_id),
        witness=LoggedWitness(),
        clock=clock,
    )


@cache
def _exporter() -> "ExportData":
    from countersign.adapters.dynamodb.estate import DynamoEstate, DynamoExports
    from countersign.adapters.s3 import S3ExportFiles
    from countersign.usecases.export_data import ExportData

    return ExportData(
        users=parts.users(),
        estate=DynamoEstate(client("dynamodb"), settings.table_name),
        exports=DynamoExports(client("dynamodb"), settings.table_name),
        files=S3ExportFiles(client("s3"), settings.export_bucket),
        queues=_tending(),
        clock=clock,
    )


@cache
def _revoker() -> GiveAccessBack:
    return give_access_back(follow_accounts(_tending()), Providers())


@cache
def _eraser() -> "EraseAccount":
    from countersign.adapters.dynamodb.estate import DynamoEstate
    from countersign.adapters.dynamodb.sign_ins import DynamoSignIns
    from countersign.adapters.s3 import S3ExportFiles, S3Ledger
    from countersign.adapters.sns import SnsEndpoints
    from countersign.usecases.erase_account import EraseAccount

    return EraseAccount(
        users=parts.users(),
        errands=errands(),
        estate=DynamoEstate(client("dynamodb"), settings.table_name),
        ledger=S3Ledger(client("s3"), settings.erasure_bucket),
        workflow=parts.workflow(),
        integrations=parts.integrations(),
        disconnect=DisconnectAccount(parts.integrations(), _revoker(), clock),
        devices=parts.devices(),
        push=SnsEndpoints(client("sns"), {}),
        sign_ins=DynamoSignIns(client("dynamodb"), settings.table_name),
        files=S3ExportFiles(client("s3"), settings.export_bucket),
        queues=_tending(),
        clock=clock,
        notes=LoggedNotes(),
    )


def _tending() -> Queues:
    return SqsQueues(client("sqs"), QueueUrls(tend=settings.tend_queue_url))
