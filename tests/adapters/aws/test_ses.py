from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from moto.ses.models import ses_backends

from countersign.adapters.aws.ses import MARK, SesMailer
from countersign.analysis.mail.automation import OUR_NOTIFICATION
from countersign.domain.users.account_email import LetterWriter
from countersign.ports.providers import Unwritable

LETTER = LetterWriter("https://countersign.example").reset("ada@example.com", "usr_1.secret")


@pytest.fixture
def ses() -> Any:
    client = boto3.client("sesv2")
    client.create_email_identity(EmailIdentity="countersign.example")
    return client


def sent() -> list[Any]:
    return list(ses_backends["123456789012"]["eu-west-1"].sent_messages)


def test_a_letter_goes_out_as_it_was_written(ses: Any) -> None:
    SesMailer(ses, "letters@countersign.example").send(LETTER, key="usr_1.reset")
    (message,) = sent()

    assert message.source == "Countersign <letters@countersign.example>"
    assert message.destinations["ToAddresses"] == ["ada@example.com"]
    assert (message.subject, message.body) == (LETTER.subject, LETTER.text)


def test_a_letter_goes_to_the_domain_as_it_stands_in_the_dns(ses: Any) -> None:
    """SES takes ASCII alone (Amazon SES developer guide, SendEmail, Destination)."""
    letter = LETTER.model_copy(update={"to": "ada@größe.example"})
    SesMailer(ses, "letters@countersign.example").send(letter, key="usr_1.reset")
    (message,) = sent()
    assert message.destinations["ToAddresses"] == ["ada@xn--gre-6ka8i.example"]


@pytest.mark.parametrize("to", ["=?utf-8?q?eve=40evil.example=2C?=@a.example", "a@b.example\n"])
def test_a_letter_goes_to_no_address_that_could_be_read_as_another(ses: Any, to: str) -> None:
    with pytest.raises(Unwritable):
        SesMailer(ses, "letters@countersign.example").send(
            LETTER.model_copy(update={"to": to}), key="k"
        )
    assert sent() == []


def test_a_letter_bears_the_mark_that_agents_look_for(ses: Any) -> None:
    asked: list[dict[str, Any]] = []
    ses.meta.events.register(
        "provide-client-params.sesv2.SendEmail", lambda params, **_: asked.append(params)
    )
    SesMailer(ses, "letters@countersign.example").send(LETTER, key="usr 1\nreset")

    simple = asked[0]["Content"]["Simple"]
    assert {"Name": MARK, "Value": "reset"} in simple["Headers"]
    assert MARK.lower() == OUR_NOTIFICATION
    assert "Html" not in simple["Body"]
    assert asked[0]["EmailTags"] == [
        {"Name": "kind", "Value": "reset"},
        {"Name": "key", "Value": "usr-1-reset"},
    ]


def test_a_sender_that_nobody_has_verified_sends_nothing(ses: Any) -> None:
    """The job fails, and comes again until somebody has."""
    with pytest.raises(ClientError):
        SesMailer(ses, "letters@elsewhere.example").send(LETTER, key="k")

    assert sent() == []
