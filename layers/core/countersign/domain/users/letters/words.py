"""What a language has to have, so that letters can be written in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Notice = Literal[
    "password_changed",
    "password_reset",
    "email_changed",
    "second_factor_on",
    "second_factor_off",
    "recovery_code_used",
    "sign_in_linked",
    "sign_in_removed",
    "export_ready",
    "account_closed",
]
NOTICES: tuple[Notice, ...] = get_args(Notice)


@dataclass(frozen=True)
class Words:
    """One letter. `{link}`: where its link stands, on a line of its own."""

    subject: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class LetterWords:
    """`unasked` follows a notice: what to do about it for whoever did not do it. `too_late` takes
    its place where no link of ours brings the account back."""

    verify: Words
    reset: Words
    new_address: Words
    address_taken: Words
    notices: Mapping[Notice, tuple[str, str]]
    unasked: tuple[str, ...]
    too_late: tuple[str, ...]
