"""Times and days as they stand in a mail, to be put elsewhere; nothing is calculated."""

import re

from countersign.domain.says import said
from countersign.engines.rules.revision.draft import Draft
from countersign.engines.rules.revision.letter import is_quote
from countersign.engines.rules.revision.refusals import Cannot

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|januar|februar|märz|mai|juni|juli|oktober"
    "|dezember"
)
_DAYS = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag"
    "|freitag|samstag|sonntag"
)
CLOCK = (
    r"(?<![\d:.])(?:"
    r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?(?:[ap]\.?m\b\.?|uhr\b|h\b))?"
    r"|(?:1[0-2]|0?[1-9])\s?(?:am|pm|a\.m\.|p\.m\.)"
    r"|(?:[01]?\d|2[0-3])\s?(?:o(?:\x27|’)clock|uhr)\b"
    r"|\b(?:noon|midday|midnight|mittags)\b"
    r")(?![\d:])"
)
DAY = (
    r"(?:\b(?:\d{4}-\d\d-\d\d|\d{1,2}\.\d{1,2}\.(?:\d{4})?|\d{1,2}/\d{1,2}(?:/\d{2,4})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.)?\s(?:of\s)?(?:{_MONTHS})(?:\s\d{{4}})?"
    rf"|(?:{_MONTHS})\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s\d{{4}})?)(?!\w)"
    rf"|\b(?:(?:next|this|coming|nächsten|kommenden)\s)?(?:{_DAYS})\b"
    r"|\b(?:today|tomorrow|the day after tomorrow|heute|morgen|übermorgen)\b)"
)
_SORTS = {"time": re.compile(CLOCK, re.IGNORECASE), "day": re.compile(DAY, re.IGNORECASE)}
MOMENT = rf"(?:(?:on|at|to|um|am|auf)\s)?(?:{CLOCK}|{DAY})"
MOMENTS = rf"{MOMENT}(?:,?\s(?:at\s|um\s|on\s|am\s)?(?:{CLOCK}|{DAY}))?"


def move_to(draft: Draft, wanted: str) -> Draft:
    """Put the one time, or the one day, that stands in it at another."""
    letter = draft.letter
    for name, pattern in _SORTS.items():
        new = pattern.search(wanted)
        if new is None:
            continue
        there = {
            found.lower() for one in letter.own for found in pattern.findall(one)
        }  # as written, whatever the case
        if len(there) != 1:
            none, several = (
                said(
                    "No {name} stands in it. Say what to put for what, like “change 2 pm to 3 pm”, "
                    "or “add that …”.",
                    name=name,
                ),
                said(
                    "More than one {name} stands in it. Say what to put for what, like “change 2 "
                    "pm to 3 pm”, or “add that …”.",
                    name=name,
                ),
            )
            raise Cannot(several if there else none)
        changed = [
            one if is_quote(one) else pattern.sub(new.group(), one) for one in letter.paragraphs
        ]
        letter = letter.with_paragraphs(*changed)
    return draft.rewritten(letter)
