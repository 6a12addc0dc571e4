"""For whom is scanned, how they want it done, and under which addresses they are known."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from countersign.domain.integration import Integration
from countersign.domain.users.preferences import Preferences
from countersign.domain.users.user import User
from countersign.ports.mail import Mailbox, Mailboxes
from countersign.ports.providers import ProviderError


@dataclass(frozen=True)
class ScannedPerson:
    """`sessions` are those of the accounts that can be read, by the account's id."""

    user: User
    preferences: Preferences
    sessions: Mapping[str, Mailbox]
    own: frozenset[str]


def scanned_for(
    user: User, wishes: Preferences, integrations: Sequence[Integration], mailboxes: Mailboxes
) -> ScannedPerson:
    """Every account's addresses are the person's in all the others; of one that does not tell
    them now, its scan says so."""
    own = {one.account for one in integrations}
    own |= {user.email} if user.email_verified else set()
    sessions: dict[str, Mailbox] = {}
    for one in integrations:
        if one.status != "connected" or one.shortcoming is not None:
            continue
        with suppress(ProviderError):
            session = sessions[one.integration_id] = mailboxes.open(one)
            own.update(alias.address for alias in session.addresses())
    return ScannedPerson(user, wishes, sessions, frozenset(own))
