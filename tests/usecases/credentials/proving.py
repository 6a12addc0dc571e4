"""People who prove who they are, and everything that such a proof rests on, in memory."""

from dataclasses import dataclass, field
from datetime import timedelta

from countersign.domain.users.account_email import AccountEmail
from countersign.domain.users.device import Device, Endpoint, Platform
from countersign.domain.users.federated_identity import LinkedIdentity
from countersign.domain.users.second_factor import SecondFactor, code_of, decoded, step_at
from countersign.domain.users.session import Transport, Visitor
from countersign.domain.users.user import User
from countersign.usecases.agents.follow_integrations import LeaveIntegrations
from countersign.usecases.credentials.verify_password import VerifyPassword
from countersign.usecases.credentials.verify_second_factor import PURPOSE
from countersign.usecases.integrations.disconnect import DisconnectIntegration
from countersign.usecases.integrations.revoke_grant import RevokeGrant
from countersign.usecases.notifications.send_account_email import SendAccountEmail
from countersign.usecases.rate_limit import RateLimiter
from countersign.usecases.sessions.end import EndSessions
from countersign.usecases.sessions.open import OpenSession, SignedIn
from countersign.usecases.sign_in.composition import (
    CredentialPorts,
    CredentialServices,
    credential_services,
    second_factor_of,
)
from countersign.usecases.sign_in.identify import Identify
from countersign.usecases.sign_in.sign_in import SignIn
from tests.factories import account, rule
from tests.fakes.credentials import (
    InMemoryCredentials,
    InMemorySecondFactors,
    InMemorySignIns,
    InMemoryVerificationLinks,
)
from tests.fakes.federated_identity import FakeIdentityProvider, ReadableSealer
from tests.fakes.held import InMemoryHeldProposals
from tests.fakes.identity import ReadableMint, ReversedPasswords
from tests.fakes.integrations import InMemoryIntegrations, LabelledVault
from tests.fakes.mailer import RecordingMailer, token_in
from tests.fakes.notices import RecordingDiagnostics
from tests.fakes.oauth import FakeOAuth
from tests.fakes.queues import JobAsked, RecordingQueues
from tests.fakes.rate_limits import CountingAttempts
from tests.fakes.rules import InMemoryRules
from tests.fakes.system import CountingIds, SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.users import InMemoryAgents, InMemorySessions, InMemoryUsers
from tests.faults.breaker import Breaker

HOME = "https://countersign.example"
CALLBACK = f"{HOME}/callback"
BY, ELSEWHERE = "google", "made-up"
"""By whom people sign in, and another by whom they could."""

HERE = Visitor(source="203.0.113.7")
THERE = Visitor(source="198.51.100.9")
PASSWORD = "three blind mice"
NEW_PASSWORD = "seven sleepy dwarfs"


@dataclass
class Devices:
    installed: dict[tuple[str, str], Device] = field(default_factory=dict)
    closed: list[str] = field(default_factory=list)

    def add(self, device: Device, by: User) -> None:
        self.installed[device.user_id, device.device_id] = device

    def list(self, user_id: str) -> tuple[Device, ...]:
        return tuple(found for key, found in self.installed.items() if key[0] == user_id)

    def remove(self, user_id: str, device_id: str) -> Device | None:
        return self.installed.pop((user_id, device_id), None)

    def platforms(self) -> frozenset[Platform]:
        return frozenset({"fcm"})

    def open(self, platform: Platform, token: str) -> Endpoint:
        return Endpoint(address=f"{platform}:{token}")

    def give(self, endpoint: str, user_id: str) -> None:
        """Nobody asks whose it was."""

    def close(self, endpoint: str) -> None:
        self.closed.append(endpoint)


class World:
    """`breaker` sees every call to a port, and may stop the process at one."""

    def __init__(self, breaker: Breaker | None = None) -> None:
        self.clock = SettableClock()
        self.ids = CountingIds()
        self.users = InMemoryUsers()
        self.sessions = InMemorySessions(self.users)
        self.verification_links = InMemoryVerificationLinks()
        self.factors = InMemorySecondFactors(self.users)
        self.sign_ins = InMemorySignIns(self.users)
        self.integrations = InMemoryIntegrations()
        self.tasks = InMemoryTasks()
        self.rules = InMemoryRules(self.tasks)
        self.agents = InMemoryAgents()
        self.devices = Devices()
        self.vault = LabelledVault()
        self.queues = RecordingQueues()
        self.mailer = RecordingMailer()
        self.passwords = ReversedPasswords()
        self.oauth = FakeOAuth(self.clock)
        self.provider = FakeIdentityProvider()
        self.attempt_counters = CountingAttempts()
        self.limit = RateLimiter(self.attempt_counters, self.clock)
        self.mint = ReadableMint()
        self.identify = Identify(self.users, self.mint, self.clock)
        self.sign_in, self.services = self._made(breaker or Breaker())
        self.post_office = SendAccountEmail(
            self.users, self.verification_links, self.mailer, self.limit, self.clock, self.ids, HOME
        )

    def _made(self, breaker: Breaker) -> tuple[SignIn, CredentialServices]:
        guard = breaker.guard
        users, queues = guard(self.users), guard(self.queues)
        ports = CredentialPorts(
            users=users,
            verification_links=guard(self.verification_links),
            credentials=guard(InMemoryCredentials(self.users, self.verification_links)),
            factors=guard(self.factors),
            sign_ins=guard(self.sign_ins),
            passwords=self.passwords,
            identities={BY: self.provider, ELSEWHERE: FakeIdentityProvider()},
            sealer=ReadableSealer(),
            vault=self.vault,
            integrations=guard(self.integrations),
            devices=guard(self.devices),
            push=self.devices,
            rules=guard(self.rules),
            agents=guard(self.agents),
            jobs_queue=queues,
            clock=self.clock,
            ids=self.ids,
            redirect_uris={BY: CALLBACK, ELSEWHERE: f"{HOME}/another"},
        )
        held = InMemoryHeldProposals(self.tasks)
        leave = LeaveIntegrations(self.agents, self.integrations, self.tasks, held, self.clock)
        revoke_grant = RevokeGrant(
            self.integrations.durable_jobs,
            self.integrations,
            leave,
            self.vault,
            {"google": self.oauth},
            self.clock,
            RecordingDiagnostics(),
        )
        open_session = OpenSession(self.sessions, self.mint, self.clock, self.ids, self.users)
        services = credential_services(
            ports,
            self.limit,
            open_session,
            DisconnectIntegration(guard(self.integrations), revoke_grant, self.clock),
        )
        second = second_factor_of(ports, self.limit)
        sign_in = SignIn(
            users=self.users,
            sessions=self.sessions,
            passwords=self.passwords,
            mint=self.mint,
            clock=self.clock,
            ids=self.ids,
            prove=VerifyPassword(self.users, self.passwords, self.limit, second),
            open=open_session,
            end=EndSessions(self.users, self.sessions, self.clock),
            limit=self.limit,
            choose=services.choose_password,
            jobs_queue=self.queues,
        )
        return sign_in, services

    def register(self, email: str = "ada@example.com", password: str = PASSWORD) -> SignedIn:
        return self.sign_in.register(email, password, "Ada", "UTC", None, "body", HERE)

    def login(
        self,
        email: str = "ada@example.com",
        password: str = PASSWORD,
        code: str | None = None,
        transport: Transport = "body",
    ) -> SignedIn:
        return self.sign_in.login(email, password, transport, HERE, code)

    def now(self, user: User) -> User:
        """The account as it is now."""
        return self.users.people[user.user_id]

    def delivered(self) -> list[AccountEmail]:
        """What the promised jobs wrote, oldest first."""
        for message in self.queues.take():
            if isinstance(message, JobAsked):
                getattr(self.post_office, message.job.op)(message.job)
        return self.mailer.take()

    def token(self) -> str:
        """The secret of the newest letter."""
        return token_in(self.delivered()[-1])

    def verified(self, email: str = "ada@example.com") -> SignedIn:
        """Somebody who registered and confirmed the address in the same browser."""
        signed_in = self.register(email)
        self.services.verify_email(self.token(), signed_in.user)
        return SignedIn(
            self.now(signed_in.user), "body", signed_in.access_token, signed_in.refresh_token
        )

    def factor_on(self, user: User) -> tuple[bytes, tuple[str, ...]]:
        """Turn a second factor on; answers its secret and the recovery codes."""
        text, _ = self.services.second_factor.begin(self.now(user))
        secret = decoded(text)
        codes = self.services.second_factor.confirm(self.now(user), self.code(secret))
        self.clock.wait(seconds=60)
        return secret, codes

    def code(self, secret: bytes) -> str:
        return code_of(secret, step_at(self.clock.now()))

    def sets_everything_up(self, user: User) -> None:
        """An account elsewhere, a phone, a rule, a second factor, another way in."""
        owner = user.user_id
        tokens = self.oauth.exchange(**self._agreed())
        sealed = self.vault.seal(owner, "tokens", tokens.model_dump_json())
        self.integrations.put(account(user_id=owner), sealed)
        self.tasks.rules[owner, "rul_1"] = rule(user_id=owner)
        self.devices.add(
            Device(
                user_id=owner,
                device_id="dev_1",
                platform="fcm",
                name="Phone",
                endpoint="fcm:token",
                created_at=self.clock.now(),
            ),
            user,
        )
        self.sign_ins.link(self.now(user), self.linked(user))
        waiting = SecondFactor(
            user_id=owner,
            sealed_secret=self.vault.seal(owner, PURPOSE, "MFRGG"),
            created_at=self.clock.now(),
        )
        self.factors.begin(waiting)
        self.factors.confirm(
            self.now(user), waiting, waiting.model_copy(update={"confirmed": True})
        )

    def set_up(self, user: User) -> set[str]:
        """What is there of it."""
        there = {
            "integration": self.integrations.list(user.user_id),
            "rule": self.rules.list(user.user_id),
            "device": self.devices.list(user.user_id),
            "sign-in": self.sign_ins.list(user.user_id),
            "factor": self.factors.get(user.user_id),
            "asks for a code": self.now(user).second_factor,
        }
        return {name for name, found in there.items() if found}

    def _agreed(self) -> dict[str, str]:
        url = self.oauth.authorization_url("state", "verifier", CALLBACK)
        code = self.oauth.agree(url, "ada@mail.example")["code"]
        return {"code": code, "verifier": "verifier", "redirect_uri": CALLBACK}

    def linked(self, user: User) -> LinkedIdentity:
        return LinkedIdentity(
            user_id=user.user_id,
            sign_in_id="sgn_1",
            provider="google",
            subject="theirs",
            account="eve@example.com",
            created_at=self.clock.now() - timedelta(minutes=1),
        )


EVERYTHING = {"integration", "rule", "device", "sign-in", "factor", "asks for a code"}
