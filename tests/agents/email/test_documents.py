"""A document that is asked for is found in the person's own mail, or nothing is attached."""

from hashlib import sha256
from typing import Any

import pytest

from countersign.agents.email.documents import FoundDocument, documents_for
from countersign.agents.email.mailbox_pass import MailboxPass
from countersign.analysis.mail.features import ThreadFeatures
from countersign.domain.actions.email.outgoing import Reply
from countersign.domain.mail.state import Folder
from countersign.domain.task.alternative import Alternative
from countersign.domain.task.origin import Origin
from countersign.domain.task.proposal import Proposal
from countersign.engines.rules.engine import RulesEngine
from countersign.ports.questions.judge_thread import FoundAsk
from tests.builders import READER_ADDRESS, integration, reader
from tests.fakes.mailbox import FakeMailbox

BO = "bo@office.example"
CY = "cy@agency.example"
FILE = b"%PDF the file"


@pytest.fixture
def box() -> FakeMailbox:
    return FakeMailbox(READER_ADDRESS)


def asked(box: FakeMailbox, *wanted: str, sender: str = BO, **fields: Any) -> list[FoundDocument]:
    mail = box.deliver("Could you send it to me?", sender=sender, sender_name="Bo", **fields)
    asks = [
        FoundAsk(type="document", text=one, message_id=mail.message_id, wanted=one)
        for one in wanted
    ]
    read = ThreadFeatures(box.thread(mail.thread_id), reader())
    return list(documents_for(read, asks, box, reader()))


def names(found: list[FoundDocument]) -> list[str]:
    return [one.document.name for one in found]


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("the signed contract", "contract_signed.pdf"),
        ("den Mietvertrag", "Mietvertrag.pdf"),
        ("den unterschriebenen Vertrag", "Vertrag.pdf"),
        ("invoice 2024-17", "invoice_2024-17.pdf"),
        ("die Rechnung 2024-17", "Rechnung 2024-17.pdf"),
        ("votre facture", "facture.pdf"),
        ("el contrato", "contrato.pdf"),
        ("il preventivo", "preventivo.pdf"),
        ("de notulen", "notulen.docx"),
        ("your CV", "CV Sam Reed.pdf"),
        ("your slides on pricing", "pricing.pptx"),
        ("the quarterly report", "Quarterly_Report.xlsx"),
    ],
)
def test_what_was_sent_to_who_asks_is_found_by_name_or_kind(
    box: FakeMailbox, wanted: str, name: str
) -> None:
    box.send(BO, contents={name: FILE, "map.png": b"x"}, subject="As promised")

    (found,) = asked(box, wanted)

    assert (found.document.name, found.source, found.warnings) == (name, Origin.OWN, ())
    assert found.document.sha256 == sha256(FILE).hexdigest()
    assert (
        found.says.text == "You sent it to bo@office.example on 22 November 2026, in “As promised”."
    )
    assert (found.fact.kind, found.fact.ask, found.fact.text) == ("document", 0, name)


def test_a_subject_may_say_what_a_file_is(box: FakeMailbox) -> None:
    box.send(BO, contents={"scan0012.pdf": FILE}, subject="The signed contract")
    assert names(asked(box, "the contract")) == ["scan0012.pdf"]


def test_what_they_sent_themselves_is_known_to_be_theirs(box: FakeMailbox) -> None:
    box.send(BO)
    box.deliver(sender=BO, sender_name="Bo", contents={"contract.pdf": FILE}, subject="For you")

    (found,) = asked(box, "the contract")

    assert found.source is Origin.CORRESPONDENT
    assert found.says.text == "Bo sent it to you on 22 November 2026, in “For you”."


@pytest.mark.parametrize("wanted", ["the contract", "invoice 2024-18", "it", "the Acme file"])
def test_what_does_not_match_is_never_chosen(box: FakeMailbox, wanted: str) -> None:
    box.send(BO, contents={"invoice_2024-17.pdf": FILE, "holiday.pdf": FILE}, subject="Here")
    assert asked(box, wanted) == []


def test_of_versions_the_newest_is_meant(box: FakeMailbox) -> None:
    box.send(BO, contents={"contract_v3.pdf": FILE})
    box.send(BO, contents={"contract_v2.pdf": FILE})
    assert names(asked(box, "the contract")) == ["contract_v3.pdf"]

    box.send(BO, contents={"contract final.pdf": FILE})
    box.send(BO, contents={"contract draft.pdf": FILE})
    assert names(asked(box, "the contract")) == ["contract final.pdf"]


def test_several_that_are_meant_equally_are_choices(box: FakeMailbox) -> None:
    for name in ("acme", "beta", "corp", "delta"):
        box.send(BO, contents={f"contract {name}.pdf": FILE})

    assert names(asked(box, "the contract")) == [
        f"contract {name}.pdf" for name in ("delta", "corp", "beta")
    ]
    assert names(asked(box, "the Acme contract")) == ["contract acme.pdf"]


def test_a_document_of_somebody_elses_is_not_taken_for_its_kind(box: FakeMailbox) -> None:
    box.send(BO)
    box.send(CY, contents={"contract.pdf": FILE})
    assert asked(box, "the contract") == []


def test_from_anywhere_it_is_taken_by_its_name(box: FakeMailbox) -> None:
    box.send(BO)
    box.send(CY, contents={"Riverside floor plan.pdf": FILE})
    box.send(CY, contents={"CV Sam Reed.pdf": FILE})

    assert names(asked(box, "the Riverside floor plan")) == ["Riverside floor plan.pdf"]
    assert names(asked(box, "your CV")) == ["CV Sam Reed.pdf"]


def test_what_somebody_else_once_sent_is_not_verified(box: FakeMailbox) -> None:
    box.send(BO)
    box.deliver(sender=CY, contents={"Riverside floor plan.pdf": FILE})

    assert [one.source for one in asked(box, "the Riverside floor plan")] == [Origin.UNKNOWN]


def test_a_stranger_gets_what_they_name_and_a_warning_with_it(box: FakeMailbox) -> None:
    box.send(CY, contents={"Riverside floor plan.pdf": FILE, "CV Sam Reed.pdf": FILE})

    (found,) = asked(box, "the Riverside floor plan")

    assert found.warnings == ("document_to_stranger",)
    assert asked(box, "your CV") == []
    assert asked(box, "the floor plan") == []


@pytest.mark.parametrize("fields", [{"dmarc": "fail"}, {"reply_to": ("eve@evil.example",)}])
def test_who_may_not_be_who_they_seem_is_a_stranger(
    box: FakeMailbox, fields: dict[str, Any]
) -> None:
    box.send(BO, contents={"contract.pdf": FILE, "Riverside offer.pdf": FILE})

    assert asked(box, "the contract", **fields) == []
    (found,) = asked(box, "the Riverside offer", **fields)
    assert found.warnings == ("document_to_stranger",)


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("a copy of Sam Reed's passport", "passport Sam Reed.pdf"),
        ("Ihren Personalausweis", "Personalausweis.pdf"),
        ("the bank statement of Riverside", "Riverside bank statement.pdf"),
        ("la fiche de paie", "fiche de paie.pdf"),
        ("your Riverside tax return", "Riverside tax return.pdf"),
    ],
)
def test_what_is_sensitive_goes_to_nobody_who_was_never_written_to(
    box: FakeMailbox, wanted: str, name: str
) -> None:
    box.send(CY, contents={name: FILE})
    assert asked(box, wanted) == []
    assert asked(box, wanted, sender=CY) != []


@pytest.mark.parametrize("wanted", ["the Riverside passwords", "your private key"])
def test_passwords_and_keys_go_to_nobody(box: FakeMailbox, wanted: str) -> None:
    box.send(BO, contents={"Riverside passwords.txt": FILE, "private key.txt": FILE})
    assert asked(box, wanted) == []


def test_what_is_sensitive_is_not_taken_for_something_else(box: FakeMailbox) -> None:
    box.send(BO, contents={"Riverside passport.pdf": FILE}, subject="Riverside contract")
    assert asked(box, "the Riverside contract") == []


def test_no_page_and_no_program_and_no_picture_of_a_signature(box: FakeMailbox) -> None:
    box.send(BO, contents={"contract.html": FILE, "contract.exe": FILE, "image001.png": FILE})
    assert asked(box, "the contract") == []
    assert asked(box, "the picture") == []


def test_the_bin_is_not_looked_into(box: FakeMailbox) -> None:
    mail = box.send(BO, contents={"contract.pdf": FILE})
    box.throw_away(mail.thread_id, Folder.TRASH)
    assert asked(box, "the contract") == []


def test_however_much_is_asked_for_little_is_looked_for(box: FakeMailbox) -> None:
    for name in ("contract", "invoice", "offer", "report", "certificate"):
        box.send(BO, contents={f"{name}.pdf": FILE})

    found = asked(box, "the contract", "the invoice", "the offer", "the report", "the certificate")

    assert names(found) == ["contract.pdf", "invoice.pdf", "offer.pdf"]
    assert [one.ask for one in found] == [0, 1, 2]


def test_a_reply_takes_along_what_was_asked_for(box: FakeMailbox) -> None:
    box.send(BO, contents={"contract_signed.pdf": FILE}, subject="As promised")
    mail = box.deliver(
        "Hi Sam,\n\nCould you send me the signed contract?\n\nThanks,\nBo",
        sender=BO,
        sender_name="Bo Berg",
        subject="Contract",
    )
    sam = MailboxPass(reader(), integration(), box, RulesEngine())

    found = sam.look(box.thread(mail.thread_id))

    assert found is not None
    assert isinstance(found.action, Reply)
    assert [one.name for one in found.action.attachments] == ["contract_signed.pdf"]
    assert "contract_signed.pdf" in found.action.body
    assert [one.source for one in found.provenance] == [Origin.OWN, Origin.OWN]
    assert [(one.type, one.state) for one in found.asks] == [("document", "answered")]


def test_two_that_may_be_meant_are_two_letters(box: FakeMailbox) -> None:
    box.send(BO, contents={"contract acme.pdf": FILE})
    box.send(BO, contents={"contract beta.pdf": FILE})
    mail = box.deliver(
        "Could you send me the contract?", sender=BO, sender_name="Bo Berg", subject="Contract"
    )
    sam = MailboxPass(reader(), integration(), box, RulesEngine())

    found = sam.look(box.thread(mail.thread_id))

    assert found is not None
    attached = [
        [one.name for one in way.action.attachments]
        for way in found.alternatives
        if isinstance(way.action, Reply) and way.action.attachments
    ]
    assert attached == [["contract beta.pdf"], ["contract acme.pdf"]]
    assert all(one.provenance[-1].path == "attachments/0" for one in found.alternatives[:2])


def test_who_only_reads_along_is_a_stranger_to_a_file_as_well(box: FakeMailbox) -> None:
    box.send(BO, "Here it is.", contents={"contract_signed.pdf": FILE})
    mail = box.deliver(
        "Could you send me the signed contract?",
        sender=BO,
        sender_name="Bo",
        to=(READER_ADDRESS, "eve@elsewhere.example"),
    )
    found = MailboxPass(reader(), integration(), box, RulesEngine()).look(
        box.thread(mail.thread_id)
    )
    assert found is not None
    offered: list[Proposal | Alternative] = [found, *found.alternatives]
    taken = [one for one in offered if one.action.model_dump()["attachments"]]
    assert taken
    for one in taken:
        assert ("attachments/0", "document_to_stranger") in [
            (warning.path, warning.code) for warning in one.warnings
        ]
        assert one.action.kind == "email.draft_reply"


def test_a_file_that_a_stranger_put_there_is_not_sent_but_drafted(box: FakeMailbox) -> None:
    box.send(BO, "Hello Bo.")
    box.deliver("For you.", sender="eve@elsewhere.example", contents={"Kirkwall report.pdf": FILE})
    mail = box.deliver("Could you send me the Kirkwall report?", sender=BO, sender_name="Bo")
    sam = MailboxPass(reader(), integration(), box, RulesEngine())

    found = sam.look(box.thread(mail.thread_id))

    assert found is not None
    assert found.action.kind == "email.draft_reply"
    sources = {one.path: one.source for one in found.provenance}
    assert sources["attachments/0"] is Origin.UNKNOWN


@pytest.mark.parametrize("number", ["2024-17", "no. 2024-17", "#2024-17"])
def test_another_number_is_another_document(box: FakeMailbox, number: str) -> None:
    box.send(BO, "The new one.", contents={"Invoice 2024-18.pdf": FILE})
    mail = box.deliver(f"Could you send me invoice {number}?", sender=BO, sender_name="Bo")
    sam = MailboxPass(reader(), integration(), box, RulesEngine())

    found = sam.look(box.thread(mail.thread_id))

    assert found is not None
    for way in (found.action, *(one.action for one in found.alternatives)):
        assert isinstance(way, Reply)
        assert way.attachments == ()
