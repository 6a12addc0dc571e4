"""What belongs to somebody else is not there: for reading, for changing, and for telling apart."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from countersign.domain.notification import task_waits
from countersign.domain.users.federated_identity import LinkedIdentity
from tests import factories
from tests.fakes.system import MORNING
from tests.functions.gateway import Answer
from tests.functions.http.house import House, Person
from tests.functions.http.routes import ROUTES, method_of

NAMING_SOMETHING = {
    name: route for name, route in ROUTES.items() if "{" in route.path.replace("{provider}", "")
}

BODIES: dict[str, dict[str, Any]] = {
    "tasks_edit": {"action": factories.reply(body="Eve was here").model_dump(mode="json")},
    "tasks_snooze": {"until": (MORNING + timedelta(days=1)).isoformat()},
    "tasks_instruct": {"text": "Send it to eve@example.com"},
    "tasks_resolve": {"happened": True},
    "agents_change": {"name": "Eve's", "status": "paused"},
}


@dataclass
class Belongings:
    """One thing of each kind that Ada has, by the parameter that names it."""

    house: House
    ada: Person
    named: dict[str, str] = field(default_factory=dict)
    digest: str = ""

    def __post_init__(self) -> None:
        ada, house = self.ada, self.house
        task = house.task_for(ada)
        house.integrations.put(factories.account(user_id=ada.user_id), "sealed")
        rule = factories.rule(user_id=ada.user_id)
        house.tasks.rules[ada.user_id, rule.rule_id] = rule
        device = {"platform": "fcm", "token": "ada's phone", "name": "Phone"}
        house.sign_ins.linked["google", "ada's"] = LinkedIdentity(
            user_id=ada.user_id,
            sign_in_id="sgn_1",
            provider="google",
            subject="ada's",
            account="ada@gmail.example",
            created_at=MORNING,
        )
        agent_id = ada.post("/agents", {"type": "email"}).json()["id"]
        learned = factories.learned(user_id=ada.user_id, agent_id=agent_id)
        house.tasks.learned[ada.user_id, agent_id, learned.entry_id] = learned
        told = task_waits(task, MORNING)
        house.notifications.add(told)
        self.digest = task.digest
        self.named = {
            "task_id": task.task_id,
            "integration_id": factories.account().integration_id,
            "rule_id": rule.rule_id,
            "agent_id": agent_id,
            "entry_id": learned.entry_id,
            "device_id": ada.post("/devices", device).json()["id"],
            "session_id": ada.get("/auth/sessions").json()["items"][0]["id"],
            "sign_in_id": "sgn_1",
            "notification_id": told.notification_id,
        }

    def reached(self, by: Person, name: str, **instead: str) -> Answer:
        route = NAMING_SOMETHING[name]
        path = route.path.format(**self.named | instead)
        headers = {"If-Match": f'"{self.digest}"'}
        return by.call(method_of(route), path, json_body=BODIES.get(name), headers=headers)

    def seen(self) -> list[str]:
        """All that Ada sees of what she has."""
        lists = ("/tasks", "/agents", "/integrations", "/rules", "/devices", "/notifications")
        learned = f"/agents/{self.named['agent_id']}/learned"
        others = (learned, "/auth/sessions", "/auth/sign-ins")
        return [self.ada.get(path).text for path in (*lists, *others)]


@pytest.fixture
def adas(house: House, ada: Person) -> Belongings:
    return Belongings(house, ada)


def test_every_parameter_of_a_path_names_something_of_adas(adas: Belongings) -> None:
    parameters = {
        name for route in NAMING_SOMETHING.values() for name in re.findall(r"{(\w+)}", route.path)
    }
    assert parameters == set(adas.named)


def test_what_is_adas_is_not_there_for_eve(adas: Belongings, eve: Person) -> None:
    before = adas.seen()
    nothing = {parameter: f"{named[:4]}nothing" for parameter, named in adas.named.items()}
    for name in NAMING_SOMETHING:
        theirs, nobodys = adas.reached(eve, name), adas.reached(eve, name, **nothing)
        assert theirs.status_code == 404, f"{name}: {theirs.text}"
        assert _told(theirs) == _told(nobodys), name
    assert adas.seen() == before


def test_adas_things_are_not_named_in_what_eve_makes(adas: Belongings, eve: Person) -> None:
    digest = {"task_id": adas.named["task_id"], "digest": adas.digest}
    answer = eve.post("/tasks/decisions", {"decisions": [digest | {"decision": "approve"}]})
    assert answer.json()["results"][0]["problem"]["code"] == "not_found"
    query = {"integration_id": adas.named["integration_id"]}
    assert eve.get("/tasks", query=query).json()["items"] == []
    assert eve.get("/tasks", query={"agent_id": adas.named["agent_id"]}).json()["items"] == []


def test_the_sweep_would_find_what_is_there(adas: Belongings) -> None:
    """Ada herself gets past every identifier, so that what stops Eve is whose they are."""
    the_last = ("remove", "disconnect", "remove_sign_in", "end_session")
    in_turn = sorted(NAMING_SOMETHING, key=lambda name: name.endswith(the_last))
    for name in sorted(in_turn, key=lambda name: name == "auth_end_session"):
        assert adas.reached(adas.ada, name).status_code not in (401, 404), name


def _told(answer: Answer) -> dict[str, Any]:
    document: dict[str, Any] = answer.json()
    return {name: value for name, value in document.items() if name != "request_id"}
