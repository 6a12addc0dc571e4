"""What every store of passwords and of proofs keeps to."""

from datetime import timedelta
from typing import Any

import pytest

from countersign.domain.errors import Conflict, EmailTaken
from countersign.domain.job import DurableJob
from countersign.domain.users.session_revocation import has_ended, opening
from countersign.domain.users.user import User
from countersign.domain.users.verification_link import (
    LinkPurpose,
    VerificationLink,
    hashed,
    token_of,
)
from tests.contracts.conftest import Stores
from tests.factories import USER, person
from tests.fakes.system import MORNING

TOKEN = token_of(USER, "secret")
NEW = "ada@new.example"
LATER = MORNING + timedelta(minutes=5)


@pytest.fixture
def ada(stores: Stores) -> User:
    stores.users.register(person(), "old hash")
    return person()


def expected(stores: Stores, purpose: LinkPurpose = "address", **fields: Any) -> VerificationLink:
    complete: dict[str, Any] = {
        "user_id": USER,
        "purpose": purpose,
        "address": "ada@example.com",
        "expires_at": MORNING + timedelta(hours=1),
        "token_hash": hashed(TOKEN),
    }
    link = VerificationLink(**complete | fields)
    stores.verification_links.keep(link)
    return link


def present(stores: Stores) -> User:
    found = stores.users.get(USER)
    assert found is not None
    return found


def test_the_newest_proof_of_a_purpose_is_expected_and_no_other(stores: Stores, ada: User) -> None:
    old = expected(stores)
    new = expected(stores, token_hash=hashed("another"))
    reset = expected(stores, "reset")

    assert stores.verification_links.get(USER, "address") == new
    assert stores.verification_links.get(USER, "reset") == reset
    assert stores.verification_links.get("usr_2", "address") is None
    with pytest.raises(Conflict):
        stores.credentials.verify(old, LATER, proven=False)
    assert present(stores) == ada


def test_verifying_spends_the_proof(stores: Stores, ada: User) -> None:
    link = expected(stores)
    stores.credentials.verify(link, LATER, proven=False)

    assert present(stores) == person(email_verified=True, verified_at=LATER)
    spent = stores.verification_links.get(USER, "address")
    assert spent == link.model_copy(update={"spent_at": LATER})
    for again in (link, spent):
        with pytest.raises(Conflict):
            stores.credentials.verify(again, LATER, proven=True)
    assert not present(stores).proven


def test_an_address_shown_by_who_was_signed_in_is_proven(stores: Stores, ada: User) -> None:
    stores.credentials.verify(expected(stores), LATER, proven=True)

    assert present(stores).proven


def test_a_proof_of_another_address_than_the_accounts_proves_nothing(
    stores: Stores, ada: User
) -> None:
    link = expected(stores, address="old@example.com")

    with pytest.raises(Conflict):
        stores.credentials.verify(link, LATER, proven=True)
    with pytest.raises(Conflict):
        stores.credentials.reset_password(ada, link, "new hash", LATER)
    assert present(stores) == ada


def test_a_locked_account_lets_nobody_in_and_its_proof_stays(stores: Stores, ada: User) -> None:
    link = expected(stores, "reset")
    stores.credentials.lock(ada, link, LATER)

    assert stores.users.credentials(ada.email) == (USER, None)
    assert present(stores).locked
    assert has_ended(present(stores), "ses_1", LATER)
    assert stores.verification_links.get(USER, "reset") == link
    assert not present(stores).email_verified


def test_nobody_locks_without_the_proof(stores: Stores, ada: User) -> None:
    link = expected(stores, "reset")
    expected(stores, "reset", token_hash=hashed("newer"))

    with pytest.raises(Conflict):
        stores.credentials.lock(ada, link, LATER)
    assert present(stores) == ada
    assert stores.users.credentials(ada.email) == (USER, "old hash")


def test_a_locked_account_changes_neither_password_nor_address(stores: Stores, ada: User) -> None:
    stores.credentials.lock(ada, expected(stores, "reset"), LATER)

    with pytest.raises(Conflict):
        stores.credentials.change_password(ada, "theirs", LATER)
    with pytest.raises(Conflict):
        stores.credentials.change_address(ada, expected(stores, "new_address", address=NEW), LATER)
    locked = present(stores)
    with pytest.raises(Conflict):
        stores.credentials.change_password(locked, "theirs", LATER)
    with pytest.raises(Conflict):
        stores.credentials.change_address(
            locked, expected(stores, "new_address", address=NEW), LATER
        )
    assert stores.users.credentials(ada.email) == (USER, None)


def test_a_reset_sets_the_password_and_ends_all_sessions(stores: Stores, ada: User) -> None:
    link = expected(stores, "reset")
    stores.credentials.lock(ada, link, LATER)
    stores.credentials.reset_password(ada, link, "new hash", LATER)

    after = present(stores)
    assert stores.users.credentials(ada.email) == (USER, "new hash")
    assert (after.email_verified, after.verified_at, after.proven, after.locked) == (
        *(True, LATER),
        *(True, False),
    )
    assert has_ended(after, "ses_1", LATER)
    assert not has_ended(after, "ses_2", opening(after, LATER))
    with pytest.raises(Conflict):
        stores.credentials.reset_password(ada, link, "another hash", LATER)
    assert stores.users.credentials(ada.email) == (USER, "new hash")


def test_who_was_let_in_before_a_reset_changes_nothing_after_it(stores: Stores, ada: User) -> None:
    """Their call was under way while the mailbox's owner took the account back."""
    stores.credentials.reset_password(ada, expected(stores, "reset"), "new hash", LATER)

    with pytest.raises(Conflict):
        stores.credentials.change_password(ada, "theirs", LATER)
    with pytest.raises(Conflict):
        stores.credentials.change_address(ada, expected(stores, "new_address", address=NEW), LATER)
    assert present(stores).email == ada.email
    assert stores.users.credentials(ada.email) == (USER, "new hash")


def test_a_closing_account_changes_neither_password_nor_address(stores: Stores, ada: User) -> None:
    stores.users.close(DurableJob(user_id=USER, op="erase", since=MORNING), LATER)

    with pytest.raises(Conflict):
        stores.credentials.change_password(ada, "theirs", LATER)
    with pytest.raises(Conflict):
        stores.credentials.change_address(ada, expected(stores, "new_address", address=NEW), LATER)
    assert stores.users.credentials(ada.email) == (USER, "old hash")


def test_changing_the_password_of_an_address_that_was_given_up_changes_nothing(
    stores: Stores, ada: User
) -> None:
    stores.credentials.change_address(ada, expected(stores, "new_address", address=NEW), LATER)

    with pytest.raises(Conflict):
        stores.credentials.change_password(ada, "theirs", LATER)
    assert stores.users.credentials(NEW) == (USER, "old hash")


def test_an_account_moves_to_its_new_address_with_its_password(stores: Stores, ada: User) -> None:
    link = expected(stores, "new_address", address=NEW)
    stores.credentials.change_address(ada, link, LATER)

    after = present(stores)
    assert (after.email, after.email_verified, after.proven) == (NEW, True, True)
    assert stores.users.credentials(NEW) == (USER, "old hash")
    assert stores.users.credentials("ada@example.com") is None
    assert has_ended(after, "ses_1", LATER)
    assert stores.verification_links.get(USER, "new_address") is None


def test_of_an_address_that_was_given_up_meanwhile_no_password_is_set(
    stores: Stores, ada: User
) -> None:
    """The letter went to the old address; its owner may be somebody else by now."""
    link = expected(stores, "reset")
    stores.credentials.change_address(ada, expected(stores, "new_address", address=NEW), LATER)

    with pytest.raises(Conflict):
        stores.credentials.lock(ada, link, LATER)
    with pytest.raises(Conflict):
        stores.credentials.reset_password(ada, link, "new hash", LATER)

    assert stores.users.credentials(NEW) == (USER, "old hash")
    assert stores.users.credentials(ada.email) is None
    stores.users.register(person(user_id="usr_2"), "hash of Eve")
    with pytest.raises(Conflict):
        stores.credentials.reset_password(ada, link, "new hash", LATER)
    assert stores.users.credentials(ada.email) == ("usr_2", "hash of Eve")
    assert not present(stores).locked


def test_the_old_address_is_free_after_a_move(stores: Stores, ada: User) -> None:
    stores.credentials.change_address(ada, expected(stores, "new_address", address=NEW), LATER)

    stores.users.register(person(user_id="usr_2"), "hash")
    assert stores.users.credentials("ada@example.com") == ("usr_2", "hash")


def test_no_account_moves_to_an_address_that_has_one(stores: Stores, ada: User) -> None:
    stores.users.register(person(user_id="usr_2", email=NEW), "hash")
    link = expected(stores, "new_address", address=NEW)

    with pytest.raises(EmailTaken):
        stores.credentials.change_address(ada, link, LATER)
    assert present(stores) == ada
    assert stores.users.credentials(NEW) == ("usr_2", "hash")
    assert stores.users.credentials(ada.email) == (USER, "old hash")
