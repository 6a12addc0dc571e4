"""How a draft of a reply is written, and how one that may be there is found."""

import pytest

from countersign.domain.actions.email.draft_reply import DraftReply
from countersign.domain.actions.email.send_reply import SendReply
from countersign.effects.registry import EffectorsByKind
from countersign.ports.effects import Absent, WorldChanged, Written
from countersign.ports.providers import ConnectionBroken, OutcomeUnknown, ProviderBusy
from countersign.usecases.tasks.attempt import attempt_of
from tests.effects.email.correspondence import Correspondence, filed_with


def test_the_draft_stands_in_the_thread_under_the_effects_key(letters: Correspondence) -> None:
    written = letters.write()

    assert letters.mailbox.carried_out == [("save_draft", letters.effect.key)]
    assert written.receipt["thread_id"] == letters.asked.thread_id
    assert written.compensator == {
        name: written.receipt[name] for name in ("draft_id", "message_id", "thread_id")
    }


def test_a_draft_that_is_there_is_found_again(letters: Correspondence) -> None:
    letters.mailbox.spoil("save_draft", "lost_after")
    with pytest.raises(OutcomeUnknown):
        letters.write()

    found = letters.reconcile()

    assert isinstance(found, Written)
    assert found.receipt["draft_id"] in letters.mailbox.drafts


def test_a_draft_of_the_version_before_is_sent_and_no_hash_is_made_up_for_it(
    letters: Correspondence,
) -> None:
    draft = letters.write().receipt
    del draft["sha256"]
    sending = letters.effect.model_copy(update={"step": "send", "given": draft})
    to_send = SendReply(**letters.answer.model_dump(exclude={"kind"}))

    effector = EffectorsByKind()["email.send_reply"]
    sent = effector.write(attempt_of(filed_with(to_send), letters.mailbox, sending))

    assert set(sent.receipt) == {"message_id", "thread_id"}


def test_the_hash_on_record_is_of_the_bytes_that_this_version_writes(
    letters: Correspondence,
) -> None:
    """A worker may have died before it wrote, and another version of ours goes on."""
    planned = letters.effector.plan(attempt_of(letters.filed, letters.mailbox, letters.effect))
    of_another = letters.effect.model_copy(update={"given": {"sha256": "0" * 64}})
    on_record = letters.effect.model_copy(update={"given": planned})

    assert planned == {"sha256": letters.write().receipt["sha256"]}
    assert letters.effector.plan(attempt_of(letters.filed, letters.mailbox, of_another)) == planned
    assert letters.effector.plan(attempt_of(letters.filed, letters.mailbox, on_record)) is None


def test_a_newer_mail_lends_no_id_that_is_more_than_an_id(letters: Correspondence) -> None:
    poison = "<=?utf-8?q?x=0d=0aBcc=3A_eve=40evil.example?=>"
    letters.mailbox.deliver(
        "Again.", thread_id=letters.asked.thread_id, rfc_message_id=poison, references=poison
    )

    found = letters.preflight()

    assert isinstance(found, WorldChanged)
    assert isinstance(found.action, DraftReply)
    assert (found.action.in_reply_to, found.action.references) == ("", "")


def test_a_draft_that_never_arrived_is_absent(letters: Correspondence) -> None:
    letters.mailbox.spoil("save_draft", "lost_before")
    with pytest.raises(OutcomeUnknown):
        letters.write()

    assert letters.reconcile() == Absent()


def test_a_draft_that_the_person_has_sent_already_was_written(letters: Correspondence) -> None:
    draft_id = letters.write().receipt["draft_id"]
    letters.mailbox.send_draft(draft_id)

    found = letters.reconcile()

    assert isinstance(found, Written)
    assert found.receipt["draft_id"] is None
    assert found.compensator is None


def test_the_draft_of_another_revision_is_not_ours(letters: Correspondence) -> None:
    letters.mailbox.save_draft(letters.answer, letters.effect.key.replace(".1.", ".2."))

    assert letters.reconcile() == Absent()


def test_in_a_conversation_that_is_gone_the_draft_is_absent(letters: Correspondence) -> None:
    letters.mailbox.messages.clear()

    assert letters.reconcile() == Absent()


@pytest.mark.parametrize(
    ("fault", "raised"),
    [("busy", ProviderBusy), ("broken", ConnectionBroken), ("lost_before", OutcomeUnknown)],
)
def test_what_the_mailbox_says_is_passed_on(
    letters: Correspondence, fault: str, raised: type[Exception]
) -> None:
    letters.mailbox.spoil("thread", fault)  # type: ignore[arg-type] # one of its faults

    with pytest.raises(raised):
        letters.preflight()
