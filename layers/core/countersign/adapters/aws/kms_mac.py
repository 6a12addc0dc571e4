"""Message authentication codes by AWS KMS: HMAC-SHA-256. The key never leaves KMS.

Making and checking are two permissions, and two classes: no function holds both.
Source: GenerateMac and VerifyMac in the AWS KMS API Reference.
"""

import base64
import binascii
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mypy_boto3_kms import KMSClient

_BYTES = 32


class KmsMacGenerator:
    def __init__(self, client: "KMSClient", key_id: str) -> None:
        self._client = client
        self._key_id = key_id

    def generate(self, statement: bytes) -> str:
        answer = self._client.generate_mac(
            KeyId=self._key_id, Message=statement, MacAlgorithm="HMAC_SHA_256"
        )
        return base64.b64encode(answer["Mac"]).decode()


class KmsMacVerifier:
    def __init__(self, client: "KMSClient", key_id: str) -> None:
        self._client = client
        self._key_id = key_id

    def verify(self, statement: bytes, mac: str) -> bool:
        """What cannot be a code is not asked about. Whatever else KMS refuses is raised: a key that
        is disabled says nothing about the code."""
        try:
            raw = base64.b64decode(mac, validate=True)
        except (binascii.Error, ValueError):
            return False
        if len(raw) != _BYTES:
            return False
        try:
            answer = self._client.verify_mac(
                KeyId=self._key_id, Message=statement, MacAlgorithm="HMAC_SHA_256", Mac=raw
            )
        except self._client.exceptions.KMSInvalidMacException:
            return False
        return answer["MacValid"]
