"""Whatever a caller sends, and however long it is, the table is asked for nothing it cannot take.

With the real adapters: a key that DynamoDB would refuse is an error that nobody expected. Each call
gets one of the values here, and all of them where `ATTACK_ONE_IN` is 1, as in `make attack`.
"""

import os
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any
from unittest.mock import patch

import boto3
import pytest

from countersign.adapters.aws.client import client
from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.integrations import DynamoIntegrations
from countersign.api.rate_limit import TokenBuckets
from countersign.api.serving import serve
from countersign.wiring import http
from http_api.app import create_app
from tests import factories
from tests.attack.attacked import FORM, VALID
from tests.attack.described import BASE, ROUTES, Route, minimal, placed, texts
from tests.functions.cloud import TABLE, Cloud, cloud
from tests.functions.gateway import Answer, Gateway

PASSWORD = "three blind mice"
ONE_IN = min(int(os.environ.get("ATTACK_ONE_IN", "4")), 4)
LONG = ("x" * 2_041, f"{'x' * 2_041}.y", "é" * 700, "x" * 9_000)
"""Longer than a key may be, also with something behind it; short to look at and long as it is
stored; longer than any field."""


def _within_limits(params: Mapping[str, Any], **_: Any) -> None:
    """As DynamoDB has it: 2,048 bytes of partition key, 1,024 of sort key, and never none."""
    for name, value in _each(params):
        limit = {"pk": 2_048, "sk": 1_024}.get(name.removeprefix(":"))
        if limit is not None and isinstance(value, dict) and "S" in value:
            assert 0 < len(value["S"].encode()) <= limit, f"{name} of {len(value['S'])} characters"


def _each(value: Any) -> Iterator[tuple[str, Any]]:
    inner = value.items() if isinstance(value, dict) else ()
    for name, entry in inner:
        yield name, entry
        yield from _each(entry)
    for entry in value if isinstance(value, list) else ():
        yield from _each(entry)


class Caller:
    """Somebody who is signed in, and owns one of each thing that a path can name."""

    def __init__(self, world: "World", number: int) -> None:
        self._world = world
        body = {"email": f"ada{number}@example.com", "password": PASSWORD, "name": "Ada"}
        session = world.gateway.call("POST", f"{BASE}/auth/register", json_body=body).json()
        user_id = session["user"]["id"]
        self.headers = {"Authorization": f"Bearer {session['access_token']}"}
        task = world.cloud.waiting_task(number, user_id=user_id)
        mailbox = factories.account(user_id=user_id)
        DynamoIntegrations(client("dynamodb"), TABLE).put(mailbox, "v1.sealed")
        self.headers["If-Match"] = f'"{task.digest}"'
        agent = self.send("POST", f"{BASE}/agents", json_body={"type": "email"}).json()
        self.owned = {
            "task_id": task.task_id,
            "integration_id": mailbox.integration_id,
            "agent_id": agent["id"],
            "provider": "google",
        }

    def send(self, method: str, path: str, **sent: Any) -> Answer:
        headers = {**self.headers, **sent.pop("headers", {})}
        answer = self._world.gateway.call(method, path, headers=headers, **sent)
        if answer.status_code != 429:
            return answer
        self._world.forget_attempts()
        return self._world.gateway.call(method, path, headers=headers, **sent)


class World:
    def __init__(self, made: Cloud) -> None:
        self.cloud = made
        app = create_app(http.http_services, pace=TokenBuckets(burst=1_000_000))
        self.gateway = Gateway(serve(app))
        self._numbers = count(1)
        boto3.client("sesv2").create_email_identity(EmailIdentity="countersign.example")
        events = client("dynamodb").meta.events
        events.register("before-parameter-build.dynamodb", _within_limits)

    def caller(self) -> Caller:
        """The first and only one: for each transaction moto copies all rows that there are."""
        self._forget("")
        self.gateway.cookies.clear()
        return Caller(self, next(self._numbers))

    def forget_attempts(self) -> None:
        self._forget("THROTTLE#")

    def _forget(self, prefix: str) -> None:
        table = boto3.client("dynamodb")
        for page in table.get_paginator("scan").paginate(TableName=TABLE):
            for row in page["Items"]:
                if row["pk"]["S"].startswith(prefix):
                    key = {"pk": row["pk"], "sk": row["sk"]}
                    table.delete_item(TableName=TABLE, Key=key)


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with patch.dict(os.environ), cloud() as made:
        os.environ |= {"STAGE": "local", "ORIGIN_SECRET_ID": ""}
        yield World(made)


def _calls(route: Route, owned: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Each value that the operation takes, long in every way, the others as they should be."""
    named = dict.fromkeys(route.parameters("path"), "x") | dict(owned)
    body = VALID.get(route.name, minimal(route.schema)) if route.schema is not None else None
    base = {"path": route.filled(named)} | _carried(route, body)
    for value in LONG[ROUTES.index(route) % ONE_IN :: ONE_IN]:
        for parameter in route.parameters("path"):
            yield base | {"path": route.filled(named | {parameter: value})}
        for parameter in route.parameters("query"):
            yield base | {"query": {parameter: value}}
        for header in route.parameters("header") if value.isascii() else ():
            yield base | {"headers": {header: value}}
        for place in dict.fromkeys(texts(route.schema)) if route.schema is not None else ():
            yield base | _carried(route, placed(body, route.schema or {}, place, value))


def _carried(route: Route, body: Any) -> dict[str, Any]:
    if body is None:
        return {}
    return {"form": body} if route.media_type == FORM else {"json_body": body}


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_no_value_is_too_long_to_be_answered(world: World, route: Route) -> None:
    caller = world.caller()
    for call in _calls(route, caller.owned):
        answer = caller.send(route.method, **call)

        shown = {name: str(value)[:80] for name, value in call.items()}
        assert answer.status_code < 500, (shown, answer.text)
        assert answer.status_code in route.statuses, (shown, answer.text)
        if answer.status_code < 300 and "/auth/" in route.path:
            caller = world.caller()


@pytest.mark.parametrize("value", ["x" * 2_041, "x" * 9_000])
def test_no_header_that_every_call_carries_is_too_long(world: World, value: str) -> None:
    caller = world.caller()
    login = {"email": "ada@example.com", "password": PASSWORD}
    for header in ("User-Agent", "Cookie", "Authorization", "X-Forwarded-For"):
        for method, path, body in (("GET", "/users/me", None), ("POST", "/auth/login", login)):
            for carried in (value, f"Bearer {value}"):
                sent = {"headers": {header: carried}, "json_body": body}
                answer = caller.send(method, f"{BASE}{path}", **sent)
                assert answer.status_code < 500, (header, answer.text)


def test_the_guard_knows_what_the_table_does_not_take() -> None:
    for key in (
        {"pk": "x" * 2_049, "sk": "y"},
        {"pk": "x", "sk": "é" * 600},
        {"pk": "", "sk": "y"},
    ):
        sent = {"Key": {name: {"S": text} for name, text in key.items()}}
        with pytest.raises(AssertionError):
            _within_limits(sent)
    _within_limits({"Key": {"pk": {"S": keys.user("usr_1")}, "sk": {"S": "PROFILE"}}})
