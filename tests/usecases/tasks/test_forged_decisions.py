"""Somebody can write to the table, and has no key: nothing that they write is carried out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from countersign.contracts.http.tasks import TaskOut
from countersign.domain.actions.reach import Touches, UndoClass
from countersign.domain.errors import Irreversible, NotFound, RecordBroken, StaleTask
from countersign.domain.rules.rule import Rule
from countersign.domain.task.body import Body
from countersign.domain.task.countersignature import statement_of
from countersign.domain.task.digest import digest_of
from countersign.domain.task.effect import Effect, EffectState
from countersign.domain.task.event_chain import chained
from countersign.domain.task.links import LINKS
from countersign.domain.task.origin import Origin, Provenance
from countersign.domain.task.task import (
    Decision,
    Enter,
    Status,
    Task,
)
from countersign.domain.task.transitions import approve_at_birth
from countersign.domain.users.user import User
from countersign.ports.tasks import Newborn
from countersign.ports.workflow import Call
from countersign.usecases.tasks.act import NOT_PROVEN
from countersign.usecases.tasks.authorization import ActAuthorization
from countersign.usecases.tasks.change import ChangeTask
from countersign.usecases.tasks.countersign import Countersign
from countersign.usecases.tasks.decide import DecideTask
from tests.factories import TASK, USER, account, agent, body, person, proposed, rule, sent
from tests.fakes.integrations import InMemoryIntegrations
from tests.fakes.macs import MacsInHand, signing
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
ELSEWHERE = sent(to=("eve@evil.example",))
MADE_UP = MacsInHand("a key of their own")


class House:
    """Ada's waiting task, and the worker that would carry it out."""

    def __init__(self) -> None:
        self.clock, self.tasks, self.users = SettableClock(), InMemoryTasks(), InMemoryUsers()
        self.queues, self.diagnostics = RecordingQueues(), RecordingDiagnostics()
        self.provider = JournallingProvider(self.clock)
        agents, self.integrations = InMemoryAgents(), InMemoryIntegrations()
        self.users.register(person(plan="pro"), "")
        self.tasks.people = self.users.people
        agents.add(agent(autonomy="rules"))
        self.integrations.put(account(), "sealed")
        self.act = worker(
            self.tasks,
            self.integrations,
            InMemoryWorkflow(self.clock),
            self.queues,
            self.clock,
            {"email.send_reply": self.provider},
            self.provider,
            self.diagnostics,
            ActAuthorization(self.users, agents, InMemoryRules(self.tasks)),
        )
        self.decides = DecideTask(self.tasks, self.clock, signing())
        self.changes = ChangeTask(self.tasks, self.clock, signing())
        birth = proposed(body(action=sent(), provenance=KNOWN), now=self.clock.now())
        self.tasks.create(USER, [Newborn(birth, "mark")], month="2026-11")

    @property
    def task(self) -> Task:
        return self.tasks.heads[USER, TASK]

    @property
    def stored(self) -> Body:
        return self.tasks.bodies[USER, TASK, self.task.revision]

    @property
    def ada(self) -> User:
        return self.users.people[USER]

    def approve(self) -> None:
        self.decides.approve(self.ada, TASK, self.task.digest)

    def writes(self, **fields: Any) -> None:
        """A head with these fields, as whoever can write to the table writes it."""
        self.tasks.heads[USER, TASK] = self.task.model_copy(update=fields)

    def writes_body(self, **fields: Any) -> str:
        """What would be done; answers the digest that fits it."""
        forged = self.stored.model_copy(update=fields)
        self.tasks.bodies[USER, TASK, forged.revision] = forged
        return digest_of(forged)

    def writes_event(self, type: str) -> None:
        """One more line of the history, as good as ours; the head follows it."""
        task = self.task.model_copy(update={"sequence": self.task.sequence + 1})
        event = chained(
            task, previous=self.task.chain_head, at=self.clock.now(), type=type, by="user", data={}
        )
        self.tasks.histories[USER, TASK].append(event)
        self.writes(sequence=event.sequence, chain_head=event.hash)

    def decision(self, **fields: Any) -> Decision:
        complete = {"by": "user", "at": self.clock.now(), "digest": self.task.digest}
        return Decision(**complete | fields)

    def run(self, enter: Enter = Enter.ACT) -> None:
        """Long enough for everything that comes again."""
        self.clock.wait(seconds=15)
        call = Call(USER, TASK, self.task.run, enter, "token", self.clock.now())
        self.act(call)
        for _ in range(10):
            put_back = self.queues.take()
            if not put_back:
                return
            self.clock.wait(seconds=put_back[0].delay_seconds)
            self.act(call)
        raise AssertionError("the call comes again for ever")


@pytest.fixture
def house() -> House:
    return House()


def _unsigned(house: House) -> None:
    house.writes(decided=house.decision())


def _signed_by_somebody_else(house: House) -> None:
    decision = house.decision(sequence=house.task.sequence)
    house.writes(decided=decision)
    mac = MADE_UP.generate(statement_of(house.task, decision, "approval"))
    house.writes(decided=decision.model_copy(update={"mac": mac}))


def _signed_by_a_rule_that_is_not_there(house: House) -> None:
    house.writes(decided=house.decision(by="rule", rule_id="rul_9", sequence=house.task.sequence))


@pytest.mark.parametrize(
    "sign", [_unsigned, _signed_by_somebody_else, _signed_by_a_rule_that_is_not_there]
)
def test_a_head_that_says_approved_is_asked_about(
    house: House, sign: Callable[[House], None]
) -> None:
    house.writes(status=Status.APPROVED, act_not_before=house.clock.now())
    house.writes_event("approved")
    sign(house)

    house.run()

    assert house.provider.journal == []
    assert house.task.status is Status.AWAITING_APPROVAL


def test_another_action_with_a_digest_that_fits_is_asked_about(house: House) -> None:
    """Body, digest and decision agree with each other, and with no signature."""
    house.approve()
    digest = house.writes_body(action=ELSEWHERE)
    assert house.task.decided is not None
    house.writes(digest=digest, decided=house.task.decided.model_copy(update={"digest": digest}))

    house.run()

    assert house.provider.journal == []
    assert (house.task.status, house.stored.changed) == (Status.AWAITING_APPROVAL, NOT_PROVEN)
    assert house.diagnostics.contradictions


def test_what_has_a_blank_in_it_is_done_by_no_approval(house: House) -> None:
    """Approved, signed and stored as all of ours: only that nothing is left open is missing."""
    digest = house.writes_body(action=sent(body="I come on ⟦date⟧."))
    house.writes(digest=digest)
    house.writes_event("approved")
    decision = house.decision(sequence=house.task.sequence)
    house.writes(status=Status.APPROVED, act_not_before=house.clock.now(), decided=decision)
    mac = MacsInHand().generate(statement_of(house.task, decision, "approval"))
    house.writes(decided=decision.model_copy(update={"mac": mac}))

    house.run()

    assert house.provider.journal == []
    assert house.task.status is Status.AWAITING_APPROVAL
    assert house.stored.changed == "Something was left open in it."


@pytest.mark.parametrize("link", LINKS)
def test_what_it_was_approved_to_hold_to_cannot_be_taken_off_it(house: House, link: str) -> None:
    house.writes(**{link: ("tsk_2",)})
    house.approve()
    house.writes(**{link: ()})

    house.run()

    assert house.provider.journal == []
    assert (house.task.status, house.stored.changed) == (Status.AWAITING_APPROVAL, NOT_PROVEN)


def test_a_cooling_that_was_cut_short_is_no_approval(house: House) -> None:
    house.approve()
    house.writes(act_not_before=house.clock.now())

    house.run()

    assert house.provider.journal == []


def test_an_approval_that_the_person_took_back_stays_taken_back(house: House) -> None:
    """Its signature is genuine: it is the history that says that it is over."""
    house.approve()
    approved = house.task
    house.changes.cancel(house.ada, TASK, house.task.digest)
    house.writes(status=Status.APPROVED, due_at=approved.due_at)

    house.run()

    assert house.provider.journal == []


def test_a_head_of_before_it_was_taken_back_stays_taken_back(house: House) -> None:
    house.approve()
    approved = house.task
    house.changes.cancel(house.ada, TASK, house.task.digest)
    house.tasks.heads[USER, TASK] = approved

    house.run()

    assert house.provider.journal == []


def test_what_was_done_is_not_done_again_where_its_effects_were_wiped(house: House) -> None:
    house.approve()
    house.run()
    assert len(house.provider.journal) == 2
    house.tasks.ledger.clear()
    house.provider.conversation.clear()
    house.writes(status=Status.APPROVED, due_at=house.clock.now())

    house.run()

    assert len(house.provider.journal) == 2


def test_an_approval_is_for_one_task_and_one_revision(house: House) -> None:
    house.approve()
    genuine = house.task.decided
    house.changes.cancel(house.ada, TASK, house.task.digest)
    digest = house.writes_body(action=ELSEWHERE)
    assert genuine is not None
    genuine = genuine.model_copy(update={"digest": digest})
    house.writes(digest=digest, status=Status.APPROVED, decided=genuine)
    house.writes_event("approved")

    house.run()

    assert house.provider.journal == []


def _beside_eve(house: House) -> None:
    """Ada's rows, signed as they are, under the keys of Eve, who has a mailbox, too."""
    house.integrations.accounts["usr_2", account().integration_id] = account(user_id="usr_2")
    house.tasks.heads["usr_2", TASK] = house.task
    house.tasks.bodies["usr_2", TASK, house.task.revision] = house.stored


def test_what_one_person_approved_is_not_done_from_the_account_of_another(house: House) -> None:
    house.approve()
    _beside_eve(house)
    house.clock.wait(seconds=15)

    with pytest.raises(RecordBroken):
        house.act(Call("usr_2", TASK, house.task.run, Enter.ACT, "token", house.clock.now()))
    assert house.provider.journal == []


def test_nobody_approves_in_the_name_of_another(house: House) -> None:
    _beside_eve(house)
    eve = house.ada.model_copy(update={"user_id": "usr_2"})

    with pytest.raises(NotFound):
        house.decides.approve(eve, TASK, house.task.digest)
    assert house.task.status is Status.AWAITING_APPROVAL


def test_an_account_that_is_somebody_elses_does_nothing(house: House) -> None:
    house.approve()
    key = USER, account().integration_id
    house.integrations.accounts[key] = account(user_id="usr_2")

    with pytest.raises(RecordBroken):
        house.run()
    assert house.provider.journal == []


def test_another_text_is_not_approved_under_the_digest_of_what_will_be_done(house: House) -> None:
    shown, meant = house.stored, house.writes_body(action=ELSEWHERE)
    house.writes_body(action=shown.action)
    house.writes(digest=meant)
    filed = house.tasks.get_filed(USER, TASK)
    assert filed is not None

    with pytest.raises(StaleTask):
        house.decides.approve(house.ada, TASK, TaskOut.of(filed, house.clock.now()).digest)
    assert house.task.status is Status.AWAITING_APPROVAL


def test_what_the_person_reads_first_is_of_what_would_be_done(house: House) -> None:
    house.writes(summary="Save a draft to nobody.")
    filed = house.tasks.get_filed(USER, TASK)

    assert filed is not None
    assert TaskOut.of(filed, house.clock.now()).summary == filed.body.action.summary()


def test_how_long_it_cools_and_that_it_is_looked_at_alone_is_of_what_would_be_done(
    house: House,
) -> None:
    house.writes(touches=Touches.SELF, undo=UndoClass.REVERSIBLE)

    with pytest.raises(Irreversible):
        house.decides.approve_among_others(house.ada, TASK, house.task.digest)
    house.approve()

    cools = timedelta(seconds=house.ada.cooling_seconds)
    assert cools
    assert house.task.act_not_before == house.clock.now() + cools


@dataclass(frozen=True)
class Opened:
    """An effect that nobody opened, whose lease is over."""

    step: str
    given: dict[str, Any] | None = None

    def put(self, house: House) -> None:
        now = house.clock.now() - timedelta(minutes=5)
        house.tasks.ledger[USER, TASK, house.task.revision, self.step] = Effect(
            user_id=USER,
            task_id=TASK,
            revision=house.task.revision,
            step=self.step,
            state=EffectState.OPEN,
            digest=house.task.digest,
            lease="",
            lease_until=now,
            opened_at=now,
            last_call_at=now,
            given=self.given,
        )


@pytest.mark.parametrize("step", ["draft", "send"])
def test_an_effect_that_nobody_opened_is_looked_for_and_never_written(
    house: House, step: str
) -> None:
    house.writes_body(action=ELSEWHERE)
    house.writes(status=Status.EXECUTING, digest=digest_of(house.stored))
    house.writes(decided=house.decision())
    Opened(step).put(house)

    house.run()

    assert house.provider.journal == []
    assert house.task.status is Status.FAILED
    assert house.task.error is not None
    assert house.task.error.code == "not_countersigned"


def test_nothing_is_taken_back_that_the_person_did_not_ask_for(house: House) -> None:
    house.approve()
    house.run()
    house.writes(undoable=True, undo_state="pending", run=house.task.run + 1)
    house.writes(undo_decided=house.task.decided)
    house.writes_event("undo_asked")

    house.run(Enter.UNDO)

    assert house.provider.taken_back == []
    assert house.task.undo_state == "failed"


def test_an_undo_that_is_under_way_by_a_forged_effect_touches_nothing(house: House) -> None:
    house.approve()
    house.run()
    house.writes(undoable=True, undo_state="pending", run=house.task.run + 1)
    Opened("undo.draft", given={"key": "the person's own"}).put(house)

    house.run(Enter.UNDO)

    assert house.provider.taken_back == []


def _approved_by(house: House, found: Rule) -> None:
    house.tasks.rules[USER, found.rule_id] = found
    birth = proposed(body(action=sent(), provenance=KNOWN), now=house.clock.now())
    decision = Decision(
        by="rule", at=house.clock.now(), digest=birth.after.digest, rule_id=found.rule_id
    )
    change = approve_at_birth(birth, by=decision, cooling=timedelta(0), counts=(), guards=())
    for kept in (house.tasks.heads, house.tasks.histories, house.tasks.bodies):
        kept.clear()
    house.tasks.create(USER, [Newborn(change, "by rule")], month="2026-11")


def _never_signed() -> Rule:
    return rule().model_copy(update={"mac": None})


def _signed_with_another_key() -> Rule:
    return Countersign(MADE_UP).rule(rule())


def _widened() -> Rule:
    narrow = rule(where={"to": "somebody@else.example"})
    return narrow.model_copy(update={"where": rule().where})


def _prolonged() -> Rule:
    return rule().model_copy(update={"expires_at": rule().expires_at + timedelta(days=1)})


def _of_somebody_else_as_it_is() -> Rule:
    return rule(user_id="usr_2")


def _of_somebody_else() -> Rule:
    return rule(user_id="usr_2").model_copy(update={"user_id": USER})


@pytest.mark.parametrize(
    "forge",
    [
        _never_signed,
        _signed_with_another_key,
        _widened,
        _prolonged,
        _of_somebody_else,
        _of_somebody_else_as_it_is,
    ],
)
def test_a_rule_that_no_person_made_so_approves_nothing(
    house: House, forge: Callable[[], Rule]
) -> None:
    _approved_by(house, forge())

    house.run()

    assert house.provider.journal == []
    assert house.task.status is Status.AWAITING_APPROVAL


def test_a_rule_that_a_person_made_approves(house: House) -> None:
    _approved_by(house, rule())

    house.run()

    assert house.task.status is Status.COMPLETED


def test_a_rule_that_was_removed_under_way_is_no_forgery(house: House) -> None:
    _approved_by(house, rule())
    house.provider.write_faults.append("busy")
    house.clock.wait(seconds=15)
    house.act(Call(USER, TASK, house.task.run, Enter.ACT, "token", house.clock.now()))
    house.tasks.rules.clear()

    house.run()

    assert house.task.status is Status.FAILED
    assert house.task.error is not None
    assert house.task.error.message.startswith("The rule that approved this was removed")
    assert house.diagnostics.contradictions == []


def test_one_code_is_made_for_a_decision_and_one_is_checked_for_it(house: House) -> None:
    made, told = MacsInHand(), house.act.countersigned.macs
    assert isinstance(told, MacsInHand)
    DecideTask(house.tasks, house.clock, signing(made)).approve(house.ada, TASK, house.task.digest)
    house.run()

    assert house.task.status is Status.COMPLETED
    assert (made.made, told.told) == (1, 1)


def test_a_decision_that_is_refused_is_never_signed(house: House) -> None:
    made = MacsInHand()
    decides = DecideTask(house.tasks, house.clock, signing(made))
    decides.approve(house.ada, TASK, house.task.digest)
    decides.approve(house.ada, TASK, house.task.digest)

    assert made.made == 1
