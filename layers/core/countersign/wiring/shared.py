"""What several functions are made of. Each of them is imported when it is first asked for."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from countersign.adapters.aws.client import client
from countersign.adapters.system import RandomIds, SystemClock
from countersign.settings import Settings

if TYPE_CHECKING:
    from countersign.adapters.aws.secrets_manager import Secrets
    from countersign.adapters.aws.stepfunctions import StepFunctionsWorkflow
    from countersign.adapters.dynamodb.agents import DynamoAgents
    from countersign.adapters.dynamodb.change_marks import DynamoChangeMarks
    from countersign.adapters.dynamodb.credentials import DynamoVerificationLinks
    from countersign.adapters.dynamodb.devices import DynamoDevices
    from countersign.adapters.dynamodb.held import DynamoHeldProposals
    from countersign.adapters.dynamodb.integrations import DynamoIntegrations
    from countersign.adapters.dynamodb.learned import DynamoLearned
    from countersign.adapters.dynamodb.notifications import DynamoNotifications
    from countersign.adapters.dynamodb.rules import DynamoRules
    from countersign.adapters.dynamodb.tasks import DynamoTasks
    from countersign.adapters.dynamodb.users import DynamoUsers
    from countersign.adapters.identity.signing_keys import KeyRing
    from countersign.adapters.identity.tokens import SignedTokens
    from countersign.ports.integrations import Vault

settings = Settings()
clock = SystemClock()
ids = RandomIds()


def users() -> "DynamoUsers":
    from countersign.adapters.dynamodb.users import DynamoUsers

    return DynamoUsers(client("dynamodb"), settings.table_name)


def agents() -> "DynamoAgents":
    from countersign.adapters.dynamodb.agents import DynamoAgents

    return DynamoAgents(client("dynamodb"), settings.table_name)


def devices() -> "DynamoDevices":
    from countersign.adapters.dynamodb.devices import DynamoDevices

    return DynamoDevices(client("dynamodb"), settings.table_name)


def integrations() -> "DynamoIntegrations":
    from countersign.adapters.dynamodb.integrations import DynamoIntegrations

    return DynamoIntegrations(client("dynamodb"), settings.table_name)


def tasks() -> "DynamoTasks":
    from countersign.adapters.dynamodb.tasks import DynamoTasks

    return DynamoTasks(client("dynamodb"), settings.table_name)


def held() -> "DynamoHeldProposals":
    from countersign.adapters.dynamodb.held import DynamoHeldProposals

    return DynamoHeldProposals(client("dynamodb"), settings.table_name)


def change_marks() -> "DynamoChangeMarks":
    from countersign.adapters.dynamodb.change_marks import DynamoChangeMarks

    return DynamoChangeMarks(client("dynamodb"), settings.table_name)


def notifications() -> "DynamoNotifications":
    from countersign.adapters.dynamodb.notifications import DynamoNotifications

    return DynamoNotifications(client("dynamodb"), settings.table_name)


def rules() -> "DynamoRules":
    from countersign.adapters.dynamodb.rules import DynamoRules

    return DynamoRules(client("dynamodb"), settings.table_name)


def learned() -> "DynamoLearned":
    from countersign.adapters.dynamodb.learned import DynamoLearned

    return DynamoLearned(client("dynamodb"), settings.table_name)


def verification_links() -> "DynamoVerificationLinks":
    from countersign.adapters.dynamodb.credentials import DynamoVerificationLinks

    return DynamoVerificationLinks(client("dynamodb"), settings.table_name)


def workflow() -> "StepFunctionsWorkflow":
    from countersign.adapters.aws.stepfunctions import StepFunctionsWorkflow

    return StepFunctionsWorkflow(client("stepfunctions"), settings.state_machine_arn)


@cache
def secrets() -> "Secrets":
    from countersign.adapters.aws.secrets_manager import Secrets

    return Secrets(client("secretsmanager"))


@cache
def vault() -> "Vault":
    from countersign.adapters.aws.kms import KmsVault

    return KmsVault(client("kms"), settings.data_key_id, client("dynamodb"), settings.table_name)


@cache
def key_making_vault() -> "Vault":
    """Where people come to: for the first thing that is sealed for somebody."""
    from countersign.adapters.aws.kms import KeyMakingVault

    return KeyMakingVault(
        client("kms"), settings.data_key_id, client("dynamodb"), settings.table_name
    )


@cache
def signing_keys() -> "KeyRing":
    from countersign.adapters.identity.signing_keys import KeyRing

    secret_id = settings.signing_secret_id
    return KeyRing(
        secret=lambda: secrets().text(secret_id),
        again=lambda: secrets().again(secret_id),
    )


def mint() -> "SignedTokens":
    from countersign.adapters.identity.tokens import SignedTokens

    return SignedTokens(signing_keys())


def origin_secrets() -> Sequence[str]:
    """What the distribution proves itself with, the present one first; none where there is none."""
    secret_id = settings.origin_secret_id
    return secrets().present_and_previous(secret_id) if secret_id else ()
