"""What the HTTP edge may call, put together from its ports: over AWS, or in memory in a test."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from countersign.domain.providers import PROVIDERS, SIGN_IN_PROVIDERS, Provider
from countersign.ports.integrations import Integrations
from countersign.ports.system import Clock
from countersign.ports.tasks import Tasks
from countersign.ports.users import Agents, Devices, Users
from countersign.settings import Settings
from countersign.usecases.account.close import CloseAccount
from countersign.usecases.account.devices import ManageDevices
from countersign.usecases.account.pause import PauseAccount
from countersign.usecases.account.preferences import ChangePreferences
from countersign.usecases.account.profile import ChangeProfile
from countersign.usecases.account.request_export import AskForExport
from countersign.usecases.agents.follow_integrations import FollowIntegrations, LeaveIntegrations
from countersign.usecases.agents.learned import ReviewLearned
from countersign.usecases.agents.manage import ManageAgents
from countersign.usecases.api_ports import ApiPorts
from countersign.usecases.credentials.verify_password import VerifyPassword
from countersign.usecases.idempotency import Idempotent
from countersign.usecases.integrations.check import CheckIntegration
from countersign.usecases.integrations.connect import ConnectIntegration
from countersign.usecases.integrations.disconnect import DisconnectIntegration
from countersign.usecases.integrations.revoke_grant import RevokeGrant
from countersign.usecases.notifications.read import ReadNotifications
from countersign.usecases.rate_limit import RateLimiter
from countersign.usecases.rules.manage import ManageRules
from countersign.usecases.rules.suggest import SuggestRules
from countersign.usecases.sessions.end import EndSessions
from countersign.usecases.sessions.open import OpenSession
from countersign.usecases.sign_in.composition import (
    CredentialPorts,
    CredentialServices,
    credential_services,
    second_factor_of,
)
from countersign.usecases.sign_in.identify import Identify
from countersign.usecases.sign_in.sign_in import SignIn
from countersign.usecases.tasks.change import ChangeTask
from countersign.usecases.tasks.change_feed import ChangeFeed
from countersign.usecases.tasks.countersign import Countersign
from countersign.usecases.tasks.decide import DecideTask
from countersign.usecases.tasks.instruct import InstructTask
from countersign.usecases.tasks.teach import Teach

CALLBACK = "/api/v1/integrations/{}/callback"
SIGN_IN_CALLBACK = "/api/v1/auth/{}/callback"


def services_on(ports: ApiPorts) -> "HttpServices":
    return HttpServices(ports)


@dataclass(frozen=True)
class HttpServices:
    """What a route may call. Each is made when it is first asked for, and kept."""

    ports: ApiPorts

    @property
    def settings(self) -> Settings:
        return self.ports.settings

    @property
    def clock(self) -> Clock:
        return self.ports.clock

    @property
    def users(self) -> Users:
        return self.ports.users

    @property
    def agents(self) -> Agents:
        return self.ports.agents

    @property
    def integrations(self) -> Integrations:
        return self.ports.integrations

    @property
    def devices(self) -> Devices:
        return self.ports.devices

    @property
    def tasks(self) -> Tasks:
        return self.ports.tasks

    def cursor_keys(self) -> Sequence[bytes]:
        return self.ports.cursor_keys()

    @cached_property
    def limit(self) -> RateLimiter:
        p = self.ports
        return RateLimiter(p.attempt_counters, p.clock, on_a_laptop=p.on_a_laptop)

    @cached_property
    def idempotent(self) -> Idempotent:
        return Idempotent(self.ports.idempotency_records, self.ports.clock, self.ports.ids)

    @cached_property
    def identify(self) -> Identify:
        return Identify(self.ports.users, self.ports.mint, self.ports.clock)

    @cached_property
    def sign_in(self) -> SignIn:
        p = self.ports
        second_factor = second_factor_of(self._credential_ports, self.limit)
        return SignIn(
            users=p.users,
            sessions=p.sessions,
            passwords=p.passwords,
            mint=p.mint,
            clock=p.clock,
            ids=p.ids,
            prove=VerifyPassword(p.users, p.passwords, self.limit, second_factor),
            open=self._open_session,
            end=self.end_sessions,
            limit=self.limit,
            choose=self.credentials.choose_password,
            jobs_queue=p.jobs_queue,
        )

    @cached_property
    def end_sessions(self) -> EndSessions:
        return EndSessions(self.ports.users, self.ports.sessions, self.ports.clock)

    @cached_property
    def credentials(self) -> CredentialServices:
        return credential_services(
            self._credential_ports, self.limit, self._open_session, self.disconnect
        )

    @cached_property
    def change_profile(self) -> ChangeProfile:
        return ChangeProfile(self.ports.users)

    @cached_property
    def preferences(self) -> ChangePreferences:
        return ChangePreferences(self.ports.users)

    @cached_property
    def pause(self) -> PauseAccount:
        p = self.ports
        return PauseAccount(p.users, self._follow, p.scan_queue, p.clock)

    @cached_property
    def export(self) -> AskForExport:
        p = self.ports
        return AskForExport(p.exports, p.export_links, p.jobs_queue, p.clock, p.ids)

    @cached_property
    def close(self) -> CloseAccount:
        return CloseAccount(self.ports.users, self.ports.jobs_queue, self.ports.clock)

    @cached_property
    def manage_devices(self) -> ManageDevices:
        p = self.ports
        return ManageDevices(p.devices, p.push, p.clock, p.ids)

    @cached_property
    def notifications(self) -> ReadNotifications:
        return ReadNotifications(self.ports.notifications, self.ports.clock)

    @cached_property
    def manage_agents(self) -> ManageAgents:
        p = self.ports
        return ManageAgents(
            p.agents, p.users, p.integrations, p.scan_queue, p.clock, p.ids, p.learned
        )

    @cached_property
    def learned(self) -> ReviewLearned:
        return ReviewLearned(self.ports.agents, self.ports.users, self.ports.learned)

    @cached_property
    def connect(self) -> ConnectIntegration:
        p = self.ports
        return ConnectIntegration(
            handshakes=p.handshakes,
            integrations=p.integrations,
            follow=self._follow,
            vault=p.vault,
            clock=p.clock,
            ids=p.ids,
            authorizations=p.authorizations,
            redirect_uris=self._callbacks(CALLBACK, PROVIDERS),
        )

    @cached_property
    def check(self) -> CheckIntegration:
        p = self.ports
        return CheckIntegration(p.integrations, self._follow, p.vault, p.authorizations, p.clock)

    @cached_property
    def disconnect(self) -> DisconnectIntegration:
        p = self.ports
        revoke_grant = RevokeGrant(
            durable_jobs=p.durable_jobs,
            integrations=p.integrations,
            leave=LeaveIntegrations(p.agents, p.integrations, p.tasks, p.held, p.clock),
            vault=p.vault,
            authorizations=p.authorizations,
            clock=p.clock,
            diagnostics=p.diagnostics,
        )
        return DisconnectIntegration(p.integrations, revoke_grant, p.clock)

    @cached_property
    def manage_rules(self) -> ManageRules:
        p = self.ports
        return ManageRules(p.rules, p.integrations, p.clock, p.ids, self._countersign)

    @cached_property
    def suggest_rules(self) -> SuggestRules:
        return SuggestRules(self.ports.tasks, self.ports.rules, self.ports.clock)

    @cached_property
    def decide(self) -> DecideTask:
        return DecideTask(self.ports.tasks, self.ports.clock, self._countersign, self._teach)

    @cached_property
    def change(self) -> ChangeTask:
        return ChangeTask(self.ports.tasks, self.ports.clock, self._countersign, self._teach)

    @cached_property
    def instruct(self) -> InstructTask:
        return InstructTask(self.ports.tasks, self.ports.scan_queue, self.ports.clock)

    @cached_property
    def changes(self) -> ChangeFeed:
        p = self.ports
        return ChangeFeed(p.tasks, p.held, p.marks, p.clock)

    @cached_property
    def _teach(self) -> Teach:
        return Teach(self.ports.learned, self.ports.agents, self.ports.scan_queue, self.ports.tasks)

    @cached_property
    def _countersign(self) -> Countersign:
        return Countersign(self.ports.macs)

    @cached_property
    def _open_session(self) -> OpenSession:
        p = self.ports
        return OpenSession(p.sessions, p.mint, p.clock, p.ids, p.users)

    @cached_property
    def _follow(self) -> FollowIntegrations:
        p = self.ports
        return FollowIntegrations(
            p.agents, p.integrations, p.tasks, p.held, p.clock, p.users, p.scan_queue, p.ids
        )

    @cached_property
    def _credential_ports(self) -> CredentialPorts:
        p = self.ports
        return CredentialPorts(
            users=p.users,
            verification_links=p.verification_links,
            credentials=p.saved_credentials,
            factors=p.factors,
            sign_ins=p.sign_ins,
            passwords=p.passwords,
            identities=p.identities,
            sealer=p.sealer,
            vault=p.vault,
            integrations=p.integrations,
            devices=p.devices,
            push=p.push,
            rules=p.rules,
            agents=p.agents,
            jobs_queue=p.jobs_queue,
            clock=p.clock,
            ids=p.ids,
            redirect_uris=self._callbacks(SIGN_IN_CALLBACK, SIGN_IN_PROVIDERS),
        )

    def _callbacks(self, path: str, providers: Iterable[Provider]) -> dict[Provider, str]:
        """Where each of them sends people back."""
        return {name: f"{self.ports.public_url}{path.format(name)}" for name in providers}
