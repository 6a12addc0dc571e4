"""One letter of the script as the bytes that arrive in a mailbox (RFC 5322)."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from email.message import EmailMessage, Message
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from html import escape
from typing import Any

from infra.local.demo import files, markup, pages
from infra.local.demo.dates import dated, spoken
from infra.local.demo.script import OWNER, DemoMail, DemoPerson, Invite, Script

_RECEIVER = "mx.google.com"
_WROTE = {"en": "On {}, {} wrote:", "de": "Am {} schrieb {}:", "es": "El {}, {} escribió:"}


@dataclass(frozen=True)
class Edition:
    """The script as one mailbox gets it: whose it is, what time it is, when each letter came."""

    script: Script
    address: str
    now: datetime
    times: dict[str, datetime]
    issue: str = ""

    def person(self, key: str) -> DemoPerson:
        found = self.script.cast[key]
        return replace(found, address=self.address) if key == OWNER else found

    def mark(self, *words: str) -> str:
        """Sixteen hexadecimal digits that belong to these words in this edition."""
        key = "\n".join((self.address, self.now.isoformat(), self.issue, *words))
        return hashlib.sha256(key.encode()).hexdigest()[:16]

    def message_id(self, letter: DemoMail) -> str:
        domain = self.person(letter.sender).domain
        return f"<{self.mark(letter.name)}.{self.times[letter.name]:%Y%m%d%H%M}@{domain}>"

    def said(self, text: str) -> str:
        return dated(text, self.now)

    def subject(self, letter: DemoMail) -> str:
        if letter.subject:
            return self.said(letter.subject)
        return f"Re: {self.said(self.script.ancestors(letter)[0].subject)}"


def compose(letter: DemoMail, edition: Edition) -> bytes:
    """The whole message. The same edition gives the same bytes."""
    mail = EmailMessage(policy=SMTP)
    for name, value in _headers(letter, edition):
        mail[name] = value
    if letter.failed:
        _report_failure(mail, letter, edition)
    else:
        _write_body(mail, letter, edition)
    for number, part in enumerate(_multiparts(mail)):
        part.set_boundary(f"=_{edition.mark(letter.name, 'part', str(number))}")
    return mail.as_bytes()


def _multiparts(mail: EmailMessage) -> list[Message]:
    return [part for part in mail.walk() if part.get_content_maintype() == "multipart"]


def _headers(letter: DemoMail, edition: Edition) -> Iterator[tuple[str, str]]:
    sender = edition.person(letter.sender)
    if not letter.is_sent:
        yield from _trace(letter, sender, edition)
    yield "From", formataddr((sender.name, sender.address))
    for field, people in (("To", letter.to), ("Cc", letter.cc)):
        if people:
            yield field, ", ".join(_mailbox(one, edition) for one in people)
    yield "Subject", edition.subject(letter)
    yield "Date", format_datetime(edition.times[letter.name])
    yield "Message-ID", edition.message_id(letter)
    if chain := [edition.message_id(one) for one in edition.script.ancestors(letter)]:
        yield "In-Reply-To", chain[-1]
        yield "References", " ".join(chain)
    yield from _bulk(letter, sender, edition)
    if sender.automatic:
        yield "Auto-Submitted", "auto-generated"
    if letter.failed:
        yield "Auto-Submitted", "auto-replied"


def _mailbox(one: str, edition: Edition) -> str:
    """A key of the cast, or an address as it stands."""
    if "@" in one:
        return one
    person = edition.person(one)
    return formataddr((person.name, person.address))


def _trace(letter: DemoMail, sender: DemoPerson, edition: Edition) -> Iterator[tuple[str, str]]:
    """What the receiving provider writes on top: where it came from, and whether that is true."""
    host = f"mail.{sender.domain}"
    bounce = "" if letter.failed else f"bounces@{sender.mailer or sender.domain}"
    yield "Delivered-To", edition.address
    yield "Return-Path", f"<{bounce}>"
    yield (
        "Received",
        f"from {host} ({host} [192.0.2.{int(edition.mark(host)[:2], 16)}]) by {_RECEIVER} with"
        f" ESMTPS id {edition.mark(letter.name, 'received')} for <{edition.address}>;"
        f" {format_datetime(edition.times[letter.name])}",
    )
    dkim = f"dkim=pass header.i=@{sender.domain} header.s=mail"
    spf, dmarc = f"spf=pass smtp.mailfrom={bounce or sender.domain}", "dmarc=pass (p=REJECT)"
    if not sender.genuine:
        dkim, spf, dmarc = "dkim=none", f"spf=fail smtp.mailfrom={bounce}", "dmarc=fail (p=NONE)"
    yield (
        "Authentication-Results",
        f"{_RECEIVER}; {dkim}; {spf}; {dmarc} header.from={sender.domain}",
    )


def _bulk(letter: DemoMail, sender: DemoPerson, edition: Edition) -> Iterator[tuple[str, str]]:
    local = sender.address.partition("@")[0]
    mark = edition.mark(letter.name, "subscriber")
    leave = f"https://{sender.mailer or sender.domain}/u/{mark}"
    marks = {
        "list-id": ("List-Id", f"{sender.name} <{local}.{sender.domain}>"),
        "unsubscribe": (
            "List-Unsubscribe",
            f"<mailto:leave-{mark}@{sender.mailer or sender.domain}>, <{leave}>",
        ),
        "one-click": ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        "precedence": ("Precedence", "bulk"),
    }
    yield from (marks[one] for one in sender.bulk)


def _write_body(mail: EmailMessage, letter: DemoMail, edition: Edition) -> None:
    sender = edition.person(letter.sender)
    text, html = _plain(letter, edition), _html(letter, edition)
    if sender.form == "html":
        mail.set_content(html, subtype="html")
    else:
        mail.set_content(text)
        if sender.form == "both":
            mail.add_alternative(html, subtype="html")
    if letter.invite:
        _attach_invite(mail, letter, letter.invite, edition)
    for file in letter.files:
        if file.kind == "picture":
            content, kind = files.picture(file.colours), ("image", "png")
        else:
            lines = [edition.said(line) for line in file.lines]
            content, kind = files.paper(lines), ("application", "pdf")
        mail.add_attachment(content, maintype=kind[0], subtype=kind[1], filename=file.name)


def _attach_invite(mail: EmailMessage, letter: DemoMail, invite: Invite, edition: Edition) -> None:
    sender, owner = edition.person(letter.sender), edition.person(OWNER)
    is_reply = invite.method == "REPLY"
    others = [] if is_reply else [edition.person(one) for one in letter.cc]
    content = files.calendar_object(
        replace(invite, title=edition.said(invite.title)),
        uid=f"{edition.mark(invite.title, 'event')}@{sender.domain}",
        organizer=owner if is_reply else sender,
        guests=[sender] if is_reply else [owner, *others],
        now=edition.now,
    )
    more: dict[str, Any] = {"subtype": "calendar", "params": {"method": invite.method}}
    mail.add_alternative(content, **more)
    if not is_reply:
        mail.add_attachment(content, subtype="calendar", filename="invite.ics")


def _own_words(letter: DemoMail, edition: Edition) -> str:
    """The text with its signature, in the script's markup."""
    is_program_s = letter.invite is not None and letter.invite.method == "REPLY"
    signature = () if is_program_s else edition.person(letter.sender).signature
    lines = "\n".join(f"| {line}" for line in signature)
    return f"{edition.said(letter.text)}\n\n{lines}".strip()


def _plain(letter: DemoMail, edition: Edition) -> str:
    at = _addresses(letter, edition)
    text = markup.plain(_own_words(letter, edition), at.link)
    if quoted := _quoted(letter, edition):
        heading, earlier = quoted
        lines = _plain(earlier, edition).rstrip().split("\n")
        text += f"\n\n{heading}\n" + "\n".join(f"> {line}".rstrip() for line in lines)
    sender = edition.person(letter.sender)
    if sender.mailer:
        reason, leave, _ = pages.LEAVE[sender.language]
        text += f"\n\n--\n{sender.place}\n{reason}\n{leave}: {at.link('unsubscribe')}"
    return f"{text}\n"


def _html(letter: DemoMail, edition: Edition) -> str:
    sender = edition.person(letter.sender)
    if sender.look:
        preheader = edition.said(letter.preheader)
        text = edition.said(letter.text)
        return pages.page(text, preheader, sender, _addresses(letter, edition))
    return f'<div dir="ltr">{_simple(letter, edition)}</div>\n'


def _simple(letter: DemoMail, edition: Edition) -> str:
    html = markup.simple_html(_own_words(letter, edition))
    if quoted := _quoted(letter, edition):
        heading, earlier = quoted
        inside = _simple(earlier, edition)
        html += f'<div>{escape(heading)}</div><blockquote type="cite">{inside}</blockquote>'
    return html


def _quoted(letter: DemoMail, edition: Edition) -> tuple[str, DemoMail] | None:
    """The line above a quotation, and what is quoted; people quote what they answer."""
    if not letter.answers or letter.failed:
        return None
    earlier = edition.script.letters[letter.answers]
    author, language = edition.person(earlier.sender), edition.person(letter.sender).language
    when = spoken(edition.times[earlier.name], language)
    return _WROTE[language].format(when, f"{author.name} <{author.address}>"), earlier


def _addresses(letter: DemoMail, edition: Edition) -> pages.Addresses:
    sender = edition.person(letter.sender)
    host = sender.mailer or sender.domain
    mark = edition.mark(letter.name, "links")

    def picture(name: str) -> str:
        return f"https://images.{host}/{edition.mark(letter.name, name)}.jpg"

    return pages.Addresses(
        link=lambda label: f"https://go.{host}/{mark}/{edition.mark(label)[:8]}",
        picture=picture,
        pixel=f"https://open.{host}/{mark}.gif" if sender.mailer else None,
    )


def _report_failure(mail: EmailMessage, letter: DemoMail, edition: Edition) -> None:
    """A report on a mail that could not be delivered (RFC 3464)."""
    failed = edition.script.letters[letter.answers]
    text = EmailMessage(policy=SMTP)
    text.set_content(_plain(letter, edition))
    about_host, about_recipient = Message(), Message()
    about_host["Reporting-MTA"] = f"dns; {edition.person(letter.sender).domain}"
    about_recipient["Final-Recipient"] = f"rfc822; {letter.failed}"
    about_recipient["Action"] = "failed"
    about_recipient["Status"] = "5.1.2"
    status = Message()
    status["Content-Type"] = "message/delivery-status"
    status.set_payload([about_host, about_recipient])
    headers = EmailMessage(policy=SMTP)
    headers.set_content(
        "".join(f"{name}: {value}\n" for name, value in _headers(failed, edition)),
        subtype="rfc822-headers",
    )
    mail["MIME-Version"] = "1.0"
    mail["Content-Type"] = "multipart/report; report-type=delivery-status"
    mail.set_payload([text, status, headers])
