"""Where people, their agents and their sessions rest."""

from datetime import datetime
from typing import Protocol

from countersign.domain.agent import Agent
from countersign.domain.errors import DomainError
from countersign.domain.job import DurableJob
from countersign.domain.users.device import Device, Endpoint, Platform
from countersign.domain.users.preferences import Preferences
from countersign.domain.users.session import Session
from countersign.domain.users.user import User


class Users(Protocol):
    def register(self, user: User, password_hash: str) -> None:
        """Create the account and reserve its address, both or neither.

        Raises
        ------
        EmailTaken
        """
        ...

    def get(self, user_id: str) -> User | None: ...

    def credentials(self, email: str) -> tuple[str, str | None] | None:
        """User id and password hash behind an address; an account may have no password."""
        ...

    def save_profile(self, user: User) -> None:
        """Store what the person says of themselves: name, time zone, locale.

        Raises
        ------
        NotFound
        """
        ...

    def preferences(self, user_id: str) -> Preferences | None:
        """None while the person has set none."""
        ...

    def save_preferences(
        self,
        user_id: str,
        before: Preferences | None,
        after: Preferences,
        *,
        by: User | None = None,
    ) -> None:
        """Store them if they are still as they were read; what decisions need, with the account.
        With `by`, only while it is the account still that the call was let in for.

        Raises
        ------
        Conflict
        """
        ...

    def postpone_scan(self, user_id: str, due_at: datetime, until: datetime) -> bool:
        """Move the clock's next look, if it still stands at `due_at`."""
        ...

    def set_next_scan(self, user_id: str, at: datetime | None) -> None:
        """When the clock must look at this person next; None takes them off the clock.

        Who is paused or closing stays off it.
        """
        ...

    def pause(self, user_id: str) -> None:
        """Paused, and off the clock. Raises NotFound."""
        ...

    def resume(self, user_id: str, next_scan_at: datetime) -> None:
        """Not paused, and on the clock. Raises NotFound; an account that is closing stays off."""
        ...

    def close(self, durable_job: DurableJob, due_at: datetime) -> None:
        """The account is closing and off the clock, and the durable job stands, both or neither.

        Closing once more changes nothing. Raises NotFound.
        """
        ...

    def lease_scan(self, user_id: str, holder: str, now: datetime, until: datetime) -> bool:
        """Take the one scan lease of a user, if it is free or run out."""
        ...

    def release_scan(self, user_id: str, holder: str) -> None:
        """Give the lease back, if it is still ours."""
        ...


class Sessions(Protocol):
    def put(self, session: Session) -> None: ...

    def get(self, user_id: str, session_id: str) -> Session | None: ...

    def page(self, user_id: str, *, at_most: int, after: str | None = None) -> tuple[Session, ...]:
        """A person's sessions, newest first; `after` goes on behind that session."""
        ...

    def last_seen(self, user_id: str) -> datetime | None:
        """When the person, or a program of theirs, was last there, to the half hour: a session
        renews its tokens that often. None where none of their sessions is left."""
        ...

    def rotate(self, before: Session, after: Session) -> bool:
        """Store the successor if the family still stands where it was read."""
        ...

    def end(self, before: User, after: User, session_id: str) -> None:
        """Forget the session and remember on the account that it has ended, both or neither.

        Raises
        ------
        Conflict
            What the account remembers of ended sessions is not what `before` says.
        """
        ...

    def end_all(self, before: User, after: User) -> None:
        """Remember on the account that its sessions have ended. Raises Conflict like `end`."""
        ...

    def revoke(self, user_id: str, session_id: str) -> None:
        """Forget the session, and nothing more."""
        ...


class Agents(Protocol):
    def add(self, agent: Agent) -> None: ...

    def add_within(self, agent: Agent, by: User, *, at_most: int, refusal: DomainError) -> None:
        """Add it if the user has fewer than so many, however many are added at once.

        Raises
        ------
        DomainError
            The refusal: there is no room.
        Conflict
            `by` is not the account any more that the call was let in for.
        """
        ...

    def get(self, user_id: str, agent_id: str) -> Agent | None: ...

    def list(self, user_id: str) -> tuple[Agent, ...]:
        """All agents of a user, oldest first."""
        ...

    def save(self, agent: Agent) -> None:
        """Store what the person sets: name, instructions, status, autonomy, interval, next scan.

        Raises
        ------
        NotFound
        """
        ...

    def checkpoint(self, agent: Agent) -> None:
        """Store what a scan finds out: cursors, report, next scan. The person's settings stay.

        Raises
        ------
        NotFound
        """
        ...

    def remove(self, user_id: str, agent_id: str) -> None: ...


class Devices(Protocol):
    def add(self, device: Device, by: User) -> None:
        """`by` is who is signed in and adds it, as they were loaded.

        Raises
        ------
        Conflict
            Their sessions were ended meanwhile, or the account is being closed.
        InvalidInput
            There are as many as there may be, however many are added at once.
        """
        ...

    def list(self, user_id: str) -> tuple[Device, ...]:
        """All devices of a person."""
        ...

    def remove(self, user_id: str, device_id: str) -> Device | None:
        """Forget a device; answers what it was."""
        ...


class PushEndpoints(Protocol):
    """Where a platform's push service takes messages for one installation of the app."""

    def platforms(self) -> frozenset[Platform]:
        """The platforms that this deployment has credentials for."""
        ...

    def open(self, platform: Platform, token: str) -> Endpoint:
        """The endpoint of a device token, ready to be told; the same token has the same endpoint,
        and one that the push service had given up is taken up again.

        Raises
        ------
        InvalidInput
            The push service knows no such token.
        """
        ...

    def give(self, endpoint: str, user_id: str) -> None:
        """Note whose it is from now on: `open` tells the next who asks."""
        ...

    def close(self, endpoint: str) -> None: ...
