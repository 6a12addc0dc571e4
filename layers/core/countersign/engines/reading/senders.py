"""Who or what wrote a message: a person, a program, or a mailing to many."""

from countersign.domain.mail import Mail
from countersign.engines.reading.addresses import (
    PUBLIC_MAIL,
    address_in,
    domain_of,
    organisation_of,
    same_person,
)
from countersign.engines.reading.text import own_text
from countersign.engines.reading.words import hits, word_set

OUR_NOTIFICATION = "x-countersign-notification"

BULK_HEADERS = ("list-unsubscribe", "list-unsubscribe-post", "list-id", "list-post", "feedback-id")
BULK_PRECEDENCE = frozenset({"bulk", "list", "junk"})
AUTOMATIC_HEADERS = (
    "x-auto-response-suppress",
    "x-autoreply",
    "x-autorespond",
    "x-failed-recipients",
)

MACHINE_NAMES = word_set(
    "noreply no-reply no_reply donotreply do-not-reply do_not_reply nepasrepondre nicht-antworten"
    " mailer-daemon mailerdaemon postmaster bounce bounces notification notifications notify"
    " alert alerts automated autoreply auto-confirm system daemon root cron monitoring sysadmin"
    " calendar-notification"
)
MAILING_NAMES = word_set(
    "newsletter newsletters news marketing promo promotions offers deals digest updates mailing"
    " campaign campaigns announcements"
)
"""Local parts of addresses that no person reads."""

AUTOMATIC_SUBJECTS = (
    "automatic reply",
    "auto reply",
    "autoreply",
    "out of office",
    "abwesenheitsnotiz",
    "automatische antwort",
    "réponse automatique",
    "respuesta automática",
    "risposta automatica",
    "automatisch antwoord",
    "undelivered mail",
    "undeliverable",
    "delivery status notification",
    "mail delivery failed",
    "returned mail",
    "invitation:",
    "updated invitation:",
    "accepted:",
    "declined:",
    "tentatively accepted:",
    "canceled event",
)

MAILING_WORDS = (
    "to unsubscribe",
    "unsubscribe here",
    "unsubscribe from",
    "unsubscribe at",
    "click unsubscribe",
    "opt out",
    "opt-out",
    "be removed from",
    "remove yourself",
    "to be removed",
    "to remove your",
    "removal instructions",
    "our mailing list",
    "mailing list manager",
    "you are receiving this",
    "you're receiving this",
    "you received this",
    "view in browser",
    "view this email in",
    "manage your preferences",
    "email preferences",
    "leave this list",
    "taken off our list",
    "all rights reserved",
    "online version of this",
    "latest newsletter",
    "this newsletter",
    "our newsletter",
    "newsletter abbestellen",
    "vom newsletter abmelden",
    "hier abmelden",
    "se désabonner",
    "se désinscrire",
    "darse de baja",
    "annulla l'iscrizione",
    "disiscriverti",
    "afmelden voor",
    "uitschrijven",
)
"""What stands at the foot of a mailing, in headers or not."""

AUTOMATIC_WORDS = (
    "automatically generated",
    "auto-generated",
    "do not reply to this",
    "please do not reply",
    "please do not respond to this",
    "this mailbox is not monitored",
    "diese nachricht wurde automatisch",
    "bitte antworten sie nicht auf",
    "ne pas répondre à ce",
    "no responda a este",
    "non rispondere a questa",
    "niet reageren op dit",
)

_SCATTERED = 5


def is_ours(mail: Mail) -> bool:
    """Whether we sent it ourselves to tell our user something."""
    return OUR_NOTIFICATION in mail.headers


def is_own(mail: Mail, address: str) -> bool:
    """Whether the reader wrote it, by the mailbox's own word; a claim in From is not enough."""
    return mail.is_sent or (
        mail.dmarc == "pass" and same_person(address_in(mail.sender), address_in(address))
    )


def is_bulk(mail: Mail) -> bool:
    """Whether it went to many: by its headers, its sender's name, or what stands at its foot."""
    if any(name in mail.headers for name in BULK_HEADERS) or _is_scattered(mail):
        return True
    if _header(mail, "precedence") in BULK_PRECEDENCE or _local_part(mail) in MAILING_NAMES:
        return True
    return bool(hits(f"{mail.subject[:1_000]}\n{own_text(mail.text)}", MAILING_WORDS))


def is_automated(mail: Mail) -> bool:
    """Whether a program wrote it (RFC 3834), or nobody reads what comes back."""
    if _header(mail, "auto-submitted") not in ("", "no") or _header(mail, "return-path") == "<>":
        return True
    if any(name in mail.headers for name in AUTOMATIC_HEADERS):
        return True
    if _header(mail, "precedence") == "auto_reply" or _is_machine(_local_part(mail)):
        return True
    if mail.subject[:200].strip().lower().startswith(AUTOMATIC_SUBJECTS):
        return True
    return bool(hits(own_text(mail.text), AUTOMATIC_WORDS))


def _is_scattered(mail: Mail) -> bool:
    """Whether it names many people in To who have nothing in common."""
    domains = {organisation_of(domain_of(address_in(one))) for one in mail.to[:200]}
    return len(mail.to) >= _SCATTERED and len(domains - PUBLIC_MAIL) >= _SCATTERED


def _header(mail: Mail, name: str) -> str:
    return mail.headers.get(name, "").partition(";")[0].strip().lower()


def _local_part(mail: Mail) -> str:
    return address_in(mail.sender).rpartition("@")[0].partition("+")[0]


def _is_machine(local: str) -> bool:
    return local in MACHINE_NAMES or local.startswith(
        ("noreply", "no-reply", "bounce-", "donotreply")
    )
