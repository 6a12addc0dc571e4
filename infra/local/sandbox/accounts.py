"""The people of the sandbox. One account is one person, at every provider."""

import re
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from infra.local.sandbox.clock import now_text
from infra.local.sandbox.store import Db

MAX_ACCOUNTS = 1000
_ADDRESS = re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?")


class InvalidAccount(ValueError):
    """The text says what is wrong with what was asked for."""


def normal_address(text: str) -> str:
    """The address in lower case. Raises InvalidAccount if it is none."""
    address = text.strip().lower()
    if len(address) > 254 or not _ADDRESS.fullmatch(address) or ".." in address:
        raise InvalidAccount("not a mail address")
    return address


def ensure(db: Db, email: str, name: str | None = None, timezone: str | None = None) -> str:
    """Create the account or, where it exists, bring name and time zone up to date.

    Returns its normalized address. Raises InvalidAccount."""
    address = normal_address(email)
    if timezone is not None:
        _check_timezone(timezone)
    known = db.execute("SELECT 1 FROM accounts WHERE email = ?", (address,)).fetchone()
    if known is None:
        if db.execute("SELECT COUNT(*) FROM accounts").fetchone()[0] >= MAX_ACCOUNTS:
            raise InvalidAccount(f"the sandbox holds at most {MAX_ACCOUNTS} accounts")
        db.execute(
            "INSERT INTO accounts VALUES (?, ?, ?, ?)",
            (address, name or name_from(address), timezone or "UTC", now_text()),
        )
    else:
        db.execute(
            "UPDATE accounts SET name = COALESCE(?, name), timezone = COALESCE(?, timezone)"
            " WHERE email = ?",
            (name or None, timezone, address),
        )
    return address


def find(db: Db, email: str) -> dict[str, Any] | None:
    row = db.execute("SELECT * FROM accounts WHERE email = ?", (email.strip().lower(),)).fetchone()
    return dict(row) if row else None


def every(db: Db) -> list[dict[str, Any]]:
    return [dict(row) for row in db.execute("SELECT * FROM accounts ORDER BY created_at, email")]


def name_from(address: str) -> str:
    """A person's name as far as the address gives one away: ana.lima@... -> Ana Lima."""
    words = re.split(r"[._+-]+", address.partition("@")[0])
    return " ".join(word.capitalize() for word in words if word) or address


def _check_timezone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise InvalidAccount("not an IANA time zone") from error
