"""What presenting a refresh token means."""

from datetime import timedelta

import pytest

from countersign.domain.users.session import (
    DOUBLE_REFRESH_GRACE,
    REFRESH_AT_MOST,
    REFRESH_SLIDING,
    Refresh,
    Session,
    judge_refresh,
    rotated,
)
from tests.fakes.system import MORNING

SECOND = timedelta(seconds=1)


@pytest.fixture
def family() -> Session:
    """Its third token is the newest."""
    return Session(
        user_id="usr_1",
        session_id="ses_1",
        generation=3,
        transport="body",
        created_at=MORNING,
        rotated_at=MORNING,
        expires_at=MORNING + REFRESH_SLIDING,
        auth_time=MORNING,
    )


def test_the_newest_token_is_exchanged(family: Session) -> None:
    assert judge_refresh(family, 3, MORNING + timedelta(days=6)) is Refresh.ROTATE


def test_a_double_refresh_gets_the_same_successor(family: Session) -> None:
    assert judge_refresh(family, 2, MORNING + DOUBLE_REFRESH_GRACE) is Refresh.REPEAT


def test_a_spent_token_after_the_grace_is_reuse(family: Session) -> None:
    later = MORNING + DOUBLE_REFRESH_GRACE + timedelta(milliseconds=1)

    assert judge_refresh(family, 2, later) is Refresh.REUSED


def test_once_the_successor_was_used_the_spent_one_is_reuse(family: Session) -> None:
    used = rotated(family, MORNING + SECOND)

    assert judge_refresh(used, 2, MORNING + SECOND) is Refresh.REUSED


@pytest.mark.parametrize("generation", [0, 1, 4, 99])
def test_any_other_generation_is_reuse(family: Session, generation: int) -> None:
    assert judge_refresh(family, generation, MORNING) is Refresh.REUSED


@pytest.mark.parametrize("generation", [1, 2, 3])
def test_an_expired_family_is_expired_whatever_is_shown(family: Session, generation: int) -> None:
    assert judge_refresh(family, generation, family.expires_at) is Refresh.EXPIRED


def test_each_refresh_slides_the_end(family: Session) -> None:
    later = MORNING + timedelta(days=6)

    successor = rotated(family, later)

    assert successor.generation == 4
    assert successor.rotated_at == later
    assert successor.expires_at == later + REFRESH_SLIDING


def test_no_family_outlives_its_longest_life(family: Session) -> None:
    late = MORNING + REFRESH_AT_MOST - timedelta(days=1)

    assert rotated(family, late).expires_at == MORNING + REFRESH_AT_MOST
