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


WARNING_CODES = (
    "account_changed",
    "answer_goes_to_reply_to",
    "credential_pressure",
    "dmarc_fail",
    "first_contact",
    "hidden_text",
    "link_leads_elsewhere",
    "lookalike_sender",
    "name_shows_other_address",
    "payment_pressure",
    "poses_as_brand",
    "poses_as_colleague",
    "poses_as_you",
    "reply_to_differs",
    "swindle_words",
    "unverified_account",
    "unverified_amount",
    "unverified_link",
    "unverified_sender",
)
"""Every code of a warning that a person may be told."""
