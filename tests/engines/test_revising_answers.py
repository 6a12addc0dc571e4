"""An answer that we wrote is put otherwise as the person asks, each sentence as what it is."""

import pytest

from tests.engines.test_instructions import told


def letter(*paragraphs: str) -> str:
    return "\n\n".join(["Hi Alice,", "Thanks for your message.", *paragraphs, "Best wishes,\nSam"])


@pytest.mark.parametrize(
    ("line", "german"),
    [
        ("Yes, that works for me.", "Ja, das passt für mich."),
        ("Monday at ten works for me.", "Monday at ten passt mir gut."),
        ("I've attached plan.pdf.", "Im Anhang ist plan.pdf."),
        ("⟦number or amount⟧", "⟦Zahl oder Betrag⟧"),
        (
            "I can't say yet, but I'll get back to you by Thursday.",
            "Das kann ich noch nicht sagen, ich melde mich dazu bis Donnerstag.",
        ),
    ],
)
def test_it_is_said_in_another_language(line: str, german: str) -> None:
    assert german in told("in German", letter(line))


def test_a_yes_takes_the_place_of_the_first_that_is_open_and_leaves_the_others() -> None:
    body = told("say yes", letter("⟦yes or no⟧", "> How many chairs?", "⟦number or amount⟧"))
    assert "Yes, that works for me.\n\n> How many chairs?\n\n⟦number or amount⟧" in body


def test_another_answer_takes_the_place_of_the_one_that_was_chosen() -> None:
    body = told("say no", letter("Yes, that works for me."))
    assert "Yes" not in body
    assert "I'm afraid I have to say no." in body
