"""The use cases by which a person proves who they are, put together from what they share."""

from collections.abc import Mapping
from dataclasses import dataclass

from countersign.domain.providers import SignInProvider
from countersign.ports.credentials import Credentials, SecondFactors, SignIns, VerificationLinks
from countersign.ports.federated_identity import IdentityProvider, Sealer
from countersign.ports.identity import Passwords
from countersign.ports.integrations import Integrations, Vault
from countersign.ports.jobs_queue import JobsQueue
from countersign.ports.rules import Rules
from countersign.ports.system import Clock, Ids
from countersign.ports.users import Agents, Devices, PushEndpoints, Users
from countersign.usecases.credentials.change_email import ChangeEmail
from countersign.usecases.credentials.change_password import ChangePassword
from countersign.usecases.credentials.manage_second_factor import ManageSecondFactor
from countersign.usecases.credentials.password_policy import ChoosePassword
from countersign.usecases.credentials.redeem_link import RedeemLink
from countersign.usecases.credentials.reset_password import ResetPassword
from countersign.usecases.credentials.revoke_access import RevokeAccess
from countersign.usecases.credentials.verify_email import VerifyEmail
from countersign.usecases.credentials.verify_second_factor import VerifySecondFactor
from countersign.usecases.integrations.disconnect import DisconnectIntegration
from countersign.usecases.rate_limit import RateLimiter
from countersign.usecases.sessions.open import OpenSession
from countersign.usecases.sign_in.federated import FederatedSignIn
from countersign.usecases.sign_in.link_identity import LinkIdentity
from countersign.usecases.sign_in.oidc_flow import OidcFlow


@dataclass(frozen=True)
class CredentialPorts:
    """`redirect_uris` are where the identity providers send people back."""

    users: Users
    verification_links: VerificationLinks
    credentials: Credentials
    factors: SecondFactors
    sign_ins: SignIns
    passwords: Passwords
    identities: Mapping[SignInProvider, IdentityProvider]
    sealer: Sealer
    vault: Vault
    integrations: Integrations
    devices: Devices
    push: PushEndpoints
    rules: Rules
    agents: Agents
    jobs_queue: JobsQueue
    clock: Clock
    ids: Ids
    redirect_uris: Mapping[SignInProvider, str]


@dataclass(frozen=True)
class CredentialServices:
    choose_password: ChoosePassword
    verify_email: VerifyEmail
    reset_password: ResetPassword
    change_password: ChangePassword
    change_email: ChangeEmail
    second_factor: ManageSecondFactor
    sign_in_with: FederatedSignIn
    link_sign_in: LinkIdentity


def second_factor_of(ports: CredentialPorts, limit: RateLimiter) -> VerifySecondFactor:
    return VerifySecondFactor(ports.factors, ports.vault, ports.jobs_queue, limit, ports.clock)


def credential_services(
    ports: CredentialPorts, limit: RateLimiter, open: OpenSession, disconnect: DisconnectIntegration
) -> CredentialServices:
    p, clock, jobs = ports, ports.clock, ports.jobs_queue
    choose, show = ChoosePassword(p.passwords), RedeemLink(p.verification_links, p.users, clock)
    trip = OidcFlow(p.identities, p.sealer, p.sign_ins, clock, p.ids, p.redirect_uris)
    prove = second_factor_of(ports, limit)
    revoke_access = RevokeAccess(
        p.integrations,
        p.devices,
        p.push,
        p.factors,
        p.sign_ins,
        clock,
        disconnect,
        p.rules,
        p.users,
        p.agents,
    )
    return CredentialServices(
        choose_password=choose,
        verify_email=VerifyEmail(p.credentials, show, revoke_access, jobs, limit, clock),
        reset_password=ResetPassword(
            p.credentials, choose, show, revoke_access, jobs, limit, clock
        ),
        change_password=ChangePassword(
            p.users, p.credentials, p.passwords, choose, open, jobs, limit, clock
        ),
        change_email=ChangeEmail(
            p.users, p.verification_links, p.credentials, show, open, jobs, limit, clock
        ),
        second_factor=ManageSecondFactor(p.factors, p.vault, prove, jobs, limit, clock, p.ids),
        sign_in_with=FederatedSignIn(
            trip, p.sign_ins, p.users, open, prove, p.sealer, jobs, limit, clock, p.ids
        ),
        link_sign_in=LinkIdentity(trip, p.sign_ins, p.users, jobs, clock, p.ids),
    )
