"""Two people with everything that an account can have, and all that takes it away again."""

from dataclasses import dataclass, field
from datetime import timedelta

from countersign.domain.errors import Conflict
from countersign.domain.task.task import Decision, Enter, Task, Wait
from countersign.domain.task.transitions import approve, claim, settle
from countersign.domain.users.device import Device, Endpoint, Platform
from countersign.domain.users.federated_identity import LinkedIdentity
from countersign.domain.users.session import Session
from countersign.domain.users.user import User
from countersign.ports.jobs_queue import Job
from countersign.ports.tasks import Newborn
from countersign.usecases.account.close import CloseAccount
from countersign.usecases.account.erase import EraseAccount
from countersign.usecases.agents.follow_integrations import LeaveIntegrations
from countersign.usecases.integrations.access_tokens import PURPOSE
from countersign.usecases.integrations.disconnect import DisconnectIntegration
from countersign.usecases.integrations.revoke_grant import RevokeGrant
from tests.factories import GMAIL, USER, account, agent, body, person, proposed, reply
from tests.fakes.credentials import InMemorySignIns
from tests.fakes.held import InMemoryHeldProposals
from tests.fakes.integrations import InMemoryIntegrations, LabelledVault
from tests.fakes.jobs import InMemoryDurableJobs
from tests.fakes.notices import RecordingDiagnostics
from tests.fakes.oauth import FakeOAuth
from tests.fakes.personal_data import InMemoryFiles, InMemoryLedger, InMemoryPersonalData
from tests.fakes.queues import JobAsked, RecordingQueues
from tests.fakes.system import MORNING, SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.users import InMemoryAgents, InMemorySessions, InMemoryUsers
from tests.fakes.workflow import InMemoryWorkflow
from tests.faults.breaker import Breaker, StoppedDead

ADA = "ada@example.com"
EVE = "usr_2"
ERASE = Job("erase", user_id=USER)
MESSAGES_AT_MOST = 60
EVERY_KIND = 18
"""All that can be left over, but for durable jobs."""


class Endpoints:
    """A push service that knows which endpoints are open."""

    def __init__(self) -> None:
        self.opened = {"arn:ada", "arn:eve"}

    def platforms(self) -> frozenset[Platform]:
        return frozenset()

    def open(self, platform: Platform, token: str) -> Endpoint:
        raise NotImplementedError

    def give(self, endpoint: str, user_id: str) -> None:
        raise NotImplementedError

    def close(self, endpoint: str) -> None:
        self.opened.discard(endpoint)


@dataclass
class Installed:
    devices: dict[tuple[str, str], Device] = field(default_factory=dict)

    def add(self, device: Device, by: User) -> None:
        self.devices[device.user_id, device.device_id] = device

    def list(self, user_id: str) -> tuple[Device, ...]:
        return tuple(found for key, found in self.devices.items() if key[0] == user_id)

    def remove(self, user_id: str, device_id: str) -> Device | None:
        return self.devices.pop((user_id, device_id), None)


class House:
    """Ada, with something of every kind, and Eve, of whom nothing may go."""

    def __init__(self, breaker: Breaker | None = None) -> None:
        self.breaker = breaker or Breaker()
        self.clock = SettableClock()
        durable_jobs = self.durable_jobs = InMemoryDurableJobs()
        self.users, self.agents = InMemoryUsers(durable_jobs=durable_jobs), InMemoryAgents()
        self.tasks, self.sessions = InMemoryTasks(), InMemorySessions()
        self.integrations = InMemoryIntegrations(durable_jobs=durable_jobs)
        self.personal_data = InMemoryPersonalData(
            self.users, self.tasks, self.agents, self.sessions, self.integrations, keys={USER, EVE}
        )
        self.files, self.ledger, self.queues = InMemoryFiles(), InMemoryLedger(), RecordingQueues()
        self.workflow, self.diagnostics = InMemoryWorkflow(self.clock), RecordingDiagnostics()
        self.vault, self.oauth = LabelledVault(), FakeOAuth(self.clock)
        self.devices, self.push = Installed(), Endpoints()
        self.sign_ins = InMemorySignIns(self.users)
        self._wire()
        for user_id, email in ((USER, ADA), (EVE, "eve@example.com")):
            self._move_in(user_id, email)

    def close(self) -> None:
        self.closing(self.users.people[USER])

    def deliver(self) -> None:
        """Hand every message on as time goes; the clock sends what has become due."""
        for _ in range(MESSAGES_AT_MOST):
            messages = [sent for sent in self.queues.take() if isinstance(sent, JobAsked)]
            if not messages and self.durable_jobs.due:
                self.clock.move_to(max(self.clock.now(), min(self.durable_jobs.due.values())))
            elif not messages:
                return
            for sent in messages:
                self.clock.wait(seconds=sent.delay_seconds)
                self.work(sent.job)
            self._tick()
        raise AssertionError("there is no end to the messages")

    def work(self, job: Job) -> None:
        """As the queue does: what fails or dies comes again."""
        try:
            if job.op == "erase":
                self.erase(job)
            elif job.op == "revoke":
                self.revoke_grant(job)
        except (StoppedDead, Conflict):
            self.breaker.revive()
            self.queues.sent.append(JobAsked(job, 0))

    def leftovers(self) -> list[str]:
        """What of Ada's is still anywhere; the ledger is meant to stay."""
        mine: dict[str, bool] = {
            "account": USER in self.users.people,
            "address": ADA in self.users.addresses,
            "data key": USER in self.personal_data.keys,
            "tasks": any(key[0] == USER for key in self.tasks.heads),
            "waits": any(key[0] == USER for key in self.tasks.waits),
            "bodies": any(key[0] == USER for key in self.tasks.bodies),
            "history": any(key[0] == USER for key in self.tasks.histories),
            "effects": any(key[0] == USER for key in self.tasks.ledger),
            "agents": any(key[0] == USER for key in self.agents.staff),
            "sessions": any(key[0] == USER for key in self.sessions.families),
            "accounts": any(key[0] == USER for key in self.integrations.accounts),
            "tokens": any(key[0] == USER for key in self.integrations.sealed),
            "durable jobs": any(key[0] == USER for key in self.durable_jobs.promised),
            "devices": any(key[0] == USER for key in self.devices.devices),
            "endpoint": "arn:ada" in self.push.opened,
            "sign-ins": bool(self.sign_ins.list(USER)),
            "grant": self.oauth.lets_in(ADA),
            "files": any(key[0] == USER for key in self.files.kept),
            "runs": any(
                run.user_id == USER and run.state != "ended" for run in self.workflow.runs.values()
            ),
        }
        return [name for name, there in mine.items() if there]

    def eve_is_complete(self) -> bool:
        stores = (self.users.people, self.personal_data.keys)
        pairs = (self.tasks.heads, self.agents.staff, self.integrations.accounts)
        return (
            all(EVE in store for store in stores)
            and all(any(key[0] == EVE for key in store) for store in pairs)
            and "eve@example.com" in self.users.addresses
            and "arn:eve" in self.push.opened
            and self.oauth.lets_in("eve@example.com")
            and bool(self.sign_ins.list(EVE))
        )

    def claimed(self, task_id: str, user_id: str = USER) -> Task:
        """A worker has just begun to carry the task out."""
        task = self.tasks.heads[user_id, task_id]
        decision = Decision(by="user", at=self.clock.now(), digest=task.digest)
        self.tasks.commit(
            approve(
                task,
                self.tasks.bodies[user_id, task_id, task.revision],
                by=decision,
                cooling=timedelta(0),
            )
        )
        self.tasks.commit(
            claim(
                self.tasks.heads[user_id, task_id],
                step="draft",
                lease="lease",
                now=self.clock.now(),
                lease_for=timedelta(seconds=35),
            )
        )
        return self.tasks.heads[user_id, task_id]

    def completed(self, user_id: str, task_id: str) -> None:
        task = self.claimed(task_id, user_id)
        (effect,) = self.tasks.effects(user_id, task_id)
        now = self.clock.now()
        self.tasks.commit(settle(task, effect, receipt={}, compensator=None, now=now))

    def _tick(self) -> None:
        for key, due_at in list(self.durable_jobs.due.items()):
            if due_at <= self.clock.now():
                durable_job = self.durable_jobs.promised[key]
                self.queues.start(
                    Job(durable_job.op, user_id=durable_job.user_id, ref=durable_job.ref or None)
                )

    def _wire(self) -> None:
        guard = self.breaker.guard
        users, durable_jobs = guard(self.users), guard(self.durable_jobs)
        integrations, queues = guard(self.integrations), guard(self.queues)
        held = guard(InMemoryHeldProposals(self.tasks))
        leave = LeaveIntegrations(
            guard(self.agents), integrations, guard(self.tasks), held, self.clock
        )
        self.revoke_grant = RevokeGrant(
            durable_jobs,
            integrations,
            leave,
            self.vault,
            {"google": guard(self.oauth)},
            self.clock,
            self.diagnostics,
        )
        self.closing = CloseAccount(users, queues, self.clock)
        self.erase = EraseAccount(
            users=users,
            durable_jobs=durable_jobs,
            personal_data=guard(self.personal_data),
            ledger=guard(self.ledger),
            workflow=guard(self.workflow),
            integrations=integrations,
            disconnect=DisconnectIntegration(integrations, self.revoke_grant, self.clock),
            devices=guard(self.devices),
            push=guard(self.push),
            sign_ins=guard(self.sign_ins),
            files=guard(self.files),
            jobs_queue=queues,
            clock=self.clock,
            diagnostics=self.diagnostics,
        )

    def _move_in(self, user_id: str, email: str) -> None:
        name = email.partition("@")[0]
        user = person(user_id=user_id, email=email)
        self.users.register(user, "hash")
        self.agents.add(agent(user_id=user_id))
        self.sessions.put(session(user_id))
        self._connect(user_id, email)
        self.devices.add(device(user_id, f"arn:{name}"), user)
        self.sign_ins.link(user, linked(user_id, email))
        self.files.kept[user_id, "exp_1", 1] = b"zip"
        for number in (1, 2, 3):
            task_id = f"tsk_{name}{number}"
            action = reply(thread_id=f"thread-{number}")
            birth = proposed(body(user_id=user_id, task_id=task_id, action=action))
            self.tasks.create(user_id, [Newborn(birth, f"mark-{number}")], month="2026-11")
            self.workflow.start(user_id, task_id, 1, Enter.ASK)
            self.tasks.note_run(
                Wait(user_id=user_id, task_id=task_id, run=1, enter=Enter.ASK, started_at=MORNING)
            )

        self.completed(user_id, f"tsk_{name}3")

    def _connect(self, user_id: str, email: str, integration_id: str = GMAIL) -> None:
        url = self.oauth.authorization_url("state", "verifier", "http://localhost/back")
        code = self.oauth.agree(url, email)["code"]
        tokens = self.oauth.exchange(code, "verifier", "http://localhost/back")
        subject = f"google-{email}"
        connected = account(
            user_id=user_id, integration_id=integration_id, account=email, subject=subject
        )
        sealed = self.vault.seal(user_id, PURPOSE, tokens.model_dump_json())
        self.integrations.put(connected, sealed)


def session(user_id: str) -> Session:
    return Session(
        user_id=user_id,
        session_id="ses_1",
        generation=1,
        transport="body",
        created_at=MORNING,
        rotated_at=MORNING,
        expires_at=MORNING + timedelta(days=7),
        auth_time=MORNING,
    )


def device(user_id: str, endpoint: str) -> Device:
    return Device(
        user_id=user_id,
        device_id="dev_1",
        platform="fcm",
        name="Phone",
        endpoint=endpoint,
        created_at=MORNING,
    )


def linked(user_id: str, email: str, sign_in_id: str = "sgn_1") -> LinkedIdentity:
    return LinkedIdentity(
        user_id=user_id,
        sign_in_id=sign_in_id,
        provider="google",
        subject=f"google-{email}",
        account=email,
        created_at=MORNING,
    )
