"""Rules that a person's own decisions suggest. None is made here."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from countersign.domain.actions.catalog import Kind
from countersign.domain.plans.plan import PLANS
from countersign.domain.rules.pins import canonical_address, people_pin
from countersign.domain.rules.rule import EXPIRES_WITHIN, Limits, known_people_in
from countersign.domain.task.origin import Origin
from countersign.domain.task.task import Status, View
from countersign.domain.users.user import User
from countersign.ports.rules import Rules
from countersign.ports.system import Clock
from countersign.ports.tasks import Filed, Filter, Tasks

APPROVED_AT_LEAST = 5
WITHIN = timedelta(days=60)
SUGGESTED_AT_MOST = 10
PER_DAY = 5
_PAGES = 3
_PAGE = 100

_AGAINST = frozenset({Status.REJECTED, Status.CANCELLED, Status.UNDONE})


@dataclass(frozen=True)
class _Habit:
    """One kind of thing, done from one account, about one address."""

    kind: Kind
    integration_id: str
    pin: str
    address: str


@dataclass(frozen=True)
class Suggestion:
    """What a person could post as a rule, and how often they approved just that."""

    kind: Kind
    integration_id: str
    where: dict[str, str]
    limits: Limits
    expires_at: datetime
    approved: int


@dataclass(frozen=True)
class SuggestRules:
    tasks: Tasks
    rules: Rules
    clock: Clock

    def __call__(self, user: User) -> tuple[Suggestion, ...]:
        """Approved by the person at least five times in 60 days as it was proposed, and never
        declined, cancelled or undone. Of the latest few hundred tasks; the commonest habit first.
        """
        if not PLANS[user.plan].rules:
            return ()
        now = self.clock.now()
        approved: Counter[_Habit] = Counter()
        refused: set[_Habit] = set()
        for filed in self._latest(user.user_id, now - WITHIN):
            if filed.task.status in _AGAINST or filed.task.undo_state is not None:
                refused |= set(_habits(filed, all_recipients=True))
            elif _is_approved_as_proposed(filed):
                approved.update(set(_habits(filed, all_recipients=False)))
        known = self._known(user.user_id, now)
        return tuple(
            _suggestion(habit, count, now)
            for habit, count in approved.most_common()
            if count >= APPROVED_AT_LEAST and habit not in refused and habit not in known
        )[:SUGGESTED_AT_MOST]

    def _latest(self, user_id: str, since: datetime) -> Iterator[Filed]:
        """Two requests for every hundred tasks, six hundred at most."""
        views: tuple[View, ...] = ("active", "done")
        for view in views:
            position: dict[str, str] | None = None
            for _ in range(_PAGES):
                page = self.tasks.page(user_id, Filter(view), limit=_PAGE, position=position)
                yield from (filed for filed in page.items if filed.task.updated_at >= since)
                position = page.next_position
                if position is None or _ends_before(page.items, since):
                    break

    def _known(self, user_id: str, now: datetime) -> set[_Habit]:
        """What a rule covers already."""
        return {
            _Habit(rule.kind, rule.integration_id, path, pin)
            for rule in self.rules.list(user_id)
            if rule.expires_at > now
            for path, pin in rule.where.items()
            if path == people_pin(rule.kind)
        }


def _ends_before(items: Sequence[Filed], since: datetime) -> bool:
    return bool(items) and items[-1].task.updated_at < since


def _is_approved_as_proposed(filed: Filed) -> bool:
    """The first revision, which nobody edited, verified, and with nothing to choose."""
    task, decided = filed.task, filed.task.decided
    return (
        decided is not None
        and decided.by == "user"
        and task.revision == 1
        and task.verified
        and not filed.body.alternatives
        and not filed.body.warnings
        and all(entry.source is not Origin.UNKNOWN for entry in filed.body.provenance)
    )


def _habits(filed: Filed, *, all_recipients: bool) -> list[_Habit]:
    """Of a reply, its one recipient; of a pile, each sender whom a rule could mean. What was
    declined counts against everybody whom it was about."""
    action, provenance = filed.body.action, filed.body.provenance
    named = action.people if all_recipients else known_people_in(action, provenance)
    pin = people_pin(action.kind)
    people = {canonical_address(address) for address in named}
    if pin is None:
        return []
    if action.shape != "items" and len(people) > 1 and not all_recipients:
        return []
    return [_Habit(action.kind, action.integration_id, pin, address) for address in people]


def _suggestion(habit: _Habit, approved: int, now: datetime) -> Suggestion:
    return Suggestion(
        kind=habit.kind,
        integration_id=habit.integration_id,
        where={habit.pin: habit.address},
        limits=Limits(per_day=PER_DAY),
        expires_at=now + EXPIRES_WITHIN - timedelta(days=1),
        approved=approved,
    )
