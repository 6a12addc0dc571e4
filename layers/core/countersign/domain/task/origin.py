"""Where what has to be known of an action comes from, and what is to be said of it."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from countersign.domain.says import Says
from countersign.domain.values import Value


class Origin(StrEnum):
    """Where a recipient, an amount, a link, an account number or a document in an action comes
    from. A document is the person's `own` if they sent it, and a `correspondent`'s if it came in
    mail with whom it goes to."""

    USER = "user"
    OWN = "own"
    CORRESPONDENT = "correspondent"
    UNKNOWN = "unknown"


class Provenance(Value):
    """`says` is a sentence of ours on where exactly, and of when it is."""

    path: str
    source: Origin
    says: Annotated[Says | None, Field(exclude_if=lambda says: says is None)] = None


class Caution(Value):
    path: str
    code: str


WARNING_CODES = (
    "answer_goes_to_reply_to",
    "credential_pressure",
    "dmarc_fail",
    "document_to_stranger",
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
    "unverified_sender",
)
"""Every code of a warning that a person may be told."""
