from string import Formatter
from typing import Any

import pytest

from countersign.analysis.mail.reasons import REASONS, reason
from countersign.domain.actions.catalog import KINDS
from countersign.domain.says import Counted, Several, say
from tests.kinds.example import EXAMPLES


def named_in(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_summary_says_all_that_it_is_told_and_no_more(kind: str) -> None:
    action: Any = EXAMPLES[kind].action
    assert named_in(action.sums_up) == set(action.told)
    assert action.says.code == f"summary.{kind}"
    assert action.summary() == action.says.text


@pytest.mark.parametrize(
    ("filled", "said"),
    [
        (Several(names=("Ana",)), "From Ana."),
        (Several(names=("Ana", "Ben")), "From Ana and Ben."),
        (Several(names=("Ana", "Ben", "Cleo")), "From Ana, Ben and Cleo."),
        (Several(names=("Ana", "Ben"), more=2), "From Ana, Ben and 2 more."),
        (Counted(count=1, things="conversations"), "From 1 conversation."),
        (Counted(count=3, things="conversations"), "From 3 conversations."),
        ((reason("sign.bait"), reason("sign.swindle")), None),
    ],
)
def test_names_numbers_and_clauses_are_filled_in(filled: Any, said: str | None) -> None:
    text = say("from", "From {filled}.", {"filled": filled}).text
    clauses = f"From {REASONS['sign.bait']} and {REASONS['sign.swindle']}."
    assert text == (said or clauses)


def test_what_a_stranger_is_called_is_filled_in_and_never_read() -> None:
    who = "{reasons} {0} {who.__class__}"
    assert reason("asks.question", {"who": who}).text.startswith(f"{who} asks you a question")


def test_a_sentence_that_is_not_in_the_table_is_refused() -> None:
    with pytest.raises(KeyError):
        reason("asks.anything")
