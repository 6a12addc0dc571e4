"""Read what is new in one source to one agent, and let the agent look at each of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from countersign.agents.agent import AgentPass
from countersign.analysis.mail.contact_lists import comes_first, is_untouchable
from countersign.domain.agent import Cursor
from countersign.domain.agents import AgentType
from countersign.domain.capabilities import NOUNS, Capability
from countersign.domain.guidance.guidance import Guidance
from countersign.domain.integration import Integration
from countersign.domain.look_again import LookAgain
from countersign.domain.task.proposal import Proposal
from countersign.ports.diagnostics import Diagnostics
from countersign.ports.look_again import LooksAhead
from countersign.ports.providers import (
    AccessFailed,
    OutcomeUnknown,
    PositionExpired,
    ProviderError,
    ProviderRefused,
)
from countersign.ports.sources import Observable, Observation, Source
from countersign.ports.system import Clock
from countersign.usecases.scanning.agent_run import AgentRun, cursor_key
from countersign.usecases.scanning.open_sources import OpenSources
from countersign.usecases.scanning.scanned_for import ScannedPerson
from countersign.usecases.scanning.withdraw_overtaken import WithdrawOvertaken

SILENCES_AT_MOST = 3
"""How many things an account may fail to show before the pass gives it up for now."""

FIRST_LOOK_BACK = timedelta(days=7)
READ_AT_ONCE = 500
LOOKED_AT_AGAIN_AT_ONCE = 50


@dataclass(frozen=True)
class AtWork:
    """An agent at work in one pass: for whom, on what, and until when."""

    person: ScannedPerson
    guidance: Guidance
    sources: OpenSources
    type: AgentType
    agent: AgentPass
    run: AgentRun
    until: datetime


@dataclass(frozen=True)
class ReadSource:
    clock: Clock
    diagnostics: Diagnostics
    withdraw: WithdrawOvertaken
    ahead: LooksAhead

    def __call__(self, at: AtWork, integration: Integration, capability: Capability) -> None:
        """Catch up, read until the time is over, and then what is due to be looked at again. What
        the source does not show is tried again last, and in the next pass. The provider's errors
        pass through."""
        key, run = cursor_key(integration, capability), at.run
        source: Source[Observable] = at.sources.open(integration, capability)
        due = self._due(at, integration, capability)
        cursor, changed = self._catch_up(source, run.cursors.get(key))
        if changed is not None:
            changed |= {one.ref for one in due}
        # Before the position moves on: a pass that fails here is told of the same changes again
        # (test_what_could_not_be_ended_is_ended_by_the_next_pass).
        self.withdraw(at.person.user.user_id, at.type.name, at.agent, integration, changed)
        run.cursors[key] = cursor
        seen_until = run.read_all_at if changed is None else None
        rest, silent = list(cursor.backlog), 0
        while rest and len(rest) > silent:
            if self.clock.now() >= at.until:
                run.unfinished = True
                return
            ref = rest.pop(0)
            try:
                self._look(at, integration, capability, ref, seen_until)
            except OutcomeUnknown as problem:
                rest.append(ref)
                silent += 1
                run.error = problem.detail
                if silent > SILENCES_AT_MOST:
                    raise
            else:
                run.read += 1
            # One by one, and only after the look: a source that fails in the middle is read on from
            # there (test_a_provider_that_fails_in_the_middle_is_read_on_from_there).
            run.cursors[key] = cursor.model_copy(update={"backlog": tuple(rest)})
        self._look_again(at, integration, capability, due)

    def _due(
        self, at: AtWork, integration: Integration, capability: Capability
    ) -> tuple[LookAgain, ...]:
        return self.ahead.due(
            at.person.user.user_id,
            at.run.agent.agent_id,
            integration.integration_id,
            capability,
            self.clock.now(),
            at_most=LOOKED_AT_AGAIN_AT_ONCE,
        )

    def _look_again(
        self,
        at: AtWork,
        integration: Integration,
        capability: Capability,
        due: Sequence[LookAgain],
    ) -> None:
        """At what was due when the pass began; what it does not come to stays due."""
        looked = 0
        for one in due:
            if self.clock.now() >= at.until:
                at.run.unfinished = True
                return
            try:
                self._look(at, integration, capability, one.ref, None, due=one.why)
            except OutcomeUnknown as problem:
                at.run.error = problem.detail
            else:
                at.run.looked_again.append(one)
                looked += 1
        at.run.unfinished |= looked == LOOKED_AT_AGAIN_AT_ONCE

    def _catch_up(
        self, source: Source[Observable], cursor: Cursor | None
    ) -> tuple[Cursor, frozenset[str] | None]:
        """The cursor with everything new in its backlog, and what changed; None where nobody knows,
        and what is old is there again."""
        since = self.clock.now() - FIRST_LOOK_BACK
        if cursor is None:
            changes = source.recent(since, at_most=READ_AT_ONCE)
            return Cursor(position=changes.position, backlog=changes.refs), frozenset()
        changed = None
        try:
            changes = source.changes(cursor.position, at_most=READ_AT_ONCE)
            changed = frozenset((*changes.refs, *changes.touched))
        except PositionExpired:
            changes = source.recent(since, at_most=READ_AT_ONCE)
        backlog = tuple(dict.fromkeys((*cursor.backlog, *changes.refs)))
        return Cursor(position=changes.position, backlog=backlog), changed

    def _look(
        self,
        at: AtWork,
        integration: Integration,
        capability: Capability,
        ref: str,
        seen_until: datetime | None,
        due: str = "",
    ) -> None:
        """At one thing. One that cannot be read is set aside; the scan goes on."""
        try:
            content = at.sources.read(integration, capability, ref)
            observation = Observation(integration, capability, ref, content, seen_until, due)
            at.run.offer(at.type, _proposed(at, observation))
        except ProviderRefused:
            return
        except (ProviderError, AccessFailed):
            raise
        except Exception as broken:  # a stranger's message must never stop a scan
            self.diagnostics.set_aside(NOUNS[capability], ref, broken)


def _proposed(at: AtWork, observation: Observation[Observable]) -> tuple[Proposal, ...]:
    """Nothing, unread by any agent, where somebody takes part whom the person wants left alone."""
    wishes = at.person.preferences
    if is_untouchable(observation.content, wishes.never_touch, at.person.own):
        return ()
    proposals = tuple(at.agent.look(observation))
    if proposals and comes_first(observation.content, at.guidance):
        return tuple(one.ahead() for one in proposals)
    return proposals
