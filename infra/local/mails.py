"""Mails as the demo mailbox would get them. Names and addresses are invented."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

_MAILS: tuple[tuple[str, str, str, dict[str, str]], ...] = (
    (
        "Priya Raman <priya@northwind-studio.example>",
        "Workshop slides for Thursday",
        "Hi Alex,\n\nCould you send me the final slides for the workshop by Wednesday evening? "
        "I would like to check them on our projector before the guests arrive.\n\n"
        "Also, do you need a microphone, or is the room small enough?\n\nThanks,\nPriya\n",
        {},
    ),
    (
        "Jonas Weber <jonas.weber@weber-partner.example>",
        "Re: Offer for the garden office",
        "Dear Alex,\n\nthank you for your call. Can you confirm that the foundation may be poured "
        "in the second week of next month? Our supplier needs an answer by Friday.\n\n"
        "Kind regards\nJonas Weber\n",
        {},
    ),
    (
        "Stadtwerke Billing <billing@stadtwerke.example>",
        "Your invoice 2210-4471",
        "Dear customer,\n\nyour invoice 2210-4471 over 84.20 EUR is due in 14 days. It will be "
        "collected by direct debit; you need to do nothing.\n\nYour Stadtwerke\n",
        {"Auto-Submitted": "auto-generated"},
    ),
    (
        "The Slow Kitchen <letter@slow-kitchen.example>",
        "Seven soups for short days",
        "This week: seven soups, one pot each. Read them all on our site.\n\n"
        "You get this letter because you subscribed.\n",
        {
            "List-Id": "The Slow Kitchen <letter.slow-kitchen.example>",
            "List-Unsubscribe": "<https://slow-kitchen.example/unsubscribe?m=demo>",
            "Precedence": "bulk",
        },
    ),
)


def believable_mails(to: str) -> Iterator[str]:
    """Raw RFC 5322 messages to one mailbox, each with a new Message-ID, dated just now."""
    now = datetime.now(UTC)
    for age, (sender, subject, text, headers) in enumerate(_MAILS, start=1):
        mail = EmailMessage()
        mail["From"] = sender
        mail["To"] = to
        mail["Subject"] = subject
        mail["Date"] = format_datetime(now - timedelta(minutes=age))
        mail["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2].rstrip(">"))
        for name, value in headers.items():
            mail[name] = value
        mail.set_content(text)
        yield mail.as_string()
