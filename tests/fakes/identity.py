"""Passwords and tokens that a reader can see through."""

from dataclasses import dataclass, field
from datetime import datetime

from countersign.domain.errors import TokenInvalid
from countersign.domain.users.session import ACCESS_LIFETIME, Session
from countersign.ports.identity import Bearer


@dataclass
class ReversedPasswords:
    """Counts the comparisons, so that a test can see that the same work was done."""

    compared: int = 0

    def hash(self, password: str) -> str:
        return password[::-1]

    def matches(self, password: str, password_hash: str | None) -> bool:
        self.compared += 1
        return password_hash is not None and password[::-1] == password_hash

    def is_weak(self, password: str, about: tuple[str, ...]) -> bool:
        return password.startswith("weak") or password in about


@dataclass
class ReadableMint:
    """Tokens that say what they are; only what was minted here is genuine."""

    minted: dict[str, tuple[Session, datetime | None]] = field(default_factory=dict)

    def access(self, session: Session, now: datetime) -> str:
        token = f"access:{session.session_id}:{now.isoformat()}"
        self.minted[token] = (session, now + ACCESS_LIFETIME)
        return token

    def read_access(self, token: str, now: datetime) -> Bearer:
        session, until = self.minted.get(token, (None, None))
        if session is None or until is None or now >= until:
            raise TokenInvalid("This token is not valid.")
        return Bearer(session.user_id, session.session_id, session.auth_time, session.created_at)

    def refresh(self, session: Session) -> str:
        token = f"refresh:{session.session_id}:{session.generation}"
        self.minted[token] = (session, None)
        return token

    def read_refresh(self, token: str, _now: datetime) -> tuple[str, str, int]:
        session, until = self.minted.get(token, (None, None))
        if session is None or until is not None:
            raise TokenInvalid("This token is not valid.")
        return session.user_id, session.session_id, session.generation
