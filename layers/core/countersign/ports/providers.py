"""What can go wrong with a provider, told apart by what we then know.

The difference between "it refused" and "we did not hear" is the difference between writing again
and never writing twice.
"""

from datetime import timedelta

from countersign.domain.errors import DomainError

AT_WORK_AT_MOST = timedelta(seconds=60)
"""How long a provider may go on with a call after nobody waits for its answer any more."""


class ProviderError(DomainError):
    """Base of everything that a provider call can raise."""

    code = "provider_error"


class ProviderRefused(ProviderError):
    """It answered no. Nothing happened, and asking again the same way will not help."""

    code = "provider_refused"


class Unwritable(ProviderRefused):
    """No request can carry exactly what the action says, so the provider was not called."""

    code = "unwritable"


class FileTooLarge(ProviderRefused):
    """It has more bytes than were asked for."""

    code = "file_too_large"


class ProviderGone(ProviderRefused):
    """What was named is not there (any more)."""

    code = "provider_gone"


class ProviderBusy(ProviderError):
    """It answered "not now". Nothing happened; try after `retry_after` seconds."""

    code = "provider_busy"

    def __init__(self, detail: str, *, retry_after: float = 5.0) -> None:
        super().__init__(detail, retry_after=retry_after)
        self.retry_after = retry_after


class ConnectionBroken(ProviderError):
    """The account does not let us in any more. Nothing happened; the person has to reconnect."""

    code = "connection_broken"


class OutcomeUnknown(ProviderError):
    """No answer, or one that does not tell. A write may or may not have happened.

    `still_for` is how long the provider may go on with the call: who hung up while it was at work
    knows less than who was hung up on.
    """

    code = "outcome_unknown"

    def __init__(self, detail: str, *, still_for: timedelta = timedelta(0)) -> None:
        super().__init__(detail)
        self.still_for = still_for


class TooMuchToSee(OutcomeUnknown):
    """It shows more than is looked through: what was not found may be there all the same."""


class AccessFailed(Exception):
    """Something of ours failed before the provider was asked: a store, a key, a defect. It says
    nothing about what was asked for, so that nobody may take it for gone, broken or refused."""


class PositionExpired(ProviderError):
    """The provider does not remember the position any more: read everything recent again."""

    code = "position_expired"
