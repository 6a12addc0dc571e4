"""How much a reply matters, 15..99: a base and a few reasons, each with its points.

Piles stand below, warnings above.
"""

from datetime import timedelta

from countersign.agents.email.recipients import Recipients
from countersign.analysis.mail.phrases import hits
from countersign.domain.mail.mail import Mail
from countersign.domain.task.origin import Origin
from countersign.ports.engine import Reader

BASE = 40
KNOWN_PERSON = 20
ONLY_YOU = 10
A_QUESTION = 5
HURRY = 15
FRESH = 10
OLD = -15
UNVERIFIED = -10
AT_LEAST = 15
AT_MOST = 99

_HURRY_WORDS = (
    "urgent",
    "asap",
    "as soon as possible",
    "today",
    "tomorrow",
    "deadline",
    "by the end of",
    "dringend",
    "heute",
    "morgen",
    "aujourd'hui",
    "demain",
    "urgente",
    "hoy",
    "mañana",
    "oggi",
    "domani",
    "vandaag",
    "spoed",
)
_FRESH_FOR = timedelta(days=2)
_OLD_AFTER = timedelta(days=7)


def priority_of(newest: Mail, quote: str, reader: Reader, recipients: Recipients) -> int:
    """Known people, mail to the reader alone, questions, hurry and freshness count for it; age and
    a sender whom the mailbox could not verify against it."""
    age = reader.now - newest.at
    reasons = (
        (KNOWN_PERSON, recipients.source_of("to/0") is not Origin.UNKNOWN),
        (ONLY_YOU, len(newest.to) == 1 and not newest.cc),
        (A_QUESTION, quote.endswith("?")),
        (HURRY, bool(hits(f"{newest.subject}\n{quote}", _HURRY_WORDS))),
        (FRESH, age <= _FRESH_FOR),
        (OLD, age > _OLD_AFTER),
        (UNVERIFIED, newest.dmarc != "pass"),
    )
    points = BASE + sum(points for points, holds in reasons if holds)
    return max(AT_LEAST, min(AT_MOST, points))
