"""Whom the person wants left alone, and whom first.

An entry is an address, or a domain with all that is under it.
"""

import unicodedata
from collections.abc import Iterable

from countersign.analysis.mail.addresses import address_in, domain_of, same_person
from countersign.analysis.mail.authors import ORIGINAL_SENDER
from countersign.analysis.mail.automation import is_reader
from countersign.domain.mail.domain_name import in_ascii
from countersign.domain.mail.mail import Thread
from countersign.ports.engine import Reader

_DOTS = {0x3002: "."}
"""The ideographic full stop, the one such dot that normalisation leaves (RFC 3490, section 3.1)."""


def is_untouchable(thread: Thread, never_touch: Iterable[str], reader: Reader) -> bool:
    """Whether somebody other than the reader takes part whom the entries name: no engine reads
    such a conversation, and no agent answers it."""
    entries = tuple(never_touch)
    return bool(entries) and any(
        _names(entry, address)
        for address in _people(thread)
        if not is_reader(address, reader)
        for entry in entries
    )


def is_from_vip(thread: Thread, vip: Iterable[str]) -> bool:
    """Whether the newest mail is, by the mailbox's own check, from somebody the entries name."""
    newest = thread.delivered[-1:]
    return any(
        mail.dmarc == "pass" and _names(entry, mail.sender) for mail in newest for entry in vip
    )


def is_denied(address: str, entries: Iterable[str]) -> bool:
    """Whether the entries name the address, or a domain that it is under."""
    return any(_names(entry, address) for entry in entries)


def _people(thread: Thread) -> frozenset[str]:
    told = (
        text
        for mail in thread.messages
        for text in (
            mail.sender,
            *mail.reply_to,
            *mail.to,
            *mail.cc,
            mail.headers.get(ORIGINAL_SENDER, ""),
        )
    )
    return frozenset(filter(None, map(address_in, told)))


def _names(entry: str, address: str) -> bool:
    if "@" in entry:
        return same_person(_in_ascii(entry), _in_ascii(address))
    domain = domain_of(_in_ascii(address))
    wanted = domain_of(_in_ascii(entry))
    return domain == wanted or domain.endswith(f".{wanted}")


def _in_ascii(contact: str) -> str:
    """The domain as it stands in the DNS, where it can stand there.

    Forms of compatibility are taken for the letters that they look like, unlike where a mail is
    written or a rule applies: a list that holds back must not be got around by spelling.
    """
    local, at, domain = contact.rpartition("@")
    plain = unicodedata.normalize("NFKC", domain).translate(_DOTS)
    return f"{local}{at}{in_ascii(plain) or plain}"
