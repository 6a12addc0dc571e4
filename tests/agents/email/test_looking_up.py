"""What cannot be looked up is missing in the letter, and the letter is offered all the same."""

import pytest

from countersign.agents.email.mailbox_pass import MailboxPass
from countersign.engines.rules.engine import RulesEngine
from countersign.ports.providers import ConnectionBroken, ProviderBusy
from tests.builders import READER_ADDRESS, integration, reader
from tests.fakes.mail_by_hand import Method
from tests.fakes.mailbox import FakeMailbox
from tests.fakes.provider_faults import Fault

BO = "bo@office.example"
SEARCHES: tuple[Method, ...] = ("sent_to", "find_sent", "find_files", "file_bytes")
ASKS = """Hi Sam,

what is the address of the rehearsal hall? Could you send me the signed contract?

Bo"""


@pytest.fixture
def box() -> FakeMailbox:
    box = FakeMailbox(READER_ADDRESS)
    box.send(BO, "Here it is.", contents={"contract_signed.pdf": b"%PDF the file"})
    box.deliver(ASKS, sender=BO, sender_name="Bo")
    return box


def look(box: FakeMailbox) -> object:
    thread = box.thread(box.messages[-1].thread_id)
    return MailboxPass(reader(), integration(), box, RulesEngine()).look(thread)


@pytest.mark.parametrize("fault", ["refused", "lost_before"])
@pytest.mark.parametrize("search", SEARCHES)
def test_a_search_that_is_refused_or_not_heard_of_costs_what_it_would_have_found(
    box: FakeMailbox, search: Method, fault: Fault
) -> None:
    box.spoil(search, fault)
    assert look(box) is not None


@pytest.mark.parametrize("search", SEARCHES)
def test_who_is_busy_or_lets_nobody_in_is_asked_again_another_time(
    box: FakeMailbox, search: Method
) -> None:
    box.spoil(search, "busy")
    with pytest.raises(ProviderBusy):
        look(box)
    box.spoil(search, "broken")
    with pytest.raises(ConnectionBroken):
        look(box)
