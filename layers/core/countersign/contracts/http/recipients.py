"""Recipients as people paste them: with a name, in angle brackets, as a link."""

import re
from typing import Any
from urllib.parse import unquote

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from countersign.contracts.http.fields import refusal
from countersign.domain.actions.catalog import KINDS
from countersign.domain.actions.fields import Role
from countersign.domain.visible import visible

_PASTED_AT_MOST = 1_000
_SHOWN_AT_MOST = 100
_BARE = re.compile(r"[^\s@<>,;:\"()\\]+@[^\s@<>,;:\"()\\]+")
_ADDRESSES = re.compile(r"[^\s@<>,;:]+@[^\s@<>,;:]+")
_WHOLE = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+")
"""What may have stood there before, and whoever knows that decides on it."""
_SAID_BESIDE = re.compile(r"\"(?:[^\"\\]|\\.)*\"|\([^()]*\)")
"""Names in quotation marks, and comments."""
_LINK = re.compile(r"mailto:([^?]*)(?:\?.*)?", re.IGNORECASE | re.DOTALL)
_AROUND = " \t\r\n\u00a0\u200b\ufeff,;"


def with_plain_recipients(action: Any) -> Any:
    """What was sent as an action, each of its recipients brought down to the address.

    Raises
    ------
    ValidationError
        At each that is none.
    """
    if not isinstance(action, dict) or not isinstance(action.get("kind"), str):
        return action
    facts = KINDS.get(action["kind"])
    names = [name for name, role in facts.roles.items() if role is Role.RECIPIENT] if facts else []
    wrong: list[InitErrorDetails] = []
    plain = {name: _each(name, action[name], wrong) for name in names if name in action}
    if wrong:
        raise ValidationError.from_exception_data("recipients", wrong)
    return action | plain


def _each(name: str, sent: Any, wrong: list[InitErrorDetails]) -> Any:
    """What is no text, or not in a list, is for the action's own check to refuse."""
    if not isinstance(sent, list):
        return sent
    plain: list[Any] = []
    for at, one in enumerate(sent):
        try:
            plain.append(plain_address(one) if isinstance(one, str) else one)
        except PydanticCustomError as refused:
            wrong.append(InitErrorDetails(type=refused, loc=(name, at), input=one))
    return plain


def plain_address(pasted: str) -> str:
    """The address alone.

    Raises
    ------
    PydanticCustomError
        It is none, or more than one.
    """
    if _BARE.fullmatch(pasted):
        return pasted
    if len(pasted) > _PASTED_AT_MOST:  # cut off it might be somebody else's
        raise _what_is_wrong(pasted[:_PASTED_AT_MOST])
    text = pasted.strip(_AROUND)
    link = _LINK.fullmatch(text)
    text = unquote(link[1]).strip(_AROUND) if link else text
    found = text if _BARE.fullmatch(text) else _named(text)
    if found is None and not _WHOLE.fullmatch(text):
        raise _what_is_wrong(text)
    return found or text


def _named(text: str) -> str | None:
    """The one address that is named as in a mail's header (RFC 5322, section 3.4); a name that has
    a comma and no quotes is one name, too."""
    # not before somebody pastes something: most addresses come bare
    from email.policy import default

    if "\r" in text or "\n" in text:
        return None
    try:
        header: Any = default.header_factory("To", text)
        listed = [one.addr_spec for one in header.addresses]
    except (IndexError, AttributeError, ValueError, RecursionError):
        # The parser falls over what ends too early, and over comments within comments.
        return None
    if len(listed) != 1 and text.endswith(">") and text.count("@") == 1:
        listed = [text[:-1].rpartition("<")[2].strip()]
    is_one = len(listed) == 1 and _BARE.fullmatch(listed[0])
    return listed[0] if is_one and not _others_in(text, listed[0]) else None


def _others_in(text: str, address: str) -> bool:
    """Whether another address stands there: the parser stops at the first that is whole."""
    bare = _SAID_BESIDE.sub(" ", text)
    return any(one.lower() != address.lower() for one in _ADDRESSES.findall(bare))


def _printable(text: str) -> str:
    """Halves of characters, which no answer could be written with, as question marks."""
    return text.encode("utf-8", "replace").decode()


def _shown(text: str) -> str:
    return _printable(visible(" ".join(text.split()))[:_SHOWN_AT_MOST])


def _what_is_wrong(text: str) -> PydanticCustomError:
    address = text[:-1].rpartition("<")[2].strip() if text.endswith(">") else text
    before, at, domain = address.rpartition("@")
    value = _shown(address)
    if not address:
        return refusal("empty", "There is no address here.")
    if not at:
        return refusal("no_at", "{value} has no @ in it.", value=value)
    if not domain.strip():
        return refusal("no_domain", "{value} has no domain.", value=value)
    if not before.strip():
        return refusal("no_local_part", "{value} has nothing before the @.", value=value)
    if text.count("@") > 1:
        value = _shown(text)
        return refusal("several_addresses", "{value} is more than one address.", value=value)
    if any(char.isspace() for char in address):
        return refusal("space_in_address", "{value} has a space in it.", value=value)
    return refusal("not_an_address", "{value} is not an email address.", value=value)
