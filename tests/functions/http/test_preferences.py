"""Who one is, and how one wants to be served."""

from typing import Any

import pytest

from tests import factories
from tests.functions.gateway import Answer
from tests.functions.http.house import House, Person
from tests.functions.http.schema import check_problem

PATH = "/users/me/preferences"
OFFICE = [["09:00", "17:30"]]
DEFAULTS: dict[str, Any] = {
    "working_hours": {
        **dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), OFFICE),
        "sat": [],
        "sun": [],
    },
    "meeting": {
        "default_minutes": 30,
        "buffer_minutes": 10,
        "max_per_day": 8,
        "no_meetings_before": None,
    },
    "tone": "friendly",
    "signature": "",
    "vip": [],
    "never_touch": [],
    "priorities": {"email": 50, "scheduler": 50, "finance": 50, "planning": 50},
    "notifications": {
        "push": True,
        "email": True,
        "details": False,
        "quiet_hours": ["22:00", "07:00"],
        "bundle_over": 3,
    },
    "engine": "auto",
    "cooling_seconds": 15,
    "approval_ttl_hours": 72,
    "monthly_ai_budget": {"amount": "5.00", "currency": "USD"},
}


def change(person: Person, body: object, etag: str | None = None) -> Answer:
    known = etag or person.get(PATH).headers["etag"]
    return person.call("PATCH", PATH, json_body=body, headers={"If-Match": known})


def test_what_was_never_set_has_its_default(ada: Person) -> None:
    answer = ada.get(PATH)
    assert answer.status_code == 200
    assert answer.json() == DEFAULTS


def test_what_is_left_out_stays_as_it_is(ada: Person) -> None:
    first = change(ada, {"tone": "brief", "meeting": {"max_per_day": 3}})
    assert first.status_code == 200, first.text
    assert first.json() == DEFAULTS | {
        "tone": "brief",
        "meeting": DEFAULTS["meeting"] | {"max_per_day": 3},
    }
    second = change(
        ada,
        {
            "working_hours": {"fri": [["08:00", "12:00"], ["13:00", "15:00"]], "mon": []},
            "notifications": {"quiet_hours": None},
        },
    )
    assert second.json() == first.json() | {
        "working_hours": DEFAULTS["working_hours"]
        | {"fri": [["08:00", "12:00"], ["13:00", "15:00"]], "mon": []},
        "notifications": DEFAULTS["notifications"] | {"quiet_hours": None},
    }
    assert ada.get(PATH).json() == second.json()
    assert second.headers["etag"] == ada.get(PATH).headers["etag"] != first.headers["etag"]


def test_a_change_names_what_it_changes(ada: Person) -> None:
    check_problem(ada.call("PATCH", PATH, json_body={"tone": "brief"}), 428)
    etag = ada.get(PATH).headers["etag"]
    change(ada, {"tone": "brief"}, etag)
    check_problem(change(ada, {"tone": "formal"}, etag), 412, "stale_preferences")
    assert ada.get(PATH).json()["tone"] == "brief"


def test_a_change_to_what_is_so_already_writes_nothing(house: House, ada: Person) -> None:
    before = ada.get(PATH)
    same = change(ada, {"tone": "friendly"})
    assert (same.status_code, same.json()) == (200, before.json())
    assert house.users.preferences(ada.user_id) is None
    assert change(ada, {}).json() == before.json()


def test_addresses_and_domains_are_kept_in_one_form(ada: Person) -> None:
    names = [" Boss@Example.ORG", "Example.com ", "@shop.example", "example.com", "bücher.example"]
    shown = change(ada, {"vip": names, "never_touch": names}).json()
    kept = ["boss@example.org", "example.com", "shop.example", "bücher.example"]
    assert (shown["vip"], shown["never_touch"]) == (kept, kept)


def test_a_signature_keeps_its_lines(ada: Person) -> None:
    shown = change(ada, {"signature": "Ada\r\nAnalytical Engines"}).json()
    assert shown["signature"] == "Ada\nAnalytical Engines"


def test_the_cooling_time_holds_from_the_next_approval_on(house: House, ada: Person) -> None:
    task = house.task_for(ada, action=factories.sent())
    change(ada, {"cooling_seconds": 120})
    shown = ada.decide(task, "approve").json()
    assert shown["cancellable_until"] == "2026-11-22T09:02:00.000Z"


def test_nobody_reads_anothers_preferences(ada: Person, eve: Person) -> None:
    change(ada, {"signature": "Ada"})
    assert eve.get(PATH).json() == DEFAULTS


@pytest.mark.parametrize(
    "wrong",
    [
        {"tone": "rude"},
        {"tone": None},
        {"cooling_seconds": 121},
        {"cooling_seconds": -1},
        {"cooling_seconds": "15"},
        {"cooling_seconds": 15.5},
        {"cooling_seconds": True},
        {"approval_ttl_hours": 0},
        {"approval_ttl_hours": 721},
        {"approval_ttl_hours": 10**30},
        {"engine": "abacus"},
        {"signature": "x" * 1_001},
        {"signature": "a\x1bb"},
        {"signature": None},
        {"vip": "boss@example.org"},
        {"vip": ["nobody"]},
        {"vip": ["a@b@c.example"]},
        {"vip": ["exa mple.com"]},
        {"vip": ["*"]},
        {"vip": ["\ud800.example"]},
        {"never_touch": [""]},
        {"never_touch": [1]},
        {"never_touch": ["@"]},
        {"never_touch": [f"a{number}.example" for number in range(201)]},
        {"working_hours": {"mon": [["17:00", "09:00"]]}},
        {"working_hours": {"mon": [["09:00", "09:00"]]}},
        {"working_hours": {"mon": [["09:00", "12:00"], ["11:00", "15:00"]]}},
        {"working_hours": {"mon": [["09:00"]]}},
        {"working_hours": {"mon": [["9:00", "12:00"]]}},
        {"working_hours": {"mon": [["09:00", "24:00"]]}},
        {"working_hours": {"mon": [["09:00", "12:00\n"]]}},
        {"working_hours": {"mon": [["01:00", "02:00"]] * 5}},
        {"working_hours": {"monday": []}},
        {"working_hours": None},
        {"working_hours": []},
        {"meeting": {"default_minutes": 4}},
        {"meeting": {"no_meetings_before": "25:00"}},
        {"meeting": {"location": "Mars"}},
        {"priorities": {"email": 101}},
        {"priorities": {"email": None}},
        {"priorities": {"gardening": 1}},
        {"notifications": {"push": "yes"}},
        {"notifications": {"push": 1}},
        {"notifications": {"quiet_hours": ["22:00"]}},
        {"notifications": {"bundle_over": 0}},
        {"monthly_ai_budget": {"amount": 12.5, "currency": "EUR"}},
        {"monthly_ai_budget": {"amount": "-1.00", "currency": "EUR"}},
        {"monthly_ai_budget": {"amount": "1e3", "currency": "EUR"}},
        {"monthly_ai_budget": {"amount": "12.50", "currency": "eur"}},
        {"monthly_ai_budget": {"amount": "12.50"}},
        {"monthly_ai_budget": "12.50"},
        {"unknown": 1},
        {"version": "x"},
    ],
    ids=str,
)
def test_what_is_no_preference_is_refused(ada: Person, wrong: dict[str, object]) -> None:
    check_problem(change(ada, wrong), 422, "invalid_input")
    assert ada.get(PATH).json() == DEFAULTS


def test_money_is_a_decimal_string(ada: Person) -> None:
    budget = {"amount": "12.50", "currency": "EUR"}
    assert change(ada, {"monthly_ai_budget": budget}).json()["monthly_ai_budget"] == budget


def test_a_person_says_who_they_are(ada: Person) -> None:
    before = ada.get("/users/me").json()
    told = {"name": "Ada King", "timezone": "Europe/London", "locale": "en-GB"}
    answer = ada.call("PATCH", "/users/me", json_body=told)
    assert (answer.status_code, answer.json()) == (200, before | told)
    assert ada.get("/users/me").json() == before | told
    again = ada.call("PATCH", "/users/me", json_body={"name": None, "locale": "de"})
    assert again.json() == before | told | {"locale": "de"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"name": "x" * 101},
        {"name": "Ada\nKing"},
        {"timezone": "Europe/Atlantis"},
        {"timezone": "../etc/passwd"},
        {"locale": "english"},
        {"locale": "en_GB"},
        {"locale": "xx"},
        {"locale": "de-XX"},
        {"locale": "de-CH-" + "x" * 90},
        {"locale": ""},
        {"email": "eve@example.com"},
        {"plan": "premium"},
        {"roles": ["admin"]},
        {"paused": True},
    ],
    ids=str,
)
def test_what_is_not_theirs_to_say_is_refused(ada: Person, wrong: dict[str, object]) -> None:
    before = ada.get("/users/me").json()
    check_problem(ada.call("PATCH", "/users/me", json_body=wrong), 422, "invalid_input")
    assert ada.get("/users/me").json() == before
