"""What a person's decisions have taught an agent, as they see and delete it."""

import pytest

from countersign.domain.actions.email.label import Label
from countersign.domain.guidance.directives import ComesFirst
from countersign.domain.users.preferences import Preferences
from tests import factories
from tests.fakes.queues import ScanAsked
from tests.functions.http.house import House, Person
from tests.functions.http.schema import check_problem

PARSED = {
    "id",
    "code",
    "params",
    "text",
    "source",
    "learned_from",
    "overridden",
    "created_at",
    "taught_at",
}


@pytest.fixture
def agent_id(house: House, ada: Person) -> str:
    agent = factories.agent(user_id=ada.user_id)
    house.agents.add(agent)
    return agent.agent_id


def test_a_decline_with_a_reason_stands_on_the_agents_page(
    house: House, ada: Person, agent_id: str
) -> None:
    task = house.task_for(ada)
    house.queues.take()

    answer = ada.decide(task, "reject", json_body={"reason": "never_from_sender"})

    assert (answer.status_code, answer.json()["status"]) == (200, "REJECTED")
    (entry,) = ada.get(f"/agents/{agent_id}/learned").json()["items"]
    assert entry.keys() == PARSED
    assert entry["text"] == "Nothing more from grace@example.org"
    assert (entry["code"], entry["params"]) == (
        "directive.leave_alone",
        {"who": "grace@example.org"},
    )
    assert (entry["source"], entry["learned_from"]) == ("declined", [task.task_id])
    assert not entry["overridden"]
    for agent in (ada.get(f"/agents/{agent_id}").json(), *ada.get("/agents").json()["items"]):
        assert agent["learned"] == [entry["text"]]
    assert ScanAsked(ada.user_id, None, "taught", 2) in house.queues.take()


def test_an_entry_is_deleted_by_itself(house: House, ada: Person, agent_id: str) -> None:
    for number, reason in enumerate(("never_from_sender", "never_this_kind"), start=1):
        ada.decide(house.task_for(ada, number), "reject", json_body={"reason": reason})
        house.clock.wait(minutes=1)
    kind, sender = ada.get(f"/agents/{agent_id}/learned").json()["items"]
    assert [kind["text"], sender["text"]] == [
        "No replies proposed",
        "Nothing more from grace@example.org",
    ]

    gone = ada.call("DELETE", f"/agents/{agent_id}/learned/{sender['id']}")

    assert gone.status_code == 204
    assert ada.get(f"/agents/{agent_id}/learned").json()["items"] == [kind]
    check_problem(
        ada.call("DELETE", f"/agents/{agent_id}/learned/{sender['id']}"), 404, "not_found"
    )


def test_all_of_it_is_deleted_at_once(house: House, ada: Person, agent_id: str) -> None:
    ada.decide(house.task_for(ada), "reject", json_body={"reason": "never_this_kind"})
    assert ada.call("DELETE", f"/agents/{agent_id}/learned").status_code == 204
    assert ada.get(f"/agents/{agent_id}/learned").json() == {"items": [], "next_cursor": None}
    assert ada.call("DELETE", f"/agents/{agent_id}/learned").status_code == 204


def test_who_takes_the_decline_back_has_taught_nothing(
    house: House, ada: Person, agent_id: str
) -> None:
    task = house.task_for(ada)
    ada.decide(task, "reject", json_body={"reason": "never_from_sender"})
    assert ada.decide(task, "reopen").status_code == 200
    assert ada.get(f"/agents/{agent_id}").json()["learned"] == []


def test_what_the_person_has_set_since_overrides_an_entry(
    house: House, ada: Person, agent_id: str
) -> None:
    ada.decide(house.task_for(ada), "reject", json_body={"reason": "never_from_sender"})
    house.users.wishes[ada.user_id] = Preferences(vip=("grace@example.org",))
    (entry,) = ada.get(f"/agents/{agent_id}/learned").json()["items"]
    assert entry["overridden"]


def test_a_task_says_what_declining_it_can_teach(house: House, ada: Person, agent_id: str) -> None:
    letter = ada.get(f"/tasks/{house.task_for(ada).task_id}").json()
    assert letter["teaches"] == {"senders": ["grace@example.org"], "finding": "replies"}


def test_a_warning_cannot_be_taught_away(house: House, ada: Person, agent_id: str) -> None:
    action = Label(integration_id=factories.GMAIL, items=(factories.item(1),), label="Suspicious")
    task = house.task_for(ada, action=action, provenance=())
    assert ada.get(f"/tasks/{task.task_id}").json()["teaches"] == {"senders": [], "finding": None}
    for reason in ("never_from_sender", "never_this_kind"):
        answer = ada.decide(task, "reject", json_body={"reason": reason})
        assert check_problem(answer, 422, "invalid_input")["params"]["fields"] == ["reason"]
    assert ada.decide(task, "reject", json_body={"reason": "wrong"}).status_code == 200


def test_what_is_from_several_is_declined_by_name(house: House, ada: Person, agent_id: str) -> None:
    items = tuple(
        factories.item(number).model_copy(update={"sender": sender})
        for number, sender in enumerate(("Shop <a@b.example>", "c@d.example"))
    )
    action = factories.archive(1).model_copy(update={"items": items})
    task = house.task_for(ada, action=action, provenance=())

    problem = check_problem(
        ada.decide(task, "reject", json_body={"reason": "never_from_sender"}), 422, "invalid_input"
    )
    assert problem["params"]["senders"] == ["a@b.example", "c@d.example"]

    meant = {"reason": "never_from_sender", "senders": ["A@B.example"]}
    assert ada.decide(task, "reject", json_body=meant).status_code == 200
    assert ada.get(f"/agents/{agent_id}").json()["learned"] == ["Nothing more from a@b.example"]


def test_among_many_decisions_a_sender_is_named_as_alone(
    house: House, ada: Person, agent_id: str
) -> None:
    items = tuple(
        factories.item(number).model_copy(update={"sender": sender})
        for number, sender in enumerate(("a@b.example", "c@d.example"))
    )
    action = factories.archive(1).model_copy(update={"items": items})
    task = house.task_for(ada, action=action, provenance=())
    wanted = {"task_id": task.task_id, "digest": task.digest, "senders": ["c@d.example"]}

    approved = {"decisions": [wanted | {"decision": "approve"}]}
    check_problem(ada.post("/tasks/decisions", approved), 422, "invalid_input")
    declined = wanted | {"decision": "reject", "reason": "never_from_sender"}
    (result,) = ada.post("/tasks/decisions", {"decisions": [declined]}).json()["results"]

    assert (result["ok"], result["status"]) == (True, "REJECTED")
    assert ada.get(f"/agents/{agent_id}").json()["learned"] == ["Nothing more from c@d.example"]


def test_dismissing_an_agent_forgets_what_it_learned(
    house: House, ada: Person, agent_id: str
) -> None:
    ada.decide(house.task_for(ada), "reject", json_body={"reason": "never_this_kind"})
    assert ada.call("DELETE", f"/agents/{agent_id}").status_code == 204
    assert house.learned.list(ada.user_id) == ()


def test_what_was_learned_is_paged(house: House, ada: Person, agent_id: str) -> None:
    for number in (1, 2, 3):
        entry = factories.learned(
            user_id=ada.user_id,
            agent_id=agent_id,
            directive=ComesFirst(who=f"n{number}@shop.example"),
        )
        house.tasks.learned[ada.user_id, agent_id, entry.entry_id] = entry
    path = f"/agents/{agent_id}/learned"
    first = ada.get(path, query={"limit": "2"}).json()
    rest = ada.get(path, query={"limit": "2", "cursor": first["next_cursor"]}).json()
    assert [*first["items"], *rest["items"]] == ada.get(path).json()["items"]
    assert (len(first["items"]), len(rest["items"]), rest["next_cursor"]) == (2, 1, None)
