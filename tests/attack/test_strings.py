"""Every field that takes a text, with texts that have broken something somewhere.

`ATTACK_ONE_IN` says which share of them a field gets: `make attack` sends all to each field.
"""

import json
import os
from typing import Any

import pytest

from tests.attack.attacked import VALID, Attacked
from tests.attack.described import ROUTES, Place, Route, minimal, placed, texts
from tests.attack.strings import CONTROLS, HOSTILE, LINES, OTHER_TYPES

WITH_BODY = [route for route in ROUTES if route.schema is not None]
ONE_IN = int(os.environ.get("ATTACK_ONE_IN", "12"))
OF_SEVERAL_LINES = {"instructions", "text", "signature", "body"}
NEVER_SHOWN = {"password", "new_password", "current_password"}
ENCODABLE = [text for text in HOSTILE if text.encode(errors="replace").decode() == text]
"""Half a character can stand in JSON, and nowhere else on the way to us."""
JSON = ("Content-Type", "application/json")


@pytest.mark.parametrize("route", WITH_BODY, ids=lambda route: route.name)
def test_a_hostile_text_is_refused_or_is_just_a_text(attacked: Attacked, route: Route) -> None:
    assert route.schema is not None
    base = VALID.get(route.name, minimal(route.schema))
    for number, place in enumerate(dict.fromkeys(texts(route.schema))):
        for text in HOSTILE[number % ONE_IN :: ONE_IN]:
            answer = attacked.send(route, body=placed(base, route.schema, place, text))
            assert answer.status_code in route.statuses, (place, text, answer.text)


@pytest.mark.parametrize("route", WITH_BODY, ids=lambda route: route.name)
def test_no_control_character_gets_in(attacked: Attacked, route: Route) -> None:
    """New lines only where a text has several; what nobody ever sees may hold anything.

    The words of an action may have been a stranger's, controls and all: a text may keep those, and
    is no header. Here no new line may get into what stands in one.
    """
    assert route.schema is not None
    base = VALID.get(route.name, minimal(route.schema))
    for place in dict.fromkeys(texts(route.schema)):
        field = next(part for part in reversed(place) if isinstance(part, str))
        if field in NEVER_SHOWN:
            continue
        lines = () if field in OF_SEVERAL_LINES else LINES
        for text in lines if place[0] == "action" else (*CONTROLS, *lines):
            answer = attacked.send(route, body=placed(base, route.schema, place, text))
            assert answer.status_code >= 400, (place, text, answer.text)


@pytest.mark.parametrize("route", WITH_BODY, ids=lambda route: route.name)
def test_what_is_no_text_is_refused(attacked: Attacked, route: Route) -> None:
    assert route.schema is not None
    if route.media_type != JSON[1]:
        return
    base = VALID.get(route.name, minimal(route.schema))
    for place in dict.fromkeys(texts(route.schema)):
        for value in OTHER_TYPES:
            sent = json.dumps(placed(base, route.schema, place, value))
            answer = attacked.send(route, content=sent, headers=[JSON])
            assert answer.status_code >= 400, (place, value, answer.text)
            assert answer.status_code in route.statuses, (place, value, answer.text)


@pytest.mark.parametrize("route", WITH_BODY, ids=lambda route: route.name)
def test_a_member_that_nobody_knows_is_refused(attacked: Attacked, route: Route) -> None:
    """Not ignored: whoever sends one believes that it does something."""
    assert route.schema is not None
    base = VALID.get(route.name, minimal(route.schema))
    for place in dict.fromkeys(place[:-1] for place in [*texts(route.schema), ("",)]):
        if place and not isinstance(place[-1], str):
            continue
        for member in ("is_admin", "user_id", "__proto__", "constructor", ""):
            sent = placed(base, route.schema, place, _with_member(base, place, member))
            assert attacked.send(route, body=sent).status_code == 422, (place, member)


def _with_member(base: Any, place: Place, member: str) -> Any:
    for part in place:
        base = base.get(part) if isinstance(base, dict) else None
    return (base if isinstance(base, dict) else {}) | {member: "x"}


@pytest.mark.parametrize("location", ["query", "header"])
@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_a_hostile_parameter_is_refused_or_is_just_a_text(
    attacked: Attacked, route: Route, location: str
) -> None:
    base = None if route.schema is None else VALID.get(route.name, minimal(route.schema))
    for number, name in enumerate(route.parameters(location)):
        for text in ENCODABLE[number % ONE_IN :: ONE_IN]:
            if location == "query":
                answer = attacked.send(route, body=base, query={name: text})
            else:
                answer = attacked.send(route, body=base, headers=[(name, text)])
            assert answer.status_code in route.statuses, (name, text, answer.text)
