"""Every kind of action through its real effector: each call to its mailbox spoilt, and crashes."""

import pytest

from countersign.domain.actions.catalog import KINDS
from countersign.domain.task.task import Status
from tests.factories import document
from tests.fakes.provider import WriteFault
from tests.faults.breaker import Breaker, Stop, stops_at
from tests.faults.invariants import listed, played
from tests.faults.mailbox_world import SPOILINGS, Post
from tests.faults.scenarios import AMONG_OTHERS, ONCE, SCENARIOS, Scenario, calls_of
from tests.faults.stories import nothing_goes_wrong
from tests.faults.stories_of_people import person_takes_it_back
from tests.faults.world import World
from tests.kinds.example import UNDOABLE

LETTERS = [kind for kind, one in KINDS.items() if one.shape == "letter" and one.needs == "mail"]
MENDED = frozenset({Status.COMPLETED})


def done_in_the_end(world: World) -> None:
    """Approve; where something got in the way, do what the card says, until it is done."""
    nothing_goes_wrong(world)
    if world.task.blocked_by is not None:
        world.clock.wait(seconds=1)
        world.reconnect()
        world.run()
    world.say_what_is_there()
    if world.task.status is Status.FAILED:
        world.tap_retry()
    world.run()


def taken_back_in_the_end(world: World) -> None:
    done_in_the_end(world)
    for _ in range(2):
        world.tap_undo()
        world.run()


IN_THE_END = Scenario(done_in_the_end, MENDED, ONCE)
BACK_IN_THE_END = Scenario(taken_back_in_the_end, frozenset({Status.UNDONE}), ONCE)
BACK_IF_WE_KNOW_HOW = Scenario(taken_back_in_the_end, MENDED | {Status.UNDONE}, ONCE)
"""Of what the person had to tell us, we hold no receipt, and so no way back."""


def provider_calls(scenario: Scenario, kind: str) -> int:
    world = World(kind=kind)
    scenario.play(world)
    return world.provider.calls


def spoilings(scenario: Scenario, kind: str) -> list[dict[int, WriteFault]]:
    """Every fault at every call to the mailbox, one at a time."""
    numbers = range(1, provider_calls(scenario, kind) + 1)
    return [{number: fault} for number in numbers for fault in SPOILINGS]


def troubles_when_it_stops(
    scenario: Scenario, kind: str, spoilt: dict[int, WriteFault]
) -> list[str]:
    """Play it with a worker stopped dead at each of its calls, in every way."""
    return [
        f"{spoilt} {stop} {number} {call}: {trouble}"
        for number, call in calls_of(scenario, kind=kind, spoilt=spoilt)
        for stop in stops_at(call)
        if (trouble := _stopped(scenario, kind, spoilt, number, stop))
    ]


def _stopped(
    scenario: Scenario, kind: str, spoilt: dict[int, WriteFault], number: int, stop: Stop
) -> str | None:
    return played(scenario, World(Breaker(stop_at={number: stop}), kind=kind, spoilt=spoilt))


def fitting() -> list[tuple[Scenario, str]]:
    known = (*SCENARIOS, AMONG_OTHERS)
    return [(scenario, kind) for kind in KINDS for scenario in known if scenario.fits(kind)]


def named(value: object) -> str:
    return value.name if isinstance(value, Scenario) else str(value)


@pytest.mark.parametrize(("scenario", "kind"), fitting(), ids=named)
def test_every_scenario_ends_the_same_at_a_mailbox(scenario: Scenario, kind: str) -> None:
    assert played(scenario, World(kind=kind)) is None


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_befalls_one_call_to_the_mailbox_the_action_is_done_once(kind: str) -> None:
    troubles = [
        f"{spoilt}: {trouble}"
        for spoilt in spoilings(IN_THE_END, kind)
        if (trouble := played(IN_THE_END, World(kind=kind, spoilt=spoilt)))
    ]

    assert not troubles, listed(troubles)


@pytest.mark.parametrize("kind", UNDOABLE)
def test_whatever_befalls_one_call_to_the_mailbox_it_can_be_taken_back(kind: str) -> None:
    troubles = [
        f"{spoilt}: {trouble}"
        for spoilt in spoilings(BACK_IN_THE_END, kind)
        if (trouble := played(BACK_IN_THE_END, World(kind=kind, spoilt=spoilt)))
    ]

    assert not troubles, listed(troubles)


@pytest.mark.parametrize("play", [IN_THE_END, BACK_IN_THE_END], ids=named)
@pytest.mark.parametrize("kind", KINDS)
def test_whatever_call_a_worker_dies_at_the_mailbox_has_it_once(play: Scenario, kind: str) -> None:
    if not _can(play, kind):
        return

    troubles = troubles_when_it_stops(play, kind, {})

    assert not troubles, listed(troubles)


@pytest.mark.faults
@pytest.mark.parametrize("play", [IN_THE_END, BACK_IF_WE_KNOW_HOW], ids=named)
@pytest.mark.parametrize("kind", KINDS)
def test_a_spoilt_call_and_a_crash_together_change_nothing(play: Scenario, kind: str) -> None:
    if not _can(play, kind):
        return

    troubles = [
        trouble
        for spoilt in spoilings(play, kind)
        for trouble in troubles_when_it_stops(play, kind, spoilt)
    ]

    assert not troubles, listed(troubles)


@pytest.mark.parametrize("kind", LETTERS)
def test_a_reply_under_another_subject_among_newer_drafts_is_done_once(kind: str) -> None:
    """Gmail puts it into a conversation of its own, where it has to be looked for."""
    troubles = [
        f"{spoilt}: {trouble}"
        for spoilt in spoilings(IN_THE_END, kind)
        if (trouble := played(IN_THE_END, _among_newer_drafts(kind, spoilt)))
    ]

    assert not troubles, listed(troubles)


def _among_newer_drafts(kind: str, spoilt: dict[int, WriteFault]) -> World:
    """Before each of the first calls the person begins a draft."""
    breaker = Breaker()
    world = World(breaker, kind=kind, spoilt=spoilt)
    assert isinstance(world.provider, Post)
    world.action = world.action.model_copy(update={"subject": "Dinner instead"})
    breaker.between = dict.fromkeys(range(1, 61), world.provider.person_begins_a_draft)
    return world


@pytest.mark.parametrize("kind", LETTERS)
def test_a_reply_with_a_file_is_done_once_whatever_befalls_a_call(kind: str) -> None:
    world = _with_file(kind, {})
    done_in_the_end(world)
    troubles = [
        f"{number} {fault}: {trouble}"
        for number in range(1, world.provider.calls + 1)
        for fault in SPOILINGS
        if (trouble := played(IN_THE_END, _with_file(kind, {number: fault})))
    ]

    assert not troubles, listed(troubles)


@pytest.mark.parametrize("kind", LETTERS)
def test_a_reply_with_a_file_is_done_once_whatever_call_a_worker_dies_at(kind: str) -> None:
    dry = Breaker()
    done_in_the_end(_with_file(kind, {}, dry))
    troubles = [
        f"{number} {call} {stop}: {trouble}"
        for number, call in enumerate(dry.calls, start=1)
        for stop in stops_at(call)
        if (trouble := played(IN_THE_END, _with_file(kind, {}, Breaker(stop_at={number: stop}))))
    ]

    assert any(call == "MailAtWork.file_bytes" for call in dry.calls)
    assert not troubles, listed(troubles)


def _with_file(kind: str, spoilt: dict[int, WriteFault], breaker: Breaker | None = None) -> World:
    """The person sent Grace a file, and the answer has it with it again."""
    world = World(breaker or Breaker(), kind=kind, spoilt=spoilt)
    assert isinstance(world.provider, Post)
    mailbox = world.provider.mailbox
    source = mailbox.send("grace@elsewhere.example", contents={"contract.pdf": b"%PDF"})
    attached = document(b"%PDF", message_id=source.message_id)
    world.action = world.action.model_copy(update={"attachments": (attached,)})
    return world


@pytest.mark.parametrize("call", ["draft", "delete_draft"])
def test_a_draft_that_is_sent_while_it_is_taken_back_is_not_called_undone(call: str) -> None:
    dry = Breaker()
    person_takes_it_back(World(dry, kind="email.draft_reply"))
    last = len(dry.calls) - dry.calls[::-1].index(f"MailAtWork.{call}")
    breaker = Breaker()
    world = World(breaker, kind="email.draft_reply")
    assert isinstance(world.provider, Post)
    mailbox = world.provider.mailbox

    def send() -> None:
        for draft_id in list(mailbox.drafts):
            mailbox.send_draft_by_hand(draft_id)

    breaker.between[last] = send
    person_takes_it_back(world)

    assert mailbox.outbox
    assert (world.task.status, world.task.undo_state) == (Status.COMPLETED, "failed")


def _can(scenario: Scenario, kind: str) -> bool:
    return scenario is IN_THE_END or kind in UNDOABLE
