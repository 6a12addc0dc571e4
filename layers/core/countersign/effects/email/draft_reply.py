"""`email.draft_reply`: a draft in the thread, and nothing else."""

from countersign.domain.actions import KINDS, DraftReply
from countersign.effects.email.reply_draft import ReplyEffector

(SAVE,) = KINDS["email.draft_reply"].steps

EFFECTOR = ReplyEffector[DraftReply](saving=SAVE)
