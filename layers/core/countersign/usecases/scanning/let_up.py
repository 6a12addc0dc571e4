"""What is held back comes up where there is a place: the best first, each after a fresh look."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from countersign.agents.agent import AgentBehavior, AgentPass
from countersign.agents.coordinator.candidate import Candidate
from countersign.agents.coordinator.cap import in_turn, room_beside
from countersign.agents.coordinator.merge import without_items_of, without_overlap
from countersign.agents.coordinator.relate import GROUP_AT_MOST
from countersign.agents.coordinator.score import best_first
from countersign.domain.actions.action import Action
from countersign.domain.actions.items import ItemsAction
from countersign.domain.agent import Agent
from countersign.domain.guidance.guidance import Guidance
from countersign.domain.integration import Integration
from countersign.domain.task.held import HeldHead
from countersign.domain.task.proposal import Proposal
from countersign.domain.task.task import Task
from countersign.domain.users.preferences import Preferences
from countersign.domain.users.user import User
from countersign.ports.diagnostics import Diagnostics
from countersign.ports.engine import Engine
from countersign.ports.held import HeldProposals
from countersign.ports.providers import ProviderError
from countersign.ports.system import Clock
from countersign.ports.tasks import Tasks
from countersign.usecases.scanning.create_tasks import WAITING_LOOKED_AT, actions_of
from countersign.usecases.scanning.guide import Guide
from countersign.usecases.scanning.open_sources import OpenSources
from countersign.usecases.scanning.scanned_for import ScannedPerson, scanned_for
from countersign.usecases.tasks.authorization import touches_denied
from countersign.usecases.tasks.propose import ProposeTasks

TRIED_AT_ONCE = 40
"""How many a pass looks at; where that filled no place, another pass goes on."""


@dataclass(frozen=True)
class Around:
    """Whose they are, who found them, where, and until when there is time to look."""

    user: User
    preferences: Preferences
    agents: Sequence[Agent]
    integrations: Sequence[Integration]
    sources: OpenSources
    until: datetime


class _PartnerRests(Exception):
    """What it is linked to is held back, and cannot come up now: it waits for that."""


@dataclass
class _Turn:
    """One pass: what waits already, who is at work, and which accounts do not answer now; what may
    come up, by its mark, what rests, and what has come along with what it is linked to."""

    person: ScannedPerson
    around: Around
    waiting: Sequence[Task]
    heads: Mapping[str, HeldHead]
    resting: Collection[str]
    at_work: dict[str, AgentPass] = field(default_factory=dict)
    compared: dict[str, list[Action]] = field(default_factory=dict)
    silent: set[str] = field(default_factory=set)
    came_along: set[str] = field(default_factory=set)
    guidance: dict[str, Guidance] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.agents = {one.agent_id: one for one in self.around.agents}
        self.accounts = {one.integration_id: one for one in self.around.integrations}


@dataclass(frozen=True)
class LetUp:
    tasks: Tasks
    held: HeldProposals
    propose: ProposeTasks
    registry: Mapping[str, AgentBehavior]
    engine: Engine
    clock: Clock
    diagnostics: Diagnostics
    guide: Guide
    letters_from: str

    def __call__(self, around: Around, *, waiting: int = 0) -> bool:
        """Fill the places that are free; whoever calls has the person's lease, so that two do not
        fill the same. `waiting` is how many wait by what the caller has done: the list may lag
        behind it. Answers whether there is more to be looked at, for which there was no time.

        A provider that does not answer ends nothing: what is held for that account stays held.
        """
        heads = self._still_there(around)
        if not heads:
            return False
        user_id = around.user.user_id
        listed = self.tasks.in_view(user_id, "waiting", at_most=WAITING_LOOKED_AT)
        room = room_beside(max(len(listed), waiting))
        ready = [head for head in best_first(heads) if self._may_come_up(around, head)]
        if not room or not ready:
            return False
        person = scanned_for(around.user, around.preferences, around.integrations, around.sources)
        may_come = {head.mark: head for head in ready}
        resting = {head.mark for head in heads} - may_come.keys()
        turn = _Turn(person, around, listed, may_come, resting)
        return self._fill(turn, in_turn(ready, room), room)

    def _fill(self, turn: _Turn, ready: Sequence[HeldHead], room: int) -> bool:
        tried, settled = 0, 0
        for head in ready:
            if room <= 0:
                return False
            if head.integration_id in turn.silent or head.mark in turn.came_along:
                continue
            if tried == TRIED_AT_ONCE or self.clock.now() >= turn.around.until:
                return settled > 0
            tried += 1
            try:
                room -= self._try(turn, head)
            except ProviderError:
                turn.silent.add(head.integration_id)
            except _PartnerRests:
                tried -= 1
            else:
                settled += 1
        return False

    def _still_there(self, around: Around) -> list[HeldHead]:
        """But for what has lost its agent or its account, and what was held too long."""
        user_id, now = around.user.user_id, self.clock.now()
        agents = {one.agent_id for one in around.agents}
        accounts = {one.integration_id for one in around.integrations}
        heads = self.held.heads(user_id)
        there = [
            head
            for head in heads
            if head.agent_id in agents and head.integration_id in accounts
            if not head.is_stale(now)
        ]
        gone = [head.mark for head in heads if head not in there]
        if gone:
            self.held.drop(user_id, gone)
        return there

    def _may_come_up(self, around: Around, head: HeldHead) -> bool:
        """Not while its agent rests, or its account cannot be looked at; it stays held."""
        agent = next(one for one in around.agents if one.agent_id == head.agent_id)
        account = next(
            one for one in around.integrations if one.integration_id == head.integration_id
        )
        if agent.status != "active" or agent.type not in self.registry:
            return False
        return account.status == "connected" and self.registry[agent.type].type.may_work_with(
            account
        )

    def _try(self, turn: _Turn, head: HeldHead) -> int:
        """How many tasks came of it; none when it is not called for any more. Errors of the
        provider pass through, and leave it held, as does a partner that cannot come up now."""
        user_id = turn.around.user.user_id
        proposal = self.held.proposals(user_id, [head.mark]).get(head.mark)
        if proposal is None:
            self.diagnostics.broken("proposal", head.mark, "It is held back, and not to be read.")
            self.held.drop(user_id, [head.mark])
            return 0
        if not proposal.named.isdisjoint(turn.resting):  # before anybody is asked about it
            raise _PartnerRests
        candidate = self._wanted(turn, _candidate(turn, head, proposal))
        candidate = candidate and self._without_what_waits(turn, candidate)
        if candidate is None or not self._is_called_for(turn, candidate):
            self.held.drop(user_id, [head.mark])
            return 0
        never_touch = turn.around.preferences.never_touch
        both = [candidate, *self._partners(turn, candidate)]
        created = self.propose(turn.around.user, both, never_touch=never_touch)
        turn.came_along |= {one.mark for one in both}
        turn.compared.setdefault(head.kind, []).extend(one.proposal.action for one in both)
        # What was taken apart has other marks than what was held, and did not take it along.
        if not created or candidate.agent.autonomy == "rules" or candidate.mark != head.mark:
            self.held.drop(user_id, [head.mark, *(one.mark for one in both)])
        return created

    def _guidance(self, turn: _Turn, agent: Agent) -> Guidance:
        if agent.agent_id not in turn.guidance:
            turn.guidance[agent.agent_id] = self.guide(agent, turn.around.preferences)
        return turn.guidance[agent.agent_id]

    def _wanted(self, turn: _Turn, candidate: Candidate) -> Candidate | None:
        """What of it the agent would propose still, of all that it was told since it was held."""
        agent, whole = candidate.agent, candidate.proposal.action
        left = self.registry[agent.type].still_wanted(self._guidance(turn, agent), whole)
        if left is None or left == whole:
            return candidate if left else None
        if isinstance(whole, ItemsAction) and isinstance(left, ItemsAction):
            return replace(candidate, proposal=candidate.proposal.of_part(whole, left))
        return None

    def _without_what_waits(self, turn: _Turn, candidate: Candidate) -> Candidate | None:
        """A pile of which a part waits in another one by now, as the rest of it."""
        whole = candidate.proposal.action
        if not isinstance(whole, ItemsAction):
            return candidate
        rest = without_items_of(whole, self._waiting(turn, whole.kind))
        if rest is None or rest == whole:
            return candidate if rest else None
        return replace(candidate, proposal=candidate.proposal.of_part(whole, rest))

    def _waiting(self, turn: _Turn, kind: str) -> list[Action]:
        if kind not in turn.compared:
            turn.compared[kind] = actions_of(self.tasks, turn.waiting, {kind})
        return turn.compared[kind]

    def _partners(self, turn: _Turn, candidate: Candidate) -> list[Candidate]:
        """What it is linked to and is held back as well comes up with it, where it is called for:
        by itself it could not be told what it must not be done beside. Raises _PartnerRests."""
        found: dict[str, Candidate] = {}
        named = set(candidate.proposal.named)
        for _ in range(GROUP_AT_MOST):
            if not named.isdisjoint(turn.resting):
                raise _PartnerRests
            known = {candidate.mark, *found}
            wanted = sorted(mark for mark in named - known if mark in turn.heads)
            if not wanted:
                break
            said = self.held.proposals(turn.around.user.user_id, wanted)
            for mark, proposal in said.items():
                found[mark] = _candidate(turn, turn.heads[mark], proposal)
                named |= proposal.named
        return [one for one in found.values() if self._may_come_along(turn, one)]

    def _may_come_along(self, turn: _Turn, partner: Candidate) -> bool:
        account = partner.proposal.action.integration_id
        if account in turn.silent:
            raise _PartnerRests
        try:
            return self._is_called_for(turn, partner)
        except ProviderError as silent:
            # It is the partner's account that does not answer, not that of what names it.
            turn.silent.add(account)
            raise _PartnerRests from silent

    def _is_called_for(self, turn: _Turn, candidate: Candidate) -> bool:
        action, marks = candidate.proposal.action, candidate.proposal.marks
        behavior = self.registry[candidate.agent.type]
        account = turn.accounts.get(action.integration_id)
        if account is None or action.kind not in behavior.type.proposes:
            return False
        guidance = self._guidance(turn, candidate.agent)
        if behavior.still_wanted(guidance, action) != action:
            return False
        ways = (action, *(one.action for one in candidate.proposal.alternatives))
        if any(touches_denied(way, turn.around.preferences.never_touch) for way in ways):
            return False
        user_id = turn.around.user.user_id
        if not self.tasks.unseen(user_id, marks).issuperset(marks):
            return False
        return self._overlaps_nothing(turn, candidate) and not self._is_overtaken(
            turn, behavior, candidate, account
        )

    def _overlaps_nothing(self, turn: _Turn, candidate: Candidate) -> bool:
        if candidate.shape != "items":
            return True
        waiting = self._waiting(turn, candidate.proposal.action.kind)
        return bool(without_overlap([candidate], waiting))

    def _is_overtaken(
        self, turn: _Turn, behavior: AgentBehavior, candidate: Candidate, account: Integration
    ) -> bool:
        agent, proposal = candidate.agent, candidate.proposal
        try:
            if agent.agent_id not in turn.at_work:
                guidance, now = self._guidance(turn, agent), self.clock.now()
                briefing = turn.person.briefing(agent, guidance, self.letters_from, now)
                begun = behavior.begin(briefing, turn.around.sources, self.engine)
                turn.at_work[agent.agent_id] = begun
            return (
                turn.at_work[agent.agent_id].overtaken(proposal.action, account, None) is not None
            )
        except ProviderError:
            raise
        except Exception as broken:  # a stranger's message must never stop a scan
            self.diagnostics.set_aside("proposal", proposal.mark, broken)
            return False


def _candidate(turn: _Turn, head: HeldHead, proposal: Proposal) -> Candidate:
    return Candidate(proposal, turn.agents[head.agent_id], head.account, held=True)
