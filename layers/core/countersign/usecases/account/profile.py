"""What a person says of themselves."""

from dataclasses import dataclass

from countersign.domain.users.user import User
from countersign.ports.users import Users


@dataclass(frozen=True)
class ChangeProfile:
    users: Users

    def __call__(
        self, user: User, *, name: str | None, timezone: str | None, locale: str | None
    ) -> User:
        """The account with what is given in place. Raises NotFound."""
        given = {"name": name, "timezone": timezone, "locale": locale}
        changed = user.model_copy(
            update={key: value for key, value in given.items() if value is not None}
        )
        if changed != user:
            self.users.save_profile(changed)
        return changed
