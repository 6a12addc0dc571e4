"""The script: who writes, and what they write, as it stands in the TOML files."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

HERE = Path(__file__).parent
OWNER = "alex"

Category = Literal[
    "question",
    "meeting",
    "foreign",
    "fyi",
    "attachments",
    "bill",
    "receipt",
    "newsletter",
    "notification",
    "cold",
    "phishing",
    "calendar_reply",
    "delivery_failure",
    "sent",
    "waiting",
]

WANTS_AN_ANSWER: frozenset[Category] = frozenset({"question", "meeting", "foreign"})
FROM_OWNER: frozenset[Category] = frozenset({"sent", "waiting"})
"""What the mailbox's owner wrote; after `waiting` it is somebody else's turn."""


@dataclass(frozen=True)
class DemoPerson:
    """Somebody who sends mail: a human, or a company's program.

    `cast/people.toml` explains the fields.
    """

    name: str
    role: str
    address: str = ""
    language: Literal["en", "de", "es"] = "en"
    form: Literal["text", "both", "html"] = "text"
    signature: tuple[str, ...] = ()
    look: Literal["", "letter", "digest", "shop"] = ""
    colour: str = ""
    mailer: str = ""
    bulk: tuple[str, ...] = ()
    automatic: bool = False
    place: str = ""
    genuine: bool = True

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2]


@dataclass(frozen=True)
class Invite:
    """A calendar object. `day` is written as in texts: `work+3`."""

    method: Literal["REQUEST", "REPLY"]
    title: str
    day: str
    start: str
    minutes: int
    place: str


@dataclass(frozen=True)
class File:
    """An attachment to be drawn: a picture from colours, or a paper from lines."""

    name: str
    kind: Literal["picture", "paper"]
    colours: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class DemoMail:
    """One mail of the script. `when` is `3d 09:15` (days ago, at) or `2h10m ago`."""

    name: str
    category: Category
    sender: str
    text: str
    when: str = ""
    subject: str = ""
    answers: str = ""
    to: tuple[str, ...] = (OWNER,)
    cc: tuple[str, ...] = ()
    read: bool = False
    preheader: str = ""
    invite: Invite | None = None
    files: tuple[File, ...] = ()
    failed: str = ""

    @property
    def is_sent(self) -> bool:
        return self.category in FROM_OWNER


@dataclass(frozen=True)
class Script:
    cast: Mapping[str, DemoPerson]
    letters: Mapping[str, DemoMail] = field(default_factory=dict)

    def ancestors(self, letter: DemoMail) -> tuple[DemoMail, ...]:
        """What the letter answers, and what that answers; oldest first."""
        chain: list[DemoMail] = []
        while letter.answers and len(chain) < len(self.letters):
            letter = self.letters[letter.answers]
            chain.append(letter)
        return tuple(reversed(chain))


@cache
def the_week() -> Script:
    """What stands in the mailbox from the start."""
    return _script("work", "home", "letters", "money", "notices", "newsletters")


@cache
def what_may_come() -> Script:
    """What can arrive later, without a time."""
    return _script("fresh")


def _script(*names: str) -> Script:
    rows = _rows(HERE / "cast" / "people.toml") | _rows(HERE / "cast" / "companies.toml")
    cast = {key: DemoPerson(**_frozen(row)) for key, row in rows.items()}
    letters: dict[str, DemoMail] = {}
    for name in names:
        for key, row in _rows(HERE / "mails" / f"{name}.toml").items():
            letters[key] = _letter(key, row)
    return Script(cast, letters)


def _letter(name: str, row: dict[str, Any]) -> DemoMail:
    row = {"name": name, "sender": row.pop("from")} | row
    invite, files = row.pop("invite", None), row.pop("files", [])
    return DemoMail(
        **_frozen(row),
        invite=Invite(**invite) if invite else None,
        files=tuple(File(**_frozen(one)) for one in files),
    )


def _rows(path: Path) -> dict[str, dict[str, Any]]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _frozen(row: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
