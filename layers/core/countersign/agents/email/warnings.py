"""What is said at a field of the action about a sender who may not be who they seem."""

from countersign.analysis.mail.phishing import Sign
from countersign.domain.mail.mail import Mail
from countersign.domain.task.origin import Caution

CODES: dict[Sign, str] = {
    "forged": "dmarc_fail",
    "as_reader": "poses_as_you",
    "lookalike": "lookalike_sender",
    "two_addresses": "name_shows_other_address",
    "name_twin": "lookalike_sender",
    "credentials": "credential_pressure",
    "payment": "payment_pressure",
    "bait": "swindle_words",
}
"""The warning that each sign becomes."""


def about_sender(newest: Mail, found: tuple[Sign, ...]) -> tuple[Caution, ...]:
    """Warnings at the recipient of an answer."""
    doubts = {
        "unverified_sender": newest.dmarc != "pass",
        "lookalike_sender": "name_twin" in found,
        "hidden_text": newest.hides_text,
    }
    return tuple(Caution(path="to/0", code=code) for code, doubted in doubts.items() if doubted)


def about_item(position: int, found: tuple[Sign, ...]) -> tuple[Caution, ...]:
    """Warnings at an item of a pile."""
    codes = dict.fromkeys(CODES[sign] for sign in found)
    return tuple(Caution(path=f"items/{position}", code=code) for code in codes)
