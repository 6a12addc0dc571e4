"""What Gmail's search finds in sent mail, held against the messages themselves."""

from typing import Any, Literal

from countersign.adapters.google.api import ME, items_of, run, text_of
from countersign.adapters.google.headers import headers_of
from countersign.adapters.google.message import labels_of
from countersign.domain.mail.files import searched
from countersign.ports.providers import ProviderGone

_NOT_SEARCHABLE = frozenset(' \t\r\n"\\(){}<>,;:')
_FIELDS = {"to": ("To", "Cc", "Bcc"), "from": ("From",)}
_LOOKED_AT = 5


def has_sent_mail(users: Any, side: Literal["to", "from"], address: str) -> bool:
    """Whether a sent mail names exactly this address, in lower case, on this side; the search
    itself compares words only."""
    if "@" not in address or not can_be_searched(address):
        return False
    messages = users.messages()
    listed = run(messages.list(userId=ME, q=f'in:sent {side}:"{address}"', maxResults=_LOOKED_AT))
    for entry in items_of(listed, "messages"):
        request = messages.get(
            userId=ME,
            id=text_of(entry, "id"),
            format="metadata",
            metadataHeaders=list(_FIELDS[side]),
        )
        try:
            message = run(request)
        except ProviderGone:
            continue
        headers = headers_of(message)
        named = {
            found.lower() for name in _FIELDS[side] for _, found in headers.addresses(name.lower())
        }
        if "SENT" in labels_of(message) and address in named:
            return True
    return False


def senders_called(users: Any, name: str, besides: str) -> tuple[str, ...]:
    """Other addresses, in lower case, that wrote under exactly this name; the name is a stranger's,
    and is searched for as plain words only."""
    plain = searched((name,))
    if not plain or "@" not in besides or not can_be_searched(besides):
        return ()
    messages = users.messages()
    query = f'from:"{plain[0]}" -from:"{besides}" -in:drafts -in:chats'
    listed = run(messages.list(userId=ME, q=query, maxResults=_LOOKED_AT))
    found: dict[str, None] = {}
    for entry in items_of(listed, "messages"):
        request = messages.get(
            userId=ME, id=text_of(entry, "id"), format="metadata", metadataHeaders=["From"]
        )
        try:
            message = run(request)
        except ProviderGone:
            continue
        for shown, address in headers_of(message).addresses("from"):
            if is_called(shown, name) and address.lower() != besides:
                found[address.lower()] = None
    return tuple(found)


def is_called(shown: str, name: str) -> bool:
    return shown.casefold().split() == name.casefold().split()


def can_be_searched(address: str) -> bool:
    """Whether it can stand in quotation marks in a search, and says nothing else there."""
    return not _NOT_SEARCHABLE & set(address) and address.isprintable() and len(address) <= 320
