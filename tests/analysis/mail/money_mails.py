"""Mails of our own in which money or passwords come up (`money_mails.toml`)."""

import tomllib
from email.utils import parseaddr
from pathlib import Path
from typing import Any

from countersign.domain.mail.mail import Mail, ShownLink
from tests.builders import mail

_TABLE = Path(__file__).with_suffix(".toml")


def money_mails(kind: str) -> list[Mail]:
    """Those of a kind, as they come to Sam; with a link they are in HTML."""
    return list(map(_mail, tomllib.loads(_TABLE.read_text(encoding="utf-8"))[kind]))


def _mail(told: dict[str, Any]) -> Mail:
    name, address = parseaddr(told["from"])
    links = [told["link"]] if "link" in told else []
    return mail(
        told["text"],
        subject=told["subject"],
        sender=address,
        sender_name=name,
        dmarc="pass" if told.get("verified", True) else "none",
        reply_to=(told["reply_to"],) if "reply_to" in told else (),
        links=tuple(ShownLink(text=text, target=target) for text, target in links),
        has_html=bool(links),
    )
