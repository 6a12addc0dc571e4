"""The providers of accounts: what each offers, what is asked for there, and by what name it goes.

One row a provider. `wiring/providers.py` says where its adapter stands; a name that is in
neither is refused, wherever it comes from.
"""

from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from countersign.domain.capabilities import Capability
from countersign.domain.errors import InvalidInput
from countersign.domain.values import Value

GMAIL_MODIFY = "https://www.googleapis.com/auth/gmail.modify"


class Permission(Value):
    """One scope that is asked for at a provider's consent page, and what for.

    `required`: without it there is no account at all; the others may be left unticked.
    `needed_for` names what an account cannot be worked with for without it.
    """

    scope: str
    why: str
    required: bool = False
    needed_for: frozenset[Capability] = frozenset()


class ProviderFacts(Value):
    """What there is to know of a provider without calling it.

    `reads` is what of it is read, by the name that the provider gives it. `issuer` is what it calls
    itself in what it sends back (RFC 9207). `permissions` are all that is ever asked for, in the
    order in which they are shown. An access that was not used for `unused_too_long` has ended.
    `signs_in`: a person can sign in by an account there.
    """

    name: str
    title: str
    reads: str
    issuer: str
    permissions: tuple[Permission, ...]
    unused_too_long: timedelta
    signs_in: bool = False

    @property
    def offers(self) -> frozenset[Capability]:
        """What an account there can be worked with for, once everything is permitted."""
        return frozenset(one for entry in self.permissions for one in entry.needed_for)


PROVIDERS: dict[str, ProviderFacts] = {
    row.name: row
    for row in (
        ProviderFacts(
            name="google",
            title="Google",
            reads="Gmail",
            issuer="https://accounts.google.com",
            permissions=(
                Permission(scope="openid", why="To know this account again.", required=True),
                Permission(scope="email", why="To show you which account it is.", required=True),
                # The least that reads whole threads and writes drafts into them: gmail.readonly
                # writes nothing, and gmail.compose reads no mail of others.
                Permission(
                    scope=GMAIL_MODIFY,
                    why="To read your mail, and to write the drafts, replies and labels that "
                    "you approve.",
                    needed_for=frozenset({"mail"}),
                ),
            ),
            # Google ends an access that was not used for six months.
            unused_too_long=timedelta(days=180),
            signs_in=True,
        ),
    )
}

SIGN_IN_PROVIDERS = tuple(one.name for one in PROVIDERS.values() if one.signs_in)
"""By whose accounts people sign in here."""

if TYPE_CHECKING:
    Provider = str
    SignInProvider = str
else:
    Provider = Literal[tuple(PROVIDERS)]
    SignInProvider = Literal[SIGN_IN_PROVIDERS]


def known_provider(name: str) -> ProviderFacts:
    """Raises InvalidInput."""
    if name not in PROVIDERS:
        raise InvalidInput("There is no such provider.")
    return PROVIDERS[name]
