"""`email.follow_up`: a draft below the person's own mail, and that draft sent."""

from countersign.domain.actions.email.follow_up import KIND, FollowUp
from countersign.effects.email.send_reply import SendReplyEffector

SAVE, SEND = KIND.steps

EFFECTOR = SendReplyEffector[FollowUp](saving=SAVE)
