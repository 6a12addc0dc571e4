"""Whether the bytes of a mail say what was approved, to whoever reads them."""

import re

from countersign.adapters.rfc5322.read_back import NotStrict, ReadBack, read_back
from countersign.domain.actions.email.outgoing import Reply
from countersign.domain.mail.domain_name import in_letters
from countersign.domain.says import said
from countersign.ports.providers import Unwritable

_LINE_END = re.compile(r"\r\n|\r|\n")


def check_says(raw: bytes, action: Reply, effect_key: str, sender: str | None = None) -> None:
    """They have exactly the sender, the action's recipients, subject, text and files, and no ids
    but its own.

    Raises
    ------
    Unwritable
        They do not, or are not in the form in which we write.
    """
    try:
        found = read_back(raw)
    except NotStrict as wrong:
        raise _differs() from wrong
    senders = () if sender is None else (sender,)
    same_people = (
        _are(found.sender, senders) and _are(found.to, action.to) and _are(found.cc, action.cc)
    )
    same_words = found.subject == action.subject and _same_text(found.text, action.body)
    same_thread = _are_ids_of(action, found) and found.effect == effect_key
    files = [(one.name, one.bytes, one.sha256) for one in found.files]
    same_files = files == [(one.name, one.bytes, one.sha256) for one in action.attachments]
    if not (same_people and same_words and same_thread and same_files):
        raise _differs()


def _differs() -> Unwritable:
    return Unwritable(said("This mail cannot be written exactly as it was approved."))


def _are(written: tuple[str, ...], approved: tuple[str, ...]) -> bool:
    return len(written) == len(approved) and all(map(_is, written, approved))


def _is(written: str, approved: str) -> bool:
    """Whether a person who reads both sees one address; read the other way than it was written."""
    local, _, host = written.rpartition("@")
    approved_local, _, approved_host = approved.rpartition("@")
    if approved_host.isascii():
        return written == approved
    return local == approved_local and in_letters(host) == in_letters(approved_host)


def _are_ids_of(action: Reply, found: ReadBack) -> bool:
    known = f"{action.references} {action.in_reply_to}"
    ids = (*found.in_reply_to, *found.references)
    return len(found.in_reply_to) <= 1 and all(one in known for one in ids)


def _same_text(written: str, approved: str) -> bool:
    """Line by line; a mail's last line has an end."""
    lines, approved_lines = _LINE_END.split(written), _LINE_END.split(approved)
    return lines in (approved_lines, [*approved_lines, ""])
