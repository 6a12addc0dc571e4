"""What is found in every connected mailbox: letters of the person's own, and files."""

from datetime import timedelta

import pytest

from countersign.domain.mail.state import Folder
from countersign.ports.providers import FileTooLarge, ProviderGone
from tests.contracts.rigs.mail import GRACE, NOON, Rig

CONTRACT = b"%PDF-1.7 the signed contract"
PLENTY = 1_000_000


def test_letters_to_somebody_are_those_to_exactly_this_address_newest_first(rig: Rig) -> None:
    rig.send("mary.ann@known.example", text="To Mary Ann.")
    rig.send("ann@known.example", text="The first.")
    rig.send("ann@known.example", text="The second.")
    rig.deliver()

    found = rig.session.sent_to("Ann@known.example", at_most=5)

    assert [mail.text.strip() for mail in found] == ["The second.", "The first."]
    assert rig.session.sent_to("ann@known.example", at_most=1) == found[:1]
    assert rig.session.sent_to(GRACE, at_most=5) == ()
    assert rig.session.sent_to("no address", at_most=5) == ()


def test_own_letters_are_found_by_their_words_and_nobody_elses_are(rig: Rig) -> None:
    rig.send("bo@office.example", text="Our VAT number is DE 123.", subject="Your form")
    rig.send("cy@office.example", text="Nothing of the kind.")
    rig.deliver("What is your VAT number?")

    found = rig.session.find_sent(("VAT number",), at_most=5)

    assert [mail.to for mail in found] == [("bo@office.example",)]
    assert rig.session.find_sent(("VAT number", "nowhere"), at_most=5) == ()
    assert rig.session.find_sent(("", '"'), at_most=5) == ()


def test_letters_in_the_bin_are_not_found(rig: Rig) -> None:
    rig.send("bo@office.example", text="Our VAT number is DE 123.")
    (mail,) = rig.session.sent_to("bo@office.example", at_most=5)

    rig.throw_away(rig.session.thread(mail.thread_id), Folder.TRASH)

    assert rig.session.sent_to("bo@office.example", at_most=5) == ()
    assert rig.session.find_sent(("VAT",), at_most=5) == ()


def test_files_of_a_correspondent_are_what_they_sent_and_what_they_were_sent(rig: Rig) -> None:
    rig.deliver(files={"Contract_v2.pdf": CONTRACT}, subject="As discussed", at=NOON)
    rig.send(GRACE, files={"my-contract.pdf": CONTRACT, "map.png": b"map"}, subject="Here")
    rig.send("bo@office.example", files={"contract.pdf": CONTRACT})

    found = rig.session.find_files(correspondent=GRACE, words=("contract",), at_most=9)

    assert {(one.file.name, one.is_sent) for one in found} == {
        ("my-contract.pdf", True),
        ("Contract_v2.pdf", False),
    }
    theirs = next(one for one in found if not one.is_sent)
    assert (theirs.sender, theirs.to, theirs.subject) == (GRACE, (rig.address,), "As discussed")
    assert (theirs.file.bytes, theirs.file.type) == (len(CONTRACT), "application/pdf")
    every = rig.session.find_files(correspondent=GRACE, words=(), at_most=9)
    assert {one.file.name for one in every} == {"my-contract.pdf", "map.png", "Contract_v2.pdf"}


def test_a_file_is_found_by_part_of_its_name_where_it_is_known_whose_it_is(rig: Rig) -> None:
    rig.deliver(files={"Mietvertrag_Müller.pdf": CONTRACT}, subject="Wie besprochen")

    found = rig.session.find_files(correspondent=GRACE, words=("Vertrag",), at_most=9)

    assert [one.file.name for one in found] == ["Mietvertrag_Müller.pdf"]
    assert rig.session.find_files(correspondent=GRACE, words=("Rechnung",), at_most=9) == ()


def test_anywhere_files_are_found_by_their_names_and_subjects_alone(rig: Rig) -> None:
    rig.send("bo@office.example", files={"CV Ada.pdf": CONTRACT})
    rig.send("cy@office.example", files={"scan.pdf": CONTRACT}, subject="My cv")
    rig.send("di@office.example", files={"other.pdf": CONTRACT}, text="This is no CV.")

    found = rig.session.find_files(correspondent="", words=("cv",), at_most=9)

    assert {one.file.name for one in found} == {"CV Ada.pdf", "scan.pdf"}
    assert rig.session.find_files(correspondent="", words=(), at_most=9) == ()


@pytest.mark.parametrize("folder", [Folder.TRASH, Folder.SPAM])
def test_spam_and_the_bin_are_never_looked_into(rig: Rig, folder: Folder) -> None:
    thread_id = rig.deliver(files={"contract.pdf": CONTRACT})
    rig.throw_away(rig.session.thread(thread_id), folder)

    assert rig.session.find_files(correspondent=GRACE, words=("contract",), at_most=9) == ()
    assert rig.session.find_files(correspondent="", words=("contract",), at_most=9) == ()


@pytest.mark.parametrize(
    "words",
    [
        ('contract" in:trash "contract',),
        ("in:spam",),
        ('x"} OR {in:anywhere filename:"contract',),
        ("-contract", "is:read OR contract in:trash"),
    ],
)
def test_words_that_a_stranger_chose_are_words(rig: Rig, words: tuple[str, ...]) -> None:
    thread_id = rig.deliver(files={"contract.pdf": CONTRACT})
    rig.throw_away(rig.session.thread(thread_id), Folder.TRASH)
    rig.send("bo@office.example", text="A secret of Bo's.")

    assert rig.session.find_files(correspondent="", words=words, at_most=9) == ()
    assert rig.session.find_sent(words, at_most=9) == ()


@pytest.mark.parametrize("address", ['g@x.example" in:trash "', "g@x.example} in:anywhere {a@b"])
def test_an_address_that_a_stranger_chose_is_an_address(rig: Rig, address: str) -> None:
    rig.deliver(files={"contract.pdf": CONTRACT})
    rig.send("bo@office.example")

    assert rig.session.find_files(correspondent=address, words=("contract",), at_most=9) == ()
    assert rig.session.sent_to(address, at_most=9) == ()


def test_of_many_files_the_newest_are_found(rig: Rig) -> None:
    for number in range(13):
        at = NOON + timedelta(minutes=number)
        rig.deliver(files={f"invoice {number}.pdf": CONTRACT}, at=at)

    found = rig.session.find_files(correspondent=GRACE, words=("invoice",), at_most=99)

    assert [one.file.name for one in found] == [f"invoice {n}.pdf" for n in range(12, 2, -1)]
    assert rig.session.find_files(correspondent=GRACE, words=(), at_most=2) == found[:2]


def test_a_file_is_read_byte_for_byte(rig: Rig) -> None:
    content = bytes(range(256)) * 40
    rig.deliver(files={"notes.txt": "Größe\r\n".encode("latin-1"), "scan.bin": content})
    notes, scan = rig.session.find_files(correspondent=GRACE, words=(), at_most=9)

    read = rig.session.file_bytes(scan.message_id, scan.file.part, at_most=PLENTY)
    plain = rig.session.file_bytes(notes.message_id, notes.file.part, at_most=PLENTY)

    assert (read, plain) == (content, "Größe\r\n".encode("latin-1"))


def test_more_bytes_than_allowed_are_not_read(rig: Rig) -> None:
    rig.deliver(files={"scan.pdf": CONTRACT})
    (scan,) = rig.session.find_files(correspondent=GRACE, words=(), at_most=9)

    with pytest.raises(FileTooLarge):
        rig.session.file_bytes(scan.message_id, scan.file.part, at_most=len(CONTRACT) - 1)
    assert rig.session.file_bytes(scan.message_id, scan.file.part, at_most=len(CONTRACT))


def test_a_file_that_is_not_there_is_gone(rig: Rig) -> None:
    rig.deliver(files={"scan.pdf": CONTRACT})
    (scan,) = rig.session.find_files(correspondent=GRACE, words=(), at_most=9)

    for part in ("0", "7", "1.1", ""):
        with pytest.raises(ProviderGone):
            rig.session.file_bytes(scan.message_id, part, at_most=PLENTY)
    with pytest.raises(ProviderGone):
        rig.session.file_bytes("1234567890abcdef", "1", at_most=PLENTY)
