"""Connected accounts, and how they are connected. No token is in any answer."""

from typing import Annotated

from pydantic import Field

from countersign.contracts.http.fields import AgentTypeName, Given, Secret, Sent
from countersign.domain.agents import AGENT_TYPES
from countersign.domain.integration import Integration, IntegrationStatus
from countersign.domain.providers import Permission, Provider
from countersign.domain.values import Moment

UNKNOWN_PROVIDER = "Nobody here works with this provider. You can disconnect the account."


class IntegrationOut(Given):
    id: str
    provider: Annotated[str, Field(description="As it was connected; it may be offered no more.")]
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
            status=integration.status if integration.is_known else "error",
            detail=integration.detail if integration.is_known else UNKNOWN_PROVIDER,
            last_used_at=integration.last_used_at,
            created_at=integration.created_at,
        )


class PermissionOut(Given):
    scope: str
    why: str
    required: Annotated[bool, Field(description="Whether nothing is connected without it.")]
    agent_types: Annotated[list[AgentTypeName], Field(description="The agents that need it.")]

    @classmethod
    def of(cls, permission: Permission) -> "PermissionOut":
        return cls(
            scope=permission.scope,
            why=permission.why,
            required=permission.required,
            agent_types=[
                type.name
                for type in AGENT_TYPES.values()
                if not type.reads.isdisjoint(permission.needed_for)
            ],
        )


class ProviderOut(Given):
    provider: Provider
    agent_types: Annotated[
        list[AgentTypeName], Field(description="The agents that can read such an account.")
    ]
    permissions: list[PermissionOut]


class Connecting(Sent):
    """Step by step: for which agents the consent page shall ask; left out, for all."""

    agent_types: Annotated[list[AgentTypeName], Field(max_length=10)] | None = None


class Authorization(Given):
    authorization_url: str


class Ticket(Sent):
    ticket: Secret
