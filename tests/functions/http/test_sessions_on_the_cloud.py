"""Sessions, limits and keys with real adapters: what they cost, and that they hold."""

import base64
import json
from datetime import UTC, datetime

import boto3
import pytest

from countersign.adapters.identity.signing_keys import AHEAD, read, rotated
from countersign.domain.rate_limits import RATE_LIMITS
from http_api.handler import handler
from tests.functions.cloud import ORIGIN, Cloud, another_instance
from tests.functions.gateway import Answer, Gateway
from tests.functions.http.schema import check_problem

BASE = "/api/v1"
ADA = {"email": "ada@example.com", "password": "three blind mice", "name": "Ada"}
LOGIN = {name: ADA[name] for name in ("email", "password")}
THROUGH = {"X-Origin-Secret": ORIGIN, "X-Viewer-Address": "192.0.2.7"}


@pytest.fixture
def gateway(cloud: Cloud) -> Gateway:
    gateway = Gateway(handler)
    assert post(gateway, "/auth/register", ADA).status_code == 201
    return gateway


def post(gateway: Gateway, path: str, body: object = None, **headers: str) -> Answer:
    return gateway.call("POST", f"{BASE}{path}", json_body=body, headers=THROUGH | headers)


def bearer(session: dict[str, str]) -> dict[str, str]:
    return {"Authorization": f"Bearer {session['access_token']}"}


def me(gateway: Gateway, session: dict[str, str]) -> Answer:
    return gateway.call("GET", f"{BASE}/users/me", headers=THROUGH | bearer(session))


def test_what_signing_in_costs(cloud: Cloud, gateway: Gateway) -> None:
    with cloud.counted() as login:
        session = post(gateway, "/auth/login", LOGIN).json()
    assert login == {"UpdateItem": 2, "GetItem": 2, "DeleteItem": 1, "PutItem": 1}
    with cloud.counted() as calls:
        assert me(gateway, session).status_code == 200
    assert calls == {"GetItem": 1}
    with cloud.counted() as refresh:
        post(gateway, "/auth/refresh", {"refresh_token": session["refresh_token"]})
    assert refresh == {"GetItem": 2, "PutItem": 1}
    with cloud.counted() as logout:
        post(gateway, "/auth/logout", {"refresh_token": session["refresh_token"]})
    assert logout == {"GetItem": 1, "TransactWriteItems": 1}


def test_an_unknown_address_costs_what_a_wrong_password_costs(
    cloud: Cloud, gateway: Gateway
) -> None:
    costs = []
    for address in (ADA["email"], "nobody@example.com"):
        with cloud.counted() as calls:
            wrong = {"email": address, "password": "not the password"}
            check_problem(post(gateway, "/auth/login", wrong), 401)
        costs.append(calls)
    assert costs[0] == costs[1] == {"UpdateItem": 2, "GetItem": 1}


def test_guessing_is_refused_across_instances(cloud: Cloud, gateway: Gateway) -> None:
    for _ in range(RATE_LIMITS["sign_in"].times):
        another_instance()
        wrong = LOGIN | {"password": "not the password"}
        check_problem(post(gateway, "/auth/login", wrong), 401)
    refused = post(gateway, "/auth/login", LOGIN)
    check_problem(refused, 429, "too_many_requests")
    assert 1 <= int(refused.headers["retry-after"]) <= 900
    elsewhere = {"X-Viewer-Address": "198.51.100.9"}
    assert post(gateway, "/auth/login", LOGIN, **elsewhere).status_code == 200


def test_signing_out_everywhere_reaches_every_instance(cloud: Cloud, gateway: Gateway) -> None:
    sessions = [post(gateway, "/auth/login", LOGIN).json() for _ in range(3)]
    assert post(gateway, "/auth/logout-all", **bearer(sessions[0])).status_code == 204
    another_instance()
    for session in sessions:
        check_problem(me(gateway, session), 401, "token_invalid")
        refresh = {"refresh_token": session["refresh_token"]}
        check_problem(post(gateway, "/auth/refresh", refresh), 401, "token_invalid")
    assert me(gateway, post(gateway, "/auth/login", LOGIN).json()).status_code == 200


def test_a_session_lives_through_a_change_of_keys(cloud: Cloud, gateway: Gateway) -> None:
    session = post(gateway, "/auth/login", LOGIN).json()
    secrets = boto3.client("secretsmanager")
    before = secrets.get_secret_value(SecretId="signing")["SecretString"]
    after = rotated(before, "another key" * 6, datetime.now(UTC) - AHEAD)
    secrets.put_secret_value(SecretId="signing", SecretString=after)
    another_instance()
    assert me(gateway, session).status_code == 200
    refresh = {"refresh_token": session["refresh_token"]}
    successor = post(gateway, "/auth/refresh", refresh).json()
    assert _kid(session) == "k1"
    assert _kid(successor) == read(after)[0].kid
    assert me(gateway, successor).status_code == 200
    later = {"refresh_token": successor["refresh_token"]}
    assert post(gateway, "/auth/refresh", later).status_code == 200


def test_a_request_that_is_repeated_at_another_instance_creates_nothing(
    cloud: Cloud, gateway: Gateway
) -> None:
    session = post(gateway, "/auth/login", LOGIN).json()
    keyed = bearer(session) | {"Idempotency-Key": "once"}
    first = post(gateway, "/agents", {"type": "email"}, **keyed)
    another_instance()
    with cloud.counted() as calls:
        second = post(gateway, "/agents", {"type": "email"}, **keyed)
    assert (first.status_code, first.text) == (201, second.text)
    assert calls == {"GetItem": 2, "PutItem": 1}
    other = post(gateway, "/agents", {"type": "email", "name": "Other"}, **keyed)
    check_problem(other, 422, "idempotency_key_reused")


def _kid(session: dict[str, str]) -> str:
    header = session["access_token"].partition(".")[0]
    kid: str = json.loads(base64.urlsafe_b64decode(header + "=" * (-len(header) % 4)))["kid"]
    return kid
