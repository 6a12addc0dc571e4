"""What every store of claims keeps to."""

from datetime import timedelta

from countersign.domain.idempotency import KEPT, IdempotencyRecord
from tests.contracts.conftest import Stores
from tests.factories import USER
from tests.fakes.system import MORNING

FIRST = IdempotencyRecord(
    user_id=USER, mark="m", fingerprint="f", made_id="agt_1", until=MORNING + KEPT
)
SECOND = FIRST.model_copy(update={"made_id": "agt_2", "fingerprint": "g"})


def test_the_first_claim_stands(stores: Stores) -> None:
    assert stores.idempotency_records.record(FIRST, MORNING) == FIRST
    assert stores.idempotency_records.record(SECOND, MORNING + timedelta(seconds=1)) == FIRST


def test_what_came_of_it_is_kept_and_not_changed(stores: Stores) -> None:
    stores.idempotency_records.record(FIRST, MORNING)
    stores.idempotency_records.settle(FIRST, "made")
    stores.idempotency_records.settle(FIRST, "made again")
    assert stores.idempotency_records.record(SECOND, MORNING).answer == "made"


def test_a_claim_stands_for_a_day(stores: Stores) -> None:
    stores.idempotency_records.record(FIRST, MORNING)
    later = SECOND.model_copy(update={"until": MORNING + 2 * KEPT})
    just_before = MORNING + KEPT - timedelta(milliseconds=1)
    assert stores.idempotency_records.record(later, just_before) == FIRST
    assert stores.idempotency_records.record(later, MORNING + KEPT) == later


def test_each_mark_and_each_person_has_claims_of_their_own(stores: Stores) -> None:
    stores.idempotency_records.record(FIRST, MORNING)
    for other in ({"mark": "n"}, {"user_id": "usr_2"}):
        wanted = SECOND.model_copy(update=other)
        assert stores.idempotency_records.record(wanted, MORNING) == wanted


def test_what_comes_late_is_not_held_for_another_claim(stores: Stores) -> None:
    stores.idempotency_records.settle(FIRST, "of nothing")
    stores.idempotency_records.record(SECOND, MORNING)
    stores.idempotency_records.settle(FIRST, "of another")
    assert stores.idempotency_records.record(FIRST, MORNING).answer is None
