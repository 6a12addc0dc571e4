"""The sorts of things that an agent finds, as a person speaks of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from countersign.domain.actions.action import Action
from countersign.domain.actions.email import (
    archive,
    draft_reply,
    follow_up,
    label,
    mark_read,
    send_reply,
)
from countersign.domain.says import Says

Finding = Literal["replies", "follow_ups", "newsletters", "receipts", "notifications"]

RECEIPTS_LABEL = "Receipts"
OF_OWN_LETTERS = "again."
"""How the codes of the reasons begin for which the person's own letters are brought up again."""


@dataclass(frozen=True)
class FindingRow:
    """What is proposed where it is found: an action of one of these kinds, with these fields.

    `says` is that it is left alone, `says_of` is the same of somebody.
    """

    finding: Finding
    kinds: tuple[str, ...]
    says: str
    says_of: str
    fields: Mapping[str, str] = field(default_factory=dict)

    def is_what(self, action: Action) -> bool:
        return action.kind in self.kinds and all(
            getattr(action, name) == value for name, value in self.fields.items()
        )


FINDINGS: dict[Finding, FindingRow] = {
    row.finding: row
    for row in (
        FindingRow(
            "replies",
            (draft_reply.KIND.name, send_reply.KIND.name),
            "No replies proposed",
            "No replies proposed to {who}",
        ),
        FindingRow(
            "follow_ups",
            (follow_up.KIND.name,),
            "No follow-ups proposed",
            "No follow-ups proposed to {who}",
        ),
        FindingRow(
            "newsletters",
            (archive.KIND.name,),
            "No newsletters archived",
            "No newsletters archived from {who}",
        ),
        FindingRow(
            "receipts",
            (label.KIND.name,),
            "No receipts labelled",
            "No receipts labelled from {who}",
            {"label": RECEIPTS_LABEL},
        ),
        FindingRow(
            "notifications",
            (mark_read.KIND.name,),
            "No notifications marked as read",
            "No notifications marked as read from {who}",
        ),
    )
}
"""A warning is none of them: it is not for an agent to learn that there is no danger."""


def finding_of(action: Action) -> Finding | None:
    """What the agent had found that proposed it; None for a warning."""
    return next((row.finding for row in FINDINGS.values() if row.is_what(action)), None)


def declined_finding(action: Action, why: Says | None) -> Finding | None:
    """What is not to be found any more where this is declined: a draft that reminds of a promise is
    a reply by its kind, and who wants none of those wants replies all the same."""
    finding = finding_of(action)
    if finding == "replies" and why is not None and why.code.startswith(OF_OWN_LETTERS):
        return "follow_ups"
    return finding
