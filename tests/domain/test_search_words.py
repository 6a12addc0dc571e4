import pytest

from countersign.domain.task.search_words import WORDS_KEPT, found_in, sought_in, words_of


@pytest.mark.parametrize(
    ("stands", "typed"),
    [
        ("Answer Grace", "grace"),
        ("Answer Grace", "GRA ans"),
        ("Straße", "strasse"),
        ("STRASSE", "straße"),
        ("Müller", "muller"),
        ("Müller", "mueller"),
        ("Mueller", "müller"),
        ("Mueller", "mü"),
        ("Mu\u0308ller", "müller"),
        ("Zoë Łukasz", "zoe lukasz"),
        ("Crème brûlée", "creme brulee"),
        ("Søren Kierkegård", "soren kierkegard"),
        ("İstanbul", "istanbul"),
        ("grace.hopper@mail.example.org", "hopper"),
        ("grace.hopper@mail.example.org", "mail.example"),
        ("grace.hopper@mail.example.org", "grace.hopper@mail.example.org"),
        ("Re: Lunch, at noon?", "lunch noon"),
        ("Договор", "ДОГОВ"),
        ("invoice_2026-11", "2026"),
    ],
)
def test_a_task_is_found_by_the_beginning_of_each_word(stands: str, typed: str) -> None:
    assert found_in(words_of([stands]), sought_in(typed))


@pytest.mark.parametrize(
    ("stands", "typed"),
    [
        ("Answer Grace", "race"),
        ("Answer Grace", "grace henry"),
        ("grace@example.org", "grace.example.org.uk"),
        ("Dublin", "due"),
        ("Muller", "mueller"),
    ],
)
def test_what_begins_no_word_finds_nothing(stands: str, typed: str) -> None:
    assert not found_in(words_of([stands]), sought_in(typed))


def test_so_many_words_are_kept_whole_and_each_once() -> None:
    words = words_of(f"person{number}@example.org" for number in range(1_000))

    assert len(words) <= WORDS_KEPT
    assert words.startswith(" person0 example org person1 person2 ")
    assert len(words.split()) == len(set(words.split()))
    assert set(words.split()) <= {f"person{number}" for number in range(1_000)} | {"example", "org"}


@pytest.mark.parametrize("typed", ["", "?!", "@", "\u200b"])
def test_where_there_is_no_word_nothing_is_looked_for(typed: str) -> None:
    assert sought_in(typed) == ()
