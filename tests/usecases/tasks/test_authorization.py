"""Whether what was approved may still be done, asked once more before it is."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from countersign.domain.rules.rule import Rule
from countersign.domain.task.event_chain import verify
from countersign.domain.task.origin import Origin, Provenance
from countersign.domain.task.task import Decision, Enter, Status, Task
from countersign.domain.task.transitions import Change, approve_at_birth, block
from countersign.domain.users.preferences import Preferences
from countersign.ports.tasks import Newborn
from countersign.ports.workflow import Call
from countersign.usecases.tasks.advance import AdvanceTask
from countersign.usecases.tasks.authorization import ActAuthorization
from countersign.usecases.tasks.change import ChangeTask
from countersign.usecases.tasks.decide import DecideTask
from tests.factories import TASK, USER, account, agent, archive, body, person, proposed, rule, sent
from tests.fakes.held import InMemoryHeldProposals
from tests.fakes.integrations import InMemoryIntegrations
from tests.fakes.macs import signing
from tests.fakes.notices import RecordingDiagnostics
from tests.fakes.provider import JournallingProvider
from tests.fakes.queues import RecordingQueues
from tests.fakes.rules import InMemoryRules
from tests.fakes.system import SettableClock
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.users import InMemoryAgents, InMemoryUsers
from tests.fakes.workflow import InMemoryWorkflow
from tests.usecases.tasks.worker import worker

KNOWN = (Provenance(path="to/0", source=Origin.OWN),)


class Office:
    """A task about to act, for a person on the pro plan."""

    def __init__(self) -> None:
        self.clock, self.tasks, self.users = SettableClock(), InMemoryTasks(), InMemoryUsers()
        self.agents, self.rules = InMemoryAgents(), InMemoryRules(self.tasks)
        self.integrations, self.queues = InMemoryIntegrations(), RecordingQueues()
        self.provider = JournallingProvider(self.clock)
        self.workflow = InMemoryWorkflow(self.clock)
        self.users.register(person(plan="pro"), "")
        self.tasks.people = self.users.people
        self.agents.add(agent(autonomy="rules"))
        self.integrations.put(account(), "sealed")
        self.act = worker(
            self.tasks,
            self.integrations,
            self.workflow,
            self.queues,
            self.clock,
            {"email.send_reply": self.provider},
            self.provider,
            RecordingDiagnostics(),
            ActAuthorization(self.users, self.agents, self.rules),
        )
        self.advance = AdvanceTask(
            self.tasks,
            self.integrations,
            self.workflow,
            self.clock,
            self.users,
            self.queues,
            InMemoryHeldProposals(self.tasks),
        )

    @property
    def task(self) -> Task:
        return self.tasks.heads[USER, TASK]

    def born(self, **fields: Any) -> Change:
        about = {"action": sent(), "provenance": KNOWN} | fields
        return proposed(body(**about), now=self.clock.now())

    def approved_by_rule(self, made: Rule | None = None, **fields: Any) -> None:
        self.tasks.rules[USER, "rul_1"] = made or rule()
        birth = self.born(**fields)
        decision = Decision(
            by="rule", at=self.clock.now(), digest=birth.after.digest, rule_id="rul_1"
        )
        change = approve_at_birth(
            birth, by=decision, cooling=timedelta(seconds=15), counts=(), guards=()
        )
        self.tasks.create(USER, [Newborn(change, "mark")], month="2026-11")

    def approved_by_person(self) -> None:
        self.tasks.create(USER, [Newborn(self.born(), "mark")], month="2026-11")
        DecideTask(self.tasks, self.clock, signing()).approve(
            self.users.people[USER], TASK, self.task.digest
        )

    def becomes(self, **fields: Any) -> None:
        self.users.people[USER] = self.users.people[USER].model_copy(update=fields)

    def run(self) -> None:
        """Every call comes again until none is put back."""
        self.clock.wait(seconds=15)
        self.deliver(Call(USER, TASK, self.task.run, Enter.ACT, "token", self.clock.now()))

    def deliver(self, call: Call) -> None:
        self.act(call)
        for _ in range(10):
            put_back = self.queues.take()
            if not put_back:
                return
            self.clock.wait(seconds=put_back[0].delay_seconds)
            self.act(call)
        raise AssertionError("the call comes again for ever")

    @property
    def blocked(self) -> tuple[str | None, str | None]:
        return self.task.blocked_by, self.task.blocked_on

    @property
    def changed(self) -> str | None:
        return self.tasks.bodies[USER, TASK, self.task.revision].changed


@pytest.fixture
def office() -> Office:
    return Office()


def test_what_a_rule_approved_is_done_once_it_has_cooled(office: Office) -> None:
    office.approved_by_rule()
    office.deliver(Call(USER, TASK, 1, Enter.ACT, "token", office.clock.now()))

    assert office.task.status is Status.COMPLETED
    assert office.provider.journal[0].at >= office.clock.present - timedelta(seconds=1)
    assert office.task.act_not_before is not None
    assert office.provider.journal[0].at >= office.task.act_not_before
    verify(office.task, office.tasks.events(USER, TASK))


def test_a_pile_approved_before_senders_were_vouched_for_loads_and_asks(office: Office) -> None:
    pinned = rule(kind="email.archive", where={"sender": "news@shop.example"})
    office.approved_by_rule(pinned, action=archive(1, 2), provenance=())

    office.run()

    assert office.task.status is Status.AWAITING_APPROVAL
    assert "does not mean this" in (office.changed or "")
    assert office.provider.journal == []


def _downgrade(office: Office) -> None:
    office.becomes(plan="free")


def _remove(office: Office) -> None:
    office.rules.remove(USER, "rul_1")


def _dismiss(office: Office) -> None:
    office.agents.remove(USER, "agt_1")


def _ask_again(office: Office) -> None:
    office.agents.add(agent(autonomy="ask"))


def _leave_alone(office: Office) -> None:
    office.users.wishes[USER] = Preferences(never_touch=("example.org",))


def _narrow(office: Office) -> None:
    office.tasks.rules[USER, "rul_1"] = rule(where={"to": "somebody@example.com"})


def _expire(office: Office) -> None:
    office.tasks.rules[USER, "rul_1"] = rule(expires_at=office.clock.now() + timedelta(seconds=10))


LAPSES = {
    _downgrade: "plan does not include rules",
    _remove: "was removed",
    _dismiss: "asks before it acts",
    _ask_again: "asks before it acts",
    _leave_alone: "leave somebody alone",
    _narrow: "does not mean this",
    _expire: "has expired",
}


@pytest.mark.parametrize("lapse", LAPSES, ids=lambda lapse: lapse.__name__)
def test_a_rule_that_does_not_hold_any_more_asks_and_says_why(office: Office, lapse: Any) -> None:
    office.approved_by_rule()
    lapse(office)
    before = office.task.digest

    office.run()

    assert office.task.status is Status.AWAITING_APPROVAL
    assert (office.task.decided, office.task.revision) == (None, 2)
    assert office.task.digest != before
    assert LAPSES[lapse] in (office.changed or "")
    assert office.provider.calls == 0
    assert office.tasks.effects(USER, TASK) == ()


@pytest.mark.parametrize("lapse", LAPSES, ids=lambda lapse: lapse.__name__)
def test_what_the_person_approved_needs_no_rule(office: Office, lapse: Any) -> None:
    office.approved_by_person()
    lapse(office)

    office.run()

    assert office.task.status is Status.COMPLETED


def test_what_lapsed_is_done_when_the_person_approves_it(office: Office) -> None:
    office.approved_by_rule()
    _remove(office)
    office.run()

    DecideTask(office.tasks, office.clock, signing()).approve(
        person(plan="pro"), TASK, office.task.digest
    )
    office.run()

    assert office.task.status is Status.COMPLETED


@pytest.mark.parametrize("approve", ["approved_by_rule", "approved_by_person"])
def test_nothing_is_begun_while_the_person_pauses(office: Office, approve: str) -> None:
    getattr(office, approve)()
    office.becomes(paused=True)

    office.run()

    assert office.task.status is Status.APPROVED
    assert office.task.blocked_by == "You paused Countersign."
    assert office.task.blocked_on == "pause"
    assert office.provider.calls == 0


def test_the_clock_goes_on_when_the_person_does(office: Office) -> None:
    office.approved_by_person()
    office.advance(USER, TASK)
    office.becomes(paused=True)
    office.run()
    office.clock.wait(minutes=5)
    office.advance(USER, TASK, check_run=True)
    assert office.task.blocked_on == "pause"

    office.becomes(paused=False)
    office.clock.wait(minutes=5)
    office.advance(USER, TASK, check_run=True)

    assert office.blocked == (None, None)
    assert office.task.run == 2
    office.run()
    assert office.task.status is Status.COMPLETED


@pytest.mark.parametrize("instead", ["closing", "locked"])
def test_the_clock_does_not_go_on_for_an_account_that_is_closed_instead(
    office: Office, instead: str
) -> None:
    office.approved_by_person()
    office.advance(USER, TASK)
    office.becomes(paused=True)
    office.run()

    office.becomes(**{"paused": False, instead: True})
    office.clock.wait(minutes=5)
    office.advance(USER, TASK, check_run=True)

    assert (office.task.run, office.task.blocked_on) == (1, "pause")


def test_an_account_that_comes_back_does_not_end_a_pause(office: Office) -> None:
    office.approved_by_person()
    office.advance(USER, TASK)
    office.becomes(paused=True)
    office.run()
    office.clock.wait(minutes=1)
    office.integrations.put(account(connected_at=office.clock.now()), "sealed")

    office.advance(USER, TASK, check_run=True)

    assert office.task.blocked_on == "pause"


def test_an_account_that_is_missing_is_not_back_because_nobody_pauses(office: Office) -> None:
    office.approved_by_person()
    office.advance(USER, TASK)
    now = office.clock.now()
    office.tasks.commit(block(office.task, reason="Not connected.", since=now, now=now))

    office.advance(USER, TASK, check_run=True)

    assert (office.task.run, office.task.blocked_on) == (1, "account")


def test_after_three_days_of_a_pause_the_person_is_asked_again(office: Office) -> None:
    office.approved_by_person()
    office.advance(USER, TASK)
    office.becomes(paused=True)
    office.run()
    office.clock.wait(hours=73)

    office.advance(USER, TASK, check_run=True)

    assert office.task.status is Status.AWAITING_APPROVAL
    assert office.changed == "You paused Countersign for 3 days."


@pytest.mark.parametrize("how", [{"closing": True}, None], ids=["leaving", "gone"])
def test_nothing_is_begun_for_somebody_who_leaves(office: Office, how: Any) -> None:
    office.approved_by_person()
    if how is None:
        office.users.people.clear()
    else:
        office.becomes(**how)

    office.run()

    assert office.provider.calls == 0
    assert office.task.blocked_by == "Your account is being closed."


@pytest.mark.parametrize("approve", ["approved_by_rule", "approved_by_person"])
def test_nothing_is_begun_for_an_account_that_waits_for_its_mailbox(
    office: Office, approve: str
) -> None:
    getattr(office, approve)()
    office.becomes(locked=True)

    office.run()

    assert office.provider.calls == 0
    assert office.task.status is Status.APPROVED
    assert office.task.blocked_by == "Your account waits for whoever has its mailbox."


def test_nothing_is_taken_back_for_an_account_that_waits_for_its_mailbox(office: Office) -> None:
    office.approved_by_person()
    office.run()
    office.tasks.heads[USER, TASK] = office.task.model_copy(update={"undoable": True})
    ChangeTask(office.tasks, office.clock, signing()).undo(
        person(plan="pro"), TASK, office.task.digest
    )
    office.becomes(locked=True)

    office.act(Call(USER, TASK, office.task.run, Enter.UNDO, "token", office.clock.now()))

    assert office.provider.taken_back == []
    assert office.task.undo_state == "failed"


def test_nothing_is_taken_back_for_somebody_who_leaves(office: Office) -> None:
    office.approved_by_person()
    office.run()
    office.tasks.heads[USER, TASK] = office.task.model_copy(update={"undoable": True})
    ChangeTask(office.tasks, office.clock, signing()).undo(
        person(plan="pro"), TASK, office.task.digest
    )
    office.becomes(closing=True)

    office.act(Call(USER, TASK, office.task.run, Enter.UNDO, "token", office.clock.now()))

    assert office.provider.taken_back == []
    assert office.task.undo_state == "failed"


def test_nothing_is_taken_back_during_a_pause_and_it_can_be_asked_for_after_it(
    office: Office,
) -> None:
    office.approved_by_person()
    office.run()
    office.tasks.heads[USER, TASK] = office.task.model_copy(update={"undoable": True})
    undo = ChangeTask(office.tasks, office.clock, signing()).undo
    undo(person(plan="pro"), TASK, office.task.digest)
    office.becomes(paused=True)
    office.act(Call(USER, TASK, office.task.run, Enter.UNDO, "token", office.clock.now()))

    assert office.provider.taken_back == []
    assert office.task.undo_state == "failed"
    assert office.task.error is not None
    assert office.task.error.message == "You paused Countersign. Resume, and undo it then."

    office.becomes(paused=False)
    again = undo(person(plan="pro"), TASK, office.task.digest)
    assert again.task.undo_state == "pending"


@pytest.mark.parametrize("change", [{"paused": True}, {"closing": True}], ids=str)
def test_a_pause_between_the_last_look_and_the_claim_comes_in_time(
    office: Office, monkeypatch: pytest.MonkeyPatch, change: dict[str, Any]
) -> None:
    office.approved_by_person()
    look = office.provider.preflight

    def preflight(*args: Any) -> Any:
        verdict = look(*args)
        office.becomes(**change)
        return verdict

    monkeypatch.setattr(office.provider, "preflight", preflight)

    office.run()

    assert office.provider.journal == []
    assert office.tasks.effects(USER, TASK) == ()
    assert office.task.status is Status.APPROVED


def test_a_rule_removed_between_the_last_look_and_the_claim_approves_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.approved_by_rule()
    look = office.provider.preflight

    def preflight(*args: Any) -> Any:
        verdict = look(*args)
        _remove(office)
        return verdict

    monkeypatch.setattr(office.provider, "preflight", preflight)

    office.run()

    assert office.provider.journal == []
    assert office.task.status is Status.AWAITING_APPROVAL


def test_a_rule_removed_at_the_very_claim_approves_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.approved_by_rule()
    commit = office.tasks.commit

    def committing(change: Change) -> None:
        _remove(office)
        commit(change)

    monkeypatch.setattr(office.tasks, "commit", committing)

    office.run()

    assert office.provider.journal == []
    assert office.tasks.effects(USER, TASK) == ()
    assert office.task.status is Status.AWAITING_APPROVAL


def _is_free(office: Office) -> None:
    office.becomes(plan="free")


def _asks(office: Office) -> None:
    office.agents.save(agent(autonomy="ask"))


def _leaves_alone(office: Office) -> None:
    office.users.wishes[USER] = Preferences(never_touch=("example.org",))


@pytest.mark.parametrize("change", [_is_free, _asks, _leaves_alone])
def test_what_a_rule_rests_on_is_asked_again_after_the_look_at_the_world(
    office: Office, monkeypatch: pytest.MonkeyPatch, change: Callable[[Office], None]
) -> None:
    office.approved_by_rule()
    look = office.provider.preflight

    def preflight(*args: Any) -> Any:
        verdict = look(*args)
        change(office)
        return verdict

    monkeypatch.setattr(office.provider, "preflight", preflight)

    office.run()

    assert office.provider.journal == []
    assert office.task.status is Status.AWAITING_APPROVAL


def test_what_was_begun_before_a_pause_is_brought_to_its_end(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.approved_by_person()
    office.provider.write_faults.append("lost_after")
    write = office.provider.write

    def writing(*args: Any) -> Any:
        office.becomes(paused=True)
        return write(*args)

    monkeypatch.setattr(office.provider, "write", writing)

    office.run()

    assert office.task.status is Status.COMPLETED
    assert len(office.provider.journal) == 2
