"""The application on fakes, and people who call it."""

from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI

from countersign.domain.device import Device, Platform
from countersign.domain.task import Task
from countersign.ports.tasks import Newborn
from countersign.settings import Settings
from countersign.usecases.change_profile import ChangeProfile
from countersign.usecases.change_task import ChangeTask
from countersign.usecases.connect_account import ConnectAccount
from countersign.usecases.decide_task import DecideTask
from countersign.usecases.follow_changes import FollowChanges
from countersign.usecases.keep_preferences import KeepPreferences
from countersign.usecases.manage_agents import ManageAgents
from countersign.usecases.manage_devices import ManageDevices
from countersign.usecases.sign_in import SignIn
from countersign.wiring import CALLBACK, HttpServices
from http_api.app import create_app
from http_api.handler import serve
from tests import making
from tests.fakes.accounts import InMemoryHandshakes, InMemoryIntegrations, LabelledVault
from tests.fakes.identity import ReadableMint, ReversedPasswords
from tests.fakes.oauth import FakeOAuth
from tests.fakes.people import InMemoryAgents, InMemorySessions, InMemoryUsers
from tests.fakes.queues import RecordingQueues
from tests.fakes.system import CountingIds, SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.functions.gateway import Answer, Gateway

BASE = "/api/v1"
PUBLIC_URL = "https://countersign.example"
PASSWORD = "three blind mice"


@dataclass
class InMemoryDevices:
    installed: dict[tuple[str, str], Device] = field(default_factory=dict)

    def add(self, device: Device) -> None:
        self.installed[device.user_id, device.device_id] = device

    def list(self, user_id: str) -> tuple[Device, ...]:
        return tuple(found for key, found in self.installed.items() if key[0] == user_id)

    def remove(self, user_id: str, device_id: str) -> Device | None:
        return self.installed.pop((user_id, device_id), None)


class AnyPush:
    """A push service that has credentials for one platform."""

    def platforms(self) -> frozenset[Platform]:
        return frozenset({"fcm"})

    def open(self, platform: Platform, token: str) -> str:
        return f"{platform}:{token}"

    def close(self, endpoint: str) -> None:
        return


@dataclass
class Person:
    """Somebody with a bearer; every call says so."""

    gateway: Gateway
    user_id: str
    session: dict[str, Any]

    @property
    def bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.session['access_token']}"}

    def call(self, method: str, path: str, **options: Any) -> Answer:
        headers = self.bearer | options.pop("headers", {})
        return self.gateway.call(method, f"{BASE}{path}", headers=headers, **options)

    def get(self, path: str, **options: Any) -> Answer:
        return self.call("GET", path, **options)

    def post(self, path: str, json_body: object = None, **options: Any) -> Answer:
        return self.call("POST", path, json_body=json_body, **options)

    def decide(
        self, task: Task, decision: str, digest: str | None = None, json_body: object = None
    ) -> Answer:
        etag = f'"{digest or task.digest}"'
        path = f"/tasks/{task.task_id}/{decision}"
        return self.post(path, json_body, headers={"If-Match": etag})

    def edit(self, task: Task, action: dict[str, Any], digest: str | None = None) -> Answer:
        etag = f'"{digest or task.digest}"'
        path, body = f"/tasks/{task.task_id}", {"action": action}
        return self.call("PATCH", path, json_body=body, headers={"If-Match": etag})


@dataclass
class House:
    clock: SettableClock = field(default_factory=SettableClock)
    ids: CountingIds = field(default_factory=CountingIds)
    users: InMemoryUsers = field(default_factory=InMemoryUsers)
    sessions: InMemorySessions = field(default_factory=InMemorySessions)
    agents: InMemoryAgents = field(default_factory=InMemoryAgents)
    tasks: InMemoryTasks = field(default_factory=InMemoryTasks)
    integrations: InMemoryIntegrations = field(default_factory=InMemoryIntegrations)
    queues: RecordingQueues = field(default_factory=RecordingQueues)
    devices: InMemoryDevices = field(default_factory=InMemoryDevices)
    calls_for_services: int = 0

    def __post_init__(self) -> None:
        self.oauth = FakeOAuth(self.clock)
        self._made = self._services()
        self.app: FastAPI = create_app(self.services)
        self.gateway = Gateway(serve(self.app))

    def services(self) -> HttpServices:
        self.calls_for_services += 1
        return self._made

    def get(self, path: str, **options: Any) -> Answer:
        return self.gateway.call("GET", f"{BASE}{path}", **options)

    def post(self, path: str, json_body: object = None, **options: Any) -> Answer:
        return self.gateway.call("POST", f"{BASE}{path}", json_body=json_body, **options)

    def person(self, email: str = "ada@example.com") -> Person:
        """Somebody who has just registered."""
        body = {"email": email, "password": PASSWORD, "name": "Ada"}
        answer = self.post("/auth/register", body)
        assert answer.status_code == 201, answer.text
        session = answer.json()
        return Person(self.gateway, session["user"]["id"], session)

    def task_for(self, person: Person, number: int = 1, **fields: Any) -> Task:
        """A task that waits for the person."""
        body = making.body(user_id=person.user_id, task_id=f"tsk_{number}", **fields)
        change = making.proposed(body, now=self.clock.now(), priority=number)
        self.tasks.create(person.user_id, [Newborn(change, f"seen-{number}")], month="2026-11")
        return change.after

    def becomes(self, task: Task, **fields: Any) -> Task:
        """Something behind the scenes brought the task where it is."""
        moved = task.model_copy(update=fields)
        self.tasks.heads[task.user_id, task.task_id] = moved
        return moved

    def _services(self) -> HttpServices:
        return HttpServices(
            settings=Settings(),
            clock=self.clock,
            sign_in=SignIn(
                users=self.users,
                sessions=self.sessions,
                passwords=ReversedPasswords(),
                mint=ReadableMint(),
                clock=self.clock,
                ids=self.ids,
            ),
            users=self.users,
            change_profile=ChangeProfile(users=self.users),
            preferences=KeepPreferences(users=self.users),
            manage_agents=ManageAgents(
                agents=self.agents,
                users=self.users,
                integrations=self.integrations,
                queues=self.queues,
                clock=self.clock,
                ids=self.ids,
            ),
            agents=self.agents,
            connect=ConnectAccount(
                handshakes=InMemoryHandshakes(),
                integrations=self.integrations,
                agents=self.agents,
                users=self.users,
                tasks=self.tasks,
                vault=LabelledVault(),
                queues=self.queues,
                clock=self.clock,
                ids=self.ids,
                providers={"google": self.oauth},
                redirect_uris={"google": f"{PUBLIC_URL}{CALLBACK}"},
            ),
            integrations=self.integrations,
            manage_devices=ManageDevices(
                devices=self.devices, push=AnyPush(), clock=self.clock, ids=self.ids
            ),
            devices=self.devices,
            tasks=self.tasks,
            decide=DecideTask(tasks=self.tasks, clock=self.clock),
            change=ChangeTask(tasks=self.tasks, clock=self.clock),
            changes=FollowChanges(tasks=self.tasks),
            cursor_key=b"a key for cursors, 32 bytes long",
        )
