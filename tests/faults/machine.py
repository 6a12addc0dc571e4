"""A person, workers, a provider with bad days and processes that die, in any order.

After every step the record is held against what the mailbox was told to do. At the end of a history
everything is mended, time passes, and nothing may be left over.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from countersign.domain.actions.catalog import KINDS
from countersign.domain.task.effect import EffectState
from countersign.domain.task.event_chain import verify
from countersign.domain.task.task import (
    IN_FLIGHT,
    MOVES,
    Enter,
    Event,
    Status,
    Task,
)
from tests import tally
from tests.fakes.provider import ReadFault, WriteFault
from tests.faults.api_world import ApiWorld
from tests.faults.breaker import Stop
from tests.functions.gateway import Answer

TASKS_AT_MOST = 4
MAY_ANSWER = frozenset({200, 202, 402, 404, 409, 412, 422})
DECISIONS = frozenset({"approved", "retried"})

WRITE_FAULTS: tuple[WriteFault, ...] = (
    *("lost_before", "lost_after", "lands_late", "times_out"),
    *("busy", "refused"),
)
READ_FAULTS: tuple[ReadFault, ...] = ("silent", "busy", "refused")

TAPS: dict[str, object] = {
    "approve": None,
    "reject": {"reason": "not_now"},
    "snooze": None,
    "unsnooze": None,
    "instruct": {"text": "Make it shorter."},
    "cancel": None,
    "undo": None,
    "retry": None,
    "resolve": None,
    "reopen": None,
}
OFFERED: dict[Status, tuple[str, ...]] = {
    Status.AWAITING_APPROVAL: (*("approve",) * 4, "reject", "snooze", "unsnooze", "instruct"),
    Status.APPROVED: ("cancel", "undo", "put_back"),
    Status.EXECUTING: ("cancel",),
    Status.COMPLETED: ("undo", "put_back"),
    Status.FAILED: ("retry",),
    Status.NEEDS_REVIEW: ("resolve",),
    Status.REJECTED: ("reopen",),
    Status.EXPIRED: ("reopen",),
    Status.CANCELLED: ("reopen",),
    Status.UNDONE: ("reopen",),
}

numbers = st.integers(0, 3)
digests = st.sampled_from(("present", "present", "present", "first", "of another"))
spans = st.sampled_from((1, 1, 5, 20, 46, 70, 130, 1_000))


class Steps:
    """How many steps were taken, over all histories."""

    taken = 0
    histories = 0


class Histories(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.world = ApiWorld()
        self.first_digests: dict[str, str] = {}
        self.promised: set[tuple[str, str]] = set()
        self.verified: dict[str, int] = {}
        Steps.histories += 1

    @initialize(kinds=st.lists(st.sampled_from(tuple(KINDS)), min_size=2, max_size=3))
    def begins_with_tasks(self, kinds: list[str]) -> None:
        for number, kind in enumerate(kinds):
            self.a_proposal(kind, several_ways=number == 0)
        self.world.run()

    @precondition(lambda self: self.world.proposals < TASKS_AT_MOST)
    @rule(kind=st.sampled_from(tuple(KINDS)), several_ways=st.booleans())
    def a_proposal(self, kind: str, several_ways: bool) -> None:
        self._step()
        self.world.propose_kind(kind, several_ways=several_ways)
        newest = self.world.all_tasks[-1]
        self.first_digests[newest.task_id] = newest.digest

    @rule(number=numbers, wish=st.integers(0, 7))
    def does_what_the_card_offers(self, number: int, wish: int) -> None:
        offered = OFFERED[self._task(number).status]
        if offered:
            self._tap(number, "present", offered[wish % len(offered)])

    @rule(number=numbers, wish=st.integers(0, 7))
    def does_what_another_card_offers(self, number: int, wish: int) -> None:
        self.does_what_the_card_offers(number, wish)

    @rule(number=numbers)
    def approves_and_looks_again(self, number: int) -> None:
        self._tap(number, "present", "approve")
        self.world.run(timedelta(seconds=25))

    @rule(number=numbers, way=st.integers(0, 3))
    def chooses(self, number: int, way: int) -> None:
        """One of several ways, as the card shows them; a card without any is signed as it is."""
        task = self._task(number)
        filed = self.world.tasks.get_filed(task.user_id, task.task_id)
        assert filed is not None
        ways = list(filed.body.by_digest)
        self._tap(number, "present", "approve", ways[way % len(ways)])

    @rule(number=numbers, digest=digests, what=st.sampled_from(tuple(TAPS)))
    def taps_anything(self, number: int, digest: str, what: str) -> None:
        self._tap(number, digest, what)

    @rule(number=numbers)
    def has_it_taken_back(self, number: int) -> None:
        self._tap(number, "present", "undo")

    @rule(number=numbers, digest=digests, words=st.sampled_from(("Yes.", "No.", "At one.")))
    def edits(self, number: int, digest: str, words: str) -> None:
        self._step()
        task = self._task(number)
        shown = self.world.call("GET", f"/tasks/{task.task_id}")
        if shown is None:
            return
        action = shown.json()["action"]
        if "body" in action:
            action["body"] = words
        else:
            action["items"] = action["items"][:-1] or action["items"]
        path = f"/tasks/{task.task_id}"
        answer = self.world.if_match("PATCH", path, self._digest(task, digest), {"action": action})
        self._check(answer)

    @rule(decision=st.sampled_from(("approve", "reject")))
    def decides_all(self, decision: str) -> None:
        self._step()
        wanted = [
            {"task_id": task.task_id, "digest": task.digest, "decision": decision}
            for task in self.world.all_tasks
        ]
        self._check(self.world.call("POST", "/tasks/decisions", json_body={"decisions": wanted}))

    @rule(view=st.sampled_from(("waiting", "active", "done", "snoozed")))
    def looks(self, view: str) -> None:
        self._step()
        answer = self.world.call("GET", "/tasks", query={"view": view})
        self._check(answer)
        if answer is not None:
            stored = {task.task_id for task in self.world.all_tasks if task.view == view}
            assert {item["id"] for item in answer.json()["items"]} == stored

    @rule(what=st.sampled_from(("pause", "resume", "resume")))
    def pauses_or_resumes(self, what: str) -> None:
        self._step()
        self._check(self.world.call("POST", f"/users/me/{what}"))

    @rule(seconds=spans)
    def time_passes(self, seconds: int) -> None:
        self._step()
        self.world.run(timedelta(seconds=seconds))

    @rule(hours=st.sampled_from((1, 30, 73)))
    def a_long_time_passes(self, hours: int) -> None:
        self._step()
        self.world.clock.wait(hours=hours)
        self.world.run(timedelta(seconds=90))

    @rule(faults=st.lists(st.sampled_from(WRITE_FAULTS), min_size=1, max_size=3))
    def the_next_writes_are_spoilt(self, faults: list[WriteFault]) -> None:
        self._step()
        self.world.provider.write_faults.extend(faults)

    @rule(faults=st.lists(st.sampled_from(READ_FAULTS), min_size=1, max_size=3))
    def the_next_looks_are_spoilt(self, faults: list[ReadFault]) -> None:
        self._step()
        self.world.provider.read_faults.extend(faults)

    @rule(faults=st.lists(st.sampled_from(WRITE_FAULTS), min_size=1, max_size=2))
    def the_next_ways_back_are_spoilt(self, faults: list[WriteFault]) -> None:
        self._step()
        self.world.provider.take_back_faults.extend(faults)

    @rule(after=st.integers(1, 25), stop=st.sampled_from(("before", "after")))
    def a_process_will_die(self, after: int, stop: Stop) -> None:
        self._step()
        self.world.breaker.stop_at[len(self.world.breaker.calls) + after] = stop

    @rule()
    def everything_restarts(self) -> None:
        self._step()
        self.world.restart_everything()

    @rule(coming=st.integers(1, 6), seconds=st.sampled_from((0, 41, 1_000)))
    def a_delivery_will_come_twice(self, coming: int, seconds: int) -> None:
        self._step()
        self.world.mischief.repeats[self.world.sent + coming] = seconds

    @rule(coming=st.integers(1, 6), seconds=st.sampled_from((45, 1_000)))
    def a_delivery_will_come_late(self, coming: int, seconds: int) -> None:
        self._step()
        self.world.mischief.delays[self.world.sent + coming] = seconds

    @precondition(lambda self: self.world.calls)
    @rule(number=st.integers(0, 50), fresh=st.booleans())
    def an_old_call_comes_again(self, number: int, fresh: bool) -> None:
        self._step()
        altered = {"entered_at": self.world.clock.now()} if fresh else {}
        self.world.bring_again(number, **altered)

    @precondition(lambda self: self.world.calls)
    @rule(
        number=st.integers(0, 50),
        run=st.integers(1, 6),
        task=numbers,
        user=st.sampled_from(("hers", "hers", "somebody else's")),
        enter=st.sampled_from(tuple(Enter)),
    )
    def an_altered_call_comes(
        self, number: int, run: int, task: int, user: str, enter: Enter
    ) -> None:
        self._step()
        self.world.bring_again(
            number,
            run=run,
            task_id=self._task(task).task_id,
            user_id=self.world.lin.user_id if user == "hers" else "usr_other",
            enter=enter,
            token="forged",
            entered_at=self.world.clock.now(),
        )

    @rule()
    def access_is_taken_back(self) -> None:
        self._step()
        self.world.provider.connected = False

    @rule()
    def reconnects(self) -> None:
        self._step()
        self._reconnect()

    @invariant()
    def the_mailbox_was_told_what_was_decided_and_nothing_twice(self) -> None:
        journal = self.world.provider.journal
        decided = {
            (task.task_id, event.digest, event.revision)
            for task in self.world.all_tasks
            for event in self._events(task)
            if event.type in DECISIONS
        }
        for carried in journal:
            task_id, revision, _ = carried.key.split(".")
            assert (task_id, carried.digest, int(revision)) in decided, carried
        twice = [key for key, times in Counter(done.key for done in journal).items() if times > 1]
        assert not twice, twice

    @invariant()
    def what_is_said_to_be_done_is_done(self) -> None:
        for task in self.world.all_tasks:
            if task.status in (Status.COMPLETED, Status.UNDONE):
                assert self._is_there(task), task
            last = f"{task.task_id}.{task.revision}.{KINDS[task.kind].steps[-1]}"
            was_undone = last in self.world.provider.taken_back
            asked = any(event.type == "undo_asked" for event in self._events(task))
            assert asked or not was_undone, task
            assert was_undone or task.status is not Status.UNDONE, task

    @invariant()
    def every_history_is_whole(self) -> None:
        for task in self.world.all_tasks:
            events = self._events(task)
            if self.verified.get(task.task_id) == len(events):
                continue
            verify(task, events)
            _check_moves(events)
            self.verified[task.task_id] = len(events)

    def teardown(self) -> None:
        """Everything is mended and time passes: nothing may be left over, or have got lost."""
        world = self.world
        world.breaker.stop_at.clear()
        world.mischief.delays.clear()
        for faults in (
            *(world.provider.write_faults, world.provider.read_faults),
            world.provider.take_back_faults,
        ):
            faults.clear()
        world.call("POST", "/users/me/resume")
        for _ in range(4):
            world.clock.wait(seconds=1)
            self._reconnect()
            world.run()
        world.run(timedelta(minutes=40))
        world.provider.land_all()
        self.the_mailbox_was_told_what_was_decided_and_nothing_twice()
        self.what_is_said_to_be_done_is_done()
        self.every_history_is_whole()
        for task in world.all_tasks:
            self._check_end(task)
        tally.note(extra=0, missing=0, untrue=0)

    def _check_end(self, task: Task) -> None:
        assert task.status not in IN_FLIGHT, task
        assert task.undo_state != "pending", task
        effects = self.world.tasks.effects(task.user_id, task.task_id)
        assert not any(effect.state is EffectState.OPEN for effect in effects), effects
        known = {effect.key for effect in effects if effect.state is not EffectState.REFUSED}
        done = {done.key for done in self.world.provider.journal}
        assert {key for key in done if key.startswith(f"{task.task_id}.")} <= known, task
        recorded = {event.digest for event in self._events(task) if event.type == "approved"}
        lost = {digest for task_id, digest in self.promised if task_id == task.task_id} - recorded
        assert not lost, f"told that it was approved, and it was not: {lost}"

    def _step(self) -> None:
        Steps.taken += 1

    def _task(self, number: int) -> Task:
        tasks = self.world.all_tasks
        return tasks[number % len(tasks)]

    def _events(self, task: Task) -> tuple[Event, ...]:
        return self.world.tasks.events(task.user_id, task.task_id)

    def _digest(self, task: Task, wanted: str) -> str:
        if wanted == "of another":
            return "0" * 64
        return self.first_digests[task.task_id] if wanted == "first" else task.digest

    def _is_there(self, task: Task) -> bool:
        """The person said so, or every step stands in the journal."""
        said = [event for event in self._events(task) if event.type == "resolved"]
        last = f"{task.task_id}.{task.revision}.{KINDS[task.kind].steps[-1]}"
        keys = {done.key for done in self.world.provider.journal}
        return last in keys or (bool(said) and said[-1].data["happened"] is True)

    def _tap(self, number: int, digest: str, what: str, named: str = "") -> None:
        """`put_back` is what Z does: cancel or undo, and decide anew."""
        self._step()
        task = self._task(number)
        named = named or self._digest(task, digest)
        if what == "put_back":
            what = "undo" if task.status is Status.COMPLETED else "cancel"
            path = f"/tasks/{task.task_id}/{what}"
            self._check(self.world.if_match("POST", path, named, {"reopen": True}))
            return
        answer = self.world.if_match(
            "POST", f"/tasks/{task.task_id}/{what}", named, self._said(task, what)
        )
        self._check(answer)
        if what == "approve" and answer is not None and answer.status_code == 200:
            self.promised.add((task.task_id, named))

    def _said(self, task: Task, what: str) -> object:
        """The body of a tap. A person who looks sees the truth once everything has arrived."""
        if what == "resolve":
            self.world.provider.land_all()
            return {"happened": self._is_there(task)}
        if what == "snooze":
            until = self.world.clock.now() + timedelta(hours=1 + task.sequence % 90)
            return {"until": until.isoformat()}
        return TAPS[what]

    def _check(self, answer: Answer | None) -> None:
        assert answer is None or answer.status_code in MAY_ANSWER, answer

    def _reconnect(self) -> None:
        """The person goes through the consent again, at a provider that lets them in."""
        world = self.world
        world.provider.connected = True
        paused, world.breaker.paused = world.breaker.paused, True
        user = world.users.get(world.lin.user_id)
        assert user is not None
        state = world.connect.begin(user, "google")
        world.connect.complete(user, world.connect.come_back("google", state, "code"))
        world.breaker.paused = paused
        world.clock.wait(seconds=1)


def _check_moves(events: Iterable[Event]) -> None:
    before: Event | None = None
    for event in events:
        if before is not None and event.status is not before.status:
            assert event.status in MOVES[before.status], (before, event)
        before = event
