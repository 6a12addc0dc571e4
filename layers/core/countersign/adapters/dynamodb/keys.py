"""Every key of the one table. No other module spells one out; `due_keys.py` reads those of the due
index back.

Each key of a person's row begins with the person: another user's identifiers lead nowhere. What
callers send may stand in a key at any length: one that DynamoDB would not take is shortened to a
hash, under which nothing is that was not put there by the same name. Source: "Quotas in Amazon
DynamoDB" in the Amazon DynamoDB Developer Guide.
"""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any, Literal
from zlib import crc32

from countersign.domain.job import DurableJobOp
from countersign.domain.notification import Notification
from countersign.domain.task.task import Task, View
from countersign.domain.values import rfc3339
from countersign.ports.due import SHARDS

Key = dict[str, str]

VIEWS_INDEX = "views"
DUE_INDEX = "due"

PARTITION_BYTES = 2_048
SORT_BYTES = 1_024

JOB = "CHORE#"

KEY_ATTRIBUTES = frozenset({"pk", "sk", "gsi1pk", "gsi1sk", "gsi2pk", "gsi2sk", "ttl"})


def _row(partition: str, sort: str) -> Key:
    return {"pk": _fitting(partition, PARTITION_BYTES), "sk": _fitting(sort, SORT_BYTES)}


def _fitting(text: str, at_most: int) -> str:
    """The text, if it fits; else its kind and a hash. No other key of the kind looks like it."""
    written = text.encode("utf-8", "surrogatepass")
    if len(written) <= at_most:
        return text
    return f"{text.partition('#')[0][:40]}#too long#{sha256(written).hexdigest()}"


def user(user_id: str) -> str:
    return f"USER#{user_id}"


def profile(user_id: str) -> Key:
    return _row(user(user_id), "PROFILE")


def preferences(user_id: str) -> Key:
    return _row(user(user_id), "PREFERENCES")


def data_key(user_id: str) -> Key:
    return _row(user(user_id), "DATAKEY")


def email(address: str) -> Key:
    return _row(f"EMAIL#{address}", "EMAIL")


def session(user_id: str, session_id: str = "") -> Key:
    return _row(user(user_id), f"SESSION#{session_id}")


def agent(user_id: str, agent_id: str = "") -> Key:
    return _row(user(user_id), f"AGENT#{agent_id}")


def integration(user_id: str, integration_id: str = "") -> Key:
    return _row(user(user_id), f"INTEGRATION#{integration_id}")


def device(user_id: str, device_id: str = "") -> Key:
    return _row(user(user_id), f"DEVICE#{device_id}")


def verification_link(user_id: str, purpose: str) -> Key:
    return _row(user(user_id), f"PROOF#{purpose}")


def second_factor(user_id: str) -> Key:
    return _row(user(user_id), "SECONDFACTOR")


def sign_in(user_id: str, sign_in_id: str = "") -> Key:
    return _row(user(user_id), f"SIGNIN#{sign_in_id}")


def subject(provider: str, subject: str) -> Key:
    """Whom an identity elsewhere signs in."""
    return _row(f"SUBJECT#{provider}#{subject}", "SUBJECT")


def spent(ticket_hash: str) -> Key:
    return _row(f"SPENT#{ticket_hash}", "SPENT")


def idempotency_record(user_id: str, mark: str) -> Key:
    return _row(user(user_id), f"CLAIM#{mark}")


def attempt_counters(bucket_hash: str, begin: datetime) -> Key:
    return _row(f"THROTTLE#{bucket_hash}", f"WINDOW#{rfc3339(begin)}")


def durable_job(user_id: str, op: DurableJobOp | None = None, ref: str = "") -> Key:
    tail = "" if op is None else f"{op}#{ref}"
    return _row(user(user_id), f"{JOB}{tail}")


def handshake(state_hash: str) -> Key:
    return _row(f"HANDSHAKE#{state_hash}", "HANDSHAKE")


def task(user_id: str, task_id: str) -> Key:
    return _row(user(user_id), f"TASK#{task_id}")


def body(user_id: str, task_id: str, revision: int) -> Key:
    return _row(user(user_id), f"BODY#{task_id}#{revision:04d}")


def event(user_id: str, task_id: str, sequence: int | None = None) -> Key:
    tail = "" if sequence is None else f"{sequence:06d}"
    return _row(user(user_id), f"EVENT#{task_id}#{tail}")


def effect(user_id: str, task_id: str, revision: int | None = None, step: str = "") -> Key:
    tail = "" if revision is None else f"{revision:04d}#{step}"
    return _row(user(user_id), f"EFFECT#{task_id}#{tail}")


def wait(user_id: str, task_id: str) -> Key:
    return _row(user(user_id), f"WAIT#{task_id}")


def checkpoint_state(user_id: str) -> Key:
    """How far the person is sealed; it stands in the due index."""
    return _row(user(user_id), "SEALING")


def checkpoint(user_id: str, at: datetime | None = None, number: int = 0) -> Key:
    """The number runs on from day to day."""
    tail = "" if at is None else f"{at:%Y-%m-%d}#{number:08d}"
    return _row(user(user_id), f"SEAL#{tail}")


def change_mark(user_id: str) -> Key:
    return _row(user(user_id), "CHANGED")


def notification(user_id: str, notification_id: str) -> Key:
    return _row(user(user_id), f"NOTIFICATION#{notification_id}")


def read_mark(user_id: str) -> Key:
    """Up to when all notifications were read at once."""
    return _row(user(user_id), "READMARK")


def export(user_id: str) -> Key:
    return _row(user(user_id), "EXPORT")


def all_of(user_id: str) -> Key:
    """Every row of a person."""
    return _row(user(user_id), "")


def kind_of(row: Mapping[str, Any]) -> str:
    """The kind of a person's row: what its sort key begins with."""
    return str(row["sk"]).partition("#")[0]


def rows_of(
    user_id: str, kind: Literal["TASK", "BODY", "EVENT", "EFFECT"], task_id: str = ""
) -> Key:
    """All rows of one kind; what follows the kind begins with the task."""
    return _row(user(user_id), f"{kind}#{task_id}")


def task_of(row: Mapping[str, Any]) -> str:
    """The task that a row of `rows_of` is about."""
    return str(row["sk"]).split("#")[1]


def seen(user_id: str, mark: str) -> Key:
    return _row(user(user_id), f"SEEN#{mark}")


def held(user_id: str, mark: str = "") -> Key:
    """What is known of a proposal that is held back, without its words."""
    return _row(user(user_id), f"HELD#{mark}")


def held_body(user_id: str, mark: str) -> Key:
    return _row(user(user_id), f"HELDBODY#{mark}")


def learned(user_id: str, agent_id: str | None = None, entry_id: str = "") -> Key:
    """What an agent has learned; without an agent, what all of them have."""
    tail = "" if agent_id is None else f"{agent_id}#{entry_id}"
    return _row(user(user_id), f"LEARNED#{tail}")


def look_again(
    user_id: str,
    agent_id: str,
    integration_id: str,
    capability: str,
    at: datetime | None = None,
    what: str = "",
) -> Key:
    """Of a source, in the order in which they are due; `what` is of any length."""
    tail = ""
    if at is not None:
        hashed = sha256(what.encode("utf-8", "surrogatepass")).hexdigest()
        tail = f"{rfc3339(at)}#{hashed}"
    return _row(user(user_id), f"AGAIN#{agent_id}#{integration_id}/{capability}#{tail}")


def usage(user_id: str, month: str) -> Key:
    return _row(user(user_id), f"USAGE#{month}")


def rule(user_id: str, rule_id: str = "") -> Key:
    return _row(user(user_id), f"RULE#{rule_id}")


def rule_day(user_id: str, rule_and_day: str) -> Key:
    """How often a rule was used on a day: `rul_…#2026-11-26`."""
    return _row(user(user_id), f"USED#{rule_and_day}")


Roll = Literal["agents", "rules", "integrations", "devices", "sign-ins"]


def roll(user_id: str, of: Roll) -> Key:
    """Changes with every row that is added to a bounded list."""
    return _row(user(user_id), f"ROLL#{of}")


def view(user_id: str, name: View | Literal["notifications"]) -> str:
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


def in_notifications(row: Notification) -> Key:
    return {
        "gsi1pk": view(row.user_id, "notifications"),
        "gsi1sk": f"{rfc3339(row.at)}#{row.notification_id}",
    }


def behind(moment: datetime) -> str:
    """What sorts behind every row of that moment, and before those of the next."""
    return f"{rfc3339(moment)}$"


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
