"""Advertising that goes to everybody and says so in no header, by its words and by its form."""

import re

from countersign.analysis.mail.addressees import greets_reader
from countersign.analysis.mail.addresses import address_in, domain_of
from countersign.analysis.mail.automation import is_reader, local_part
from countersign.analysis.mail.automation_words import WAYS_OUT
from countersign.analysis.mail.brands import brand_dressed_as
from countersign.analysis.mail.features import MailFeatures, feature
from countersign.analysis.mail.phrases import begun, phrase_set, plain
from countersign.analysis.mail.service_words import DESKS
from countersign.analysis.mail.swindles.pushing import BAIT, COME_AND_CLICK, TO_NOBODY
from countersign.analysis.mail.swindles.weighing import is_made_up, links_of, weight_of
from countersign.domain.mail.mail import Mail
from countersign.ports.engine import Reader

ENOUGH = 4
_READ = 20_000
_BAIT_AT_MOST = 4
_LINKS_OF_A_PAGE = 6
_STAMPED = re.compile(r"\b(?=[a-z-]{0,30}\d)[a-z0-9]{6,12}-?[a-z0-9-]{20,80}\s{0,9}$")
"""What mass mailers put at the end, so that no two of their mails are alike."""
_TOLD_AT_LEAST = 3
_MARKED = re.compile(
    r"[\s\[(*<]{0,4}(?:adv|advertisement|anzeige|werbung|publicité|publicidad)\b[:.\])]",
    re.IGNORECASE,
)
_PADDED = re.compile(r"\S\s{6,500}\S")
_PHONE = re.compile(r"\b1?[-. (]{0,2}8(?:00|88|77|66|55)[-. )]{1,2}\d{3}[-. ]\d{4}")
_SELLS = phrase_set(
    """
    call now, order, free, buy, purchase, price, offer, discount, save, % off, rates, quote, apply
    now, for only, subscribe, sign up, join now, bestellen, angebot, rabatt, kostenlos, commandez,
    offre, gratuit, compre, oferta, gratis, acquista, offerta, koop, korting
    """
)


@feature
def advertises(message: MailFeatures, reader: Reader) -> bool:
    """Whether a stranger's mail praises what it sells as to everybody, or tells a swindler's story
    that is too short to be sure of. Whoever greets the reader by name has written to them."""
    mail = message.mail
    text = plain(message.subject_and_text[:_READ])
    said = _said(message, text)
    if not said or greets_reader(mail, reader):
        return False
    return said + _made(mail, text, reader) >= ENOUGH


def _said(message: MailFeatures, text: str) -> int:
    mail = message.mail
    subject = mail.subject[:1_000]
    return sum(
        (
            min(_BAIT_AT_MOST, len(begun(text, BAIT))),
            2 * (weight_of(message).told >= _TOLD_AT_LEAST),
            3 * (_MARKED.match(subject) is not None),
            _shouts(subject, message.own_text[:_READ]),
            _PHONE.search(text) is not None,
            2 * bool(begun(text, WAYS_OUT)),
            bool(begun(text, COME_AND_CLICK)),
            2 * (len(mail.links) >= _LINKS_OF_A_PAGE),
            2 * (_STAMPED.search(text) is not None),
        )
    )


def _made(mail: Mail, text: str, reader: Reader) -> int:
    sender = address_in(mail.sender)
    return sum(
        (
            mail.dmarc != "pass",
            bool(links_of(mail)),
            bool(begun(text[:300], TO_NOBODY)),
            not any(is_reader(one, reader) for one in (*mail.to, *mail.cc)),
            len(begun(text, _SELLS)) > 1,
            is_made_up(sender) or brand_dressed_as(domain_of(sender)),
            not sender or local_part(mail) in DESKS,
        )
    )


def _shouts(subject: str, text: str) -> int:
    """How many of the ways to shout it uses: capitals, exclamations, prices, a padded subject."""
    words = text.split()
    capitals = sum(len(word) > 3 and word.isupper() for word in words)
    return sum(
        (
            capitals >= 8 and capitals * 8 >= len(words),
            text.count("!") >= 4,
            text.count("$") >= 3,
            _PADDED.search(subject) is not None,
            len(subject) > 8 and subject.isupper(),
        )
    )
