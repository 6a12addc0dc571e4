"""Days that a sentence names, in six languages, counted from the day on which it was written.

A table of our own: which day is meant is part of what is judged here, and the libraries that read
dates in several languages read them out of anything, at many times the cost.
"""

import calendar
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from countersign.analysis.mail.language import Language
from countersign.analysis.mail.phrases import word_set

SENTENCE_READ = 600
FARTHEST = timedelta(days=370)

_WEEKDAYS: dict[Language, str] = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "de": "montag dienstag mittwoch donnerstag freitag samstag|sonnabend sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles|miercoles jueves viernes sábado|sabado domingo",
    "it": "lunedì|lunedi martedì|martedi mercoledì|mercoledi giovedì|giovedi venerdì|venerdi sabato"
    " domenica",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
}
_MONTHS: dict[Language, str] = {
    "en": "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug"
    " september|sept|sep october|oct november|nov december|dec",
    "de": "januar|jänner|jan februar|feb märz|mrz april|apr mai juni|jun juli|jul august|aug"
    " september|sept oktober|okt november|nov dezember|dez",
    "fr": "janvier février|fevrier mars avril mai juin juillet août|aout septembre octobre novembre"
    " décembre|decembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre"
    " diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre"
    " dicembre",
    "nl": "januari|jan februari|feb maart|mrt april|apr mei juni|jun juli|jul augustus|aug"
    " september|sept oktober|okt november|nov december|dec",
}
_IN_DAYS: dict[Language, tuple[tuple[str, int], ...]] = {
    "en": (
        (r"day after tomorrow", 2),
        (r"tomorrow", 1),
        (r"today|tonight|this (?:morning|afternoon|evening)|end of (?:the )?day|eod", 0),
    ),
    "de": (
        (r"übermorgen|uebermorgen", 2),
        (r"(?<!guten )(?<!heute )(?<!am )(?<!jeden )morgen(?! zusammen)", 1),
        (r"heute", 0),
    ),
    "fr": (
        (r"après-demain|apres-demain", 2),
        (r"demain", 1),
        (r"aujourd['’]hui|ce (?:matin|soir)|cet après-midi|dans la journée", 0),
    ),
    "es": (
        (r"pasado mañana", 2),
        (r"(?<!la )(?<!esta )(?<!pasado )mañana", 1),
        (r"hoy(?! en día)|esta (?:mañana|tarde|noche)", 0),
    ),
    "it": (
        (r"dopodomani", 2),
        (r"domani", 1),
        (r"oggi|stasera|stamattina|in giornata", 0),
    ),
    "nl": (
        (r"overmorgen", 2),
        (r"(?<!goede )(?<!elke )morgen", 1),
        (r"vandaag|vanavond|vanmiddag|vanochtend", 0),
    ),
}
_UNITS: dict[Language, tuple[str, str, str]] = {
    "en": (r"(?:in|within)(?: the next| about)?", r"(?:business |working )?days?", r"weeks?"),
    "de": (r"(?:in|innerhalb von|binnen)(?: etwa| den nächsten)?", r"(?:werk)?tage?n?", r"wochen?"),
    "fr": (r"(?:dans|d['’]ici|sous)(?: environ)?", r"jours?", r"semaines?"),
    "es": (r"(?:en|dentro de)(?: unos| unas)?", r"días?|dias?", r"semanas?"),
    "it": (r"(?:tra|fra|entro|in)(?: circa)?", r"giorn[oi]", r"settiman[ae]"),
    "nl": (r"(?:over|binnen)(?: ongeveer)?", r"(?:werk)?dag(?:en)?", r"we(?:ek|ken)"),
}
_NUMBERS: dict[str, int] = {
    **{str(number): number for number in range(1, 61)},
    **dict.fromkeys(word_set("a an one ein eine einem einer un une una uno een"), 1),
    **dict.fromkeys(word_set("two zwei deux dos due twee couple paar par paio"), 2),
    **dict.fromkeys(word_set("three few drei trois quelques tres tre drie"), 3),
    **dict.fromkeys(word_set("four vier quatre cuatro quattro"), 4),
    **dict.fromkeys(word_set("five fünf cinq cinco cinque vijf"), 5),
    **dict.fromkeys(word_set("ten zehn dix diez dieci tien"), 10),
}
_WEEKS: dict[Language, tuple[str, str, str, str]] = {
    "en": (
        r"(?:end of (?:the|this) |this )week(?!end)|eow",
        r"next week|early next week",
        r"(?:this |the |over the )weekend",
        r"(?:end of (?:the|this) )month|eom",
    ),
    "de": (
        r"(?:ende|diese[rn]?|im laufe) (?:der |dieser |die )?woche",
        r"(?:nächste|kommende|anfang nächster|ende nächster)[nr]? woche",
        r"(?:am|übers|dieses) wochenende",
        r"(?:ende (?:des|dieses) monats|monatsende)",
    ),
    "fr": (
        r"(?:fin de (?:la )?semaine|cette semaine|dans la semaine)",
        r"(?:la )?semaine prochaine|(?:début|fin) de semaine prochaine",
        r"(?:ce|le) week-?end",
        r"(?:fin (?:de|du) (?:ce )?mois|fin du mois)",
    ),
    "es": (
        r"(?:finales? de (?:la |esta )?semana|esta semana)",
        r"(?:la )?(?:próxima semana|semana (?:que viene|próxima))",
        r"(?:el|este) fin de semana",
        r"(?:fin(?:ales)? de(?:l| este)? mes)",
    ),
    "it": (
        r"(?:fine (?:della )?settimana(?! prossima)|questa settimana|in settimana)",
        r"(?:la )?(?:prossima settimana|settimana prossima)",
        r"(?:nel|questo) (?:weekend|fine settimana)",
        r"fine (?:del )?mese",
    ),
    "nl": (
        r"(?:eind(?:e)? van (?:de|deze) week|deze week|in de loop van de week)",
        r"(?:de )?(?:volgende|komende) week|begin volgende week",
        r"(?:dit|in het) weekend",
        r"(?:eind(?:e)? (?:van (?:de|deze) |deze )?maand)",
    ),
}
_OF_MONTH: dict[Language, str] = {
    "en": r"the (\d{1,2})(?:st|nd|rd|th)\b(?! (?:time|one|of the))",
    "de": r"(?:am|zum|bis|vom|ab) (?:dem )?(\d{1,2})\.(?!\d|\s?\d)",
    "fr": r"le (\d{1,2})(?!\d|[./]\d| ?h)\b",
    "es": r"(?:el|día) (?:día )?(\d{1,2})(?!\d|[./]\d)\b",
    "it": r"(?:il|entro il|al) (\d{1,2})(?!\d|[./]\d)\b",
    "nl": r"(?:op |voor )?de (\d{1,2})e\b",
}


def days_in(text: str, language: Language, written: date) -> tuple[date, ...]:
    """Every day that is named, in order, none twice; none before that of writing, and none so far
    away that it was hardly meant."""
    read = text[:SENTENCE_READ].lower()
    found = dict.fromkeys(_days(read, language, written))
    return tuple(sorted(one for one in found if written <= one <= written + FARTHEST))


def working_days_after(start: date, count: int) -> date:
    """So many working days later: Monday to Friday, wherever holidays are."""
    day = start
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < calendar.SATURDAY
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days the later day lies behind the earlier, at most 60."""
    count, day = 0, start
    while day < end and count < 60:
        day += timedelta(days=1)
        count += day.weekday() < calendar.SATURDAY
    return count


def _days(text: str, language: Language, written: date) -> Sequence[date]:
    """What is named most exactly: of "next week, on Monday" the Monday."""
    ways = (_calendar_days, _of_this_month, _near_days, _spans)
    found = (tuple(way(text, language, written)) for way in ways)
    return next(filter(None, found), ())


def _near_days(text: str, language: Language, written: date) -> Iterator[date]:
    for pattern, ahead in _in_days(language):
        if pattern.search(text):
            yield written + timedelta(days=ahead)
            break
    for weekday, pattern in enumerate(_weekdays(language)):
        if pattern.search(text):
            yield written + timedelta(days=(weekday - written.weekday() - 1) % 7 + 1)


def _calendar_days(text: str, language: Language, written: date) -> Iterator[date]:
    for iso in re.finditer(r"\b(\d{4})-(\d\d)-(\d\d)\b", text):
        yield from _made(int(iso[1]), int(iso[2]), int(iso[3]))
    for number, pattern in enumerate(_months(language), start=1):
        for named in pattern.finditer(text):
            day = int(named["before"] or named["after"])
            year = named["year"] or named["year2"]
            yield from _coming(day, number, int(year) if year else None, written)
    for dotted in re.finditer(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.(\d{4}|\d\d)?(?!\d)", text):
        yield from _coming(int(dotted[1]), int(dotted[2]), _year(dotted[3]), written)
    for slashed in re.finditer(r"(?<![\d/])(\d{1,2})[/](\d{1,2})(?:/(\d{4}|\d\d))?(?![\d/])", text):
        first, second = int(slashed[1]), int(slashed[2])
        if language == "en" and second > 12:
            first, second = second, first
        yield from _coming(first, second, _year(slashed[3]), written)


def _of_this_month(text: str, language: Language, written: date) -> Iterator[date]:
    for bare in _of_month(language).finditer(text):
        yield from _next_of_month(int(bare[1]), written)


def _spans(text: str, language: Language, written: date) -> Iterator[date]:
    this_week, next_week, weekend, month = _weeks(language)
    monday = written - timedelta(days=written.weekday())
    if weekend.search(text):
        yield monday + timedelta(days=6)
    elif next_week.search(text):
        yield monday + timedelta(days=11)
    elif this_week.search(text):
        yield max(written, monday + timedelta(days=4))
    if month.search(text):
        last = calendar.monthrange(written.year, written.month)[1]
        yield written.replace(day=last)
    for unit, pattern in zip((1, 7), _units(language), strict=True):
        for counted in pattern.finditer(text):
            yield written + timedelta(days=unit * _NUMBERS[counted[1]])


def _made(year: int, month: int, day: int) -> Iterator[date]:
    if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1] and year > 1:
        yield date(year, month, day)


def _coming(day: int, month: int, year: int | None, written: date) -> Iterator[date]:
    """In this year or, where that is over, in the next."""
    if year is not None:
        yield from _made(year, month, day)
        return
    for found in _made(written.year, month, day):
        if found >= written:
            yield found
            return
    yield from _made(written.year + 1, month, day)


def _next_of_month(day: int, written: date) -> Iterator[date]:
    first = written.replace(day=1)
    for _ in range(3):
        for found in _made(first.year, first.month, day):
            if found >= written:
                yield found
                return
        first = (first + timedelta(days=32)).replace(day=1)


def _year(shown: str | None) -> int | None:
    return None if shown is None else int(shown) + (2000 if len(shown) == 2 else 0)


def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


@cache
def _in_days(language: Language) -> tuple[tuple[re.Pattern[str], int], ...]:
    return tuple((_word(pattern), ahead) for pattern, ahead in _IN_DAYS[language])


@cache
def _weekdays(language: Language) -> tuple[re.Pattern[str], ...]:
    return tuple(map(_word, _WEEKDAYS[language].split()))


@cache
def _weeks(language: Language) -> tuple[re.Pattern[str], ...]:
    return tuple(map(_word, _WEEKS[language]))


@cache
def _units(language: Language) -> tuple[re.Pattern[str], ...]:
    within, days, weeks = _UNITS[language]
    numbers = "|".join(sorted(_NUMBERS, key=len, reverse=True))
    ahead = rf"{within} (?:an? |ein(?:e[nm]?)? |een |un )?({numbers})(?: of| de| di)?"
    return tuple(_word(rf"{ahead} (?:{unit})") for unit in (days, weeks))


@cache
def _months(language: Language) -> tuple[re.Pattern[str], ...]:
    day = r"(?P<before>\d{1,2})(?:st|nd|rd|th|er|º|\.)?(?: of| de| d['’])? ?"
    made = []
    for names in _MONTHS[language].split():
        after = r"(?P<after>\d{1,2})(?:st|nd|rd|th)?(?!\d|:|\.\d)(?:,? (?P<year2>\d{4}))?"
        made.append(
            _word(rf"{day}(?:{names})\b\.?(?: (?:de )?(?P<year>\d{{4}}))?|(?:{names}) {after}")
        )
    return tuple(made)


@cache
def _of_month(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_OF_MONTH[language]}")
