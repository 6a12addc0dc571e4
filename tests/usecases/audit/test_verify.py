"""Whatever is taken out of the record, put into it or changed in it is found, and said where."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from countersign.domain.audit.audit import TaskRecord
from countersign.domain.audit.checkpoint import SignedCheckpoint, statement
from countersign.domain.audit.checkpoint import hash_of as seal_hash_of
from countersign.domain.task.alternative import Alternative
from countersign.domain.task.digest import digest_of
from countersign.domain.task.effect import EffectState
from countersign.domain.task.event_chain import hash_of
from countersign.domain.task.task import Decision, Event, Status, TaskProblem
from countersign.domain.task.transitions import approve, claim, resolve, review
from countersign.ports.tasks import Newborn
from countersign.usecases.audit.verify import VerifyHistory
from tests.factories import USER, body, proposed, sent
from tests.fakes.checkpoints import InMemoryCheckpoints, InMemoryRecords, KeyInHand
from tests.usecases.audit.house import DAY, DONE, LEASE, UNDONE, WAITING, House


@pytest.fixture
def house() -> House:
    return House()


def test_an_untouched_record_holds(house: House) -> None:
    verdict = house.verdict(witnessed=True)

    assert verdict.breaks == ()
    assert (verdict.tasks, verdict.checkpoints, verdict.effects) == (3, 3, 4)
    assert verdict.events == sum(map(len, house.tasks.histories.values()))


def _edit_an_event(house: House) -> None:
    events = house.tasks.histories[DONE]
    events[1] = events[1].model_copy(update={"by": "rule"})


def _edit_an_event_with_its_hash(house: House) -> None:
    events = house.tasks.histories[DONE]
    events[1] = _hashed(events[1].model_copy(update={"by": "rule"}))


def _hashed(event: Event) -> Event:
    return event.model_copy(update={"hash": hash_of(event)})


def _rewrite_the_whole_history(house: House) -> None:
    """Every hash is right again, and the head as well: only the checkpoints know."""
    previous = ""
    events = house.tasks.histories[DONE]
    for number, event in enumerate(events):
        data = {**event.data, "forged": True}
        changed = {"data": data, "previous": previous} if number else {"previous": previous}
        events[number] = _hashed(event.model_copy(update=changed))
        previous = events[number].hash
    head = house.tasks.heads[DONE]
    house.tasks.heads[DONE] = head.model_copy(update={"chain_head": previous})


def _chained_anew(house: House, events: list[Event], previous: str = "") -> None:
    """The history of the first task, with hashes, links, numbers and head that fit."""
    anew: list[Event] = []
    for number, event in enumerate(events, start=1):
        anew.append(_hashed(event.model_copy(update={"sequence": number, "previous": previous})))
        previous = anew[-1].hash
    house.tasks.histories[DONE] = anew
    head = house.tasks.heads[DONE]
    update = {"chain_head": previous, "sequence": len(anew)}
    house.tasks.heads[DONE] = head.model_copy(update=update)


def _leave_the_approval_out(house: House) -> None:
    events = house.tasks.histories[DONE]
    _chained_anew(house, [events[0], *events[2:]])


def _cut_the_beginning_off(house: House) -> None:
    events = house.tasks.histories[DONE]
    _chained_anew(house, events[1:], previous=events[0].hash)


def _change_the_hash_on_the_head(house: House) -> None:
    head = house.tasks.heads[DONE]
    house.tasks.heads[DONE] = head.model_copy(update={"chain_head": "0" * 64})


def _put_anothers_effect_in(house: House) -> None:
    key = (*DONE, 1, "send")
    house.tasks.ledger[key] = house.tasks.ledger[key].model_copy(update={"task_id": "tsk_8"})


def _drop_the_last_event(house: House) -> None:
    house.tasks.histories[DONE].pop()


def _roll_back_to_the_first_event(house: House) -> None:
    """As if nothing had been decided: a whole and valid history, but a shorter one."""
    first = house.tasks.histories[DONE][0]
    house.tasks.histories[DONE] = [first]
    house.tasks.ledger = {key: one for key, one in house.tasks.ledger.items() if key[1] != "tsk_1"}
    house.tasks.heads[DONE] = proposed(body(task_id="tsk_1", action=sent())).after.model_copy(
        update={"chain_head": first.hash, "updated_at": first.at}
    )


def _drop_an_event_in_the_middle(house: House) -> None:
    del house.tasks.histories[DONE][2]


def _swap_two_events(house: House) -> None:
    events = house.tasks.histories[DONE]
    events[1], events[2] = events[2], events[1]


def _drop_a_task(house: House) -> None:
    del house.tasks.heads[WAITING]
    del house.tasks.histories[WAITING]


def _drop_a_head(house: House) -> None:
    del house.tasks.heads[WAITING]


def _put_an_old_task_in(house: House) -> None:
    """It claims to be from before the last seal, and no seal knows it."""
    birth = proposed(body(task_id="tsk_9"), now=house.clock.now() - DAY)
    house.tasks.create(USER, [Newborn(birth, "mark")], month="2026-11")


def _forge_a_status(house: House) -> None:
    head = house.tasks.heads[WAITING]
    house.tasks.heads[WAITING] = head.model_copy(update={"status": Status.COMPLETED})


def _swap_a_body(house: House) -> None:
    key = (*DONE, 1)
    forged = house.tasks.bodies[key].action.model_copy(update={"to": ("mallory@example.net",)})
    house.tasks.bodies[key] = house.tasks.bodies[key].model_copy(update={"action": forged})


def _swap_a_body_and_the_digest_of_the_head(house: House) -> None:
    _swap_a_body(house)
    digest = digest_of(house.tasks.bodies[*DONE, 1])
    house.tasks.heads[DONE] = house.tasks.heads[DONE].model_copy(update={"digest": digest})


def _drop_a_body(house: House) -> None:
    del house.tasks.bodies[*WAITING, 1]


def _drop_an_effect(house: House) -> None:
    del house.tasks.ledger[*DONE, 1, "send"]


def _reopen_an_effect(house: House) -> None:
    key = (*DONE, 1, "send")
    forged = {"state": EffectState.REFUSED, "receipt": None}
    house.tasks.ledger[key] = house.tasks.ledger[key].model_copy(update=forged)


def _change_a_receipt(house: House) -> None:
    key = (*DONE, 1, "send")
    forged = house.tasks.ledger[key].model_copy(update={"receipt": {"id": "another"}})
    house.tasks.ledger[key] = forged


def _put_an_effect_in(house: House) -> None:
    done = house.tasks.ledger[*DONE, 1, "send"]
    forged = done.model_copy(update={"revision": 2, "digest": "0" * 64})
    house.tasks.ledger[*DONE, 2, "send"] = forged


def _drop_the_way_back(house: House) -> None:
    del house.tasks.ledger[*UNDONE, 1, "undo.draft"]


def _drop_a_seal(house: House) -> None:
    del house.checkpoints.kept[USER, 2]


def _drop_the_last_seal(house: House) -> None:
    del house.checkpoints.kept[USER, 3]


def _swap_two_seals(house: House) -> None:
    kept = house.checkpoints.kept
    first, second = kept[USER, 1], kept[USER, 2]
    kept[USER, 1] = second.model_copy(update={"at": first.at})
    kept[USER, 2] = first.model_copy(update={"at": second.at})


def _edit_a_seal(house: House) -> None:
    checkpoint = house.checkpoints.kept[USER, 2]
    house.checkpoints.kept[USER, 2] = checkpoint.model_copy(update={"heads": checkpoint.heads[:1]})


def _forge_a_seal(house: House) -> None:
    """With the right hashes, but without the key."""
    checkpoint = house.checkpoints.kept[USER, 3].model_copy(update={"heads": ()})
    checkpoint = checkpoint.model_copy(update={"hash": seal_hash_of(checkpoint)})
    forged = KeyInHand("theirs").sign(statement(checkpoint))
    house.checkpoints.kept[USER, 3] = checkpoint.model_copy(update={"signature": forged.text})
    standing = house.tasks.sealings[USER]
    house.tasks.sealings[USER] = standing.model_copy(update={"hash": checkpoint.hash})


def _signed_anew(house: House, number: int, **update: object) -> None:
    """By somebody who may use the key."""
    checkpoint = house.checkpoints.kept[USER, number].model_copy(update=update)
    checkpoint = checkpoint.model_copy(update={"hash": seal_hash_of(checkpoint)})
    signature = house.key.sign(statement(checkpoint))
    house.checkpoints.kept[USER, number] = checkpoint.model_copy(
        update={"signature": signature.text}
    )


def _link_a_seal_elsewhere(house: House) -> None:
    _signed_anew(house, 3, previous="0" * 64)


def _turn_the_window_of_a_seal_back(house: House) -> None:
    _signed_anew(house, 3, through="2020")


def _put_anothers_seal_in(house: House) -> None:
    _signed_anew(house, 3, user_id="usr_2")


def _drop_what_was_sealed_so_far(house: House) -> None:
    del house.tasks.sealings[USER]


Tampering = Callable[[House], None]


FOUND: list[tuple[Tampering, str]] = [
    (_edit_an_event, "tsk_1, event 2: was altered: its hash is not that of what it says"),
    (_edit_an_event_with_its_hash, "tsk_1, event 3: does not follow from event 2"),
    (_rewrite_the_whole_history, "tsk_1, seal 2: event 5 was sealed with another hash"),
    (_leave_the_approval_out, "tsk_1, event 2: moves AWAITING_APPROVAL to EXECUTING"),
    (_cut_the_beginning_off, "tsk_1, event 1: names an event before it"),
    (_change_the_hash_on_the_head, "tsk_1, head: names another hash than that of event 5"),
    (_put_anothers_effect_in, "tsk_1, effect: says that it belongs to another person or task"),
    (_drop_the_last_event, "tsk_1, head: names event 5 as the last, and the last is 4"),
    (_roll_back_to_the_first_event, "tsk_1, seal 2: event 5 was sealed, and is gone"),
    (_drop_an_event_in_the_middle, "tsk_1, event 3: is missing before event 4"),
    (_swap_two_events, "tsk_1, event 2: stands behind event 3"),
    (_drop_a_task, "tsk_2, seal 2: was sealed with 1 events, and nothing of it is there any more"),
    (_drop_a_head, "tsk_2, head: is gone, though 1 events are there"),
    (_put_an_old_task_in, "tsk_9, head: is older than the last seal, and is not sealed as"),
    (_forge_a_status, "tsk_2, head: has status COMPLETED, and its last event AWAITING_APPROVAL"),
    (_swap_a_body, "tsk_1, revision 1: is not what event 1 speaks of: its digest differs"),
    (_swap_a_body_and_the_digest_of_the_head, "tsk_1, head: was decided on another digest"),
    (_drop_a_body, "tsk_2, revision 1: has no body"),
    (_drop_an_effect, "tsk_1, head: is COMPLETED, and its step send is not done"),
    (_drop_an_effect, "tsk_1, effect 1.send: is told of by an event, and is not there"),
    (_reopen_an_effect, "tsk_1, head: is COMPLETED, and its step send is not done"),
    (_change_a_receipt, "tsk_1, effect 1.send: has another receipt than the event that closed it"),
    (_put_an_effect_in, "tsk_1, effect 2.send: has a digest that nobody approved"),
    (_put_an_effect_in, "tsk_1, effect 2.send: is done, and no event says so"),
    (_drop_the_way_back, "tsk_3, head: is UNDONE, and nothing was taken back"),
    (_drop_a_seal, "seal 3, number: follows seal 1: a seal is gone or out of order"),
    (_drop_the_last_seal, "checkpoints, standing: names seal 3 as the last"),
    (_swap_two_seals, "seal 2, number: follows seal 0: a seal is gone or out of order"),
    (_edit_a_seal, "seal 2, content: was altered: its hash is not that of what it says"),
    (_forge_a_seal, "seal 3, signature: was not made with our key"),
    (_link_a_seal_elsewhere, "seal 3, chain: does not follow from seal 2"),
    (_turn_the_window_of_a_seal_back, "seal 3, window: ends before the seal before it"),
    (_put_anothers_seal_in, "seal 3, owner: says that it is over another person's histories"),
    (_drop_what_was_sealed_so_far, "checkpoints, standing: is gone"),
]


@pytest.mark.parametrize(("tamper", "said"), FOUND, ids=lambda one: getattr(one, "__name__", ""))
def test_what_was_tampered_with_is_found_and_said(
    house: House, tamper: Tampering, said: str
) -> None:
    tamper(house)

    assert said in "\n".join(map(str, house.verdict().breaks))


def test_one_change_is_not_reported_as_many(house: House) -> None:
    _edit_an_event(house)

    assert len(house.verdict().breaks) == 1


def test_whoever_cuts_off_the_end_of_everything_is_found_by_the_witness(house: House) -> None:
    """The last task, its seal and what was sealed so far: within the table all is consistent."""
    del house.checkpoints.kept[USER, 3]
    second = house.checkpoints.kept[USER, 2]
    standing = house.tasks.sealings[USER]
    house.tasks.sealings[USER] = standing.model_copy(
        update={"number": 2, "hash": second.hash, "through": second.through}
    )
    for rows in (house.tasks.heads, house.tasks.histories):
        del rows[UNDONE]
    house.tasks.ledger = {key: one for key, one in house.tasks.ledger.items() if key[1] != "tsk_3"}

    assert house.verdict().breaks == ()
    assert [str(one) for one in house.verdict(witnessed=True).breaks] == [
        "seal 3, witness: was witnessed, and is gone"
    ]


def test_what_changes_while_it_is_read_is_no_contradiction(house: House) -> None:
    class Slow(InMemoryRecords):
        def of(self, user_id: str) -> Iterator[TaskRecord]:
            for record in super().of(user_id):
                yield replace(record, events=record.events[:-1])

    class CheckpointState(InMemoryCheckpoints):
        def all(self, user_id: str) -> Iterator[SignedCheckpoint]:
            yield from list(super().all(user_id))
            house._propose(f"tsk_{len(house.checkpoints.kept) + 5}")
            if len(house.checkpoints.kept) < 4:
                house._pass_a_day()

    checkpoints = CheckpointState(house.tasks, house.checkpoints.kept)

    verdict = VerifyHistory(Slow(house.tasks), checkpoints, house.key)(USER)

    assert verdict.checkpoints == 4
    assert verdict.breaks == ()


def test_what_the_person_said_had_happened_needs_no_receipt(house: House) -> None:
    house._propose("tsk_4")
    task, now = house.tasks.heads[USER, "tsk_4"], house.clock.now()
    decision = Decision(by="user", at=now, digest=task.digest)
    task = house._commit(
        approve(task, house.tasks.bodies[USER, "tsk_4", 1], by=decision, cooling=timedelta(0))
    )
    task = house._commit(claim(task, step="draft", lease="l", now=now, lease_for=LEASE))
    effect = house.tasks.ledger[USER, "tsk_4", 1, "draft"]
    problem = TaskProblem(code="outcome_unknown", message="It cannot say.", retryable=False)
    task = house._commit(review(task, effect, problem=problem, now=now))
    house._commit(resolve(task, happened=True, now=now))

    assert house.verdict().breaks == ()


def test_what_was_chosen_of_several_ways_is_what_was_approved(house: House) -> None:
    no = Alternative(label="No", action=sent(body="No."))
    house._propose("tsk_4", action=sent(body="⟦yes or no⟧"), alternatives=(no,), must_choose=True)
    house._carry_out("tsk_4", "draft", "send", way=1)

    assert house.verdict().breaks == ()


def test_a_way_that_was_put_in_afterwards_was_approved_by_nobody(house: House) -> None:
    no = Alternative(label="No", action=sent(body="No."))
    house._propose("tsk_4", action=sent(), alternatives=(no,))
    house._carry_out("tsk_4", "draft", "send", way=1)
    forged = Alternative(label="No", action=sent(to=("eve@evil.example",)))
    kept = house.tasks.bodies[USER, "tsk_4", 1]
    house.tasks.bodies[USER, "tsk_4", 1] = kept.model_copy(update={"alternatives": (forged,)})

    (broken,) = house.verdict().breaks

    assert broken.of.endswith("tsk_4")
    assert broken.at == "revision 1"
