"""Recipients as people paste them."""

from typing import Any

import pytest

from countersign.domain.task.task import Task
from tests.functions.http.house import House, Person
from tests.functions.http.schema import check_problem


@pytest.fixture
def task(house: House, ada: Person) -> Task:
    return house.task_for(ada)


def edit(ada: Person, task: Task, **fields: Any) -> Any:
    action = ada.get(f"/tasks/{task.task_id}").json()["action"] | fields
    headers = {"If-Match": f'"{task.digest}"'}
    return ada.call(
        "PATCH", f"/tasks/{task.task_id}", json_body={"action": action}, headers=headers
    )


@pytest.mark.parametrize(
    "pasted",
    [
        "hans@example.org",
        "  hans@example.org ",
        "\u00a0hans@example.org\u200b",
        "<hans@example.org>",
        "hans@example.org,",
        "hans@example.org;",
        "Hans Meier <hans@example.org>",
        '"Meier, Hans" <hans@example.org>',
        "Meier, Hans <hans@example.org>",
        "Hans (Büro) <hans@example.org>",
        "hans@example.org (Hans Meier)",
        "=?utf-8?q?J=C3=BCrgen?= <hans@example.org>",
        "Jürgen <hans@example.org>",
        "mailto:hans@example.org",
        "MAILTO:hans@example.org?subject=Lunch",
        "mailto:hans%40example.org",
        "hans@example.org <hans@example.org>",
        '"eve@example.org" <hans@example.org>',
        "hans@example.org (not eve@example.org)",
    ],
)
def test_the_address_is_what_is_kept(ada: Person, task: Task, pasted: str) -> None:
    answer = edit(ada, task, to=[pasted], cc=["Eve <eve@example.org>"])

    assert answer.status_code == 200, answer.text
    assert answer.json()["action"]["to"] == ["hans@example.org"]
    assert answer.json()["action"]["cc"] == ["eve@example.org"]


@pytest.mark.parametrize(
    ("pasted", "code", "said"),
    [
        ("hans@", "no_domain", "hans@ has no domain."),
        ("Hans <hans@>", "no_domain", "hans@ has no domain."),
        ("hans", "no_at", "hans has no @ in it."),
        ("@example.org", "no_local_part", "@example.org has nothing before the @."),
        ("\ud800@", "no_domain", "?@ has no domain."),
        ("{value}", "no_at", "{value} has no @ in it."),
        ("", "empty", "There is no address here."),
        (" ,; ", "empty", "There is no address here."),
        ("Hans <>", "empty", "There is no address here."),
        ("hans meier@example.org", "space_in_address", "hans meier@example.org has a space in it."),
        (
            "hans@example.org, eve@example.org",
            "several_addresses",
            "hans@example.org, eve@example.org is more than one address.",
        ),
        ("(" * 900, "no_at", f"{'(' * 100} has no @ in it."),
        ("a@b@example.org", "several_addresses", "a@b@example.org is more than one address."),
        (
            "hans@example.org; eve@example.org",
            "several_addresses",
            "hans@example.org; eve@example.org is more than one address.",
        ),
        (
            "hans@example.org <eve@example.org>",
            "several_addresses",
            "hans@example.org <eve@example.org> is more than one address.",
        ),
        (
            "Hans <hans@example.org> eve@example.org",
            "several_addresses",
            "Hans <hans@example.org> eve@example.org is more than one address.",
        ),
        (
            f"{'Hans ' * 197}<hans@example.org.evil.example>",
            "space_in_address",
            f"{'Hans ' * 20} has a space in it.",
        ),
        (
            "hans@example.org\r\nBcc: eve@example.org",
            "several_addresses",
            "hans@example.org Bcc: eve@example.org is more than one address.",
        ),
    ],
)
def test_what_is_no_address_is_named_and_said_to_a_person(
    ada: Person, task: Task, pasted: str, code: str, said: str
) -> None:
    problem = check_problem(edit(ada, task, to=["grace@example.org", pasted]), 422, "invalid_input")

    (error,) = problem["errors"]
    assert error["loc"] == ["body", "action", "to", 1]
    assert (error["code"], error["msg"]) == (code, said)


def test_every_one_that_is_wrong_is_told_at_its_place(ada: Person, task: Task) -> None:
    problem = check_problem(edit(ada, task, to=["hans@", "x" * 400], cc=["@"]), 422)

    assert [error["loc"][2:] for error in problem["errors"]] == [["to", 0], ["to", 1], ["cc", 0]]
    assert all(len(error["msg"]) < 130 for error in problem["errors"])


@pytest.mark.parametrize(
    "sent", [None, "hans@example.org", [7], [None], [["hans@example.org"]], {}]
)
def test_what_is_no_list_of_texts_is_refused_in_plain_words(
    ada: Person, task: Task, sent: Any
) -> None:
    problem = check_problem(edit(ada, task, to=sent), 422, "invalid_input")

    assert problem["errors"][0]["loc"][:3] == ["body", "action", "to"]
    assert problem["errors"][0]["code"] in {"not_a_list", "not_text"}


def test_an_address_that_no_mail_reaches_is_refused_at_its_field(ada: Person, task: Task) -> None:
    problem = check_problem(edit(ada, task, to=["Hans <hans@localhost>"]), 422, "invalid_input")

    (error,) = problem["errors"]
    assert error["loc"] == ["body", "action", "to"]
    assert error["msg"] == "No mail can be written to hans@localhost."
