"""How a person wants their staff to work."""

from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import pairwise
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, StringConstraints

from countersign.domain.canonical_json import sha256_of
from countersign.domain.errors import DomainError
from countersign.domain.users.user import APPROVAL_TTL_HOURS, COOLING_SECONDS
from countersign.domain.values import Value

CONTACTS_AT_MOST = 200
SPANS_AT_MOST = 4

ON_THE_ACCOUNT = ("cooling_seconds", "approval_ttl_hours")
"""Kept with the account as well, so that a decision needs no further read."""

TimeOfDay = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
"""`HH:MM` in the person's own time zone."""
Yes = Annotated[bool, Field(strict=True)]
Share = Annotated[int, Field(strict=True, ge=0, le=100)]
Contacts = Annotated[tuple[str, ...], Field(max_length=CONTACTS_AT_MOST)]
"""Addresses, and domains with all that is under them; in lower case."""


class StalePreferences(DomainError):
    """The preferences are not those that the caller read."""

    code = "stale_preferences"


def _in_order(spans: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    moments = [moment for span in spans for moment in span]
    if any(earlier >= later for earlier, later in pairwise(moments)):
        raise ValueError("spans of a day begin before they end, one after another")
    return spans


Spans = Annotated[
    tuple[tuple[TimeOfDay, TimeOfDay], ...],
    Field(max_length=SPANS_AT_MOST),
    AfterValidator(_in_order),
]
_OFFICE: tuple[tuple[str, str], ...] = (("09:00", "17:30"),)


class WorkingHours(Value):
    """When the person works, by day; a day without a span is free."""

    mon: Spans = _OFFICE
    tue: Spans = _OFFICE
    wed: Spans = _OFFICE
    thu: Spans = _OFFICE
    fri: Spans = _OFFICE
    sat: Spans = ()
    sun: Spans = ()


class Meeting(Value):
    """What a meeting of theirs is like, in minutes."""

    default_minutes: Annotated[int, Field(strict=True, ge=5, le=480)] = 30
    buffer_minutes: Annotated[int, Field(strict=True, ge=0, le=120)] = 10
    max_per_day: Annotated[int, Field(strict=True, ge=1, le=50)] = 8
    no_meetings_before: TimeOfDay | None = None


class Priorities(Value):
    """How much each agent's findings weigh."""

    email: Share = 50
    scheduler: Share = 50
    finance: Share = 50
    planning: Share = 50


class NotificationWishes(Value):
    """How the person is told. `details`: whether the words of a task stand in the notification.

    `push` and `quiet_hours` are heeded; the others are kept for what is yet to come.
    """

    push: Yes = True
    email: Yes = True
    details: Yes = False
    quiet_hours: tuple[TimeOfDay, TimeOfDay] | None = ("22:00", "07:00")
    bundle_over: Annotated[int, Field(strict=True, ge=1, le=100)] = 3

    def may_push(self, now: datetime, timezone: str) -> bool:
        """Whether a device may be told now. Quiet hours may go over midnight; a zone that nobody
        knows is UTC."""
        return self.push and not (self.quiet_hours and _is_within(self.quiet_hours, now, timezone))


def _is_within(span: tuple[str, str], now: datetime, timezone: str) -> bool:
    try:
        there = now.astimezone(ZoneInfo(timezone))
    except (ZoneInfoNotFoundError, ValueError):
        there = now.astimezone(UTC)
    begin, end = span
    moment = f"{there:%H:%M}"
    return begin <= moment < end if begin <= end else moment >= begin or moment < end


AmountWritten = Annotated[str, StringConstraints(pattern=r"^(0|[1-9][0-9]{0,8})\.[0-9]{2}$")]
CurrencyCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]


class Money(Value):
    """A decimal string with two places, and the currency (ISO 4217)."""

    amount: AmountWritten
    currency: CurrencyCode


class Preferences(Value):
    """Complete; what the person never set has its default."""

    working_hours: WorkingHours = WorkingHours()
    meeting: Meeting = Meeting()
    tone: Literal["brief", "friendly", "formal"] = "friendly"
    signature: Annotated[str, StringConstraints(max_length=1_000)] = ""
    vip: Contacts = ()
    never_touch: Contacts = ()
    priorities: Priorities = Priorities()
    notifications: NotificationWishes = NotificationWishes()
    engine: Literal["auto", "rules", "openai", "anthropic"] = "auto"
    cooling_seconds: Annotated[int, Field(strict=True, ge=0, le=120)] = COOLING_SECONDS
    approval_ttl_hours: Annotated[int, Field(strict=True, ge=1, le=720)] = APPROVAL_TTL_HOURS
    monthly_ai_budget: Money = Money(amount="5.00", currency="USD")

    @property
    def version(self) -> str:
        """Hex SHA-256 over all of it."""
        return sha256_of(self.model_dump(mode="json"))

    def changed_by(self, wanted: Mapping[str, Any]) -> "Preferences":
        """With what is wanted in place; of an object, the fields that are named."""
        present = self.model_dump()
        merged = {
            name: present[name] | value if isinstance(value, Mapping) else value
            for name, value in wanted.items()
        }
        return Preferences.model_validate(present | merged)
