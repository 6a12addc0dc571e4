"""A person's rules: what may be done without asking. Only a person makes one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from countersign.analysis.mail.domains import names_nobody
from countersign.domain.actions.catalog import Kind
from countersign.domain.errors import InvalidInput, NotFound, PlanLimit
from countersign.domain.plans.plan import PLANS
from countersign.domain.rules.pins import names_people
from countersign.domain.rules.rule import (
    RULES_AT_MOST,
    Limits,
    Rule,
    checked,
    day_in,
)
from countersign.domain.rules.words import in_words
from countersign.domain.says import Says
from countersign.domain.users.user import User
from countersign.ports.integrations import Integrations
from countersign.ports.rules import Rules
from countersign.ports.system import Clock, Ids
from countersign.usecases.tasks.countersign import Countersign


@dataclass(frozen=True)
class RuleInUse:
    """A rule, what it means in words, and how often it approved something today."""

    rule: Rule
    says: Says
    used_today: int
    expired: bool


@dataclass(frozen=True)
class ManageRules:
    rules: Rules
    integrations: Integrations
    clock: Clock
    ids: Ids
    countersign: Countersign

    def create(
        self,
        user: User,
        kind: Kind,
        integration_id: str,
        *,
        where: Mapping[str, str],
        limits: Limits,
        expires_at: datetime,
        rule_id: str | None = None,
    ) -> RuleInUse:
        """Tasks that wait already are not touched: a rule is for what comes.

        Raises
        ------
        PlanLimit
            The plan has no rules, or the person has as many as there may be.
        InvalidInput
            It means nothing, or too much.
        Conflict
        """
        plan = PLANS[user.plan]
        if not plan.rules:
            raise PlanLimit(f"The {plan.name} plan does not include rules.", plan=plan.name)
        now = self.clock.now()
        pins = checked(kind, where, limits, expires_at, now)
        _refuse_domains_of_nobody(kind, pins)
        account = self.integrations.get(user.user_id, integration_id)
        if account is None:
            raise InvalidInput("There is no such account.", fields=["integration_id"])
        rule = self.countersign.rule(
            Rule(
                user_id=user.user_id,
                rule_id=rule_id or self.ids.new("rul"),
                kind=kind,
                integration_id=integration_id,
                where=pins,
                limits=limits,
                expires_at=expires_at,
                created_at=now,
            )
        )
        full = PlanLimit(
            f"There can be {RULES_AT_MOST} rules. Remove one first.",
            plan=plan.name,
            limit=RULES_AT_MOST,
        )
        self.rules.add(rule, user, at_most=RULES_AT_MOST, refusal=full)
        return RuleInUse(rule, in_words(rule, account.account), 0, False)

    def list(self, user: User) -> tuple[RuleInUse, ...]:
        """Three requests: the rules, their counters of today, the accounts."""
        rules = self.rules.list(user.user_id)
        if not rules:
            return ()
        now = self.clock.now()
        used = self.rules.used(
            user.user_id, [rule.rule_id for rule in rules], day_in(user.timezone, now)
        )
        accounts = {
            found.integration_id: found.account for found in self.integrations.list(user.user_id)
        }
        return tuple(
            RuleInUse(
                rule,
                in_words(rule, accounts.get(rule.integration_id)),
                used.get(rule.rule_id, 0),
                rule.expires_at <= now,
            )
            for rule in rules
        )

    def remove(self, user: User, rule_id: str) -> None:
        """What it approved and has not begun yet is asked about. Raises NotFound."""
        if not self.rules.remove(user.user_id, rule_id):
            raise NotFound("There is no such rule.")


def _refuse_domains_of_nobody(kind: Kind, pins: Mapping[str, str]) -> None:
    """Where anybody can have an address, or a domain of their own, a domain names nobody."""
    for path, pin in pins.items():
        if names_people(kind, path) and "@" not in pin and names_nobody(pin):
            raise InvalidInput(
                f"Anybody can have an address at {pin[:100]}: name the whole address.",
                fields=[f"where.{path}"],
            )
