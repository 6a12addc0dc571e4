import json

import pytest

from tests.functions.http.house import PASSWORD, House, Person
from tests.functions.http.schema import check_problem
from tests.functions.http.services import PUBLIC_URL

IN_A_COOKIE = {"X-Token-Transport": "cookie", "Origin": PUBLIC_URL}


def test_registering_signs_in(house: House) -> None:
    body = {
        "email": " Ada@Example.COM ",
        "password": PASSWORD,
        "name": "Ada",
        "timezone": "Europe/Berlin",
    }
    answer = house.post("/auth/register", json_body=body)
    assert answer.status_code == 201
    session = answer.json()
    assert session.keys() == {"access_token", "refresh_token", "token_type", "expires_in", "user"}
    assert (session["token_type"], session["expires_in"]) == ("bearer", 1800)
    user = session["user"]
    assert user.pop("id").startswith("usr_")
    assert user == {
        "email": "ada@example.com",
        "email_verified": False,
        "name": "Ada",
        "timezone": "Europe/Berlin",
        "locale": "en",
        "plan": "free",
        "roles": ["user"],
        "paused": False,
        "created_at": "2026-11-22T09:00:00.000Z",
    }


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ({}, "en"),
        ({"locale": None}, "en"),
        ({"locale": "de-CH"}, "de-CH"),
        ({"locale": "DE-ch"}, "de-CH"),
        ({"locale": "zh-hant-tw"}, "zh-Hant-TW"),
        ({"locale": "es-419"}, "es-419"),
        ({"locale": "de-DE-u-co-phonebk"}, "de-DE"),
        ({"locale": "gsw"}, "gsw"),
    ],
    ids=str,
)
def test_a_new_account_speaks_the_language_of_its_browser(
    house: House, told: dict[str, str | None], kept: str
) -> None:
    body = {"email": "ada@example.com", "password": PASSWORD, "name": "Ada"} | told
    answer = house.post("/auth/register", json_body=body)
    assert (answer.status_code, answer.json()["user"]["locale"]) == (201, kept)
    ada = Person(house.gateway, answer.json()["user"]["id"], answer.json())
    assert ada.get("/users/me").json()["locale"] == kept


def test_a_language_that_there_is_not_is_said_so(house: House) -> None:
    body = {"email": "ada@example.com", "password": PASSWORD, "name": "Ada", "locale": "xx-DE"}
    problem = check_problem(house.post("/auth/register", json_body=body), 422, "invalid_input")
    (error,) = problem["errors"]
    assert (error["loc"], error["code"]) == (["body", "locale"], "unknown_locale")
    assert error["msg"] == "There is no such language and region. One is en-GB, another de-CH."


def test_an_address_registers_once_however_it_is_spelled(house: House, ada: Person) -> None:
    body = {"email": "ADA@example.com", "password": PASSWORD, "name": "Ada"}
    check_problem(house.post("/auth/register", json_body=body), 409, "email_taken")


@pytest.mark.parametrize(
    "domain",
    ["people.test", "nas.local", "a.invalid", "app.localhost", "x.onion", "1.in-addr.arpa"],
)
def test_names_that_lead_nowhere_are_addresses_as_well(house: House, domain: str) -> None:
    body = {"email": f"ada@{domain}", "password": PASSWORD, "name": "Ada"}

    assert house.post("/auth/register", json_body=body).status_code == 201
    login = {"email": body["email"], "password": PASSWORD}
    assert house.post("/auth/login", json_body=login).status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [
        {"password": "elevenchars"},
        {"password": "x" * 129},
        {"password": "password1234"},
        {"password": "aaaaaaaaaaaaaa"},
        {"password": "123456789012"},
        {"email": "nobody"},
        {"email": "Ada <ada@example.com>"},
        {"email": "ada@example.com\r\nBcc: eve@example.com"},
        {"email": "a" * 250 + "@example.com"},
        {"email": "=?utf-8?q?eve=40evil.example=2C?=@example.com"},
        {"timezone": "Middle/Earth"},
        {"timezone": "../../etc/passwd"},
        {"timezone": "Factory"},
        {"name": ""},
        {"name": "A\x00da"},
        {"name": "Ada\nLovelace"},
        {"name": "\ud800"},
        {"password": "\ud800" * 12},
        {"plan": "premium"},
    ],
)
def test_what_cannot_be_registered_is_refused(house: House, wrong: dict[str, str]) -> None:
    body = {"email": "ada@example.com", "password": PASSWORD, "name": "Ada"} | wrong
    answer = house.post(
        "/auth/register",
        content=json.dumps(body),
        headers={"Content-Type": "application/json"},
    )
    problem = check_problem(answer, 422, "invalid_input")
    assert problem["errors"][0]["loc"] == ["body", next(iter(wrong))]
    assert PASSWORD not in answer.text


def test_who_signs_in_is_looked_for_under_any_address(house: House) -> None:
    """Accounts were made with addresses that are not taken any more."""
    body = {"email": "jürgen@example.com", "password": PASSWORD, "name": "Jürgen"}
    refused = check_problem(house.post("/auth/register", json_body=body), 422, "invalid_input")
    assert refused["errors"][0]["loc"] == ["body", "email"]
    del body["name"]
    check_problem(house.post("/auth/login", json_body=body), 401, "invalid_credentials")
    forgot = house.post("/auth/password/forgot", json_body={"email": body["email"]})
    assert forgot.status_code == 202


def test_a_password_may_be_long_and_of_any_script(house: House) -> None:
    body = {"email": "ada@example.com", "password": "пароль-的密码-🔑" * 9, "name": "Ada"}
    assert house.post("/auth/register", json_body=body).status_code == 201


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(
    house: House, ada: Person
) -> None:
    wrong = {"email": "ada@example.com", "password": "not the password"}
    unknown = {"email": "nobody@example.com", "password": "not the password"}
    answers = [house.post("/auth/login", json_body=body) for body in (wrong, unknown)]
    told = [check_problem(answer, 401, "invalid_credentials") for answer in answers]
    for problem in told:
        del problem["request_id"]
    assert told[0] == told[1]


def test_signing_in_opens_another_session(house: House, ada: Person) -> None:
    body = {"email": "ada@example.com", "password": PASSWORD}
    session = house.post("/auth/login", json_body=body).json()
    assert session["refresh_token"] != ada.session["refresh_token"]
    assert session["user"] == ada.session["user"]


def test_a_form_signs_in_for_scripts(house: House, ada: Person) -> None:
    form = {"grant_type": "password", "username": "ada@example.com", "password": PASSWORD}
    answer = house.post("/auth/token", form=form)
    assert answer.status_code == 200
    assert answer.json().keys() == {"access_token", "refresh_token", "token_type", "expires_in"}
    check_problem(house.post("/auth/token", form=form | {"password": "no"}), 401)
    check_problem(house.post("/auth/token", json_body=form), 422, "invalid_input")


def test_a_double_refresh_gets_the_same_successor(house: House, ada: Person) -> None:
    body = {"refresh_token": ada.session["refresh_token"]}
    first = house.post("/auth/refresh", json_body=body).json()
    house.clock.wait(seconds=5)
    second = house.post("/auth/refresh", json_body=body).json()
    assert first["refresh_token"] == second["refresh_token"] != body["refresh_token"]


def test_a_spent_token_ends_its_session(house: House, ada: Person) -> None:
    spent = {"refresh_token": ada.session["refresh_token"]}
    successor = house.post("/auth/refresh", json_body=spent).json()
    house.clock.wait(seconds=11)
    check_problem(house.post("/auth/refresh", json_body=spent), 401, "token_reused")
    later = {"refresh_token": successor["refresh_token"]}
    check_problem(house.post("/auth/refresh", json_body=later), 401, "token_invalid")


def test_signing_out_twice_is_signing_out(house: House, ada: Person) -> None:
    body = {"refresh_token": ada.session["refresh_token"]}
    for _ in range(2):
        assert house.post("/auth/logout", json_body=body).status_code == 204
    check_problem(house.post("/auth/refresh", json_body=body), 401, "token_invalid")


def test_a_session_in_a_cookie_keeps_its_refresh_token_from_scripts(house: House) -> None:
    body = {"email": "ada@example.com", "password": PASSWORD, "name": "Ada"}
    answer = house.post("/auth/register", json_body=body, headers=IN_A_COOKIE)
    assert answer.json()["refresh_token"] is None
    cookie = answer.headers["set-cookie"]
    for attribute in ("HttpOnly", "SameSite=strict", "Path=/api/v1/auth", "Secure"):
        assert attribute in cookie
    refreshed = house.post("/auth/refresh", headers=IN_A_COOKIE)
    assert refreshed.status_code == 200
    assert refreshed.json()["refresh_token"] is None
    assert refreshed.headers["set-cookie"] != cookie
    gone = house.post("/auth/logout", headers=IN_A_COOKIE)
    assert gone.status_code == 204
    check_problem(house.post("/auth/refresh", headers=IN_A_COOKIE), 401)


@pytest.mark.parametrize("origin", [None, "https://evil.example", f"{PUBLIC_URL}.evil.example"])
def test_a_cookie_session_is_for_pages_of_our_own_origin(house: House, origin: str | None) -> None:
    headers = {"X-Token-Transport": "cookie"} | ({"Origin": origin} if origin else {})
    for route in ("register", "login", "refresh", "logout"):
        body = {"email": "ada@example.com", "password": PASSWORD, "name": "Ada"}
        sent = {
            "register": body,
            "login": {name: body[name] for name in ("email", "password")},
        }.get(route)
        answer = house.post(f"/auth/{route}", json_body=sent, headers=headers)
        check_problem(answer, 403, "forbidden")


def test_a_cookie_without_the_header_refreshes_nothing(house: House) -> None:
    body = {"email": "ada@example.com", "password": PASSWORD, "name": "Ada"}
    house.post("/auth/register", json_body=body, headers=IN_A_COOKIE)
    check_problem(house.post("/auth/refresh"), 422, "invalid_input")


def test_a_token_of_one_transport_is_worth_nothing_in_the_other(house: House, ada: Person) -> None:
    house.gateway.cookies["countersign_refresh"] = ada.session["refresh_token"]
    answer = house.post("/auth/refresh", headers=IN_A_COOKIE)
    check_problem(answer, 401, "token_invalid")


def test_on_loopback_the_cookie_travels_without_tls(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUBLIC_URL", "http://localhost:3000")
    answer = house.post(
        "/auth/register",
        json_body={"email": "ada@example.com", "password": PASSWORD, "name": "Ada"},
        headers=IN_A_COOKIE | {"Origin": "http://localhost:3000"},
    )
    assert "Secure" not in answer.headers["set-cookie"]


@pytest.mark.parametrize(
    ("authorization", "code"),
    [
        (None, "not_signed_in"),
        ("", "not_signed_in"),
        ("Basic YWRhOmFkYQ==", "not_signed_in"),
        ("Bearer", "not_signed_in"),
        ("Bearer nonsense", "token_invalid"),
        ("Bearer a, Bearer b", "token_invalid"),
    ],
)
def test_without_a_genuine_bearer_nobody_is_signed_in(
    house: House, authorization: str | None, code: str
) -> None:
    headers = {} if authorization is None else {"Authorization": authorization}
    check_problem(house.get("/users/me", headers=headers), 401, code)


def test_an_access_token_lasts_half_an_hour(house: House, ada: Person) -> None:
    house.clock.wait(minutes=29)
    assert ada.get("/users/me").json() == ada.session["user"]
    house.clock.wait(minutes=1)
    check_problem(ada.get("/users/me"), 401)
