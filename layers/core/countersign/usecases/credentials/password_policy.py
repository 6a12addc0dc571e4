"""A password that somebody chooses."""

from dataclasses import dataclass

from countersign.domain.errors import WeakPassword
from countersign.domain.users.user import User
from countersign.ports.identity import Passwords


@dataclass(frozen=True)
class ChoosePassword:
    passwords: Passwords

    def __call__(self, password: str, user: User) -> str:
        """Its hash. Raises WeakPassword for one that is soon guessed, knowing who chose it."""
        if self.passwords.is_weak(password, about=(user.email, user.name)):
            raise WeakPassword(
                "This password is soon guessed. Choose several words, or a longer one."
            )
        return self.passwords.hash(password)
