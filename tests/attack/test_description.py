"""The API does what its description says, tried by schemathesis with cases made after it.

`ATTACK_EXAMPLES` says how many cases a route gets; `make attack` gives more than `make test`.
"""

import os
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from schemathesis.specs.openapi.checks import negative_data_rejection
from schemathesis.transport.asgi import ASGI_TRANSPORT

from tests.attack.attacked import belongings
from tests.attack.described import DOCUMENT
from tests.functions.http.house import House, Person

EXAMPLES = int(os.environ.get("ATTACK_EXAMPLES", "4"))
WRONG_BY_MEANING = ["2xx", "3xx", "4xx"]
"""A form can be right and its meaning wrong: a time zone that does not exist, a stranger's id."""

schema = schemathesis.openapi.from_dict(dict(DOCUMENT))
schema.config.generation.deterministic = True
# test_junk_requests.py sends every wrong method to every address.
schema.config.phases.coverage.unexpected_methods = set()
schema.config.checks.positive_data_acceptance.expected_statuses = WRONG_BY_MEANING
schema.config.checks.negative_data_rejection.expected_statuses = ["4xx"]


@pytest.fixture
def mine(house: House, ada: Person) -> dict[str, str]:
    return belongings(house, ada)


some_cases = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),  # the house is the same for all cases of one route
)


def sent(case: Any, house: House, ada: Person) -> Any:
    house.clock.wait(seconds=1)
    return ASGI_TRANSPORT.send(
        case, app=house.app, headers=ada.bearer, base_url="http://testserver"
    )


@schema.parametrize()
@some_cases
def test_every_answer_is_as_described(case: Any, house: House, ada: Person) -> None:
    case.validate_response(sent(case, house, ada))


@schema.include(path_regex=r"\{").parametrize()
@schema.given(number=st.integers())  # which leaves out the many cases made by rote
@some_cases
def test_every_answer_about_what_is_there_is_as_described(
    case: Any, number: int, house: House, ada: Person, mine: dict[str, str]
) -> None:
    case.path_parameters = {**case.path_parameters, **mine} if case.path_parameters else mine
    if "If-Match" in case.headers:
        case.headers["If-Match"] = f'"{mine["digest"]}"'
    case.validate_response(sent(case, house, ada), excluded_checks=[negative_data_rejection])
