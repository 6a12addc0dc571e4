"""What the HTTP edge needs of the outside."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from countersign.domain.providers import Provider, SignInProvider
from countersign.ports.change_marks import ChangeMarks
from countersign.ports.credentials import Credentials, SecondFactors, SignIns, VerificationLinks
from countersign.ports.diagnostics import Diagnostics
from countersign.ports.federated_identity import IdentityProvider, Sealer
from countersign.ports.held import HeldProposals
from countersign.ports.idempotency import IdempotencyRecords
from countersign.ports.identity import Passwords, TokenMint
from countersign.ports.integrations import Handshakes, Integrations, OAuth, Vault
from countersign.ports.jobs import DurableJobs
from countersign.ports.jobs_queue import JobsQueue
from countersign.ports.learned import Learned
from countersign.ports.mac import MacGenerator
from countersign.ports.notifications import Notifications
from countersign.ports.personal_data import ExportLinks, Exports
from countersign.ports.rate_limits import AttemptCounters
from countersign.ports.rules import Rules
from countersign.ports.scan_queue import ScanQueue
from countersign.ports.system import Clock, Ids
from countersign.ports.tasks import Tasks
from countersign.ports.users import Agents, Devices, PushEndpoints, Sessions, Users
from countersign.settings import Settings


class ApiPorts(Protocol):
    """The outside, as the edge needs it. Each is made when it is first asked for.

    `on_a_laptop`: all callers share one address.
    """

    @property
    def settings(self) -> Settings: ...

    @property
    def public_url(self) -> str: ...

    @property
    def on_a_laptop(self) -> bool: ...

    @property
    def clock(self) -> Clock: ...

    @property
    def ids(self) -> Ids: ...

    @property
    def users(self) -> Users: ...

    @property
    def sessions(self) -> Sessions: ...

    @property
    def agents(self) -> Agents: ...

    @property
    def tasks(self) -> Tasks: ...

    @property
    def held(self) -> HeldProposals: ...

    @property
    def learned(self) -> Learned: ...

    @property
    def rules(self) -> Rules: ...

    @property
    def notifications(self) -> Notifications: ...

    @property
    def devices(self) -> Devices: ...

    @property
    def integrations(self) -> Integrations: ...

    @property
    def handshakes(self) -> Handshakes: ...

    @property
    def durable_jobs(self) -> DurableJobs: ...

    @property
    def verification_links(self) -> VerificationLinks: ...

    @property
    def saved_credentials(self) -> Credentials: ...

    @property
    def factors(self) -> SecondFactors: ...

    @property
    def sign_ins(self) -> SignIns: ...

    @property
    def idempotency_records(self) -> IdempotencyRecords: ...

    @property
    def attempt_counters(self) -> AttemptCounters: ...

    @property
    def marks(self) -> ChangeMarks: ...

    @property
    def exports(self) -> Exports: ...

    @property
    def export_links(self) -> ExportLinks: ...

    @property
    def passwords(self) -> Passwords: ...

    @property
    def mint(self) -> TokenMint: ...

    @property
    def macs(self) -> MacGenerator: ...

    @property
    def identities(self) -> Mapping[SignInProvider, IdentityProvider]: ...

    @property
    def sealer(self) -> Sealer: ...

    @property
    def vault(self) -> Vault: ...

    @property
    def push(self) -> PushEndpoints: ...

    @property
    def authorizations(self) -> Mapping[Provider, OAuth]: ...

    @property
    def scan_queue(self) -> ScanQueue: ...

    @property
    def jobs_queue(self) -> JobsQueue: ...

    @property
    def diagnostics(self) -> Diagnostics: ...

    def cursor_keys(self) -> Sequence[bytes]:
        """What cursors are sealed with, the present key first."""
        ...
