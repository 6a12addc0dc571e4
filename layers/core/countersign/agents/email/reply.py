"""The reply that a judged conversation becomes: ready to be sent, or a draft."""

from collections.abc import Sequence
from dataclasses import dataclass

from countersign.agents.email.answering import MailLetters
from countersign.agents.email.display import (
    QUOTE_AT_MOST,
    TITLE_AT_MOST,
    WHY_AT_MOST,
    line,
    subject_of,
)
from countersign.agents.email.documents import (
    FoundDocument,
    are_from_known,
    origins_of,
    warnings_about,
)
from countersign.agents.email.priority import priority_of
from countersign.agents.email.recipients import Recipients
from countersign.agents.email.warnings import about_sender
from countersign.analysis.mail.features import ThreadFeatures
from countersign.analysis.mail.one_time_secrets import holds_secret
from countersign.analysis.mail.phishing import signs
from countersign.analysis.mail.reply import in_reply_to, references, reply_subject
from countersign.analysis.mail.triage import Triage
from countersign.domain.actions.email.draft_reply import DraftReply
from countersign.domain.actions.email.send_reply import SendReply
from countersign.domain.integration import Integration
from countersign.domain.mail.mail import Mail, identity
from countersign.domain.task.alternative import Alternative, check_alternatives
from countersign.domain.task.body import Evidence
from countersign.domain.task.proposal import Proposal
from countersign.domain.visible import visible
from countersign.ports.engine import Answer, Reader
from countersign.ports.questions.answer_mail import OfferedLetter
from countersign.ports.questions.judge_thread import ThreadJudgement


@dataclass(frozen=True)
class JudgedThread:
    """A conversation that calls for a reply, and the message of it that asks."""

    read: ThreadFeatures
    judged: Mail
    answer: Answer[ThreadJudgement]

    @property
    def newest(self) -> Mail:
        return self.read.newest.mail

    @property
    def judgement(self) -> ThreadJudgement:
        return self.answer.value


def may_be_by(author: Mail, passed_on: Mail, verdict: Triage | None) -> bool:
    """Whether what the mail seems to be may be owed to who passed it on."""
    if verdict is None or verdict.status == "notification":
        return True
    return verdict.status == "newsletter" and author.headers != passed_on.headers


def reply_to(
    found: JudgedThread,
    letters: MailLetters,
    recipients: Recipients,
    reader: Reader,
    integration: Integration,
    *,
    may_send: bool = True,
) -> Proposal:
    """Ready to be sent to people whom the reader writes to, if it `may_send`; else a draft.

    Raises
    ------
    ValidationError
        It would be no valid action.
    """
    newest, judgement = found.newest, found.judgement
    noticed = signs(found.read, found.read.newest)
    warnings = tuple(dict.fromkeys((*recipients.warnings, *about_sender(newest, noticed))))
    doubted = (*warnings, *warnings_about(letters.documents, recipients))
    is_safe = recipients.are_known and not doubted and are_from_known(letters.documents)
    kind = SendReply if may_send and is_safe else DraftReply
    attached = letters.attached_to(letters.head)
    action = _action(kind, found, letters.head, attached, recipients, integration)
    offered = _that_fit(
        action,
        tuple(
            Alternative(
                label=one.label,
                action=_action(kind, found, one, files, recipients, integration),
                provenance=(*recipients.provenance, *origins_of(files)),
                warnings=(*warnings, *warnings_about(files, recipients)),
            )
            for one in letters.choices
            for files in [letters.attached_to(one)]
        ),
    )
    quote = _quote(found.judged, judgement)
    hides_why = holds_secret(judgement.why)
    return Proposal(
        verbatim=(reply_subject(newest.subject), reader.signature.strip() or reader.name.strip()),
        action=action,
        title=line(f"Reply to {_called(newest)}{_about(newest)}", TITLE_AT_MOST),
        why="" if hides_why else line(judgement.why, WHY_AT_MOST),
        why_says=None if hides_why else judgement.says,
        evidence=(
            Evidence(provider=integration.provider, ref=found.judged.message_id, quote=quote),
        ),
        provenance=(*recipients.provenance, *origins_of(attached)),
        warnings=(*warnings, *warnings_about(attached, recipients)),
        confidence=judgement.confidence,
        priority=priority_of(newest, quote, reader, recipients),
        alternatives=offered,
        must_choose=letters.must_choose and bool(offered),
        asks=letters.asks,
        engine=letters.answer.engine,
        cost=found.answer.cost + letters.answer.cost,
        source_ids=(found.read.thread.thread_id, newest.message_id),
        answers=identity(newest),
    )


def _that_fit(
    action: DraftReply | SendReply, offered: tuple[Alternative, ...]
) -> tuple[Alternative, ...]:
    """The first of them that can stand beside each other: what is too much is no reason to offer
    nothing."""
    while offered:
        try:
            check_alternatives(action, offered)
        except ValueError:
            offered = offered[:-1]
        else:
            break
    return offered


def _action(
    kind: type[DraftReply | SendReply],
    found: JudgedThread,
    letter: OfferedLetter,
    attached: Sequence[FoundDocument],
    recipients: Recipients,
    integration: Integration,
) -> DraftReply | SendReply:
    newest = found.newest
    return kind(
        integration_id=integration.integration_id,
        thread_id=found.read.thread.thread_id,
        reply_to_message_id=newest.message_id,
        to=recipients.to,
        cc=recipients.cc,
        subject=reply_subject(newest.subject),
        body=letter.body,
        in_reply_to=in_reply_to(newest),
        references=references(newest),
        attachments=tuple(one.document for one in attached),
    )


def _quote(judged: Mail, judgement: ThreadJudgement) -> str:
    """What the engine quoted, if it stands in the message and shows no code or secret link."""
    quote = judgement.quote
    if not (quote in judged.text or quote in judged.subject) or holds_secret(quote):
        return ""
    return visible(quote.replace("\r\n", "\n"))[:QUOTE_AT_MOST]


def _about(newest: Mail) -> str:
    subject = subject_of(newest, TITLE_AT_MOST)
    return f": {subject}" if subject else ""


def _called(newest: Mail) -> str:
    return newest.sender_name.strip()[:60] or newest.sender[:60]
