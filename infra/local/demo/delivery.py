"""Bringing mails into a mailbox of the provider sandbox."""

from base64 import b64encode
from collections.abc import Iterable, Mapping

from infra.local import http
from infra.local.demo.mailbox import Delivery
from infra.problem import CommandFailed

CALL_SECONDS = 40


def deliver(sandbox_url: str, account: str, deliveries: Iterable[Delivery]) -> None:
    """Each message in turn, so that answers find what they answer. Raises Problem.

    The account has to be there. Delivering the same messages twice leaves two of each.
    """
    for delivery in deliveries:
        body = {
            "account": account,
            "raw_base64": b64encode(delivery.raw).decode(),
            "label_ids": list(delivery.label_ids),
        }
        _post(f"{sandbox_url}/_sandbox/mail", body)


def _post(url: str, body: Mapping[str, object]) -> None:
    try:
        answer = http.call("POST", url, body, headers={"X-Sandbox": "1"}, timeout=CALL_SECONDS)
    except http.Unreachable as silent:
        raise _not_delivered(str(silent)) from silent
    if answer.status != 200:
        said = answer.body[:500].decode(errors="replace")
        raise _not_delivered(f"POST {url} answered {answer.status}: {said}")


def _not_delivered(why: str) -> CommandFailed:
    return CommandFailed(
        "The demo mails could not be delivered.", why=why, do="Read the logs with make logs."
    )
