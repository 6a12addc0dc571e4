"""A request that may be repeated: its key, what it asked for, and what came of it."""

from datetime import datetime, timedelta

from countersign.domain.values import Moment, Value

KEPT = timedelta(hours=24)


class IdempotencyRecord(Value):
    """`mark` is of the operation and the client's key, `fingerprint` of all that was asked for.

    `made_id` is the identifier of what is made under it, chosen before it is made: whoever repeats
    the request, after a crash or at the same moment, makes the same thing or finds it made.
    """

    user_id: str
    mark: str
    fingerprint: str
    made_id: str
    until: Moment
    answer: str | None = None

    def stands(self, now: datetime) -> bool:
        return now < self.until
