"""Observe, judge, coordinate, propose: one pass over what is new for one person.

What there is no place for is held back; a pass ends with letting the best of it up, and where a
decision freed a place, a pass is nothing but that.

One pass at a time holds the person's lease. The cursor moves last: a pass that dies is read again,
and what was proposed already is proposed to nobody twice.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from countersign.agents.agent import AgentBehavior
from countersign.domain.agent import Agent
from countersign.domain.users.preferences import Preferences
from countersign.domain.users.session_revocation import last_signed_out
from countersign.domain.users.user import SCANNED_AWAY_EVERY, User, is_away
from countersign.ports.diagnostics import Diagnostics
from countersign.ports.engine import Engine
from countersign.ports.held import HeldProposals
from countersign.ports.integrations import Integrations
from countersign.ports.learned import Learned
from countersign.ports.look_again import LooksAhead
from countersign.ports.provider_adapter import Providers
from countersign.ports.scan_queue import ROOM_SEEN_AFTER_SECONDS, ScanQueue, ScanReason
from countersign.ports.system import Clock, Ids
from countersign.ports.tasks import Tasks
from countersign.ports.users import Agents, Sessions, Users
from countersign.usecases.scanning.agent_run import AgentRun
from countersign.usecases.scanning.create_tasks import CreateTasks
from countersign.usecases.scanning.guide import Guide
from countersign.usecases.scanning.let_up import Around, LetUp
from countersign.usecases.scanning.open_sources import OpenSources
from countersign.usecases.scanning.read_source import ReadSource
from countersign.usecases.scanning.run_agent import RunAgent
from countersign.usecases.scanning.scanned_for import scanned_for
from countersign.usecases.scanning.withdraw_overtaken import WithdrawOvertaken
from countersign.usecases.scanning.withdraw_unwanted import WithdrawUnwanted
from countersign.usecases.tasks.propose import ProposeTasks

PASS_AT_MOST = timedelta(seconds=60)
LET_UP_UNTIL = timedelta(seconds=70)
"""After the beginning of the pass, where reading took all of its time."""

LEASE = timedelta(seconds=95)
"""Longer than the function lives (90 s)."""

LEASE_TAKEN_PAUSE_SECONDS = 3


@dataclass(frozen=True)
class ScanUser:
    users: Users
    agents: Agents
    integrations: Integrations
    tasks: Tasks
    held: HeldProposals
    learned: Learned
    ahead: LooksAhead
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
        read_source = ReadSource(self.clock, self.diagnostics, withdraw, self.ahead)
        return RunAgent(
            self.registry,
            self.engine,
            self.clock,
            self.diagnostics,
            read_source,
            self.guide,
            self.letters_from,
        )

    @property
    def guide(self) -> Guide:
        return Guide(self.learned)

    @property
    def withdraw_unwanted(self) -> WithdrawUnwanted:
        return WithdrawUnwanted(self.tasks, self.registry, self.guide, self.clock)

    @property
    def create_tasks(self) -> CreateTasks:
        return CreateTasks(self.tasks, self.held, self.propose, self.clock, self.diagnostics)

    @property
    def let_up(self) -> LetUp:
        return LetUp(
            self.tasks,
            self.held,
            self.propose,
            self.registry,
            self.engine,
            self.clock,
            self.diagnostics,
            self.guide,
            self.letters_from,
        )

    def __call__(self, user_id: str, agent_id: str | None, reason: ScanReason) -> None:
        """Scan what is due, or the one agent named, at most 60 s; the rest is queued again. For the
        reasons `room` and `taught` nothing is scanned, and what is held back comes up."""
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
            goes_on = self._look(user, agent_id, reason, now)
        finally:
            self.users.release_scan(user_id, holder)
        # After the lease is given back: the next pass would find it taken, and wait for nothing
        # (test_a_pass_that_runs_out_of_time_goes_on_where_it_stopped).
        if goes_on == "continue":
            self.scan_queue.scan(user_id, agent_id, "continue")
        elif goes_on == "room":
            # Not before the list shows what this pass let up: it would fill the same places again.
            self.scan_queue.scan(user_id, None, "room", delay_seconds=ROOM_SEEN_AFTER_SECONDS)

    def _look(
        self, user: User, agent_id: str | None, reason: ScanReason, now: datetime
    ) -> ScanReason | None:
        """What is to be gone on with, if the time was over before the work was."""
        agents = self.agents.list(user.user_id)
        wanted = [one for one in agents if _is_wanted(one, agent_id, now)]
        around = Around(
            user=user,
            preferences=self.users.preferences(user.user_id) or Preferences(),
            agents=agents,
            integrations=self.integrations.list(user.user_id),
            sources=OpenSources(self.providers, remembers=len(wanted) > 1),
            until=now + LET_UP_UNTIL,
        )
        waiting = 0
        self.withdraw_unwanted(self._taught(agents, wanted, reason), around.preferences)
        if reason not in ("room", "taught"):
            runs, waiting = self._scan(around, wanted, now)
            if any(run.unfinished for run in runs):
                return "continue"
        return "room" if self.let_up(around, waiting=waiting) else None

    def _taught(
        self, agents: Sequence[Agent], wanted: Sequence[Agent], reason: ScanReason
    ) -> Sequence[Agent]:
        """Who may have learned something that is about what waits. The word of it may be lost: the
        next scan sees it by itself."""
        if reason == "taught":
            return agents
        return [] if reason == "room" else [one for one in wanted if self.guide.was_taught(one)]

    def _scan(
        self, around: Around, wanted: Sequence[Agent], now: datetime
    ) -> tuple[list[AgentRun], int]:
        """What each agent did, and how many tasks wait now, at least."""
        user, integrations = around.user, around.integrations
        person = scanned_for(
            user, around.preferences, integrations if wanted else (), around.sources
        )
        runs = [
            self.run_agent(person, agent, integrations, around.sources, until=now + PASS_AT_MOST)
            for agent in wanted
        ]
        created = self.create_tasks(person, runs)
        # The cursors last, and before them what is to be looked at again: a pass that dies before
        # is read again (test_the_cursor_moves_last).
        for run in runs:
            proposed = created.by_agent[run.agent.agent_id]
            self.ahead.keep(user.user_id, run.agent.agent_id, run.again)
            self.ahead.done(user.user_id, run.agent.agent_id, run.looked_again)
            done = run.finished(proposed, self.clock.now(), given_up=created.given_up)
            self.agents.checkpoint(done)
        self._reschedule(user)
        return runs, created.waiting

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


def _is_wanted(agent: Agent, agent_id: str | None, now: datetime) -> bool:
    if agent.status != "active":
        return False
    return agent.agent_id == agent_id if agent_id else agent.is_due(now)
