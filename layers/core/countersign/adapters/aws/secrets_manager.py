"""Secrets from AWS Secrets Manager, read once in a while."""

import json
import time
from collections.abc import Callable
from math import inf
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError

if TYPE_CHECKING:
    from mypy_boto3_secretsmanager import SecretsManagerClient

KEPT_SECONDS = 300.0
"""How old a secret may be that is used."""

PRESENT, PREVIOUS = "AWSCURRENT", "AWSPREVIOUS"
"""Stages of a secret's versions. Source: Secrets Manager user guide, what's in a secret."""

AGAIN_SECONDS = 30.0
"""How soon after a reading the next may be asked for, whoever asks."""


class Secrets:
    """A secret that was read is kept for five minutes, and longer while it cannot be read again.

    `seconds` tells a time that runs forward.
    """

    def __init__(
        self, client: "SecretsManagerClient", seconds: Callable[[], float] = time.monotonic
    ) -> None:
        self._client = client
        self._seconds = seconds
        self._kept: dict[tuple[str, str], tuple[float, str]] = {}

    def text(self, secret_id: str) -> str:
        return self._not_older_than(KEPT_SECONDS, secret_id, PRESENT)

    def again(self, secret_id: str) -> str:
        """As `text`, for who has reason to believe that the secret is another by now."""
        return self._not_older_than(AGAIN_SECONDS, secret_id, PRESENT)

    def present_and_previous(self, secret_id: str) -> tuple[str, ...]:
        """For a secret that whoever shares it changes a little later: one, or both.

        Where the present one turns out to be another, what was kept of the one before is read
        again, too, or at no moment the old one were known under neither name.
        """
        before = self._kept.get((secret_id, PRESENT))
        present = self._not_older_than(KEPT_SECONDS, secret_id, PRESENT)
        if before is not None and before[1] != present:
            self._kept[secret_id, PREVIOUS] = (-inf, before[1])
        previous = self._not_older_than(KEPT_SECONDS, secret_id, PREVIOUS)
        return tuple(text for text in (present, previous) if text)

    def fields(self, secret_id: str) -> dict[str, str]:
        """A secret that is a JSON object of strings."""
        fields: dict[str, str] = json.loads(self.text(secret_id))
        return fields

    def _not_older_than(self, seconds: float, secret_id: str, stage: str) -> str:
        now = self._seconds()
        kept = self._kept.get((secret_id, stage))
        if kept is not None and now - kept[0] < seconds:
            return kept[1]
        try:
            text = self._read(secret_id, stage)
        except (BotoCoreError, ClientError):
            if kept is None:
                raise
            text = kept[1]
        self._kept[secret_id, stage] = (now, text)
        return text

    def _read(self, secret_id: str, stage: str) -> str:
        """Empty where there is no version of before."""
        try:
            answer = self._client.get_secret_value(SecretId=secret_id, VersionStage=stage)
        except self._client.exceptions.ResourceNotFoundException:
            if stage == PRESENT:
                raise
            return ""
        return answer["SecretString"]
