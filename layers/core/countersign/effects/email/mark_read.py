"""`email.mark_read`: conversations marked as read."""

from countersign.domain.actions.email.mark_read import MarkRead
from countersign.domain.mail.state import MailChange
from countersign.effects.email.pile import PileEffector

EFFECTOR = PileEffector[MarkRead](MailChange(read=True))
