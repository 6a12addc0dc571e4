"""Every key of the one table. No other module spells one out.

Each key of a person's row begins with the person: another user's identifiers lead nowhere.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zlib import crc32

from countersign.domain.task import Task, View
from countersign.domain.values import rfc3339
from countersign.ports.due import SHARDS, Due

Key = dict[str, str]

VIEWS_INDEX = "views"
DUE_INDEX = "due"

KEY_ATTRIBUTES = frozenset({"pk", "sk", "gsi1pk", "gsi1sk", "gsi2pk", "gsi2sk", "ttl"})


def user(user_id: str) -> str:
    return f"USER#{user_id}"


def profile(user_id: str) -> Key:
    return {"pk": user(user_id), "sk": "PROFILE"}


def preferences(user_id: str) -> Key:
    return {"pk": user(user_id), "sk": "PREFERENCES"}


def data_key(user_id: str) -> Key:
    return {"pk": user(user_id), "sk": "DATAKEY"}


def email(address: str) -> Key:
    return {"pk": f"EMAIL#{address}", "sk": "EMAIL"}


def session(user_id: str, session_id: str) -> Key:
    return {"pk": user(user_id), "sk": f"SESSION#{session_id}"}


def agent(user_id: str, agent_id: str = "") -> Key:
    return {"pk": user(user_id), "sk": f"AGENT#{agent_id}"}


def integration(user_id: str, integration_id: str = "") -> Key:
    return {"pk": user(user_id), "sk": f"INTEGRATION#{integration_id}"}


def device(user_id: str, device_id: str = "") -> Key:
    return {"pk": user(user_id), "sk": f"DEVICE#{device_id}"}


def handshake(state_hash: str) -> Key:
    return {"pk": f"HANDSHAKE#{state_hash}", "sk": "HANDSHAKE"}


def task(user_id: str, task_id: str) -> Key:
    return {"pk": user(user_id), "sk": f"TASK#{task_id}"}


def body(user_id: str, task_id: str, revision: int) -> Key:
    return {"pk": user(user_id), "sk": f"BODY#{task_id}#{revision:04d}"}


def event(user_id: str, task_id: str, sequence: int | None = None) -> Key:
    tail = "" if sequence is None else f"{sequence:06d}"
    return {"pk": user(user_id), "sk": f"EVENT#{task_id}#{tail}"}


def effect(user_id: str, task_id: str, revision: int | None = None, step: str = "") -> Key:
    tail = "" if revision is None else f"{revision:04d}#{step}"
    return {"pk": user(user_id), "sk": f"EFFECT#{task_id}#{tail}"}


def wait(user_id: str, task_id: str) -> Key:
    return {"pk": user(user_id), "sk": f"WAIT#{task_id}"}


def seen(user_id: str, mark: str) -> Key:
    return {"pk": user(user_id), "sk": f"SEEN#{mark}"}


def usage(user_id: str, month: str) -> Key:
    return {"pk": user(user_id), "sk": f"USAGE#{month}"}


def view(user_id: str, name: View) -> str:
    return f"{user(user_id)}#VIEW#{name}"


def in_view(head: Task) -> Key:
    """Waiting tasks by priority, then age; snoozed ones by waking; the others by last change."""
    place = rfc3339(head.snoozed_until or head.updated_at)
    if head.view == "waiting":
        place = f"{head.priority:03d}#{rfc3339(head.created_at)}"
    return {
        "gsi1pk": view(head.user_id, head.view),
        "gsi1sk": f"{place}#{head.task_id}",
    }


def due_shard(shard: int) -> str:
    return f"DUE#{shard:02d}"


def due(due_at: datetime, user_id: str, task_id: str | None = None) -> Key:
    """A row of the due index, spread over the shards by what it is about."""
    shard = crc32((task_id or user_id).encode()) % SHARDS
    return {"gsi2pk": due_shard(shard), "gsi2sk": f"{rfc3339(due_at)}#{user_id}"}


def read_stream(row: Mapping[str, Any]) -> tuple[str, str] | None:
    """User and task of a stream record's keys; None for a row that is of no task."""
    pk, sk = row["pk"]["S"], row["sk"]["S"]
    kind, _, rest = sk.partition("#")
    if kind not in ("TASK", "WAIT") or not rest:
        return None
    return pk.removeprefix("USER#"), rest


def read_due(row: Mapping[str, Any]) -> Due:
    """The row of the due index that these keys name."""
    sort_key = str(row["sk"])
    return Due(
        user_id=str(row["pk"]).removeprefix("USER#"),
        task_id=sort_key.removeprefix("TASK#") if sort_key.startswith("TASK#") else None,
        due_at=datetime.fromisoformat(str(row["gsi2sk"]).partition("#")[0]),
    )
