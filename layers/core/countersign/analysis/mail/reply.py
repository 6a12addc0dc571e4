"""Headers of a reply (RFC 5322, sections 3.6.4 and 3.6.5), of a stranger's words taken apart."""

import re

from countersign.analysis.mail.subjects import bare_subject
from countersign.domain.mail.header_fields import as_one_line, chain_of, message_ids
from countersign.domain.mail.mail import Mail

_FIELD_AT_MOST = 986
_SUBJECT_AT_MOST = 900
_ENCODED_WORD = re.compile(r"=\?[^?]{1,60}\?[bq]\?", re.IGNORECASE)


def reply_subject(subject: str) -> str:
    """`Re: ` once before the subject, whatever folding, prefixes and encoding it came with."""
    bare = as_one_line(_taken_apart(subject[: 4 * _SUBJECT_AT_MOST]))
    return f"Re: {bare_subject(bare)[:_SUBJECT_AT_MOST]}".strip()


def _taken_apart(subject: str) -> str:
    """An encoded word that was hidden in another one is one no more, for no later reader."""
    if not _ENCODED_WORD.search(subject):
        return subject
    return subject.replace("=?", " ").replace("?=", " ")


def in_reply_to(mail: Mail) -> str:
    """The identifier of the message that is answered; empty if it has none that is well-formed."""
    return next(iter(message_ids(mail.rfc_message_id)), "")


def references(mail: Mail) -> str:
    """The parent's references and the parent, without the middle where one line is too short."""
    before = mail.references or mail.headers.get("in-reply-to", "")
    ids = list(chain_of(before, mail.rfc_message_id))
    while len(ids) > 1 and len(" ".join(ids)) > _FIELD_AT_MOST:
        del ids[1 if len(ids) > 2 else 0]
    return " ".join(ids)
