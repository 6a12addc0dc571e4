"""Where a person's rules rest, and how often each was used."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from countersign.domain.errors import DomainError
from countersign.domain.rules.rule import Rule
from countersign.domain.users.user import User


class Rules(Protocol):
    def add(self, rule: Rule, by: User, *, at_most: int, refusal: DomainError) -> None:
        """Keep the rule, if the person has fewer than so many, however many are added at once.

        Raises
        ------
        DomainError
            The refusal: there is no room.
        Conflict
            Others were faster too often, or the person's sessions were ended meanwhile.
        """
        ...

    def get(self, user_id: str, rule_id: str) -> Rule | None: ...

    def list(self, user_id: str) -> tuple[Rule, ...]:
        """All of a person's rules, oldest first; those that have expired are kept for a while."""
        ...

    def remove(self, user_id: str, rule_id: str) -> bool:
        """Forget the rule; answers whether it was there."""
        ...

    def used(self, user_id: str, rule_ids: Sequence[str], day: str) -> Mapping[str, int]:
        """How often each of the rules approved something on that day of the person's."""
        ...
