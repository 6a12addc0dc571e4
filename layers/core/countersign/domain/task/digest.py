"""What is countersigned: a hash over everything that is approved, and nothing else."""

from countersign.domain.canonical_json import sha256_of
from countersign.domain.task.task import Body


def digest_of(body: Body) -> str:
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
