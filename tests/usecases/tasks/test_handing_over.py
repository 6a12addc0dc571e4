"""An account goes to whoever has the mailbox, and the process dies on the way, at any call."""

from collections.abc import Callable
from functools import partial

import pytest

from countersign.domain.errors import DomainError, InvalidCredentials, LinkInvalid
from countersign.domain.users.second_factor import decoded
from countersign.usecases.sessions.open import SignedIn
from tests.faults.breaker import Breaker, StoppedDead, stops_at
from tests.usecases.credentials.proving import HERE, NEW_PASSWORD, PASSWORD, World


def _ready(breaker: Breaker) -> tuple[World, SignedIn, str]:
    """Eve made an account with Ada's address and set everything up; Ada has the letter."""
    breaker.paused = True
    world = World(breaker)
    eve = world.register()
    world.sets_everything_up(eve.user)
    world.queues.take()
    world.services.reset_password.forgot("ada@example.com", "somewhere")
    token = world.token()
    breaker.paused = False
    return world, eve, token


def _calls(work: Callable[[World, str], None]) -> list[str]:
    breaker = Breaker()
    world, _, token = _ready(breaker)
    work(world, token)
    return list(breaker.calls)


def _reset(world: World, token: str) -> None:
    world.services.reset_password(token, NEW_PASSWORD)


def _gets_in(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except DomainError:
        return False
    return True


def _ada_gets_in(world: World) -> bool:
    return _gets_in(lambda: world.login(password=NEW_PASSWORD))


def _eve_gets_in(world: World, eve: SignedIn) -> bool:
    return any(
        _gets_in(attempt)
        for attempt in (
            lambda: world.identify.who(eve.access_token),
            lambda: world.sign_in.refresh(eve.refresh_token, "body"),
            lambda: world.login(password=PASSWORD),
        )
    )


@pytest.mark.parametrize("number", range(1, len(_calls(_reset)) + 1))
def test_stopped_at_any_call_a_reset_leaves_no_hole(number: int) -> None:
    call = _calls(_reset)[number - 1]
    for stop in stops_at(call):
        breaker = Breaker(stop_at={number: stop})
        world, eve, token = _ready(breaker)
        with pytest.raises(StoppedDead):
            _reset(world, token)
        breaker.revive()

        handed_over = world.now(eve.user).proven
        assert not (handed_over and _eve_gets_in(world, eve)), (stop, call)
        assert not (handed_over and world.set_up(eve.user)), (stop, call)
        assert _ada_gets_in(world) == handed_over, (stop, call)

        breaker.paused = True
        if not handed_over:
            _reset(world, token)
        assert world.set_up(eve.user) == set(), (stop, call)
        assert not _eve_gets_in(world, eve), (stop, call)
        assert _ada_gets_in(world), (stop, call)


def test_while_it_is_handed_over_nobody_gets_in_and_another_letter_goes_on() -> None:
    calls = _calls(_reset)
    locked = calls.index("InMemoryCredentials.lock") + 1
    breaker = Breaker(stop_at={locked: "after"})
    world, eve, token = _ready(breaker)
    with pytest.raises(StoppedDead):
        _reset(world, token)
    breaker.revive()
    breaker.paused = True

    assert not _eve_gets_in(world, eve)
    world.queues.take()
    world.services.reset_password.forgot("ada@example.com", "somewhere")
    another = world.token()
    with pytest.raises(LinkInvalid):
        _reset(world, token)
    _reset(world, another)
    assert world.set_up(eve.user) == set()
    assert world.login(password=NEW_PASSWORD).access_token


def test_what_eve_sets_up_while_it_is_handed_over_is_refused() -> None:
    """Her calls had been let in before her session was ended."""
    calls = _calls(_reset)
    last = calls.index("InMemoryCredentials.reset_password") + 1
    tried: list[bool] = []
    breaker = Breaker()
    world, eve, token = _ready(breaker)

    def eve_is_faster() -> None:
        user, now = eve.user, world.clock.now()
        secret, _ = world.services.second_factor.begin(user)
        code = world.code(decoded(secret))
        change = world.services.change_password
        tried.extend(
            _gets_in(attempt)
            for attempt in (
                lambda: world.sign_ins.link(user, world.linked(user)),
                lambda: world.services.second_factor.confirm(user, code),
                lambda: change(user, now, None, "theirs for ever", "body", HERE),
            )
        )

    breaker.between = {last: eve_is_faster}
    _reset(world, token)

    assert tried == [False, False, False]
    assert world.set_up(eve.user) <= {"factor"}
    assert not world.now(eve.user).second_factor
    assert world.login(password=NEW_PASSWORD).access_token


def _change(world: World, eve: SignedIn) -> SignedIn:
    now = world.clock.now()
    return world.services.change_password(eve.user, now, PASSWORD, "theirs for ever", "body", HERE)


def _changes() -> int:
    breaker = Breaker()
    world, eve, _ = _ready(breaker)
    _change(world, eve)
    return len(breaker.calls)


@pytest.mark.parametrize("number", range(1, _changes() + 1))
def test_a_change_of_the_password_meanwhile_opens_no_session_of_the_new_owners(number: int) -> None:
    breaker = Breaker()
    world, eve, token = _ready(breaker)

    def ada_is_faster() -> None:
        world.clock.wait(seconds=1)
        _reset(world, token)

    breaker.between = {number: ada_is_faster}
    opened: list[SignedIn] = []
    assert not _gets_in(lambda: opened.append(_change(world, eve))) or not _eve_gets_in(
        world, opened[0]
    )
    assert _ada_gets_in(world)


@pytest.mark.parametrize("signed_in", [False, True])
def test_stopped_at_any_call_a_verification_can_be_repeated(signed_in: bool) -> None:
    def ready(breaker: Breaker) -> tuple[World, SignedIn, str]:
        breaker.paused = True
        world = World(breaker)
        eve = world.register()
        token = world.token()
        world.sets_everything_up(eve.user)
        breaker.paused = False
        return world, eve, token

    def verify(world: World, eve: SignedIn, token: str) -> None:
        world.services.verify_email(token, eve.user if signed_in else None)

    uninterrupted = Breaker()
    verify(*ready(uninterrupted))
    assert uninterrupted.calls
    for number, call in enumerate(uninterrupted.calls, 1):
        for stop in stops_at(call):
            breaker = Breaker(stop_at={number: stop})
            world, eve, token = ready(breaker)
            with pytest.raises(StoppedDead):
                verify(world, eve, token)
            breaker.revive()
            breaker.paused = True

            done = world.now(eve.user).email_verified
            assert not (done and not signed_in and world.set_up(eve.user)), (stop, call)
            if not done:
                verify(world, eve, token)
            assert world.now(eve.user).email_verified
            assert bool(world.set_up(eve.user)) == signed_in


def test_two_who_open_the_link_at_once_set_one_password() -> None:
    calls = _calls(_reset)
    outcomes: list[bool] = []
    for number in range(1, len(calls) + 1):
        breaker = Breaker()
        world, _, token = _ready(breaker)

        def faster(world: World = world, token: str = token) -> None:
            outcomes.append(
                _gets_in(lambda: world.services.reset_password(token, "the faster one"))
            )

        breaker.between = {number: faster}
        slower = _gets_in(partial(_reset, world, token))
        won = [
            _gets_in(partial(world.login, password=password))
            for password in ("the faster one", NEW_PASSWORD)
        ]
        assert won == [outcomes[-1] and not slower, slower] or won == [True, False], number
        assert sum(won) == 1


def test_a_wrong_link_locks_nobody_out() -> None:
    world = World()
    ada = world.register().user
    with pytest.raises(LinkInvalid):
        world.services.reset_password(f"{ada.user_id}.guess", NEW_PASSWORD)

    assert not world.now(ada).locked
    assert world.login().access_token
    with pytest.raises(InvalidCredentials):
        world.login(password=NEW_PASSWORD)
