"""What the person wants left alone, asked of each conversation.

A warning comes all the same: that a mail is not what it says it is, is not unlearned by declining.
"""

from collections.abc import Iterable

from countersign.analysis.mail.addresses import address_in
from countersign.analysis.mail.contact_lists import is_denied, is_left_alone
from countersign.domain.actions.action import Action
from countersign.domain.actions.email import send_reply
from countersign.domain.actions.email.follow_up import FollowUp
from countersign.domain.actions.email.outgoing import Reply
from countersign.domain.actions.email.pile import Pile
from countersign.domain.actions.fields import address_shown
from countersign.domain.guidance.findings import FINDINGS, Finding, finding_of
from countersign.domain.guidance.guidance import Guidance
from countersign.domain.mail.mail import Mail
from countersign.ports.engine import ThreadStatus

FOUND_AT: dict[ThreadStatus, Finding] = {
    "needs_reply": "replies",
    "waiting_for_others": "follow_ups",
    "newsletter": "newsletters",
    "receipt": "receipts",
    "notification": "notifications",
}


def leaves_alone(guidance: Guidance, mails: Iterable[Mail]) -> bool:
    """Whether anybody is to be left alone who wrote one of them, or who is to have the answer."""
    return any(is_left_alone(one, guidance) for one in _writers(mails))


def passes_over(guidance: Guidance, status: ThreadStatus, mails: Iterable[Mail]) -> bool:
    """Whether nothing is to be proposed where a conversation stands so, with these mails in it."""
    finding = FOUND_AT.get(status)
    return finding is not None and _is_unwanted(guidance, finding, _writers(mails))


def wants_none(guidance: Guidance, finding: Finding) -> bool:
    """Whether such findings are left alone, whoever they are of."""
    return _is_unwanted(guidance, finding, ())


def wants_none_of(guidance: Guidance, finding: Finding, people: Iterable[str]) -> bool:
    """Whether such findings that are about one of these are left alone."""
    return _is_unwanted(guidance, finding, people)


def still_wanted(guidance: Guidance, action: Action) -> Action | None:
    """What of an action that was proposed before would be proposed still; None if nothing."""
    finding = finding_of(action)
    if finding is None:
        return action
    if guidance.never_does(action.kind):
        return None
    if isinstance(action, FollowUp) and guidance.never_does(send_reply.KIND.name):
        return None
    if isinstance(action, Reply):
        return None if _is_unwanted(guidance, finding, action.to) else action
    if isinstance(action, Pile):
        senders = ((one, address_shown(one.sender)) for one in action.items)
        left = tuple(one for one, who in senders if not _is_unwanted(guidance, finding, (who,)))
        return action.model_copy(update={"items": left}) if left else None
    return action


def _is_unwanted(guidance: Guidance, finding: Finding, people: Iterable[str]) -> bool:
    # A reply that may not be sent can still be a draft.
    if all(guidance.never_does(kind) for kind in FINDINGS[finding].kinds):
        return True
    left = guidance.left_of(finding)
    named = tuple(one for one in left if one is not None)
    return None in left or any(
        is_left_alone(one, guidance) or is_denied(one, named) for one in people
    )


def _writers(mails: Iterable[Mail]) -> frozenset[str]:
    named = (one for mail in mails for one in (mail.sender, *mail.reply_to))
    return frozenset(filter(None, map(address_in, named)))
