"""Before a reply is written: is the conversation as it was when it was approved?"""

from datetime import timedelta

import pytest
from pydantic import ValidationError

from countersign.domain.actions.email.draft_reply import DraftReply
from countersign.domain.mail.state import Folder
from countersign.domain.task.body import Body
from countersign.domain.task.digest import digest_of
from countersign.domain.task.task import Decision
from countersign.domain.task.transitions import approve, revise
from countersign.ports.effects import Ready, WorldChanged
from countersign.ports.tasks import Filed
from countersign.usecases.tasks.attempt import approved_of
from countersign.usecases.tasks.pauses import LEASE
from tests.effects.email.correspondence import ADA, Correspondence, filed_with
from tests.factories import account
from tests.fakes.system import MORNING


def test_a_conversation_as_it_was_is_ready(letters: Correspondence) -> None:
    assert letters.preflight() == Ready()


def test_looking_changes_nothing(letters: Correspondence) -> None:
    letters.preflight()
    letters.reconcile()

    assert letters.mailbox.carried_out == []


def test_a_newer_mail_changes_the_world_and_is_quoted(letters: Correspondence) -> None:
    newer = letters.grace_writes_again()

    found = letters.preflight()

    assert isinstance(found, WorldChanged)
    assert found.changed == "grace@elsewhere.example has written again in this conversation."
    assert [(entry.ref, entry.quote) for entry in found.evidence] == [
        (newer.message_id, "Or on Monday?")
    ]


def test_what_stood_there_when_it_was_proposed_changes_nothing(letters: Correspondence) -> None:
    """A notice of absence below the question, which the agent has read past."""
    stood = letters.mailbox.deliver("I am away.", thread_id=letters.asked.thread_id)
    seen = letters.filed.body.model_copy(update={"read_up_to": stood.message_id})
    read_past = Filed(letters.filed.task, seen)
    assert letters.preflight(read_past) == Ready()

    letters.grace_writes_again()

    assert isinstance(letters.preflight(read_past), WorldChanged)


def test_an_answer_by_hand_changes_the_world(letters: Correspondence) -> None:
    letters.mailbox.send("grace@elsewhere.example", thread_id=letters.asked.thread_id)

    found = letters.preflight()

    assert isinstance(found, WorldChanged)
    assert found.changed == "You have answered in this conversation since."


def test_what_is_offered_after_a_change_can_be_carried_out(letters: Correspondence) -> None:
    newer = letters.grace_writes_again()
    found = letters.preflight()
    assert isinstance(found, WorldChanged)

    offered = revise(
        letters.filed.task,
        letters.filed.body,
        changed=found.changed,
        evidence=found.evidence,
        action=found.action,
        account=found.account,
        now=MORNING,
    )

    assert offered.body is not None
    assert isinstance(offered.body.action, DraftReply)
    assert offered.body.action.reply_to_message_id == newer.message_id
    assert offered.body.action.body == letters.answer.body
    assert letters.preflight(Filed(offered.after, offered.body)) == Ready()


def test_a_draft_of_another_task_of_ours_changes_nothing(letters: Correspondence) -> None:
    letters.mailbox.save_draft(letters.answer, "tsk_9.1.draft")

    assert letters.preflight() == Ready()


def test_a_draft_of_the_persons_own_changes_the_world(letters: Correspondence) -> None:
    letters.mailbox.write_draft_by_hand(thread_id=letters.asked.thread_id)

    assert letters.preflight() == WorldChanged(
        "You have begun a draft of your own in this conversation."
    )


def test_a_draft_from_before_the_question_changes_nothing(letters: Correspondence) -> None:
    before = letters.asked.at - timedelta(days=1)
    letters.mailbox.write_draft_by_hand(thread_id=letters.asked.thread_id, at=before)

    assert letters.preflight() == Ready()


@pytest.mark.parametrize(("label", "place"), [(Folder.TRASH, "the bin"), (Folder.SPAM, "spam")])
def test_a_conversation_that_was_thrown_away_changes_the_world(
    letters: Correspondence, label: Folder, place: str
) -> None:
    letters.mailbox.throw_away(letters.asked.thread_id, label)

    assert letters.preflight() == WorldChanged(
        f"You have put this conversation into {place} since."
    )


@pytest.mark.parametrize("label", [Folder.TRASH, Folder.SPAM])
def test_a_newer_mail_that_was_thrown_away_changes_nothing(
    letters: Correspondence, label: str
) -> None:
    letters.mailbox.deliver("Buy now.", thread_id=letters.asked.thread_id, folder=label)

    assert letters.preflight() == Ready()


def test_an_answer_by_hand_that_was_answered_in_turn_changes_the_world(
    letters: Correspondence,
) -> None:
    letters.mailbox.send("grace@elsewhere.example", thread_id=letters.asked.thread_id)
    letters.grace_writes_again()

    assert letters.preflight() == WorldChanged("You have answered in this conversation since.")


@pytest.mark.parametrize("did", ["answered", "began a draft"])
def test_who_is_told_what_they_did_themselves_and_approves_it_all_the_same_means_it(
    letters: Correspondence, did: str
) -> None:
    if did == "answered":
        letters.mailbox.send("grace@elsewhere.example", thread_id=letters.asked.thread_id)
    else:
        letters.mailbox.write_draft_by_hand(thread_id=letters.asked.thread_id)
    filed = letters.filed
    told: list[str] = []
    while isinstance(found := letters.preflight(filed), WorldChanged) and len(told) < 5:
        told.append(found.changed)
        offered = revise(
            filed.task, filed.body, changed=found.changed, action=found.action, now=MORNING
        )
        assert offered.body is not None
        decision = Decision(by="user", at=MORNING, digest=digest_of(offered.body))
        again = approve(offered.after, offered.body, by=decision, cooling=LEASE - LEASE).after
        filed = Filed(again, offered.body)

    assert found == Ready()
    assert len(told) == len(set(told))


def test_an_answer_that_a_clock_put_before_the_question_changes_the_world(
    letters: Correspondence,
) -> None:
    letters.mailbox.send(
        "grace@elsewhere.example",
        thread_id=letters.asked.thread_id,
        at=letters.asked.at - timedelta(minutes=1),
        headers={"in-reply-to": letters.asked.rfc_message_id},
    )

    assert letters.preflight() == WorldChanged("You have answered in this conversation since.")


def test_what_the_person_wrote_to_somebody_else_is_no_answer(letters: Correspondence) -> None:
    letters.mailbox.send("bo@elsewhere.example", thread_id=letters.asked.thread_id)

    found = letters.preflight()

    assert isinstance(found, WorldChanged)
    assert found.changed == "You have written in this conversation since."


def test_a_question_that_was_taken_back_changes_the_world(letters: Correspondence) -> None:
    letters.mailbox.deliver("Never mind!", thread_id=letters.asked.thread_id)

    found = letters.preflight()

    assert isinstance(found, WorldChanged)
    assert found.changed == "grace@elsewhere.example has written again in this conversation."


def test_a_conversation_that_is_gone_changes_the_world(letters: Correspondence) -> None:
    letters.mailbox.messages.clear()

    assert isinstance(letters.preflight(), WorldChanged)


def test_a_conversation_that_is_empty_by_now_changes_the_world(letters: Correspondence) -> None:
    (mail,) = letters.mailbox.messages
    letters.mailbox.messages[:] = [
        mail.model_copy(update={"folder": Folder.DRAFTS, "is_draft": True})
    ]

    verdict = letters.preflight()

    assert isinstance(verdict, WorldChanged)
    assert verdict.action is None


def test_an_account_under_another_address_changes_the_world(letters: Correspondence) -> None:
    renamed = account(account="ada.l@example.com")
    letters.mailbox.address = renamed.account

    found = letters.effector.preflight(approved_of(letters.filed, letters.mailbox), renamed)

    assert isinstance(found, WorldChanged)
    assert found.account == "ada.l@example.com"


def test_an_account_that_was_renamed_since_it_was_connected_offers_the_name_it_has(
    letters: Correspondence,
) -> None:
    letters.mailbox.address = "ada.l@example.com"

    found = letters.preflight()

    assert isinstance(found, WorldChanged)
    assert found.account == "ada.l@example.com"
    assert letters.preflight(filed_with(letters.answer, account=found.account)) == Ready()


ALIAS = "ada@studio.example"


def test_an_answer_leaves_from_the_address_that_was_approved(letters: Correspondence) -> None:
    letters.mailbox.aliases = [ALIAS]
    letters.filed = filed_with(letters.answer, account=ALIAS)

    assert isinstance(letters.preflight(letters.filed), Ready)
    letters.write()

    (draft,) = [mail for mail in letters.mailbox.messages if mail.is_draft]
    assert draft.sender == ALIAS


def test_an_alias_that_is_gone_changes_the_world_and_the_account_itself_is_offered(
    letters: Correspondence,
) -> None:
    found = letters.preflight(filed_with(letters.answer, account=ALIAS))

    assert isinstance(found, WorldChanged)
    assert (found.account, ALIAS in found.changed) == (ADA, True)


def test_a_copy_of_the_message_that_is_answered_changes_nothing(letters: Correspondence) -> None:
    copy = letters.asked.model_copy(
        update={"message_id": "m9", "at": letters.asked.at + LEASE, "folder": Folder.ARCHIVE}
    )
    letters.mailbox.messages.append(copy)

    assert isinstance(letters.preflight(), Ready)


def test_a_stranger_with_an_endless_address_breaks_no_revision(letters: Correspondence) -> None:
    endless = f"{'x' * 490}@far.example"
    letters.mailbox.deliver("Again.", thread_id=letters.asked.thread_id, sender=endless)
    found = letters.preflight()
    assert isinstance(found, WorldChanged)

    offered = revise(letters.filed.task, letters.filed.body, changed=found.changed, now=MORNING)

    assert offered.body is not None
    assert Body.model_validate(offered.body.model_dump()) == offered.body


def test_what_could_not_be_read_again_is_not_stored(letters: Correspondence) -> None:
    with pytest.raises(ValidationError):
        revise(letters.filed.task, letters.filed.body, changed="x" * 501, now=MORNING)


@pytest.mark.parametrize("dmarc", ["fail", "none"])
def test_who_cannot_be_vouched_for_is_not_said_to_have_written(
    letters: Correspondence, dmarc: str
) -> None:
    letters.mailbox.deliver("Again.", thread_id=letters.asked.thread_id, dmarc=dmarc)

    found = letters.preflight()

    assert isinstance(found, WorldChanged)
    assert found.changed.startswith("A mail that says it is from")


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Your verification code", "Your verification code is 482913."),
        ("Re: Lunch", "By the way, the password for the guest room is: 482913."),
    ],
)
def test_a_one_time_code_in_a_newer_mail_is_not_quoted(
    letters: Correspondence, subject: str, text: str
) -> None:
    letters.mailbox.deliver(text, thread_id=letters.asked.thread_id, subject=subject)

    found = letters.preflight()

    assert isinstance(found, WorldChanged)
    assert "482913" not in found.evidence[0].quote
