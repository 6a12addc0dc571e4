"""The function that reads again, with its real adapters: what a call costs, and what it may do."""

from typing import Any

import pytest

from countersign.adapters.aws.client import client
from countersign.adapters.dynamodb.integrations import DynamoIntegrations
from countersign.domain.capabilities import Capability
from countersign.domain.integration import Integration, Tokens
from countersign.usecases.integrations.access_tokens import PURPOSE
from countersign.wiring import providers, shared, sources
from http_api.handler import handler as api
from http_sources.handler import handler
from tests import factories
from tests.fakes.mailbox import FakeMailbox
from tests.fakes.provider import FakeProviders
from tests.fakes.system import MORNING
from tests.functions.cloud import ORIGIN, TABLE, Cloud
from tests.functions.gateway import Gateway
from tests.functions.http.schema import check_problem
from tests.functions.policing import Ask

BASE = "/api/v1"
ADA = {"email": "ada@example.com", "password": "three blind mice", "name": "Ada"}
THROUGH = {"X-Origin-Secret": ORIGIN}


def signed_in() -> tuple[str, dict[str, str]]:
    answer = Gateway(api).call("POST", f"{BASE}/auth/register", json_body=ADA, headers=THROUGH)
    session = answer.json()
    bearer = {"Authorization": f"Bearer {session['access_token']}"}
    return session["user"]["id"], THROUGH | bearer


class Opened(FakeProviders):
    """The provider played in memory, and the token that it is opened with as in earnest."""

    def open(self, integration: Integration, capability: Capability) -> Any:
        token = providers._access_token(integration.provider, integration, False)
        assert token == "the access token"
        return super().open(integration, capability)


@pytest.fixture
def mailbox(monkeypatch: pytest.MonkeyPatch) -> FakeMailbox:
    mailbox = FakeMailbox("ada@example.com")
    opened = Opened({"mail": {"ada@example.com": mailbox}})
    monkeypatch.setattr(sources, "ProvidersByName", lambda: opened)
    return mailbox


def connected(user_id: str, *, until: int = 2099) -> None:
    account = factories.account(user_id=user_id)
    tokens = Tokens(
        access_token="the access token" if until > MORNING.year else "the one before",
        refresh_token="r",
        expires_at=MORNING.replace(year=until),
        scopes=account.scopes,
    )
    sealed = shared.key_making_vault().seal(user_id, PURPOSE, tokens.model_dump_json())
    DynamoIntegrations(client("dynamodb"), TABLE).put(account, sealed)


def test_reading_again_costs_the_user_the_task_its_limit_the_account_and_the_token(
    cloud: Cloud, mailbox: FakeMailbox, asked: list[tuple[str, Ask]]
) -> None:
    user_id, headers = signed_in()
    connected(user_id)
    task = cloud.waiting_task(user_id=user_id)
    mailbox.deliver("Lunch?", thread_id="thread-1")
    shared.vault.cache_clear()
    asked.clear()

    with cloud.counted() as calls:
        path = f"{BASE}/tasks/{task.task_id}/sources"
        answer = Gateway(handler).call("GET", path, headers=headers)

    assert answer.json()["items"][0]["messages"][0]["text"] == "Lunch?"
    # the person, the account, its tokens, the person's data key
    assert calls == {"GetItem": 4, "BatchGetItem": 1, "UpdateItem": 1}
    assert {function for function, _ in asked} == {"http_sources"}
    assert {ask.action for _, ask in asked} == {
        *("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:UpdateItem"),
        *("kms:Decrypt", "secretsmanager:GetSecretValue"),
    }


class _Renewing:
    """The provider's authorization server, played: it knows a fresh token."""

    def refresh(self, tokens: Tokens) -> Tokens:
        fresh = {"access_token": "the access token", "expires_at": MORNING.replace(year=2099)}
        return tokens.model_copy(update=fresh)


def test_an_access_that_has_run_out_is_renewed_and_kept(
    cloud: Cloud, mailbox: FakeMailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(providers, "_authorization", lambda _: _Renewing())
    providers._access_tokens.cache_clear()
    user_id, headers = signed_in()
    connected(user_id, until=2001)
    task = cloud.waiting_task(user_id=user_id)
    mailbox.deliver("Lunch?", thread_id="thread-1")

    path = f"{BASE}/tasks/{task.task_id}/sources"
    answer = Gateway(handler).call("GET", path, headers=headers)
    providers._access_tokens.cache_clear()

    assert answer.json()["items"][0]["messages"][0]["text"] == "Lunch?"


def test_who_is_not_let_in_there_is_not_let_in_here(cloud: Cloud, mailbox: FakeMailbox) -> None:
    user_id, headers = signed_in()
    task = cloud.waiting_task(user_id=user_id)
    gateway, path = Gateway(handler), f"{BASE}/tasks/{task.task_id}/sources"

    past = {"Authorization": headers["Authorization"]}
    check_problem(gateway.call("GET", path, headers=past), 403, "forbidden")
    check_problem(gateway.call("GET", path, headers=THROUGH), 401, "not_signed_in")
    ended = Gateway(api).call("POST", f"{BASE}/auth/logout-all", headers=headers)
    assert ended.status_code == 204
    check_problem(gateway.call("GET", path, headers=headers), 401, "token_invalid")


def test_an_account_that_is_not_connected_any_more_is_said_to_be(
    cloud: Cloud, mailbox: FakeMailbox
) -> None:
    user_id, headers = signed_in()
    task = cloud.waiting_task(user_id=user_id)
    path = f"{BASE}/tasks/{task.task_id}/sources"
    answer = Gateway(handler).call("GET", path, headers=headers)
    check_problem(answer, 409, "connection_broken")
