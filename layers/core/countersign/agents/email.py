"""The email agent: from a thread to the draft of a reply, or to nothing.

The engine judges and writes. Whom the reply goes to, what is shown as unverified, and what is never
answered is decided here, from headers and from the mailbox's own word alone.
"""

from pydantic import ValidationError

from countersign.agents.priority import priority_of
from countersign.agents.recipients import Recipients, recipients_of
from countersign.agents.reply_headers import in_reply_to, references, reply_subject
from countersign.domain.actions import DraftReply, visible
from countersign.domain.integration import Integration
from countersign.domain.mail import Mail, Thread
from countersign.domain.proposal import Proposal
from countersign.domain.task import Caution, Evidence
from countersign.engines.reading.secrets import carries_one_time_secret, holds_secret
from countersign.engines.reading.senders import is_automated, is_bulk, is_ours, is_own
from countersign.engines.reading.suspicion import DECISIVE, Sign, signs
from countersign.ports.engine import Engine, Reader, ThreadJudgement
from countersign.ports.mail import MailSession

_TITLE_AT_MOST = 200
_WHY_AT_MOST = 1_000
_QUOTE_AT_MOST = 1_000


def propose(
    thread: Thread, reader: Reader, integration: Integration, mail: MailSession, engine: Engine
) -> Proposal | None:
    """A reply to the newest delivered message, if it calls for one.

    None also for whatever cannot be answered safely or in a valid form. Asks the mailbox at most
    once per recipient; its errors pass through.
    """
    if not thread.delivered or _is_being_answered(thread):
        return None
    newest = thread.delivered[-1]
    found = signs(thread, newest, reader.address)
    if _is_never_answered(newest, reader, found):
        return None
    judgement = engine.judge_thread(thread, reader)
    if judgement.standing != "needs_reply" or judgement.message_id != newest.message_id:
        return None
    recipients = recipients_of(thread, reader, mail)
    if recipients is None:
        return None
    try:
        return _proposal(thread, newest, reader, integration, judgement, recipients, found)
    except ValidationError:
        return None


def _is_being_answered(thread: Thread) -> bool:
    """Whether a draft stands under the newest message already."""
    newest = thread.delivered[-1]
    return any(mail.is_draft and mail.at >= newest.at for mail in thread.messages)


def _is_never_answered(newest: Mail, reader: Reader, found: tuple[Sign, ...]) -> bool:
    """What no engine's word can change, and no engine is shown."""
    return (
        is_ours(newest)
        or is_own(newest, reader.address)
        or not DECISIVE.isdisjoint(found)
        or is_bulk(newest)
        or is_automated(newest)
        or carries_one_time_secret(newest.subject, newest.text)
    )


def _proposal(
    thread: Thread,
    newest: Mail,
    reader: Reader,
    integration: Integration,
    judgement: ThreadJudgement,
    recipients: Recipients,
    found: tuple[Sign, ...],
) -> Proposal:
    action = DraftReply(
        integration_id=integration.integration_id,
        thread_id=thread.thread_id,
        reply_to_message_id=newest.message_id,
        to=recipients.to,
        cc=recipients.cc,
        subject=reply_subject(newest.subject),
        body=judgement.body,
        in_reply_to=in_reply_to(newest),
        references=references(newest),
    )
    quote = _quote(newest, judgement)
    evidence = Evidence(provider=integration.provider, ref=newest.message_id, quote=quote)
    return Proposal(
        action=action,
        title=_shown(f"Reply to {_called(newest)}: {newest.subject}", _TITLE_AT_MOST),
        why=_shown(judgement.why, _WHY_AT_MOST),
        evidence=(evidence,),
        provenance=recipients.provenance,
        warnings=(*recipients.warnings, *_about_sender(newest, found)),
        confidence=judgement.confidence,
        priority=priority_of(newest, quote, reader, recipients),
        engine=judgement.engine,
        cost=judgement.cost,
        source_ids=(thread.thread_id, newest.message_id),
    )


def _about_sender(newest: Mail, found: tuple[Sign, ...]) -> tuple[Caution, ...]:
    doubts = {
        "unverified_sender": newest.dmarc != "pass",
        "lookalike_sender": "name_twin" in found,
    }
    return tuple(Caution(path="to/0", code=code) for code, doubted in doubts.items() if doubted)


def _quote(newest: Mail, judgement: ThreadJudgement) -> str:
    """What the engine quoted, if it stands in the message and shows no code or secret link."""
    quote = judgement.quote
    if quote not in newest.text or holds_secret(quote):
        return ""
    return visible(quote.replace("\r\n", "\n"))[:_QUOTE_AT_MOST]


def _called(newest: Mail) -> str:
    return newest.sender_name.strip()[:60] or newest.sender[:60]


def _shown(text: str, at_most: int) -> str:
    line = visible(" ".join(text[: 4 * at_most].split()))
    return line if len(line) <= at_most else f"{line[: at_most - 1]}…"
