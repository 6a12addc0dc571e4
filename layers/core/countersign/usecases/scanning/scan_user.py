"""Observe, judge, coordinate, propose: one pass over what is new for one person.

One pass at a time holds the person's lease. The cursor moves last: a pass that dies is read again,
and what was proposed already is proposed to nobody twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from countersign.agents.agent import AgentBehavior
from countersign.domain.users.preferences import Preferences
from countersign.domain.users.session_revocation import last_signed_out
from countersign.domain.users.user import SCANNED_AWAY_EVERY, User, is_away
from countersign.ports.diagnostics import Diagnostics
from countersign.ports.engine import Engine
from countersign.ports.integrations import Integrations
from countersign.ports.provider_adapter import Providers
from countersign.ports.scan_queue import ScanQueue, ScanReason
from countersign.ports.system import Clock, Ids
from countersign.ports.tasks import Tasks
from countersign.ports.users import Agents, Sessions, Users
from countersign.usecases.scanning.create_tasks import CreateTasks
from countersign.usecases.scanning.open_sources import OpenSources
from countersign.usecases.scanning.read_source import ReadSource
from countersign.usecases.scanning.run_agent import RunAgent
from countersign.usecases.scanning.scanned_for import scanned_for
from countersign.usecases.scanning.withdraw_overtaken import WithdrawOvertaken
from countersign.usecases.tasks.propose import ProposeTasks

PASS_AT_MOST = timedelta(seconds=60)
LEASE = timedelta(seconds=95)
"""Longer than the function lives (90 s)."""

LEASE_TAKEN_PAUSE_SECONDS = 3


@dataclass(frozen=True)
class ScanUser:
    users: Users
    agents: Agents
    integrations: Integrations
    tasks: Tasks
    providers: Providers
    registry: Mapping[str, AgentBehavior]
    engine: Engine
    propose: ProposeTasks
    scan_queue: ScanQueue
    clock: Clock
    ids: Ids
    diagnostics: Diagnostics
    letters_from: str
    sessions: Sessions

    @property
    def run_agent(self) -> RunAgent:
        withdraw = WithdrawOvertaken(self.tasks, self.clock, self.diagnostics)
        read_source = ReadSource(self.clock, self.diagnostics, withdraw)
        return RunAgent(
            self.registry,
            self.engine,
            self.clock,
            self.diagnostics,
            read_source,
            self.letters_from,
        )

    def __call__(self, user_id: str, agent_id: str | None, reason: ScanReason) -> None:
        """Scan what is due, or the one agent named, at most 60 s; the rest is queued again."""
        user = self.users.get(user_id)
        if user is None or user.paused or user.closing:
            return
        # The lease before anything is read: two passes at once would propose the same twice
        # (test_two_scans_of_one_person_do_not_run_at_once).
        holder, now = self.ids.secret(), self.clock.now()
        if not self.users.lease_scan(user_id, holder, now, now + LEASE):
            self.scan_queue.scan(user_id, agent_id, reason, delay_seconds=LEASE_TAKEN_PAUSE_SECONDS)
            return
        try:
            unfinished = self._scan(user, agent_id, now)
        finally:
            self.users.release_scan(user_id, holder)
        # After the lease is given back: the next pass would find it taken, and wait for nothing
        # (test_a_pass_that_runs_out_of_time_goes_on_where_it_stopped).
        if unfinished:
            self.scan_queue.scan(user_id, agent_id, "continue")

    def _scan(self, user: User, agent_id: str | None, now: datetime) -> bool:
        agents = self.agents.list(user.user_id)
        wanted = [
            agent
            for agent in agents
            if agent.status == "active"
            and (agent.agent_id == agent_id if agent_id else agent.is_due(now))
        ]
        integrations = self.integrations.list(user.user_id)
        wishes = self.users.preferences(user.user_id) or Preferences()
        sources = OpenSources(self.providers, remembers=len(wanted) > 1)
        person = scanned_for(user, wishes, integrations if wanted else (), sources)
        runs = [
            self.run_agent(person, agent, integrations, sources, until=now + PASS_AT_MOST)
            for agent in wanted
        ]
        created = CreateTasks(self.tasks, self.propose)(person, runs)
        # The cursors last: a pass that dies before is read again (test_the_cursor_moves_last).
        for run in runs:
            proposed = created[run.agent.agent_id]
            self.agents.checkpoint(run.finished(proposed, self.clock.now()))
        self._reschedule(user)
        return any(run.unfinished for run in runs)

    def _reschedule(self, user: User) -> None:
        """Who is away is scanned once a day; `OpenSession` brings the next scan forward again."""
        coming = [
            agent.next_scan_at
            for agent in self.agents.list(user.user_id)
            if agent.status == "active" and agent.next_scan_at is not None
        ]
        now = self.clock.now()
        since = max(user.created_at, last_signed_out(user) or user.created_at)
        if coming and is_away(self.sessions.last_seen(user.user_id), since, now):
            coming = [max(min(coming), now + SCANNED_AWAY_EVERY)]
        self.users.set_next_scan(user.user_id, min(coming, default=None))
