from typing import Any

import boto3
import pytest

from countersign.adapters.aws.kms_signing import KmsSigner, PublicKeys
from countersign.ports.checkpoints import Signature

STATEMENT = b"who did what, and when"


@pytest.fixture
def kms() -> Any:
    return boto3.client("kms")


def _key(kms: Any) -> str:
    made = kms.create_key(KeyUsage="SIGN_VERIFY", KeySpec="ECC_NIST_P256")
    return str(made["KeyMetadata"]["Arn"])


def test_a_signature_is_told_by_the_public_key_alone(kms: Any) -> None:
    key_id = _key(kms)

    signature = KmsSigner(kms, key_id).sign(STATEMENT)

    assert signature.key_id == key_id
    assert PublicKeys.of(kms, key_id).signed(STATEMENT, signature)


def test_another_statement_another_key_and_another_signature_are_refused(kms: Any) -> None:
    key_id, other = _key(kms), _key(kms)
    signature = KmsSigner(kms, key_id).sign(STATEMENT)
    ours = PublicKeys.of(kms, key_id)

    assert not ours.signed(STATEMENT + b".", signature)
    assert not ours.signed(STATEMENT, KmsSigner(kms, other).sign(STATEMENT))
    assert not ours.signed(STATEMENT, Signature(key_id, KmsSigner(kms, other).sign(STATEMENT).text))
    assert not PublicKeys.of(kms, other).signed(STATEMENT, signature)


@pytest.mark.parametrize("text", ["", "!", "AAAA", "é", "A" * 4000])
def test_what_is_no_signature_is_refused(kms: Any, text: str) -> None:
    key_id = _key(kms)

    assert not PublicKeys.of(kms, key_id).signed(STATEMENT, Signature(key_id, text))


def test_a_key_for_something_else_is_an_error_of_the_operator(kms: Any) -> None:
    made = kms.create_key(KeyUsage="SIGN_VERIFY", KeySpec="RSA_2048")["KeyMetadata"]["Arn"]

    with pytest.raises(TypeError):
        PublicKeys.of(kms, made)
