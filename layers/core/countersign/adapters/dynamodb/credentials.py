"""`ports.credentials` over the table: proofs of a mailbox, passwords, second factors, sign-ins."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from countersign.adapters.dynamodb import keys
from countersign.adapters.dynamodb.items import Item, fields_of, item_of, stamp
from countersign.adapters.dynamodb.session_guard import as_loaded
from countersign.adapters.dynamodb.table import Table
from countersign.adapters.dynamodb.writes import ABSENT, PRESENT, Write
from countersign.domain.errors import Conflict, EmailTaken
from countersign.domain.users.session_revocation import without_sessions
from countersign.domain.users.user import User
from countersign.domain.users.verification_link import LinkPurpose, VerificationLink

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

_OWN = "user_id = :user_id"


class DynamoVerificationLinks:
    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self._table = Table(client, table)

    def keep(self, link: VerificationLink) -> None:
        self._table.put(_proof_item(link))

    def get(self, user_id: str, purpose: LinkPurpose) -> VerificationLink | None:
        item = self._table.get(keys.verification_link(user_id, purpose))
        return VerificationLink.model_validate(fields_of(item)) if item else None


class DynamoCredentials:
    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self._table = Table(client, table)

    def verify(self, link: VerificationLink, now: datetime, *, proven: bool) -> None:
        fields = {"email_verified": True, "verified_at": stamp(now)}
        if proven:
            fields["proven"] = True
        spent = _proof_item(link.model_copy(update={"spent_at": now}))
        condition, values = _expected(link)
        unspent = f"{condition} AND attribute_not_exists(spent_at)"
        self._table.transact([Write.put(spent, unspent, values), _account(link, fields)])

    def lock(self, user: User, link: VerificationLink, now: datetime) -> None:
        condition, values = _expected(link)
        self._table.transact(
            [
                Write.check(keys.verification_link(link.user_id, link.purpose), condition, values),
                _account(link, {"locked": True, **_all_ended(user, now)}),
                Write.set(
                    keys.email(link.address),
                    {"password_hash": None},
                    _OWN,
                    {":user_id": link.user_id},
                ),
            ]
        )

    def reset_password(
        self, user: User, link: VerificationLink, password_hash: str, now: datetime
    ) -> None:
        fields = {
            "email_verified": True,
            "verified_at": stamp(user.verified_at or now),
            "proven": True,
            "locked": False,
            **_all_ended(user, now),
        }
        self._table.transact(
            [
                _spent(link),
                _account(link, fields),
                Write.set(
                    keys.email(link.address),
                    {"password_hash": password_hash},
                    _OWN,
                    {":user_id": link.user_id},
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

    def change_address(self, user: User, link: VerificationLink, now: datetime) -> None:
        old = self._table.get(keys.email(user.email))
        if old is None or old["user_id"] != user.user_id:
            raise Conflict("The account has another address by now.")
        fields = {
            "email": link.address,
            "email_verified": True,
            "verified_at": stamp(now),
            "proven": True,
            **_all_ended(user, now),
        }
        moved = {**old, **keys.email(link.address)}
        writes = [
            _spent(link),
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
            if self._table.get(keys.email(link.address)) is not None:
                raise EmailTaken("There is an account with this address already.") from lost
            raise


def _proof_item(link: VerificationLink) -> Item:
    key = keys.verification_link(link.user_id, link.purpose)
    return item_of(link, key, ttl=int(link.expires_at.timestamp()))


def _expected(link: VerificationLink) -> tuple[str, dict[str, Any]]:
    return "token_hash = :token_hash", {":token_hash": link.token_hash}


def _spent(link: VerificationLink) -> Write:
    return Write.delete_if(keys.verification_link(link.user_id, link.purpose), *_expected(link))


def _taking_part(user: User) -> tuple[str, dict[str, Any]]:
    """The account as it was when the call was let in: nobody has taken it back, or closed it."""
    condition, values = as_loaded(user)
    return f"{condition} AND email = :loaded_address AND NOT locked = :yes", {
        **values,
        ":loaded_address": user.email,
        ":yes": True,
    }


def _account(link: VerificationLink, fields: dict[str, Any]) -> Write:
    """The account, if the proof's address is still its own."""
    return Write.set(
        keys.profile(link.user_id),
        fields,
        f"{PRESENT} AND email = :address",
        {":address": link.address},
    )


def _all_ended(user: User, now: datetime) -> dict[str, Any]:
    ended = without_sessions(user, now, keep=None)
    return ended.model_dump(
        mode="json", include={"sessions_valid_after", "kept_session", "ended_sessions"}
    )
