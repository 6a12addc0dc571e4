"""Observe, judge, coordinate, propose: one pass over what is new for one person.

One pass at a time holds the person's lease. The cursor moves last: a pass that dies is read again,
and what was proposed already is proposed to nobody twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from countersign.agents.coordinator import coordinate
from countersign.agents.email.agent import EmailDesk
from countersign.analysis.mail.contact_lists import is_from_vip, is_untouchable
from countersign.domain.actions import Pile
from countersign.domain.agent import Agent, MailCursor, ScanReport
from countersign.domain.agents import known_type
from countersign.domain.integration import Integration, offered
from countersign.domain.mail.mail import Thread
from countersign.domain.task.proposal import Proposal
from countersign.domain.task.task import Task
from countersign.domain.users.preferences import Preferences
from countersign.domain.users.session_revocation import last_signed_out
from countersign.domain.users.user import SCANNED_AWAY_EVERY, User, is_away
from countersign.ports.diagnostics import Diagnostics
from countersign.ports.engine import Engine, Reader
from countersign.ports.integrations import Integrations
from countersign.ports.mail import Mailboxes, MailSession
from countersign.ports.providers import (
    ConnectionBroken,
    OutcomeUnknown,
    PositionExpired,
    ProviderBusy,
    ProviderError,
    ProviderRefused,
)
from countersign.ports.scan_queue import ScanQueue, ScanReason
from countersign.ports.system import Clock, Ids
from countersign.ports.tasks import Tasks
from countersign.ports.users import Agents, Sessions, Users
from countersign.usecases.scanning.scanned_for import ScannedPerson, scanned_for
from countersign.usecases.scanning.withdraw_overtaken import WithdrawOvertaken
from countersign.usecases.tasks.propose import Candidate, ProposeTasks, each_once

PASS_AT_MOST = timedelta(seconds=60)
LEASE = timedelta(seconds=95)
"""Longer than the function lives (90 s)."""

SILENCES_AT_MOST = 3
"""How many conversations a mailbox may fail to show before the pass gives it up for now."""

LEASE_TAKEN_PAUSE_SECONDS = 3
FIRST_LOOK_BACK = timedelta(days=7)
THREADS_AT_ONCE = 500
WAITING_LOOKED_AT = 50


@dataclass
class _Pass:
    """One agent's pass, as far as it has come."""

    agent: Agent
    cursors: dict[str, MailCursor]
    candidates: list[Candidate] = field(default_factory=list)
    read: int = 0
    error: str | None = None
    unfinished: bool = False

    @property
    def read_all_at(self) -> datetime | None:
        """When the agent had read everything, if its last pass came that far."""
        last = self.agent.last_scan
        return last.at if last is not None and last.phase == "done" else None

    def offer(self, proposal: Proposal | None, integration: Integration) -> None:
        if proposal is not None:
            account = proposal.sender or integration.account
            self.candidates.append(Candidate(proposal, self.agent, account))

    def finished(self, proposed: int, now: datetime) -> Agent:
        report = ScanReport(
            at=now,
            phase="failed" if self.error else "reading" if self.unfinished else "done",
            read=self.read,
            proposed=proposed,
            error=self.error,
        )
        moved = self.agent.model_copy(update={"cursors": self.cursors})
        return moved.after_scan(report, now, goes_on=self.unfinished)


@dataclass(frozen=True)
class ScanUser:
    users: Users
    agents: Agents
    integrations: Integrations
    tasks: Tasks
    mailboxes: Mailboxes
    engine: Engine
    propose: ProposeTasks
    scan_queue: ScanQueue
    clock: Clock
    ids: Ids
    diagnostics: Diagnostics
    letters_from: str
    sessions: Sessions

    @property
    def withdraw(self) -> WithdrawOvertaken:
        return WithdrawOvertaken(self.tasks, self.clock, self.diagnostics)

    def __call__(self, user_id: str, agent_id: str | None, reason: ScanReason) -> None:
        """Scan what is due, or the one agent named, at most 60 s; the rest is queued again."""
        user = self.users.get(user_id)
        if user is None or user.paused or user.closing:
            return
        holder, now = self.ids.secret(), self.clock.now()
        if not self.users.lease_scan(user_id, holder, now, now + LEASE):
            self.scan_queue.scan(user_id, agent_id, reason, delay_seconds=LEASE_TAKEN_PAUSE_SECONDS)
            return
        try:
            unfinished = self._scan(user, agent_id, now)
        finally:
            self.users.release_scan(user_id, holder)
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
        person = scanned_for(user, wishes, integrations if wanted else (), self.mailboxes)
        passes = [
            self._pass(person, agent, integrations, until=now + PASS_AT_MOST) for agent in wanted
        ]
        created = self._create(person, passes)
        for done in passes:
            proposed = created[done.agent.agent_id]
            self.agents.checkpoint(done.finished(proposed, self.clock.now()))
        self._reschedule(user)
        return any(done.unfinished for done in passes)

    def _pass(
        self,
        person: ScannedPerson,
        agent: Agent,
        integrations: Sequence[Integration],
        *,
        until: datetime,
    ) -> _Pass:
        """Read what is new in each account the agent can read, and judge it."""
        going, type = _Pass(agent, dict(agent.cursors)), known_type(agent.type)
        for integration in integrations:
            if type.reads.isdisjoint(offered(integration.provider)):
                continue
            if not type.may_work_with(integration):
                going.error = integration.shortcoming
                continue
            if integration.status != "connected":
                going.error = f"{integration.account} has to be connected again."
                continue
            try:
                self._read(person, integration, going, until)
            except (ConnectionBroken, ProviderRefused, OutcomeUnknown, ProviderBusy) as problem:
                going.error = problem.detail
        return going

    def _read(
        self, person: ScannedPerson, integration: Integration, going: _Pass, until: datetime
    ) -> None:
        key = integration.integration_id
        session = person.sessions.get(key) or self.mailboxes.open(integration)
        cursor, changed = self._catch_up(session, going.cursors.get(key))
        self.withdraw(person.user.user_id, integration, session, changed)
        going.cursors[key] = cursor
        desk = EmailDesk(
            self._reader(person, integration),
            integration,
            session,
            self.engine,
            sorted_until=going.read_all_at if changed is None else None,
        )
        rest, silent = list(cursor.backlog), 0
        try:
            while rest and len(rest) > silent:
                if self.clock.now() >= until:
                    going.unfinished = True
                    return
                thread_id = rest.pop(0)
                try:
                    going.offer(self._look(person, desk, thread_id), integration)
                except OutcomeUnknown as problem:
                    rest.append(thread_id)
                    silent += 1
                    going.error = problem.detail
                    if silent > SILENCES_AT_MOST:
                        raise
                else:
                    going.read += 1
                going.cursors[key] = cursor.model_copy(update={"backlog": tuple(rest)})
        finally:
            for pile in desk.piles():
                going.offer(pile, integration)

    def _catch_up(
        self, session: MailSession, cursor: MailCursor | None
    ) -> tuple[MailCursor, frozenset[str] | None]:
        """The cursor with everything new in its backlog, and the conversations that changed; None
        where nobody knows, and old mail is there again."""
        since = self.clock.now() - FIRST_LOOK_BACK
        if cursor is None:
            changes = session.recent(since, at_most=THREADS_AT_ONCE)
            first = MailCursor(position=changes.position, backlog=changes.thread_ids)
            return first, frozenset()
        changed = None
        try:
            changes = session.changes(cursor.position, at_most=THREADS_AT_ONCE)
            changed = frozenset((*changes.thread_ids, *changes.touched))
        except PositionExpired:
            changes = session.recent(since, at_most=THREADS_AT_ONCE)
        backlog = tuple(dict.fromkeys((*cursor.backlog, *changes.thread_ids)))
        return MailCursor(position=changes.position, backlog=backlog), changed

    def _look(self, person: ScannedPerson, desk: EmailDesk, thread_id: str) -> Proposal | None:
        """One conversation. One that cannot be read is set aside; the scan goes on."""
        try:
            return _judged(person, desk, desk.mail.thread(thread_id))
        except ProviderRefused:
            return None
        except ProviderError:
            raise
        except Exception as broken:  # a stranger's message must never stop a scan
            self.diagnostics.set_aside("thread", thread_id, broken)
            return None

    def _reader(self, person: ScannedPerson, integration: Integration) -> Reader:
        return Reader(
            address=integration.account,
            own=person.own - {integration.account},
            letters_from=self.letters_from,
            name=person.user.name,
            timezone=person.user.timezone,
            now=self.clock.now(),
            tone=person.preferences.tone,
            signature=person.preferences.signature,
        )

    def _create(self, person: ScannedPerson, passes: Sequence[_Pass]) -> dict[str, int]:
        """Let the coordinator choose among all agents' proposals; answers how many each got."""
        user, never_touch = person.user, person.preferences.never_touch
        candidates = each_once(candidate for done in passes for candidate in done.candidates)
        marks = {mark: one.proposal.marks for mark, one in candidates.items()}
        asked = dict.fromkeys(mark for every in marks.values() for mark in every)
        unseen = self.tasks.unseen(user.user_id, tuple(asked))
        waiting = self.tasks.in_view(user.user_id, "waiting", at_most=WAITING_LOOKED_AT)
        new = [candidates[mark].proposal for mark in candidates if unseen.issuperset(marks[mark])]
        proposals = coordinate.without_overlap(new, self._waiting_piles(user.user_id, new, waiting))
        chosen = [candidates[kept.mark] for kept in coordinate.order(proposals, waiting)]
        created = {}
        for done in passes:
            mine = [found for found in chosen if found.agent.agent_id == done.agent.agent_id]
            created[done.agent.agent_id] = self.propose(user, mine, never_touch=never_touch)
        return created

    def _waiting_piles(
        self, user_id: str, proposals: Sequence[Proposal], waiting: Sequence[Task]
    ) -> list[Pile]:
        kinds = {one.action.kind for one in proposals if isinstance(one.action, Pile)}
        filed = [self.tasks.get_filed(user_id, one.task_id) for one in waiting if one.kind in kinds]
        actions = [one.body.action for one in filed if one is not None]
        return [action for action in actions if isinstance(action, Pile)]

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


def _judged(person: ScannedPerson, desk: EmailDesk, thread: Thread) -> Proposal | None:
    wishes = person.preferences
    if is_untouchable(thread, wishes.never_touch, desk.reader):
        return None
    proposal = desk.look(thread)
    if proposal is not None and is_from_vip(thread, wishes.vip):
        return proposal.ahead()
    return proposal
