"""Letters and passwords with the deployed handlers and their real adapters."""

import json
from collections.abc import Callable
from typing import Any

import boto3
import pytest
from moto.ses.models import ses_backends

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.items import item_of, to_wire
from countersign.adapters.system import SystemClock
from countersign.domain.agent import AGENTS_AT_MOST
from countersign.domain.integration import INTEGRATIONS_AT_MOST
from countersign.domain.users.device import DEVICES_AT_MOST, Device
from countersign.domain.users.federated_identity import LINKED_AT_MOST, LinkedIdentity
from countersign.domain.users.second_factor import code_of, decoded, step_at
from countersign.domain.values import Value
from http_api.handler import handler
from queue_jobs.handler import handler as start
from tests.factories import account, agent, rule
from tests.fakes.mailer import LINK_TOKEN
from tests.fakes.system import MORNING
from tests.functions.cloud import ORIGIN, TABLE, Cloud
from tests.functions.gateway import Answer, Gateway
from tests.functions.payloads import sqs

BASE = "/api/v1/auth"
ADA = {"email": "ada@example.com", "password": "three blind mice", "name": "Ada"}
NEW_PASSWORD = "seven sleepy dwarfs"
Call = Callable[..., Answer]


@pytest.fixture
def call(cloud: Cloud) -> Call:
    boto3.client("sesv2").create_email_identity(EmailIdentity="countersign.example")
    gateway = Gateway(handler)

    def call(method: str, path: str, body: object = None, token: str = "") -> Answer:
        headers = {"X-Origin-Secret": ORIGIN}
        headers |= {"Authorization": f"Bearer {token}"} if token else {}
        return gateway.call(method, f"{BASE}{path}", json_body=body, headers=headers)

    return call


def delivered(cloud: Cloud) -> list[Any]:
    """Let the jobs function do what was promised; answers what SES was given."""
    before = len(ses_backends["123456789012"]["eu-west-1"].sent_messages)
    for message in cloud.messages("jobs"):
        assert start(sqs(message), None) == {"batchItemFailures": []}
    return list(ses_backends["123456789012"]["eu-west-1"].sent_messages)[before:]


def token_of(letter: Any) -> str:
    found = LINK_TOKEN.search(letter.body)
    assert found
    return found[1]


def test_a_password_is_set_anew_by_letter(cloud: Cloud, call: Call) -> None:
    session = call("POST", "/register", ADA).json()
    (welcome,) = delivered(cloud)
    assert call("POST", "/password/forgot", {"email": ADA["email"]}).status_code == 202
    (letter,) = delivered(cloud)
    body = {"token": token_of(letter), "new_password": NEW_PASSWORD}
    assert call("POST", "/password/reset", body).status_code == 204

    assert welcome.destinations["ToAddresses"] == [ADA["email"]]
    assert call("POST", "/login", ADA | {"name": None}).status_code == 422
    assert (
        call("POST", "/login", {"email": ADA["email"], "password": NEW_PASSWORD}).status_code == 200
    )
    assert call("GET", "/sessions", token=session["access_token"]).status_code == 401
    assert [letter.subject for letter in delivered(cloud)] == ["Your password was set anew"]
    user = cloud.users.get(session["user"]["id"])
    assert user is not None
    assert (user.email_verified, user.proven, user.locked) == (True, True, False)


def set_up(user_id: str) -> None:
    """More of everything than may be, as it was written when two at once could pass a limit."""
    dynamodb = boto3.client("dynamodb")

    def put(value: Value, key: keys.Key, **more: object) -> None:
        dynamodb.put_item(TableName=TABLE, Item=to_wire(item_of(value, key, **more)))

    ours = {"user_id": user_id, "created_at": MORNING}
    for number in range(LINKED_AT_MOST + 3):
        linked = LinkedIdentity(
            sign_in_id=f"sgn_{number}",
            provider="google",
            subject=f"google-{number}",
            account="eve@example.com",
            **ours,
        )
        pointer = {"user_id": user_id, "sign_in_id": linked.sign_in_id}
        put(linked, keys.sign_in(user_id, linked.sign_in_id))
        row = {**keys.subject("google", linked.subject), **pointer}
        dynamodb.put_item(TableName=TABLE, Item=to_wire(row))
    for number in range(DEVICES_AT_MOST + 3):
        endpoint = f"arn:aws:sns:eu-west-1:123456789012:endpoint/GCM/app/{number}"
        phone = Device(
            device_id=f"dev_{number}", platform="fcm", name="Phone", endpoint=endpoint, **ours
        )
        put(phone, keys.device(user_id, phone.device_id))
    for number in range(INTEGRATIONS_AT_MOST + 3):
        mailbox = account(integration_id=f"int_{number}", subject=f"google-{number}", **ours)
        sealed = "v1.by a key that is gone"
        put(mailbox, keys.integration(user_id, mailbox.integration_id), sealed_tokens=sealed)
        standing = rule(rule_id=f"rul_{number}", **ours)
        put(standing, keys.rule(user_id, standing.rule_id))
    for number in range(AGENTS_AT_MOST + 3):
        hired = agent(agent_id=f"agt_{number}", **ours)
        put(hired, keys.agent(user_id, hired.agent_id))


def test_of_what_somebody_else_set_up_nothing_survives_a_reset_by_letter(
    cloud: Cloud, call: Call
) -> None:
    user_id = call("POST", "/register", ADA).json()["user"]["id"]
    delivered(cloud)
    set_up(user_id)
    call("POST", "/password/forgot", {"email": ADA["email"]})
    (letter,) = delivered(cloud)

    body = {"token": token_of(letter), "new_password": NEW_PASSWORD}
    tries = 10
    while call("POST", "/password/reset", body).status_code == 503:
        assert (tries := tries - 1), "the same link goes on where it stopped"

    rows = boto3.client("dynamodb").scan(TableName=TABLE)["Items"]
    kinds = {row["sk"]["S"].partition("#")[0] for row in rows if user_id in str(row)}
    assert not kinds & {"SIGNIN", "SUBJECT", "DEVICE", "INTEGRATION", "RULE", "AGENT"}
    login = {"email": ADA["email"], "password": NEW_PASSWORD}
    assert call("POST", "/login", login).status_code == 200


def test_asking_for_a_password_does_the_same_work_for_known_and_unknown(
    cloud: Cloud, call: Call
) -> None:
    call("POST", "/register", ADA)
    work = []
    for email in (ADA["email"], "nobody@example.com"):
        with cloud.counted() as calls:
            call("POST", "/password/forgot", {"email": email})
        work.append(calls)

    assert work[0] == work[1]
    assert sum(work[0].values()) == 2


def test_no_message_and_no_row_holds_what_a_letter_holds(cloud: Cloud, call: Call) -> None:
    call("POST", "/register", ADA)
    call("POST", "/password/forgot", {"email": ADA["email"]})
    messages = cloud.messages("jobs")
    for message in messages:
        start(sqs(message), None)
    secrets = [
        token_of(letter).partition(".")[2]
        for letter in ses_backends["123456789012"]["eu-west-1"].sent_messages
    ]
    table = boto3.client("dynamodb").scan(TableName=TABLE)["Items"]

    assert len(secrets) == 2
    for secret in secrets:
        assert secret not in json.dumps(messages)
        assert secret not in str(table)


def test_a_second_factor_rests_sealed(cloud: Cloud, call: Call) -> None:
    token = call("POST", "/register", ADA).json()["access_token"]
    text = call("POST", "/second-factor", token=token).json()["secret"]
    code = code_of(decoded(text), step_at(SystemClock().now()))
    confirmed = call("POST", "/second-factor/confirm", {"code": code}, token)
    assert confirmed.status_code == 200
    codes = confirmed.json()["recovery_codes"]
    table = str(boto3.client("dynamodb").scan(TableName=TABLE)["Items"])

    login = {"email": ADA["email"], "password": ADA["password"]}
    assert call("POST", "/login", login).json()["code"] == "second_factor_required"
    assert call("POST", "/login", login | {"code": codes[0]}).status_code == 200
    assert call("POST", "/login", login | {"code": codes[0]}).status_code == 401
    assert text not in table
    assert not [one for one in codes if one in table or one.replace("-", "") in table]


def test_the_browser_is_sent_to_google_without_a_request_to_the_table_but_for_the_count(
    cloud: Cloud, call: Call
) -> None:
    with cloud.counted() as calls:
        answer = call("POST", "/google/authorize")

    assert answer.status_code == 200
    assert answer.json()["authorization_url"].startswith("https://accounts.google.com/o/oauth2/")
    assert calls == {"UpdateItem": 1}
