"""Is this the person whose account it is: the same work and the same words in every case."""

from dataclasses import dataclass

from countersign.domain.errors import InvalidCredentials
from countersign.domain.users.user import User, normal_address
from countersign.ports.identity import Passwords
from countersign.ports.users import Users
from countersign.usecases.credentials.verify_second_factor import VerifySecondFactor
from countersign.usecases.rate_limit import RateLimiter


@dataclass(frozen=True)
class VerifyPassword:
    users: Users
    passwords: Passwords
    limit: RateLimiter
    second: VerifySecondFactor

    def __call__(self, email: str, password: str, source: str, code: str | None = None) -> User:
        """The person. Guesses are counted before anything is compared, known address or not.

        Raises
        ------
        InvalidCredentials
        SecondFactorRequired
            The password is right, and there is no code.
        TooMany
        """
        address = normal_address(email)
        self.limit("sign_in_from_source", source)
        self.limit("sign_in", address, source)
        known = self.users.credentials(address)
        matches = self.passwords.matches(password, known[1] if known else None)
        user = self.users.get(known[0]) if known and matches else None
        if user is None or user.closing:
            raise InvalidCredentials("This address and password do not belong together.")
        self.second(user, code)
        self.limit.forgive("sign_in", address, source)
        return user
