"""Where what has to be known of an action comes from, and what is to be said of it."""

from enum import StrEnum

from countersign.domain.values import Value


class Origin(StrEnum):
    """Where a recipient, an amount, a link or an account number in an action comes from."""

    USER = "user"
    OWN = "own"
    CORRESPONDENT = "correspondent"
    UNKNOWN = "unknown"


class Provenance(Value):
    path: str
    source: Origin


class Caution(Value):
    path: str
    code: str
