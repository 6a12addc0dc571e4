"""`email.archive`: conversations taken out of the inbox."""

from countersign.domain.actions.email.archive import Archive
from countersign.domain.mail.state import MailChange
from countersign.effects.email.pile import PileEffector

EFFECTOR = PileEffector[Archive](MailChange(archived=True))
