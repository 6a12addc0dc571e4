"""`ports.credentials` over the table: proofs of a mailbox, passwords, second factors, sign-ins."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.items import Item, fields_of, item_of, stamp
from countersign.adapters.dynamodb.standing import as_loaded
from countersign.adapters.dynamodb.table import Table
from countersign.adapters.dynamodb.writes import ABSENT, PRESENT, Write
from countersign.domain.errors import Conflict, EmailTaken
from countersign.domain.proof import Proof, ProofOf
from countersign.domain.signing_out import without_sessions
from countersign.domain.user import User

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

_OWN = "user_id = :user_id"


class DynamoProofs:
    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self._table = Table(client, table)

    def keep(self, proof: Proof) -> None:
        self._table.put(_proof_item(proof))

    def get(self, user_id: str, purpose: ProofOf) -> Proof | None:
        item = self._table.get(keys.proof(user_id, purpose))
        return Proof.model_validate(fields_of(item)) if item else None


class DynamoCredentials:
    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self._table = Table(client, table)

    def verify(self, proof: Proof, now: datetime, *, proven: bool) -> None:
        fields = {"email_verified": True, "verified_at": stamp(now)}
        if proven:
            fields["proven"] = True
        spent = _proof_item(proof.model_copy(update={"spent_at": now}))
        condition, values = _expected(proof)
        unspent = f"{condition} AND attribute_not_exists(spent_at)"
        self._table.transact([Write.put(spent, unspent, values), _account(proof, fields)])

    def lock(self, user: User, proof: Proof, now: datetime) -> None:
        condition, values = _expected(proof)
        self._table.transact(
            [
                Write.check(keys.proof(proof.user_id, proof.purpose), condition, values),
                _account(proof, {"locked": True, **_all_ended(user, now)}),
                Write.set(
                    keys.email(proof.address),
                    {"password_hash": None},
                    _OWN,
                    {":user_id": proof.user_id},
                ),
            ]
        )

    def reset_password(self, user: User, proof: Proof, password_hash: str, now: datetime) -> None:
        fields = {
            "email_verified": True,
            "verified_at": stamp(user.verified_at or now),
            "proven": True,
            "locked": False,
            **_all_ended(user, now),
        }
        self._table.transact(
            [
                _spent(proof),
                _account(proof, fields),
                Write.set(
                    keys.email(proof.address),
                    {"password_hash": password_hash},
                    _OWN,
                    {":user_id": proof.user_id},
                ),
            ]
        )

    def change_password(self, user: User, password_hash: str, now: datetime) -> None:
        self._table.transact(
            [
                Write.set(
                    keys.email(user.email),
                    {"password_hash": password_hash},
                    _OWN,
                    {":user_id": user.user_id},
                ),
                Write.set(
                    keys.profile(user.user_id),
                    _all_ended(user, now),
                    *_taking_part(user),
                ),
            ]
        )

    def change_address(self, user: User, proof: Proof, now: datetime) -> None:
        old = self._table.get(keys.email(user.email))
        if old is None or old["user_id"] != user.user_id:
            raise Conflict("The account has another address by now.")
        fields = {
            "email": proof.address,
            "email_verified": True,
            "verified_at": stamp(now),
            "proven": True,
            **_all_ended(user, now),
        }
        moved = {**old, **keys.email(proof.address)}
        writes = [
            _spent(proof),
            Write.put(moved, ABSENT),
            Write.delete_if(
                keys.email(user.email),
                "user_id = :user_id AND password_hash = :hash",
                {":user_id": user.user_id, ":hash": old.get("password_hash")},
            ),
            Write.set(
                keys.profile(user.user_id),
                fields,
                *_taking_part(user),
            ),
        ]
        try:
            self._table.transact(writes)
        except Conflict as lost:
            if self._table.get(keys.email(proof.address)) is not None:
                raise EmailTaken("There is an account with this address already.") from lost
            raise


def _proof_item(proof: Proof) -> Item:
    key = keys.proof(proof.user_id, proof.purpose)
    return item_of(proof, key, ttl=int(proof.expires_at.timestamp()))


def _expected(proof: Proof) -> tuple[str, dict[str, Any]]:
    return "token_hash = :token_hash", {":token_hash": proof.token_hash}


def _spent(proof: Proof) -> Write:
    return Write.delete_if(keys.proof(proof.user_id, proof.purpose), *_expected(proof))


def _taking_part(user: User) -> tuple[str, dict[str, Any]]:
    """The account as it was when the call was let in: nobody has taken it back, or closed it."""
    condition, values = as_loaded(user)
    return f"{condition} AND email = :loaded_address AND NOT locked = :yes", {
        **values,
        ":loaded_address": user.email,
        ":yes": True,
    }


def _account(proof: Proof, fields: dict[str, Any]) -> Write:
    """The account, if the proof's address is still its own."""
    return Write.set(
        keys.profile(proof.user_id),
        fields,
        f"{PRESENT} AND email = :address",
        {":address": proof.address},
    )


def _all_ended(user: User, now: datetime) -> dict[str, Any]:
    ended = without_sessions(user, now, keep=None)
    return ended.model_dump(
        mode="json", include={"sessions_valid_after", "kept_session", "ended_sessions"}
    )
