"""AWS clients as every function uses them: short timeouts, few retries, made once."""

from functools import lru_cache
from typing import Any

import boto3
from botocore.config import Config

_CONFIG = Config(
    connect_timeout=2,
    read_timeout=6,
    retries={"mode": "standard", "total_max_attempts": 3},
)


_OF_S3 = _CONFIG.merge(Config(signature_version="s3v4"))
"""Links that are handed out are signed as everything else is."""


@lru_cache(maxsize=16)
def client(service: str) -> Any:
    """The client of a service, shared by all that this process does."""
    make: Any = boto3.client
    return make(service, config=_OF_S3 if service == "s3" else _CONFIG)
