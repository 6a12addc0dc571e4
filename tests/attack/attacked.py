"""The application under attack: somebody signed in who owns one of everything, and an onlooker."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from countersign.domain.errors import PlanLimit
from countersign.domain.integration import Tokens
from countersign.domain.notification import task_waits
from countersign.domain.users.federated_identity import LinkedIdentity
from countersign.usecases.integrations.access_tokens import PURPOSE
from tests import factories
from tests.attack.described import Route
from tests.functions.gateway import Answer
from tests.functions.http.house import House, Person
from tests.functions.http.schema import check_problem

VALID: dict[str, Any] = {
    "POST /auth/register": {
        "email": "new@example.com",
        "password": "a long enough phrase",
        "name": "New",
    },
    "POST /auth/login": {"email": "ada@example.com", "password": "a wrong one"},
    "POST /auth/token": {"username": "ada@example.com", "password": "a wrong one"},
    "POST /agents": {"type": "email", "name": "Post", "instructions": "Be kind."},
    "PATCH /tasks/{task_id}": {"action": factories.reply(body="At one.").model_dump(mode="json")},
    "POST /tasks/{task_id}/snooze": {"until": "2026-11-23T09:00:00Z"},
    "POST /tasks/{task_id}/reject": {"reason": "other", "text": "no"},
    "POST /auth/refresh": {"refresh_token": "a.b.1.c"},
    "POST /auth/logout": {"refresh_token": "a.b.1.c"},
    "POST /auth/reauth": {"password": "a wrong one"},
    "POST /auth/password/change": {
        "current_password": "a wrong one",
        "new_password": "another long enough phrase",
    },
    "POST /tasks/{task_id}/instruct": {"text": "Make it shorter."},
    "POST /devices": {"platform": "fcm", "token": "abc", "name": "Phone"},
    "POST /notifications/read-all": {"up_to": "2026-11-23T09:00:00Z"},
}
"""Bodies that are taken; where a route has none here, one is made after its description."""

FORM = "application/x-www-form-urlencoded"
_NOT_KEPT = frozenset(
    {"clock", "ids", "attempt_counters", "passwords", "macs"} | {"gateway", "post_office", "_made"}
)
"""Attempts that were refused are counted, or nobody could be slowed down; the fake
alone counts how often passwords were compared."""
_CALLS_A_HOUSE = 500
"""A second passes with each: whoever signed in is still known, and has only just proved it."""


class Attacked:
    """A house that is made anew when somebody got through."""

    def __init__(self) -> None:
        self.renew()

    def renew(self) -> None:
        self.house = House()
        self.ada = self.house.person("ada@example.com")
        self.mine = belongings(self.house, self.ada)
        self._calls = 0

    def send(
        self,
        route: Route,
        *,
        method: str | None = None,
        path: str | None = None,
        body: object = None,
        content: str | bytes | None = None,
        query: Mapping[str, str | Sequence[str]] | None = None,
        headers: Sequence[tuple[str, str]] = (),
    ) -> Answer:
        """One call, which must be answered as its description says, and which changes nothing
        unless it succeeds."""
        if self._calls == _CALLS_A_HOUSE:
            self.renew()
        self._calls += 1
        self.house.clock.wait(seconds=1)
        before = self.everything()
        sent = {
            "Authorization": f"Bearer {self.ada.session['access_token']}",
            "If-Match": f'"{self.mine["digest"]}"',
        }
        if isinstance(body, dict) and route.media_type == FORM:
            content = urlencode(body, errors="surrogatepass")
            body = None
            headers = [*headers, ("Content-Type", FORM)]
        answer = self.house.gateway.call(
            method or route.method,
            path or route.filled(self.mine),
            json_body=body,
            content=content,
            query=query,
            headers=[*((k, v) for k, v in sent.items() if k not in dict(headers)), *headers],
        )
        check_answer(answer)
        if answer.status_code < 400:
            self.renew()
        else:
            assert self.everything() == before, (route.name, answer.text)
        return answer

    def everything(self) -> str:
        """All that is kept for people."""
        kept = {
            name: vars(part)
            for name, part in vars(self.house).items()
            if name not in _NOT_KEPT and hasattr(part, "__dict__")
        }
        return repr(kept)


def belongings(house: House, person: Person) -> dict[str, str]:
    """One of each thing that a path can name, and the digest of the task among them."""
    task = house.task_for(person)
    user = house.users.people[person.user_id]
    account = factories.account(user_id=user.user_id)
    tokens = Tokens(access_token="a", refresh_token="r", expires_at=house.clock.now(), scopes=())
    sealed = house.vault.seal(user.user_id, PURPOSE, tokens.model_dump_json())
    house.integrations.put(account, sealed)
    rule = factories.rule(user_id=user.user_id)
    house.rules.add(rule, user, at_most=1, refusal=PlanLimit("one is enough"))
    linked = LinkedIdentity(
        user_id=user.user_id,
        sign_in_id="sgn_1",
        provider="google",
        subject=f"subject-of-{user.user_id}",
        account=user.email,
        created_at=house.clock.now(),
    )
    house.sign_ins.link(user, linked)
    agent_id = person.post("/agents", {"type": "email"}).json()["id"]
    learned = factories.learned(user_id=user.user_id, agent_id=agent_id)
    house.tasks.learned[user.user_id, agent_id, learned.entry_id] = learned
    told = task_waits(task, house.clock.now())
    house.notifications.add(told)
    return {
        "task_id": task.task_id,
        "digest": task.digest,
        "agent_id": agent_id,
        "entry_id": learned.entry_id,
        "device_id": person.post("/devices", VALID["POST /devices"]).json()["id"],
        "integration_id": account.integration_id,
        "rule_id": rule.rule_id,
        "session_id": person.get("/auth/sessions").json()["items"][0]["id"],
        "sign_in_id": linked.sign_in_id,
        "notification_id": told.notification_id,
        "provider": "google",
    }


def check_answer(answer: Answer) -> None:
    """Never our fault, always of our form, and nothing of the caller's in a header's place."""
    assert answer.status_code < 500, answer.text
    if answer.status_code >= 400:
        check_problem(answer, answer.status_code)
    for name, value in answer.headers.items():
        assert name.lower() not in ("x-injected", "bcc"), name
        assert not set(value) & set("\r\n\0"), (name, value)
