"""What an engine wrote is offered with blanks where it left something open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from countersign.domain.actions.email.label import Label
from countersign.domain.actions.left_open import left_open
from countersign.domain.actions.letter import LetterAction
from countersign.domain.actions.placeholders import placeholders
from countersign.domain.task.alternative import Alternative
from tests.domain.actions.test_placeholders import ORDINARY, PLACEHOLDERS
from tests.factories import archive, item, proposal, reply, sent

ANY = st.text("[]<>{}()$%*|_X:/.⟦⟧ \n>abD", max_size=40)
PARTS = st.one_of(st.sampled_from([text for text, _ in PLACEHOLDERS] + ORDINARY), ANY)


def opened(body: str, **known: tuple[str, ...]) -> str:
    action = left_open(reply(body=body), **known)
    assert isinstance(action, LetterAction)
    return action.body


def test_each_placeholder_is_a_blank_and_all_else_is_as_it_was() -> None:
    assert opened("Dear [Name],\nat XX:XX [1]?\n[Your  name]") == (
        "Dear ⟦Name⟧,\nat ⟦XX:XX⟧ [1]?\n⟦Your name⟧"
    )


def test_one_that_stands_behind_another_is_found_too() -> None:
    assert opened("XX[name]") == "⟦XX⟧⟦name⟧"


def test_a_text_without_any_is_the_very_same_action() -> None:
    action = reply()

    assert left_open(action) is action


@given(parts=st.lists(PARTS, max_size=6), between=st.sampled_from([" ", "", "\n", ", "]))
def test_nothing_that_looks_like_a_placeholder_is_left(parts: list[str], between: str) -> None:
    text = f"a{between}{between.join(parts)}"
    unquoted = "\n".join(line.lstrip("> ") for line in text.split("\n"))

    assert list(placeholders(opened(unquoted))) == []


def test_what_was_quoted_stays_as_its_writer_wrote_it() -> None:
    quoted = "> Dear [Name],\n>> at XX:XX\n"

    assert opened(f"{quoted}Gladly, [Your name]") == f"{quoted}Gladly, ⟦Your name⟧"


def test_a_signature_stays_and_the_same_words_above_it_do_not() -> None:
    signature = "Ada\n[Title]"

    assert opened(f"I am [Title].\n{signature}", verbatim=(signature,)) == (
        f"I am ⟦Title⟧.\n{signature}"
    )


def test_what_the_person_wrote_stays_wherever_it_stands() -> None:
    assert opened("[date] and [time]", said=("say [date]",)) == "[date] and ⟦time⟧"


def test_the_threads_own_subject_stays_and_another_does_not() -> None:
    action = reply(subject="Re: [Name] left")

    assert left_open(action, verbatim=("Re: [Name] left",)) is action
    assert left_open(action).leaves[3].value == "Re: ⟦Name⟧ left"


def test_what_strangers_wrote_in_a_pile_is_theirs() -> None:
    subjects = item(1).model_copy(update={"subject": "Dear [Name] ⟦sale⟧"})
    action = archive(1).model_copy(update={"items": (subjects,)})

    assert left_open(action) is action
    assert action.blanks == ()


def test_where_no_blank_can_stand_it_is_refused() -> None:
    with pytest.raises(ValidationError):
        left_open(Label(integration_id="int_1", items=(item(1),), label="TBD"))


def test_whoever_makes_a_proposal_it_leaves_open_what_is_open() -> None:
    made = proposal(
        action=reply(body="At XX:XX.", subject="Re: [Name]"),
        verbatim=("Re: [Name]",),
        alternatives=(Alternative(label="Yes", action=reply(body="Yes, on [date].")),),
    )

    assert [one.label for one in made.action.blanks] == ["XX:XX"]
    assert [one.label for one in made.alternatives[0].action.blanks] == ["date"]
    assert made.is_open


def test_a_proposal_that_could_hold_no_blank_is_none() -> None:
    with pytest.raises(ValidationError):
        proposal(action=Label(integration_id="int_1", items=(item(1),), label="TBD"))


def test_two_ways_that_differ_in_nothing_but_a_placeholders_form_are_one() -> None:
    with pytest.raises(ValidationError):
        proposal(
            action=sent(body="On [date]."),
            alternatives=(Alternative(label="Yes", action=sent(body="On <date>.")),),
        )
