"""`email.mark_read`: conversations marked as read."""

from countersign.domain.actions.email.mark_read import MarkRead
from countersign.effects.email.pile import Labels, PileEffector

EFFECTOR = PileEffector[MarkRead](Labels(remove=("UNREAD",)))
