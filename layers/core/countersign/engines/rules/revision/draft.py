"""What an instruction works on, and for whom."""

from dataclasses import dataclass, replace

from countersign.engines.rules.reply_templates import Tone
from countersign.engines.rules.revision.letter import Letter
from countersign.ports.engine import Reader


@dataclass(frozen=True)
class Draft:
    """A mail being rewritten. `tone` is the reader's, until the instruction sets another."""

    to: tuple[str, ...]
    cc: tuple[str, ...]
    subject: str
    letter: Letter
    reader: Reader
    tone: Tone

    @property
    def signature(self) -> str:
        return self.reader.signature.strip() or self.reader.name.strip()

    def rewritten(self, letter: Letter) -> "Draft":
        return replace(self, letter=letter)
