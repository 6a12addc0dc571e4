"""One agent's pass over all that it reads, whatever its type."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from countersign.agents.agent import AgentBehavior
from countersign.domain.agent import Agent
from countersign.domain.integration import Integration
from countersign.domain.providers import PROVIDERS
from countersign.domain.says import said
from countersign.ports.diagnostics import Diagnostics
from countersign.ports.engine import Engine
from countersign.ports.providers import (
    AccessFailed,
    ConnectionBroken,
    OutcomeUnknown,
    ProviderBusy,
    ProviderRefused,
)
from countersign.ports.system import Clock
from countersign.usecases.scanning.agent_run import AgentRun
from countersign.usecases.scanning.guide import Guide
from countersign.usecases.scanning.open_sources import OpenSources
from countersign.usecases.scanning.read_source import AtWork, ReadSource
from countersign.usecases.scanning.scanned_for import ScannedPerson

NOBODY = said("There is no agent of this type any more.")
BROKE_OFF = said("The agent broke off. It looks again at its next scan.")


@dataclass(frozen=True)
class RunAgent:
    registry: Mapping[str, AgentBehavior]
    engine: Engine
    clock: Clock
    diagnostics: Diagnostics
    read_source: ReadSource
    guide: Guide
    letters_from: str

    def __call__(
        self,
        person: ScannedPerson,
        agent: Agent,
        integrations: Sequence[Integration],
        sources: OpenSources,
        *,
        until: datetime,
    ) -> AgentRun:
        """Read what is new in each account the agent can read, and take what it proposes.

        An agent that breaks stops no other: nothing of its pass counts, and its cursor stays.
        """
        run = AgentRun(agent, {one.integration_id: one for one in integrations})
        if agent.type not in self.registry:
            run.error = NOBODY
            return run
        try:
            behavior = self.registry[agent.type]
            guidance = self.guide(agent, person.preferences)
            briefing = person.briefing(agent, guidance, self.letters_from, self.clock.now())
            begun = behavior.begin(briefing, sources, self.engine)
        except Exception as broken:
            self._break_off(run, broken)
            return run
        at_work = AtWork(person, guidance, sources, behavior.type, begun, run, until)
        for integration in integrations:
            self._read(at_work, integration)
        try:
            # Whatever came of the accounts: what was looked at stands in no later pass's piles
            # (test_a_provider_that_fails_in_the_middle_loses_no_pile).
            run.offer(behavior.type, begun.finish())
            run.again.extend(begun.again())
        except Exception as broken:
            self._break_off(run, broken)
        return run

    def _read(self, at_work: AtWork, integration: Integration) -> None:
        if not integration.is_known:
            return
        run, wanted = at_work.run, at_work.type.reads & PROVIDERS[integration.provider].offers
        if not wanted:
            return
        permitted = wanted & integration.capabilities
        if permitted != wanted:
            run.error = integration.shortcoming
        if not permitted:
            return
        if integration.status != "connected":
            run.error = said("{account} has to be connected again.", account=integration.account)
            return
        for capability in sorted(permitted):
            try:
                self.read_source(at_work, integration, capability)
            except (ConnectionBroken, ProviderRefused, OutcomeUnknown, ProviderBusy) as problem:
                run.error = problem.detail
            except AccessFailed as ours:
                self.diagnostics.set_aside("account", integration.integration_id, ours)
                run.error = BROKE_OFF

    def _break_off(self, run: AgentRun, broken: Exception) -> None:
        self.diagnostics.set_aside("agent", run.agent.agent_id, broken)
        run.break_off(BROKE_OFF)
