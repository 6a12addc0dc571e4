from functools import partial

import pytest

from countersign.domain.errors import LinkInvalid, TooMany
from countersign.ports.jobs_queue import Job
from tests.fakes.mailer import token_in
from tests.faults.breaker import Breaker
from tests.usecases.credentials.proving import EVERYTHING, HERE, NEW_PASSWORD, World


@pytest.fixture
def world() -> World:
    return World()


def test_who_registers_gets_a_letter(world: World) -> None:
    world.register()
    (letter,) = world.delivered()

    assert (letter.to, letter.kind) == ("ada@example.com", "verify")


@pytest.mark.parametrize("by_whom", ["a scanner", "the person"])
def test_opened_again_the_link_still_says_that_the_address_is_verified(
    world: World, by_whom: str
) -> None:
    ada = world.register().user
    token = world.token()
    world.services.verify_email(token, None if by_whom == "a scanner" else ada)
    verified = world.now(ada)
    world.sets_everything_up(verified)
    set_up, before = world.set_up(ada), world.now(ada)

    for opener in (None, ada):
        world.services.verify_email(token, opener)

    assert before.email_verified
    assert world.now(ada) == before
    assert world.set_up(ada) == set_up
    world.clock.wait(hours=24)
    with pytest.raises(LinkInvalid):
        world.services.verify_email(token, ada)


def test_of_two_who_open_the_link_at_once_both_hear_that_it_is_verified() -> None:
    calls = Breaker()
    world = World(calls)
    ada = world.register().user
    token = world.token()
    calls.calls.clear()
    world.services.verify_email(token, ada)
    for number in range(1, len(calls.calls) + 1):
        breaker = Breaker()
        breaker.paused = True
        world = World(breaker)
        ada = world.register().user
        token = world.token()
        breaker.paused = False
        faster = partial(world.services.verify_email, token, ada)
        breaker.between = {number: faster}

        world.services.verify_email(token, ada)

        assert world.now(ada).email_verified


def test_a_link_that_has_verified_an_older_address_says_nothing_of_a_newer_one(
    world: World,
) -> None:
    ada = world.register().user
    old = world.token()
    world.services.verify_email(old, ada)
    world.services.change_email.ask(world.now(ada), "ada@new.example")
    world.services.change_email.confirm(world.now(ada), world.token(), "body", HERE)
    moved = world.now(ada)
    assert moved.email == "ada@new.example"

    with pytest.raises(LinkInvalid):
        world.services.verify_email(old, moved)
    assert world.now(ada) == moved


def test_a_second_link_that_comes_late_wipes_nothing(world: World) -> None:
    """The address was verified in another way before it is opened."""
    ada = world.register().user
    late = world.token()
    world.services.reset_password.forgot(ada.email, "somewhere")
    world.services.reset_password(world.token(), NEW_PASSWORD)
    world.sets_everything_up(world.now(ada))

    world.services.verify_email(late, None)

    assert world.set_up(ada) == EVERYTHING
    assert world.now(ada).proven


def test_the_newest_link_counts(world: World) -> None:
    ada = world.register().user
    first = world.token()
    world.services.verify_email.ask(ada)
    second = world.token()

    with pytest.raises(LinkInvalid):
        world.services.verify_email(first, ada)
    world.services.verify_email(second, ada)


def test_a_chore_that_comes_twice_leaves_the_second_link_good(world: World) -> None:
    ada = world.register().user
    world.delivered()
    for _ in range(2):
        world.post_office.verify(Job("verify", user_id=ada.user_id))
    first, second = map(token_in, world.mailer.take())

    with pytest.raises(LinkInvalid):
        world.services.verify_email(first, ada)
    world.services.verify_email(second, ada)


def test_a_link_is_good_for_a_day(world: World) -> None:
    ada = world.register().user
    token = world.token()
    world.clock.wait(hours=24)

    with pytest.raises(LinkInvalid):
        world.services.verify_email(token, ada)


def test_a_link_for_a_password_verifies_nothing(world: World) -> None:
    ada = world.register().user
    world.delivered()
    world.services.reset_password.forgot(ada.email, "somewhere")

    with pytest.raises(LinkInvalid):
        world.services.verify_email(world.token(), ada)


@pytest.mark.parametrize("token", ["", "usr_1", "usr_1.", "nobody.secret", "x" * 500])
def test_what_was_never_sent_verifies_nothing(world: World, token: str) -> None:
    world.register()

    with pytest.raises(LinkInvalid):
        world.services.verify_email(token, None)


def test_opened_where_one_is_signed_in_all_stays(world: World) -> None:
    ada = world.register().user
    token = world.token()
    world.sets_everything_up(ada)
    world.services.verify_email(token, ada)

    assert world.set_up(ada) == EVERYTHING
    assert world.now(ada).proven


def test_opened_elsewhere_what_was_set_up_falls_away(world: World) -> None:
    """The mailbox's owner may know nothing of whoever made the account."""
    ada = world.register().user
    token = world.token()
    world.sets_everything_up(ada)
    world.services.verify_email(token, None)

    assert world.set_up(ada) == set()
    assert world.now(ada).email_verified
    assert not world.now(ada).proven


def test_opened_in_somebody_elses_session_it_falls_away_too(world: World) -> None:
    ada = world.register().user
    token = world.token()
    eve = world.register("eve@example.com").user
    world.sets_everything_up(ada)
    world.services.verify_email(token, eve)

    assert world.set_up(ada) == set()
    assert not world.now(ada).proven


def test_access_that_falls_away_is_given_back_at_the_provider(world: World) -> None:
    ada = world.register().user
    token = world.token()
    world.sets_everything_up(ada)
    world.services.verify_email(token, None)

    assert world.oauth._grants == {}
    assert world.devices.closed == ["fcm:token"]


def test_no_letter_is_sent_for_an_address_that_is_verified(world: World) -> None:
    ada = world.verified().user
    world.services.verify_email.ask(ada)
    world.post_office.verify(Job("verify", user_id=ada.user_id))

    assert world.delivered() == []


def test_letters_are_not_asked_for_without_end(world: World) -> None:
    ada = world.register().user
    for _ in range(5):
        world.services.verify_email.ask(ada)

    with pytest.raises(TooMany):
        world.services.verify_email.ask(ada)


def test_nobodys_mailbox_is_flooded_and_the_last_link_stays_good(world: World) -> None:
    ada = world.register().user
    world.queues.take()
    for _ in range(30):
        world.post_office.verify(Job("verify", user_id=ada.user_id))
    letters = world.mailer.take()

    assert len(letters) == 10
    world.services.verify_email(token_in(letters[-1]), ada)


@pytest.mark.parametrize("op", ["verify", "forgot", "notice"])
def test_a_chore_about_nobody_writes_nothing(world: World, op: str) -> None:
    for job in (
        Job(op),  # type: ignore[arg-type]  # one of them
        Job(op, user_id="usr_9", address=None, ref="nothing"),  # type: ignore[arg-type]  # too
        Job(op, user_id="usr_9", ref="new_address"),  # type: ignore[arg-type]  # too
    ):
        getattr(world.post_office, op)(job)

    assert world.mailer.sent == []


def test_reset_letters_that_others_ask_for_use_up_no_letter_of_verification(world: World) -> None:
    ada = world.register().user
    world.delivered()
    for source in ("one", "two", "three"):
        for _ in range(5):
            world.services.reset_password.forgot(ada.email, source)
    assert len(world.delivered()) == 10

    world.services.verify_email.ask(ada)

    assert [letter.kind for letter in world.delivered()] == ["verify"]
