"""Values for tests: each maker gives a complete one, and takes what the test is about."""

from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from countersign.domain.actions.action import Action
from countersign.domain.actions.email.archive import Archive
from countersign.domain.actions.email.attachments import AttachedDocument
from countersign.domain.actions.email.draft_reply import DraftReply
from countersign.domain.actions.email.pile import PileItem
from countersign.domain.actions.email.send_reply import SendReply
from countersign.domain.agent import Agent
from countersign.domain.guidance.directives import LeaveAlone
from countersign.domain.guidance.learned import LearnedEntry, entry_id_of
from countersign.domain.integration import Integration
from countersign.domain.providers import GMAIL_MODIFY
from countersign.domain.rules.rule import Limits, Rule
from countersign.domain.task.body import Body, Evidence
from countersign.domain.task.held import HeldProposal
from countersign.domain.task.origin import Origin, Provenance
from countersign.domain.task.proposal import Proposal
from countersign.domain.task.task import Cost, Task
from countersign.domain.task.transitions import Change, propose
from countersign.domain.users.user import User
from tests.fakes.macs import signing
from tests.fakes.system import MORNING

USER = "usr_1"
TASK = "tsk_1"
GMAIL = "int_1"


def person(**fields: Any) -> User:
    complete: dict[str, Any] = {
        "user_id": USER,
        "email": "ada@example.com",
        "name": "Ada",
        "created_at": MORNING,
    }
    return User(**complete | fields)


def learned(**fields: Any) -> LearnedEntry:
    """That nothing more is wanted from a shop, taught by one task."""
    directive = fields.get("directive", LeaveAlone(who="news@shop.example"))
    complete: dict[str, Any] = {
        "user_id": USER,
        "agent_id": "agt_1",
        "entry_id": entry_id_of(directive),
        "directive": directive,
        "source": "declined",
        "learned_from": (TASK,),
        "created_at": MORNING,
        "taught_at": MORNING,
    }
    return LearnedEntry(**complete | fields)


def reply(**fields: Any) -> DraftReply:
    complete: dict[str, Any] = {
        "integration_id": GMAIL,
        "thread_id": "thread-1",
        "reply_to_message_id": "message-1",
        "in_reply_to": "<1@example.org>",
        "references": "<1@example.org>",
        "to": ("grace@example.org",),
        "subject": "Re: Lunch",
        "body": "Gladly, at noon.",
    }
    return DraftReply(**complete | fields)


def document(content: bytes = b"%PDF", **fields: Any) -> AttachedDocument:
    """A file of these bytes, somewhere in the mailbox."""
    complete: dict[str, Any] = {
        "message_id": "message-7",
        "part": "1",
        "name": "contract.pdf",
        "bytes": len(content),
        "sha256": sha256(content).hexdigest(),
    }
    return AttachedDocument(**complete | fields)


def sent(**fields: Any) -> SendReply:
    """The same reply, to be sent."""
    return SendReply(**reply(**fields).model_dump(exclude={"kind"}))


def item(number: int) -> PileItem:
    return PileItem(
        thread_id=f"thread-{number}",
        message_ids=(f"message-{number}",),
        sender="news@shop.example",
        subject=f"Number {number}",
    )


def archive(*numbers: int) -> Archive:
    return Archive(integration_id=GMAIL, items=tuple(map(item, numbers or (1, 2, 3))))


def body(**fields: Any) -> Body:
    complete: dict[str, Any] = {
        "user_id": USER,
        "task_id": TASK,
        "revision": 1,
        "action": reply(),
        "account": "ada@example.com",
        "evidence": (Evidence(provider="google", ref="message-1", quote="Lunch at noon?"),),
        "why": "Grace asked.",
        "title": "Answer Grace",
    }
    complete |= fields
    known = {"provenance": known_people(complete["action"])}
    return Body(**known | complete)


def body_of(task: Task) -> Body:
    """The body of a task that was made with `body()`, of its revision."""
    return body(user_id=task.user_id, task_id=task.task_id, revision=task.revision)


def known_people(action: Action, source: Origin = Origin.CORRESPONDENT) -> tuple[Provenance, ...]:
    """Where everybody in it comes from."""
    return tuple(Provenance(path=leaf.path, source=source) for leaf in action.recipients)


def proposed(
    present: Body | None = None,
    *,
    now: datetime = MORNING,
    priority: int = 50,
    lifetime_hours: int = 72,
) -> Change:
    """The birth of a task."""
    return propose(
        present or body(),
        agent_id="agt_1",
        agent_type="email",
        priority=priority,
        engine="rules",
        cost=Cost(),
        now=now,
        lifetime_hours=lifetime_hours,
    )


def proposal(**fields: Any) -> Proposal:
    complete: dict[str, Any] = {
        "action": reply(),
        "title": "Answer Grace",
        "why": "Grace asked.",
        "evidence": (Evidence(provider="google", ref="message-1", quote="Lunch at noon?"),),
        "provenance": (Provenance(path="to/0", source=Origin.CORRESPONDENT),),
        "confidence": 0.9,
        "priority": 50,
        "source_ids": ("message-1",),
    }
    return Proposal(**complete | fields)


def held_back(number: int = 1, **fields: Any) -> HeldProposal:
    """A reply that found no place; `number` tells it from others."""
    said = proposal(action=reply(thread_id=f"thread-{number}"), source_ids=(f"message-{number}",))
    said = fields.get("proposal", said)
    complete: dict[str, Any] = {
        "user_id": USER,
        "mark": said.mark,
        "agent_id": "agt_1",
        "agent_type": "email",
        "integration_id": said.action.integration_id,
        "kind": said.action.kind,
        "shape": said.action.shape,
        "account": "ada@example.com",
        "priority": said.priority,
        "confidence": said.confidence,
        "held_at": MORNING,
        "proposal": said,
    }
    return HeldProposal(**complete | fields)


def agent(**fields: Any) -> Agent:
    complete: dict[str, Any] = {
        "user_id": USER,
        "agent_id": "agt_1",
        "type": "email",
        "name": "Email",
        "status": "active",
        "scan_interval_minutes": 60,
        "next_scan_at": MORNING,
        "created_at": MORNING,
    }
    return Agent(**complete | fields)


def rule(**fields: Any) -> Rule:
    """Replies to Grace may be sent from Ada's mailbox, five a day."""
    complete: dict[str, Any] = {
        "user_id": USER,
        "rule_id": "rul_1",
        "kind": "email.send_reply",
        "integration_id": GMAIL,
        "where": {"to": "grace@example.org"},
        "limits": Limits(per_day=5),
        "expires_at": MORNING + timedelta(days=30),
        "created_at": MORNING,
    }
    return signing().rule(Rule(**complete | fields))


def account(**fields: Any) -> Integration:
    complete: dict[str, Any] = {
        "user_id": USER,
        "integration_id": GMAIL,
        "provider": "google",
        "account": "ada@example.com",
        "subject": "google-ada",
        "scopes": ("openid", "email", GMAIL_MODIFY),
        "connected_at": MORNING - timedelta(days=1),
        "created_at": MORNING,
    }
    return Integration(**complete | fields)
