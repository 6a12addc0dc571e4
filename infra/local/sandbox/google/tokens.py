"""Grants, codes and tokens: who allowed which client what, for how long. Only hashes are kept."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from infra.local.sandbox.clock import now_seconds
from infra.local.sandbox.store import Db

CODE_SECONDS = 600
REFRESH_TOKENS_PER_GRANT = 100


@dataclass(frozen=True)
class Grant:
    account: str
    client_id: str
    scopes: tuple[str, ...]


@dataclass(frozen=True)
class Code:
    grant: Grant
    redirect_uri: str
    challenge: str | None
    nonce: str | None
    refreshable: bool


def grant_of(db: Db, account: str, client_id: str) -> Grant | None:
    row = db.execute(
        "SELECT * FROM google_grants WHERE account = ? AND client_id = ?", (account, client_id)
    ).fetchone()
    return Grant(account, client_id, tuple(row["scopes"].split())) if row else None


def save_grant(db: Db, grant: Grant) -> None:
    known = grant_of(db, grant.account, grant.client_id)
    union = dict.fromkeys([*(known.scopes if known else ()), *grant.scopes])
    db.execute(
        "INSERT OR REPLACE INTO google_grants VALUES (?, ?, ?)",
        (grant.account, grant.client_id, " ".join(union)),
    )


def issue_code(db: Db, code: Code) -> str:
    db.execute("DELETE FROM google_codes WHERE expires_at <= ?", (now_seconds(),))
    text = f"4/0A{secrets.token_urlsafe(40)}"
    db.execute(
        "INSERT INTO google_codes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            _hash(text),
            code.grant.account,
            code.grant.client_id,
            code.redirect_uri,
            " ".join(code.grant.scopes),
            code.challenge,
            code.nonce,
            code.refreshable,
            now_seconds() + CODE_SECONDS,
        ),
    )
    return text


def find_code(db: Db, text: str) -> Code | None:
    row = db.execute(
        "SELECT * FROM google_codes WHERE hash = ? AND expires_at > ?",
        (_hash(text), now_seconds()),
    ).fetchone()
    if row is None:
        return None
    return Code(
        Grant(row["account"], row["client_id"], tuple(row["scopes"].split())),
        row["redirect_uri"],
        row["challenge"],
        row["nonce"],
        bool(row["refreshable"]),
    )


def spend_code(db: Db, text: str) -> None:
    db.execute("DELETE FROM google_codes WHERE hash = ?", (_hash(text),))


def issue_access(db: Db, grant: Grant, lifetime: int) -> str:
    db.execute("DELETE FROM google_tokens WHERE expires_at <= ?", (now_seconds(),))
    return _issue(db, "access", grant, f"ya29.{secrets.token_urlsafe(64)}", lifetime)


def issue_refresh(db: Db, grant: Grant) -> str:
    text = _issue(db, "refresh", grant, f"1//0{secrets.token_urlsafe(64)}", None)
    db.execute(
        "DELETE FROM google_tokens WHERE hash IN (SELECT hash FROM google_tokens"
        " WHERE account = ? AND kind = 'refresh' AND client_id = ?"
        " ORDER BY created_at DESC, rowid DESC LIMIT -1 OFFSET ?)",
        (grant.account, grant.client_id, REFRESH_TOKENS_PER_GRANT),
    )
    return text


def find(db: Db, kind: str, text: str) -> Grant | None:
    """What a living token of that kind stands for."""
    row = db.execute(
        "SELECT * FROM google_tokens WHERE hash = ? AND kind = ?"
        " AND (expires_at IS NULL OR expires_at > ?)",
        (_hash(text), kind, now_seconds()),
    ).fetchone()
    return Grant(row["account"], row["client_id"], tuple(row["scopes"].split())) if row else None


def expire_access(db: Db, account: str) -> int:
    """Every access token of the account ends now. Returns how many did."""
    return db.execute(
        "DELETE FROM google_tokens WHERE account = ? AND kind = 'access'", (account,)
    ).rowcount


def revoke(db: Db, account: str, client_id: str | None = None) -> int:
    """End the account's grants (one client's, or all) with every token and code from them.

    Returns how many tokens ended."""
    db.execute(
        "DELETE FROM google_codes WHERE account = ? AND client_id = COALESCE(?, client_id)",
        (account, client_id),
    )
    db.execute(
        "DELETE FROM google_grants WHERE account = ? AND client_id = COALESCE(?, client_id)",
        (account, client_id),
    )
    return db.execute(
        "DELETE FROM google_tokens WHERE account = ? AND client_id = COALESCE(?, client_id)",
        (account, client_id),
    ).rowcount


def subject_of(account: str) -> str:
    """The account's stable subject: 21 digits, the same after a reset."""
    digits = int.from_bytes(hashlib.sha256(account.encode()).digest()[:16]) % 10**20
    return f"1{digits:020d}"


def narrowed(grant: Grant, scopes: Sequence[str]) -> Grant:
    return Grant(grant.account, grant.client_id, tuple(scopes))


def _issue(db: Db, kind: str, grant: Grant, text: str, lifetime: int | None) -> str:
    now = now_seconds()
    db.execute(
        "INSERT INTO google_tokens VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            _hash(text),
            kind,
            grant.account,
            grant.client_id,
            " ".join(grant.scopes),
            now,
            None if lifetime is None else now + lifetime,
        ),
    )
    return text


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
