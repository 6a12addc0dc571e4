"""What holds for every maker and teller of codes: KMS, and the key in a test's hand."""

from collections.abc import Callable, Iterator
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from moto import mock_aws

from countersign.adapters.aws.kms_mac import KmsMacGenerator, KmsMacVerifier
from countersign.ports.mac import MacGenerator, MacVerifier
from tests.fakes.macs import MacsInHand

STATEMENT = b"who approved what, and when"

Pair = tuple[MacGenerator, MacVerifier]


def _kms() -> Pair:
    client = boto3.client("kms", region_name="eu-west-1")
    key_id = _hmac_key(client)
    return KmsMacGenerator(client, key_id), KmsMacVerifier(client, key_id)


def _hmac_key(client: Any) -> str:
    made = client.create_key(KeyUsage="GENERATE_VERIFY_MAC", KeySpec="HMAC_256")
    return str(made["KeyMetadata"]["Arn"])


def _in_hand() -> Pair:
    macs = MacsInHand("ours")
    return macs, macs


@pytest.fixture
def aws() -> Iterator[None]:
    with mock_aws():
        yield


@pytest.fixture(params=["kms", "in hand"])
def make(request: pytest.FixtureRequest, aws: None) -> Callable[[], Pair]:
    return _kms if request.param == "kms" else _in_hand


def test_a_code_is_told_over_its_statement_and_no_other(make: Callable[[], Pair]) -> None:
    makes, tells = make()

    mac = makes.generate(STATEMENT)

    assert tells.verify(STATEMENT, mac)
    assert not tells.verify(STATEMENT + b".", mac)
    assert not tells.verify(STATEMENT, makes.generate(b"something else"))
    assert makes.generate(STATEMENT) == mac


def test_a_code_under_another_key_is_none(make: Callable[[], Pair]) -> None:
    foreign, (_, tells) = MacsInHand("somebody else's"), make()

    assert not tells.verify(STATEMENT, foreign.generate(STATEMENT))


@pytest.mark.parametrize("mac", ["", "!", "AAAA", "é", "A" * 44, "A" * 43 + "=", "A" * 9_000])
def test_what_is_no_code_is_refused(make: Callable[[], Pair], mac: str) -> None:
    _, tells = make()

    assert not tells.verify(STATEMENT, mac)


def test_a_key_that_cannot_be_asked_says_nothing_about_a_code(aws: None) -> None:
    """Refused for good is one thing; not to be reached is tried again."""
    client = boto3.client("kms", region_name="eu-west-1")
    key_id = _hmac_key(client)
    mac = KmsMacGenerator(client, key_id).generate(STATEMENT)

    with pytest.raises(ClientError):
        KmsMacVerifier(client, "00000000-0000-0000-0000-000000000000").verify(STATEMENT, mac)
