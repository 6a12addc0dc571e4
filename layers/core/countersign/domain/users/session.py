"""A signed-in device: a family of refresh tokens, each the successor of the one before."""

from datetime import datetime, timedelta
from enum import StrEnum
from ipaddress import ip_address, ip_network
from typing import Literal

from countersign.domain.values import Moment, Value

ACCESS_LIFETIME = timedelta(minutes=30)
REFRESH_SLIDING = timedelta(days=7)
REFRESH_AT_MOST = timedelta(days=90)
DOUBLE_REFRESH_GRACE = timedelta(seconds=10)

FRESH_FOR = timedelta(minutes=10)
"""How long after proving who they are a person may do what needs a fresh sign-in."""

Transport = Literal["body", "cookie"]

_AGENT_LENGTH = 200


class Visitor(Value):
    """Whence a call comes: the viewer's address, and what their program calls itself."""

    source: str = "unknown"
    user_agent: str | None = None


class EndedSession(Value):
    """Remembered until the last access token of the session has run out."""

    session_id: str
    until: Moment


class Session(Value):
    """State of one family; `generation` is the newest token that was handed out.

    `source` is coarse: enough for a person to know the place again, and no address.
    """

    user_id: str
    session_id: str
    generation: int
    transport: Transport
    created_at: Moment
    rotated_at: Moment
    expires_at: Moment
    auth_time: Moment
    user_agent: str | None = None
    source: str | None = None


def trimmed(user_agent: str | None) -> str | None:
    """What is kept of what a program calls itself: printable, and not at length."""
    if user_agent is None:
        return None
    printable = "".join(letter for letter in user_agent if letter.isprintable())
    return printable.strip()[:_AGENT_LENGTH] or None


def network(address: str) -> str:
    """For whom attempts are counted: one address of IPv4, the /64 that one customer has of IPv6."""
    try:
        read = ip_address(address)
    except ValueError:
        return "unknown"
    return str(read if read.version == 4 else ip_network((read, 64), strict=False).network_address)


def coarse(source: str) -> str | None:
    """The network of an address: /24 of IPv4, /48 of IPv6."""
    try:
        address = ip_address(source)
    except ValueError:
        return None
    bits = 24 if address.version == 4 else 48
    return str(ip_network((address, bits), strict=False))


class Refresh(StrEnum):
    """What presenting a refresh token means."""

    ROTATE = "rotate"
    REPEAT = "repeat"
    REUSED = "reused"
    EXPIRED = "expired"


def judge_refresh(session: Session, generation: int, now: datetime) -> Refresh:
    """Rotate the newest token; repeat the successor for a client's double refresh; refuse the rest.

    The successor is still unused exactly while it is the newest: using it would have made another.
    """
    if now >= session.expires_at:
        return Refresh.EXPIRED
    if generation == session.generation:
        return Refresh.ROTATE
    just_rotated = now - session.rotated_at <= DOUBLE_REFRESH_GRACE
    if generation == session.generation - 1 and just_rotated:
        return Refresh.REPEAT
    return Refresh.REUSED


def rotated(session: Session, now: datetime) -> Session:
    """The family after one more token was handed out."""
    return session.model_copy(
        update={
            "generation": session.generation + 1,
            "rotated_at": now,
            "expires_at": min(now + REFRESH_SLIDING, session.created_at + REFRESH_AT_MOST),
        }
    )
