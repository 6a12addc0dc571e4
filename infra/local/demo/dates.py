"""Days that a text speaks of, told from the moment at which the mailbox is filled.

A text says `{work+3 weekday}`: `work+3` is the third working day from now, `sat+1` the first
Saturday after today, `+9` and `-4` are plain days. The word behind it says how it is written.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

_DAYS = {
    "en": "Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday",
    "de": "Montag, Dienstag, Mittwoch, Donnerstag, Freitag, Samstag, Sonntag",
    "es": "lunes, martes, miércoles, jueves, viernes, sábado, domingo",
}
_MONTHS = {
    "en": "January, February, March, April, May, June, July, August, September, October, November,"
    " December",
    "de": "Januar, Februar, März, April, Mai, Juni, Juli, August, September, Oktober, November,"
    " Dezember",
    "es": "enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, octubre,"
    " noviembre, diciembre",
}


def _weekday(day: date, language: str = "en") -> str:
    return _DAYS[language].split(", ")[day.weekday()]


def _month(day: date, language: str = "en") -> str:
    return _MONTHS[language].split(", ")[day.month - 1]


_FORMS: dict[str, Callable[[date], str]] = {
    "weekday": _weekday,
    "day": lambda day: f"{day.day} {_month(day)}",
    "date": lambda day: f"{day.day} {_month(day)} {day.year}",
    "month": _month,
    "dotted": lambda day: f"{day:%d.%m.%Y}",
    "wochentag": lambda day: _weekday(day, "de"),
    "tag": lambda day: f"{day.day}. {_month(day, 'de')}",
    "dia": lambda day: _weekday(day, "es"),
    "fecha": lambda day: f"{day.day} de {_month(day, 'es')}",
}
_DAY = r"(work|sat|)([+-]\d{1,2})"
_MARK = re.compile(r"\{" + _DAY + r" (\w+)\}")
_ON_A_DAY = re.compile(r"(\d)d (\d\d):(\d\d)")
_AGO = re.compile(r"(?:(\d)h)?(?:(\d{1,2})m)? ago")


def dated(text: str, now: datetime) -> str:
    """The text with every mark replaced. Raises KeyError for a form that there is not."""
    return _MARK.sub(lambda mark: _FORMS[mark[3]](_day(mark[1], int(mark[2]), now.date())), text)


def day_of(mark: str, now: datetime) -> date:
    """The day that a mark such as `work+3` means. Raises ValueError."""
    found = re.fullmatch(_DAY, mark)
    if found is None:
        raise ValueError(f"{mark!r} is no day: write work+3, sat+1 or -4")
    return _day(found[1], int(found[2]), now.date())


def moment_of(when: str, now: datetime) -> datetime:
    """`3d 09:15` is that time of day three days ago, where `now` is; `2h10m ago` speaks for itself.

    Raises ValueError.
    """
    if found := _ON_A_DAY.fullmatch(when):
        day = now.date() - timedelta(days=int(found[1]))
        return datetime.combine(day, time(int(found[2]), int(found[3])), now.tzinfo)
    if found := _AGO.fullmatch(when):
        return now - timedelta(hours=int(found[1] or 0), minutes=int(found[2] or 0))
    raise ValueError(f"{when!r} is no time: write 3d 09:15 or 2h10m ago")


def spoken(moment: datetime, language: str) -> str:
    """Day and time as mail programs write them above a quotation."""
    day, clock = moment.date(), f"{moment:%H:%M}"
    if language == "de":
        return f"{_FORMS['dotted'](day)} um {clock}"
    if language == "es":
        return f"{_FORMS['dia'](day)}, {_FORMS['fecha'](day)} de {day.year} a las {clock}"
    return f"{_weekday(day)[:3]}, {day.day} {_month(day)[:3]} {day.year} at {clock}"


def _day(kind: str, count: int, today: date) -> date:
    if kind == "sat":
        ahead = (5 - today.weekday()) % 7 or 7
        return today + timedelta(days=ahead + 7 * (count - 1))
    if kind != "work":
        return today + timedelta(days=count)
    day, step = today, timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while day.weekday() >= 5:
            day += step
    return day
