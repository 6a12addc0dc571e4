import pytest

from countersign.domain.errors import (
    EmailTaken,
    InvalidCredentials,
    InvalidInput,
    LinkInvalid,
    TokenInvalid,
    TooMany,
)
from countersign.usecases.sessions.open import SignedIn
from tests.fakes.mailer import token_in
from tests.usecases.credentials.proving import HERE, World

NEW = "ada@new.example"


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def ada(world: World) -> SignedIn:
    return world.verified()


def confirmed(world: World, ada: SignedIn, token: str) -> SignedIn:
    return world.services.change_email.confirm(ada.user, token, "body", HERE)


def test_nothing_changes_before_the_new_address_confirms(world: World, ada: SignedIn) -> None:
    world.services.change_email.ask(ada.user, " ADA@new.example")
    (letter,) = world.delivered()

    assert (letter.to, letter.kind) == (NEW, "new_address")
    assert world.now(ada.user).email == "ada@example.com"
    assert world.login().access_token


def test_confirmed_it_signs_in_with_the_new_address_and_no_more_with_the_old(
    world: World, ada: SignedIn
) -> None:
    world.services.change_email.ask(ada.user, NEW)
    fresh = confirmed(world, ada, world.token())

    assert fresh.user.email == NEW
    assert world.login(NEW).user.user_id == ada.user.user_id
    with pytest.raises(InvalidCredentials):
        world.login("ada@example.com")


def test_other_sessions_end_and_one_begins(world: World, ada: SignedIn) -> None:
    world.services.change_email.ask(ada.user, NEW)
    fresh = confirmed(world, ada, world.token())

    with pytest.raises(TokenInvalid):
        world.identify.who(ada.access_token)
    assert world.identify.who(fresh.access_token)[0].email == NEW


def test_the_old_address_hears_of_it(world: World, ada: SignedIn) -> None:
    world.services.change_email.ask(ada.user, NEW)
    confirmed(world, ada, world.token())
    (letter,) = world.delivered()

    assert (letter.to, letter.subject) == ("ada@example.com", "Your address was changed")


def test_nobody_has_letters_sent_to_addresses_without_end(world: World, ada: SignedIn) -> None:
    for number in range(5):
        world.services.change_email.ask(ada.user, f"ada{number}@new.example")
    world.queues.take()

    with pytest.raises(TooMany):
        world.services.change_email.ask(ada.user, "one.more@new.example")

    assert world.queues.take() == []


def test_a_stranger_who_opens_the_link_does_not_come_into_the_account(
    world: World, ada: SignedIn
) -> None:
    """Ada may want to lure somebody into an account that she made ready."""
    world.services.change_email.ask(ada.user, NEW)
    token = world.token()
    eve = world.verified("eve@example.com")

    with pytest.raises(LinkInvalid):
        confirmed(world, eve, token)
    with pytest.raises(LinkInvalid):
        world.services.verify_email(token, None)
    with pytest.raises(LinkInvalid):
        world.services.reset_password(token, "theirs from now on")
    assert world.now(ada.user).email == "ada@example.com"


def test_an_address_with_an_account_hears_of_it_and_the_asking_says_nothing(
    world: World, ada: SignedIn
) -> None:
    world.verified("eve@example.com")
    world.services.change_email.ask(ada.user, "eve@example.com")
    (letter,) = world.delivered()

    assert (letter.to, letter.kind) == ("eve@example.com", "address_taken")
    assert "token" not in letter.text


def test_an_address_that_was_taken_meanwhile_stays_taken(world: World, ada: SignedIn) -> None:
    world.services.change_email.ask(ada.user, NEW)
    token = world.token()
    other = world.register(NEW).user

    with pytest.raises(EmailTaken):
        confirmed(world, ada, token)
    assert world.login(NEW).user.user_id == other.user_id
    assert world.login().user.user_id == ada.user.user_id


def test_the_address_asked_for_last_is_the_one(world: World, ada: SignedIn) -> None:
    world.services.change_email.ask(ada.user, "first@new.example")
    first = world.token()
    world.services.change_email.ask(ada.user, NEW)
    with pytest.raises(LinkInvalid):
        confirmed(world, ada, first)

    (letter,) = world.delivered()
    assert confirmed(world, ada, token_in(letter)).user.email == NEW


def test_the_present_address_is_no_new_one(world: World, ada: SignedIn) -> None:
    with pytest.raises(InvalidInput):
        world.services.change_email.ask(ada.user, "ADA@example.com")


def test_who_confirms_an_address_while_signed_in_has_proven_it(world: World) -> None:
    ada = world.register()
    world.delivered()
    world.services.change_email.ask(ada.user, NEW)
    confirmed(world, ada, world.token())

    after = world.now(ada.user)
    assert (after.email_verified, after.proven) == (True, True)
