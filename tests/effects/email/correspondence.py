"""A conversation in which Grace asked, and a reply was approved."""

from datetime import datetime

from countersign.domain.actions.email.draft_reply import DraftReply
from countersign.domain.actions.email.send_reply import SendReply
from countersign.domain.mail.mail import Mail
from countersign.domain.task.digest import digest_of
from countersign.domain.task.effect import Effect
from countersign.domain.task.task import Decision
from countersign.domain.task.transitions import Change, approve, claim
from countersign.effects.registry import EffectorsByKind
from countersign.ports.effects import Absent, CannotTell, Ready, WorldChanged, Written
from countersign.ports.tasks import Filed
from countersign.usecases.tasks.attempt import approved_of, attempt_of
from countersign.usecases.tasks.pauses import LEASE
from tests.factories import account, body, proposed, reply
from tests.fakes.mailbox import FakeMailbox
from tests.fakes.system import MORNING

ADA = "ada@example.com"


class Correspondence:
    """Grace asked, and a reply was approved."""

    def __init__(self) -> None:
        self.mailbox = FakeMailbox(ADA)
        self.effector = EffectorsByKind()["email.draft_reply"]
        self.asked = self.mailbox.deliver()
        self.answer = answering(self.asked)
        self.filed = filed_with(self.answer)
        self.effect = claimed(self.filed)

    def grace_writes_again(self) -> Mail:
        return self.mailbox.deliver("Or on Monday?", thread_id=self.asked.thread_id)

    def preflight(self, filed: Filed | None = None) -> Ready | WorldChanged:
        return self.effector.preflight(approved_of(filed or self.filed, self.mailbox), account())

    def write(self) -> Written:
        return self.effector.write(attempt_of(self.filed, self.mailbox, self.effect))

    def reconcile(self) -> Written | Absent | CannotTell:
        return self.effector.reconcile(attempt_of(self.filed, self.mailbox, self.effect))


def answering(mail: Mail) -> DraftReply:
    return reply(
        thread_id=mail.thread_id,
        reply_to_message_id=mail.message_id,
        in_reply_to=mail.rfc_message_id,
        references=mail.rfc_message_id,
        to=(mail.sender,),
    )


def filed_with(action: DraftReply | SendReply, account: str = ADA) -> Filed:
    birth = proposed(body(action=action, account=account))
    assert birth.body is not None
    decision = Decision(by="user", at=MORNING, digest=digest_of(birth.body))
    approval = approve(birth.after, birth.body, by=decision, cooling=LEASE - LEASE)
    return Filed(approval.after, birth.body)


def claimed(filed: Filed, now: datetime = MORNING) -> Effect:
    change: Change = claim(filed.task, step="draft", lease="l", now=now, lease_for=LEASE)
    assert change.effect is not None
    return change.effect
