"""Connected accounts, and how they are connected. No token is in any answer."""

from typing import Annotated

from pydantic import Field

from countersign.contracts.http.fields import Given, Secret, Sent
from countersign.domain.agent import AgentType
from countersign.domain.integration import Integration, IntegrationStatus, Provider
from countersign.domain.values import Moment


class IntegrationOut(Given):
    id: str
    provider: Provider
    account: str
    subject: str
    scopes: list[str]
    status: IntegrationStatus
    detail: str | None
    last_used_at: Moment | None
    created_at: Moment

    @classmethod
    def of(cls, integration: Integration) -> "IntegrationOut":
        return cls(
            id=integration.integration_id,
            provider=integration.provider,
            account=integration.account,
            subject=integration.subject,
            scopes=list(integration.scopes),
            status=integration.status,
            detail=integration.detail,
            last_used_at=integration.last_used_at,
            created_at=integration.created_at,
        )


class ProviderOut(Given):
    provider: Provider
    agent_types: Annotated[
        list[AgentType], Field(description="The agents that can read such an account.")
    ]


class Authorization(Given):
    authorization_url: str


class Ticket(Sent):
    ticket: Secret
