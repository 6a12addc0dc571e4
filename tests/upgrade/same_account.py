"""An account of AWS whose keys are the same in every process: what one sealed, the next unseals."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Any
from unittest.mock import patch

from cryptography.hazmat.primitives.asymmetric import ec
from moto.kms.models import kms_backends

from countersign.adapters.system import SystemClock
from tests.functions.cloud import ACCOUNT, REGION, Cloud, cloud

KEYS = ("APPROVAL_KEY_ID", "SEAL_KEY_ID", "DATA_KEY_ID")


@contextmanager
def same_account() -> Iterator[Cloud]:
    """Fresh, with keys that are made of their names."""
    with patch.dict(os.environ), cloud() as made:
        for name in KEYS:
            _fix(name, made.environment[name])
        fixed = {name: made.environment[name] for name in made.environment}
        fixed |= {name: _arn(name) if name == "APPROVAL_KEY_ID" else _id(name) for name in KEYS}
        os.environ.update(fixed)
        yield replace(made, environment=fixed)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Every function sees this moment on its clock."""
    with patch.object(SystemClock, "now", lambda self: moment):
        yield


def _fix(name: str, was: str) -> None:
    keys = kms_backends[ACCOUNT][REGION].keys
    key = keys.pop(was.rpartition("/")[2])
    key.id, key.arn, key.key_material = _id(name), _arn(name), sha256(name.encode()).digest()
    if name == "SEAL_KEY_ID":
        scalar = int.from_bytes(key.key_material[:16], "big")
        signer: Any = key.private_key
        signer.private_key = ec.derive_private_key(scalar, ec.SECP256R1())
    keys[key.id] = key


def _id(name: str) -> str:
    digits = sha256(name.encode()).hexdigest()
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:32]))


def _arn(name: str) -> str:
    return f"arn:aws:kms:{REGION}:{ACCOUNT}:key/{_id(name)}"
