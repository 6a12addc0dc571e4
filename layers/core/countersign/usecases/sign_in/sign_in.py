"""Accounts and sessions: register, sign in, refresh, sign out."""

from dataclasses import dataclass

from countersign.domain.errors import Conflict, TokenInvalid, TokenReused
from countersign.domain.users.session import (
    Refresh,
    Session,
    Transport,
    Visitor,
    judge_refresh,
    rotated,
)
from countersign.domain.users.session_revocation import has_ended
from countersign.domain.users.user import LOCALE, User, normal_address
from countersign.ports.identity import Bearer, Passwords, TokenMint
from countersign.ports.jobs_queue import Job, JobsQueue
from countersign.ports.system import Clock, Ids
from countersign.ports.users import Sessions, Users
from countersign.usecases.credentials.password_policy import ChoosePassword
from countersign.usecases.credentials.verify_password import VerifyPassword
from countersign.usecases.rate_limit import RateLimiter
from countersign.usecases.sessions.end import EndSessions
from countersign.usecases.sessions.open import OpenSession, SignedIn
from countersign.usecases.sign_in.identify import session_over

_TRIES = 5


@dataclass(frozen=True)
class SignIn:
    users: Users
    sessions: Sessions
    passwords: Passwords
    mint: TokenMint
    clock: Clock
    ids: Ids
    prove: VerifyPassword
    open: OpenSession
    end: EndSessions
    limit: RateLimiter
    choose: ChoosePassword
    jobs_queue: JobsQueue

    def register(
        self,
        email: str,
        password: str,
        name: str,
        timezone: str,
        locale: str | None,
        transport: Transport,
        visitor: Visitor,
    ) -> SignedIn:
        """A new account, signed in, and a letter on its way to the address.

        Raises
        ------
        WeakPassword, EmailTaken, TooMany
        """
        self.limit("register_from_source", visitor.source)
        user = User(
            user_id=self.ids.new("usr"),
            email=normal_address(email),
            name=name,
            timezone=timezone,
            locale=locale or LOCALE,
            created_at=self.clock.now(),
        )
        self.users.register(user, self.choose(password, user))
        self.jobs_queue.start(Job("verify", user_id=user.user_id))
        return self.open(user, transport, visitor=visitor)

    def login(
        self,
        email: str,
        password: str,
        transport: Transport,
        visitor: Visitor,
        code: str | None = None,
    ) -> SignedIn:
        """A new session. Raises InvalidCredentials, after the same work in every case; TooMany,
        and SecondFactorRequired where the password is right and a code is missing."""
        begun = self.clock.now()
        user = self.prove(email, password, visitor.source, code)
        return self.open(user, transport, visitor=visitor, begun=begun)

    def refresh(self, token: str, transport: Transport) -> SignedIn:
        """The successor pair. Raises TokenInvalid, and TokenReused, which ends the session."""
        user_id, session_id, generation = self.mint.read_refresh(token, self.clock.now())
        for _ in range(_TRIES):
            session, user = self._living(user_id, session_id)
            if session.transport != transport:
                raise session_over()
            now = self.clock.now()
            match judge_refresh(session, generation, now):
                case Refresh.ROTATE:
                    successor = rotated(session, now)
                    if self.sessions.rotate(session, successor):
                        return self.open.tokens_of(user, successor)
                case Refresh.REPEAT:
                    return self.open.tokens_of(user, session)
                case Refresh.REUSED:
                    self.end.ended(user_id, session_id)
                    raise TokenReused(
                        "This token was used before. The session has been ended; sign in."
                    )
                case Refresh.EXPIRED:
                    self.sessions.revoke(user_id, session_id)
                    raise TokenInvalid("This session has expired. Sign in again.")
        raise Conflict("This session is being refreshed elsewhere. Try again.")

    def reauth(
        self,
        user: User,
        bearer: Bearer,
        password: str,
        visitor: Visitor,
        code: str | None = None,
    ) -> SignedIn:
        """The same session, with the time of this proof. Its refresh token stays as it is.

        Raises
        ------
        InvalidCredentials, SecondFactorRequired
        TooMany
        TokenInvalid
            The session has ended meanwhile.
        """
        self.prove(user.email, password, visitor.source, code)
        for _ in range(_TRIES):
            session, user = self._living(user.user_id, bearer.session_id)
            proved = session.model_copy(update={"auth_time": self.clock.now()})
            if self.sessions.rotate(session, proved):
                return self.open.tokens_of(user, proved)
        raise Conflict("This session is being refreshed elsewhere. Try again.")

    def logout(self, token: str) -> None:
        """End the session behind a refresh token; a token of none is as good as ended."""
        try:
            user_id, session_id, _ = self.mint.read_refresh(token, self.clock.now())
        except TokenInvalid:
            return
        self.end.ended(user_id, session_id)

    def _living(self, user_id: str, session_id: str) -> tuple[Session, User]:
        """A session that has not ended, and whose it is. Raises TokenInvalid."""
        session = self.sessions.get(user_id, session_id)
        user = self.users.get(user_id)
        if session is None or user is None or user.closing or user.locked:
            raise session_over()
        if has_ended(user, session_id, session.created_at):
            raise session_over()
        return session, user
