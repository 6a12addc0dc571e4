"""Secrets from AWS Secrets Manager, read once in a while."""

import json
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mypy_boto3_secretsmanager import SecretsManagerClient

KEPT_SECONDS = 300.0


class Secrets:
    """A secret that was read is kept for five minutes."""

    def __init__(self, client: "SecretsManagerClient") -> None:
        self._client = client
        self._kept: dict[str, tuple[float, str]] = {}

    def text(self, secret_id: str) -> str:
        now = time.monotonic()
        kept = self._kept.get(secret_id)
        if kept is not None and now - kept[0] < KEPT_SECONDS:
            return kept[1]
        text = self._client.get_secret_value(SecretId=secret_id)["SecretString"]
        self._kept[secret_id] = (now, text)
        return text

    def fields(self, secret_id: str) -> dict[str, str]:
        """A secret that is a JSON object of strings."""
        fields: dict[str, str] = json.loads(self.text(secret_id))
        return fields
