"""When an answer is overdue, and when a promise is looked at."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from countersign.analysis.mail.pace import answer_overdue_at, promised_at, zone_of
from countersign.domain.mail.mail import Mail
from tests.builders import mail, sent

BERLIN = ZoneInfo("Europe/Berlin")
THURSDAY = datetime(2026, 12, 3, 14, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def both(days: int, begun: datetime) -> list[Mail]:
    return [sent(at=begun), mail("Yes.", at=begun + days * DAY)]


def test_without_a_pace_an_answer_is_overdue_after_three_working_days() -> None:
    assert answer_overdue_at(sent(at=THURSDAY), [], BERLIN) == THURSDAY + 5 * DAY


def test_who_answers_at_once_is_asked_again_after_a_day_and_who_takes_long_is_given_long() -> None:
    before = THURSDAY - 60 * DAY
    quick = both(0, before) + both(0, before + 7 * DAY) + both(5, before + 14 * DAY)
    slow = both(40, before)

    assert answer_overdue_at(sent(at=THURSDAY), quick, BERLIN) == THURSDAY + DAY
    assert answer_overdue_at(sent(at=THURSDAY), slow, BERLIN) == THURSDAY + 14 * DAY


def test_nobody_is_reminded_at_night_or_on_a_weekend_of_where_they_are() -> None:
    late = datetime(2026, 12, 3, 23, 30, tzinfo=UTC)  # Friday, half past midnight, in Berlin

    overdue = answer_overdue_at(sent(at=late), [], BERLIN).astimezone(BERLIN)

    assert (overdue.isoweekday(), overdue.hour) == (3, 8)


def test_a_promise_is_looked_at_in_the_morning_of_its_day() -> None:
    said = THURSDAY.astimezone(BERLIN)
    monday = datetime(2026, 12, 7, tzinfo=BERLIN)
    today = said.replace(hour=0, minute=0)

    assert promised_at(monday, said) == datetime(2026, 12, 7, 7, 0, tzinfo=UTC)
    assert promised_at(today, said.replace(hour=11)).astimezone(BERLIN).hour == 17
    assert promised_at(today, said.replace(hour=20)).astimezone(BERLIN).isoweekday() == 5


def test_a_place_that_nobody_knows_has_no_time_of_its_own() -> None:
    assert zone_of("Atlantis/Center") is UTC
    assert zone_of("Europe/Berlin") == BERLIN
