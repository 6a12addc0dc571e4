"""Signatures by AWS KMS: ECDSA over P-256 and SHA-256. The private key never leaves KMS.

Source: Sign and GetPublicKey in the AWS KMS API Reference.
"""

import base64
from typing import TYPE_CHECKING, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_public_key

from countersign.ports.checkpoints import Signature

if TYPE_CHECKING:
    from mypy_boto3_kms import KMSClient


class KmsSigner:
    def __init__(self, client: "KMSClient", key_id: str) -> None:
        self._client = client
        self._key_id = key_id

    def sign(self, statement: bytes) -> Signature:
        answer = self._client.sign(
            KeyId=self._key_id,
            Message=statement,
            MessageType="RAW",
            SigningAlgorithm="ECDSA_SHA_256",
        )
        return Signature(answer["KeyId"], base64.b64encode(answer["Signature"]).decode())


class PublicKeys:
    """Tells signatures with public keys alone: DER (SubjectPublicKeyInfo) by key id."""

    def __init__(self, keys: dict[str, bytes]) -> None:
        self._keys = {_short(key_id): _elliptic(der) for key_id, der in keys.items()}

    @classmethod
    def of(cls, client: "KMSClient", key_id: str) -> Self:
        """The public half of one key of KMS."""
        answer = client.get_public_key(KeyId=key_id)
        return cls({answer["KeyId"]: answer["PublicKey"]})

    def signed(self, statement: bytes, signature: Signature) -> bool:
        key = self._keys.get(_short(signature.key_id))
        if key is None:
            return False
        try:
            raw = base64.b64decode(signature.text, validate=True)
            key.verify(raw, statement, ec.ECDSA(SHA256()))
        except (InvalidSignature, ValueError):
            return False
        return True


def _short(key_id: str) -> str:
    """A key goes by its id or by the ARN that ends with it."""
    return key_id.rpartition("/")[2]


def _elliptic(der: bytes) -> ec.EllipticCurvePublicKey:
    key = load_der_public_key(der)
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise TypeError("Seals are signed with an elliptic curve key.")
    return key
