from datetime import timedelta

import pytest

from countersign.domain.task.body import Evidence
from countersign.domain.task.event_chain import verify
from countersign.domain.task.origin import Caution
from countersign.domain.task.task import Event, Status
from countersign.domain.task.transitions import snooze
from countersign.domain.visible import visible
from tests import factories
from tests.functions.http.house import House, Person
from tests.functions.http.schema import check_problem

TASK_FIELDS = {
    *("id", "agent_id", "agent_type", "integration_id", "kind", "status", "summary", "title"),
    *("why", "priority", "created_at", "updated_at", "expires_at", "snoozed_until", "action"),
    *(
        "account",
        "digest",
        "revision",
        "changed",
        "asks",
        "evidence",
        "risk",
        "engine",
        "cost",
        "depends_on",
    ),
    *("conflicts_with", "decided", "cancellable_until", "blocked_by", "pending", "result"),
    *("error", "undo", "alternatives", "needs", "together_with", "request_id"),
    "says",
    "teaches",
}
"""As the contract lists them, and which of them are sentences of ours."""


def test_a_task_says_all_that_the_contract_names(house: House, ada: Person) -> None:
    task = house.task_for(ada)
    answer = ada.get(f"/tasks/{task.task_id}")
    assert answer.headers["etag"] == f'"{task.digest}"'
    shown = answer.json()
    assert shown.keys() == TASK_FIELDS
    assert shown["says"]["summary"]["code"] == f"summary.{task.kind}"
    assert shown["id"] == task.task_id
    assert shown["status"] == "AWAITING_APPROVAL"
    assert shown["action"]["kind"] == "email.draft_reply"
    assert shown["action"]["to"] == ["grace@example.org"]
    assert shown["cost"] == {
        "amount": "0.00",
        "currency": "USD",
        "input_tokens": 0,
        "output_tokens": 0,
    }
    assert shown["risk"] == {
        "touches": "self",
        "people": 0,
        "undo": "reversible",
        "read_first": None,
        "does": "Saves a draft in the thread. Nothing is sent.",
        "provenance": [{"path": "to/0", "source": "correspondent"}],
        "warnings": [],
    }
    assert shown["undo"] == {
        "available": False,
        "until": None,
        "does": "Deletes the draft.",
        "state": None,
    }


def test_a_strangers_words_are_shown_with_what_is_invisible_in_them(
    house: House, ada: Person
) -> None:
    trick = "pay\u202e\u200bnow"
    quote = Evidence(provider="google", ref="m1", quote=trick)
    task = house.task_for(ada, title=trick, why=trick, evidence=(quote,))
    shown = ada.get(f"/tasks/{task.task_id}").json()
    told = [shown["title"], shown["why"], shown["evidence"][0]["quote"]]
    assert told == [visible(trick)] * 3


def test_approving_countersigns_what_was_seen(house: House, ada: Person) -> None:
    task = house.task_for(ada)
    answer = ada.decide(task, "approve")
    assert answer.status_code == 200
    assert answer.headers["etag"] == f'"{task.digest}"'
    shown = answer.json()
    assert shown["status"] == "APPROVED"
    assert shown["decided"] == {
        "by": "user",
        "at": "2026-11-22T09:00:00.000Z",
        "digest": task.digest,
        "rule_id": None,
    }


def test_a_second_tap_on_approve_changes_nothing(house: House, ada: Person) -> None:
    task = house.task_for(ada)
    first = ada.decide(task, "approve").json()
    stored = house.tasks.get(ada.user_id, task.task_id)
    house.clock.wait(seconds=3)
    second = ada.decide(task, "approve")
    assert (second.status_code, second.json()) == (200, first)
    assert house.tasks.get(ada.user_id, task.task_id) == stored
    assert len(house.tasks.events(ada.user_id, task.task_id)) == 2


@pytest.mark.parametrize("decision", ["approve", "reject"])
def test_nobody_decides_without_saying_on_what(house: House, ada: Person, decision: str) -> None:
    task = house.task_for(ada)
    path = f"/tasks/{task.task_id}/{decision}"
    check_problem(ada.post(path), 428, "precondition_required")
    check_problem(ada.post(path, headers={"If-Match": " "}), 428, "precondition_required")
    problem = check_problem(ada.post(path, headers={"If-Match": "*"}), 428)
    assert "exactly the digest" in problem["detail"]
    assert _status(house, ada) is Status.AWAITING_APPROVAL


@pytest.mark.parametrize("decision", ["approve", "reject"])
@pytest.mark.parametrize(
    "if_match",
    ['"0000"', 'W/"{digest}"', '"{digest}", "0000"', '"{digest}x"', '""', "'{digest}'", "é"],
)
def test_another_digest_is_answered_with_the_present_task(
    house: House, ada: Person, decision: str, if_match: str
) -> None:
    task = house.task_for(ada)
    etag = if_match.format(digest=task.digest)
    answer = ada.post(f"/tasks/{task.task_id}/{decision}", headers={"If-Match": etag})
    problem = check_problem(answer, 412, "stale_task")
    assert problem["current"] == ada.get(f"/tasks/{task.task_id}").json()
    assert problem["params"] == {}
    assert _status(house, ada) is Status.AWAITING_APPROVAL


def test_two_if_match_headers_match_nothing(house: House, ada: Person) -> None:
    task = house.task_for(ada)
    headers = [*ada.bearer.items(), ("If-Match", f'"{task.digest}"'), ("If-Match", '"0"')]
    path = f"/api/v1/tasks/{task.task_id}/approve"
    check_problem(house.gateway.call("POST", path, headers=headers), 412, "stale_task")


def test_a_digest_without_its_quotes_is_understood(house: House, ada: Person) -> None:
    task = house.task_for(ada)
    answer = ada.post(f"/tasks/{task.task_id}/approve", headers={"If-Match": task.digest})
    assert answer.json()["status"] == "APPROVED"


def test_what_was_rejected_cannot_be_approved(house: House, ada: Person) -> None:
    task = house.task_for(ada)
    rejected = ada.post(
        f"/tasks/{task.task_id}/reject",
        {"reason": "not_now", "text": "after the holidays"},
        headers={"If-Match": f'"{task.digest}"'},
    )
    assert rejected.json()["status"] == "REJECTED"
    assert ada.decide(task, "reject").json() == rejected.json()
    check_problem(ada.decide(task, "approve"), 409, "not_waiting")


def test_what_has_expired_cannot_be_approved(house: House, ada: Person) -> None:
    task = house.task_for(ada)
    house.clock.move_to(task.expires_at)
    ada.session = house.post(
        "/auth/login", {"email": "ada@example.com", "password": "three blind mice"}
    ).json()
    check_problem(ada.decide(task, "approve"), 409, "not_waiting")


def test_another_persons_task_is_not_there(house: House, ada: Person, eve: Person) -> None:
    task = house.task_for(ada)
    check_problem(eve.get(f"/tasks/{task.task_id}"), 404, "not_found")
    check_problem(eve.get(f"/tasks/{task.task_id}/events"), 404, "not_found")
    check_problem(eve.decide(task, "approve"), 404, "not_found")
    check_problem(eve.decide(task, "reject"), 404, "not_found")
    assert eve.get("/tasks").json()["items"] == []
    assert _status(house, ada) is Status.AWAITING_APPROVAL


def test_the_history_can_be_checked_by_whoever_reads_it(house: House, ada: Person) -> None:
    task = house.task_for(ada)
    ada.decide(task, "approve")
    listed = ada.get(f"/tasks/{task.task_id}/events").json()
    events = [Event.model_validate(event) for event in listed["items"]]
    assert [event.type for event in events] == ["proposed", "approved"]
    approved = house.tasks.get(ada.user_id, task.task_id)
    assert approved is not None
    verify(approved, events)


def test_a_long_history_is_read_page_by_page_and_still_holds_together(
    house: House, ada: Person, eve: Person
) -> None:
    task = house.task_for(ada)
    for number in range(1, 120):
        now = house.clock.now() + timedelta(seconds=number)
        house.tasks.commit(snooze(task, until=now + timedelta(days=1), now=now))
        task = house.tasks.heads[ada.user_id, task.task_id]
    path = f"/tasks/{task.task_id}/events"
    first = ada.get(path).json()
    assert len(first["items"]) == 25
    check_problem(ada.get(path, query={"limit": "101"}), 422)
    check_problem(ada.get(path, query={"cursor": f"{first['next_cursor']}x"}), 422)
    foreign = eve.get(path, query={"cursor": first["next_cursor"]})
    assert foreign.status_code in (404, 422)
    another = house.task_for(ada, 2).task_id
    other = ada.get(f"/tasks/{another}/events", query={"cursor": first["next_cursor"]})
    check_problem(other, 422)

    events: list[Event] = []
    query = {"limit": "40"}
    while len(events) < 1_000:
        page = ada.get(path, query=query).json()
        events += [Event.model_validate(event) for event in page["items"]]
        if page["next_cursor"] is None:
            break
        query["cursor"] = page["next_cursor"]

    assert len(events) == 120
    verify(task, events)


def test_waiting_tasks_come_best_first(house: House, ada: Person) -> None:
    for number in (1, 3, 2):
        house.task_for(ada, number)
    listed = ada.get("/tasks").json()
    assert [task["id"] for task in listed["items"]] == ["tsk_3", "tsk_2", "tsk_1"]
    assert listed["next_cursor"] is None


def test_a_status_alone_selects_the_view_that_holds_it(house: House, ada: Person) -> None:
    approved, rejected, _ = (house.task_for(ada, number) for number in (1, 2, 3))
    ada.decide(approved, "approve")
    ada.decide(rejected, "reject")

    def listed(**query: str) -> list[str]:
        return [task["id"] for task in ada.get("/tasks", query=query).json()["items"]]

    assert listed(status="APPROVED") == ["tsk_1"]
    assert listed(status="REJECTED") == ["tsk_2"]
    assert listed(view="active") == ["tsk_1"]
    assert listed(view="done", status="COMPLETED") == []
    assert listed(kind="email.draft_reply", agent_type="email") == ["tsk_3"]
    assert listed(agent_id="agt_9") == []


def test_cursors_lead_through_every_task_once(house: House, ada: Person) -> None:
    for number in range(1, 8):
        house.task_for(ada, number)
    seen: list[str] = []
    query = {"limit": "3"}
    while True:
        page = ada.get("/tasks", query=query).json()
        seen += [task["id"] for task in page["items"]]
        if page["next_cursor"] is None:
            break
        query["cursor"] = page["next_cursor"]
    assert seen == [f"tsk_{number}" for number in range(7, 0, -1)]


def test_a_foreign_or_altered_cursor_is_refused(house: House, ada: Person, eve: Person) -> None:
    for number in (1, 2):
        house.task_for(ada, number)
    cursor = ada.get("/tasks", query={"limit": "1"}).json()["next_cursor"]
    flipped = cursor[:-1] + ("A" if cursor[-1] != "A" else "B")
    refused = [
        eve.get("/tasks", query={"cursor": cursor}),
        ada.get("/tasks", query={"cursor": cursor, "view": "done"}),
        ada.get("/agents", query={"cursor": cursor}),
        ada.get("/tasks", query={"cursor": flipped}),
        ada.get("/tasks", query={"cursor": ""}),
        ada.get("/tasks", query={"cursor": "é"}),
        ada.get("/tasks", query={"cursor": "A" * 3_000}),
    ]
    for answer in refused:
        check_problem(answer, 422, "invalid_input")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("limit", "abc"),
        ("limit", "0"),
        ("limit", "101"),
        ("limit", "9" * 5_000),
        ("limit", "NaN"),
        ("view", "everything"),
        ("status", "approved"),
        ("kind", "email.send_everything"),
        ("agent_type", "butler"),
        ("warning", "doubtful"),
        ("stauts", "APPROVED"),
    ],
)
def test_a_list_refuses_what_it_does_not_know(ada: Person, name: str, value: str) -> None:
    problem = check_problem(ada.get("/tasks", query={name: value}), 422, "invalid_input")
    assert problem["errors"][0]["loc"][:2] == ["query", name]


def test_counts_are_of_ones_own_tasks(house: House, ada: Person, eve: Person) -> None:
    approved, _, _ = (house.task_for(ada, number) for number in (1, 2, 3))
    ada.decide(approved, "approve")
    assert ada.get("/tasks/counts").json() == {
        "waiting": 2,
        "active": 1,
        "snoozed": 0,
        "needs_review": 0,
        "held_back": 0,
        "by_agent_type": {"email": 2},
    }
    assert eve.get("/tasks/counts").json()["waiting"] == 0


def test_a_changed_world_shows_why_it_asks_again(house: House, ada: Person) -> None:
    task = house.task_for(ada, changed="Grace has written again.")
    assert ada.get(f"/tasks/{task.task_id}").json()["changed"] == "Grace has written again."


def _status(house: House, person: Person) -> Status:
    task = house.tasks.get(person.user_id, factories.TASK)
    assert task is not None
    return task.status


def test_who_is_not_signed_in_hears_that_before_anything_else(house: House) -> None:
    check_problem(house.gateway.call("POST", "/api/v1/tasks/tsk_1/approve"), 401)


def test_tasks_are_found_by_words_over_all_views(house: House, ada: Person, eve: Person) -> None:
    first = house.task_for(ada, 1, title="Frag Jürgen")
    house.task_for(ada, 2, title="Ask Jurgen")
    house.task_for(ada, 3)
    house.task_for(eve, 4, title="Frag Jürgen")
    ada.decide(first, "reject")

    found = ada.get("/tasks", query={"q": " JÜRG "}).json()

    assert [task["id"] for task in found["items"]] == ["tsk_2", "tsk_1"]
    assert found["next_cursor"] is None
    assert (
        ada.get("/tasks", query={"q": "jürg", "view": "done"}).json()["items"][0]["id"] == "tsk_1"
    )
    assert ada.get("/tasks", query={"q": "henry"}).json()["items"] == []


def test_what_is_found_comes_page_by_page_and_a_cursor_is_of_its_words(
    house: House, ada: Person, eve: Person
) -> None:
    for number in (1, 2, 3):
        house.task_for(ada, number)
    asked = {"q": "grace", "limit": "2"}
    first = ada.get("/tasks", query=asked).json()
    assert [task["id"] for task in first["items"]] == ["tsk_3", "tsk_2"]
    following = {"cursor": first["next_cursor"]}

    second = ada.get("/tasks", query=asked | following).json()

    assert [task["id"] for task in second["items"]] == ["tsk_1"]
    check_problem(ada.get("/tasks", query=asked | following | {"q": "answer"}), 422)
    check_problem(ada.get("/tasks", query={"limit": "2"} | following), 422)
    check_problem(eve.get("/tasks", query=asked | following), 422)


@pytest.mark.parametrize("words", ["", " ", "?!", "x" * 201])
def test_what_holds_no_word_is_not_looked_for(ada: Person, words: str) -> None:
    problem = check_problem(ada.get("/tasks", query={"q": words}), 422, "invalid_input")
    assert problem["errors"][0]["loc"] == ["query", "q"]


def test_a_list_is_narrowed_to_several_kinds_and_to_what_is_warned_of(
    house: House, ada: Person
) -> None:
    forged = (Caution(path="items/0", code="dmarc_fail"),)
    house.task_for(ada, 1)
    house.task_for(ada, 2, action=factories.archive(1), warnings=forged)

    def ids(**query: str | list[str]) -> list[str]:
        return sorted(task["id"] for task in ada.get("/tasks", query=query).json()["items"])

    assert ids(kind="email.archive") == ["tsk_2"]
    assert ids(kind=["email.archive", "email.draft_reply"]) == ["tsk_1", "tsk_2"]
    assert ids(warning="any") == ["tsk_2"]
    assert ids(warning="dmarc_fail", q="grace") == ["tsk_2"]
    assert ids(warning="first_contact") == []
