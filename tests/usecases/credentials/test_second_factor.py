import pytest

from countersign.domain.errors import (
    Conflict,
    InvalidCredentials,
    InvalidInput,
    NotFound,
    SecondFactorRequired,
    TooMany,
)
from countersign.domain.users.second_factor import decoded
from countersign.domain.users.user import User
from tests.usecases.credentials.proving import HERE, PASSWORD, World


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def ada(world: World) -> User:
    return world.verified().user


def test_nothing_is_asked_before_the_first_code_was_confirmed(world: World, ada: User) -> None:
    world.services.second_factor.begin(ada)

    assert world.login().access_token
    assert world.services.second_factor.state(world.now(ada)) == (False, 0)


def test_a_wrong_first_code_turns_nothing_on(world: World, ada: User) -> None:
    text, _ = world.services.second_factor.begin(ada)
    wrong = f"{(int(world.code(decoded(text))) + 1) % 1_000_000:06d}"
    with pytest.raises(InvalidInput):
        world.services.second_factor.confirm(ada, wrong)

    assert world.login().access_token


def test_a_secret_that_waited_too_long_is_no_good(world: World, ada: User) -> None:
    text, _ = world.services.second_factor.begin(ada)
    world.clock.wait(minutes=15)

    with pytest.raises(NotFound):
        world.services.second_factor.confirm(ada, world.code(decoded(text)))


def test_the_secret_rests_sealed_and_recovery_codes_rest_hashed(world: World, ada: User) -> None:
    secret, codes = world.factor_on(ada)
    kept = repr(world.factors.factors[ada.user_id])

    assert len(codes) == len(set(codes)) == 10
    assert not [code for code in codes if code in kept or code.replace("-", "") in kept]
    assert repr(secret) not in kept


def test_the_right_password_alone_is_told_to_bring_a_code(world: World, ada: User) -> None:
    secret, _ = world.factor_on(ada)
    with pytest.raises(SecondFactorRequired):
        world.login()

    assert world.login(code=world.code(secret)).access_token


def test_a_wrong_password_does_not_tell_that_a_code_is_asked(world: World, ada: User) -> None:
    secret, _ = world.factor_on(ada)
    with pytest.raises(InvalidCredentials):
        world.login(password="not it")
    with pytest.raises(InvalidCredentials):
        world.login(password="not it", code=world.code(secret))

    assert world.login(code=world.code(secret)).access_token


def test_a_code_is_taken_once(world: World, ada: User) -> None:
    secret, _ = world.factor_on(ada)
    code = world.code(secret)
    world.login(code=code)

    with pytest.raises(InvalidCredentials):
        world.login(code=code)
    world.clock.wait(seconds=30)
    assert world.login(code=world.code(secret)).access_token


def test_the_code_that_turned_it_on_signs_nobody_in(world: World, ada: User) -> None:
    text, _ = world.services.second_factor.begin(ada)
    code = world.code(decoded(text))
    world.services.second_factor.confirm(ada, code)

    with pytest.raises(InvalidCredentials):
        world.login(code=code)


def test_a_recovery_code_signs_in_once_and_the_person_hears_of_it(world: World, ada: User) -> None:
    _, codes = world.factor_on(ada)
    world.delivered()
    assert world.login(code=codes[3].lower()).access_token
    with pytest.raises(InvalidCredentials):
        world.login(code=codes[3])

    assert world.services.second_factor.state(world.now(ada)) == (True, 9)
    assert [letter.subject for letter in world.delivered()] == ["A recovery code was used"]


def test_codes_are_not_guessed_without_end(world: World, ada: User) -> None:
    secret, codes = world.factor_on(ada)
    world.clock.wait(minutes=15)
    for _ in range(10):
        with pytest.raises(InvalidCredentials):
            world.login(code="000000")

    for right in (world.code(secret), codes[0]):
        with pytest.raises(TooMany):
            world.login(code=right)
    world.clock.wait(minutes=15)
    assert world.login(code=world.code(secret)).access_token


def test_reauth_asks_for_it_too(world: World, ada: User) -> None:
    secret, _ = world.factor_on(ada)
    signed_in = world.login(code=world.code(secret))
    _, bearer = world.identify.who(signed_in.access_token)
    with pytest.raises(SecondFactorRequired):
        world.sign_in.reauth(ada, bearer, PASSWORD, HERE)

    world.clock.wait(seconds=30)
    assert world.sign_in.reauth(ada, bearer, PASSWORD, HERE, world.code(secret)).access_token


def test_one_that_is_on_is_not_replaced(world: World, ada: User) -> None:
    world.factor_on(ada)

    with pytest.raises(Conflict):
        world.services.second_factor.begin(world.now(ada))


def test_turning_it_off_takes_one_more_code(world: World, ada: User) -> None:
    secret, _ = world.factor_on(ada)
    with pytest.raises(InvalidCredentials):
        world.services.second_factor.remove(world.now(ada), "000000")
    assert world.now(ada).second_factor

    world.services.second_factor.remove(world.now(ada), world.code(secret))
    assert world.login().access_token
    with pytest.raises(NotFound):
        world.services.second_factor.remove(world.now(ada), world.code(secret))


def test_the_person_hears_that_it_was_turned_on_and_off(world: World, ada: User) -> None:
    world.delivered()
    secret, _ = world.factor_on(ada)
    world.services.second_factor.remove(world.now(ada), world.code(secret))

    assert [letter.subject for letter in world.delivered()] == [
        "Signing in asks for a code now",
        "Signing in asks for no code any more",
    ]
