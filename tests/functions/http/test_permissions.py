"""Who may call what: every route has a permission, and the permission holds."""

import re
from typing import Any

import pytest
from fastapi import APIRouter

from countersign.api.permissions import OPEN, PERMISSIONS, Undeclared
from http_api import app as application
from http_api.app import ROUTERS, create_app
from tests.functions.gateway import Answer
from tests.functions.http.house import House, Person, shared_application
from tests.functions.http.routes import ROUTES, SERVED, method_of
from tests.functions.http.schema import check_problem

THE_LAST = ("users_close", "auth_logout_all")
"""After these a session is worth nothing."""
BETTER_SIGNED_IN = {"auth_verify_email"}
"""Open to all, and does more for who is signed in."""
CLOSED = sorted(name for name in ROUTES if PERMISSIONS.get(name) not in OPEN)


def calling(person: Person, name: str, **options: Any) -> Answer:
    """Call an operation, with identifiers that name nothing."""
    route = ROUTES[name]
    path = re.sub(r"{provider}", "google", route.path)
    path = re.sub(r"{\w+}", "tsk_1", path)
    return person.call(method_of(route), path, **options)


def _secrets() -> None:
    """A route that somebody forgot to declare."""


def test_every_route_has_a_permission_and_every_permission_a_route() -> None:
    assert ROUTES.keys() == PERMISSIONS.keys()


def test_no_two_routes_share_a_name() -> None:
    assert len(SERVED) == len(ROUTES)


def test_a_route_without_a_permission_is_not_served(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    undeclared = APIRouter(prefix="/secrets", tags=["secrets"])
    undeclared.get("", name="list")(_secrets)
    monkeypatch.setattr(application, "ROUTERS", (*ROUTERS, undeclared))
    with pytest.raises(Undeclared, match="secrets_list"):
        create_app(house.services)


def test_a_permission_without_a_route_is_a_mistake(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(application, "ROUTERS", ROUTERS[1:])
    with pytest.raises(Undeclared, match="auth_login"):
        create_app(house.services)


def test_the_description_says_of_the_same_routes_that_they_need_a_bearer(house: House) -> None:
    described = {
        call["operationId"]
        for path in shared_application().openapi()["paths"].values()
        for call in path.values()
        if "security" in call
    }
    assert described == {*CLOSED, *BETTER_SIGNED_IN}


def test_nobody_gets_in_without_a_bearer_whatever_is_in_the_body(house: House, ada: Person) -> None:
    nobody = Person(house.gateway, ada.user_id, {"access_token": "nonsense"})
    for name in CLOSED:
        check_problem(calling(nobody, name), 401, "token_invalid")
        check_problem(calling(nobody, name, json_body={"nonsense": True}), 401, "token_invalid")


def test_a_session_that_has_ended_is_worth_nothing_anywhere(ada: Person) -> None:
    ada.post("/auth/logout-all")
    for name in CLOSED:
        check_problem(calling(ada, name), 401, "token_invalid")


def refused(ada: Person, code: str) -> set[str]:
    """The operations that answer a call with this code, 403."""
    in_turn = [*(name for name in CLOSED if name not in THE_LAST), *THE_LAST]
    answers = {name: calling(ada, name) for name in in_turn}
    return {
        name
        for name, answer in answers.items()
        if answer.status_code == 403 and answer.json()["code"] == code
    }


def test_what_needs_a_fresh_sign_in_says_so_and_nothing_else_does(
    house: House, ada: Person
) -> None:
    house.clock.wait(minutes=11)
    needed = {name for name in CLOSED if PERMISSIONS[name].startswith("fresh")}
    assert refused(ada, "reauth_required") == needed


def test_what_needs_a_verified_address_says_so_and_nothing_else_does(
    ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STAGE", "prod")
    needed = {name for name in CLOSED if PERMISSIONS[name].endswith("verified")}
    assert refused(ada, "email_not_verified") == needed


def test_administration_is_for_administrators(ada: Person) -> None:
    needed = {name for name in CLOSED if PERMISSIONS[name] == "admin"}
    assert refused(ada, "forbidden") == needed


def test_a_route_that_may_refuse_documents_it() -> None:
    may_refuse = {name for name in CLOSED if PERMISSIONS[name] != "user"}
    assert not {name for name in may_refuse if 403 not in ROUTES[name].responses}


def test_reading_decides_nothing(house: House) -> None:
    """A GET may be called by a link, a prefetch or an image; it is never named like a deed."""
    deeds = re.compile(r"approve|reject|decide|undo|retry|cancel|resolve|remove|close|logout|end_")
    reads = [name for name, route in ROUTES.items() if method_of(route) == "GET"]
    assert not [name for name in reads if deeds.search(name)]
