"""Signing out, and that it takes hold at once."""

from dataclasses import dataclass, field

import pytest

from countersign.domain.errors import Conflict, NotFound
from countersign.domain.users.session import REFRESH_SLIDING, Session
from countersign.domain.users.session_revocation import has_ended
from countersign.domain.users.user import User
from countersign.usecases.sessions.end import EndSessions
from tests.factories import USER
from tests.fakes.system import SettableClock
from tests.fakes.users import InMemorySessions, InMemoryUsers


@pytest.fixture
def end(users: InMemoryUsers, sessions: InMemorySessions, clock: SettableClock) -> EndSessions:
    for number in (1, 2, 3):
        now = clock.wait(minutes=1)
        sessions.put(
            Session(
                user_id=USER,
                session_id=f"ses_{number}",
                generation=1,
                transport="body",
                created_at=now,
                rotated_at=now,
                expires_at=now + REFRESH_SLIDING,
                auth_time=now,
            )
        )
    return EndSessions(users, sessions, clock)


def names(end: EndSessions, users: InMemoryUsers) -> list[str]:
    return [session.session_id for session in end.living(users.people[USER], at_most=100)[0]]


def test_one_session_ends_and_the_others_live(end: EndSessions, users: InMemoryUsers) -> None:
    end.one(USER, "ses_2")
    assert names(end, users) == ["ses_3", "ses_1"]


def test_a_session_that_is_not_there_cannot_be_ended(end: EndSessions) -> None:
    for user_id, session_id in ((USER, "ses_9"), ("usr_9", "ses_1")):
        with pytest.raises(NotFound):
            end.one(user_id, session_id)


def test_all_end_but_the_one_to_keep(end: EndSessions, users: InMemoryUsers) -> None:
    end.all(USER, keep="ses_2")
    assert names(end, users) == ["ses_2"]
    end.all(USER, keep=None)
    assert names(end, users) == []


def test_a_session_that_was_not_used_for_long_is_not_shown(
    end: EndSessions, users: InMemoryUsers, clock: SettableClock
) -> None:
    clock.wait(hours=7 * 24, minutes=-1)
    assert names(end, users) == ["ses_3"]


@dataclass
class Stopping(InMemorySessions):
    """The process dies when it forgets the first session."""

    died: list[str] = field(default_factory=list)

    def revoke(self, user_id: str, session_id: str) -> None:
        self.died.append(session_id)
        raise ConnectionError("gone")


def test_all_have_ended_even_if_the_process_dies_before_it_has_forgotten_one(
    end: EndSessions, users: InMemoryUsers, sessions: InMemorySessions, clock: SettableClock
) -> None:
    dying = Stopping(users, sessions.families)
    with pytest.raises(ConnectionError):
        EndSessions(users, dying, clock).all(USER, keep=None)
    assert dying.died
    ada = users.people[USER]
    assert all(
        has_ended(ada, it.session_id, it.created_at) for it in sessions.page(USER, at_most=100)
    )


@dataclass
class Racing(InMemorySessions):
    """Another session ends just before this one, so many times."""

    others: int = 0

    def end(self, before: User, after: User, session_id: str) -> None:
        if self.others:
            self.others -= 1
            EndSessions(self.users, InMemorySessions(self.users), SettableClock()).ended(
                USER, f"ses_other_{self.others}"
            )
        super().end(before, after, session_id)


def test_two_that_end_at_once_both_end(
    end: EndSessions, users: InMemoryUsers, sessions: InMemorySessions, clock: SettableClock
) -> None:
    racing = Racing(users, sessions.families, others=3)
    EndSessions(users, racing, clock).one(USER, "ses_1")
    ended = {it.session_id for it in users.people[USER].ended_sessions}
    assert ended == {"ses_1", "ses_other_0", "ses_other_1", "ses_other_2"}


def test_who_is_outrun_for_good_is_told(
    end: EndSessions, users: InMemoryUsers, sessions: InMemorySessions, clock: SettableClock
) -> None:
    with pytest.raises(Conflict):
        EndSessions(users, Racing(users, sessions.families, others=99), clock).one(USER, "ses_1")
    assert "ses_1" in names(end, users)
