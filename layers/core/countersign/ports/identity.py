"""Proving who somebody is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from countersign.domain.users.session import Session


@dataclass(frozen=True)
class Bearer:
    """What an access token says, once it was found genuine."""

    user_id: str
    session_id: str
    auth_time: datetime
    opened_at: datetime


class Passwords(Protocol):
    def hash(self, password: str) -> str: ...

    def matches(self, password: str, password_hash: str | None) -> bool:
        """Does the same work whether or not there is a hash to compare with."""
        ...

    def is_weak(self, password: str, about: tuple[str, ...]) -> bool:
        """Whether somebody who knows this about the person soon guesses the password."""
        ...


class TokenMint(Protocol):
    def access(self, session: Session, now: datetime) -> str:
        """A signed access token (JWT, RFC 7519) for 30 minutes."""
        ...

    def read_access(self, token: str, now: datetime) -> Bearer:
        """Raises TokenInvalid."""
        ...

    def refresh(self, session: Session) -> str:
        """The refresh token of the family's present generation, always the same one."""
        ...

    def read_refresh(self, token: str, now: datetime) -> tuple[str, str, int]:
        """User id, session id and generation. Raises TokenInvalid."""
        ...
