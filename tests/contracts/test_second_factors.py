"""What every store of second factors and of linked sign-ins keeps to."""

from datetime import timedelta
from typing import Any

import pytest

from countersign.domain.errors import Conflict, EmailTaken
from countersign.domain.users.federated_identity import LinkedIdentity
from countersign.domain.users.second_factor import SecondFactor
from countersign.domain.users.user import User
from countersign.domain.users.verification_link import VerificationLink, hashed
from tests.contracts.conftest import Stores
from tests.factories import USER, person
from tests.fakes.system import MORNING

LATER = MORNING + timedelta(minutes=5)
WAITING = SecondFactor(user_id=USER, sealed_secret="sealed", created_at=MORNING)
ON = WAITING.model_copy(
    update={"confirmed": True, "last_step": 7, "recovery_hashes": frozenset({"a", "b"})}
)


@pytest.fixture
def ada(stores: Stores) -> User:
    stores.users.register(person(), "hash")
    return person()


@pytest.fixture
def on(stores: Stores, ada: User) -> SecondFactor:
    stores.factors.begin(WAITING)
    stores.factors.confirm(ada, WAITING, ON)
    return ON


def linked(number: int = 1, **fields: Any) -> LinkedIdentity:
    complete: dict[str, Any] = {
        "user_id": USER,
        "sign_in_id": f"sgn_{number}",
        "provider": "google",
        "subject": f"subject-{number}",
        "account": "ada@example.com",
        "created_at": MORNING,
    }
    return LinkedIdentity(**complete | fields)


def sessions_end(stores: Stores, ada: User) -> None:
    link = VerificationLink(
        user_id=USER,
        purpose="reset",
        address=ada.email,
        expires_at=LATER,
        token_hash=hashed("token"),
    )
    stores.verification_links.keep(link)
    stores.credentials.reset_password(ada, link, "new hash", LATER)


def test_one_that_waits_for_its_first_code_is_replaced_by_the_next(
    stores: Stores, ada: User
) -> None:
    newer = WAITING.model_copy(update={"sealed_secret": "newer"})
    stores.factors.begin(WAITING)
    stores.factors.begin(newer)

    assert stores.factors.get(USER) == newer
    with pytest.raises(Conflict):
        stores.factors.confirm(ada, WAITING, ON)
    assert stores.users.get(USER) == ada


def test_one_that_is_on_shows_on_the_account_and_is_not_replaced(
    stores: Stores, on: SecondFactor
) -> None:
    with pytest.raises(Conflict):
        stores.factors.begin(WAITING)

    assert stores.factors.get(USER) == on
    assert stores.users.get(USER) == person(second_factor=True)


def test_nobody_turns_one_on_with_a_session_that_was_ended(stores: Stores, ada: User) -> None:
    stores.factors.begin(WAITING)
    sessions_end(stores, ada)

    with pytest.raises(Conflict):
        stores.factors.confirm(ada, WAITING, ON)
    assert stores.factors.get(USER) == WAITING


def test_a_step_is_taken_once_and_never_an_older_one(stores: Stores, on: SecondFactor) -> None:
    assert stores.factors.take_step(USER, 8) is True
    assert stores.factors.take_step(USER, 8) is False
    assert stores.factors.take_step(USER, 7) is False
    assert stores.factors.take_step(USER, 9) is True


def test_a_recovery_code_is_taken_once(stores: Stores, on: SecondFactor) -> None:
    assert stores.factors.take_recovery(USER, "a") is True
    assert stores.factors.take_recovery(USER, "a") is False
    assert stores.factors.take_recovery(USER, "c") is False
    assert stores.factors.take_recovery(USER, "b") is True
    left = stores.factors.get(USER)
    assert left is not None
    assert left.recovery_hashes == frozenset()


def test_nothing_is_taken_of_one_that_is_not_on(stores: Stores, ada: User) -> None:
    stores.factors.begin(WAITING)

    assert stores.factors.take_step(USER, 8) is False
    assert stores.factors.take_recovery(USER, "a") is False


def test_turned_off_it_is_gone_and_stays_gone(stores: Stores, on: SecondFactor) -> None:
    stores.factors.remove(USER)
    stores.factors.remove(USER)

    assert stores.factors.get(USER) is None
    assert stores.users.get(USER) == person(second_factor=False)


def test_an_identity_makes_an_account_without_a_password(stores: Stores) -> None:
    stores.sign_ins.register(person(), linked())

    assert stores.users.get(USER) == person()
    assert stores.users.credentials("ada@example.com") == (USER, None)
    assert stores.sign_ins.owner("google", "subject-1") == USER
    assert stores.sign_ins.list(USER) == (linked(),)


def test_no_account_is_made_with_an_address_that_has_one(stores: Stores, ada: User) -> None:
    with pytest.raises(EmailTaken):
        stores.sign_ins.register(person(user_id="usr_2"), linked(user_id="usr_2"))

    assert stores.users.get("usr_2") is None
    assert stores.sign_ins.owner("google", "subject-1") is None


def test_an_identity_signs_in_to_one_account(stores: Stores, ada: User) -> None:
    stores.sign_ins.link(ada, linked())
    eve = person(user_id="usr_2", email="eve@example.com")
    theirs = linked(2, user_id="usr_2", subject="subject-1")

    with pytest.raises(Conflict):
        stores.sign_ins.register(eve, theirs)
    stores.users.register(eve, "hash")
    with pytest.raises(Conflict):
        stores.sign_ins.link(eve, theirs)
    assert stores.sign_ins.owner("google", "subject-1") == USER
    assert stores.sign_ins.list("usr_2") == ()


def test_nobody_links_with_a_session_that_was_ended(stores: Stores, ada: User) -> None:
    sessions_end(stores, ada)

    with pytest.raises(Conflict):
        stores.sign_ins.link(ada, linked())
    assert stores.sign_ins.owner("google", "subject-1") is None


def test_an_identity_that_was_unlinked_is_free(stores: Stores, ada: User) -> None:
    stores.sign_ins.link(ada, linked())
    stores.sign_ins.link(ada, linked(2))
    stores.sign_ins.unlink(linked())
    stores.sign_ins.unlink(linked())

    assert stores.sign_ins.list(USER) == (linked(2),)
    assert stores.sign_ins.owner("google", "subject-1") is None
    stores.sign_ins.link(ada, linked(3, subject="subject-1"))
    assert stores.sign_ins.owner("google", "subject-1") == USER


def test_unlinking_an_old_sign_in_keeps_one_linked_anew_elsewhere(
    stores: Stores, ada: User
) -> None:
    """Two calls remove it at once, and the slower one comes when it signs in to Eve's account."""
    stores.sign_ins.link(ada, linked())
    stores.sign_ins.unlink(linked())
    eve = person(user_id="usr_2", email="eve@example.com")
    stores.users.register(eve, "hash")
    anew = linked(2, user_id="usr_2", subject="subject-1")
    stores.sign_ins.link(eve, anew)

    stores.sign_ins.unlink(linked())

    assert stores.sign_ins.owner("google", "subject-1") == "usr_2"
    assert stores.sign_ins.list("usr_2") == (anew,)


def test_a_ticket_is_spent_once(stores: Stores) -> None:
    assert stores.sign_ins.spend("hash", LATER) is True
    assert stores.sign_ins.spend("hash", LATER) is False
    assert stores.sign_ins.spend("other", LATER) is True
