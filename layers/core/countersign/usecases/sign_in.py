"""Accounts and sessions: register, sign in, refresh, sign out."""

from dataclasses import dataclass

from countersign.domain.errors import InvalidCredentials, TokenInvalid, TokenReused
from countersign.domain.session import (
    ACCESS_LIFETIME,
    REFRESH_SLIDING,
    Refresh,
    Session,
    Transport,
    judge_refresh,
    rotated,
)
from countersign.domain.user import User, normal_address
from countersign.ports.identity import Bearer, Passwords, TokenMint
from countersign.ports.system import Clock, Ids
from countersign.ports.users import Sessions, Users


@dataclass(frozen=True)
class SignedIn:
    """A session as the client gets it; `expires_in` in seconds."""

    user: User
    access_token: str
    refresh_token: str
    expires_in: int = int(ACCESS_LIFETIME.total_seconds())


@dataclass(frozen=True)
class SignIn:
    users: Users
    sessions: Sessions
    passwords: Passwords
    mint: TokenMint
    clock: Clock
    ids: Ids

    def register(
        self, email: str, password: str, name: str, timezone: str, transport: Transport
    ) -> SignedIn:
        """A new account, signed in. Raises EmailTaken."""
        user = User(
            user_id=self.ids.new("usr"),
            email=normal_address(email),
            name=name,
            timezone=timezone,
            created_at=self.clock.now(),
        )
        self.users.register(user, self.passwords.hash(password))
        return self._open(user, transport)

    def login(self, email: str, password: str, transport: Transport) -> SignedIn:
        """A new session. Raises InvalidCredentials, after the same work in every case."""
        known = self.users.credentials(normal_address(email))
        matches = self.passwords.matches(password, known[1] if known else None)
        user = self.users.get(known[0]) if known and matches else None
        if user is None:
            raise InvalidCredentials("This address and password do not belong together.")
        return self._open(user, transport)

    def refresh(self, token: str, transport: Transport) -> SignedIn:
        """The successor pair. Raises TokenInvalid, and TokenReused, which ends the session."""
        user_id, session_id, generation = self.mint.read_refresh(token)
        session = self.sessions.get(user_id, session_id)
        user = self.users.get(user_id)
        if session is None or user is None or session.transport != transport:
            raise TokenInvalid("This session has ended. Sign in again.")
        now = self.clock.now()
        verdict = judge_refresh(session, generation, now)
        if verdict is Refresh.ROTATE:
            successor = rotated(session, now)
            if self.sessions.rotate(session, successor):
                return self._signed_in(user, successor)
            return self.refresh(token, transport)
        if verdict is Refresh.REPEAT:
            return self._signed_in(user, session)
        self.sessions.revoke(user_id, session_id)
        if verdict is Refresh.REUSED:
            raise TokenReused("This token was used before. The session has been ended; sign in.")
        raise TokenInvalid("This session has expired. Sign in again.")

    def logout(self, token: str) -> None:
        """End the session behind a refresh token; a token of none is as good as ended."""
        try:
            user_id, session_id, _ = self.mint.read_refresh(token)
        except TokenInvalid:
            return
        self.sessions.revoke(user_id, session_id)

    def who(self, access_token: str) -> tuple[User, Bearer]:
        """The person behind an access token. Raises TokenInvalid."""
        bearer = self.mint.read_access(access_token, self.clock.now())
        user = self.users.get(bearer.user_id)
        if user is None:
            raise TokenInvalid("This account is gone.")
        return user, bearer

    def _open(self, user: User, transport: Transport) -> SignedIn:
        now = self.clock.now()
        session = Session(
            user_id=user.user_id,
            session_id=self.ids.new("ses"),
            generation=1,
            transport=transport,
            created_at=now,
            rotated_at=now,
            expires_at=now + REFRESH_SLIDING,
            auth_time=now,
        )
        self.sessions.put(session)
        return self._signed_in(user, session)

    def _signed_in(self, user: User, session: Session) -> SignedIn:
        return SignedIn(
            user=user,
            access_token=self.mint.access(session, self.clock.now()),
            refresh_token=self.mint.refresh(session),
        )
