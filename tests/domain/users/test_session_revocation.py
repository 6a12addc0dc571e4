"""What an account remembers of ended sessions."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from countersign.domain.users.session import ACCESS_LIFETIME
from countersign.domain.users.session_revocation import (
    REMEMBERED_AT_MOST,
    has_ended,
    opening,
    without_session,
    without_sessions,
)
from countersign.domain.users.user import User
from tests.factories import person
from tests.fakes.system import MORNING

ADA = person()


def test_a_session_that_was_ended_has_ended_and_no_other() -> None:
    ada = without_session(ADA, "ses_1", MORNING)
    assert has_ended(ada, "ses_1", MORNING)
    assert not has_ended(ada, "ses_2", MORNING)


def test_it_is_remembered_as_long_as_its_access_tokens_live_and_no_longer() -> None:
    ada = without_session(ADA, "ses_1", MORNING)
    last = MORNING + ACCESS_LIFETIME - timedelta(milliseconds=1)
    assert has_ended(without_session(ada, "ses_2", last), "ses_1", MORNING)
    later = without_session(ada, "ses_2", MORNING + ACCESS_LIFETIME)
    assert [ended.session_id for ended in later.ended_sessions] == ["ses_2"]


def test_ending_all_ends_what_was_opened_before_and_nothing_after() -> None:
    ada = without_sessions(ADA, MORNING, keep=None)
    assert has_ended(ada, "ses_1", MORNING - timedelta(days=30))
    assert has_ended(ada, "ses_1", MORNING)
    assert not has_ended(ada, "ses_2", opening(ada, MORNING))
    assert not has_ended(ada, "ses_3", opening(ada, MORNING + timedelta(seconds=1)))


def test_the_session_to_keep_is_kept_until_it_is_ended_itself() -> None:
    ada = without_sessions(ADA, MORNING, keep="ses_1")
    assert not has_ended(ada, "ses_1", MORNING)
    assert has_ended(ada, "ses_2", MORNING)
    ended = without_session(ada, "ses_1", MORNING)
    assert has_ended(ended, "ses_1", MORNING)
    a_day_later = without_session(ended, "ses_9", MORNING + timedelta(days=1))
    assert has_ended(a_day_later, "ses_1", MORNING)


def test_the_next_end_to_all_ends_what_the_one_before_kept() -> None:
    ada = without_sessions(ADA, MORNING, keep="ses_1")
    later = without_sessions(ada, MORNING + timedelta(seconds=1), keep="ses_2")
    assert has_ended(later, "ses_1", MORNING)
    assert not has_ended(later, "ses_2", MORNING)


def test_a_session_that_has_ended_cannot_be_kept() -> None:
    ada = without_session(ADA, "ses_1", MORNING)
    assert has_ended(without_sessions(ada, MORNING, keep="ses_1"), "ses_1", MORNING)


def test_the_clock_of_another_instance_that_lags_reopens_nothing() -> None:
    ada = without_sessions(ADA, MORNING, keep=None)
    again = without_sessions(ada, MORNING - timedelta(seconds=2), keep=None)
    assert again.sessions_valid_after == MORNING
    assert opening(ada, MORNING - timedelta(seconds=2)) > MORNING


def test_more_endings_than_can_be_remembered_are_not_forgotten() -> None:
    ada = ADA
    for number in range(2 * REMEMBERED_AT_MOST):
        ada = without_session(ada, f"ses_{number}", MORNING + timedelta(seconds=number))
        assert len(ada.ended_sessions) <= REMEMBERED_AT_MOST
    for number in range(2 * REMEMBERED_AT_MOST):
        assert has_ended(ada, f"ses_{number}", MORNING)


ENDINGS = st.lists(
    st.tuples(st.integers(0, 2 * REMEMBERED_AT_MOST), st.integers(0, 60)),
    max_size=2 * REMEMBERED_AT_MOST,
)


@given(ENDINGS)
def test_however_many_are_ended_each_stays_ended_and_the_account_stays_small(
    endings: list[tuple[int, int]],
) -> None:
    ada: User = ADA
    now: datetime = MORNING
    opened = MORNING - timedelta(seconds=1)
    ended: dict[str, datetime] = {}
    for number, seconds in endings:
        now += timedelta(seconds=seconds)
        ada = without_session(ada, f"ses_{number}", now)
        ended[f"ses_{number}"] = now
        assert len(ada.ended_sessions) <= REMEMBERED_AT_MOST
    for session_id, at in ended.items():
        if now < at + ACCESS_LIFETIME:
            assert has_ended(ada, session_id, opened)
