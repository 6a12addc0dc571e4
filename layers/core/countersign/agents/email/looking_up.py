"""What is looked up in the mailbox beside a mail, so that the answer to it is a better one."""

from collections.abc import Callable
from typing import TypeVar

from countersign.ports.providers import OutcomeUnknown, ProviderRefused

Found = TypeVar("Found")


def looked_up(search: Callable[[], Found], *, otherwise: Found) -> Found:
    """A search that is refused, or that nobody hears of, costs what it would have found, and not
    the answer: the mail would be passed over for good, or hold up the others.

    A provider that is busy, or that does not let us in, costs nothing but time: the mail is read
    again. Those errors pass through.
    """
    try:
        return search()
    except (ProviderRefused, OutcomeUnknown):
        return otherwise
