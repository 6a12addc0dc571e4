"""What a connected account can be worked with for, whoever provides it."""

from typing import Literal

Capability = Literal["mail", "calendar", "bank", "ledger"]
