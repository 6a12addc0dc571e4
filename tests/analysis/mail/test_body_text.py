"""The newest text of a message and its sentences."""

import pytest

from countersign.analysis.mail.body_text import newest_blocks, sentences


def newest(text: str) -> str:
    return "\n".join(newest_blocks(text))


@pytest.mark.parametrize(
    "header",
    [
        "On Mon, 2 Mar 2026 at 10:00, Al Fox <al@fox.example> wrote:",
        "On Mon, 2 Mar 2026 at 10:00, Al Fox\n<al@fox.example> wrote:",
        "Am 02.03.2026 um 10:00 schrieb Al Fox <al@fox.example>:",
        "Le lun. 2 mars 2026 à 10:00, Al Fox <al@fox.example> a écrit :",
        "El lun, 2 mar 2026 a las 10:00, Al Fox (<al@fox.example>) escribió:",
        "Il giorno lun 2 mar 2026 alle ore 10:00 Al Fox <al@fox.example> ha scritto:",
        "Op ma 2 mrt 2026 om 10:00 schreef Al Fox <al@fox.example>:",
        "2026-03-02 10:00 GMT+01:00 Al Fox <al@fox.example>:",
        "Al Fox <al@fox.example> wrote:",
    ],
)
def test_a_quoted_message_below_is_not_newest_text(header: str) -> None:
    assert newest(f"Will you come?\n\n{header}\n> earlier words\n> more") == "Will you come?"
    assert newest(f"Will you come?\n\n{header}\n\nearlier words") == "Will you come?"


@pytest.mark.parametrize(
    "below",
    [
        "-----Original Message-----\nFrom: Al\n\nearlier",
        "---------- Forwarded message ---------\nFrom: Al\n\nearlier",
        "From: Al Fox\nSent: Monday\nTo: Sam\nSubject: x\n\nearlier",
        "*Von:* Al Fox\n*Gesendet:* Montag\n*An:* Sam\n\nearlier",
        "________________________________\nDe : Al\nEnvoyé : lundi\nÀ : Sam\n\nearlier",
        "-- \nAl Fox\nHead of Foxes",
        "Best regards,\nAl Fox\nHead of Foxes\n+1 555 0100",
        "Mit freundlichen Grüßen\nAl Fox",
        "Sent from my iPhone",
    ],
)
def test_what_programs_and_people_put_below_is_not_newest_text(below: str) -> None:
    assert newest(f"Will you come?\n\n{below}").strip("_\n") == "Will you come?"


def test_answers_between_quoted_lines_are_kept_apart() -> None:
    text = "> Is it done?\nYes, it is.\n> And the rest?\nWhat do you mean?"
    assert newest_blocks(text) == ("Yes, it is.", "What do you mean?")


def test_a_wide_mark_marks_a_quotation_too() -> None:
    assert newest("\uff1e もう終わりましたか\uff1f\nはい。\n\uff1e 次は") == "はい。"


def test_an_answer_below_the_quotation_is_kept() -> None:
    text = "On Mon, 2 Mar 2026, Al <al@fox.example> wrote:\n> Done?\n\nNot yet. Can you help?"
    assert newest(text) == "Not yet. Can you help?"


def test_thanks_at_the_start_of_a_request_begins_no_signature() -> None:
    assert "send me" in newest("Hi,\n\nThanks, can you send me the rest?\n\nAl")


def test_a_postscript_is_read() -> None:
    assert newest("All fine.\n\nBest,\nAl\n\nP.S. Can you call me?").endswith("Can you call me?")


def test_a_question_before_a_quotation_on_the_next_line_survives() -> None:
    text = "Will you come?\nOn Mon, 2 Mar 2026, Al <al@fox.example> wrote:\n> earlier"
    assert newest(text) == "Will you come?"


def test_sentences_end_where_people_end_them() -> None:
    block = "Hi Sam,\nDr. Fox is here, e.g. today. Can you\ncome at 3.30 p.m. please? Thanks!"
    assert sentences(block) == (
        "Hi Sam,",
        "Dr. Fox is here, e.g. today.",
        "Can you\ncome at 3.30 p.m. please?",
        "Thanks!",
    )


def test_bullets_are_sentences_of_their_own() -> None:
    assert sentences("Please send:\n- the plan\n- the bill") == (
        "Please send:",
        "- the plan",
        "- the bill",
    )
