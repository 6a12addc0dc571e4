"""`ports.integrations.Vault`: AES-256-GCM under a data key per user, itself sealed by KMS.

The user's id is the KMS encryption context, user and purpose are the associated data: what was
sealed for one person or purpose opens for no other. A data key is kept in memory for five minutes.
"""

import base64
import os
import time
from collections import OrderedDict
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.table import Table
from countersign.adapters.dynamodb.writes import ABSENT
from countersign.domain.errors import RecordBroken

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_kms import KMSClient

KEPT_SECONDS = 300.0
KEPT_AT_MOST = 500
_NONCE = 12
_VERSION = "v1"


class KmsVault:
    """Opens, and seals again, what is of a person who has a data key."""

    def __init__(
        self, kms: "KMSClient", key_id: str, dynamodb: "DynamoDBClient", table: str
    ) -> None:
        self._kms = kms
        self._key_id = key_id
        self._table = Table(dynamodb, table)
        self._kept: OrderedDict[str, tuple[float, AESGCM]] = OrderedDict()

    def seal(self, user_id: str, purpose: str, plaintext: str) -> str:
        nonce = os.urandom(_NONCE)
        sealed = self._key(user_id).encrypt(nonce, plaintext.encode(), _bound_to(user_id, purpose))
        return f"{_VERSION}.{base64.urlsafe_b64encode(nonce + sealed).decode()}"

    def unseal(self, user_id: str, purpose: str, sealed: str) -> str:
        version, _, encoded = sealed.partition(".")
        if version != _VERSION:
            raise RecordBroken("This was sealed in a form that is not known.")
        try:
            raw = base64.urlsafe_b64decode(encoded)
            opened = self._key(user_id).decrypt(
                raw[:_NONCE], raw[_NONCE:], _bound_to(user_id, purpose)
            )
        except (InvalidTag, ValueError) as error:
            raise RecordBroken("This was altered, or sealed for something else.") from error
        return opened.decode()

    def _key(self, user_id: str) -> AESGCM:
        now = time.monotonic()
        kept = self._kept.get(user_id)
        if kept is not None and now - kept[0] < KEPT_SECONDS:
            return kept[1]
        key = AESGCM(self._stored_key(user_id) or self._first_key(user_id))
        self._kept[user_id] = (now, key)
        while len(self._kept) > KEPT_AT_MOST:
            self._kept.popitem(last=False)
        return key

    def _stored_key(self, user_id: str) -> bytes | None:
        item = self._table.get(keys.data_key(user_id))
        if item is None:
            return None
        answer = self._kms.decrypt(
            CiphertextBlob=base64.b64decode(item["sealed_key"]),
            EncryptionContext=_context(user_id),
            KeyId=self._key_id,
        )
        return answer["Plaintext"]

    def _first_key(self, user_id: str) -> bytes:
        raise RecordBroken("There is no data key that this could have been sealed with.")


class KeyMakingVault(KmsVault):
    """Makes a person's data key when something of theirs is sealed for the first time: where they
    connect an account or begin a second factor, and nowhere else."""

    def _first_key(self, user_id: str) -> bytes:
        answer = self._kms.generate_data_key(
            KeyId=self._key_id, KeySpec="AES_256", EncryptionContext=_context(user_id)
        )
        sealed_key = base64.b64encode(answer["CiphertextBlob"]).decode()
        item = {**keys.data_key(user_id), "sealed_key": sealed_key}
        if self._table.put(item, condition=ABSENT):
            return answer["Plaintext"]
        first = self._stored_key(user_id)
        if first is None:
            raise RecordBroken("The data key is there and is not.")
        return first


def _context(user_id: str) -> dict[str, str]:
    return {"user_id": user_id}


def _bound_to(user_id: str, purpose: str) -> bytes:
    return f"{user_id}\n{purpose}".encode()
