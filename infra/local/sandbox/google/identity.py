"""Who signed in: the id token, its public keys, and the userinfo answer."""

import hashlib
import json
from typing import Any

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from infra.local.sandbox import accounts
from infra.local.sandbox.clock import now_seconds
from infra.local.sandbox.google.scopes import EMAIL, PROFILE
from infra.local.sandbox.google.tokens import Grant, subject_of
from infra.local.sandbox.store import Db

ISSUER = "https://accounts.google.com"
ID_TOKEN_SECONDS = 3600


def idempotency_records(db: Db, grant: Grant) -> dict[str, Any]:
    """The subject, and of address and name what the scopes allow."""
    known: dict[str, Any] = {"sub": subject_of(grant.account)}
    if EMAIL in grant.scopes:
        known |= {"email": grant.account, "email_verified": True}
    account = accounts.find(db, grant.account)
    if PROFILE in grant.scopes and account is not None:
        given, _, family = account["name"].partition(" ")
        known |= {"name": account["name"], "given_name": given}
        if family:
            known["family_name"] = family
    return known


def id_token(db: Db, grant: Grant, nonce: str | None) -> str:
    """An RS256 JWT whose key is at /google/oauth2/v3/certs."""
    kid, key = _signing_key(db)
    now = now_seconds()
    payload = idempotency_records(db, grant) | {
        "iss": ISSUER,
        "aud": grant.client_id,
        "azp": grant.client_id,
        "iat": now,
        "exp": now + ID_TOKEN_SECONDS,
    }
    if nonce is not None:
        payload["nonce"] = nonce
    return jwt.encode(payload, key, algorithm="RS256", headers={"kid": kid})


def public_keys(db: Db) -> dict[str, Any]:
    """The JWK set."""
    kid, key = _signing_key(db)
    jwk = json.loads(RSAAlgorithm.to_jwk(key.public_key()))
    return {
        "keys": [
            {"kty": "RSA", "n": jwk["n"], "e": jwk["e"], "kid": kid, "use": "sig", "alg": "RS256"}
        ]
    }


def _signing_key(db: Db) -> tuple[str, rsa.RSAPrivateKey]:
    row = db.execute("SELECT kid, pem FROM google_keys").fetchone()
    if row is not None:
        key = serialization.load_pem_private_key(row["pem"].encode(), password=None)
        assert isinstance(key, rsa.RSAPrivateKey)
        return row["kid"], key
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ).decode()
    kid = hashlib.sha256(pem.encode()).hexdigest()[:40]
    db.execute("INSERT INTO google_keys VALUES (?, ?)", (kid, pem))
    return kid, key
