"""Several accounts of one person: which one answers, and none keeps another from being read."""

import pytest

from countersign.domain.actions.email.outgoing import Reply
from countersign.usecases.scanning.scan_user import ScanUser
from tests.factories import GMAIL, USER, account
from tests.fakes.integrations import InMemoryIntegrations
from tests.fakes.mailbox import FakeMailbox
from tests.fakes.provider import FakeProviders
from tests.fakes.tasks import InMemoryTasks
from tests.fakes.users import InMemoryAgents
from tests.usecases.scanning.scanned import ADA, scanned


def test_an_account_of_a_provider_that_nobody_knows_keeps_no_other_from_being_read(
    scan: ScanUser,
    integrations: InMemoryIntegrations,
    mailbox: FakeMailbox,
    tasks: InMemoryTasks,
    agents: InMemoryAgents,
) -> None:
    integrations.put(account(integration_id="int_0", provider="of-a-later-version"), "sealed")
    mailbox.deliver()

    scan(USER, None, "clock")

    assert len(tasks.heads) == 1
    assert scanned(agents) == ("done", 1, 1)


def test_an_account_to_be_connected_again_is_said_so(
    scan: ScanUser, integrations: InMemoryIntegrations, agents: InMemoryAgents
) -> None:
    integrations.save(account(status="expired"))

    scan(USER, None, "clock")

    mine = agents.get(USER, "agt_1")
    assert mine is not None
    assert mine.last_scan is not None
    assert mine.last_scan.phase == "failed"
    assert ADA in (mine.last_scan.error or "")


def test_one_broken_account_does_not_hide_the_other(
    scan: ScanUser,
    integrations: InMemoryIntegrations,
    mailbox: FakeMailbox,
    tasks: InMemoryTasks,
) -> None:
    integrations.put(account(integration_id="int_0", account="old@example.com"), "sealed")
    mailbox.deliver()

    scan(USER, None, "clock")

    assert [task.integration_id for task in tasks.heads.values()] == [GMAIL]


WORK = "ada@work.example"


def _both(scan: ScanUser, mailbox: FakeMailbox, integrations: InMemoryIntegrations) -> FakeMailbox:
    """Ada connects a second account, whose mail is read after the first one's."""
    second = FakeMailbox(WORK)
    integrations.put(account(integration_id="int_2", account=WORK, subject="google-work"), "sealed")
    assert isinstance(scan.providers, FakeProviders)
    scan.providers.opened_for["mail"][WORK] = second
    return second


def _answers(tasks: InMemoryTasks) -> list[tuple[str, str]]:
    """Of each task, the account it belongs to and the address that the answer leaves from."""
    return [(body.action.integration_id, body.account) for body in tasks.bodies.values()]


@pytest.mark.parametrize("together", [True, False], ids=["in one scan", "in two scans"])
def test_a_mail_that_came_to_two_accounts_is_one_task(
    scan: ScanUser,
    mailbox: FakeMailbox,
    integrations: InMemoryIntegrations,
    tasks: InMemoryTasks,
    together: bool,
) -> None:
    second = _both(scan, mailbox, integrations)
    both = {"to": (ADA, WORK), "rfc_message_id": "<one@elsewhere.example>"}
    mailbox.deliver("Shall we meet?", **both)
    if not together:
        scan(USER, None, "clock")
    second.deliver("Shall we  meet?", **both)

    scan(USER, None, "clock")
    scan(USER, "agt_1", "asked")

    assert len(tasks.heads) == 1


def test_of_two_accounts_the_one_that_was_written_to_answers(
    scan: ScanUser, mailbox: FakeMailbox, integrations: InMemoryIntegrations, tasks: InMemoryTasks
) -> None:
    second = _both(scan, mailbox, integrations)
    to_work = {"to": (WORK,), "rfc_message_id": "<one@elsewhere.example>"}
    second.deliver("Shall we meet?", **to_work)
    mailbox.deliver("Shall we meet?", **to_work)

    scan(USER, None, "clock")

    assert _answers(tasks) == [("int_2", WORK)]


def test_every_account_of_the_person_is_known_in_the_others(
    scan: ScanUser, mailbox: FakeMailbox, integrations: InMemoryIntegrations, tasks: InMemoryTasks
) -> None:
    second = _both(scan, mailbox, integrations)
    second.aliases = ["ada@studio.example"]
    mailbox.deliver("Shall we meet?", sender=WORK)
    mailbox.deliver("Shall we meet?", to=(ADA, WORK, "ada@studio.example", "bob@x.example"))

    scan(USER, None, "clock")

    (body,) = tasks.bodies.values()
    assert isinstance(body.action, Reply)
    assert body.action.cc == ("bob@x.example",)


def test_an_answer_leaves_from_the_alias_that_was_written_to(
    scan: ScanUser, mailbox: FakeMailbox, tasks: InMemoryTasks
) -> None:
    mailbox.aliases = ["ada@studio.example"]
    mailbox.deliver("Shall we meet?", to=("ada@studio.example",))

    scan(USER, None, "clock")

    assert _answers(tasks) == [(GMAIL, "ada@studio.example")]


def test_an_account_that_does_not_tell_its_addresses_is_scanned_all_the_same(
    scan: ScanUser, mailbox: FakeMailbox, tasks: InMemoryTasks
) -> None:
    mailbox.spoil("addresses", "busy")
    mailbox.deliver()

    scan(USER, None, "clock")

    assert len(tasks.heads) == 1
