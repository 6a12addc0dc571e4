"""What a message is before anybody asks what it wants: by headers, sender and tell-tale words.

No engine's word changes it, and no engine is shown what is settled here.
"""

from dataclasses import dataclass

from countersign.analysis.mail.addressees import is_spoken_to
from countersign.analysis.mail.automation import (
    is_bounce,
    is_ours,
    is_own,
    wants_attention,
)
from countersign.analysis.mail.features import MailFeatures, ThreadFeatures, feature
from countersign.analysis.mail.phishing import decisive
from countersign.analysis.mail.reasons import reason
from countersign.analysis.mail.receipts import Paper, paper_of
from countersign.analysis.mail.services import is_form_letter
from countersign.analysis.mail.traces import (
    Trace,
    is_conversation,
    mailing_traces,
    program_traces,
    tells_an_event,
)
from countersign.domain.mail.mail import Mail
from countersign.ports.engine import Reader, ThreadStatus

_SURE = 0.95
_AN_EVENT = 5
_CAUSES_SAID = 2


@dataclass(frozen=True)
class Triage:
    """A standing, how sure it is, and why, in whole sentences."""

    status: ThreadStatus
    confidence: float
    why: str


PAPERS: dict[Paper, Triage] = {
    "receipt": Triage("receipt", 0.85, "It tells of something you ordered or paid."),
    "bill": Triage("fyi", 0.8, "It is a bill: it wants to be paid, not answered."),
}


@feature
def sort_out(read: ThreadFeatures, message: MailFeatures) -> Triage | None:
    """The verdict on a delivered message of the thread, unless it takes reading to find one.

    None also for the reader's own mail.
    """
    mail, reader = message.mail, read.reader
    if is_ours(mail, reader):
        return Triage("notification", _SURE, "It is one of our own notifications.")
    if is_own(mail, reader):
        return None
    found = decisive(read, message)
    if found:
        why = reason(f"sign.{found[0]}").text
        return Triage("suspicious", 0.9, f"Better not answered, because {why}.")
    return _by_form(read, message)


@feature
def _by_form(read: ThreadFeatures, message: MailFeatures) -> Triage | None:
    """By what it is made like, whoever it is from."""
    mail, reader = message.mail, read.reader
    if message.hands_over_secret:
        why = "It hands over a code or a link for signing in."
        return Triage("notification", 0.9, why)
    if is_bounce(mail):
        return Triage("fyi", _SURE, "A mail could not be delivered.")
    goes_on = is_conversation(read, mail) or is_spoken_to(mail, reader)
    mailing = () if goes_on else mailing_traces(message, reader)
    program = program_traces(message)
    if not mailing and not program:
        return None if goes_on else _by_words(message, reader)
    paper = paper_of(message, in_bulk=bool(mailing))
    if paper is not None:
        return PAPERS[paper]
    return _by_traces(mail, mailing, program)


@feature
def _by_words(message: MailFeatures, reader: Reader) -> Triage | None:
    """What a service wrote by itself, though no header says so."""
    if not is_form_letter(message, reader):
        return None
    paper = paper_of(message, in_bulk=False)
    if paper is not None:
        return PAPERS[paper]
    if wants_attention(message.mail):
        return Triage("fyi", 0.8, "A program tells of something that only you can settle.")
    return Triage("notification", 0.8, "A service wrote it by itself: it reads like a form letter.")


def _by_traces(mail: Mail, mailing: tuple[Trace, ...], program: tuple[Trace, ...]) -> Triage:
    """A mailing or a notification, whichever has more traces; many notices can be unsubscribed."""
    for_program = _weight(program) + _AN_EVENT * tells_an_event(mail)
    if _weight(mailing) > for_program:
        return Triage("newsletter", _SURE, f"It went to many at once: {_causes(mailing)}.")
    if wants_attention(mail):
        return Triage("fyi", 0.8, "A program tells of something that only you can settle.")
    why = _causes(program) if program else "its subject tells of something that happened"
    return Triage("notification", _SURE, f"A program wrote it: {why}.")


def _weight(traces: tuple[Trace, ...]) -> int:
    return sum(trace.weight for trace in traces)


def _causes(traces: tuple[Trace, ...]) -> str:
    heaviest = sorted(traces, key=lambda trace: -trace.weight)
    return " and ".join(list(dict.fromkeys(trace.says for trace in heaviest))[:_CAUSES_SAID])
