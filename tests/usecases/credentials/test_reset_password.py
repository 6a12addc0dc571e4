from datetime import timedelta

import pytest

from countersign.domain.errors import (
    Conflict,
    DomainError,
    InvalidCredentials,
    LinkInvalid,
    ReauthRequired,
    SecondFactorRequired,
    TokenInvalid,
    TooMany,
    WeakPassword,
)
from countersign.domain.users.preferences import Preferences
from countersign.domain.users.user import COOLING_SECONDS, User
from countersign.ports.jobs_queue import Job
from tests.factories import agent
from tests.fakes.queues import JobAsked
from tests.usecases.credentials.proving import EVERYTHING, HERE, NEW_PASSWORD, PASSWORD, World


@pytest.fixture
def world() -> World:
    return World()


def forgotten(world: World, email: str = "ada@example.com") -> str:
    world.queues.take()
    world.services.reset_password.forgot(email, "somewhere")
    return world.token()


def test_asking_does_the_same_for_an_address_that_nobody_has(world: World) -> None:
    world.register()
    world.queues.take()
    for address in ("ada@example.com", "nobody@example.com"):
        world.services.reset_password.forgot(f" {address.upper()}", "somewhere")
        assert world.queues.take() == [JobAsked(Job("forgot", address=address), 0)]


def test_only_who_has_an_account_gets_a_letter(world: World) -> None:
    world.register()
    world.delivered()
    world.services.reset_password.forgot("nobody@example.com", "somewhere")
    world.services.reset_password.forgot("ada@example.com", "somewhere")

    assert [letter.to for letter in world.delivered()] == ["ada@example.com"]


def test_asking_is_limited_for_an_address_and_a_place_known_or_not(world: World) -> None:
    for address in ("ada@example.com", "nobody@example.com"):
        for _ in range(5):
            world.services.reset_password.forgot(address, "here")
        with pytest.raises(TooMany):
            world.services.reset_password.forgot(address, "here")
        world.services.reset_password.forgot(address, "elsewhere")


def test_the_link_sets_a_password_once_and_ends_every_session(world: World) -> None:
    ada = world.verified()
    token = forgotten(world)
    world.services.reset_password(token, NEW_PASSWORD)

    with pytest.raises(TokenInvalid):
        world.identify.who(ada.access_token)
    with pytest.raises(TokenInvalid):
        world.sign_in.refresh(ada.refresh_token, "body")
    with pytest.raises(InvalidCredentials):
        world.login(password=PASSWORD)
    assert world.login(password=NEW_PASSWORD).user.user_id == ada.user.user_id
    with pytest.raises(LinkInvalid):
        world.services.reset_password(token, "another one of mine")


def test_of_two_who_open_the_link_at_once_the_second_is_told(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.verified()
    token = forgotten(world)
    hashing = world.passwords.hash

    def hash_after_the_other(password: str) -> str:
        monkeypatch.setattr(world.passwords, "hash", hashing)
        world.services.reset_password(token, NEW_PASSWORD)
        return hashing(password)

    monkeypatch.setattr(world.passwords, "hash", hash_after_the_other)

    with pytest.raises(LinkInvalid):
        world.services.reset_password(token, "another one of mine")
    assert world.login(password=NEW_PASSWORD).access_token
    assert [letter.kind for letter in world.delivered()] == ["notice"]


def test_what_somebody_else_wrote_to_the_last_moment_hands_nothing_over(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    eve = world.register().user
    tells_agents_what_to_do(world, eve)
    token = forgotten(world)

    def somebody_was_faster(*_: object) -> None:
        raise Conflict("Changed meanwhile.")

    with monkeypatch.context() as busy:
        busy.setattr(world.users, "save_preferences", somebody_was_faster)
        with pytest.raises(DomainError):
            world.services.reset_password(token, NEW_PASSWORD)
    assert world.now(eve).locked

    world.services.reset_password(token, NEW_PASSWORD)
    assert world.users.preferences(eve.user_id) == Preferences()


def test_the_person_hears_of_it(world: World) -> None:
    world.verified()
    world.services.reset_password(forgotten(world), NEW_PASSWORD)
    (letter,) = world.delivered()

    assert (letter.to, letter.kind) == ("ada@example.com", "notice")
    assert "set anew" in letter.subject


def test_the_link_is_good_for_half_an_hour(world: World) -> None:
    world.verified()
    token = forgotten(world)
    world.clock.wait(minutes=30)

    with pytest.raises(LinkInvalid):
        world.services.reset_password(token, NEW_PASSWORD)


def test_a_weak_password_uses_nothing_up(world: World) -> None:
    world.verified()
    token = forgotten(world)
    with pytest.raises(WeakPassword):
        world.services.reset_password(token, "weak weak weak")
    with pytest.raises(WeakPassword):
        world.services.reset_password(token, "ada@example.com")

    world.services.reset_password(token, NEW_PASSWORD)


def test_a_reset_verifies_the_address(world: World) -> None:
    ada = world.register().user
    world.services.reset_password(forgotten(world), NEW_PASSWORD)

    after = world.now(ada)
    assert (after.email_verified, after.proven, after.locked) == (True, True, False)


def test_what_somebody_else_set_up_falls_away(world: World) -> None:
    eve = world.register()
    world.sets_everything_up(eve.user)
    world.services.reset_password(forgotten(world), NEW_PASSWORD)

    assert world.set_up(eve.user) == set()
    with pytest.raises(TokenInvalid):
        world.identify.who(eve.access_token)
    assert world.login(password=NEW_PASSWORD).access_token


def test_also_where_the_mailboxs_owner_had_clicked_the_first_letter(world: World) -> None:
    """The click told that the mailbox is theirs, not that the account is."""
    eve = world.register()
    world.services.verify_email(world.token(), None)
    world.sets_everything_up(eve.user)
    world.services.reset_password(forgotten(world), NEW_PASSWORD)

    assert world.set_up(eve.user) == set()


def tells_agents_what_to_do(world: World, user: User) -> None:
    world.agents.add(agent(user_id=user.user_id, instructions="Praise Eve.", autonomy="rules"))
    wishes = Preferences(signature="Pay to Eve.", cooling_seconds=0)
    world.users.save_preferences(user.user_id, None, wishes)


def test_what_somebody_else_told_agents_to_do_falls_away(world: World) -> None:
    eve = world.register().user
    tells_agents_what_to_do(world, eve)
    world.services.reset_password(forgotten(world), NEW_PASSWORD)

    assert world.agents.list(eve.user_id) == ()
    assert world.users.preferences(eve.user_id) == Preferences()
    assert world.now(eve).cooling_seconds == COOLING_SECONDS


def test_what_one_told_agents_oneself_stays(world: World) -> None:
    """Also where the first letter was opened elsewhere: the account is nobody's but theirs yet."""
    ada = world.register().user
    tells_agents_what_to_do(world, ada)
    world.services.verify_email(world.token(), None)

    assert [mine.instructions for mine in world.agents.list(ada.user_id)] == ["Praise Eve."]
    assert world.now(ada).cooling_seconds == 0


def test_what_the_proven_owner_told_agents_outlives_a_reset(world: World) -> None:
    ada = world.verified().user
    tells_agents_what_to_do(world, ada)
    world.services.reset_password(forgotten(world), NEW_PASSWORD)

    assert [mine.instructions for mine in world.agents.list(ada.user_id)] == ["Praise Eve."]
    assert world.now(ada).cooling_seconds == 0


def test_what_one_set_up_oneself_stays_and_the_second_factor_is_still_asked(world: World) -> None:
    ada = world.verified().user
    world.sets_everything_up(ada)
    world.services.reset_password(forgotten(world), NEW_PASSWORD)

    assert world.set_up(ada) == EVERYTHING
    with pytest.raises(SecondFactorRequired):
        world.login(password=NEW_PASSWORD)


def test_changing_the_password_ends_the_other_sessions_and_begins_one(world: World) -> None:
    ada = world.verified()
    elsewhere = world.login()
    fresh = world.services.change_password(
        ada.user, world.clock.now(), PASSWORD, NEW_PASSWORD, "body", HERE
    )

    for old in (ada, elsewhere):
        with pytest.raises(TokenInvalid):
            world.identify.who(old.access_token)
        with pytest.raises(TokenInvalid):
            world.sign_in.refresh(old.refresh_token, "body")
    assert world.identify.who(fresh.access_token)[0].user_id == ada.user.user_id
    assert world.login(password=NEW_PASSWORD).access_token
    assert [letter.subject for letter in world.delivered()][-1:] == ["Your password was changed"]


def test_a_password_alone_is_no_fresh_sign_in_where_a_second_factor_is_on(world: World) -> None:
    ada = world.verified().user
    world.factor_on(ada)
    long_ago = world.clock.now() - timedelta(hours=1)
    changed = world.services.change_password(
        world.now(ada), long_ago, PASSWORD, NEW_PASSWORD, "body", HERE
    )

    _, bearer = world.identify.who(changed.access_token)
    assert bearer.auth_time == long_ago


def test_a_wrong_present_password_changes_nothing(world: World) -> None:
    ada = world.verified()
    with pytest.raises(InvalidCredentials):
        world.services.change_password(
            ada.user, world.clock.now(), "not it", NEW_PASSWORD, "body", HERE
        )

    assert world.identify.who(ada.access_token)
    assert world.login().access_token


def test_the_present_password_is_not_guessed_without_end(world: World) -> None:
    ada = world.verified().user
    for _ in range(10):
        with pytest.raises(InvalidCredentials):
            world.services.change_password(
                ada, world.clock.now(), "not it", NEW_PASSWORD, "body", HERE
            )
    with pytest.raises(TooMany):
        world.services.change_password(ada, world.clock.now(), PASSWORD, "x", "body", HERE)


def test_a_fresh_sign_in_stands_for_the_present_password_and_an_old_one_does_not(
    world: World,
) -> None:
    ada, now = world.verified().user, world.clock.now()
    with pytest.raises(ReauthRequired):
        world.services.change_password(
            ada, now - timedelta(minutes=11), None, NEW_PASSWORD, "body", HERE
        )

    world.services.change_password(ada, now, None, NEW_PASSWORD, "body", HERE)
    assert world.login(password=NEW_PASSWORD).access_token


def test_a_weak_password_is_no_choice(world: World) -> None:
    with pytest.raises(WeakPassword):
        world.register(password="weak and long enough")
    ada = world.verified().user
    with pytest.raises(WeakPassword):
        world.services.change_password(
            ada, world.clock.now(), PASSWORD, "weak and long enough", "body", HERE
        )
    assert world.login().access_token
