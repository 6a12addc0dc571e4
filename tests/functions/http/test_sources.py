"""What a task was made from, as its person is answered."""

from datetime import timedelta

import pytest

from countersign.api.app import create_app as served_by
from countersign.api.serving import serve
from countersign.api.sources import router
from countersign.domain.mail.mail import Thread
from countersign.domain.rate_limits import RATE_LIMITS
from countersign.ports.providers import AccessFailed
from countersign.usecases.tasks.read_sources import ENDS_WITHIN
from http_api.app import create_app
from tests import factories
from tests.fakes.mailbox import FakeMailbox
from tests.functions.gateway import Gateway
from tests.functions.http.house import BASE, House, Person
from tests.functions.http.schema import check_problem

THREAD_FIELDS = {"kind", "integration_id", "ref", "url", "messages", "left_out"}
MESSAGE_FIELDS = {
    *("id", "from", "to", "cc", "recipients_left_out", "at", "subject", "text", "html_removed"),
    *("hidden", "withheld", "cut", "draft", "attachments"),
}


@pytest.fixture
def mailbox(house: House, ada: Person) -> FakeMailbox:
    account = factories.account(user_id=ada.user_id)
    house.integrations.put(account, "sealed")
    mailbox = FakeMailbox(account.account)
    house.providers.opened_for["mail"] = {account.account: mailbox}
    return mailbox


def test_the_answer_has_what_the_contract_names(
    house: House, ada: Person, mailbox: FakeMailbox
) -> None:
    task = house.task_for(ada)
    mailbox.deliver("Lunch at noon?", thread_id="thread-1")

    answer = ada.get(f"/tasks/{task.task_id}/sources")

    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    shown = answer.json()
    assert shown.keys() == {"items", "missing", "more"}
    (thread,) = shown["items"]
    assert (thread.keys(), thread["kind"]) == (THREAD_FIELDS, "mail.thread")
    (message,) = thread["messages"]
    assert message.keys() == MESSAGE_FIELDS
    assert (message["from"], message["text"]) == (
        "Grace <grace@elsewhere.example>",
        "Lunch at noon?",
    )
    assert message["at"].endswith("Z")


def test_one_of_a_pile_is_asked_for_by_its_ref(
    house: House, ada: Person, mailbox: FakeMailbox
) -> None:
    task = house.task_for(ada, action=factories.archive(*range(1, 8)))
    for number in range(1, 8):
        mailbox.deliver(f"Number {number}", thread_id=f"thread-{number}")
    path = f"/tasks/{task.task_id}/sources"

    assert ada.get(path).json()["more"] == ["thread-6", "thread-7"]
    one = ada.get(path, query={"ref": "thread-7"}).json()
    assert [item["messages"][0]["text"] for item in one["items"]] == ["Number 7"]
    check_problem(ada.get(path, query={"ref": "thread-99"}), 404, "not_found")
    check_problem(ada.get(path, query={"ref": ""}), 422, "invalid_input")


def test_an_account_that_is_gone_is_a_clear_answer(
    house: House, ada: Person, mailbox: FakeMailbox
) -> None:
    task = house.task_for(ada)
    path = f"/tasks/{task.task_id}/sources"
    mailbox.connected = False
    check_problem(ada.get(path), 409, "connection_broken")
    house.integrations.remove(ada.user_id, factories.GMAIL)
    check_problem(ada.get(path), 409, "connection_broken")


def test_a_busy_provider_says_when_to_come_again(
    house: House, ada: Person, mailbox: FakeMailbox
) -> None:
    task = house.task_for(ada)
    mailbox.spoil("thread", "busy")
    answer = ada.get(f"/tasks/{task.task_id}/sources")
    check_problem(answer, 503, "provider_busy")
    assert answer.headers["retry-after"] == "7"


def test_what_fails_with_us_is_a_defect_to_try_again_and_no_mail_that_is_gone(
    house: House, ada: Person, mailbox: FakeMailbox
) -> None:
    class Failing(FakeMailbox):
        def read_whole(self, ref: str, *, within: timedelta) -> Thread:
            raise AccessFailed("The access token could not be read.")

    task = house.task_for(ada)
    path = f"/tasks/{task.task_id}/sources"
    house.providers.opened_for["mail"][mailbox.address] = Failing(mailbox.address)
    check_problem(ada.get(path), 500, "internal_error")
    house.providers.opened_for["mail"][mailbox.address] = mailbox
    assert ada.get(path).status_code == 200


def test_a_provider_that_is_slower_than_anybody_waits_says_when_to_come_again(
    house: House, ada: Person, mailbox: FakeMailbox
) -> None:
    task = house.task_for(ada)
    mailbox.deliver("Lunch?", thread_id="thread-1")
    mailbox.takes = ENDS_WITHIN
    answer = ada.get(f"/tasks/{task.task_id}/sources")
    check_problem(answer, 503, "provider_busy")
    assert int(answer.headers["retry-after"]) >= 1


def test_a_deleted_conversation_is_missing(house: House, ada: Person, mailbox: FakeMailbox) -> None:
    task = house.task_for(ada)
    answer = ada.get(f"/tasks/{task.task_id}/sources")
    assert answer.json() == {"items": [], "missing": ["thread-1"], "more": []}


def test_reading_again_is_limited(house: House, ada: Person, mailbox: FakeMailbox) -> None:
    task = house.task_for(ada)
    path = f"/tasks/{task.task_id}/sources"
    for _ in range(RATE_LIMITS["sources"].times):
        assert ada.get(path).status_code == 200
    check_problem(ada.get(path), 429, "too_many_requests")


def test_what_was_read_is_not_kept_and_not_logged(
    house: House, ada: Person, mailbox: FakeMailbox, caplog: pytest.LogCaptureFixture
) -> None:
    task = house.task_for(ada)
    mailbox.deliver("the marked words", thread_id="thread-1")
    assert "the marked words" in ada.get(f"/tasks/{task.task_id}/sources").text
    mailbox.messages.clear()
    kept = [vars(part) for part in vars(house).values() if hasattr(part, "__dict__")]
    logged = [str(vars(record)) for record in caplog.records]
    assert "the marked words" not in repr(kept) + "".join(logged)


def test_the_function_without_a_providers_sdk_describes_the_route_and_does_not_serve_it(
    house: House, ada: Person, mailbox: FakeMailbox
) -> None:
    task = house.task_for(ada)
    mailbox.deliver("Lunch?", thread_id="thread-1")
    here = Gateway(serve(create_app(house.services)))
    path = f"{BASE}/tasks/{task.task_id}/sources"

    assert (
        "/api/v1/tasks/{task_id}/sources"
        in here.call("GET", f"{BASE}/openapi.json").json()["paths"]
    )
    check_problem(here.call("GET", path, headers=ada.bearer), 404, "not_found")
    refused = here.call("POST", path, headers=ada.bearer)
    check_problem(refused, 405, "method_not_allowed")
    assert refused.headers["allow"] == "GET"


def test_the_function_that_reads_again_answers_nothing_else(
    house: House, ada: Person, mailbox: FakeMailbox
) -> None:
    task = house.task_for(ada)
    there = Gateway(serve(served_by(house.services, (router,))))
    path = f"{BASE}/tasks/{task.task_id}"

    assert there.call("GET", f"{path}/sources", headers=ada.bearer).status_code == 200
    check_problem(there.call("GET", f"{path}/sources"), 401, "not_signed_in")
    for elsewhere in (path, f"{BASE}/tasks", f"{BASE}/healthz", f"{BASE}/openapi.json"):
        check_problem(there.call("GET", elsewhere, headers=ada.bearer), 404, "not_found")
