"""What is countersigned: a hash over everything that is approved, and nothing else."""

from typing import TYPE_CHECKING

from countersign.domain.canonical_json import sha256_of

if TYPE_CHECKING:
    from countersign.domain.task.body import Body


def digest_of(body: "Body") -> str:
    """Hex SHA-256 over user, task, revision, action, sending account and undo class."""
    return sha256_of(
        {
            "user": body.user_id,
            "task": body.task_id,
            "revision": body.revision,
            "action": body.action.model_dump(mode="json"),
            "account": body.account,
            "undo": body.action.undo_class().value,
        }
    )
