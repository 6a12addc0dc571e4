"""What has happened in a conversation since a reply to it was proposed."""

from collections.abc import Collection

from countersign.analysis.mail.addresses import same_person
from countersign.domain.actions.email.outgoing import Reply
from countersign.domain.mail.mail import Mail, Thread
from countersign.domain.mail.state import Folder
from countersign.domain.says import said
from countersign.domain.task.overtaken import Overtaken

EFFECT_HEADER = "x-countersign-effect"

_THROWN_AWAY = {
    Folder.TRASH: said("You have put this conversation into the bin since."),
    Folder.SPAM: said("You have put this conversation into spam since."),
}


GONE = Overtaken("conversation_gone", said("The conversation is not in the mailbox any more."))


def overtaken(thread: Thread, action: Reply) -> Overtaken | None:
    """What the person themselves has done about it since: both the worker and the scan ask."""
    asked = asked_in(thread, action)
    if asked is None:
        return None
    if asked.is_thrown_away:
        return Overtaken("thrown_away", _THROWN_AWAY[asked.folder])
    asking = frozenset((*action.to, asked.sender) if not asked.is_sent else action.to)
    after = [mail for mail in thread.messages if mail is not asked and is_after(mail, asked)]
    if any(_answers(mail, asking) for mail in after):
        return Overtaken("answered", said("You have answered in this conversation since."))
    drafts = [mail for mail in after if mail.is_draft and not mail.is_thrown_away]
    if any(EFFECT_HEADER not in draft.headers for draft in drafts):
        return Overtaken(
            "draft_begun", said("You have begun a draft of your own in this conversation.")
        )
    return None


def newest_here(thread: Thread) -> Mail | None:
    """The newest delivered message that is neither in the bin nor in spam."""
    return next(iter(reversed(not_thrown_away(thread).delivered)), None)


def not_thrown_away(thread: Thread) -> Thread:
    """The conversation as the person sees it: nothing of what lies in the bin or in spam."""
    left = tuple(mail for mail in thread.messages if not mail.is_thrown_away)
    return thread.model_copy(update={"messages": left})


def is_being_answered(thread: Thread, asked: Mail) -> bool:
    """Whether a draft of anybody's was begun, or gone on with, after this message."""
    return any(mail.is_draft and is_after(mail, asked) for mail in thread.messages)


def asked_in(thread: Thread, action: Reply) -> Mail | None:
    """The message that the reply answers, if it is there."""
    wanted = action.reply_to_message_id
    return next((mail for mail in thread.messages if mail.message_id == wanted), None)


def _is_automatic(mail: Mail) -> bool:
    return mail.headers.get("auto-submitted", "no").strip().lower() != "no"


def is_after(mail: Mail, asked: Mail) -> bool:
    """By its time, or because it answers this very message."""
    names = mail.headers.get("in-reply-to", "")
    return mail.at >= asked.at or (bool(asked.rfc_message_id) and asked.rfc_message_id in names)


def _answers(mail: Mail, asking: Collection[str]) -> bool:
    """Whether the person wrote it, to one of these."""
    if not mail.is_sent or _is_automatic(mail):
        return False
    return any(same_person(one, other) for one in (*mail.to, *mail.cc) for other in asking)
