import pytest

from countersign.analysis.mail.contact_lists import is_untouchable
from countersign.domain.mail.mail import Mail
from tests.builders import READER_ADDRESS, mail, sent, thread

OWN = (READER_ADDRESS,)


@pytest.mark.parametrize(
    "entry",
    [
        "alice@partner.example",
        "ALICE@partner.example",
        "alice+work@partner.example",
        "partner.example",
        "example",
    ],
)
def test_an_entry_names_an_address_or_all_of_a_domain(entry: str) -> None:
    assert is_untouchable(thread("Hello?"), [entry], OWN)


@pytest.mark.parametrize(
    "entry", ["bob@partner.example", "lice@partner.example", "ner.example", "partner.exampl"]
)
def test_an_entry_names_nobody_else(entry: str) -> None:
    assert not is_untouchable(thread("Hello?"), [entry], OWN)


@pytest.mark.parametrize(
    "one",
    [
        mail(sender="x@mail.hush.example"),
        mail(sender="Hush <X@Hush.example>"),
        mail(reply_to=("x@hush.example",)),
        mail(headers={"x-original-sender": "x@hush.example"}),
        mail(to=(READER_ADDRESS, "x@hush.example")),
        mail(cc=("x@hush.example",)),
        sent(to=("x@hush.example",)),
    ],
)
def test_whoever_takes_part_anywhere_in_it_counts(one: Mail) -> None:
    conversation = thread("Hello?", one, mail("And now?", number=3))
    assert is_untouchable(conversation, ["hush.example"], OWN)


@pytest.mark.parametrize(
    "spelled",
    ["bu\u0308cher.example", "ｂücher.example", "bücher\u3002example", "bücher\uff0eexample"],
)
def test_no_spelling_of_a_domain_gets_around_an_entry(spelled: str) -> None:
    """A rule and a mail take none of these for the domain; a list that holds back takes all."""
    assert is_untouchable(thread(mail(sender=f"x@{spelled}")), ["bücher.example"], OWN)


def test_the_reader_is_no_party_to_their_own_list() -> None:
    assert not is_untouchable(thread("Hello?"), ["northgate.example"], OWN)
    colleague = mail(cc=("kim@northgate.example",))
    assert is_untouchable(thread(colleague), ["northgate.example"], OWN)


def test_a_domain_is_the_same_in_either_script() -> None:
    foreign = thread(mail(sender="x@xn--bcher-kva.example"))
    assert is_untouchable(foreign, ["bücher.example"], OWN)
    assert is_untouchable(foreign, ["x@bücher.example"], OWN)


def test_without_a_list_everybody_may_be_answered() -> None:
    assert not is_untouchable(thread("Hello?"), [], OWN)
    assert not is_untouchable(thread(mail(sender="no address")), ["a.example"], OWN)
    assert not is_untouchable(thread(mail(sender=f"x@{'a' * 70}.example")), ["b"], OWN)
