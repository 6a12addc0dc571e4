"""Whether what was to be asked again has never arrived.

Apart from what else can overtake a letter, as `taken_back` is.
"""

from countersign.analysis.mail.automation import is_bounce
from countersign.analysis.mail.overtaken import asked_in
from countersign.domain.actions.email.follow_up import FollowUp
from countersign.domain.actions.email.outgoing import Reply
from countersign.domain.mail.mail import Thread
from countersign.domain.says import said
from countersign.domain.task.overtaken import Overtaken

BOUNCED = Overtaken("bounced", said("Your mail could not be delivered."), "agent")


def bounced(thread: Thread, action: Reply) -> Overtaken | None:
    """Only of a follow-up: what is answered has come from somewhere."""
    asked = asked_in(thread, action)
    if asked is None or not isinstance(action, FollowUp):
        return None
    later = (one for one in thread.messages if one.at >= asked.at and one is not asked)
    return BOUNCED if any(is_bounce(one) for one in later if not one.is_sent) else None
