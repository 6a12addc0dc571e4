"""A reply with a file: it is read again where it was found, and is that file or nothing is done."""

import pytest

from countersign.domain.actions.email.draft_reply import DraftReply
from countersign.domain.mail.mail import Mail
from countersign.domain.mail.state import Folder
from countersign.effects.email.attached import AttachmentChanged
from countersign.ports.effects import Absent, Ready, WorldChanged, Written
from countersign.ports.providers import OutcomeUnknown, ProviderBusy
from tests.effects.email.correspondence import Correspondence, claimed, filed_with
from tests.factories import document

CONTENT = b"%PDF the signed contract"


class WithFile(Correspondence):
    """The contract lies in a mail of the person's own to Grace."""

    def __init__(self) -> None:
        super().__init__()
        self.source = self.mailbox.send(self.asked.sender, contents={"contract.pdf": CONTENT})
        attached = document(CONTENT, message_id=self.source.message_id)
        self.answer: DraftReply = self.answer.model_copy(update={"attachments": (attached,)})
        self.filed = filed_with(self.answer)
        self.effect = claimed(self.filed)

    @property
    def drafts(self) -> list[Mail]:
        return [mail for mail in self.mailbox.messages if mail.is_draft]


@pytest.fixture
def found() -> WithFile:
    return WithFile()


def test_the_file_goes_along(found: WithFile) -> None:
    assert found.preflight() == Ready()
    found.write()

    (draft,) = found.drafts
    assert [(one.name, content) for one, content in found.mailbox.files_of(draft)] == [
        ("contract.pdf", CONTENT)
    ]


def test_a_file_that_is_another_by_now_is_told_of_before_anything_is_claimed(
    found: WithFile,
) -> None:
    found.mailbox.replace_file(found.source.message_id, "1", CONTENT[::-1])

    told = found.preflight()

    assert isinstance(told, WorldChanged)
    assert told.changed == (
        "“contract.pdf” in your mailbox is not the file that was approved. "
        "Take it out of the mail, or decline."
    )
    assert told.action is None


@pytest.mark.parametrize("other", [CONTENT + b"x", CONTENT[:-1], b"", CONTENT.lower()])
def test_nothing_is_written_with_another_file(found: WithFile, other: bytes) -> None:
    found.mailbox.replace_file(found.source.message_id, "1", other)

    with pytest.raises(AttachmentChanged) as refused:
        found.write()

    assert refused.value.code == "attachment_changed"
    assert found.mailbox.carried_out == []


def test_a_file_that_is_gone_is_told_of_and_nothing_is_written(found: WithFile) -> None:
    found.mailbox.delete_for_good(found.source.thread_id)

    told = found.preflight()
    with pytest.raises(AttachmentChanged):
        found.write()

    assert isinstance(told, WorldChanged)
    assert told.changed == (
        "“contract.pdf” is not in your mailbox any more. Take it out of the mail, or decline."
    )
    assert found.mailbox.carried_out == []


def test_a_file_in_the_bin_is_still_that_file(found: WithFile) -> None:
    found.mailbox.throw_away(found.source.thread_id, Folder.TRASH)

    assert found.preflight() == Ready()
    assert found.write().receipt["draft_id"] in found.mailbox.drafts


def test_a_mailbox_that_is_busy_is_no_file_that_changed(found: WithFile) -> None:
    found.mailbox.spoil("file_bytes", "busy")

    with pytest.raises(ProviderBusy):
        found.preflight()


def test_a_draft_with_its_file_is_found_again(found: WithFile) -> None:
    assert isinstance(found.reconcile(), Absent)
    found.mailbox.spoil("save_draft", "lost_after")
    with pytest.raises(OutcomeUnknown):
        found.write()

    again = found.reconcile()

    assert isinstance(again, Written)
    assert again.receipt["draft_id"] in found.mailbox.drafts
    assert len(found.drafts) == 1
