"""`email.archive`: conversations taken out of the inbox."""

from countersign.domain.actions import Archive
from countersign.effects.email.pile import Labels, PileEffector

EFFECTOR = PileEffector[Archive](Labels(remove=("INBOX",)))
