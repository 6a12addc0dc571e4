"""Too many attempts, and too fast."""

import pytest

from countersign.api.rate_limit import CALLERS_AT_MOST, TokenBuckets, of_sources
from countersign.api.serving import serve
from countersign.domain.errors import TooMany
from countersign.domain.rate_limits import RATE_LIMITS
from http_api.app import create_app
from tests import factories
from tests.functions.gateway import Answer, Gateway
from tests.functions.http.house import BASE, PASSWORD, House, Person
from tests.functions.http.schema import check_problem

GUESS = {"email": "ada@example.com", "password": "not the password"}
TIMES = RATE_LIMITS["sign_in"].times


def guess(house: House, route: str, ada: Person) -> Answer:
    match route:
        case "login":
            return house.post("/auth/login", json_body=GUESS)
        case "token":
            form = {"username": GUESS["email"], "password": GUESS["password"]}
            return house.post("/auth/token", form=form)
        case _:
            return ada.post("/auth/reauth", {"password": GUESS["password"]})


@pytest.mark.parametrize("first", ["login", "token", "reauth"])
@pytest.mark.parametrize("then", ["login", "token", "reauth"])
def test_guesses_count_together_by_whatever_door(
    house: House, ada: Person, first: str, then: str
) -> None:
    for _ in range(TIMES):
        check_problem(guess(house, first, ada), 401, "invalid_credentials")
    answer = guess(house, then, ada)
    problem = check_problem(answer, 429, "too_many_requests")
    assert int(answer.headers["retry-after"]) == problem["params"]["retry_after"] == 15 * 60


def test_a_refusal_tells_nothing_of_the_address(house: House, ada: Person) -> None:
    told = []
    for address in ("ada@example.com", "nobody@example.com"):
        for _ in range(TIMES):
            house.post("/auth/login", json_body=GUESS | {"email": address})
        answer = house.post("/auth/login", json_body=GUESS | {"email": address})
        problem = check_problem(answer, 429)
        del problem["request_id"]
        told.append(problem)
    assert told[0] == told[1]


def test_who_waits_as_told_may_try_again(house: House, ada: Person) -> None:
    for _ in range(TIMES + 1):
        answer = house.post("/auth/login", json_body=GUESS)
    house.clock.wait(seconds=int(answer.headers["retry-after"]))
    body = GUESS | {"password": PASSWORD}
    assert house.post("/auth/login", json_body=body).status_code == 200


@pytest.mark.parametrize("behind_a_distribution", [True, False])
def test_the_viewers_address_is_the_distributions_word_and_nobody_elses(
    house: House, ada: Person, monkeypatch: pytest.MonkeyPatch, behind_a_distribution: bool
) -> None:
    if behind_a_distribution:
        monkeypatch.setenv("ORIGIN_SECRET_ID", "origin")
    statuses = [
        house.post(
            "/auth/login", json_body=GUESS, headers={"X-Viewer-Address": f"192.0.2.{n}"}
        ).status_code
        for n in range(TIMES + 1)
    ]
    assert statuses[-1] == (401 if behind_a_distribution else 429)


def test_an_ipv6_customer_is_one_source(
    house: House, ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ORIGIN_SECRET_ID", "origin")
    for n in range(TIMES + 1):
        viewer = {"X-Viewer-Address": f"2001:db8:0:1::{n:x}"}
        answer = house.post("/auth/login", json_body=GUESS, headers=viewer)
    check_problem(answer, 429)
    next_door = {"X-Viewer-Address": "2001:db8:0:2::1"}
    check_problem(house.post("/auth/login", json_body=GUESS, headers=next_door), 401)


def test_scans_are_asked_for_so_often(house: House, ada: Person, eve: Person) -> None:
    house.integrations.put(factories.account(user_id=ada.user_id), "sealed")
    agent = ada.post("/agents", {"type": "email"}).json()
    for _ in range(RATE_LIMITS["scan_now"].times):
        assert ada.post(f"/agents/{agent['id']}/scan").status_code == 202
    check_problem(ada.post(f"/agents/{agent['id']}/scan"), 429, "too_many_requests")
    check_problem(eve.post(f"/agents/{agent['id']}/scan"), 404)


def test_consent_is_begun_so_often(ada: Person) -> None:
    for _ in range(RATE_LIMITS["authorize"].times):
        assert ada.post("/integrations/google/authorize").status_code == 200
    check_problem(ada.post("/integrations/google/authorize"), 429, "too_many_requests")


class Watch:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_person_calls_in_bursts_and_then_at_a_pace(
    house: House, ada: Person, eve: Person
) -> None:
    watch = Watch()
    pace = TokenBuckets(per_second=20, burst=5, seconds=watch)
    gateway = Gateway(serve(create_app(house.services, pace=pace)))

    def call(person: Person) -> Answer:
        return gateway.call("GET", f"{BASE}/users/me", headers=person.bearer)

    assert [call(ada).status_code for _ in range(5)] == [200] * 5
    refused = call(ada)
    check_problem(refused, 429, "too_many_requests")
    assert refused.headers["retry-after"] == "1"
    assert call(eve).status_code == 200
    watch.now = 0.05
    assert call(ada).status_code == 200
    check_problem(call(ada), 429)
    watch.now = 60
    assert [call(ada).status_code for _ in range(6)] == [200] * 5 + [429]


def test_a_fast_script_is_not_too_fast() -> None:
    watch, pace = Watch(), TokenBuckets()
    pace.seconds = watch
    for _ in range(500):
        pace.keep("usr_1")
    for _ in range(1_000):
        watch.now += 0.05
        pace.keep("usr_1")


def test_the_memory_of_paces_is_bounded_and_forgets_who_called_longest_ago() -> None:
    pace = TokenBuckets(burst=1, seconds=Watch())
    for number in range(CALLERS_AT_MOST):
        pace.keep(f"usr_{number}")
    with pytest.raises(TooMany):
        pace.keep("usr_0")
    pace.keep("usr_new")
    pace.keep("usr_1")
    with pytest.raises(TooMany):
        pace.keep("usr_0")


def test_an_address_is_held_before_anything_is_done_for_it(house: House, ada: Person) -> None:
    """One attacker, or a wall of open tabs, uses up what is theirs and nobody else's."""
    watch = Watch()
    sources = TokenBuckets(per_second=100, burst=3, seconds=watch)
    app = create_app(house.services, origin_secrets=lambda: ["origin"], sources=sources)
    gateway = Gateway(serve(app))

    def call(viewer: str, **headers: str) -> Answer:
        sent = {"X-Origin-Secret": "origin", "X-Viewer-Address": viewer} | headers
        return gateway.call("GET", f"{BASE}/users/me", headers=sent)

    assert [call("192.0.2.1").status_code for _ in range(4)] == [401] * 3 + [429]
    refused = call("192.0.2.1", **ada.bearer)
    check_problem(refused, 429, "too_many_requests")
    assert refused.headers["retry-after"] == "1"
    assert call("192.0.2.2", **ada.bearer).status_code == 200
    watch.now = 0.01
    assert call("192.0.2.1", **ada.bearer).status_code == 200


def test_whether_we_are_well_is_answered_to_whoever_asks_however_often(house: House) -> None:
    gateway = Gateway(
        serve(create_app(house.services, sources=TokenBuckets(burst=1, seconds=Watch())))
    )
    assert {gateway.call("GET", f"{BASE}/healthz").status_code for _ in range(5)} == {200}


def test_a_house_full_of_open_tabs_is_no_flood() -> None:
    """500 people behind one address, each asking every ten seconds."""
    watch, sources = Watch(), of_sources()
    sources.seconds = watch
    for _ in range(600 * 50):
        watch.now += 1 / 50
        sources.keep("192.0.2.1")
