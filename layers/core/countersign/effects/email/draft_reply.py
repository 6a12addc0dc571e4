"""`email.draft_reply`: a draft in the thread, and nothing else."""

from countersign.domain.actions.email.draft_reply import KIND, DraftReply
from countersign.effects.email.reply_draft import ReplyEffector

(SAVE,) = KIND.steps

EFFECTOR = ReplyEffector[DraftReply](saving=SAVE)
