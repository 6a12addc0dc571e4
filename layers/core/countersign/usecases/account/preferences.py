"""How a person wants their staff to work, as they say it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from countersign.domain.errors import Conflict
from countersign.domain.users.preferences import Preferences, StalePreferences
from countersign.domain.users.user import User
from countersign.ports.users import Users

_STALE = "The preferences have changed since you looked at them."


@dataclass(frozen=True)
class ChangePreferences:
    users: Users

    def read(self, user: User) -> Preferences:
        """Those of the person, complete."""
        return self.users.preferences(user.user_id) or Preferences()

    def change(self, user: User, version: str, wanted: Mapping[str, Any]) -> Preferences:
        """The preferences with what is wanted in place, if they are still of this version.

        Raises
        ------
        StalePreferences
        """
        stored = self.users.preferences(user.user_id)
        present = stored or Preferences()
        if present.version != version:
            raise StalePreferences(_STALE)
        changed = present.changed_by(wanted)
        if changed != present:
            try:
                self.users.save_preferences(user.user_id, stored, changed, by=user)
            except Conflict as beaten:
                raise StalePreferences(_STALE) from beaten
        return changed
