"""What is left for the person to fill in."""

import pytest

from countersign.domain.actions.blanks import LABEL_AT_MOST, Blank, blank
from tests.factories import reply


def test_blanks_are_found_in_the_order_in_which_they_are_read() -> None:
    action = reply(subject="Re: ⟦what⟧", body="On ⟦date⟧, at ⟦time⟧.")

    assert action.blanks == (Blank("subject", "what"), Blank("body", "date"), Blank("body", "time"))


@pytest.mark.parametrize("text", ["⟦", "⟧", "⟦⟧", "⟦ ⟧", "a ⟧ b"])
def test_a_blank_that_nobody_closed_or_named_is_one(text: str) -> None:
    assert reply(body=text).blanks == (Blank("body", ""),)


def test_one_inside_another_is_left_open_whatever_is_filled_in() -> None:
    assert reply(body="⟦a ⟦b⟧ c⟧").blanks


def test_no_identifier_is_looked_at() -> None:
    assert reply(thread_id="⟦t⟧", references="⟦r⟧").blanks == ()


def test_a_label_stands_on_one_line_and_is_bounded() -> None:
    assert blank(" Your\n name ") == "⟦Your name⟧"
    assert blank("⟦a⟧⟧") == "⟦a⟧"
    assert blank("a" * 200) == f"⟦{'a' * LABEL_AT_MOST}⟧"
