"""What every store of promised jobs keeps to."""

from datetime import datetime, timedelta

import pytest

from countersign.domain.errors import NotFound
from countersign.domain.job import DurableJob
from countersign.ports.due import SHARDS, Due
from tests.contracts.conftest import Stores
from tests.factories import GMAIL, USER, account, person
from tests.fakes.system import MORNING

LATER = MORNING + timedelta(minutes=10)


def _erase(user_id: str = USER) -> DurableJob:
    return DurableJob(user_id=user_id, op="erase", since=MORNING)


def _revoke(sealed: str = "sealed") -> DurableJob:
    return DurableJob(
        user_id=USER,
        op="revoke",
        ref=GMAIL,
        since=MORNING,
        provider="google",
        account="ada@example.com",
        subject="google-ada",
        sealed_tokens=sealed,
    )


def _due(stores: Stores, until: datetime) -> list[Due]:
    return [row for shard in range(SHARDS) for row in stores.due.due(shard, until, at_most=100)]


def test_a_promise_is_kept_until_it_is_done(stores: Stores) -> None:
    assert stores.durable_jobs.keep(_erase(), LATER) is True
    assert stores.durable_jobs.keep(_erase(), MORNING) is False

    assert stores.durable_jobs.get(USER, "erase") == _erase()
    assert stores.durable_jobs.list(USER) == (_erase(),)
    assert stores.durable_jobs.list("usr_2") == ()
    stores.durable_jobs.done(_erase())
    stores.durable_jobs.done(_erase())
    assert stores.durable_jobs.get(USER, "erase") is None


def test_every_promise_is_listed_however_many_there_are(stores: Stores) -> None:
    promised = {f"int_{number:03}" for number in range(130)}
    for ref in promised:
        stores.durable_jobs.keep(_revoke().model_copy(update={"ref": ref}), LATER)

    assert {one.ref for one in stores.durable_jobs.list(USER)} == promised


def test_the_clock_comes_for_it(stores: Stores) -> None:
    stores.durable_jobs.keep(_erase(), LATER)
    stores.durable_jobs.keep(_revoke(), MORNING)

    assert _due(stores, MORNING) == [Due(USER, None, MORNING, "revoke", GMAIL)]
    assert _due(stores, LATER) == [
        Due(USER, None, MORNING, "revoke", GMAIL),
        Due(USER, None, LATER, "erase"),
    ]
    stores.durable_jobs.done(_revoke())
    assert _due(stores, LATER) == [Due(USER, None, LATER, "erase")]


def test_an_attempt_counts_once_and_the_clock_comes_later(stores: Stores) -> None:
    stores.durable_jobs.keep(_erase(), MORNING)

    assert stores.durable_jobs.again(_erase(), LATER) is True
    assert stores.durable_jobs.again(_erase(), LATER + timedelta(hours=1)) is False

    known = stores.durable_jobs.get(USER, "erase")
    assert known is not None
    assert known.tries == 1
    assert _due(stores, LATER) == [Due(USER, None, LATER, "erase")]


def test_what_was_done_meanwhile_is_not_promised_again_by_an_attempt(stores: Stores) -> None:
    assert stores.durable_jobs.again(_erase(), LATER) is False
    assert _due(stores, LATER) == []


def test_a_row_that_was_handed_on_is_moved_unless_somebody_else_did(stores: Stores) -> None:
    stores.durable_jobs.keep(_erase(), MORNING)
    (row,) = _due(stores, MORNING)

    stores.due.postpone(row, LATER)
    stores.due.postpone(row, LATER + timedelta(hours=1))

    assert _due(stores, LATER) == [Due(USER, None, LATER, "erase")]


def test_an_account_goes_and_the_errand_stands_both_or_neither(stores: Stores) -> None:
    stores.integrations.put(account(), "sealed")

    assert stores.integrations.leave(_revoke("other tokens"), LATER) is False
    assert stores.integrations.get(USER, GMAIL) == account()
    assert stores.durable_jobs.list(USER) == ()

    assert stores.integrations.leave(_revoke(), LATER) is True
    assert stores.integrations.get(USER, GMAIL) is None
    assert stores.integrations.tokens(USER, GMAIL) is None
    assert stores.durable_jobs.list(USER) == (_revoke(),)


def test_an_account_that_is_gone_leaves_no_errand(stores: Stores) -> None:
    assert stores.integrations.leave(_revoke(), LATER) is False
    assert stores.durable_jobs.list(USER) == ()


def test_an_account_that_was_taken_back_is_told_from_one_that_ran_out(stores: Stores) -> None:
    stores.integrations.put(account(), "sealed")

    stores.integrations.expire(account(), "sealed", "Taken back.", "revoked")

    assert stores.integrations.get(USER, GMAIL) == account(status="revoked", detail="Taken back.")


def test_with_fresh_tokens_the_account_is_stored_as_it_was_found(stores: Stores) -> None:
    stores.integrations.put(account(status="expired", detail="Gone."), "old")
    found = account(last_used_at=LATER, connected_at=LATER)

    assert stores.integrations.replace_tokens(found, "old", "new") is True

    assert stores.integrations.get(USER, GMAIL) == found
    assert stores.integrations.tokens(USER, GMAIL) == "new"


def test_a_closing_account_is_off_the_clock_and_the_errand_stands(stores: Stores) -> None:
    stores.users.register(person(), "hash")
    stores.users.set_next_scan(USER, MORNING)

    stores.users.close(_erase(), LATER)
    stores.users.close(_erase(), LATER)

    user = stores.users.get(USER)
    assert user is not None
    assert (user.closing, user.next_scan_at) == (True, None)
    assert _due(stores, LATER) == [Due(USER, None, LATER, "erase")]


def test_nobody_who_is_not_there_closes_pauses_or_resumes(stores: Stores) -> None:
    with pytest.raises(NotFound):
        stores.users.close(_erase(), LATER)
    with pytest.raises(NotFound):
        stores.users.pause(USER)
    with pytest.raises(NotFound):
        stores.users.resume(USER, MORNING)
    assert stores.durable_jobs.list(USER) == ()
    assert stores.users.get(USER) is None


@pytest.mark.parametrize("leaving", ["pause", "close"])
def test_nothing_puts_who_is_paused_or_closing_back_on_the_clock(
    stores: Stores, leaving: str
) -> None:
    stores.users.register(person(), "hash")
    if leaving == "pause":
        stores.users.pause(USER)
    else:
        stores.users.close(_erase(), LATER)

    stores.users.set_next_scan(USER, MORNING)

    user = stores.users.get(USER)
    assert user is not None
    assert user.next_scan_at is None
    assert _due(stores, MORNING) == []


def test_who_resumes_is_on_the_clock_again_and_who_is_closing_is_not(stores: Stores) -> None:
    stores.users.register(person(), "hash")
    stores.users.pause(USER)

    stores.users.resume(USER, LATER)

    assert stores.users.get(USER) == person(next_scan_at=LATER)
    assert _due(stores, LATER) == [Due(USER, None, LATER)]
    stores.users.close(_erase(), LATER)
    with pytest.raises(NotFound):
        stores.users.resume(USER, LATER)
