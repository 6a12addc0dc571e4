"""After a full journey with secrets that can be recognized: where can any of them be read?"""

import base64
import hmac
import re
import struct
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest

from infra.local.cloud import Cloud
from tests.stack import leaks
from tests.stack.person import Person, Place, eventually

pytestmark = pytest.mark.stack

PASSWORD = "marked: correct horse / battery & staple"
NEXT_PASSWORD = "marked: another horse / another & staple"
WRONG_PASSWORD = "marked: a password that was only tried"
QUESTION = "Hello Sam,\n\nCould you please confirm receipt of this mail?\n\nBest,\nAna\n"
HANDED_OUT = re.compile(r"/auth/(register|login|token|refresh|reauth|password/change)$")
"""Where a session is given to its owner."""


@dataclass
class Journey:
    """What was secret on the way, by its name, and every answer with the address that gave it."""

    person: Person
    secrets: dict[str, str] = field(default_factory=dict)
    answers: list[tuple[str, str]] = field(default_factory=list)

    def call(self, method: str, path: str, **more: Any) -> httpx.Response:
        answer = self.person.call(method, path, **more)
        told = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
        self.answers.append((path, f"{told}\n{answer.text}"))
        return answer

    def ok(self, method: str, path: str, **more: Any) -> Any:
        answer = self.call(method, path, **more)
        assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else None

    def keep(self, what: str, session: dict[str, Any]) -> None:
        self.secrets[f"access token after {what}"] = session["access_token"]
        self.secrets[f"refresh token after {what}"] = session["refresh_token"]

    def letter_token(self, cloud: Cloud, page: str) -> str:
        """From the newest letter that links to a page of ours."""

        def look() -> str | None:
            found = [
                re.search(rf"/{page}/?#token=([^\s]+)", text)
                for text in leaks.letters(cloud, self.person.email)
            ]
            return next((one[1] for one in reversed(found) if one), None)

        token = eventually(look, within=60, what=f"a letter that links to {page}")
        self.secrets[f"token of the letter about {page}"] = token
        return token


def code_of(secret: str, *, steps: int = 0) -> str:
    """RFC 6238, six digits, so many steps of 30 seconds from now."""
    counter = struct.pack(">Q", int(time.time()) // 30 + steps)
    mac = hmac.digest(base64.b32decode(secret + "=" * (-len(secret) % 8)), counter, "sha1")
    place = mac[-1] & 15
    return f"{(struct.unpack('>I', mac[place : place + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


@pytest.fixture(scope="module")
def journey(place: Place, cloud: Cloud) -> Iterator[Journey]:
    sam = Person(place, password=PASSWORD)
    way = Journey(sam, {"password": PASSWORD, "tried password": WRONG_PASSWORD})
    way.keep("registering", sam.session)
    _sign_in(way, cloud)
    _act(way, cloud)
    _guard(way)
    _recover(way, cloud)
    _export(way)
    for path in ("/users/me", "/auth/sessions", "/integrations", "/tasks?view=done", "/changes"):
        way.ok("GET", path)
    yield way
    sam.leave()


def _sign_in(way: Journey, cloud: Cloud) -> None:
    way.ok("POST", "/auth/verify-email", json={"token": way.letter_token(cloud, "verify-email")})
    login = {"email": way.person.email, "password": WRONG_PASSWORD}
    assert way.call("POST", "/auth/login", json=login).status_code == 401
    way.keep("signing in", way.ok("POST", "/auth/login", json=login | {"password": PASSWORD}))
    spent = {"refresh_token": way.secrets["refresh token after signing in"]}
    way.keep("refreshing", way.ok("POST", "/auth/refresh", json=spent))
    way.keep("proving it", way.ok("POST", "/auth/reauth", json={"password": PASSWORD}))


def _act(way: Journey, cloud: Cloud) -> None:
    """Connect, act, and let the provider fail where a token is in play."""
    sam = way.person
    agent = sam.create_agent()
    way.secrets["ticket"] = sam.begin_to_connect()
    account = way.ok("POST", "/integrations/complete", json={"ticket": way.secrets["ticket"]})
    thread = sam.receive(QUESTION)
    sam.scan(agent)
    task = sam.task_for(thread, within=40)
    waiting = eventually(lambda: _waiting_row(cloud, task["id"]), what="the workflow's token")
    way.secrets["task token"] = waiting
    sam.decide(task, "approve")
    sam.becomes(task["id"], "COMPLETED", within=60)
    fault = {"provider": "google", "method": "POST", "path_regex": "token", "times": 2}
    sam.place.sandbox("POST", "/tokens/expire", json={"account": sam.mailbox})
    sam.place.sandbox("POST", "/faults", json=fault | {"mode": "status", "status": 500})
    way.call("POST", f"/integrations/{account['id']}/check")
    sam.place.sandbox("DELETE", "/faults")
    way.ok("GET", f"/tasks/{task['id']}")
    way.ok("GET", f"/tasks/{task['id']}/events")


def _waiting_row(cloud: Cloud, task_id: str) -> str | None:
    for place, _, row in leaks.rows(cloud):
        if place.endswith(f"WAIT#{task_id}"):
            token: str | None = row.get("token", {}).get("S")
            return token
    return None


def _guard(way: Journey) -> None:
    begun = way.person.ok("POST", "/auth/second-factor")
    way.secrets["second factor"] = begun["secret"]
    confirmed = {"code": code_of(begun["secret"])}
    codes = way.person.ok("POST", "/auth/second-factor/confirm", json=confirmed)["recovery_codes"]
    way.secrets |= {f"recovery code {number}": code for number, code in enumerate(codes)}


def _recover(way: Journey, cloud: Cloud) -> None:
    way.ok("POST", "/auth/password/forgot", json={"email": way.person.email})
    reset = {"token": way.letter_token(cloud, "reset-password"), "new_password": NEXT_PASSWORD}
    way.secrets["next password"] = NEXT_PASSWORD
    way.ok("POST", "/auth/password/reset", json=reset)
    login = {
        "email": way.person.email,
        "password": NEXT_PASSWORD,
        "code": code_of(way.secrets["second factor"], steps=1),
    }
    session = way.ok("POST", "/auth/login", json=login)
    way.keep("recovering", session)
    way.person.carry(session)


def _export(way: Journey) -> None:
    way.ok("POST", "/users/me/export")

    def ready() -> list[dict[str, Any]] | None:
        told = way.person.ok("GET", "/users/me/export")
        return told["downloads"] if told["status"] == "ready" else None

    for part in eventually(ready, within=90, what="the copy of everything"):
        archive = httpx.get(part["url"], timeout=30)
        archive.raise_for_status()
        way.answers.append(("the export", leaks.unpacked(archive.content)))


def test_no_log_has_a_secret(journey: Journey, cloud: Cloud) -> None:
    read = dict(leaks.logs(cloud))

    at_work = {place.rpartition("-")[2] for place, text in read.items() if "RequestId" in text}
    assert at_work >= {"http_api", "queue_scan", "queue_ask", "queue_act", "queue_jobs"}, (
        read.keys()
    )
    leaking = {place: leaks.found_in(text, journey.secrets) for place, text in read.items()}
    assert {place: names for place, names in leaking.items() if names} == {}


def test_no_queue_has_a_secret(journey: Journey, cloud: Cloud) -> None:
    for place, text in leaks.queues(cloud):
        assert "countersign" in text
        assert leaks.found_in(text, journey.secrets) == set(), place


def test_no_execution_has_a_secret(journey: Journey, cloud: Cloud) -> None:
    read = dict(leaks.executions(cloud))

    assert any(journey.person.session["user"]["id"] in text for text in read.values())
    leaking = {place: leaks.found_in(text, journey.secrets) for place, text in read.items()}
    assert {place: names for place, names in leaking.items() if names} == {}


def test_no_row_has_a_secret_but_the_workflows_own_token(journey: Journey, cloud: Cloud) -> None:
    seen = 0
    for place, text, _ in leaks.rows(cloud):
        allowed = {"task token"} if "WAIT#" in place else set()
        assert leaks.found_in(text, journey.secrets) <= allowed, place
        seen += journey.person.email in text
    assert seen, "these are not the rows of this journey"


def test_no_answer_has_a_secret_but_those_that_hand_one_out(journey: Journey) -> None:
    for path, text in journey.answers:
        names = leaks.found_in(text, journey.secrets)
        if HANDED_OUT.search(path):
            names = {name for name in names if "token" not in name or "letter" in name}
        assert names == set(), path
    assert "the export" in dict(journey.answers)
    assert journey.person.email in dict(journey.answers)["the export"]


@pytest.mark.parametrize("spelling", ["plain", "url", "json", "base64"])
def test_a_secret_is_found_however_it_is_written(spelling: str) -> None:
    """What all of the above leans on."""
    secret = 'horse / "battery" & staple'
    text = {
        "plain": f"password={secret};",
        "url": "password=horse%20%2F%20%22battery%22%20%26%20staple",
        "json": '{"password": "horse / \\"battery\\" & staple"}',
        "base64": base64.b64encode(f"password={secret};".encode()).decode(),
    }[spelling]
    assert leaks.found_in(text, {"it": secret}) == {"it"}
