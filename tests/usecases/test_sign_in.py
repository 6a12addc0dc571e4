from datetime import timedelta

import pytest

from countersign.domain.errors import EmailTaken, InvalidCredentials, TokenInvalid, TokenReused
from countersign.domain.session import DOUBLE_REFRESH_GRACE, REFRESH_AT_MOST, REFRESH_SLIDING
from countersign.usecases.sign_in import SignedIn, SignIn
from tests.fakes.identity import ReadableMint, ReversedPasswords
from tests.fakes.people import InMemorySessions, InMemoryUsers
from tests.fakes.system import CountingIds, SettableClock

PASSWORD = "correct horse battery"


@pytest.fixture
def passwords() -> ReversedPasswords:
    return ReversedPasswords()


@pytest.fixture
def sign_in(
    sessions: InMemorySessions,
    passwords: ReversedPasswords,
    clock: SettableClock,
    ids: CountingIds,
) -> SignIn:
    return SignIn(InMemoryUsers(), sessions, passwords, ReadableMint(), clock, ids)


@pytest.fixture
def grace(sign_in: SignIn) -> SignedIn:
    return sign_in.register("Grace@Example.com ", PASSWORD, "Grace", "Europe/London", "body")


def test_registering_signs_in(sign_in: SignIn, grace: SignedIn) -> None:
    user, bearer = sign_in.who(grace.access_token)

    assert user == grace.user
    assert user.email == "grace@example.com"
    assert bearer.user_id == user.user_id


def test_an_address_is_taken_however_it_is_written(sign_in: SignIn, grace: SignedIn) -> None:
    with pytest.raises(EmailTaken):
        sign_in.register(" GRACE@example.com", PASSWORD, "Other", "UTC", "body")


def test_the_right_password_signs_in(sign_in: SignIn, grace: SignedIn) -> None:
    assert sign_in.login("grace@EXAMPLE.com", PASSWORD, "body").user == grace.user


def test_a_wrong_password_and_an_unknown_address_are_told_alike_after_the_same_work(
    sign_in: SignIn, grace: SignedIn, passwords: ReversedPasswords
) -> None:
    with pytest.raises(InvalidCredentials) as wrong:
        sign_in.login("grace@example.com", "not it at all", "body")
    work = passwords.compared
    with pytest.raises(InvalidCredentials) as unknown:
        sign_in.login("nobody@example.com", PASSWORD, "body")

    assert str(wrong.value) == str(unknown.value)
    assert passwords.compared == 2 * work


def test_a_refresh_gives_the_successor(sign_in: SignIn, grace: SignedIn) -> None:
    successor = sign_in.refresh(grace.refresh_token, "body")

    assert successor.refresh_token != grace.refresh_token
    assert successor.user == grace.user


def test_a_double_refresh_gets_the_same_successor(
    sign_in: SignIn, grace: SignedIn, clock: SettableClock
) -> None:
    first = sign_in.refresh(grace.refresh_token, "body")
    clock.wait(seconds=DOUBLE_REFRESH_GRACE.total_seconds())

    second = sign_in.refresh(grace.refresh_token, "body")

    assert second.refresh_token == first.refresh_token


def test_a_spent_token_ends_the_whole_session(
    sign_in: SignIn, grace: SignedIn, clock: SettableClock
) -> None:
    successor = sign_in.refresh(grace.refresh_token, "body")
    clock.wait(seconds=DOUBLE_REFRESH_GRACE.total_seconds() + 1)

    with pytest.raises(TokenReused):
        sign_in.refresh(grace.refresh_token, "body")

    with pytest.raises(TokenInvalid):
        sign_in.refresh(successor.refresh_token, "body")


def test_a_token_whose_successor_was_used_ends_the_session_even_at_once(
    sign_in: SignIn, grace: SignedIn
) -> None:
    successor = sign_in.refresh(grace.refresh_token, "body")
    sign_in.refresh(successor.refresh_token, "body")

    with pytest.raises(TokenReused):
        sign_in.refresh(grace.refresh_token, "body")


def test_two_refreshes_at_once_get_the_same_successor(
    sign_in: SignIn, grace: SignedIn, sessions: InMemorySessions
) -> None:
    faster: list[SignedIn] = []

    class Contested(InMemorySessions):
        def rotate(self, before: object, after: object) -> bool:
            faster.append(sign_in.refresh(grace.refresh_token, "body"))
            return False

    contested = Contested(sessions.families)
    slower = SignIn(
        sign_in.users, contested, sign_in.passwords, sign_in.mint, sign_in.clock, sign_in.ids
    ).refresh(grace.refresh_token, "body")

    assert slower.refresh_token == faster[0].refresh_token
    assert len(faster) == 1


def test_a_token_of_one_transport_is_worth_nothing_on_the_other(
    sign_in: SignIn, grace: SignedIn
) -> None:
    with pytest.raises(TokenInvalid):
        sign_in.refresh(grace.refresh_token, "cookie")

    assert sign_in.refresh(grace.refresh_token, "body").user == grace.user


def test_a_session_that_is_not_used_ends(
    sign_in: SignIn, grace: SignedIn, clock: SettableClock
) -> None:
    clock.wait(seconds=REFRESH_SLIDING.total_seconds())

    with pytest.raises(TokenInvalid):
        sign_in.refresh(grace.refresh_token, "body")


def test_a_session_that_is_used_every_day_ends_after_its_longest_life(
    sign_in: SignIn, grace: SignedIn, clock: SettableClock
) -> None:
    begin, token = clock.now(), grace.refresh_token
    while clock.now() < begin + REFRESH_AT_MOST - timedelta(days=1):
        clock.wait(hours=24)
        token = sign_in.refresh(token, "body").refresh_token
    clock.wait(hours=24)

    with pytest.raises(TokenInvalid):
        sign_in.refresh(token, "body")


def test_signing_out_ends_this_session_and_no_other(sign_in: SignIn, grace: SignedIn) -> None:
    elsewhere = sign_in.login("grace@example.com", PASSWORD, "cookie")

    sign_in.logout(grace.refresh_token)
    sign_in.logout(grace.refresh_token)
    sign_in.logout("never issued")

    with pytest.raises(TokenInvalid):
        sign_in.refresh(grace.refresh_token, "body")
    assert sign_in.refresh(elsewhere.refresh_token, "cookie").user == grace.user


def test_an_access_token_ends_after_half_an_hour(
    sign_in: SignIn, grace: SignedIn, clock: SettableClock
) -> None:
    clock.wait(minutes=30)

    with pytest.raises(TokenInvalid):
        sign_in.who(grace.access_token)


@pytest.mark.parametrize("token", ["", "nonsense", "refresh:ses:1"])
def test_a_token_that_was_never_issued_is_worth_nothing(sign_in: SignIn, token: str) -> None:
    with pytest.raises(TokenInvalid):
        sign_in.who(token)
    with pytest.raises(TokenInvalid):
        sign_in.refresh(token, "body")


def test_an_access_token_refreshes_nothing(sign_in: SignIn, grace: SignedIn) -> None:
    with pytest.raises(TokenInvalid):
        sign_in.refresh(grace.access_token, "body")
