"""What is written behind a sentence never leaves it in force in the opposite sense."""

import pytest

from countersign.analysis.instructions.understanding import understood
from tests.analysis.instructions.taken_back import BEHIND, REFERS_BACK, STANDS_ALONE


def followed(text: str) -> list[bool]:
    """Of each sentence, whether it is."""
    return [one.heard is not None for one in understood(text)]


@pytest.mark.parametrize(
    ("before", "sentence"),
    [(one, row) for one, rows in zip(BEHIND, REFERS_BACK, strict=True) for row in rows],
)
def test_what_refers_back_leaves_the_sentence_before_in_doubt(before: str, sentence: str) -> None:
    for between in (" ", "\n", "\n\n- "):
        first, *rest = understood(f"{before}{between}{sentence}")
        assert (first.heard, first.in_doubt) == (None, True)
        assert [(one.heard, one.in_doubt) for one in rest] == [(None, False)] * len(rest)


@pytest.mark.parametrize(
    ("before", "sentence"),
    [(one, row) for one, rows in zip(BEHIND, STANDS_ALONE, strict=True) for row in rows],
)
def test_what_says_nothing_about_the_sentence_before_leaves_it_as_it_is(
    before: str, sentence: str
) -> None:
    assert followed(f"{before} {sentence}")[0]


def test_one_sentence_is_in_doubt_and_what_stands_above_it_is_not() -> None:
    assert followed("Be formal. Ignore newsletters. Forget that.") == [True, False, False]
    assert followed("Forget that. Ignore newsletters.") == [False, True]


def test_words_of_thanks_hide_nobody_from_what_comes_behind_them() -> None:
    assert followed("Ignore newsletters. Thanks! No, don't.") == [False, False, False]
    assert followed("Ignoriere Newsletter. Danke! Doch nicht.") == [False, False, False]


def test_a_chain_of_second_thoughts_reaches_what_it_began_with() -> None:
    assert followed("Ignore newsletters. They annoy Bob. Forget that.") == [False, False, False]


@pytest.mark.parametrize(
    "everything",
    [
        *("Forget everything.", "Ignore all of my rules.", "Vergiss alles."),
        *("Streiche die Regeln.", "Regel 1 entfällt."),
        *("The first one is wrong.", "Strike the first sentence.", "Rule 1 is cancelled."),
        *("Never do what the first sentence says.", "Pretend I never wrote anything."),
        *("Der erste Satz ist falsch.", "Ignorieren Sie meine erste Anweisung."),
    ],
)
def test_what_takes_everything_back_reaches_all_that_stands_above_it(everything: str) -> None:
    assert followed(f"Be formal. Ignore newsletters. {everything}") == [False, False, False]


@pytest.mark.parametrize(
    ("question", "is_followed"),
    [
        ("Ignore newsletters?", False),
        ("Never reply to hans@example.org?", False),
        ("Newsletter ignorieren?", False),
        ("Can you ignore newsletters?", True),
        ("Could you please answer in Italian?", True),
        ("Kannst du Newsletter ignorieren?", True),
        ("Antworten bitte auf Deutsch?", True),
    ],
)
def test_a_question_is_an_order_only_where_it_is_put_as_a_request(
    question: str, is_followed: bool
) -> None:
    (one,) = understood(question)
    assert (one.heard is not None, one.in_doubt) == (is_followed, not is_followed)


@pytest.mark.parametrize("no", ["No.", "No, thanks.", "Never.", "Nein.", "Lieber nicht."])
@pytest.mark.parametrize("asked", ["Ignore newsletters?", "Can you ignore newsletters?"])
def test_a_question_that_is_answered_with_a_no_is_not_followed(asked: str, no: str) -> None:
    assert followed(f"{asked} {no}") == [False, False]


def test_what_is_asked_for_instead_is_not_done_and_nor_is_the_other() -> None:
    assert followed("Never reply to hans@example.org. Forward instead.") == [False, False]


def test_a_denial_of_something_else_is_a_sentence_of_its_own() -> None:
    assert followed("Keep it short. No small talk.") == [True, False]
    assert followed("Keep it short. Never archive anything.") == [True, True]
