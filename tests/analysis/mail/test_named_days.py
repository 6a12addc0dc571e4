"""Which day a sentence means, in each of the languages that we write."""

from datetime import date

import pytest

from countersign.analysis.mail.language import Language
from countersign.analysis.mail.named_days import (
    days_in,
    working_days_after,
    working_days_between,
)

WEDNESDAY = date(2026, 12, 2)


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("I'll send it on Monday.", "en", "2026-12-07"),
        ("You'll have it by Wednesday.", "en", "2026-12-09"),
        ("Sometime next week, on Tuesday.", "en", "2026-12-08"),
        ("By the 5th.", "en", "2026-12-05"),
        ("By the 1st.", "en", "2027-01-01"),
        ("By March 5, 2027.", "en", "2027-03-05"),
        ("On 12/15.", "en", "2026-12-15"),
        ("In a couple of days.", "en", "2026-12-04"),
        ("By the end of the week.", "en", "2026-12-04"),
        ("At the end of the month.", "en", "2026-12-31"),
        ("Bis Freitag.", "de", "2026-12-04"),
        ("Am 5.3.", "de", "2027-03-05"),
        ("Bis zum 10. ist es da.", "de", "2026-12-10"),
        ("Morgen früh.", "de", "2026-12-03"),
        ("Das war heute Morgen.", "de", "2026-12-02"),
        ("In ein paar Tagen.", "de", "2026-12-04"),
        ("Nächste Woche.", "de", "2026-12-11"),
        ("Le 5 mars.", "fr", "2027-03-05"),
        ("D'ici vendredi.", "fr", "2026-12-04"),
        ("Dans deux jours.", "fr", "2026-12-04"),
        ("Mañana por la mañana.", "es", "2026-12-03"),
        ("El 5 de enero.", "es", "2027-01-05"),
        ("Pasado mañana.", "es", "2026-12-04"),
        ("Entro il 10.", "it", "2026-12-10"),
        ("Tra due giorni.", "it", "2026-12-04"),
        ("Dopodomani.", "it", "2026-12-04"),
        ("Uiterlijk vrijdag.", "nl", "2026-12-04"),
        ("Over twee weken.", "nl", "2026-12-16"),
        ("Voor de 5e.", "nl", "2026-12-05"),
    ],
)
def test_the_day_that_is_meant(text: str, language: Language, day: str) -> None:
    assert days_in(text, language, WEDNESDAY)[0] == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Thanks, that helps.", "en"),
        ("Version 12.4 of 31/31.", "en"),
        ("It was on 2026-11-30.", "en"),
        ("Guten Morgen zusammen!", "de"),
        ("On the 31st of never, 99/99.", "fr"),
        ("Goede morgen!", "nl"),
    ],
)
def test_no_day_is_seen_where_none_is_named_or_it_is_over(text: str, language: Language) -> None:
    assert days_in(text, language, WEDNESDAY) == ()


def test_a_weekend_is_no_working_day() -> None:
    friday, monday = date(2026, 12, 4), date(2026, 12, 7)

    assert working_days_after(friday, 1) == monday
    assert working_days_after(date(2026, 12, 5), 1) == monday
    assert working_days_after(WEDNESDAY, 3) == monday
    assert working_days_between(friday, monday) == 1
    assert working_days_between(monday, friday) == 0
