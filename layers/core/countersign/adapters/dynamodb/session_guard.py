"""A condition on the account: nobody has ended its sessions since it was loaded, or closed it.

What an access token was worth when a request began, it may not be worth any more when the request
writes: an account that was taken back meanwhile must not get what the other side still sets up,
and one that is being erased nothing that its erasure has passed by already.
"""

from typing import Any

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.items import stamp
from countersign.adapters.dynamodb.writes import PRESENT, Write
from countersign.domain.users.user import User


def still_standing(user: User) -> Write:
    return Write.check(keys.profile(user.user_id), *as_loaded(user))


def as_loaded(user: User) -> tuple[str, dict[str, Any]]:
    """The condition and its values, for a write of the profile itself."""
    cut = user.sessions_valid_after
    unset = "" if cut else " OR attribute_not_exists(sessions_valid_after)"
    condition = (
        f"{PRESENT} AND (sessions_valid_after = :loaded_cut{unset})"
        " AND (attribute_not_exists(closing) OR closing = :open)"
    )
    return condition, {":loaded_cut": stamp(cut) if cut else None, ":open": False}
