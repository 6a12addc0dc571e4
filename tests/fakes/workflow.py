"""The state machine in memory: Enter, Ask, Decided, Cooling, Act, Ended."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

from countersign.domain.task.task import Enter
from countersign.ports.system import Clock
from countersign.ports.workflow import Call, RunShed

ASK_TIMEOUT = timedelta(days=32)
ACT_TIMEOUT = timedelta(minutes=15)

State = Literal["ask", "cooling", "act", "ended"]


@dataclass
class Run:
    """One execution. `until` is when its present state ends by itself."""

    user_id: str
    task_id: str
    run: int
    enter: Enter
    started_at: datetime
    state: State = "ended"
    until: datetime | None = None
    token: str | None = None
    passed: list[State] = field(default_factory=list)
    outcomes: list[dict[str, Any]] = field(default_factory=list)
    stopped_because: str | None = None


@dataclass
class InMemoryWorkflow:
    """`calls` are the messages that it has sent: those of Ask to ask, those of Act to act."""

    clock: Clock
    runs: dict[tuple[str, int], Run] = field(default_factory=dict)
    calls: list[tuple[Literal["ask", "act"], Call]] = field(default_factory=list)
    sheds_until: datetime | None = None
    starts: int = 0
    tokens: int = 0
    visible_after: timedelta = timedelta(0)

    def start(self, user_id: str, task_id: str, run: int, enter: Enter) -> bool:
        self.starts += 1
        if self.sheds_until is not None and self.clock.now() < self.sheds_until:
            raise RunShed("No further run now.")
        if (task_id, run) in self.runs:
            return False
        begun = Run(user_id, task_id, run, enter, self.clock.now())
        self.runs[task_id, run] = begun
        self._call(begun, "ask" if enter is Enter.ASK else "act")
        return True

    def is_running(self, task_id: str, run: int) -> bool:
        found = self.runs.get((task_id, run))
        if found is None or self.clock.now() < found.started_at + self.visible_after:
            return False
        return found.state != "ended"

    def answer(self, token: str, outcome: dict[str, Any]) -> bool:
        asked = next((run for run in self.runs.values() if run.token == token), None)
        if asked is None:
            return False
        asked.outcomes.append(outcome)
        asked.token = None
        if asked.state == "ask" and outcome["outcome"] == "approved":
            self._enter(asked, "cooling", datetime.fromisoformat(outcome["act_not_before"]))
            self.pass_time()
        else:
            self._enter(asked, "ended", None)
        return True

    def stop(self, task_id: str, run: int, cause: str) -> None:
        found = self.runs.get((task_id, run))
        if found is not None and found.state != "ended":
            found.stopped_because = cause
            self.lose(task_id, run)

    def lose(self, task_id: str, run: int) -> None:
        """The run is gone, as after a restart of the emulator; its token is worth nothing."""
        lost = self.runs[task_id, run]
        lost.token = None
        self._enter(lost, "ended", None)

    def pass_time(self) -> None:
        """Do what the present moment brings: cooling ends, states time out."""
        for run in self.runs.values():
            if run.until is None or self.clock.now() < run.until:
                continue
            if run.state == "cooling":
                self._call(run, "act")
            else:
                self.lose(run.task_id, run.run)

    def next_change(self) -> datetime | None:
        """When time alone changes something next."""
        return min((run.until for run in self.runs.values() if run.until), default=None)

    def _call(self, run: Run, state: Literal["ask", "act"]) -> None:
        self.tokens += 1
        run.token = f"token-{self.tokens}"
        now = self.clock.now()
        self._enter(run, state, now + (ASK_TIMEOUT if state == "ask" else ACT_TIMEOUT))
        call = Call(run.user_id, run.task_id, run.run, run.enter, run.token, now)
        self.calls.append((state, call))

    def _enter(self, run: Run, state: State, until: datetime | None) -> None:
        run.state = state
        run.until = until
        run.passed.append(state)
