"""Eve, signed in, calls every address that names a thing with what is Ada's."""

from typing import Any

import pytest

from tests.attack.attacked import VALID, belongings
from tests.attack.described import ROUTES, Route, minimal
from tests.functions.http.house import House, Person
from tests.functions.http.schema import check_problem

NOBODYS = {"provider"}
"""What a path can name that belongs to nobody."""
NAMING = [route for route in ROUTES if set(route.parameters("path")) - NOBODYS]


@pytest.mark.parametrize("route", NAMING, ids=lambda route: route.name)
def test_what_is_somebody_elses_is_not_there(
    house: House, ada: Person, eve: Person, route: Route
) -> None:
    of_ada = belongings(house, ada)
    belongings_of_eve_too = house.task_for(eve, 2)
    before = _kept(house, ada)

    answer = house.gateway.call(
        route.method,
        route.filled(of_ada),
        json_body=_body(route),
        headers=eve.bearer | {"If-Match": f'"{of_ada["digest"]}"'},
    )

    check_problem(answer, 404, "not_found")
    assert _kept(house, ada) == before
    assert belongings_of_eve_too.task_id not in answer.text


@pytest.mark.parametrize("route", NAMING, ids=lambda route: route.name)
def test_what_is_ones_own_is_there(house: House, ada: Person, route: Route) -> None:
    """Or the test above would say nothing."""
    of_ada = belongings(house, ada)

    answer = house.gateway.call(
        route.method,
        route.filled(of_ada),
        json_body=_body(route),
        headers=ada.bearer | {"If-Match": f'"{of_ada["digest"]}"'},
    )

    assert answer.status_code != 404, answer.text


def _body(route: Route) -> Any:
    return None if route.schema is None else VALID.get(route.name, minimal(route.schema))


def _kept(house: House, person: Person) -> str:
    mine = [
        [task for key, task in house.tasks.heads.items() if person.user_id in key],
        [agent for key, agent in house.agents.staff.items() if person.user_id in key],
        house.rules.list(person.user_id),
        house.integrations.list(person.user_id),
        house.sign_ins.list(house.users.people[person.user_id].user_id),
        [family for key, family in house.sessions.families.items() if person.user_id in key],
        house.users.people[person.user_id],
    ]
    return repr(mine)
