"""The use cases by which a person proves who they are, put together from what they share."""

from dataclasses import dataclass

from countersign.ports.credentials import Credentials, Proofs, SecondFactors, SignIns
from countersign.ports.identity import Passwords
from countersign.ports.integrations import Integrations, Vault
from countersign.ports.queues import Queues
from countersign.ports.rules import Rules
from countersign.ports.sign_in import IdentityProvider, Sealer
from countersign.ports.system import Clock, Ids
from countersign.ports.users import Agents, Devices, PushEndpoints, Users
from countersign.usecases.change_email import ChangeEmail
from countersign.usecases.change_password import ChangePassword
from countersign.usecases.choose_password import ChoosePassword
from countersign.usecases.disconnect_account import DisconnectAccount
from countersign.usecases.fresh_start import FreshStart
from countersign.usecases.keep_second_factor import KeepSecondFactor
from countersign.usecases.limit_attempts import LimitAttempts
from countersign.usecases.link_sign_in import LinkSignIn
from countersign.usecases.open_session import OpenSession
from countersign.usecases.prove_second_factor import ProveSecondFactor
from countersign.usecases.reset_password import ResetPassword
from countersign.usecases.round_trip import RoundTrip
from countersign.usecases.show_proof import ShowProof
from countersign.usecases.sign_in_with import SignInWith
from countersign.usecases.verify_email import VerifyEmail


@dataclass(frozen=True)
class CredentialPorts:
    """`redirect_uri` is where the identity provider sends people back."""

    users: Users
    proofs: Proofs
    credentials: Credentials
    factors: SecondFactors
    sign_ins: SignIns
    passwords: Passwords
    identity: IdentityProvider
    sealer: Sealer
    vault: Vault
    integrations: Integrations
    devices: Devices
    push: PushEndpoints
    rules: Rules
    agents: Agents
    queues: Queues
    clock: Clock
    ids: Ids
    redirect_uri: str


@dataclass(frozen=True)
class CredentialServices:
    choose_password: ChoosePassword
    verify_email: VerifyEmail
    reset_password: ResetPassword
    change_password: ChangePassword
    change_email: ChangeEmail
    second_factor: KeepSecondFactor
    sign_in_with: SignInWith
    link_sign_in: LinkSignIn


def second_factor_of(ports: CredentialPorts, limit: LimitAttempts) -> ProveSecondFactor:
    return ProveSecondFactor(ports.factors, ports.vault, ports.queues, limit, ports.clock)


def credential_services(
    ports: CredentialPorts, limit: LimitAttempts, open: OpenSession, disconnect: DisconnectAccount
) -> CredentialServices:
    p, clock, queues = ports, ports.clock, ports.queues
    choose, show = ChoosePassword(p.passwords), ShowProof(p.proofs, p.users, clock)
    trip = RoundTrip(p.identity, p.sealer, p.sign_ins, clock, p.ids, p.redirect_uri)
    prove = second_factor_of(ports, limit)
    fresh_start = FreshStart(
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
        verify_email=VerifyEmail(p.credentials, show, fresh_start, queues, limit, clock),
        reset_password=ResetPassword(
            p.credentials, choose, show, fresh_start, queues, limit, clock
        ),
        change_password=ChangePassword(
            p.users, p.credentials, p.passwords, choose, open, queues, limit, clock
        ),
        change_email=ChangeEmail(
            p.users, p.proofs, p.credentials, show, open, queues, limit, clock
        ),
        second_factor=KeepSecondFactor(p.factors, p.vault, prove, queues, limit, clock, p.ids),
        sign_in_with=SignInWith(
            trip, p.sign_ins, p.users, open, prove, p.sealer, queues, limit, clock, p.ids
        ),
        link_sign_in=LinkSignIn(trip, p.sign_ins, p.users, queues, clock, p.ids),
    )
