"""By which name somebody is greeted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersign.analysis.mail.features import MailFeatures
from countersign.analysis.mail.name_words import Sex
from countersign.analysis.mail.names import PersonName, name_of, name_shown
from tests.analysis.mail.texts.lines import rows
from tests.builders import mail


def called(name: str, address: str, text: str = "Could you come?") -> str:
    found = name_of(MailFeatures(mail(text, sender=address, sender_name=name)))
    return "-" if found is None else f"{found.first}|{found.last}"


@pytest.mark.parametrize(("texts", "right"), [("names_tuned", 1.0), ("names_after", 0.97)])
def test_first_and_last_names_are_told_apart_from_firms(texts: str, right: float) -> None:
    shown = rows(texts)

    wrong = [(name, want, found) for name, want in shown if (found := _parts(name)) != want]

    assert len(wrong) <= (1 - right) * len(shown), wrong


@pytest.mark.parametrize(
    ("name", "sex"),
    [
        ("Frau Dr. Weber", "f"),
        ("Herr Weber", "m"),
        ("Mrs. Robinson", "f"),
        ("Chloé Petit (she/her)", "f"),
        ("Robin Hale (he/him)", "m"),
        ("Robin Hale (they/them)", None),
        ("Maria Weber", None),
        ("Dr. Maria Weber", None),
    ],
)
def test_a_woman_or_a_man_is_who_says_so_and_nobody_by_their_name(
    name: str, sex: Sex | None
) -> None:
    found = name_shown(name)
    assert found is not None
    assert found.sex == sex


def test_titles_that_are_said_are_kept() -> None:
    found = name_shown("Lang, Prof. Dr. Ingrid")
    assert found == PersonName("Ingrid", "Lang", "Prof. Dr.", None, "Ingrid Lang")


@pytest.mark.parametrize(
    ("name", "address", "text", "want"),
    [
        ("Katherine Jones", "k.jones@acme.example", "Can you come?\n\nBest, Kate", "Kate|Jones"),
        ("Robert Finch", "rf@acme.example", "Can you come?\n\nBob", "Bob|Finch"),
        ("J. R. Smith", "jr@smith.example", "Can you come?\n\nThanks\nJohn", "John|Smith"),
        ("J. R. Smith", "jr@smith.example", "Can you come?", "|Smith"),
        ("Katherine Jones", "k@acme.example", "Can you come?\n\nTom", "Katherine|Jones"),
        ("Acme Support", "support@acme.example", "We ask.\n\nRegards,\nJens Olsen", "Jens|Olsen"),
        ("Acme Support", "support@acme.example", "We ask.\n\nRegards,\nThe Acme Team", "-"),
        ("Maria Weber", "mw@x.example", "Bitte.\n\nGruß\ni. A. Frau Maria Weber", "Maria|Weber"),
    ],
)
def test_how_they_sign_counts_where_it_may_be_the_same_person(
    name: str, address: str, text: str, want: str
) -> None:
    assert called(name, address, text) == want


@pytest.mark.parametrize(
    ("name", "address", "want"),
    [
        ("City Energy", "service@cityenergy.example", "-"),
        ("Blue Ocean", "hello@blueocean.example", "-"),
        ("Rowhouse", "office@rowhouse.example", "-"),
        ("Rowhouse", "jens@rowhouse.example", "-"),
        ("Jane Smith", "hello@janesmith.example", "Jane|Smith"),
        ("Petra", "petra@petra.example", "Petra|"),
        ("Aoife", "aoife@rowhouse.example", "Aoife|"),
        ("", "anna.schmidt@rowhouse.example", "Anna|Schmidt"),
        ("", "anna@rowhouse.example", "Anna|"),
        ("", "as@rowhouse.example", "-"),
        ("", "office.berlin@rowhouse.example", "-"),
        ("Support Team", "anna@rowhouse.example", "-"),
    ],
)
def test_a_firm_at_its_own_address_is_nobody(name: str, address: str, want: str) -> None:
    assert called(name, address) == want


@given(st.text(max_size=300))
def test_no_name_of_a_stranger_breaks_the_reading(name: str) -> None:
    found = name_shown(name)
    assert found is None or found.whole


def _parts(name: str) -> str:
    found = name_shown(name)
    return "-" if found is None else f"{found.first}|{found.last}"
