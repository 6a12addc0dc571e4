"""What a function is told by its environment. Each function reads only what it needs."""

import os
from dataclasses import dataclass
from typing import Literal, cast

Stage = Literal["local", "dev", "prod"]


class SettingMissing(Exception):
    """The function was deployed without a variable that it needs."""


@dataclass(frozen=True)
class Settings:
    """Lazy view on the environment: a variable is looked up when it is first needed."""

    @property
    def stage(self) -> Stage:
        stage = _required("STAGE")
        if stage not in ("local", "dev", "prod"):
            raise SettingMissing(f"STAGE is {stage!r}; it is one of local, dev, prod.")
        return cast("Stage", stage)

    @property
    def table_name(self) -> str:
        return _required("TABLE_NAME")

    @property
    def data_key_id(self) -> str:
        return _required("DATA_KEY_ID")

    @property
    def signing_secret_id(self) -> str:
        return _required("SIGNING_SECRET_ID")

    def provider_secret_id(self, name: str) -> str:
        """Where our OAuth client at a provider rests."""
        return f"{_required('PROVIDER_SECRETS')}/{name}"

    @property
    def origin_secret_id(self) -> str | None:
        return os.environ.get("ORIGIN_SECRET_ID") or None

    @property
    def public_url(self) -> str:
        return _required("PUBLIC_URL").rstrip("/")

    @property
    def scan_queue_url(self) -> str:
        return _required("SCAN_QUEUE_URL")

    @property
    def advance_queue_url(self) -> str:
        return _required("ADVANCE_QUEUE_URL")

    @property
    def action_queue_url(self) -> str:
        return _required("ACTION_QUEUE_URL")

    @property
    def approval_queue_url(self) -> str:
        return _required("APPROVAL_QUEUE_URL")

    @property
    def mail_from(self) -> str:
        """The address that our letters come from."""
        return _required("MAIL_FROM")

    @property
    def export_bucket(self) -> str:
        return _required("EXPORT_BUCKET")

    @property
    def erasure_bucket(self) -> str:
        return _required("ERASURE_BUCKET")

    @property
    def jobs_queue_url(self) -> str:
        return _required("JOBS_QUEUE_URL")

    @property
    def approval_key_id(self) -> str:
        """The key of the codes that prove decisions and rules."""
        return _required("APPROVAL_KEY_ID")

    @property
    def seal_key_id(self) -> str:
        return _required("SEAL_KEY_ID")

    @property
    def state_machine_arn(self) -> str:
        return _required("STATE_MACHINE_ARN")

    @property
    def push_platforms(self) -> dict[str, str]:
        """SNS platform application ARN by platform, as `apns=arn:...,fcm=arn:...`; may be empty."""
        pairs = filter(None, os.environ.get("PUSH_PLATFORMS", "").split(","))
        return dict(pair.split("=", 1) for pair in pairs)

    def provider_base_url(self, name: str) -> str | None:
        """Another host in a provider's place: the sandbox. Refused on every stage but local."""
        url = os.environ.get("PROVIDER_BASE_URL") or None
        if url is None:
            return None
        if self.stage != "local":
            raise SettingMissing("PROVIDER_BASE_URL is for the local stage only.")
        return f"{url}/{name}"


def _required(name: str) -> str:
    value = os.environ.get(name, "")
    if not value:
        raise SettingMissing(f"The environment variable {name} is not set.")
    return value
