"""Junk sent to the running product, through edge, gateway and function.

`ATTACK_STACK_REQUESTS` says how many, `ATTACK_STACK_EXAMPLES` how many cases schemathesis makes for
each route; `make attack` gives more than `make test`.
"""

import os
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from random import Random
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.attack.described import DOCUMENT, ROUTES
from tests.attack.junk import Junk, junk
from tests.stack.person import Person, Place

pytestmark = pytest.mark.stack

REQUESTS = int(os.environ.get("ATTACK_STACK_REQUESTS", "150"))
EXAMPLES = int(os.environ.get("ATTACK_STACK_EXAMPLES", "2"))
NOTHING_HERE = "xxx_01JDA8ZD6V3C0000000000000A"
LAST_CALLS = ["auth_logout_all", "auth_end_session", "users_close"]
"""After these nobody is signed in, and every other answer would be 401."""

schema = schemathesis.openapi.from_dict(dict(DOCUMENT))
schema.config.generation.deterministic = True
schema.config.checks.positive_data_acceptance.expected_statuses = ["2xx", "3xx", "4xx"]
schema.config.checks.negative_data_rejection.expected_statuses = ["4xx"]


@pytest.fixture(scope="module")
def ann(place: Place) -> Iterator[Person]:
    person = Person(place)
    yield person
    person.leave()


def test_junk_is_refused_by_whoever_meets_it_first(ann: Person, place: Place) -> None:
    named = {name for route in ROUTES for name in route.parameters("path")}
    known = dict.fromkeys(named, NOTHING_HERE)
    known |= {"agent_id": ann.create_agent(), "provider": "google"}
    before = ann.ok("GET", "/agents")
    random = Random(0)  # noqa: S311 - the same junk each time is what a test needs
    answers: Counter[int] = Counter()
    with httpx.Client(base_url=place.web_url, timeout=60) as client:
        client.headers["Authorization"] = f"Bearer {ann.session['access_token']}"
        sendable = (sent for one in junk(random, known) if (sent := _request(client, one)))
        for sent in islice(sendable, REQUESTS):
            answer = client.send(sent)
            assert 400 <= answer.status_code < 500, (sent, sent.content, answer.text)
            answers[answer.status_code] += 1
    assert {401, 404, 422} <= answers.keys()
    assert ann.ok("GET", "/agents") == before


def _request(client: httpx.Client, sent: Junk) -> httpx.Request | None:
    """None for what a client of HTTP cannot put on the wire at all."""
    if any(value.strip() != value for _, value in sent.headers):
        return None
    try:
        return client.build_request(
            sent.method,
            sent.path,
            content=sent.content,
            headers=dict(sent.headers),
            params=sent.query,
        )
    except (httpx.InvalidURL, UnicodeEncodeError):
        return None


# The client that schemathesis uses leaves its sockets to the collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@schema.exclude(operation_id=LAST_CALLS).parametrize()
@schema.given(number=st.integers())  # which leaves out the many cases made by rote
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),  # one person for all cases
)
def test_every_answer_is_as_described(case: Any, number: int, ann: Person, place: Place) -> None:
    bearer = {"Authorization": f"Bearer {ann.session['access_token']}"}
    case.validate_response(case.call(base_url=place.web_url, headers=bearer, timeout=60))
