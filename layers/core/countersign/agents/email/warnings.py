"""What is said at a field of the action about a sender who may not be who they seem."""

from collections.abc import Sequence
from typing import Literal

from countersign.analysis.mail.phishing import Sign
from countersign.domain.mail.mail import Mail
from countersign.domain.task.origin import Caution

CODES: dict[Sign, str] = {
    "forged": "dmarc_fail",
    "as_reader": "poses_as_you",
    "lookalike": "lookalike_sender",
    "two_addresses": "name_shows_other_address",
    "brand": "poses_as_brand",
    "as_colleague": "poses_as_colleague",
    "other_link": "link_leads_elsewhere",
    "credentials": "credential_pressure",
    "payment": "payment_pressure",
    "bait": "swindle_words",
    "name_twin": "lookalike_sender",
    "new_address": "lookalike_sender",
}
"""The warning that each sign becomes."""


FileDoubt = Literal["document_to_stranger"]
"""What may be wrong with a file that would go along."""


def about_sender(newest: Mail, found: tuple[Sign, ...]) -> tuple[Caution, ...]:
    """Warnings at the recipient of an answer."""
    unsure = ["unverified_sender"] if newest.dmarc != "pass" else []
    hidden = ["hidden_text"] if newest.hides_text else []
    codes = dict.fromkeys([*unsure, *(CODES[sign] for sign in found), *hidden])
    return tuple(Caution(path="to/0", code=code) for code in codes)


def about_item(position: int, found: tuple[Sign, ...]) -> tuple[Caution, ...]:
    """Warnings at an item of a pile."""
    codes = dict.fromkeys(CODES[sign] for sign in found)
    return tuple(Caution(path=f"items/{position}", code=code) for code in codes)


def about_file(position: int, doubts: Sequence[FileDoubt]) -> tuple[Caution, ...]:
    """Warnings at a file of a letter."""
    return tuple(Caution(path=f"attachments/{position}", code=code) for code in doubts)
