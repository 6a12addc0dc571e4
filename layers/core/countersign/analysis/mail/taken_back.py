"""What a conversation says of a question that was taken back.

Apart from what else can overtake a reply: the worker, who does not ask this, need not load the
tables of phrases.
"""

from countersign.analysis.mail.addresses import address_in, same_person
from countersign.analysis.mail.features import MailFeatures
from countersign.analysis.mail.overtaken import asked_in, newest_here
from countersign.analysis.mail.requests.retractions import takes_back
from countersign.domain.actions.email.outgoing import Reply
from countersign.domain.mail.mail import Thread
from countersign.domain.says import said
from countersign.domain.task.overtaken import Overtaken
from countersign.domain.visible import visible

SENDER_AT_MOST = 200


def taken_back(thread: Thread, action: Reply) -> Overtaken | None:
    """Who asked says in their newest message that it is settled.

    A mail that is vouched for less than the one that asked takes nothing back.
    """
    asked, newest = asked_in(thread, action), newest_here(thread)
    if asked is None or newest is None or newest.is_sent:
        return None
    if not takes_back(MailFeatures(newest)):
        return None
    same = same_person(address_in(newest.sender), address_in(asked.sender))
    if not (same and newest.dmarc in ("pass", asked.dmarc)):
        return None
    who = visible(newest.sender)[:SENDER_AT_MOST]
    return Overtaken(
        "taken_back", said("{who} has written since that it is settled.", who=who), "agent"
    )
