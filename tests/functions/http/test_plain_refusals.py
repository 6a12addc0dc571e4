"""Whatever a client sends in whatever field, what is wrong is said to a person."""

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from countersign.api.problems import field_errors
from countersign.contracts import http
from countersign.contracts.http.fields import OWN, Sent
from countersign.contracts.http.preferences import PreferencesChange
from countersign.contracts.http.refusals import FORMS, SAID
from countersign.contracts.http.task_wishes import Edit
from countersign.domain.actions.catalog import KINDS
from countersign.domain.users.preferences import (
    Meeting,
    Money,
    NotificationWishes,
    Priorities,
    WorkingHours,
)
from tests.functions.http.house import House, Person
from tests.functions.http.schema import check_problem

TECHNICAL = re.compile(
    r"\b(regex\w*|regular expression|tuples?|patterns?|pydantic\w*|strings?|str|int|integers?"
    r"|floats?|dict\w*|bool\w*|None\w*|null|literals?|enum\w*|validat\w*|models?|instances?"
    r"|schemas?|types?|inputs?|unions?|tags?|JSON|pars\w+|ASCII|UTF-?8|unicode|value error)\b",
    re.IGNORECASE,
)
HOSTILE: tuple[Any, ...] = (
    *(None, True, 0, -1, 10**9, 10**40, 1.5, float("nan"), "", " ", "x", "x" * 100_000, "\x00"),
    *(
        "NaN",
        "true",
        "2026-02-31T25:00:00Z",
        "0001-01-01T00:00:00+23:59",
        "99:99",
        "a\nb",
        "\ud800",
    ),
    *([], ["x"], [None], [[]], ["x"] * 1_000, [{}], {}, {"x": 1}, {"to": 1}, [1, 2], [["09:00"]]),
    *([["17:00", "09:00"]], [["09:00", "10:00", "11:00"]], {"amount": 1}, {"amount": "1,5"}),
)


def _sent() -> Iterator[type[BaseModel]]:
    """Every body and query that a client may send, and what stands in one."""
    for module in iter_modules(http.__path__):
        named = vars(import_module(f"{http.__name__}.{module.name}"))
        for found in named.values():
            if isinstance(found, type) and issubclass(found, Sent):
                yield found
    yield from (PreferencesChange, Meeting, Money, NotificationWishes, Priorities, WorkingHours)
    yield from (facts.model for facts in KINDS.values())


SENT = sorted(set(_sent()), key=lambda model: model.__name__)


def _errors(model: type[BaseModel], sent: Any) -> list[Any]:
    try:
        TypeAdapter(model).validate_python(sent)
    except ValidationError as refused:
        return list(refused.errors())
    return []


@pytest.mark.parametrize("model", SENT, ids=lambda model: model.__name__)
def test_no_word_of_a_programmers_gets_out(model: type[BaseModel]) -> None:
    tried: list[Any] = [*HOSTILE, {}, {"no_such_field": 1}]
    tried += [{name: value} for name in model.model_fields for value in HOSTILE]
    errors = [error for sent in tried for error in _errors(model, sent)]

    kinds = {error["type"] for error in errors if not error["type"].startswith(OWN)}
    assert kinds - SAID.keys() <= {"value_error"}
    for error in errors:
        (said,) = field_errors([error])
        assert not TECHNICAL.search(said.msg), (error["loc"], error["type"], said.msg)
        assert re.fullmatch(r"\S.*[.?!]", said.msg), said.msg
        assert re.fullmatch(r"[a-z_]+", said.code)


def _forms(described: Any) -> Iterator[str]:
    if isinstance(described, dict):
        if isinstance(described.get("pattern"), str):
            yield described["pattern"]
        for key, inner in described.items():
            yield from _forms(inner)
            if key == "patternProperties":
                yield from inner
    elif isinstance(described, list):
        for inner in described:
            yield from _forms(inner)


@pytest.mark.parametrize("model", [*SENT, Edit], ids=lambda model: model.__name__)
def test_whatever_has_to_look_like_something_has_words_for_it(model: type[BaseModel]) -> None:
    assert set(_forms(model.model_json_schema())) <= FORMS.keys()


@pytest.mark.parametrize(
    ("path", "body", "loc", "code", "params"),
    [
        ("/auth/register", {}, ["email"], "missing", {}),
        ("/auth/register", {"email": "ada@"}, ["email"], "not_an_address", {}),
        ("/auth/register", {"password": "short"}, ["password"], "too_short", {"at_least": 12}),
        ("/auth/register", {"name": ""}, ["name"], "empty", {}),
        ("/auth/register", {"name": "x" * 101}, ["name"], "too_long", {"at_most": 100}),
        ("/auth/register", {"timezone": "Europe/Atlantis"}, ["timezone"], "unknown_timezone", {}),
        ("/auth/register", {"locale": "xx-DE"}, ["locale"], "unknown_locale", {}),
        ("/auth/register", {"age": 3}, ["age"], "unknown_field", {}),
        ("/agents", {"type": "butler"}, ["type"], "not_a_choice", {"choices": ["email"]}),
        ("/tasks/decisions", {"decisions": []}, ["decisions"], "empty", {}),
        ("/tasks/decisions", {"decisions": [{}]}, ["decisions", 0, "task_id"], "missing", {}),
    ],
)
def test_what_is_wrong_has_its_place_a_code_and_what_fills_it(
    house: House, ada: Person, path: str, body: Any, loc: list[Any], code: str, params: Any
) -> None:
    problem = check_problem(ada.post(path, body), 422, "invalid_input")

    told = {tuple(one["loc"]): (one["code"], one["params"]) for one in problem["errors"]}
    assert told["body", *loc] == (code, params)


def test_a_kind_of_action_that_there_is_not_is_said_at_the_kind_or_the_action(
    house: House, ada: Person
) -> None:
    task = house.task_for(ada)
    headers = {"If-Match": f'"{task.digest}"'}
    for action in ({}, {"kind": "email.shred"}, {"kind": "email.archive"}, {"kind": 7}):
        answer = ada.call("PATCH", "/tasks/tsk_1", json_body={"action": action}, headers=headers)
        problem = check_problem(answer, 422, "invalid_input")
        for error in problem["errors"]:
            assert error["loc"][:2] == ["body", "action"]
            assert "email.archive" not in error["loc"]
