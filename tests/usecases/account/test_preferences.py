import pytest

from countersign.domain.users.preferences import Preferences, StalePreferences
from countersign.usecases.account.preferences import ChangePreferences
from countersign.usecases.account.profile import ChangeProfile
from tests.factories import USER, person
from tests.fakes.users import InMemoryUsers


class Beaten(InMemoryUsers):
    """Somebody else writes between the read and the write."""

    def preferences(self, user_id: str) -> Preferences | None:
        read = super().preferences(user_id)
        self.wishes[user_id] = Preferences(tone="formal")
        return read


def test_a_change_that_was_overtaken_is_stale(users: InMemoryUsers) -> None:
    beaten = Beaten(people=users.people)

    with pytest.raises(StalePreferences):
        ChangePreferences(beaten).change(person(), Preferences().version, {"tone": "brief"})

    assert beaten.wishes[USER].tone == "formal"


def test_every_preference_is_part_of_the_version() -> None:
    changes: list[dict[str, object]] = [
        {"tone": "brief"},
        {"meeting": {"max_per_day": 9}},
        {"working_hours": {"mon": ()}},
        {"notifications": {"quiet_hours": None}},
        {"cooling_seconds": 0},
    ]

    versions = {Preferences().changed_by(change).version for change in changes}

    assert len(versions | {Preferences().version}) == len(changes) + 1


def test_what_is_given_is_stored_and_nothing_else(users: InMemoryUsers) -> None:
    changed = ChangeProfile(users)(person(), name=None, timezone="Asia/Tokyo", locale=None)

    assert changed == users.get(USER) == person(timezone="Asia/Tokyo")
