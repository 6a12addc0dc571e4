"""The application on fakes, and people who call it."""

from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from typing import Any

from fastapi import FastAPI

from countersign.api.app import create_app
from countersign.api.rate_limit import TokenBuckets
from countersign.api.serving import serve
from countersign.domain.task.task import Task
from countersign.domain.users.account_email import AccountEmail
from countersign.ports.tasks import Newborn
from countersign.usecases.services import HttpServices
from http_api.app import ELSEWHERE, ROUTERS
from tests import factories
from tests.fakes.queues import JobAsked
from tests.functions.gateway import Answer, Gateway
from tests.functions.http.services import Fakes

_called: ContextVar["House"] = ContextVar("called")
"""Whose services the application asks for; it is the same application for every house."""

BASE = "/api/v1"
PASSWORD = "three blind mice"


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


@cache
def shared_application() -> FastAPI:
    """Made once a process: its routes are the same in every test, and slow to make."""
    return create_app(
        lambda: _called.get().services(),
        (*ROUTERS, *ELSEWHERE),
        pace=TokenBuckets(burst=1_000_000_000),
        sources=TokenBuckets(burst=1_000_000_000),
    )


@dataclass
class House(Fakes):
    calls_for_services: int = 0

    def __post_init__(self) -> None:
        super().__post_init__()
        self._made = self.made()
        self.gateway = Gateway(serve(self.app))

    async def app(self, scope: Any, receive: Any, send: Any) -> None:
        """The application, in this house."""
        _called.set(self)
        await shared_application()(scope, receive, send)

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

    def delivered(self) -> list[AccountEmail]:
        """The letters that the promised jobs write, oldest first; other messages are dropped."""
        write = {"verify": self.post_office.verify, "forgot": self.post_office.forgot}
        write["notice"] = self.post_office.notice
        for message in self.queues.take():
            if isinstance(message, JobAsked) and message.job.op in write:
                write[message.job.op](message.job)
        return self.mailer.take()

    def task_for(self, person: Person, number: int = 1, **fields: Any) -> Task:
        """A task that waits for the person."""
        body = factories.body(user_id=person.user_id, task_id=f"tsk_{number}", **fields)
        change = factories.proposed(body, now=self.clock.now(), priority=number)
        self.tasks.create(person.user_id, [Newborn(change, f"seen-{number}")], month="2026-11")
        return change.after

    def becomes(self, task: Task, **fields: Any) -> Task:
        """Something behind the scenes brought the task where it is."""
        moved = task.model_copy(update=fields)
        self.tasks.heads[task.user_id, task.task_id] = moved
        return moved
