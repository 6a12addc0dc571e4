import base64
from typing import Any

import boto3
import pytest

from countersign.adapters.aws.kms import KeyMakingVault, KmsVault
from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.items import to_wire
from countersign.domain.errors import RecordBroken
from tests.adapters.counting import Counting
from tests.adapters.tables import create_table

TABLE = "countersign-test"


@pytest.fixture
def kms() -> Counting:
    return Counting(boto3.client("kms"))


@pytest.fixture
def dynamodb() -> Any:
    client = boto3.client("dynamodb")
    create_table(client, TABLE)
    return client


@pytest.fixture
def key_id(kms: Any) -> str:
    return str(kms.create_key()["KeyMetadata"]["KeyId"])


@pytest.fixture
def vault(kms: Any, key_id: str, dynamodb: Any) -> KmsVault:
    return KeyMakingVault(kms, key_id, dynamodb, TABLE)


def test_what_was_sealed_opens_for_the_same_person_and_purpose(vault: KmsVault) -> None:
    sealed = vault.seal("usr_1", "tokens", "ya29.secret")

    assert "ya29" not in sealed
    assert vault.unseal("usr_1", "tokens", sealed) == "ya29.secret"


def test_it_opens_for_nobody_else_and_nothing_else(vault: KmsVault) -> None:
    sealed = vault.seal("usr_1", "tokens", "ya29.secret")

    for user_id, purpose in (("usr_2", "tokens"), ("usr_1", "code")):
        with pytest.raises(RecordBroken):
            vault.unseal(user_id, purpose, sealed)


@pytest.mark.parametrize("broken", ["", "v1.", "v1.AAAA", "v2.AAAA", "v1.!!!"])
def test_what_is_no_seal_is_refused(vault: KmsVault, broken: str) -> None:
    with pytest.raises(RecordBroken):
        vault.unseal("usr_1", "tokens", broken)


def test_an_altered_seal_is_refused(vault: KmsVault) -> None:
    raw = bytearray(base64.urlsafe_b64decode(vault.seal("usr_1", "tokens", "x")[3:]))
    raw[-1] ^= 1

    with pytest.raises(RecordBroken):
        vault.unseal("usr_1", "tokens", "v1." + base64.urlsafe_b64encode(raw).decode())


def test_the_same_text_never_has_the_same_seal(vault: KmsVault) -> None:
    assert vault.seal("usr_1", "tokens", "x") != vault.seal("usr_1", "tokens", "x")


def test_a_hundred_seals_cost_one_call_to_kms(vault: KmsVault, kms: Counting) -> None:
    for _ in range(100):
        vault.seal("usr_1", "tokens", "x")

    assert kms.calls["generate_data_key"] == 1
    assert kms.calls["decrypt"] == 0


def test_another_process_opens_it_with_the_stored_key(
    vault: KmsVault, kms: Any, key_id: str, dynamodb: Any
) -> None:
    sealed = vault.seal("usr_1", "tokens", "x")

    assert KmsVault(kms, key_id, dynamodb, TABLE).unseal("usr_1", "tokens", sealed) == "x"
    assert kms.calls["decrypt"] == 1


def test_for_somebody_who_has_no_data_key_nothing_is_opened_and_none_is_made(
    vault: KmsVault, kms: Any, key_id: str, dynamodb: Any
) -> None:
    sealed = vault.seal("usr_1", "tokens", "x")
    worker = KmsVault(kms, key_id, dynamodb, TABLE)
    with pytest.raises(RecordBroken):
        worker.unseal("usr_2", "tokens", sealed)
    with pytest.raises(RecordBroken):
        worker.seal("usr_2", "tokens", "x")
    assert worker.unseal("usr_1", "tokens", worker.seal("usr_1", "tokens", "y")) == "y"
    assert kms.calls["generate_data_key"] == 1


def test_the_data_key_rests_sealed_for_its_person(
    vault: KmsVault, kms: Any, key_id: str, dynamodb: Any
) -> None:
    vault.seal("usr_1", "tokens", "x")
    item = dynamodb.get_item(TableName=TABLE, Key=to_wire(keys.data_key("usr_1")))["Item"]
    sealed_key = base64.b64decode(item["sealed_key"]["S"])

    with pytest.raises(kms.exceptions.InvalidCiphertextException):
        kms.decrypt(CiphertextBlob=sealed_key, KeyId=key_id, EncryptionContext={"user_id": "usr_2"})
