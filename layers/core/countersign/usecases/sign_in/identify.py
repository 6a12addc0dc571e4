"""Who calls, by the access token that they bring."""

from dataclasses import dataclass

from countersign.domain.errors import TokenInvalid
from countersign.domain.users.session_revocation import has_ended
from countersign.domain.users.user import User
from countersign.ports.identity import Bearer, TokenMint
from countersign.ports.system import Clock
from countersign.ports.users import Users


@dataclass(frozen=True)
class Identify:
    users: Users
    mint: TokenMint
    clock: Clock

    def who(self, access_token: str) -> tuple[User, Bearer]:
        """The person behind an access token whose session has not ended. Raises TokenInvalid."""
        bearer = self.bearer(access_token)
        return self.person(bearer), bearer

    def bearer(self, access_token: str) -> Bearer:
        """What a genuine access token says. Raises TokenInvalid."""
        return self.mint.read_access(access_token, self.clock.now())

    def person(self, bearer: Bearer) -> User:
        """Whose session this is, if it has not ended. Raises TokenInvalid."""
        user = self.users.get(bearer.user_id)
        if user is None or user.closing:
            raise TokenInvalid("This account is gone.")
        if user.locked or has_ended(user, bearer.session_id, bearer.opened_at):
            raise session_over()
        return user


def session_over() -> TokenInvalid:
    return TokenInvalid("This session has ended. Sign in again.")
