"""What can be wrong, in the words of the domain.

Every error has a stable `code`; the HTTP edge maps it to a status (RFC 9457) and says nothing that
is not here.
"""

from typing import Any


class DomainError(Exception):
    """Base of everything that is the caller's to know."""

    code = "error"

    def __init__(self, detail: str, **params: Any) -> None:
        super().__init__(detail)
        self.detail = detail
        self.params = params


class NotFound(DomainError):
    """It is not there, or it is not yours; nobody can tell which."""

    code = "not_found"


class Conflict(DomainError):
    """Somebody else wrote first; read again and decide again."""

    code = "conflict"


class StaleTask(DomainError):
    """The digest named by the caller is not the task's digest any more."""

    code = "stale_task"


class NotWaiting(DomainError):
    """The task does not wait for a decision any more."""

    code = "not_waiting"


class ChooseFirst(DomainError):
    """There are several ways, and only the person knows which: one of them is approved, by name."""

    code = "choose_first"


class FillFirst(DomainError):
    """A blank stands in what would be done; `params["blanks"]` names where, and what for."""

    code = "fill_first"


class Irreversible(DomainError):
    """It cannot be taken back: it is looked at on its own before it is approved."""

    code = "irreversible"


class Unverified(DomainError):
    """It goes to somebody nobody has vouched for: it is looked at on its own before it is approved.
    `params["paths"]` names where."""

    code = "unverified"


class NotReached(DomainError):
    """Time ran out before this one of many; nothing was done about it."""

    code = "not_reached"


class InvalidMove(DomainError):
    """The table of moves has no such move."""

    code = "invalid_move"


class InstructionPending(DomainError):
    """The person asked for a change that has not been made yet."""

    code = "pending"


class InstructionRefused(DomainError):
    """What would come of an instruction is not what the person may get by it."""

    code = "instruction_refused"


class InvalidCredentials(DomainError):
    """Address and password do not belong together, or there is no such address."""

    code = "invalid_credentials"


class TokenInvalid(DomainError):
    """A token that was never issued, was altered, or has expired."""

    code = "token_invalid"


class SecondFactorRequired(DomainError):
    """The password is right, and the account asks for a code, too."""

    code = "second_factor_required"


class LinkInvalid(DomainError):
    """A link of a letter that was never sent, was used or replaced, or has expired."""

    code = "link_invalid"


class WeakPassword(DomainError):
    """A password that is soon guessed."""

    code = "weak_password"


class TokenReused(DomainError):
    """A spent refresh token came back; its whole family is revoked."""

    code = "token_reused"


class EmailTaken(DomainError):
    """There is an account with this address."""

    code = "email_taken"


class Forbidden(DomainError):
    """Signed in, but not allowed."""

    code = "forbidden"


class ReauthRequired(DomainError):
    """Signed in, but too long ago for this."""

    code = "reauth_required"


class EmailNotVerified(DomainError):
    """The address of the account has to be verified before this."""

    code = "email_not_verified"


class TooMany(DomainError):
    """Tried too often; `retry_after` says in how many seconds it may be tried again."""

    code = "too_many_requests"

    def __init__(self, detail: str, *, retry_after: int, **params: Any) -> None:
        super().__init__(detail, retry_after=retry_after, **params)


class KeyReused(DomainError):
    """The key of a request that may be repeated came with another request."""

    code = "idempotency_key_reused"


class PlanLimit(DomainError):
    """The plan does not include this."""

    code = "plan_limit"


class RuleSpent(DomainError):
    """The rule has approved as much as it may today, or is not there any more."""

    code = "rule_spent"


class InvalidInput(DomainError):
    """Well-formed, and still not something that can be done."""

    code = "invalid_input"


class RecordBroken(DomainError):
    """The stored record contradicts itself. Nothing is done on its word."""

    code = "record_broken"
