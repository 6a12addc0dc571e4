"""Calls to addresses that a third party chose, such as the link in a List-Unsubscribe header."""

from dataclasses import dataclass
from typing import Literal, Protocol

from countersign.ports.providers import ProviderRefused


class AddressRefused(ProviderRefused):
    """We do not call there. Nothing was sent, and asking again will not help."""

    code = "address_refused"


@dataclass(frozen=True)
class OutboundCall:
    """One request. It carries no credential and no header but what is named here."""

    method: Literal["GET", "POST"]
    url: str
    content: bytes = b""
    content_type: Literal["application/x-www-form-urlencoded", "application/json"] | None = None


@dataclass(frozen=True)
class OutboundAnswer:
    """`content` is what was read of the body; `whole` tells whether that is all of it."""

    status: int
    content_type: str
    content: bytes
    whole: bool


class Outbound(Protocol):
    def send(self, call: OutboundCall) -> OutboundAnswer:
        """Send it once, to a public address, over TLS; a redirection is an answer like any other.

        Raises
        ------
        AddressRefused
            The address is none that we call, or cannot prove its name. Nothing was sent.
        ProviderBusy
            Nobody was reached. Nothing was sent.
        OutcomeUnknown
            It was sent, wholly or in part, and no answer came in time.
        """
        ...
