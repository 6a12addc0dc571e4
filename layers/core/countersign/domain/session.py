"""A signed-in device: a family of refresh tokens, each the successor of the one before."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal

from countersign.domain.values import Moment, Value

ACCESS_LIFETIME = timedelta(minutes=30)
REFRESH_SLIDING = timedelta(days=7)
REFRESH_AT_MOST = timedelta(days=90)
DOUBLE_REFRESH_GRACE = timedelta(seconds=10)

Transport = Literal["body", "cookie"]


class Session(Value):
    """State of one family; `generation` is the newest token that was handed out."""

    user_id: str
    session_id: str
    generation: int
    transport: Transport
    created_at: Moment
    rotated_at: Moment
    expires_at: Moment
    auth_time: Moment


class Refresh(StrEnum):
    """What presenting a refresh token means."""

    ROTATE = "rotate"
    REPEAT = "repeat"
    REUSED = "reused"
    EXPIRED = "expired"


def judge_refresh(session: Session, generation: int, now: datetime) -> Refresh:
    """Rotate the newest token; repeat the successor for a client's double refresh; refuse the rest.

    The successor is still unused exactly while it is the newest: using it would have made another.
    """
    if now >= session.expires_at:
        return Refresh.EXPIRED
    if generation == session.generation:
        return Refresh.ROTATE
    just_rotated = now - session.rotated_at <= DOUBLE_REFRESH_GRACE
    if generation == session.generation - 1 and just_rotated:
        return Refresh.REPEAT
    return Refresh.REUSED


def rotated(session: Session, now: datetime) -> Session:
    """The family after one more token was handed out."""
    return session.model_copy(
        update={
            "generation": session.generation + 1,
            "rotated_at": now,
            "expires_at": min(now + REFRESH_SLIDING, session.created_at + REFRESH_AT_MOST),
        }
    )
