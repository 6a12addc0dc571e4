"""What can be read again at a provider: a line each, by what its account is worked with for."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Union

from countersign.domain.capabilities import Capability
from countersign.domain.sources import mail_thread
from countersign.domain.values import Value

SOURCES: Mapping[Capability, type[Value]] = {
    "mail": mail_thread.MailThread,
}

if TYPE_CHECKING:
    AnySource = Value
else:
    AnySource = Union[tuple(SOURCES.values())]  # noqa: UP007 - made of a table
    """As a client is given it: told apart by `kind`."""
