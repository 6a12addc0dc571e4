"""Whether what was to be asked again has been answered, or has never arrived.

The scan withdraws it then. The worker does not ask this: it shows what has come, and asks the
person once more.
"""

from countersign.analysis.mail.automatic_answers import is_automatic_subject
from countersign.analysis.mail.automation import is_bounce
from countersign.analysis.mail.overtaken import asked_in, is_after
from countersign.domain.actions.email.follow_up import FollowUp
from countersign.domain.actions.email.outgoing import Reply
from countersign.domain.mail.mail import Mail, Thread
from countersign.domain.says import said
from countersign.domain.task.overtaken import Overtaken

ANSWERED_BY_THEM = Overtaken(
    "answered_by_them", said("Somebody has written in this conversation since."), "agent"
)
BOUNCED = Overtaken("bounced", said("Your mail could not be delivered."), "agent")


def asked_for_nothing(thread: Thread, action: Reply) -> Overtaken | None:
    """Only of a follow-up. One that was put below what has come, by a worker, is answered."""
    asked = asked_in(thread, action)
    if asked is None or not isinstance(action, FollowUp):
        return None
    if not asked.is_sent:
        return ANSWERED_BY_THEM
    later = [one for one in thread.delivered if is_after(one, asked) and not one.is_sent]
    if any(map(is_bounce, later)):
        return BOUNCED
    return ANSWERED_BY_THEM if any(map(_is_somebodys, later)) else None


def _is_somebodys(mail: Mail) -> bool:
    automatic = mail.headers.get("auto-submitted", "no").strip().lower() != "no"
    return not (mail.is_thrown_away or automatic or is_automatic_subject(mail.subject))
