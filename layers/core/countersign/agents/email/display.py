"""Strangers' words as the person reads them: on one line, bounded, nothing hidden in them."""

from countersign.analysis.mail.one_time_secrets import (
    carries_one_time_secret,
    holds_secret,
    masked,
    masked_name,
)
from countersign.domain.mail.mail import Mail
from countersign.domain.visible import visible

TITLE_AT_MOST = 200
WHY_AT_MOST = 1_000
QUOTE_AT_MOST = 1_000


def line(text: str, at_most: int) -> str:
    shown = visible(" ".join(text[: 4 * at_most].split()))
    return shown if len(shown) <= at_most else f"{shown[: at_most - 1]}…"


def subject_of(mail: Mail, at_most: int, *, hides: bool = False) -> str:
    """The subject; nothing when it shows a code, a password or a link that opens an account. Where
    the mail `hides` what it hands over, without all that may be it."""
    if holds_secret(mail.subject[:1_000]) or carries_one_time_secret(mail.subject, ""):
        return ""
    return line(masked(mail.subject) if hides else mail.subject, at_most)


def sender_of(mail: Mail, at_most: int, *, hides: bool = False) -> str:
    """Name and address, of which the address is kept when both are too long."""
    address = line(mail.sender, at_most - 2)
    room = at_most - len(address) - len(" <>")
    name = line(name_of(mail, hides=hides), room) if room > len("…") else ""
    return f"{name} <{address}>" if name else address


def name_of(mail: Mail, *, hides: bool = False) -> str:
    """What its sender is called; without what may be a code where the mail `hides` it."""
    return masked_name(mail.sender_name) if hides else mail.sender_name
