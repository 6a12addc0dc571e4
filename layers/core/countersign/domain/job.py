"""A job that was promised: it stands in the table until it is done, message or no message."""

from datetime import datetime, timedelta
from typing import Literal

from countersign.domain.values import Moment, Value

DurableJobOp = Literal["erase", "revoke"]

FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=1)


class DurableJob(Value):
    """`ref` tells apart those of one person; `tries` counts attempts that came to nothing.

    To give access back takes the account's tokens, which rest sealed, and nobody else has them any
    more.
    """

    user_id: str
    op: DurableJobOp
    ref: str = ""
    since: Moment
    tries: int = 0
    provider: str | None = None
    account: str | None = None
    subject: str | None = None
    sealed_tokens: str | None = None

    def next_try(self, now: datetime) -> datetime:
        """When to try again after one more attempt that failed: later and later."""
        doubled: int = 2 ** min(self.tries, 10)
        return now + min(FIRST_PAUSE * doubled, LONGEST_PAUSE)
