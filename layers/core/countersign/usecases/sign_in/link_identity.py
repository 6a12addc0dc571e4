"""Which accounts elsewhere may sign in to one's own."""

from dataclasses import dataclass

from countersign.domain.errors import Conflict, InvalidInput, NotFound
from countersign.domain.providers import PROVIDERS, SignInProvider
from countersign.domain.users.federated_identity import LinkedIdentity
from countersign.domain.users.user import User
from countersign.ports.credentials import SignIns
from countersign.ports.jobs_queue import Job, JobsQueue
from countersign.ports.system import Clock, Ids
from countersign.ports.users import Users
from countersign.usecases.sign_in.oidc_flow import Departure, OidcFlow


@dataclass(frozen=True)
class LinkIdentity:
    trip: OidcFlow
    sign_ins: SignIns
    users: Users
    jobs_queue: JobsQueue
    clock: Clock
    ids: Ids

    def ways_in(self, user: User) -> tuple[tuple[LinkedIdentity, ...], bool]:
        """The linked accounts, and whether there is a password as well. One whose provider signs
        nobody in any more is among them, for the person to remove."""
        return self.sign_ins.list(user.user_id), self._has_password(user)

    def begin(self, user: User, provider: SignInProvider) -> Departure:
        return self.trip.begin(provider, user.user_id)

    def complete(
        self, user: User, provider: SignInProvider, ticket: str, browser_secret: str
    ) -> LinkedIdentity:
        """Link the identity; one that is linked to this account stays as it is.

        Raises
        ------
        Conflict
            It signs in to another account.
        InvalidInput
            There are too many.
        NotFound, Forbidden, ProviderRefused, ProviderBusy, OutcomeUnknown
        """
        identity = self.trip.redeem(provider, ticket, browser_secret, user.user_id)
        known = self.sign_ins.list(user.user_id)
        same = next(
            (
                linked
                for linked in known
                if (linked.provider, linked.subject) == (identity.provider, identity.subject)
            ),
            None,
        )
        if same is not None:
            return same
        if self.sign_ins.owner(identity.provider, identity.subject) is not None:
            raise _taken(provider)
        linked = LinkedIdentity(
            user_id=user.user_id,
            sign_in_id=self.ids.new("sgn"),
            provider=identity.provider,
            subject=identity.subject,
            account=identity.email,
            created_at=self.clock.now(),
        )
        try:
            self.sign_ins.link(user, linked)
        except Conflict as lost:
            if self.sign_ins.owner(identity.provider, identity.subject) is None:
                raise
            raise _taken(provider) from lost
        self.jobs_queue.start(Job("notice", user_id=user.user_id, ref="sign_in_linked"))
        return linked

    def remove(self, user: User, sign_in_id: str) -> None:
        """Raises NotFound, and InvalidInput for the only way in."""
        known = self.sign_ins.list(user.user_id)
        found = next((linked for linked in known if linked.sign_in_id == sign_in_id), None)
        if found is None:
            raise NotFound("There is no such sign-in.")
        others = [one for one in known if one.signs_in and one != found]
        if not others and not self._has_password(user):
            raise InvalidInput("This is the only way into the account. Set a password first.")
        self.sign_ins.unlink(found)
        self.jobs_queue.start(Job("notice", user_id=user.user_id, ref="sign_in_removed"))

    def _has_password(self, user: User) -> bool:
        known = self.users.credentials(user.email)
        return known is not None and known[1] is not None


def _taken(provider: SignInProvider) -> Conflict:
    return Conflict(f"This {PROVIDERS[provider].title} account signs in to another account.")
