"""The daily seal over a person's histories: which chain ended where, signed.

A task's own chain shows what was changed within it. A seal, which names the one before, also shows
that a whole task is gone or was written anew.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zlib import crc32

from countersign.domain.canonical_json import canonical_bytes, sha256_of
from countersign.domain.task.task import Task
from countersign.domain.values import Moment, Value, rfc3339

HEADS_AT_MOST = 1_000
"""In one seal; what is more goes into the next."""

SETTLED_AFTER = timedelta(hours=1)
"""How old a change must be to be sealed: longer than a clock is wrong or an index lags behind."""

BEGINNING = "0"
"""Before every place in time."""

_DAY = timedelta(days=1)
_UNSIGNED = {"hash", "key_id", "signature"}


class CheckpointHead(Value):
    """Where the chain of a task ended."""

    task_id: str
    sequence: int
    chain_head: str


class SignedCheckpoint(Value):
    """One of a person's seals, numbered from 1 without a gap.

    `through` is the place up to which changes are covered. `hash` covers everything but itself and
    the signature; `signature` is base64 (DER, ECDSA over P-256 and SHA-256) over `statement`.
    """

    user_id: str
    number: int
    at: Moment
    through: str
    heads: tuple[CheckpointHead, ...]
    previous: str
    hash: str = ""
    key_id: str = ""
    signature: str = ""


class CheckpointState(Value):
    """How far a person's histories are sealed, and when the clock must see to it again."""

    user_id: str
    number: int = 0
    hash: str = ""
    through: str = BEGINNING
    next_at: Moment


def place(task: Task) -> str:
    """When a task was last changed, in an order that has no ties."""
    return f"{rfc3339(task.updated_at)}#{task.task_id}"


def end_of(moment: datetime) -> str:
    """After the place of everything that was changed until then."""
    return f"{rfc3339(moment)}~"


def next_sealing(user_id: str, now: datetime) -> datetime:
    """The next time of day that is this person's own: sealings are spread over the day."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    today = midnight + timedelta(seconds=crc32(user_id.encode()) % int(_DAY.total_seconds()))
    return today if today > now else today + _DAY


def drawn_up(
    before: CheckpointState, tasks: Sequence[Task], *, through: str, at: datetime
) -> SignedCheckpoint:
    """The next seal, not signed yet."""
    draft = SignedCheckpoint(
        user_id=before.user_id,
        number=before.number + 1,
        at=at,
        through=through,
        heads=tuple(
            CheckpointHead(task_id=task.task_id, sequence=task.sequence, chain_head=task.chain_head)
            for task in tasks
        ),
        previous=before.hash,
    )
    return draft.model_copy(update={"hash": hash_of(draft)})


def hash_of(checkpoint: SignedCheckpoint) -> str:
    """Hex SHA-256 over every field but the hash itself and the signature."""
    return sha256_of(checkpoint.model_dump(mode="json", exclude=_UNSIGNED))


def statement(checkpoint: SignedCheckpoint) -> bytes:
    """What is signed: says itself what it is, so that it can pass for nothing else."""
    return canonical_bytes(
        {
            "is": "countersign.seal.1",
            "user": checkpoint.user_id,
            "number": checkpoint.number,
            "hash": checkpoint.hash,
        }
    )
