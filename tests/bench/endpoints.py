"""What a call costs behind the edge: requests to DynamoDB, and time in our own code.

The deployed handler with its real adapters, in front of moto; the time is that of fakes, where
nothing but our own code runs. A password is one comparison by bcrypt, which a sign-in adds.
"""

import os
from collections.abc import Callable
from unittest.mock import patch

from countersign.adapters.identity.passwords import BcryptPasswords
from tests.bench.figures import table, timed
from tests.functions.cloud import ORIGIN, Cloud, cloud
from tests.functions.gateway import Answer, Gateway
from tests.functions.http.house import BASE, House, Person

EMAIL, PASSWORD = "bench@example.com", "three blind mice"
A_PAGE = 25

READS = {
    "a read": "/users/me",
    "one task": "/tasks/tsk_1",
    f"a list of {A_PAGE}": f"/tasks?limit={A_PAGE}",
    "counts": "/tasks/counts",
    "what changed": "/changes",
}


def endpoints(runs: int) -> str:
    counted, spent = _counted(), _spent(runs)
    rows = [[name, str(counted[name]), *spent[name]] for name in counted]
    passwords = BcryptPasswords()
    stored = passwords.hash(PASSWORD)
    rows.append(
        ["a password", "0", *timed(lambda: passwords.matches(PASSWORD, stored), runs).shown()]
    )
    heads = ["call", "DynamoDB requests", "min", "median", "max"]
    return table("A call in process, our own code in ms", heads, rows)


def _counted() -> dict[str, int]:
    with patch.dict(os.environ), cloud() as account:
        from http_api.handler import handler

        gateway = Gateway(handler)
        through = {"X-Origin-Secret": ORIGIN}
        sign_in = {"email": EMAIL, "password": PASSWORD}

        def send(path: str, body: dict[str, str], **headers: str) -> Answer:
            sent = through | headers
            return gateway.call("POST", f"{BASE}{path}", json_body=body, headers=sent)

        user_id = send("/auth/register", sign_in | {"name": "Ada"}).json()["user"]["id"]
        tasks = [account.waiting_task(number + 1, user_id=user_id) for number in range(A_PAGE)]
        found = {"sign in": _count(account, lambda: send("/auth/login", sign_in))}
        session = send("/auth/login", sign_in).json()
        refresh = {"refresh_token": session["refresh_token"]}
        found["refresh"] = _count(account, lambda: send("/auth/refresh", refresh))
        signed_in = {"Authorization": f"Bearer {session['access_token']}"}
        for name, path in READS.items():
            page, _, query = path.partition("?")
            asked = dict([query.split("=")]) if query else None
            found[name] = _count(
                account,
                lambda page=page, asked=asked: gateway.call(  # type: ignore[misc]  # bound now
                    "GET", f"{BASE}{page}", headers=through | signed_in, query=asked
                ),
            )
        tag = {"If-Match": f'"{tasks[0].digest}"'}
        path = f"/tasks/{tasks[0].task_id}/approve"
        found["approve"] = _count(account, lambda: send(path, {}, **signed_in, **tag))
        return found


def _count(account: Cloud, call: Callable[[], Answer]) -> int:
    with account.counted() as calls:
        answer = call()
    assert answer.status_code == 200, answer.text
    return calls.total()


def _spent(runs: int) -> dict[str, list[str]]:
    with patch.dict(os.environ, PUBLIC_URL="https://countersign.example", STAGE="local"):
        house = House()
        ada = house.person(EMAIL)
        tasks = [house.task_for(ada, number + 1) for number in range(A_PAGE + runs + 1)]
        login = {"email": EMAIL, "password": PASSWORD}
        refresh = {"refresh_token": ada.session["refresh_token"]}
        calls: dict[str, Callable[[], Answer]] = {
            "sign in": lambda: house.post("/auth/login", login),
            "refresh": lambda: house.post("/auth/refresh", refresh),
            **{name: _reading(ada, path) for name, path in READS.items()},
        }
        found = {name: timed(call, runs).shown() for name, call in calls.items()}
        waiting = iter(tasks[A_PAGE:])
        found["approve"] = timed(lambda: ada.decide(next(waiting), "approve"), runs).shown()
        return found


def _reading(ada: Person, path: str) -> Callable[[], Answer]:
    page, _, query = path.partition("?")
    asked = dict([query.split("=")]) if query else None
    return lambda: ada.get(page, query=asked)
