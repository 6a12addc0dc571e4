"""One agent's pass over what is new to it, as far as it has come."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from countersign.agents.coordinator.candidate import Candidate
from countersign.domain.agent import Agent, Cursor, ScanReport
from countersign.domain.agents import AgentType
from countersign.domain.capabilities import Capability
from countersign.domain.integration import Integration
from countersign.domain.look_again import LookAgain
from countersign.domain.task.proposal import Proposal

FULL = "More was found than can be kept for you. Of the least urgent, so many were let go: {}."


@dataclass
class AgentRun:
    """`accounts` are those of the person that an action may be proposed for, by their id.
    `looked_again` is what was due and was looked at, `again` what is to be looked at yet."""

    agent: Agent
    accounts: Mapping[str, Integration]
    cursors: dict[str, Cursor] = field(default_factory=dict)
    candidates: list[Candidate] = field(default_factory=list)
    looked_again: list[LookAgain] = field(default_factory=list)
    again: list[LookAgain] = field(default_factory=list)
    read: int = 0
    error: str | None = None
    unfinished: bool = False

    def __post_init__(self) -> None:
        self.cursors = dict(self.agent.cursors)

    @property
    def read_all_at(self) -> datetime | None:
        """When the agent had read everything, if its last pass came that far."""
        last = self.agent.last_scan
        return last.at if last is not None and last.phase == "done" else None

    def offer(self, type: AgentType, proposals: Iterable[Proposal]) -> None:
        """Take what the agent proposes, all of it or nothing.

        Raises
        ------
        ValueError
            It proposes what agents of its type may not, or for an account that is not there.
        """
        made = tuple(proposals)
        for one in made:
            if one.action.kind not in type.proposes:
                raise ValueError(f"An agent of type {type.name} may not propose {one.action.kind}.")
            if one.action.integration_id not in self.accounts:
                raise ValueError("There is no such account.")
        for one in made:
            account = one.sender or self.accounts[one.action.integration_id].account
            self.candidates.append(Candidate(one, self.agent, account))

    def break_off(self, error: str) -> None:
        """Nothing of this pass counts: what it has read is read again."""
        self.cursors, self.candidates = dict(self.agent.cursors), []
        self.looked_again, self.again = [], []
        self.error, self.unfinished = error, False

    def finished(self, proposed: int, now: datetime, *, given_up: int = 0) -> Agent:
        """`given_up` is how many proposals of the pass had to give way to more urgent ones."""
        told = [self.error] if self.error else []
        if given_up and self.candidates:
            told.append(FULL.format(given_up))
        report = ScanReport(
            at=now,
            phase="failed" if self.error else "reading" if self.unfinished else "done",
            read=self.read,
            proposed=proposed,
            error=" ".join(told) or None,
        )
        moved = self.agent.model_copy(update={"cursors": self.cursors})
        return moved.after_scan(report, now, goes_on=self.unfinished)


def cursor_key(integration: Integration, capability: Capability) -> str:
    return f"{integration.integration_id}/{capability}"
