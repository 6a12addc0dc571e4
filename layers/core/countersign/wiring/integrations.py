"""Connected accounts, at the edge and behind the scenes: what follows them, what ends them."""

from collections.abc import Mapping

from countersign.adapters.aws.client import client
from countersign.adapters.dynamodb.jobs import DynamoDurableJobs
from countersign.domain.providers import Provider
from countersign.observability import LoggedDiagnostics
from countersign.ports.integrations import OAuth
from countersign.usecases.agents.follow_integrations import LeaveIntegrations
from countersign.usecases.integrations.revoke_grant import RevokeGrant
from countersign.wiring import shared
from countersign.wiring.shared import clock, settings


def revoke_grant(authorizations: Mapping[Provider, OAuth]) -> RevokeGrant:
    return RevokeGrant(
        durable_jobs=durable_jobs(),
        integrations=shared.integrations(),
        leave=LeaveIntegrations(
            shared.agents(), shared.integrations(), shared.tasks(), shared.held(), clock
        ),
        vault=shared.vault(),
        authorizations=authorizations,
        clock=clock,
        diagnostics=LoggedDiagnostics(),
    )


def durable_jobs() -> DynamoDurableJobs:
    return DynamoDurableJobs(client("dynamodb"), settings.table_name)
