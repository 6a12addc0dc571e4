"""Proposals become tasks, each observation once; what a rule of the person's covers, approved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice

from countersign.agents.coordinator.candidate import Candidate
from countersign.domain.actions.items import ItemsAction
from countersign.domain.errors import Conflict, PlanLimit, RuleSpent
from countersign.domain.plans.plan import PLANS
from countersign.domain.plans.quota import Count, QuotaGuard, task_of_the_month
from countersign.domain.rules.rule import Rule, covers, day_in, part_covered
from countersign.domain.task.body import Body
from countersign.domain.task.provenance import of_part
from countersign.domain.task.task import Decision
from countersign.domain.task.transitions import approve_at_birth, propose
from countersign.domain.users.user import User
from countersign.ports.diagnostics import Diagnostics
from countersign.ports.rules import Rules
from countersign.ports.system import Clock, Ids
from countersign.ports.tasks import Newborn, Tasks
from countersign.usecases.tasks.authorization import touches_denied
from countersign.usecases.tasks.link_up import Identified, LinkUp

AT_ONCE = 16
"""How many tasks one transaction creates (DynamoDB takes 100 items; a task has four, and two more
go with one that was held back)."""


@dataclass(frozen=True)
class ProposeTasks:
    tasks: Tasks
    clock: Clock
    ids: Ids
    rules: Rules
    diagnostics: Diagnostics

    def __call__(
        self, user: User, candidates: Iterable[Candidate], *, never_touch: Sequence[str] = ()
    ) -> int:
        """Create what nobody proposed before; answers how many tasks that were.

        A rule counts its use in the transaction that creates the task. Where it has no room, or was
        removed, or the person paused meanwhile, the task is created all the same, and asks. What is
        linked is created together.

        Raises
        ------
        Conflict
            Somebody else creates the same; scan again.
        """
        listed = tuple(candidates)
        rules = self._rules(user, listed)
        now = self.clock.now()
        linked = LinkUp(self.tasks, self.ids, self.diagnostics)(user.user_id, listed)
        created = sum(
            self._create_together(user, group, rules, never_touch) for group in linked.groups
        )
        asking: list[Identified] = []
        for one in (part for whole in linked.alone for part in _parted(whole, rules, now)):
            covering = self._covering(one.candidate, rules, never_touch)
            alone = self._create_approved(user, one, covering)
            if alone is None:
                asking.append(one)
            else:
                created += alone
        return created + self._create_asking(user, asking)

    def _rules(self, user: User, candidates: Sequence[Candidate]) -> tuple[Rule, ...]:
        """Read only where an agent may act by rule."""
        wanted = any(candidate.agent.autonomy == "rules" for candidate in candidates)
        if not wanted or not PLANS[user.plan].rules or user.paused or user.closing:
            return ()
        return self.rules.list(user.user_id)

    def _covering(
        self, candidate: Candidate, rules: Sequence[Rule], never_touch: Sequence[str]
    ) -> list[Rule]:
        proposal = candidate.proposal
        asks = candidate.agent.autonomy != "rules" or proposal.is_open
        if asks or touches_denied(proposal.action, never_touch):
            return []
        now = self.clock.now()
        return [
            rule
            for rule in rules
            if covers(rule, proposal.action, proposal.provenance, proposal.warnings, now)
        ]

    def _create_together(
        self,
        user: User,
        group: Sequence[Identified],
        rules: Sequence[Rule],
        never_touch: Sequence[str],
    ) -> int:
        """All in one transaction: none names another that is not there. Where the rules have no
        room for all that they cover, all of them ask."""
        now = self.clock.now()
        asking = [self._newborn(user, one) for one in group]
        covering = [self._covering(one.candidate, rules, never_touch) for one in group]
        born = [
            self._approved(user, one, by[0], now) if by else one
            for one, by in zip(asking, covering, strict=True)
        ]
        if any(covering):
            try:
                return self.tasks.create(user.user_id, born, month=f"{now:%Y-%m}")
            except (RuleSpent, PlanLimit, Conflict):
                pass
        return self.tasks.create(user.user_id, asking, month=f"{now:%Y-%m}")

    def _create_approved(
        self, user: User, candidate: Identified, rules: Sequence[Rule]
    ) -> int | None:
        """By the first rule that has room; None when the person has to be asked."""
        for rule in rules:
            now = self.clock.now()
            born = self._approved(user, self._newborn(user, candidate), rule, now)
            try:
                return self.tasks.create(user.user_id, [born], month=f"{now:%Y-%m}")
            except (RuleSpent, PlanLimit, Conflict):
                continue
        return None

    def _approved(self, user: User, born: Newborn, rule: Rule, now: datetime) -> Newborn:
        task = born.change.after
        day = day_in(user.timezone, now)
        use = Count("rule_day", f"{rule.rule_id}#{day}", rule.limits.per_day, now)
        change = approve_at_birth(
            born.change,
            by=Decision(by="rule", at=now, digest=task.digest, rule_id=rule.rule_id),
            cooling=timedelta(seconds=user.cooling_seconds),
            counts=(task_of_the_month(PLANS[user.plan], now), use),
            guards=(QuotaGuard(at=now),),
        )
        return replace(born, change=change)

    def _create_asking(self, user: User, candidates: Sequence[Identified]) -> int:
        now = self.clock.now()
        created = 0
        rest = iter(candidates)
        while chunk := tuple(islice(rest, AT_ONCE)):
            newborn = [self._newborn(user, candidate) for candidate in chunk]
            created += self.tasks.create(user.user_id, newborn, month=f"{now:%Y-%m}")
        return created

    def _newborn(self, user: User, identified: Identified) -> Newborn:
        candidate, proposal = identified.candidate, identified.candidate.proposal
        body = Body(
            user_id=user.user_id,
            task_id=identified.task_id or self.ids.new("tsk"),
            revision=1,
            action=proposal.action,
            account=candidate.account,
            evidence=proposal.evidence,
            provenance=proposal.provenance,
            warnings=proposal.warnings,
            why=proposal.why,
            why_says=proposal.why_says,
            title=proposal.title,
            read_up_to=proposal.read_up_to,
            alternatives=proposal.alternatives,
            must_choose=proposal.must_choose,
            asks=proposal.asks,
        )
        change = propose(
            body,
            agent_id=candidate.agent.agent_id,
            agent_type=candidate.agent.type,
            priority=proposal.priority,
            engine=proposal.engine,
            cost=proposal.cost,
            now=self.clock.now(),
            lifetime_hours=user.approval_ttl_hours,
            links=identified.links,
        )
        return Newborn(change=change, seen=proposal.mark, held=candidate.held)


def _parted(identified: Identified, rules: Sequence[Rule], now: datetime) -> list[Identified]:
    """Items of which rules cover a part, as that part by itself and the rest, which asks. What is
    linked stays whole."""
    candidate, proposal = identified.candidate, identified.candidate.proposal
    whole = proposal.action
    if (
        not isinstance(whole, ItemsAction)
        or candidate.agent.autonomy != "rules"
        or proposal.warnings
        or proposal.is_open
        or identified.links is not None
    ):
        return [identified]
    parts: list[ItemsAction] = []
    rest, known = whole, proposal.provenance
    for rule in rules:
        inside = part_covered(rule, rest, known)
        if not 0 < len(inside) < len(rest.items):
            continue
        part = rest.model_copy(update={"items": inside})
        if covers(rule, part, of_part(known, rest, part), proposal.warnings, now):
            parts.append(part)
            outside = tuple(item for item in rest.items if item not in inside)
            left = rest.model_copy(update={"items": outside})
            rest, known = left, of_part(known, rest, left)
    if not parts:
        return [identified]
    made = [proposal.of_part(whole, part) for part in (*parts, rest)]
    return [Identified(replace(candidate, proposal=one)) for one in made]
