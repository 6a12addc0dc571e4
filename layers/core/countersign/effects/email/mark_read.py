"""`email.mark_read`: conversations marked as read."""

from countersign.domain.actions import MarkRead
from countersign.effects.email.pile import Labels, PileEffector

EFFECTOR = PileEffector[MarkRead](Labels(remove=("UNREAD",)))
