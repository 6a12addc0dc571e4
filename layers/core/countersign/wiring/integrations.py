"""Connected accounts, at the edge and behind the scenes: what follows them, what ends them."""

from collections.abc import Mapping

from countersign.adapters.aws.client import client
from countersign.adapters.dynamodb.jobs import DynamoDurableJobs
from countersign.domain.integration import Provider
from countersign.observability import LoggedDiagnostics
from countersign.ports.integrations import OAuth
from countersign.ports.queues import Queues
from countersign.usecases.agents.follow_integrations import FollowIntegrations
from countersign.usecases.integrations.revoke_grant import RevokeGrant
from countersign.wiring import shared
from countersign.wiring.shared import clock, ids, settings


def follow_integrations(queues: Queues) -> FollowIntegrations:
    return FollowIntegrations(
        agents=shared.agents(),
        users=shared.users(),
        integrations=shared.integrations(),
        tasks=shared.tasks(),
        queues=queues,
        clock=clock,
        ids=ids,
    )


def revoke_grant(follow: FollowIntegrations, providers: Mapping[Provider, OAuth]) -> RevokeGrant:
    return RevokeGrant(
        durable_jobs=durable_jobs(),
        integrations=shared.integrations(),
        follow=follow,
        vault=shared.vault(),
        providers=providers,
        clock=clock,
        diagnostics=LoggedDiagnostics(),
    )


def durable_jobs() -> DynamoDurableJobs:
    return DynamoDurableJobs(client("dynamodb"), settings.table_name)
