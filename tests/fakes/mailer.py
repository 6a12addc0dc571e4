"""A letter box that can be read."""

import re
from dataclasses import dataclass, field

from countersign.domain.users.account_email import AccountEmail

LINK_TOKEN = re.compile(r"#token=(\S+)")


@dataclass
class RecordingMailer:
    sent: list[AccountEmail] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    def send(self, letter: AccountEmail, *, key: str) -> None:
        self.sent.append(letter)
        self.keys.append(key)

    def take(self) -> list[AccountEmail]:
        """Everything that came since the last time, oldest first."""
        taken, self.sent = self.sent, []
        return taken


def token_in(letter: AccountEmail) -> str:
    """The secret of the letter's link."""
    found = LINK_TOKEN.search(letter.text)
    assert found, letter.text
    return found[1]
