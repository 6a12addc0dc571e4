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


@lru_cache(maxsize=16)
def client(service: str) -> Any:
    """The client of a service, shared by all that this process does."""
    make: Any = boto3.client
    return make(service, config=_CONFIG)
