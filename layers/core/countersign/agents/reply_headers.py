"""Headers of a reply (RFC 5322, sections 2.1.1, 3.6.4 and 3.6.5)."""

import re

from countersign.domain.mail import Mail

_LINE_AT_MOST = 998
_SUBJECT_AT_MOST = 900
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_REPLIED = re.compile(
    r"(?:re|aw|antw|antwort|sv|rép|rep|res|rif|r|betr)\s{0,3}(?:\[\d{1,3}\])?\s{0,3}:\s{0,20}",
    re.IGNORECASE,
)
_PREFIXES_AT_MOST = 20
_MESSAGE_ID = re.compile(r"<[^<>\s\x00-\x1f\x7f]{1,900}>")


def reply_subject(subject: str) -> str:
    """`Re: ` once before the subject, whatever folding and prefixes it came with."""
    bare = " ".join(_CONTROL.sub(" ", subject[: 4 * _SUBJECT_AT_MOST]).split())
    for _ in range(_PREFIXES_AT_MOST):
        prefix = _REPLIED.match(bare)
        if prefix is None:
            break
        bare = bare[prefix.end() :]
    return f"Re: {bare[:_SUBJECT_AT_MOST]}".strip()


def in_reply_to(mail: Mail) -> str:
    """The identifier of the message that is answered; empty if it has none that is well-formed."""
    found = _MESSAGE_ID.search(mail.rfc_message_id[:2_000])
    return found.group() if found else ""


def references(mail: Mail) -> str:
    """The parent's references and the parent, without the middle where one line is too short."""
    before = mail.references or mail.headers.get("in-reply-to", "")
    known = _MESSAGE_ID.findall(before[-20_000:])
    ids = list(dict.fromkeys([*known, in_reply_to(mail)]))
    room = _LINE_AT_MOST - len("References: ")
    ids = [one for one in ids if one]
    while len(ids) > 1 and len(" ".join(ids)) > room:
        del ids[1 if len(ids) > 2 else 0]
    return " ".join(ids)
