"""The methods of Gmail v1 that are served, as Google's discovery document describes them."""

from infra.local.sandbox.google.api import Method
from infra.local.sandbox.google.gmail import drafts, history, labels, messages, send_as, threads
from infra.local.sandbox.google.gmail.listing import DRAFT_PARAMETERS, PARAMETERS
from infra.local.sandbox.google.gmail.resources import FORMAT_PARAMETERS, MESSAGE_FIELDS
from infra.local.sandbox.google.scopes import (
    MAIL_COMPOSE,
    MAIL_FULL,
    MAIL_LABELS,
    MAIL_METADATA,
    MAIL_MODIFY,
    MAIL_READONLY,
    MAIL_SEND,
    MAIL_SETTINGS,
)

_USER = "gmail/v1/users/{userId}"
_MODIFY = frozenset({MAIL_FULL, MAIL_MODIFY})
_READ = _MODIFY | {MAIL_READONLY}
_READ_HEADERS = _READ | {MAIL_METADATA}
_COMPOSE = _MODIFY | {MAIL_COMPOSE}
_READ_DRAFTS = _READ | {MAIL_COMPOSE}
_SEND = _COMPOSE | {MAIL_SEND}
_LABELS = _MODIFY | {MAIL_LABELS}
_READ_LABELS = _READ_HEADERS | {MAIL_LABELS}

METHODS = (
    Method(
        "gmail.users.settings.sendAs.list",
        "GET",
        f"{_USER}/settings/sendAs",
        _READ | {MAIL_SETTINGS},
        send_as.list_send_as,
    ),
    Method(
        "gmail.users.getProfile",
        "GET",
        f"{_USER}/profile",
        _READ_HEADERS | {MAIL_COMPOSE},
        history.get_profile,
    ),
    Method(
        "gmail.users.history.list",
        "GET",
        f"{_USER}/history",
        _READ_HEADERS,
        history.list_history,
        frozenset({"historyTypes", "labelId", "maxResults", "pageToken", "startHistoryId"}),
    ),
    Method(
        "gmail.users.messages.list",
        "GET",
        f"{_USER}/messages",
        _READ_HEADERS,
        messages.list_messages,
        PARAMETERS,
    ),
    Method(
        "gmail.users.messages.send",
        "POST",
        f"{_USER}/messages/send",
        _SEND,
        messages.send,
        body=MESSAGE_FIELDS,
        upload=True,
    ),
    Method(
        "gmail.users.messages.batchModify",
        "POST",
        f"{_USER}/messages/batchModify",
        _MODIFY,
        messages.batch_modify,
        body=labels.CHANGE_FIELDS | {"ids"},
    ),
    Method(
        "gmail.users.messages.get",
        "GET",
        f"{_USER}/messages/{{id}}",
        _READ_HEADERS,
        messages.get,
        FORMAT_PARAMETERS,
    ),
    Method(
        "gmail.users.messages.modify",
        "POST",
        f"{_USER}/messages/{{id}}/modify",
        _MODIFY,
        messages.modify,
        body=labels.CHANGE_FIELDS,
    ),
    Method(
        "gmail.users.messages.trash",
        "POST",
        f"{_USER}/messages/{{id}}/trash",
        _MODIFY,
        messages.trash,
    ),
    Method(
        "gmail.users.messages.untrash",
        "POST",
        f"{_USER}/messages/{{id}}/untrash",
        _MODIFY,
        messages.untrash,
    ),
    Method(
        "gmail.users.messages.attachments.get",
        "GET",
        f"{_USER}/messages/{{messageId}}/attachments/{{id}}",
        _READ,
        messages.get_attachment,
    ),
    Method(
        "gmail.users.threads.list",
        "GET",
        f"{_USER}/threads",
        _READ_HEADERS,
        threads.list_threads,
        PARAMETERS,
    ),
    Method(
        "gmail.users.threads.get",
        "GET",
        f"{_USER}/threads/{{id}}",
        _READ_HEADERS,
        threads.get,
        FORMAT_PARAMETERS,
    ),
    Method(
        "gmail.users.threads.modify",
        "POST",
        f"{_USER}/threads/{{id}}/modify",
        _MODIFY,
        threads.modify,
        body=labels.CHANGE_FIELDS,
    ),
    Method(
        "gmail.users.drafts.list",
        "GET",
        f"{_USER}/drafts",
        _READ_DRAFTS,
        drafts.list_drafts,
        DRAFT_PARAMETERS,
    ),
    Method(
        "gmail.users.drafts.create",
        "POST",
        f"{_USER}/drafts",
        _COMPOSE,
        drafts.create,
        body=drafts.DRAFT_FIELDS,
        upload=True,
    ),
    Method(
        "gmail.users.drafts.send",
        "POST",
        f"{_USER}/drafts/send",
        _COMPOSE,
        drafts.send,
        body=drafts.DRAFT_FIELDS,
        upload=True,
    ),
    Method(
        "gmail.users.drafts.get",
        "GET",
        f"{_USER}/drafts/{{id}}",
        _READ_DRAFTS,
        drafts.get,
        frozenset({"format"}),
    ),
    Method(
        "gmail.users.drafts.update",
        "PUT",
        f"{_USER}/drafts/{{id}}",
        _COMPOSE,
        drafts.update,
        body=drafts.DRAFT_FIELDS,
        upload=True,
    ),
    Method(
        "gmail.users.drafts.delete",
        "DELETE",
        f"{_USER}/drafts/{{id}}",
        _COMPOSE,
        drafts.delete,
    ),
    Method(
        "gmail.users.labels.list",
        "GET",
        f"{_USER}/labels",
        _READ_LABELS,
        labels.list_labels,
    ),
    Method(
        "gmail.users.labels.get",
        "GET",
        f"{_USER}/labels/{{id}}",
        _READ_LABELS,
        labels.get,
    ),
    Method(
        "gmail.users.labels.create",
        "POST",
        f"{_USER}/labels",
        _LABELS,
        labels.create,
        body=labels.LABEL_FIELDS,
    ),
)
