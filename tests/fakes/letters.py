"""A letter box that can be read."""

import re
from dataclasses import dataclass, field

from countersign.domain.letter import Letter

LINK_TOKEN = re.compile(r"#token=(\S+)")


@dataclass
class RecordingLetters:
    sent: list[Letter] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    def send(self, letter: Letter, *, key: str) -> None:
        self.sent.append(letter)
        self.keys.append(key)

    def take(self) -> list[Letter]:
        """Everything that came since the last time, oldest first."""
        taken, self.sent = self.sent, []
        return taken


def token_in(letter: Letter) -> str:
    """The secret of the letter's link."""
    found = LINK_TOKEN.search(letter.text)
    assert found, letter.text
    return found[1]
