"""What may come of a person's instruction, whatever an engine makes of it.

Wording and time may change; kind, account and conversation never. A recipient, an amount, a link
or a number that money could be sent to gets in only if it stands in the person's own text: what a
stranger wrote chooses none of them.
"""

import re
import unicodedata

from countersign.domain.actions.action import Action
from countersign.domain.actions.edits import check_edit
from countersign.domain.actions.fields import Role
from countersign.domain.errors import InstructionRefused, InvalidInput
from countersign.domain.says import said
from countersign.domain.users.preferences import Money

_EDGES = "<>()[]{}\"'“”„«».,;:!?"
_ADDRESS = re.compile(r"[^\s@<>,;:\"'“”„()\[\]]{1,255}@[^\s@<>,;:\"'“”„()\[\]]{1,255}")
_LINK = re.compile(r"(?:[a-z][a-z0-9+.-]{1,15}://|www\.)[^\s<>\"]{1,2000}", re.IGNORECASE)
_AMOUNT = re.compile(
    r"(?:[$€£¥₹]|\b(?:EUR|USD|GBP|CHF|JPY)\b)\s{0,3}\d[\d.,' ]{0,20}"
    r"|\d[\d.,']{0,20}\s{0,3}(?:[$€£¥₹]|(?:EUR|USD|GBP|CHF|JPY|euros?|dollars?|pounds?)\b)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w])(?:[A-Z]{2}\d{2}|\+?\d)(?:[ ./-]?[A-Z0-9]){5,33}(?!\w)")
_DIGITS = re.compile(r"\d")
_LONG = 7
"""Digits from which a number can be an account's or a telephone's; a date with its year has 8."""

_DATE = re.compile(r"\d{4}-\d\d?-\d\d?|\d\d?[./-]\d\d?[./-]\d{2,4}")
_READ_AT_MOST = 60_000

_GOT_IN = said("An amount, a number or a link got in that you did not write.")


def addresses_in(text: str) -> tuple[str, ...]:
    """Mail addresses that stand in a text, as they are written."""
    found = (match.strip(_EDGES) for match in _ADDRESS.findall(_same_form(text)))
    return tuple(dict.fromkeys(one for one in found if one.count("@") == 1))


def check_followed(before: Action, after: Action, text: str) -> None:
    """Refuse what the person did not ask for in `text`.

    Raises
    ------
    InstructionRefused
    """
    try:
        check_edit(before, after)
    except InvalidInput as wrong:
        raise InstructionRefused(wrong.detail) from wrong
    _check_people(before, after, text)
    _check_sensitive(before, after, text)
    _check_words(before, after, text)


def _check_people(before: Action, after: Action, text: str) -> None:
    allowed = {one.casefold() for one in (*before.people, *addresses_in(text))}
    if any(one.casefold() not in allowed for one in after.people):
        raise InstructionRefused(said("Nobody gets it whose address you did not write."))


def _check_sensitive(before: Action, after: Action, text: str) -> None:
    """An amount, a link or an account by itself: as it was, or as the person wrote it."""
    had = {(leaf.role, leaf.value) for leaf in before.sensitive}
    said = _closed_up(_same_form(text))
    for leaf in after.sensitive:
        is_new = leaf.role is not Role.RECIPIENT and (leaf.role, leaf.value) not in had
        if is_new and not all(_closed_up(part) in said for part in _parts(leaf.value)):
            raise InstructionRefused(_GOT_IN)


def _parts(value: object) -> tuple[str, ...]:
    return tuple(map(str, dict(value).values())) if isinstance(value, Money) else (str(value),)


def _closed_up(text: str) -> str:
    return "".join(text.split()).casefold()


def _check_words(before: Action, after: Action, text: str) -> None:
    if _givens(_words(after)) - (_givens(_words(before)) | _givens(text)):
        raise InstructionRefused(_GOT_IN)


def _words(action: Action) -> str:
    return "\n".join(str(leaf.value) for leaf in action.leaves if leaf.role is Role.WORDS)


def _givens(text: str) -> frozenset[str]:
    """Addresses, links, amounts and long numbers of a text, in comparable form."""
    same = _same_form(text)
    numbers = (one for one in _NUMBER.findall(_DATE.sub(" ", same)) if _is_long(one))
    return frozenset(
        re.sub(r"[\s.,']+", "", one).casefold().strip(_EDGES)
        for found in (addresses_in(text), _LINK.findall(same), _AMOUNT.findall(same), numbers)
        for one in found
    )


def _is_long(number: str) -> bool:
    return len(_DIGITS.findall(number)) >= _LONG


def _same_form(text: str) -> str:
    return unicodedata.normalize("NFC", text[:_READ_AT_MOST])
