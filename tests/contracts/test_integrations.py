"""What every store of connected accounts and of authorizations under way keeps to."""

from dataclasses import replace
from datetime import timedelta

import pytest

from countersign.domain.errors import Conflict
from countersign.domain.job import DurableJob
from countersign.domain.users.session_revocation import without_sessions
from countersign.ports.integrations import Handshake
from tests.contracts.conftest import Stores
from tests.factories import GMAIL, USER, account, person
from tests.fakes.system import MORNING

LATER = MORNING + timedelta(minutes=10)


def _handshake() -> Handshake:
    return Handshake(
        state_hash="hash of the state",
        user_id=USER,
        provider="google",
        sealed_verifier="sealed verifier",
        expires_at=LATER,
    )


def _parked() -> Handshake:
    return replace(_handshake(), sealed_code="sealed code", ticket_hash="hash of the ticket")


def test_an_account_is_kept_with_its_tokens_beside_it(stores: Stores) -> None:
    stores.integrations.put(account(), "sealed")

    assert stores.integrations.get(USER, GMAIL) == account()
    assert stores.integrations.list(USER) == (account(),)
    assert stores.integrations.tokens(USER, GMAIL) == "sealed"


def test_an_account_of_a_provider_that_nobody_knows_stands_beside_the_others(
    stores: Stores,
) -> None:
    later = account(integration_id="int_2", provider="of-a-later-version")
    stores.integrations.put(account(), "sealed")
    stores.integrations.put(later, "its own")

    assert stores.integrations.list(USER) == (account(), later)
    assert stores.integrations.get(USER, "int_2") == later
    stores.integrations.expire(later, "its own", "Taken back.")
    stores.integrations.remove(USER, "int_2")
    assert stores.integrations.list(USER) == (account(),)


def test_nothing_is_connected_by_who_was_signed_out_meanwhile(stores: Stores) -> None:
    stores.users.register(person(), "hash")
    loaded = stores.users.get(USER)
    assert loaded is not None
    stores.integrations.put(account(), "sealed", by=loaded)
    stores.sessions.end_all(loaded, without_sessions(loaded, LATER, keep=None))

    with pytest.raises(Conflict):
        stores.integrations.put(account(integration_id="int_2"), "sealed", by=loaded)

    assert stores.integrations.list(USER) == (account(),)


def test_nothing_is_connected_to_an_account_that_is_being_closed(stores: Stores) -> None:
    """Its erasure may have given all access back by now: these tokens would stay good."""
    stores.users.register(person(), "hash")
    loaded = stores.users.get(USER)
    assert loaded is not None
    stores.users.close(DurableJob(user_id=USER, op="erase", since=LATER), LATER)

    with pytest.raises(Conflict):
        stores.integrations.put(account(), "sealed", by=loaded)

    assert stores.integrations.list(USER) == ()


def test_nobody_reads_what_is_somebody_elses(stores: Stores) -> None:
    stores.integrations.put(account(), "sealed")

    assert stores.integrations.get("usr_2", GMAIL) is None
    assert stores.integrations.list("usr_2") == ()
    assert stores.integrations.tokens("usr_2", GMAIL) is None


def test_connecting_again_replaces_account_and_tokens(stores: Stores) -> None:
    stores.integrations.put(account(status="expired", detail="Gone."), "old")

    stores.integrations.put(account(), "new")

    assert stores.integrations.list(USER) == (account(),)
    assert stores.integrations.tokens(USER, GMAIL) == "new"


def test_of_two_refreshes_that_read_the_same_one_is_kept(stores: Stores) -> None:
    stores.integrations.put(account(), "old")

    assert stores.integrations.replace_tokens(account(), "old", "first") is True
    assert stores.integrations.replace_tokens(account(), "old", "second") is False

    assert stores.integrations.tokens(USER, GMAIL) == "first"
    assert stores.integrations.get(USER, GMAIL) == account()


def test_a_refresh_does_not_bring_back_what_was_disconnected(stores: Stores) -> None:
    stores.integrations.put(account(), "old")
    stores.integrations.remove(USER, GMAIL)

    assert stores.integrations.replace_tokens(account(), "old", "new") is False
    stores.integrations.expire(account(), "old", "Taken back.")

    assert stores.integrations.get(USER, GMAIL) is None
    assert stores.integrations.tokens(USER, GMAIL) is None


def test_an_account_expires_and_keeps_its_tokens(stores: Stores) -> None:
    stores.integrations.put(account(), "sealed")

    stores.integrations.expire(account(), "sealed", "Taken back.")

    assert stores.integrations.get(USER, GMAIL) == account(status="expired", detail="Taken back.")
    assert stores.integrations.tokens(USER, GMAIL) == "sealed"


def test_an_account_that_was_connected_again_meanwhile_does_not_expire(stores: Stores) -> None:
    stores.integrations.put(account(), "old")
    stores.integrations.put(account(), "new")

    stores.integrations.expire(account(), "old", "Taken back.")

    assert stores.integrations.get(USER, GMAIL) == account()


def test_removing_twice_is_as_good_as_once(stores: Stores) -> None:
    stores.integrations.put(account(), "sealed")

    stores.integrations.remove(USER, GMAIL)
    stores.integrations.remove(USER, GMAIL)

    assert stores.integrations.list(USER) == ()


def test_an_authorization_is_kept_until_it_is_taken(stores: Stores) -> None:
    stores.handshakes.begin(_handshake())

    assert stores.handshakes.get("hash of the state") == _handshake()
    assert stores.handshakes.take("hash of the state") == _handshake()
    assert stores.handshakes.take("hash of the state") is None
    assert stores.handshakes.get("hash of the state") is None


def test_a_code_is_parked_once(stores: Stores) -> None:
    stores.handshakes.begin(_handshake())

    assert stores.handshakes.park(_parked()) is True
    assert stores.handshakes.park(replace(_parked(), sealed_code="another")) is False

    assert stores.handshakes.take("hash of the state") == _parked()


def test_a_code_without_an_authorization_is_not_parked(stores: Stores) -> None:
    assert stores.handshakes.park(_parked()) is False

    assert stores.handshakes.take("hash of the state") is None


def test_a_code_is_not_parked_after_the_authorization_was_taken(stores: Stores) -> None:
    stores.handshakes.begin(_handshake())
    stores.handshakes.take("hash of the state")

    assert stores.handshakes.park(_parked()) is False
