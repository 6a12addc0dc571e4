"""Rules in memory; their uses are counted by the tasks beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from countersign.domain.errors import Conflict, DomainError
from countersign.domain.rules.rule import Rule
from countersign.domain.users.user import User
from countersign.usecases.tasks.authorization import ActAuthorization
from countersign.usecases.tasks.countersign import Countersigned
from tests.factories import person
from tests.fakes.macs import MacsInHand
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.users import InMemoryAgents, InMemoryUsers


@dataclass
class InMemoryRules:
    tasks: InMemoryTasks

    def add(self, rule: Rule, by: User, *, at_most: int, refusal: DomainError) -> None:
        known = (self.tasks.people or {}).get(rule.user_id)
        ended = known is not None and known.sessions_valid_after != by.sessions_valid_after
        if ended or (known is not None and known.closing):
            raise Conflict("The sessions have ended since, or the account is being closed.")
        if len(self.list(rule.user_id)) >= at_most:
            raise refusal
        self.tasks.rules[rule.user_id, rule.rule_id] = rule

    def get(self, user_id: str, rule_id: str) -> Rule | None:
        return self.tasks.rules.get((user_id, rule_id))

    def list(self, user_id: str) -> tuple[Rule, ...]:
        mine = [found for key, found in self.tasks.rules.items() if key[0] == user_id]
        return tuple(sorted(mine, key=lambda rule: rule.rule_id))

    def remove(self, user_id: str, rule_id: str) -> bool:
        return self.tasks.rules.pop((user_id, rule_id), None) is not None

    def used(self, user_id: str, rule_ids: Sequence[str], day: str) -> Mapping[str, int]:
        counted = {
            rule_id: self.tasks.used.get((user_id, f"{rule_id}#{day}"), 0) for rule_id in rule_ids
        }
        return {rule_id: n for rule_id, n in counted.items() if n}


def checking(tasks: InMemoryTasks) -> Countersigned:
    """With the key in hand under which `signing` signs."""
    return Countersigned(tasks, InMemoryRules(tasks), MacsInHand())


def standing_of(tasks: InMemoryTasks, users: InMemoryUsers | None = None) -> ActAuthorization:
    """Of Ada, who has no rules, unless other people are given."""
    if users is None:
        users = InMemoryUsers()
        users.register(person(), "")
    return ActAuthorization(users, InMemoryAgents(), InMemoryRules(tasks))
