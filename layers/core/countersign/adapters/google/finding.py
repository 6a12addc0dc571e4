"""Letters and files that are looked for in a Gmail mailbox, and the bytes of a file.

A search is made of plain words in quotation marks: what a stranger chose is never an operator.
Gmail leaves spam and the bin out of a search that does not name them.
"""

import binascii
from base64 import urlsafe_b64decode
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from countersign.adapters.google.api import ME, Json, items_of, run, text_of
from countersign.adapters.google.message import mail_of
from countersign.adapters.google.searching import can_be_searched
from countersign.domain.mail.files import MailFile, files_of, is_named, searched
from countersign.domain.mail.mail import Mail
from countersign.domain.says import said
from countersign.ports.providers import FileTooLarge, ProviderGone, ProviderRefused

LETTERS_AT_MOST = 20
MESSAGES_READ = 10
"""How many messages one search for files opens; there are two searches at most."""

_WITH_FILES = "has:attachment -in:drafts -in:chats -in:spam -in:trash"


def sent_to(users: Any, address: str, at_most: int) -> tuple[Mail, ...]:
    """The search compares words only: that the mail names exactly this address is looked up."""
    wanted = address.strip().lower()
    if "@" not in wanted or not can_be_searched(wanted):
        return ()

    def is_to(mail: Mail) -> bool:
        return wanted in map(str.lower, (*mail.to, *mail.cc))

    return _own(users, f'in:sent to:"{wanted}"', at_most, is_to)


def find_sent(users: Any, words: Sequence[str], at_most: int) -> tuple[Mail, ...]:
    plain = searched(words)
    if not plain:
        return ()
    return _own(users, f"in:sent {_quoted(plain)}", at_most, lambda _: True)


def find_files(
    users: Any, correspondent: str, words: Sequence[str], at_most: int
) -> tuple[MailFile, ...]:
    """Where a name or a subject has a word, and more widely, for Gmail finds no part of a word and
    may take `Contract_v2.pdf` for one. What is found is held to the words here."""
    wanted, plain = correspondent.strip().lower(), searched(words)
    if wanted and ("@" not in wanted or not can_be_searched(wanted)):
        return ()
    if not wanted and not plain:
        return ()
    people = f'{{from:"{wanted}" to:"{wanted}"}}' if wanted else ""
    named = " ".join(f'filename:"{one}" subject:"{one}"' for one in plain)
    wide = people if wanted else f"{{{_quoted(plain)}}}"
    queries = (f"{people} {{{named}}}", wide) if plain else (wide,)
    ids = dict.fromkeys(
        one for query in queries for one in _listed(users, f"{_WITH_FILES} {query}", MESSAGES_READ)
    )
    found = [
        file
        for mail in sorted(_opened(users, ids), key=lambda mail: mail.at, reverse=True)
        if not (mail.is_draft or mail.is_thrown_away) and (not wanted or _is_with(mail, wanted))
        for file in files_of(mail)
        if not plain or is_named(file, plain)
    ]
    return tuple(found[:at_most])


def file_bytes(users: Any, message_id: str, part: str, at_most: int) -> bytes:
    """Raises ProviderGone, and FileTooLarge for more bytes than were allowed."""
    message = run(users.messages().get(userId=ME, id=message_id, format="full"))
    found = _part(message.get("payload"), part)
    body = found.get("body") if found else None
    if not isinstance(body, dict) or not found or not found.get("filename"):
        raise ProviderGone(said("The message has no such file any more."))
    size = body.get("size")
    if isinstance(size, int) and size > at_most:
        raise _too_large()
    data = body.get("data")
    if not isinstance(data, str):
        request = (
            users.messages()
            .attachments()
            .get(userId=ME, messageId=message_id, id=text_of(body, "attachmentId"))
        )
        data = run(request).get("data")
    content = _decoded(data)
    if len(content) > at_most:
        raise _too_large()
    return content


def _part(payload: Any, part: str) -> Json | None:
    """The part of this place; looked for by its path, so no deeper than it is long."""
    here, steps = payload, part.split(".") if part else []
    for at in range(len(steps)):
        name = ".".join(steps[: at + 1])
        children = items_of(here, "parts") if isinstance(here, dict) else []
        here = next((child for child in children if child.get("partId") == name), None)
    return here if isinstance(here, dict) and here.get("partId", "") == part else None


def _decoded(data: Any) -> bytes:
    if not isinstance(data, str):
        raise ProviderRefused(said("The file cannot be read."))
    try:
        return urlsafe_b64decode(data + "=" * (-len(data) % 4))
    except (binascii.Error, ValueError) as error:
        raise ProviderRefused(said("The file cannot be read.")) from error


def _too_large() -> FileTooLarge:
    return FileTooLarge(said("The file is too large to be attached."))


def _own(
    users: Any, query: str, at_most: int, is_meant: Callable[[Mail], bool]
) -> tuple[Mail, ...]:
    most = max(0, min(at_most, LETTERS_AT_MOST))
    found = (
        mail
        for mail in _opened(users, _listed(users, query, 2 * most))
        if mail.is_sent and not (mail.is_draft or mail.is_thrown_away) and is_meant(mail)
    )
    return tuple(islice(found, most))


def _listed(users: Any, query: str, at_most: int) -> list[str]:
    """The newest messages that Gmail finds."""
    if at_most < 1:
        return []
    listed = run(users.messages().list(userId=ME, q=query, maxResults=at_most))
    return [text_of(entry, "id") for entry in items_of(listed, "messages")[:at_most]]


def _opened(users: Any, ids: Iterable[str]) -> Iterator[Mail]:
    """Each is read when it is asked for."""
    for one in ids:
        try:
            message = run(users.messages().get(userId=ME, id=one, format="full"))
        except ProviderGone:
            continue
        yield mail_of(message, lambda _: b"")


def _is_with(mail: Mail, address: str) -> bool:
    return address in map(str.lower, (mail.sender, *mail.to, *mail.cc))


def _quoted(words: Sequence[str]) -> str:
    return " ".join(f'"{one}"' for one in words)
