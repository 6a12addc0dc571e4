"""Sign out: one session, or all of them; their access tokens stop at once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from countersign.domain.errors import Conflict, NotFound
from countersign.domain.users.session import Session
from countersign.domain.users.session_revocation import has_ended, without_session, without_sessions
from countersign.domain.users.user import User
from countersign.ports.system import Clock
from countersign.ports.users import Sessions, Users

_TRIES = 5
_FORGOTTEN_AT_ONCE = 100


@dataclass(frozen=True)
class EndSessions:
    users: Users
    sessions: Sessions
    clock: Clock

    def living(
        self, user: User, *, at_most: int, after: str | None = None
    ) -> tuple[tuple[Session, ...], str | None]:
        """Where the person is signed in, newest first, and behind which session to go on.

        Of those looked at the ended ones are left out: there may be fewer, and more to come.
        """
        now = self.clock.now()
        found = self.sessions.page(user.user_id, at_most=at_most, after=after)
        living = tuple(
            session
            for session in found
            if session.expires_at > now
            and not has_ended(user, session.session_id, session.created_at)
        )
        return living, found[-1].session_id if len(found) == at_most else None

    def one(self, user_id: str, session_id: str) -> None:
        """End one session. Raises NotFound where there is none."""
        if self.sessions.get(user_id, session_id) is None:
            raise NotFound("There is no such session.")
        self.ended(user_id, session_id)

    def ended(self, user_id: str, session_id: str) -> None:
        """As `one`, and a session that is gone stays gone."""

        def store(before: User, after: User) -> None:
            self.sessions.end(before, after, session_id)

        user = self._remember(
            user_id, lambda user, now: without_session(user, session_id, now), store
        )
        if user is None:
            self.sessions.revoke(user_id, session_id)

    def all(self, user_id: str, *, keep: str | None) -> None:
        """End all sessions but the one to keep.

        The account's word ends them at once; forgetting them is tidying up, and what it leaves is
        worth nothing and collected by the table.
        """
        user = self._remember(
            user_id, lambda user, now: without_sessions(user, now, keep), self.sessions.end_all
        )
        for session in self.sessions.page(user_id, at_most=_FORGOTTEN_AT_ONCE):
            if user is None or has_ended(user, session.session_id, session.created_at):
                self.sessions.revoke(user_id, session.session_id)

    def _remember(
        self,
        user_id: str,
        ending: Callable[[User, datetime], User],
        store: Callable[[User, User], None],
    ) -> User | None:
        """The account as it remembers the end now; None where there is no account."""
        for tries_left in reversed(range(_TRIES)):
            before = self.users.get(user_id)
            if before is None:
                return None
            after = ending(before, self.clock.now())
            try:
                store(before, after)
            except Conflict:
                if not tries_left:
                    raise
            else:
                return after
        raise AssertionError("the last try returns or raises")
