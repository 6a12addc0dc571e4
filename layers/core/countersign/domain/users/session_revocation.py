"""What an account remembers of the sessions that have ended while their access tokens live."""

from datetime import datetime, timedelta

from countersign.domain.users.session import ACCESS_LIFETIME, EndedSession
from countersign.domain.users.user import User

REMEMBERED_AT_MOST = 100
_TICK = timedelta(milliseconds=1)


def has_ended(user: User, session_id: str, opened_at: datetime) -> bool:
    """Whether tokens of this session are worth nothing any more."""
    if any(ended.session_id == session_id for ended in user.ended_sessions):
        return True
    cut = user.sessions_valid_after
    return cut is not None and opened_at <= cut and session_id != user.kept_session


def without_session(user: User, session_id: str, now: datetime) -> User:
    """The account after one session ended.

    Who ends more sessions in half an hour than an account can remember ends all of them: that is
    known by one time, and forgets none.
    """
    remembered = tuple(
        ended
        for ended in user.ended_sessions
        if ended.until > now and ended.session_id != session_id
    )
    if len(remembered) >= REMEMBERED_AT_MOST:
        return without_sessions(user, now, keep=None)
    kept = None if user.kept_session == session_id else user.kept_session
    ended = EndedSession(session_id=session_id, until=now + ACCESS_LIFETIME)
    return user.model_copy(update={"kept_session": kept, "ended_sessions": (*remembered, ended)})


def without_sessions(user: User, now: datetime, keep: str | None) -> User:
    """The account after all sessions ended but one."""
    cut = max(now, user.sessions_valid_after or now)
    still_kept = keep is not None and all(ended.session_id != keep for ended in user.ended_sessions)
    return user.model_copy(
        update={
            "sessions_valid_after": cut,
            "kept_session": keep if still_kept else None,
            "ended_sessions": (),
        }
    )


def last_signed_out(user: User) -> datetime | None:
    """When the latest of the sessions ended that somebody ended; a session that is gone says
    nothing of it any more."""
    ends = [ended.until - ACCESS_LIFETIME for ended in user.ended_sessions]
    if user.sessions_valid_after is not None:
        ends.append(user.sessions_valid_after)
    return max(ends, default=None)


def opening(user: User, now: datetime) -> datetime:
    """When a session that is opened now begins: after every session that has been ended."""
    cut = user.sessions_valid_after
    return now if cut is None else max(now, cut + _TICK)
