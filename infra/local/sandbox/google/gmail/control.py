"""Gmail's share of the control plane: mail from outside, and history that grows too old."""

import base64
import binascii
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from infra.local.sandbox import accounts
from infra.local.sandbox.fields import Fields, InvalidField, read_fields
from infra.local.sandbox.google.control import known_account
from infra.local.sandbox.google.errors import GoogleError
from infra.local.sandbox.google.gmail import changes, delivery, labels, mailbox, send_as
from infra.local.sandbox.provider import sandbox_of


async def deliver_mail(request: Request) -> Response:
    """A raw mail (text in `raw`, or bytes in `raw_base64`) lands in a mailbox as from outside.

    `label_ids` replaces the labels of an ordinary arrival (INBOX, UNREAD and a category)."""
    fields = await read_fields(request, {"account", "raw", "raw_base64", "label_ids"})
    raw = _raw(fields)
    label_ids = _label_ids(fields)

    def deliver() -> dict[str, Any]:
        with sandbox_of(request).store.transaction() as db:
            account = known_account(db, fields)
            try:
                for label_id in label_ids or ():
                    labels.check_known(db, account, label_id)
                message_id = delivery.deliver(db, account, raw, label_ids)
            except GoogleError as error:
                raise InvalidField(str(error)) from error
            row = mailbox.find(db, account, message_id)
            return {"id": row["id"], "thread_id": row["thread_id"]}

    return JSONResponse(await run_in_threadpool(deliver))


async def put_alias(request: Request) -> Response:
    """An address that the account may send from, or may once its owner has confirmed it."""
    known = {"account", "alias", "status", "is_default", "display_name"}
    fields = await read_fields(request, known)
    status = fields.optional_text("status") or "accepted"
    if status not in send_as.STATUSES:
        raise InvalidField(f"status: one of {', '.join(send_as.STATUSES)}")
    is_default = fields.values.get("is_default", False)
    if not isinstance(is_default, bool):
        raise InvalidField("is_default: true or false")

    def put() -> None:
        with sandbox_of(request).store.transaction() as db:
            send_as.put(
                db,
                known_account(db, fields),
                _alias(fields),
                status,
                is_default=is_default,
                name=fields.optional_text("display_name") or "",
            )

    await run_in_threadpool(put)
    return JSONResponse({})


async def remove_alias(request: Request) -> Response:
    fields = await read_fields(request, {"account", "alias"})

    def remove() -> None:
        with sandbox_of(request).store.transaction() as db:
            send_as.remove(db, known_account(db, fields), _alias(fields))

    await run_in_threadpool(remove)
    return JSONResponse({})


def _alias(fields: Fields) -> str:
    try:
        return accounts.normal_address(fields.text("alias", 320))
    except accounts.InvalidAccount as error:
        raise InvalidField(f"alias: {error}") from error


async def expire_history(request: Request) -> Response:
    fields = await read_fields(request, {"account"})

    def expire() -> None:
        with sandbox_of(request).store.transaction() as db:
            changes.expire(db, known_account(db, fields))

    await run_in_threadpool(expire)
    return JSONResponse({})


def _raw(fields: Fields) -> bytes:
    text, encoded = fields.values.get("raw"), fields.values.get("raw_base64")
    if isinstance(text, str) and encoded is None:
        raw = _octets(text)
    elif isinstance(encoded, str) and text is None:
        try:
            raw = base64.b64decode("".join(encoded.split()), validate=True)
        except (binascii.Error, ValueError) as error:
            raise InvalidField("raw_base64: not base64") from error
    else:
        raise InvalidField("one of raw and raw_base64 is needed, a text")
    if len(raw) > delivery.MAX_MAIL:
        raise InvalidField(f"a mail has at most {delivery.MAX_MAIL} bytes")
    return raw


def _octets(text: str) -> bytes:
    """Surrogates that stand for undecoded bytes become them again; any other becomes '?'."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")


def _label_ids(fields: Fields) -> list[str] | None:
    ids = fields.values.get("label_ids")
    if ids is None:
        return None
    if not isinstance(ids, list) or not all(isinstance(item, str) for item in ids):
        raise InvalidField("label_ids: a list of texts")
    return ids


ROUTES = (
    Route("/mail", deliver_mail, methods=["POST"]),
    Route("/aliases", put_alias, methods=["POST"]),
    Route("/aliases", remove_alias, methods=["DELETE"]),
    Route("/history/expire", expire_history, methods=["POST"]),
)
