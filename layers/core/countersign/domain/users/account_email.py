"""What we write to people. Plain text, and not a word in it that anybody but us chose.

Whoever registers a stranger's address must not be able to make us carry a message to it, so no
name and no text that somebody typed stands in a letter.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from countersign.domain.users.letters.english import ENGLISH
from countersign.domain.users.letters.german import GERMAN
from countersign.domain.users.letters.words import LetterWords, Notice, Words
from countersign.domain.values import Value

LetterKind = Literal["verify", "reset", "new_address", "address_taken", "notice"]

LANGUAGES: Mapping[str, LetterWords] = {"en": ENGLISH, "de": GERMAN}
"""By the first part of a locale (BCP 47); whoever reads another one gets English."""

_FOR_THE_LAST_TIME = frozenset({"email_changed", "account_closed"})
"""No link of ours brings the account back to this address."""


class AccountEmail(Value):
    """One mail to one person."""

    to: str
    kind: LetterKind
    subject: str
    text: str


@dataclass(frozen=True)
class LetterWriter:
    """Writes to people in their language; links lead to `public_url`."""

    public_url: str
    locale: str = "en"

    def verify(self, to: str, token: str) -> AccountEmail:
        return self._letter(to, "verify", self._words.verify, f"verify-email/#token={token}")

    def reset(self, to: str, token: str) -> AccountEmail:
        return self._letter(to, "reset", self._words.reset, f"reset-password/#token={token}")

    def new_address(self, to: str, token: str) -> AccountEmail:
        page = f"confirm-email/#token={token}"
        return self._letter(to, "new_address", self._words.new_address, page)

    def address_taken(self, to: str) -> AccountEmail:
        words = self._words.address_taken
        return self._letter(to, "address_taken", words, "forgot-password/")

    def notice(self, to: str, notice: Notice) -> AccountEmail:
        words = self._words
        subject, said = words.notices[notice]
        advice = words.too_late if notice in _FOR_THE_LAST_TIME else words.unasked
        return self._letter(to, "notice", Words(subject, (said, *advice)), "forgot-password/")

    @property
    def _words(self) -> LetterWords:
        return LANGUAGES.get(self.locale.partition("-")[0].lower(), ENGLISH)

    def _letter(self, to: str, kind: LetterKind, words: Words, page: str) -> AccountEmail:
        link = f"{self.public_url}/{page}"
        paragraphs = (link if one == "{link}" else one for one in words.paragraphs)
        text = "\n\n".join((*paragraphs, "Countersign")) + "\n"
        return AccountEmail(to=to, kind=kind, subject=words.subject, text=text)
