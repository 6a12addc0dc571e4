"""Continue with Google, over HTTP."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from countersign.domain.users.second_factor import code_of, decoded, step_at
from tests.fakes.federated_identity import identity
from tests.functions.gateway import Answer
from tests.functions.http.house import BASE, House, Person
from tests.functions.http.schema import check_problem
from tests.functions.http.services import PUBLIC_URL

ADA = identity("ada@example.com")
IN_A_COOKIE = {"X-Token-Transport": "cookie", "Origin": PUBLIC_URL}
FINISH = f"{PUBLIC_URL}/sign-in/finish/"


def ticket_of(answer: Answer, purpose: str = "sign_in") -> str:
    assert answer.status_code == 302
    page, _, fragment = answer.headers["location"].partition("#")
    assert page == FINISH
    outcome = parse_qs(fragment)
    assert outcome["for"] == [purpose]
    return outcome["ticket"][0]


def back(house: House, departed: Any, who: Any = ADA, purpose: str = "sign_in") -> str:
    answer = house.identity.agree(departed["authorization_url"], who)
    return ticket_of(house.get("/auth/google/callback", query=answer), purpose)


def away(house: House, who: Any = ADA) -> dict[str, str]:
    """There and back; what completing takes."""
    departed = house.post("/auth/google/authorize").json()
    return {"ticket": back(house, departed, who), "browser_secret": departed["browser_secret"]}


def test_a_new_account_from_beginning_to_end(house: House) -> None:
    answer = house.post("/auth/google/complete", away(house) | {"timezone": "Europe/Rome"})
    assert answer.status_code == 200
    user = answer.json()["user"]
    assert (user["email"], user["email_verified"], user["name"], user["timezone"]) == (
        *("ada@example.com", True),
        *("Ada Lovelace", "Europe/Rome"),
    )
    ada = Person(house.gateway, user["id"], answer.json())
    ways = ada.get("/auth/sign-ins").json()
    assert (len(ways["items"]), ways["has_password"]) == (1, False)
    assert house.post("/auth/google/complete", away(house)).json()["user"]["id"] == user["id"]


@pytest.mark.parametrize(
    ("sent", "claimed", "kept"),
    [
        ({"locale": "de-CH"}, "fr", "de-CH"),
        ({}, "fr", "fr"),
        ({}, "en-gb", "en-GB"),
        ({}, "klingon!", "en"),
        ({}, "", "en"),
        ({}, None, "en"),
    ],
    ids=str,
)
def test_a_new_account_speaks_as_its_browser_or_else_as_its_provider_says(
    house: House, sent: dict[str, str], claimed: str | None, kept: str
) -> None:
    who = identity("ada@example.com", locale=claimed)
    answer = house.post("/auth/google/complete", away(house, who) | sent)
    assert (answer.status_code, answer.json()["user"]["locale"]) == (200, kept)


def test_it_never_comes_into_an_account_by_its_address(house: House, ada: Person) -> None:
    taken = house.post("/auth/google/complete", away(house))

    problem = check_problem(taken, 409, "email_taken")
    assert "link" in problem["detail"]
    assert ada.get("/auth/sign-ins").json()["items"] == []


def test_in_the_web_app_the_browsers_secret_is_in_a_cookie(house: House) -> None:
    departed = house.post("/auth/google/authorize", headers=IN_A_COOKIE)
    cookie = departed.headers["set-cookie"]
    assert departed.json()["browser_secret"] is None
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Secure" in cookie
    assert f"Path={BASE}/auth/google" in cookie

    body = {"ticket": back(house, departed.json())}
    session = house.post("/auth/google/complete", body, headers=IN_A_COOKIE)
    assert session.status_code == 200
    assert session.json()["refresh_token"] is None


def test_another_browser_is_not_signed_in(house: House) -> None:
    """Eve began; Ada's browser is given her ticket."""
    ticket = away(house, identity("eve@example.com"))["ticket"]
    ours = house.post("/auth/google/authorize", headers=IN_A_COOKIE)
    assert ours.status_code == 200

    victim = house.post("/auth/google/complete", {"ticket": ticket}, headers=IN_A_COOKIE)
    check_problem(victim, 403, "forbidden")
    check_problem(house.post("/auth/google/complete", {"ticket": ticket}), 404, "not_found")


def test_another_pages_script_begins_nothing_in_a_cookie(house: House) -> None:
    headers = {"X-Token-Transport": "cookie", "Origin": "https://evil.example"}

    check_problem(house.post("/auth/google/authorize", headers=headers), 403, "forbidden")


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ({"error": "access_denied", "state": "x"}, "access_denied"),
        ({"error": "<script>"}, "provider_error"),
        ({"state": "unknown", "code": "x"}, "token_invalid"),
        ({"state": "x"}, "invalid_request"),
        ({}, "invalid_request"),
    ],
)
def test_the_way_back_leads_to_the_web_app_whatever_went_wrong(
    house: House, query: dict[str, str], error: str
) -> None:
    answer = house.get("/auth/google/callback", query=query)

    assert (answer.status_code, answer.headers["location"]) == (302, f"{FINISH}#error={error}")


def test_the_way_back_of_another_errand_leads_nowhere(house: House, ada: Person) -> None:
    """Signing in by an account, and connecting one, are two durable jobs at one provider."""
    departed = house.post("/auth/google/authorize").json()
    to_connect = ada.post("/integrations/google/authorize").json()["authorization_url"]
    signing_in = house.identity.agree(departed["authorization_url"], ADA)
    connecting = house.oauth.agree(to_connect, "ada@mail.example")

    astray = house.get("/integrations/google/callback", query=signing_in)
    assert astray.headers["location"].endswith("#error=invalid_input")
    astray = house.get("/auth/google/callback", query=connecting)
    assert astray.headers["location"].endswith("#error=token_invalid")

    ours = house.get("/integrations/google/callback", query=connecting)
    to_complete = parse_qs(urlsplit(ours.headers["location"]).fragment)["ticket"][0]
    ticket = ticket_of(house.get("/auth/google/callback", query=signing_in))
    check_problem(house.post("/auth/google/complete", {"ticket": to_complete}), 404, "not_found")
    check_problem(ada.post("/integrations/complete", {"ticket": ticket}), 404, "not_found")
    assert ada.get("/integrations").json()["items"] == []


def test_coming_back_decides_nothing(house: House) -> None:
    departed = house.post("/auth/google/authorize").json()
    back(house, departed)

    assert house.users.people == {}
    assert "set-cookie" not in house.get("/auth/google/callback").headers


def test_the_second_factor_is_asked_here_too(house: House) -> None:
    session = house.post("/auth/google/complete", away(house)).json()
    ada = Person(house.gateway, session["user"]["id"], session)
    secret = decoded(ada.post("/auth/second-factor").json()["secret"])
    now = step_at(house.clock.now())
    ada.post("/auth/second-factor/confirm", {"code": code_of(secret, now)})
    house.clock.wait(seconds=60)
    came = away(house)
    asked = house.post("/auth/google/complete", came)
    problem = check_problem(asked, 401, "second_factor_required")
    again = came | {"ticket": problem["params"]["ticket"]}
    again["code"] = code_of(secret, step_at(house.clock.now()))

    answer = house.post("/auth/google/complete", again)
    assert answer.status_code == 200
    assert answer.json()["user"]["id"] == ada.user_id


def test_linking_from_beginning_to_end(house: House, ada: Person) -> None:
    departed = ada.post("/auth/google/link").json()
    body = {"ticket": back(house, departed, purpose="link")}
    body["browser_secret"] = departed["browser_secret"]
    linked = ada.post("/auth/google/link/complete", body)
    assert linked.status_code == 201
    way = linked.json()
    assert way.pop("id").startswith("sgn_")
    assert way == {
        "provider": "google",
        "signs_in": True,
        "account": "ada@example.com",
        "created_at": "2026-11-22T09:00:00.000Z",
    }
    assert house.post("/auth/google/complete", away(house)).json()["user"]["id"] == ada.user_id

    removed = ada.call("DELETE", f"/auth/sign-ins/{linked.json()['id']}")
    assert removed.status_code == 204
    check_problem(house.post("/auth/google/complete", away(house)), 409, "email_taken")


def test_linking_needs_a_fresh_sign_in_and_its_own_person(
    house: House, ada: Person, eve: Person
) -> None:
    departed = ada.post("/auth/google/link").json()
    body = {"ticket": back(house, departed, purpose="link")}
    body["browser_secret"] = departed["browser_secret"]
    check_problem(eve.post("/auth/google/link/complete", body), 403, "forbidden")
    check_problem(ada.post("/auth/google/link/complete", body), 404, "not_found")
    house.clock.wait(minutes=11)

    check_problem(ada.post("/auth/google/link"), 403, "reauth_required")


@pytest.mark.parametrize("ticket", ["", "x", "half.x", "x" * 8_193, None, 7])
def test_a_ticket_of_nobody_signs_nobody_in(house: House, ticket: object) -> None:
    answer = house.post("/auth/google/complete", {"ticket": ticket, "browser_secret": "x"})

    assert answer.status_code in (404, 422)
    check_problem(answer, answer.status_code)


def test_the_address_of_the_way_back_is_ours(house: House) -> None:
    url = house.post("/auth/google/authorize").json()["authorization_url"]
    query = parse_qs(urlsplit(url).query)

    assert query["redirect_uri"] == [f"{PUBLIC_URL}{BASE}/auth/google/callback"]
    assert len(query["state"][0]) < 1_024


@pytest.mark.parametrize("provider", ["made-up", "Google", "google.evil", ""])
def test_a_provider_by_which_nobody_signs_in_is_not_there(house: House, provider: str) -> None:
    for verb in ("authorize", "complete", "link", "link/complete"):
        check_problem(house.post(f"/auth/{provider}/{verb}", {}), 404, "not_found")
    check_problem(house.get(f"/auth/{provider}/callback"), 404, "not_found")
