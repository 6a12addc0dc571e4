"""`email.label`: a label of the person's on conversations, made if there is none of that name."""

from dataclasses import dataclass
from typing import Any

from countersign.domain.actions.email.label import KIND, Label
from countersign.domain.mail.state import MailChange
from countersign.domain.says import said
from countersign.effects.email.pile import PileAttempt, PileEffector
from countersign.ports.effects import Absent, Written
from countersign.ports.providers import ProviderRefused

MAKE, _ = KIND.steps


@dataclass(frozen=True)
class LabelEffector(PileEffector[Label]):
    """The step that makes the label, and the one that puts it on."""

    def plan(self, attempt: PileAttempt[Label]) -> dict[str, Any] | None:
        return None if attempt.step == MAKE else super().plan(attempt)

    def write(self, attempt: PileAttempt[Label]) -> Written:
        if attempt.step != MAKE:
            return super().write(attempt)
        return Written({"label_id": attempt.session.make_label(attempt.action.label)}, None)

    def reconcile(self, attempt: PileAttempt[Label]) -> Written | Absent:
        if attempt.step != MAKE:
            return super().reconcile(attempt)
        label_id = attempt.session.find_label(attempt.action.label)
        return Written({"label_id": label_id}, None) if label_id else Absent()

    def planned_change(self, attempt: PileAttempt[Label]) -> MailChange:
        return MailChange(add_tags=frozenset({str((attempt.given or {})["label_id"])}))

    def approved_change(self, attempt: PileAttempt[Label]) -> MailChange:
        """The one that the mailbox has under the approved name."""
        label_id = attempt.session.find_label(attempt.action.label)
        if label_id is None:
            raise ProviderRefused(said("The mailbox has no label of this name any more."))
        return MailChange(add_tags=frozenset({label_id}))


EFFECTOR = LabelEffector(MailChange())
