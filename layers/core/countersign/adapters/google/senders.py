"""From which addresses a Gmail account sends (users.settings.sendAs)."""

from collections.abc import Sequence
from typing import Any

from countersign.adapters.google.api import ME, items_of, run, text_of
from countersign.domain.mail.mail import SendAs
from countersign.domain.says import said
from countersign.ports.providers import Unwritable

ADDRESSES_AT_MOST = 100


def addresses(users: Any) -> tuple[SendAs, ...]:
    """The account's own address first. An alias that its owner has not confirmed yet is none."""
    listed = items_of(run(users.settings().sendAs().list(userId=ME)), "sendAs")
    usable = [
        entry
        for entry in listed
        if entry.get("isPrimary") is True or entry.get("verificationStatus") == "accepted"
    ]
    usable.sort(key=lambda entry: entry.get("isPrimary") is not True)
    return tuple(
        SendAs(address=text_of(entry, "sendAsEmail"), is_default=entry.get("isDefault") is True)
        for entry in usable[:ADDRESSES_AT_MOST]
    )


def to_be_named(sender: str, known: Sequence[SendAs]) -> str | None:
    """The From of a mail that leaves from `sender`; None where Gmail itself writes that one, with
    the person's name: the account's own address, where that is its default. Which one Gmail writes
    where an alias is the default, its documentation does not say, so that one is named.

    Raises
    ------
    Unwritable
        The account does not send from there: Gmail would put another sender in its place and say
        nothing.
    """
    found = next((one for one in known if one.address.lower() == sender.lower()), None)
    if found is None:
        raise Unwritable(said("This mailbox does not send from {sender}.", sender=sender[:100]))
    is_own = found.address == known[0].address
    return None if is_own and found.is_default else found.address


def usual(sender: str | None, known: Sequence[SendAs]) -> frozenset[tuple[str, ...]] | None:
    """What may stand in From of a draft that leaves from `sender`, in lower case: that address, and
    nothing where it is Gmail's own default. None where anything may."""
    if sender is None:
        return None
    wanted = sender.lower()
    is_default = any(one.is_default and one.address.lower() == wanted for one in known)
    return frozenset({(wanted,), ()} if is_default else {(wanted,)})
