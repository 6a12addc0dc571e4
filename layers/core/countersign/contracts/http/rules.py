"""Rules as clients see and make them."""

from typing import Annotated

from pydantic import Field, StringConstraints

from countersign.contracts.http.fields import Given, Identifier, Sent, Time
from countersign.contracts.http.says import SaysOut
from countersign.domain.actions.catalog import Kind
from countersign.domain.rules.pins import PIN_AT_MOST
from countersign.domain.rules.rule import PER_DAY_AT_MOST, Limits
from countersign.domain.users.preferences import Money
from countersign.domain.values import Moment
from countersign.domain.visible import visible
from countersign.usecases.rules.manage import RuleInUse
from countersign.usecases.rules.suggest import Suggestion

PinPath = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,20}(/[0-9]{1,2})?$")]
PinValue = Annotated[str, StringConstraints(min_length=1, max_length=PIN_AT_MOST)]


class NewLimits(Sent):
    per_day: Annotated[
        int,
        Field(strict=True, ge=1, le=PER_DAY_AT_MOST, description="In the person's time zone."),
    ]
    max_amount: Annotated[
        Money | None, Field(description="For kinds that have an amount; no other takes it.")
    ] = None


class NewRule(Sent):
    """`where` pins what the action must be: a path of it, and the exact value there. A recipient or
    a sender is one whole address, or one whole domain for everybody there."""

    kind: Kind
    integration_id: Identifier
    where: Annotated[dict[PinPath, PinValue], Field(max_length=10)]
    limits: NewLimits
    expires_at: Annotated[Time, Field(description="Within the next 90 days.")]


class RuleOut(Given):
    """`summary` is what the rule means, written by us from the rule alone; `says` has it by code,
    for another language. One that is not `signed` was made before rules were: it approves nothing
    until it is made again."""

    id: str
    kind: Kind
    integration_id: str
    where: dict[str, str]
    limits: Limits
    expires_at: Moment
    created_at: Moment
    summary: str
    says: dict[str, SaysOut]
    used_today: int
    last_used_at: Moment | None
    expired: bool
    signed: bool

    @classmethod
    def of(cls, found: RuleInUse) -> "RuleOut":
        rule = found.rule
        return cls(
            id=rule.rule_id,
            kind=rule.kind,
            integration_id=rule.integration_id,
            where=rule.where,
            limits=rule.limits,
            expires_at=rule.expires_at,
            created_at=rule.created_at,
            summary=visible(found.says.text),
            says={"summary": SaysOut.of(found.says)},
            used_today=found.used_today,
            last_used_at=rule.last_used_at,
            expired=found.expired,
            signed=rule.mac is not None,
        )


class SuggestedRule(Given):
    """As it would be posted."""

    kind: Kind
    integration_id: str
    where: dict[str, str]
    limits: Limits
    expires_at: Moment


class SuggestionOut(Given):
    """A rule that the person could make, and how often they approved just that."""

    rule: SuggestedRule
    approved: int

    @classmethod
    def of(cls, found: Suggestion) -> "SuggestionOut":
        rule = SuggestedRule(
            kind=found.kind,
            integration_id=found.integration_id,
            where=found.where,
            limits=found.limits,
            expires_at=found.expires_at,
        )
        return cls(rule=rule, approved=found.approved)
