"""A person with an account."""

from datetime import datetime, timedelta
from typing import Literal

from countersign.domain.mail.domain_name import lowered
from countersign.domain.plans.plan import PlanName
from countersign.domain.users.session import EndedSession
from countersign.domain.values import Moment, Value

Role = Literal["user", "admin"]

COOLING_SECONDS = 15
"""How long an approval that others would notice can be taken back, unless the person says else."""

APPROVAL_TTL_HOURS = 72
"""How long a task waits for a decision, unless the person says else."""


AWAY_AFTER = timedelta(days=7)
"""Whoever was not seen for so long is away: they read no tasks, and are scanned less often."""

SCANNED_AWAY_EVERY = timedelta(days=1)


def is_away(seen: datetime | None, since: datetime, now: datetime) -> bool:
    """`since` is when the account was made, or somebody signed out of it: a new person is not away
    before they have begun."""
    return max(seen or since, since) + AWAY_AFTER <= now


LOCALE = "en"
"""Of whoever has not said what theirs is."""


class User(Value):
    """The account as every signed-in request loads it; the password hash is kept elsewhere.

    `proven`: whoever holds the password has shown that the mailbox is theirs, too; before that,
    somebody else may have made the account. `locked`: it is being handed over to whoever has the
    mailbox, and lets nobody in.
    """

    user_id: str
    email: str
    email_verified: bool = False
    name: str
    timezone: str = "UTC"
    locale: str = LOCALE
    plan: PlanName = "free"
    roles: tuple[Role, ...] = ("user",)
    paused: bool = False
    closing: bool = False
    verified_at: Moment | None = None
    proven: bool = False
    locked: bool = False
    second_factor: bool = False
    cooling_seconds: int = COOLING_SECONDS
    approval_ttl_hours: int = APPROVAL_TTL_HOURS
    created_at: Moment
    next_scan_at: Moment | None = None
    sessions_valid_after: Moment | None = None
    kept_session: str | None = None
    ended_sessions: tuple[EndedSession, ...] = ()


def normal_address(address: str) -> str:
    """The form in which addresses are compared: trimmed, lower case."""
    return lowered(address.strip())
