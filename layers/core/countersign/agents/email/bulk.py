"""What needs no answer, laid together: one task for many conversations, and warnings alone.

Nothing that matters to somebody is put in a pile: a conversation that the reader wrote in, starred
or filed under a label of their own, one that the mailbox calls important, and one with any message
that is more than a mailing, a notice or a receipt.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from countersign.agents.email.display import (
    TITLE_AT_MOST,
    WHY_AT_MOST,
    line,
    name_of,
    sender_of,
    subject_of,
)
from countersign.agents.email.warnings import about_item
from countersign.analysis.mail.automation import is_ours, is_own
from countersign.analysis.mail.features import MailFeatures, ThreadFeatures
from countersign.analysis.mail.phishing import Sign, signs
from countersign.analysis.mail.reasons import reason
from countersign.analysis.mail.triage import sort_out
from countersign.domain.actions.email.archive import Archive
from countersign.domain.actions.email.label import Label
from countersign.domain.actions.email.mark_read import MarkRead
from countersign.domain.actions.email.pile import Pile, PileItem
from countersign.domain.guidance.findings import RECEIPTS_LABEL
from countersign.domain.integration import Integration
from countersign.domain.mail.mail import Mail, Thread, identity
from countersign.domain.mail.state import Folder
from countersign.domain.says import Says, Several
from countersign.domain.task.body import Evidence
from countersign.domain.task.origin import Caution, Origin, Provenance
from countersign.domain.task.proposal import Proposal
from countersign.ports.engine import ThreadStatus

AT_LEAST = 2
AT_MOST = 100
CONFIDENCE_AT_LEAST = 0.6
WARNINGS_AT_MOST = 5
WARNING_PRIORITY = 100
MESSAGES_AT_MOST = 10
"""A conversation with more to be touched in it is left alone: half of it would stay behind."""
_SHOWN_AT_MOST = 120
_EVIDENCE_AT_MOST = 5
_NAMED_AT_MOST = 3
_CALLED_AT_MOST = 60


@dataclass(frozen=True)
class TriagedThread:
    """What a pass keeps of a conversation: where it belongs, and no more of it than is shown.

    `message`: the newest one's identity, the same for its copies in other conversations.
    `vouched_for`: the mailbox found that all of it comes from the sender whom the item shows.
    """

    status: ThreadStatus
    confidence: float
    at: datetime
    item: PileItem
    message: str
    called: str
    vouched_for: bool
    signs: tuple[Sign, ...] = ()


@dataclass(frozen=True)
class _Sort:
    """One pile: which messages of which conversations, and what is done to them."""

    noun: str
    priority: int
    meant: Callable[[Mail], bool]
    made: Callable[[str, tuple[PileItem, ...]], Pile]


def _in_inbox(mail: Mail) -> bool:
    return mail.folder is Folder.INBOX


def _is_unread(mail: Mail) -> bool:
    return not mail.read


def _archived(integration_id: str, items: tuple[PileItem, ...]) -> Pile:
    return Archive(integration_id=integration_id, items=items)


def _read(integration_id: str, items: tuple[PileItem, ...]) -> Pile:
    return MarkRead(integration_id=integration_id, items=items)


def _labelled(label: str) -> Callable[[str, tuple[PileItem, ...]], Pile]:
    return lambda integration_id, items: Label(
        integration_id=integration_id, items=items, label=label
    )


_SORTS: dict[ThreadStatus, _Sort] = {
    "receipt": _Sort(
        "receipts",
        12,
        _in_inbox,
        _labelled(RECEIPTS_LABEL),
    ),
    "newsletter": _Sort(
        "newsletters",
        10,
        _in_inbox,
        _archived,
    ),
    "notification": _Sort(
        "notifications",
        8,
        _is_unread,
        _read,
    ),
}
"""Each below the least pressing reply."""


def sight(read: ThreadFeatures, status: ThreadStatus, confidence: float) -> TriagedThread | None:
    """What a pass keeps of a conversation for its piles and warnings; None if it is left alone."""
    thread, newest = read.thread, read.newest.mail
    found: tuple[Sign, ...] = ()
    if status == "suspicious":
        if not _in_inbox(newest) or _is_kept(newest):
            return None
        found = signs(read, read.newest)
        meant = [newest]
    elif status in _SORTS and confidence >= CONFIDENCE_AT_LEAST:
        meant = [mail for mail in thread.delivered if _SORTS[status].meant(mail)]
        if not 0 < len(meant) <= MESSAGES_AT_MOST or not _may_be_piled(read):
            return None
    else:
        return None
    hides = read.newest.hands_over_secret
    return TriagedThread(
        status=status,
        confidence=confidence,
        at=newest.at,
        item=_item(thread, meant, hides=hides),
        message=identity(newest) or newest.message_id,
        called=line(name_of(newest, hides=hides) or newest.sender, _CALLED_AT_MOST),
        vouched_for=_is_from_one_sender([*meant, newest]),
        signs=found,
    )


def piles_of(sightings: Iterable[TriagedThread], integration: Integration) -> tuple[Proposal, ...]:
    """Warnings first, then at most one pile of each sort, newest conversations first in each."""
    newest_first = sorted(sightings, key=lambda one: one.at, reverse=True)
    proposals = _warnings(newest_first, integration)
    for status, sort in _SORTS.items():
        found = [one for one in newest_first if one.status == status][:AT_MOST]
        if _counted(found) >= AT_LEAST:
            proposals.append(_pile(found, sort, integration))
    return tuple(proposals)


def _counted(found: Sequence[TriagedThread]) -> int:
    """How many messages they are: copies of one go together, and count once."""
    return len({one.message for one in found})


def _is_from_one_sender(mails: Sequence[Mail]) -> bool:
    return {(mail.sender, mail.dmarc) for mail in mails} == {(mails[0].sender, "pass")}


def _may_be_piled(read: ThreadFeatures) -> bool:
    thread, reader = read.thread, read.reader
    if any(_is_kept(mail) or mail.important for mail in thread.messages):
        return False
    if any(mail.is_draft or is_own(mail, reader) for mail in thread.messages):
        return False
    if any(message.hands_over_secret for message in read.delivered):
        return False
    return all(_is_of_no_concern(read, message) for message in read.delivered[:-1])


def _is_kept(mail: Mail) -> bool:
    """Whether it is starred, or filed under the user's own label."""
    return mail.flagged or bool(mail.tags)


def _is_of_no_concern(read: ThreadFeatures, message: MailFeatures) -> bool:
    verdict = sort_out(read, message)
    if verdict is None or verdict.status not in _SORTS:
        return False
    return not is_ours(message.mail, read.reader)


def _item(thread: Thread, meant: Sequence[Mail], *, hides: bool) -> PileItem:
    newest = thread.delivered[-1]
    return PileItem(
        thread_id=thread.thread_id,
        message_ids=tuple(mail.message_id for mail in meant),
        sender=sender_of(newest, _SHOWN_AT_MOST, hides=hides),
        subject=subject_of(newest, _SHOWN_AT_MOST, hides=hides),
    )


def _pile(found: Sequence[TriagedThread], sort: _Sort, integration: Integration) -> Proposal:
    items = tuple(one.item for one in found)
    return _proposal(
        sort.made(integration.integration_id, items),
        found,
        title=f"{_counted(found)} {sort.noun}",
        why=reason(f"pile.{found[0].status}", {"senders": _named(found)}),
        priority=sort.priority,
        integration=integration,
    )


def _warnings(newest_first: Sequence[TriagedThread], integration: Integration) -> list[Proposal]:
    """A task for each of the newest few, and one for all others: a flood must not hide replies."""
    suspects = [one for one in newest_first if one.status == "suspicious"]
    alone, others = suspects[:WARNINGS_AT_MOST], suspects[WARNINGS_AT_MOST:][:AT_MOST]
    proposals = [_warning([one], integration) for one in alone]
    if others:
        proposals.append(_warning(others, integration))
    return proposals


def _warning(suspects: Sequence[TriagedThread], integration: Integration) -> Proposal:
    first, is_one = suspects[0], len(suspects) == 1
    items = tuple(one.item for one in suspects)
    return _proposal(
        Label(integration_id=integration.integration_id, items=items, label="Suspicious"),
        suspects,
        title=f"Suspicious: {first.item.subject}" if is_one else f"{len(items)} suspicious mails",
        why=_alarm(first) if is_one else reason("suspicious.many"),
        priority=WARNING_PRIORITY,
        integration=integration,
        warnings=tuple(
            warning for at, one in enumerate(suspects) for warning in about_item(at, one.signs)
        ),
    )


def _alarm(suspect: TriagedThread) -> Says:
    """Whom it claims to come from, and what speaks against it."""
    reasons = tuple(reason(f"sign.{sign}") for sign in suspect.signs[:2] or ("swindle",))
    if "as_reader" in suspect.signs:
        return reason("suspicious.as_you", {"reasons": reasons})
    claimed = suspect.called or suspect.item.sender
    return reason("suspicious.one", {"claimed": claimed, "reasons": reasons})


def _named(found: Sequence[TriagedThread]) -> Several:
    """The first few senders by name, and how many there are besides."""
    names = tuple(dict.fromkeys(one.called for one in found))
    return Several(names=names[:_NAMED_AT_MOST], more=max(0, len(names) - _NAMED_AT_MOST))


def _proposal(
    action: Pile,
    found: Sequence[TriagedThread],
    *,
    title: str,
    why: Says,
    priority: int,
    integration: Integration,
    warnings: tuple[Caution, ...] = (),
) -> Proposal:
    evidence = tuple(
        Evidence(
            provider=integration.provider, ref=one.item.message_ids[-1], quote=one.item.subject
        )
        for one in found[:_EVIDENCE_AT_MOST]
    )
    return Proposal(
        action=action,
        title=line(title, TITLE_AT_MOST),
        why=line(why.text, WHY_AT_MOST),
        why_says=why,
        evidence=evidence,
        provenance=_known_senders(action, found),
        warnings=warnings,
        confidence=min(one.confidence for one in found),
        priority=priority,
        source_ids=action.message_ids,
    )


def _known_senders(pile: Pile, found: Sequence[TriagedThread]) -> tuple[Provenance, ...]:
    return tuple(
        Provenance(path=leaf.path, source=Origin.CORRESPONDENT)
        for leaf, one in zip(pile.with_origin, found, strict=True)
        if one.vouched_for
    )
