"""What an agent can need of a connected account, and what a provider can offer."""

from typing import Literal

Capability = Literal["mail", "calendar", "bank", "ledger"]
