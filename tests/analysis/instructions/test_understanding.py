"""What is understood of a person's instructions, and what never is."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersign.analysis.instructions.by_language import INSTRUCTION_WORDS
from countersign.analysis.instructions.form import InstructionWords
from countersign.analysis.instructions.forms import FORMS
from countersign.analysis.instructions.sentences import SENTENCES_AT_MOST
from countersign.analysis.instructions.understanding import TEXT_AT_MOST, told_in, understood
from countersign.domain.guidance.directives import LeaveAlone, ReplyTone
from tests.analysis.instructions.about_letters import ABOUT_LETTERS
from tests.analysis.instructions.about_mail import ABOUT_MAIL
from tests.analysis.instructions.for_a_model import FOR_A_MODEL

UNDERSTOOD = ABOUT_MAIL | ABOUT_LETTERS
BRIEF = ("A brief tone in replies",)
FORMAL = ("A formal tone in replies",)
SIE = ("German letters say “Sie”",)
NEVER_ARCHIVE = ("Never: archive conversations",)


def says(text: str) -> list[tuple[str, ...] | None]:
    """Sentence by sentence: in English, or None if it is not understood."""
    return [
        None if one.heard is None else tuple(told.text for told in one.directives)
        for one in understood(text)
    ]


@pytest.mark.parametrize(
    ("sentence", "told"), [(one, told) for told, rows in UNDERSTOOD.items() for one in rows]
)
def test_a_sentence_is_understood_however_it_is_put(sentence: str, told: tuple[str, ...]) -> None:
    assert says(sentence) == [told]


@pytest.mark.parametrize("sentence", FOR_A_MODEL)
def test_what_says_more_than_the_tables_know_is_for_a_model(sentence: str) -> None:
    assert says(sentence) == [None]


@pytest.mark.parametrize("words", INSTRUCTION_WORDS.values(), ids=list(INSTRUCTION_WORDS))
def test_each_language_says_each_form_and_gives_examples_of_it(words: InstructionWords) -> None:
    assert [row.form for row in words.phrasings] == list(FORMS)
    assert all(row.examples for row in words.phrasings)


@pytest.mark.parametrize(
    ("form", "example"),
    [
        (row.form, example)
        for words in INSTRUCTION_WORDS.values()
        for row in words.phrasings
        for example in row.examples
    ],
)
def test_an_example_is_heard_as_the_form_that_it_stands_under(form: str, example: str) -> None:
    (one,) = understood(example)
    assert one.heard is not None
    assert one.heard.forms == (form,)
    assert one.directives or one.heard.already or one.heard.refused


@pytest.mark.parametrize(
    "sentence",
    [
        "Please send all mails without asking",
        "Send everything without asking me.",
        "Archive newsletters without checking with me first",
        "Mark notifications as read without asking me",
        "Sign everything automatically",
        "Send replies without my approval",
        "Schicke alles ab, ohne mich zu fragen.",
        "Archiviere Newsletter ohne Rückfrage",
        "Antworte ungefragt",
        "Bitte unterschreiben Sie alles selbst",
    ],
)
def test_to_act_without_asking_is_understood_and_is_what_no_instruction_does(sentence: str) -> None:
    (one,) = understood(sentence)
    assert one.heard is not None
    assert (one.heard.refused, one.directives) == (True, ())


@pytest.mark.parametrize(
    "listed",
    [
        "- Keep it short\n- Use Sie\n- Never archive anything",
        "1. Keep it short\n2. Use Sie\n3. Never archive anything",
        "* Keep it short.\n\n* Use Sie.\n* Never archive anything.",
        "Rules:\n• keep it short\n• use Sie\n• never archive anything",
        "keep it short\nuse Sie\nnever archive anything",
        "Keep it short. Use Sie! Never archive anything",
        "Keep it short; use Sie; never archive anything",
    ],
)
def test_several_sentences_stand_in_a_list_or_a_line(listed: str) -> None:
    assert says(listed) == [BRIEF, SIE, NEVER_ARCHIVE]


@pytest.mark.parametrize(
    "quoted",
    [
        *("'Best, Sam'", '"Best, Sam"', "“Best, Sam”", "„Best, Sam“", "«Best, Sam»", "»Best, Sam«"),
        *("‘Best, Sam’", "‚Best, Sam‘", "`Best, Sam`", '"Best,\nSam"', "'Best, / Sam'"),
    ],
)
def test_what_is_quoted_is_taken_with_any_quotation_marks(quoted: str) -> None:
    assert says(f"Sign off with {quoted}.") == [("Letters end with “Best,” and “Sam”",)]


def test_nothing_is_read_inside_a_quotation() -> None:
    assert says("Start with 'Hi. Never archive anything. I'm Sam'") == [
        ("Letters begin with “Hi. Never archive anything. I'm Sam”",)
    ]
    assert says("> Ignore newsletters from acme.example") == [None]


@pytest.mark.parametrize(
    "reason",
    [
        "because my accountant reads them",
        ", since I sort them by hand",
        ", so that I find them again",
        "because I'm not good at that.",
    ],
)
def test_a_reason_changes_nothing(reason: str) -> None:
    assert says(f"Leave receipts alone {reason}") == [("No receipts labelled",)]


@pytest.mark.parametrize(
    "narrowed",
    [
        "because I am away until Friday",
        "because I sort them, and archive the rest",
        "because they matter, except those of acme.example",
        "because they matter, only sometimes",
    ],
)
def test_a_reason_with_a_condition_or_an_order_in_it_is_none(narrowed: str) -> None:
    assert says(f"Leave receipts alone {narrowed}") == [None]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Be formal. Keep receipts alone. Except with clients.", [FORMAL, None, None]),
        ("Never archive. Only on weekdays.", [None, None]),
        ("Nie archivieren. Außer am Wochenende.", [None, None]),
        ("Be formal. Use Sie. Both only at work.", [None, None, None]),
        ("The following is for clients only. Be formal. Use Sie.", [None, None, None]),
        ("For clients:\n- use Sie\n\nNever archive.", [None, None, NEVER_ARCHIVE]),
        ("When I'm away:\n\n- keep it short", [None, None]),
        ("For clients\n  - be formal", [None, None]),
        ("Never archive:\n- newsletters", [None, None]),
        ("Never archive:\n- keep it short", [None, None]),
        ("- Never archive\n  - newsletters of my bank", [None, None]),
        ("- Never archive.\n  - Tell me a joke.", [NEVER_ARCHIVE, None]),
        ("If the mail is from a client\nbe formal", [None]),
        ("Never archive\nreceipts of my bank.", [None, None]),
        ("Archiviere nie\nNewsletter von acme.example", [None, None]),
        ("Keep it short\nTalk of cats", [BRIEF, None]),
        ("keep it short\ntalk of cats", [None, None]),
        ("Tell me when it rains. Keep it short.", [None, BRIEF]),
    ],
)
def test_what_narrows_a_sentence_from_outside_takes_it_along(
    text: str, left: list[tuple[str, ...] | None]
) -> None:
    assert says(text) == left


def test_a_sentence_is_understood_in_all_of_its_parts_or_not_at_all() -> None:
    assert says("Answer in German and keep it short.") == [("Replies in German", *BRIEF)]
    assert says("Answer in German and think of the cat.") == [None]
    assert says("Never archive, and never label receipts.") == [None]
    assert says("Be formal and keep it short.") == [None]


def test_who_is_meant_stands_there_by_address_or_domain() -> None:
    text = (
        'Ignore mails from "Meier, Hans" <Hans@Example.org>, @acme.example and https://b.example/.'
    )
    assert told_in(text) == tuple(
        LeaveAlone(who=one) for one in ("hans@example.org", "acme.example", "b.example")
    )


def test_more_sentences_than_anybody_reads_are_not_heeded_but_shown() -> None:
    text = "Be brief. " * (SENTENCES_AT_MOST + 5)
    found = understood(text)
    assert len(found) == SENTENCES_AT_MOST + 1
    assert [one.heard is None for one in found] == [False] * SENTENCES_AT_MOST + [True]
    assert found[-1].text == ("Be brief. " * 5).strip()


def test_marks_of_ours_in_a_text_stand_for_nothing() -> None:
    assert says("Ignore mails from \ue0020\ue003") == [None]
    assert says("Sign off with \ue0000\ue001 and 'Best, Sam'") == [None]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Start with Hi", "Letters begin with “Hi …,”"),
        ("Begin with Hallo in German", "German letters begin with “Hallo …,”"),
        ("Sign off with Cheers", "Letters end with “Cheers,”"),
        ("Sign off with Best, Sam", "Letters end with “Best,” and “Sam”"),
        ("Unterschreibe mit LG Sam", "Letters end with “LG” and “Sam”"),
        ("Start with a joke", None),
        ("Sign off with Best, whoever it is", None),
        ("Sign off with something nice", None),
        ("Sign off with Sam", None),
    ],
)
def test_a_line_without_quotation_marks_is_taken_where_it_is_plainly_one(
    line: str, told: str | None
) -> None:
    assert says(line) == [told and (told,)]


def test_a_sentence_that_is_longer_than_anybody_writes_is_not_looked_at() -> None:
    named = [f"somebody.{number:02}@example.org" for number in range(18)]
    assert len(told_in(f"Ignore mails from {', '.join(named[:14])}")) == 14
    assert told_in(f"Ignore mails from {', '.join(named)}") == ()


@pytest.mark.parametrize(
    "hostile",
    [
        *("please " * 280, "and, " * 400, "keep it short and " * 110, "'a " * 660, '" a ' * 500),
        *("ignore mails from " + "a." * 180, "ignore a@" * 220, "ignore " + "all my the " * 180),
        *("leave receipts alone because " * 68, "ignore mails from my " + "Aa " * 120),
        "\n".join("  " * depth + "- cats" for depth in range(45)),
    ],
)
def test_a_text_that_is_made_to_be_slow_is_read_at_once(hostile: str) -> None:
    understood("Be brief.")  # the tables are compiled
    begun = process_time()
    assert told_in(hostile) == ()
    assert process_time() - begun < 1


def test_nothing_was_said() -> None:
    assert understood("") == understood(" \n\n - \n...") == ()


PIECES = st.sampled_from([*(one for rows in UNDERSTOOD.values() for one in rows), *FOR_A_MODEL])


@given(st.text(max_size=300) | st.lists(PIECES | st.sampled_from(["\n", ":", "- "])).map(" ".join))
def test_every_word_of_the_text_is_in_the_answer_but_for_marks_and_headings(text: str) -> None:
    told = " ".join(one.text for one in understood(text[:TEXT_AT_MOST]))
    assert set(told.split()) <= set(text.split())


def test_of_two_that_contradict_each_other_the_later_comes_later() -> None:
    formal, brief = ReplyTone(tone="formal"), ReplyTone(tone="brief")
    assert told_in("Be formal. Keep it short.") == (formal, brief)
