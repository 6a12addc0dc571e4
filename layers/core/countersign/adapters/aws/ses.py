"""`ports.mailer.Mailer` through Amazon SES (version 2 of its API)."""

import re
from typing import TYPE_CHECKING

from countersign.domain.mail.header_fields import written_address
from countersign.domain.users.account_email import AccountEmail
from countersign.ports.providers import Unwritable

if TYPE_CHECKING:
    from mypy_boto3_sesv2 import SESV2Client

MARK = "X-Countersign-Notification"
"""By this header agents tell our letters from whatever else comes from the same address, where the
mailbox vouches for that."""

SENDER = "Countersign"
_NOT_IN_TAGS = re.compile(r"[^A-Za-z0-9_.@-]")
_TAG_AT_MOST = 256


class SesMailer:
    """What SES refuses raises: the job comes again, and is set aside in the end."""

    def __init__(self, client: "SESV2Client", mail_from: str) -> None:
        self._client = client
        self._from = f"{SENDER} <{mail_from}>"

    def send(self, letter: AccountEmail, *, key: str) -> None:
        to = written_address(letter.to)
        if to is None:
            raise Unwritable("No mail can be written to the address of this account.")
        self._client.send_email(
            FromEmailAddress=self._from,
            Destination={"ToAddresses": [to]},
            Content={
                "Simple": {
                    "Subject": {"Data": letter.subject, "Charset": "UTF-8"},
                    "Body": {"Text": {"Data": letter.text, "Charset": "UTF-8"}},
                    "Headers": [
                        {"Name": MARK, "Value": letter.kind},
                        {"Name": "Auto-Submitted", "Value": "auto-generated"},
                    ],
                }
            },
            EmailTags=[
                {"Name": "kind", "Value": letter.kind},
                {"Name": "key", "Value": _NOT_IN_TAGS.sub("-", key)[:_TAG_AT_MOST]},
            ],
        )
