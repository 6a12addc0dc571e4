from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import timedelta
from threading import Barrier, Lock, get_ident
from typing import Any

import pytest

from countersign.domain.errors import (
    EmailTaken,
    InvalidCredentials,
    TokenInvalid,
    TokenReused,
    TooMany,
)
from countersign.domain.rate_limits import RATE_LIMITS
from countersign.domain.users.session import (
    DOUBLE_REFRESH_GRACE,
    FRESH_FOR,
    REFRESH_AT_MOST,
    REFRESH_SLIDING,
    Session,
    Visitor,
)
from countersign.domain.users.user import User
from countersign.ports.identity import Bearer
from countersign.usecases.credentials.password_policy import ChoosePassword
from countersign.usecases.credentials.verify_password import VerifyPassword
from countersign.usecases.credentials.verify_second_factor import VerifySecondFactor
from countersign.usecases.rate_limit import RateLimiter
from countersign.usecases.sessions.end import EndSessions
from countersign.usecases.sessions.open import OpenSession, SignedIn
from countersign.usecases.sign_in.identify import Identify
from countersign.usecases.sign_in.sign_in import SignIn
from tests.fakes.credentials import InMemorySecondFactors
from tests.fakes.identity import ReadableMint, ReversedPasswords
from tests.fakes.integrations import LabelledVault
from tests.fakes.queues import RecordingQueues
from tests.fakes.rate_limits import CountingAttempts
from tests.fakes.system import CountingIds, SettableClock
from tests.fakes.users import InMemorySessions, InMemoryUsers

PASSWORD = "correct horse battery"
HERE = Visitor(source="192.0.2.7", user_agent="a browser")


@pytest.fixture
def passwords() -> ReversedPasswords:
    return ReversedPasswords()


@pytest.fixture
def mint() -> ReadableMint:
    return ReadableMint()


@pytest.fixture
def sign_in(
    users: InMemoryUsers,
    sessions: InMemorySessions,
    passwords: ReversedPasswords,
    mint: ReadableMint,
    clock: SettableClock,
    ids: CountingIds,
) -> SignIn:
    limit, queues = RateLimiter(CountingAttempts(), clock), RecordingQueues()
    second = VerifySecondFactor(InMemorySecondFactors(users), LabelledVault(), queues, limit, clock)
    return SignIn(
        users=users,
        sessions=sessions,
        passwords=passwords,
        mint=mint,
        clock=clock,
        ids=ids,
        prove=VerifyPassword(users, passwords, limit, second),
        choose=ChoosePassword(passwords),
        jobs_queue=queues,
        open=OpenSession(sessions, mint, clock, ids, users),
        end=EndSessions(users, sessions, clock),
        limit=limit,
    )


def who(sign_in: SignIn, token: str) -> tuple[User, Bearer]:
    return Identify(sign_in.users, sign_in.mint, sign_in.clock).who(token)


@pytest.fixture
def grace(sign_in: SignIn) -> SignedIn:
    return sign_in.register(
        "Grace@Example.com ", PASSWORD, "Grace", "Europe/London", None, "body", HERE
    )


def test_registering_signs_in(sign_in: SignIn, grace: SignedIn) -> None:
    user, bearer = who(sign_in, grace.access_token)

    assert user == grace.user
    assert user.email == "grace@example.com"
    assert bearer.user_id == user.user_id


def test_an_address_is_taken_however_it_is_written(sign_in: SignIn, grace: SignedIn) -> None:
    with pytest.raises(EmailTaken):
        sign_in.register(" GRACE@example.com", PASSWORD, "Other", "UTC", None, "body", HERE)


def test_the_right_password_signs_in(sign_in: SignIn, grace: SignedIn) -> None:
    assert sign_in.login("grace@EXAMPLE.com", PASSWORD, "body", HERE).user == grace.user


def test_a_wrong_password_and_an_unknown_address_are_told_alike_after_the_same_work(
    sign_in: SignIn, grace: SignedIn, passwords: ReversedPasswords
) -> None:
    with pytest.raises(InvalidCredentials) as wrong:
        sign_in.login("grace@example.com", "not it at all", "body", HERE)
    work = passwords.compared
    with pytest.raises(InvalidCredentials) as unknown:
        sign_in.login("nobody@example.com", PASSWORD, "body", HERE)

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

    contested = Contested(sessions.users, sessions.families)
    slower = replace(sign_in, sessions=contested).refresh(grace.refresh_token, "body")

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
    elsewhere = sign_in.login("grace@example.com", PASSWORD, "cookie", HERE)

    sign_in.logout(grace.refresh_token)
    sign_in.logout(grace.refresh_token)
    sign_in.logout("never issued")

    with pytest.raises(TokenInvalid):
        sign_in.refresh(grace.refresh_token, "body")
    still = sign_in.refresh(elsewhere.refresh_token, "cookie")
    assert still.user.user_id == grace.user.user_id


def test_an_access_token_ends_after_half_an_hour(
    sign_in: SignIn, grace: SignedIn, clock: SettableClock
) -> None:
    clock.wait(minutes=30)

    with pytest.raises(TokenInvalid):
        who(sign_in, grace.access_token)


@pytest.mark.parametrize("token", ["", "nonsense", "refresh:ses:1"])
def test_a_token_that_was_never_issued_is_worth_nothing(sign_in: SignIn, token: str) -> None:
    with pytest.raises(TokenInvalid):
        who(sign_in, token)
    with pytest.raises(TokenInvalid):
        sign_in.refresh(token, "body")


def test_an_access_token_refreshes_nothing(sign_in: SignIn, grace: SignedIn) -> None:
    with pytest.raises(TokenInvalid):
        sign_in.refresh(grace.access_token, "body")


def test_a_session_that_was_ended_lets_nobody_in_and_refreshes_nothing(
    sign_in: SignIn, grace: SignedIn
) -> None:
    sign_in.logout(grace.refresh_token)

    with pytest.raises(TokenInvalid):
        who(sign_in, grace.access_token)


def test_a_replayed_token_ends_the_access_tokens_of_its_session_as_well(
    sign_in: SignIn, grace: SignedIn, clock: SettableClock
) -> None:
    elsewhere = sign_in.login("grace@example.com", PASSWORD, "body", HERE)
    successor = sign_in.refresh(grace.refresh_token, "body")
    clock.wait(seconds=DOUBLE_REFRESH_GRACE.total_seconds() + 1)
    with pytest.raises(TokenReused):
        sign_in.refresh(grace.refresh_token, "body")

    for token in (grace.access_token, successor.access_token):
        with pytest.raises(TokenInvalid):
            who(sign_in, token)
    assert who(sign_in, elsewhere.access_token)


def test_twenty_refreshes_at_once_have_one_successor(
    sign_in: SignIn, grace: SignedIn, sessions: InMemorySessions
) -> None:
    """Each reads the family before any has written."""
    reached = Barrier(20)

    @dataclass
    class Simultaneous(InMemorySessions):
        lock: Any = field(default_factory=Lock)
        waited: set[int] = field(default_factory=set)

        def rotate(self, before: Session, after: Session) -> bool:
            if get_ident() not in self.waited:
                self.waited.add(get_ident())
                reached.wait(timeout=30)
            with self.lock:
                return super().rotate(before, after)

    contested = replace(sign_in, sessions=Simultaneous(sessions.users, sessions.families))
    with ThreadPoolExecutor(20) as many:
        answers = list(
            many.map(lambda _: contested.refresh(grace.refresh_token, "body"), range(20))
        )

    assert len({answer.refresh_token for answer in answers}) == 1
    family = sessions.page(grace.user.user_id, at_most=1)[0]
    assert family.generation == 2


def test_a_password_that_was_changed_while_it_was_compared_opens_nothing(
    sign_in: SignIn, grace: SignedIn, sessions: InMemorySessions, clock: SettableClock
) -> None:
    class Slow(ReversedPasswords):
        def matches(self, password: str, password_hash: str | None) -> bool:
            known = super().matches(password, password_hash)
            clock.wait(seconds=1)
            sign_in.end.all(grace.user.user_id, keep=None)
            return known

    before = len(sessions.families)
    slow = replace(sign_in, prove=replace(sign_in.prove, passwords=Slow()))
    with pytest.raises(InvalidCredentials):
        slow.login("grace@example.com", PASSWORD, "body", HERE)
    assert len(sessions.families) < before + 1


def test_a_proof_makes_the_session_fresh_and_leaves_its_tokens(
    sign_in: SignIn, grace: SignedIn, clock: SettableClock
) -> None:
    clock.wait(minutes=20)
    user, bearer = who(sign_in, grace.access_token)
    assert clock.now() - bearer.auth_time > FRESH_FOR

    proved = sign_in.reauth(user, bearer, PASSWORD, HERE)

    assert proved.refresh_token == grace.refresh_token
    _, fresh = who(sign_in, proved.access_token)
    assert (fresh.session_id, fresh.auth_time) == (bearer.session_id, clock.now())


def test_refreshing_makes_no_session_fresh(
    sign_in: SignIn, grace: SignedIn, clock: SettableClock
) -> None:
    begin, token = clock.now(), grace.refresh_token
    for _ in range(3):
        clock.wait(minutes=20)
        renewed = sign_in.refresh(token, "body")
        token = renewed.refresh_token
        assert who(sign_in, renewed.access_token)[1].auth_time == begin


def test_a_wrong_password_proves_nothing(
    sign_in: SignIn, grace: SignedIn, clock: SettableClock
) -> None:
    clock.wait(minutes=20)
    user, bearer = who(sign_in, grace.access_token)
    with pytest.raises(InvalidCredentials):
        sign_in.reauth(user, bearer, "not it at all", HERE)
    renewed = sign_in.refresh(grace.refresh_token, "body")
    assert who(sign_in, renewed.access_token)[1].auth_time == bearer.auth_time


def test_guessing_is_refused_and_so_is_the_right_password_meanwhile(
    sign_in: SignIn, grace: SignedIn, passwords: ReversedPasswords, clock: SettableClock
) -> None:
    for address in ("grace@example.com", "nobody@example.com"):
        for _ in range(RATE_LIMITS["sign_in"].times):
            with pytest.raises(InvalidCredentials):
                sign_in.login(address, "not it at all", "body", HERE)
        work = passwords.compared
        with pytest.raises(TooMany):
            sign_in.login(address, PASSWORD, "body", HERE)
        assert passwords.compared == work

    elsewhere = Visitor(source="198.51.100.9")
    sign_in.login("grace@example.com", PASSWORD, "body", elsewhere)
    clock.wait(minutes=15)
    sign_in.login("grace@example.com", PASSWORD, "body", HERE)


def test_signing_in_often_is_no_guessing(sign_in: SignIn, grace: SignedIn) -> None:
    for _ in range(RATE_LIMITS["sign_in"].times * 3):
        sign_in.login("grace@example.com", PASSWORD, "body", HERE)


def test_one_source_registers_and_guesses_only_so_often(sign_in: SignIn) -> None:
    for number in range(RATE_LIMITS["register_from_source"].times):
        sign_in.register(f"p{number}@example.com", PASSWORD, "P", "UTC", None, "body", HERE)
    with pytest.raises(TooMany):
        sign_in.register("one-more@example.com", PASSWORD, "P", "UTC", None, "body", HERE)
    for number in range(RATE_LIMITS["sign_in_from_source"].times):
        with pytest.raises(InvalidCredentials):
            sign_in.login(f"q{number}@example.com", "guess", "body", HERE)
    with pytest.raises(TooMany):
        sign_in.login("another@example.com", "guess", "body", HERE)


def test_an_account_that_closes_or_is_handed_over_lets_nobody_in(
    sign_in: SignIn, grace: SignedIn, users: InMemoryUsers
) -> None:
    for state in ("closing", "locked"):
        users.people[grace.user.user_id] = grace.user.model_copy(update={state: True})
        with pytest.raises(TokenInvalid):
            who(sign_in, grace.access_token)
        with pytest.raises(TokenInvalid):
            sign_in.refresh(grace.refresh_token, "body")
