"""What a connected account can be worked with for, whoever provides it."""

from typing import Literal

Capability = Literal["mail", "calendar", "bank", "ledger"]

NOUNS: dict[Capability, str] = {
    "mail": "thread",
    "calendar": "event",
    "bank": "transaction",
    "ledger": "entry",
}
"""What is read there one at a time, as it is called where something is noted of it."""
