"""A new signed-in session, however the person proved who they are."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from countersign.domain.errors import InvalidCredentials
from countersign.domain.users.session import (
    ACCESS_LIFETIME,
    REFRESH_SLIDING,
    Session,
    Transport,
    Visitor,
    coarse,
    trimmed,
)
from countersign.domain.users.session_revocation import opening
from countersign.domain.users.user import User
from countersign.ports.identity import TokenMint
from countersign.ports.system import Clock, Ids
from countersign.ports.users import Sessions, Users

SCANNED_SOON = timedelta(hours=1)
"""Whoever is there again does not wait longer than this for what has come meanwhile."""


@dataclass(frozen=True)
class SignedIn:
    """A session as the client gets it; `expires_in` in seconds."""

    user: User
    transport: Transport
    access_token: str
    refresh_token: str
    expires_in: int = int(ACCESS_LIFETIME.total_seconds())


@dataclass(frozen=True)
class OpenSession:
    sessions: Sessions
    mint: TokenMint
    clock: Clock
    ids: Ids
    users: Users

    def __call__(
        self,
        user: User,
        transport: Transport,
        *,
        auth_time: datetime | None = None,
        visitor: Visitor | None = None,
        begun: datetime | None = None,
    ) -> SignedIn:
        """The person must have been proved, and loaded after that.

        `auth_time` is when they were proved, if that is not now. `begun` is when the proof began:
        what has ended all sessions since, such as another password, ends this one as well.

        Raises
        ------
        InvalidCredentials
        """
        if begun is not None and user.sessions_valid_after and user.sessions_valid_after > begun:
            raise InvalidCredentials("This address and password do not belong together.")
        now = opening(user, begun or self.clock.now())
        session = Session(
            user_id=user.user_id,
            session_id=self.ids.new("ses"),
            generation=1,
            transport=transport,
            created_at=now,
            rotated_at=now,
            expires_at=now + REFRESH_SLIDING,
            auth_time=auth_time or now,
            user_agent=trimmed(visitor.user_agent) if visitor else None,
            source=coarse(visitor.source) if visitor else None,
        )
        self.sessions.put(session)
        if user.next_scan_at is not None and user.next_scan_at > now + SCANNED_SOON:
            self.users.set_next_scan(user.user_id, now)
        return self.tokens_of(user, session)

    def tokens_of(self, user: User, session: Session) -> SignedIn:
        """The pair of the session's present generation."""
        return SignedIn(
            user=user,
            transport=session.transport,
            access_token=self.mint.access(session, self.clock.now()),
            refresh_token=self.mint.refresh(session),
        )
