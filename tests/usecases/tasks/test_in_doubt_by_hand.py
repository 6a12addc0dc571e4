"""What bears no key of ours is left to the person's word: by now it may be their own doing."""

from collections.abc import Callable
from typing import Any

import pytest

from countersign.domain.actions.email.archive import Archive
from countersign.domain.mail.mail import Mail
from countersign.domain.mail.state import MailChange
from countersign.domain.task.task import REVIEW_LOOKS, Enter, Status
from countersign.domain.task.transitions import look_again
from tests.factories import GMAIL
from tests.fakes.integrations import InMemoryIntegrations
from tests.fakes.provider_faults import Fault
from tests.usecases.tasks.office import Office, item

ARCHIVED = MailChange(archived=True)


@pytest.fixture
def office(integrations: InMemoryIntegrations) -> Office:
    return Office(integrations)


def in_doubt(office: Office, fault: Fault, monkeypatch: pytest.MonkeyPatch) -> list[Mail]:
    """Two are to be archived; the answer is lost, and the look after it is refused."""
    mails = [office.mailbox.deliver() for _ in range(2)]
    office.mailbox.spoil("change", fault)
    change: Callable[..., Any] = office.mailbox.change

    def and_then_it_shows_nothing(*asked: Any) -> Any:
        office.mailbox.spoil("states", "refused")
        monkeypatch.undo()
        return change(*asked)

    monkeypatch.setattr(office.mailbox, "change", and_then_it_shows_nothing, raising=False)
    office.approve(Archive(integration_id=GMAIL, items=tuple(map(item, mails))))
    office.go_on(office.begin(Enter.ACT))
    assert office.task.status is Status.NEEDS_REVIEW
    return mails


def look(office: Office) -> None:
    office.clock.wait(seconds=REVIEW_LOOKS[0].total_seconds())
    office.tasks.commit(look_again(office.task, now=office.clock.now()))
    office.begin(Enter.ACT)


def test_what_the_person_did_by_hand_since_is_not_taken_for_ours(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    mails = in_doubt(office, "lost_before", monkeypatch)
    office.mailbox.change([mail.message_id for mail in mails], ARCHIVED)

    look(office)

    assert office.task.status is Status.NEEDS_REVIEW


def test_what_the_person_moved_back_by_hand_since_is_not_said_to_have_failed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    mails = in_doubt(office, "lost_after", monkeypatch)
    office.mailbox.change([mails[0].message_id], MailChange(archived=False))

    look(office)

    assert office.task.status is Status.NEEDS_REVIEW
