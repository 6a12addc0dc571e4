"""Mail from us to people."""

from typing import Protocol

from countersign.domain.users.account_email import AccountEmail


class Mailer(Protocol):
    def send(self, letter: AccountEmail, *, key: str) -> None:
        """Hand the letter over for delivery.

        A mail service knows no idempotency: sent again, it arrives twice. `key` goes with it as a
        tag, by which an operator finds the copies.
        """
        ...
