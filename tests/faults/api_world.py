"""The world of `world.py` behind the real HTTP application: a person taps, workers work."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from countersign.domain.actions.action import Action
from countersign.domain.task.task import Task
from countersign.ports.effects import AnyEffector
from countersign.ports.tasks import Newborn
from countersign.ports.workflow import Call
from tests.factories import account, body, proposed
from tests.fakes.provider import WriteFault
from tests.fakes.rate_limits import CountingAttempts
from tests.faults.breaker import Breaker, StoppedDead
from tests.faults.mailbox_world import Post
from tests.faults.user_actions import ways_of
from tests.faults.world import World
from tests.functions.gateway import Answer
from tests.functions.http.house import PASSWORD, House

LIN = "lin@example.com"
ACCESS_LASTS = timedelta(minutes=25)


class NoAttemptsCounted(CountingAttempts):
    """Lin taps as often as she likes."""

    def take(self, bucket: str, limit: int, window: timedelta, now: datetime) -> None:
        return None


class ApiWorld(World):
    """One person with as many tasks as are proposed; a mailbox behind the real effectors.

    `calls` are the workflow's calls so far: a queue may bring any of them again.
    """

    provider: Post

    def __init__(self) -> None:
        super().__init__(Breaker(), clock_may_die=True)
        self.proposals = 0
        self.calls: list[tuple[str, Call]] = []

    def _make_fakes(self) -> None:
        super()._make_fakes()
        guard = self.breaker.guard
        self.house = House(
            clock=self.clock,
            ids=self.ids,
            attempt_counters=NoAttemptsCounted(),
            users=guard(self.users),
            agents=guard(self.agents),
            tasks=guard(self.tasks),
            integrations=guard(self.integrations),
            queues=guard(self.queues),
        )
        self.lin = self.house.person(LIN)
        self.signed_in_at = self.clock.now()
        self.integrations.put(account(user_id=self.lin.user_id), "sealed")

    def _open_provider(
        self, action: Action | None, kind: str | None, spoilt: dict[int, WriteFault]
    ) -> Mapping[str, AnyEffector]:
        self.provider = Post(self.clock, self.breaker, spoilt)
        return self.provider.effectors

    @property
    def all_tasks(self) -> list[Task]:
        return list(self.tasks.heads.values())

    def propose_kind(self, kind: str, *, several_ways: bool = False) -> None:
        self.proposals += 1
        action = self.provider.action(kind)
        ways = ways_of(action) if several_ways else ()
        present = body(
            user_id=self.lin.user_id,
            task_id=f"tsk_{self.proposals}",
            action=action,
            alternatives=ways,
            must_choose=bool(ways),
        )
        birth = Newborn(proposed(present, now=self.clock.now()), f"mark-{self.proposals}")
        self.tasks.create(self.lin.user_id, [birth], month="2026-11")

    def call(self, method: str, path: str, **more: Any) -> Answer | None:
        """One call of the person's; None when whoever served it stopped dead."""
        self._stay_signed_in()
        try:
            answer = self.lin.call(method, path, **more)
        except StoppedDead:
            self.breaker.revive()
            return None
        if self.breaker.stopped:
            self.breaker.revive()
            return None
        return answer

    def if_match(self, method: str, path: str, digest: str, json_body: object) -> Answer | None:
        return self.call(method, path, json_body=json_body, headers={"If-Match": f'"{digest}"'})

    def bring_again(self, number: int, **altered: Any) -> None:
        """A call of the workflow comes once more, perhaps altered on its way."""
        state, call = self.calls[number % len(self.calls)]
        self._send((state, replace(call, **altered)), 0)

    def _gather(self) -> None:
        self.calls.extend(self.workflow.calls)
        super()._gather()

    def _stay_signed_in(self) -> None:
        if self.clock.now() - self.signed_in_at < ACCESS_LASTS:
            return
        paused, self.breaker.paused = self.breaker.paused, True
        answer = self.house.post("/auth/login", {"email": LIN, "password": PASSWORD})
        self.breaker.paused = paused
        assert answer.status_code == 200, answer.text
        self.lin.session = answer.json()
        self.signed_in_at = self.clock.now()
