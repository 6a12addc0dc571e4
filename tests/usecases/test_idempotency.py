"""A request that creates may be repeated: after an answer, after a crash, at the same moment."""

from dataclasses import dataclass, field, replace

import pytest

from countersign.domain.errors import Conflict, KeyReused, PlanLimit
from countersign.usecases.idempotency import Idempotent, IdempotentRequest
from tests.factories import USER
from tests.fakes.idempotency import InMemoryIdempotencyRecords
from tests.fakes.system import CountingIds, SettableClock

WANTED = IdempotentRequest(USER, "create", "a key", b'{"type": "email"}')


@dataclass
class Shelf:
    """Where things are made; there is room for `room` of them."""

    room: int = 9
    things: dict[str, str] = field(default_factory=dict)

    def make(self, identifier: str) -> str:
        if len(self.things) >= self.room:
            raise PlanLimit("There is no room.")
        if identifier in self.things:
            raise Conflict("It is there.")
        self.things[identifier] = f"thing {identifier}"
        return self.things[identifier]


@pytest.fixture
def idempotency_records() -> InMemoryIdempotencyRecords:
    return InMemoryIdempotencyRecords()


@pytest.fixture
def once(
    idempotency_records: InMemoryIdempotencyRecords, clock: SettableClock, ids: CountingIds
) -> Idempotent:
    return Idempotent(idempotency_records, clock, ids)


def made(once: Idempotent, shelf: Shelf, wanted: IdempotentRequest = WANTED) -> str:
    return once(wanted, "agt", make=shelf.make, find=shelf.things.get)


def test_the_same_again_gets_the_same_answer_and_makes_nothing(once: Idempotent) -> None:
    shelf = Shelf()
    assert made(once, shelf) == made(once, shelf)
    assert len(shelf.things) == 1


def test_the_answer_outlives_what_it_was_about(once: Idempotent) -> None:
    shelf = Shelf()
    answer = made(once, shelf)
    shelf.things.clear()
    assert made(once, shelf) == answer
    assert not shelf.things


def test_the_last_place_is_no_reason_to_refuse_a_repetition(once: Idempotent) -> None:
    shelf = Shelf(room=1)
    assert made(once, shelf) == made(once, shelf)


def test_a_key_is_for_one_request(once: Idempotent) -> None:
    shelf = Shelf()
    made(once, shelf)
    with pytest.raises(KeyReused):
        made(once, shelf, replace(WANTED, content=b"{}"))
    assert len(shelf.things) == 1


@pytest.mark.parametrize(
    "other", [{"user_id": "usr_2"}, {"operation": "another"}, {"key": "another"}]
)
def test_keys_of_others_and_for_other_calls_are_other_keys(
    once: Idempotent, other: dict[str, str]
) -> None:
    shelf = Shelf()
    made(once, shelf)
    made(once, shelf, replace(WANTED, content=b"{}", **other))
    assert len(shelf.things) == 2


def test_a_day_later_the_key_is_free(once: Idempotent, clock: SettableClock) -> None:
    shelf = Shelf()
    made(once, shelf)
    clock.wait(hours=24)
    made(once, shelf, replace(WANTED, content=b"{}"))
    assert len(shelf.things) == 2


def test_what_was_refused_may_be_tried_again(once: Idempotent) -> None:
    shelf = Shelf(room=0)
    with pytest.raises(PlanLimit):
        made(once, shelf)
    shelf.room = 1
    made(once, shelf)
    assert len(shelf.things) == 1


class Died(Exception):
    pass


@pytest.mark.parametrize("point", ["before it is made", "after it is made", "before it is kept"])
def test_whoever_dies_half_way_makes_one_thing_in_the_end(
    once: Idempotent, idempotency_records: InMemoryIdempotencyRecords, point: str
) -> None:
    shelf = Shelf()

    def dying(identifier: str) -> str:
        if point == "before it is made":
            raise Died
        answer = shelf.make(identifier)
        if point == "after it is made":
            raise Died
        return answer

    class Forgetful(InMemoryIdempotencyRecords):
        def settle(self, claim: object, answer: str) -> None:
            raise Died

    stopped = replace(once, idempotency_records=Forgetful(idempotency_records.standing))
    with pytest.raises(Died):
        stopped(WANTED, "agt", make=dying, find=shelf.things.get)
    answer = made(once, shelf)
    assert list(shelf.things.values()) == [answer]
    assert made(once, shelf) == answer


def test_what_is_there_already_is_not_made_again_even_if_it_could_be(
    once: Idempotent, idempotency_records: InMemoryIdempotencyRecords
) -> None:
    shelf = Shelf()
    answer = made(once, shelf)
    for place, claim in idempotency_records.standing.items():
        idempotency_records.standing[place] = claim.model_copy(update={"answer": None})

    def overwrite(identifier: str) -> str:
        raise AssertionError("it is there")

    assert once(WANTED, "agt", make=overwrite, find=shelf.things.get) == answer


@pytest.mark.parametrize("room", [1, 9])
def test_two_at_the_same_moment_make_one(once: Idempotent, room: int) -> None:
    shelf = Shelf(room=room)
    faster: list[str] = []

    def slow(identifier: str) -> str:
        faster.append(made(once, shelf))
        return shelf.make(identifier)

    slower = once(WANTED, "agt", make=slow, find=shelf.things.get)
    assert [slower] == faster == list(shelf.things.values())
