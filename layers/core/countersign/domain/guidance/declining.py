"""What a reason for declining teaches."""

from collections.abc import Sequence
from typing import Literal

from countersign.domain.actions.action import Action
from countersign.domain.actions.fields import Role
from countersign.domain.errors import InvalidInput
from countersign.domain.guidance.directives import Directive, LeaveAlone, LeaveFinding
from countersign.domain.guidance.findings import declined_finding, finding_of
from countersign.domain.says import Says
from countersign.domain.visible import visible

DeclineReason = Literal["not_now", "wrong", "never_from_sender", "never_this_kind", "other"]

SENDERS_AT_MOST = 20
"""Whom one decline names."""

_WARNING = "A warning cannot be taught away: nobody knows who wrote this."


def teaches(reason: DeclineReason | None) -> bool:
    return reason in ("never_from_sender", "never_this_kind")


def senders_of(action: Action) -> tuple[str, ...]:
    """Whose it is: whom its items come from, else whom it answers, each once and in lower case. No
    one's, where it is a warning: who wrote that is what nobody knows."""
    if finding_of(action) is None:
        return ()
    people = [one for one in action.leaves if one.role is Role.CORRESPONDENT]
    people = people or [one for one in action.recipients if one.field == "to"]
    named = (one.person.strip().lower() for one in people)
    return tuple(dict.fromkeys(filter(_can_be_named, named)))


def learned_by_declining(
    action: Action,
    reason: DeclineReason | None,
    senders: Sequence[str],
    why: Says | None = None,
) -> tuple[Directive, ...]:
    """What the person teaches by this reason. `senders`: of several, whom they mean; `why` is why
    the action was proposed, where that is a sentence of ours.

    Raises
    ------
    InvalidInput
        It is a warning; or whom they mean is not said, or not among whose it is.
    """
    if senders and reason != "never_from_sender":
        raise InvalidInput("Senders go with the reason never_from_sender.", fields=["senders"])
    if not teaches(reason):
        return ()
    finding = declined_finding(action, why)
    if finding is None:
        raise InvalidInput(_WARNING, fields=["reason"])
    if reason == "never_this_kind":
        return (LeaveFinding(finding=finding),)
    return tuple(LeaveAlone(who=one) for one in _meant(action, senders))


def _can_be_named(address: str) -> bool:
    """Not one that is shown cut off, for one: it is nobody's."""
    is_whole = "…" not in address
    return is_whole and 3 <= len(address) <= 254 and "@" in address and visible(address) == address


def _meant(action: Action, senders: Sequence[str]) -> Sequence[str]:
    known = senders_of(action)
    if not known:
        raise InvalidInput("It does not say whom it is from.", fields=["reason"])
    if not senders and len(known) > 1:
        raise InvalidInput(
            "It is from several senders. Say which of them you mean.",
            fields=["senders"],
            senders=list(known[:SENDERS_AT_MOST]),
        )
    if unknown := [one for one in senders if one not in known]:
        raise InvalidInput(f"It is not from {unknown[0]}.", fields=["senders"])
    return senders or known
