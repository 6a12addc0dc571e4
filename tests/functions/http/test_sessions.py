"""Where somebody is signed in, proving it anew, and signing out."""

import pytest

from tests.functions.http.house import BASE, PASSWORD, House, Person
from tests.functions.http.schema import check_problem
from tests.functions.http.services import PUBLIC_URL

IN_A_COOKIE = {"X-Token-Transport": "cookie", "Origin": PUBLIC_URL}


def elsewhere(house: House, user_agent: str = "another browser") -> Person:
    """Ada, signed in once more."""
    body = {"email": "ada@example.com", "password": PASSWORD}
    answer = house.post("/auth/login", json_body=body, headers={"User-Agent": user_agent})
    session = answer.json()
    return Person(house.gateway, session["user"]["id"], session)


def test_each_session_is_listed_newest_first_with_what_is_known_of_it(
    house: House, ada: Person
) -> None:
    house.clock.wait(hours=1)
    phone = elsewhere(house, "A Phone/1.0")
    listed = phone.get("/auth/sessions").json()
    assert listed["next_cursor"] is None
    newest, oldest = listed["items"]
    assert newest.pop("id").startswith("ses_")
    assert newest.pop("user_agent").endswith("A Phone/1.0")
    assert newest == {
        "created_at": "2026-11-22T10:00:00.000Z",
        "last_used_at": "2026-11-22T10:00:00.000Z",
        "source": "130.176.1.0/24",
        "current": True,
    }
    assert not oldest["current"]


def test_the_list_comes_in_pages_to_whom_it_belongs(house: House, ada: Person, eve: Person) -> None:
    elsewhere(house)
    first = ada.get("/auth/sessions", query={"limit": "1"}).json()
    query = {"limit": "1", "cursor": first["next_cursor"]}
    second = ada.get("/auth/sessions", query=query).json()
    assert len(first["items"]) == len(second["items"]) == 1
    assert first["items"] != second["items"]
    check_problem(eve.get("/auth/sessions", query=query), 422, "invalid_input")


@pytest.mark.parametrize(
    "agent", ["", "x" * 100_000, "Mozilla\x00\x1b[31m", "\u202eevil", "<script>alert(1)</script>"]
)
def test_what_a_program_calls_itself_is_kept_short_and_printable(
    house: House, ada: Person, agent: str
) -> None:
    kept = elsewhere(house, agent).get("/auth/sessions").json()["items"][0]["user_agent"] or ""
    assert len(kept) <= 200
    assert kept.isprintable()


def test_a_session_that_is_ended_elsewhere_ends_at_once(house: House, ada: Person) -> None:
    phone = elsewhere(house)
    phone_id = phone.get("/auth/sessions").json()["items"][0]["id"]
    assert ada.call("DELETE", f"/auth/sessions/{phone_id}").status_code == 204
    check_problem(phone.get("/users/me"), 401, "token_invalid")
    refresh = {"refresh_token": phone.session["refresh_token"]}
    check_problem(house.post("/auth/refresh", json_body=refresh), 401, "token_invalid")
    assert ada.get("/users/me").status_code == 200
    check_problem(ada.call("DELETE", f"/auth/sessions/{phone_id}"), 404, "not_found")


def test_signing_out_ends_the_access_tokens_of_this_session_too(house: House, ada: Person) -> None:
    phone = elsewhere(house)
    body = {"refresh_token": ada.session["refresh_token"]}
    assert house.post("/auth/logout", json_body=body).status_code == 204
    check_problem(ada.get("/users/me"), 401, "token_invalid")
    assert phone.get("/users/me").status_code == 200


def test_nobody_ends_the_session_of_somebody_else(ada: Person, eve: Person) -> None:
    adas = ada.get("/auth/sessions").json()["items"][0]["id"]
    check_problem(eve.call("DELETE", f"/auth/sessions/{adas}"), 404, "not_found")
    assert ada.get("/users/me").status_code == 200


def test_signing_out_everywhere_ends_every_session_of_this_person(
    house: House, ada: Person, eve: Person
) -> None:
    phone = elsewhere(house)
    assert phone.post("/auth/logout-all").status_code == 204
    for person in (ada, phone):
        check_problem(person.get("/users/me"), 401, "token_invalid")
        refresh = {"refresh_token": person.session["refresh_token"]}
        check_problem(house.post("/auth/refresh", json_body=refresh), 401, "token_invalid")
    assert eve.get("/users/me").status_code == 200
    again = elsewhere(house)
    assert [it["current"] for it in again.get("/auth/sessions").json()["items"]] == [True]


def test_a_replayed_refresh_token_ends_the_access_tokens_too(house: House, ada: Person) -> None:
    spent = {"refresh_token": ada.session["refresh_token"]}
    house.post("/auth/refresh", json_body=spent)
    house.clock.wait(seconds=11)
    check_problem(house.post("/auth/refresh", json_body=spent), 401, "token_reused")
    check_problem(ada.get("/users/me"), 401, "token_invalid")


def test_proving_it_anew_makes_the_session_fresh_and_keeps_its_refresh_token(
    house: House, ada: Person
) -> None:
    house.clock.wait(minutes=11)
    check_problem(ada.post("/integrations/google/authorize"), 403, "reauth_required")
    check_problem(ada.post("/auth/reauth", {"password": "no"}), 401, "invalid_credentials")
    answer = ada.post("/auth/reauth", {"password": PASSWORD})
    assert answer.status_code == 200
    fresh = Person(house.gateway, ada.user_id, answer.json())
    assert fresh.post("/integrations/google/authorize").status_code == 200
    assert fresh.session["refresh_token"] == ada.session["refresh_token"]
    body = {"refresh_token": ada.session["refresh_token"]}
    assert house.post("/auth/refresh", json_body=body).status_code == 200


def test_refreshing_proves_nothing(house: House, ada: Person) -> None:
    house.clock.wait(minutes=11)
    body = {"refresh_token": ada.session["refresh_token"]}
    renewed = Person(house.gateway, ada.user_id, house.post("/auth/refresh", body).json())
    check_problem(renewed.post("/integrations/google/authorize"), 403, "reauth_required")


def test_a_session_in_a_cookie_stays_there_when_it_is_proved_anew(house: House) -> None:
    body = {"email": "ada@example.com", "password": PASSWORD, "name": "Ada"}
    session = house.post("/auth/register", json_body=body, headers=IN_A_COOKIE).json()
    ada = Person(house.gateway, session["user"]["id"], session)
    answer = ada.post("/auth/reauth", {"password": PASSWORD})
    assert answer.json()["refresh_token"] is None
    assert "set-cookie" not in answer.headers
    assert house.post("/auth/refresh", headers=IN_A_COOKIE).status_code == 200


@pytest.mark.parametrize("route", ["refresh", "logout"])
@pytest.mark.parametrize(
    "headers",
    [
        [
            ("X-Token-Transport", "cookie"),
            ("Origin", PUBLIC_URL),
            ("Origin", "https://evil.example"),
        ],
        [("X-Token-Transport", "cookie"), ("Origin", f"{PUBLIC_URL}/")],
        [("X-Token-Transport", "cookie"), ("Origin", PUBLIC_URL.upper())],
        [("X-Token-Transport", "cookie"), ("Origin", f"{PUBLIC_URL}:443")],
        [("X-Token-Transport", "cookie"), ("Origin", "null")],
        [("X-Token-Transport", "cookie"), ("Referer", PUBLIC_URL)],
    ],
)
def test_only_our_own_origin_to_the_letter_reaches_the_cookie(
    house: House, route: str, headers: list[tuple[str, str]]
) -> None:
    body = {"email": "ada@example.com", "password": PASSWORD, "name": "Ada"}
    house.post("/auth/register", json_body=body, headers=IN_A_COOKIE)
    answer = house.gateway.call("POST", f"{BASE}/auth/{route}", headers=headers)
    check_problem(answer, 403, "forbidden")
    assert "set-cookie" not in answer.headers
    assert house.post("/auth/refresh", headers=IN_A_COOKIE).status_code == 200
