"""Gmail's search language, as far as it is used here, as conditions on gmail_messages.

Words and "quoted phrases"; OR, {any of}, (all of), -not; from: to: cc: bcc: subject: in: is:
label: category: has:attachment filename: rfc822msgid: after: before: newer: older: newer_than:
older_than:
An operator that is not known is read as words, as Gmail does."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from infra.local.sandbox.clock import now_seconds
from infra.local.sandbox.google.errors import invalid
from infra.local.sandbox.google.gmail.indexing import words
from infra.local.sandbox.google.gmail.mailbox import SYSTEM_LABELS

MAX_QUERY = 4000
MAX_TOKENS = 300
MAX_NESTING = 20
_DAY = 86_400
_UNITS = {"h": 3600, "d": _DAY, "m": 30 * _DAY, "y": 365 * _DAY}
_AGE = re.compile(r"([0-9]{1,4})([hdmy])")
_DATE = re.compile(r"([0-9]{4})[/-]([0-9]{1,2})[/-]([0-9]{1,2})")
_PACIFIC = ZoneInfo("America/Los_Angeles")
_TOKEN = re.compile(r'[(){}]|-(?=[^\s])|[A-Za-z0-9_]+:(?=[^\s)}])|"[^"]*"|[^\s(){}"]+')
_LABEL = (
    "EXISTS (SELECT 1 FROM gmail_message_labels l WHERE l.account = m.account"
    " AND l.message_id = m.id AND l.label_id = ?)"
)
_USER_LABEL = (
    "EXISTS (SELECT 1 FROM gmail_message_labels l JOIN gmail_labels u ON u.account = l.account"
    " AND l.label_id = 'Label_' || u.number WHERE l.account = m.account AND l.message_id = m.id"
    " AND replace(replace(lower(u.name), ' ', '-'), '/', '-') = ?)"
)
_PLACES = {"drafts": "DRAFT", "draft": "DRAFT", "bin": "TRASH"}


class Clause(NamedTuple):
    sql: str
    values: tuple[object, ...]


class Query(NamedTuple):
    """`everywhere`: it names spam or trash itself, so they are not left out."""

    clause: Clause
    everywhere: bool


def parse_query(text: str) -> Query:
    """Raises GoogleError (400) for a query that is too long."""
    tokens = _TOKEN.findall(text) if len(text) <= MAX_QUERY else None
    if tokens is None or len(tokens) > MAX_TOKENS:
        raise invalid("The search query is too long.")
    parser = _Parser(tokens)
    clauses = []
    while parser.tokens:
        clauses.append(parser.group("", "all", 0))
    return Query(_joined(clauses, "AND"), parser.everywhere)


class _Parser:
    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.everywhere = False

    def group(self, operator: str, how: str, depth: int) -> Clause:
        """Terms up to a closing bracket. `operator` stands before the whole group."""
        clauses: list[Clause] = []
        either = False
        while self.tokens:
            word = self.tokens.pop(0)
            if word in ")}":
                break
            if word in ("OR", "|"):
                either = bool(clauses)
                continue
            if word == "AND":
                continue
            clause = self.term(word, operator, depth)
            if either:
                clause = _joined([clauses.pop(), clause], "OR")
            either = False
            clauses.append(clause)
        return _joined(clauses, "OR" if how == "any" else "AND")

    def term(self, word: str, operator: str, depth: int) -> Clause:
        if word == "-" and self.tokens:
            sql, values = self.term(self.tokens.pop(0), operator, depth)
            return Clause(f"NOT ({sql})", values)
        if word in "({":
            if depth >= MAX_NESTING:
                raise invalid("The search query is nested too deeply.")
            return self.group(operator, "any" if word == "{" else "all", depth + 1)
        name = word[:-1].lower()
        if word.endswith(":") and name in _OPERATORS and self.tokens:
            return self.term(self.tokens.pop(0), name, depth)
        if word.endswith(":") and self.tokens and not operator:
            word += self.tokens.pop(0)
        value = word.strip('"')
        if operator in ("in", "label", "is"):
            self.everywhere |= value.lower() in ("anywhere", "spam", "trash", "bin")
        return _OPERATORS[operator](value)


def _joined(clauses: list[Clause], word: str) -> Clause:
    if not clauses:
        return Clause("1", ())
    return Clause(
        f" {word} ".join(f"({clause.sql})" for clause in clauses),
        tuple(value for clause in clauses for value in clause.values),
    )


def _in_words(*columns: str) -> Callable[[str], Clause]:
    def match(value: str) -> Clause:
        phrase = words(value)
        if not phrase.strip():
            return Clause("1", ())
        sql = " OR ".join(f"instr(m.{column}, ?) > 0" for column in columns)
        return Clause(sql, (phrase,) * len(columns))

    return match


def _label(value: str) -> Clause:
    name = value.lower()
    if name == "anywhere":
        return Clause("1", ())
    system = _PLACES.get(name, name.upper())
    if system in SYSTEM_LABELS:
        return Clause(_LABEL, (system,))
    return Clause(_USER_LABEL, (re.sub(r"[ /]", "-", name),))


def _is(value: str) -> Clause:
    if value.lower() == "read":
        return Clause(f"NOT {_LABEL}", ("UNREAD",))
    return _label(value)


def _category(value: str) -> Clause:
    name = {"primary": "personal", "reservations": "updates"}.get(value.lower(), value.lower())
    return Clause(_LABEL, (f"CATEGORY_{name.upper()}",))


def _has(value: str) -> Clause:
    return Clause("m.has_attachment" if value.lower() == "attachment" else "0", ())


def _filename(value: str) -> Clause:
    """A file's whole name, or words of it; an ending is one."""
    phrase = words(value)
    if not phrase.strip():
        return Clause("0", ())
    return Clause("m.has_attachment AND instr(file_words(m.raw), ?) > 0", (phrase,))


def _message_id(value: str) -> Clause:
    return Clause("m.rfc822_id = ?", (value.strip("<>"),))


def _age(comparison: str) -> Callable[[str], Clause]:
    def match(value: str) -> Clause:
        found = _AGE.fullmatch(value.lower())
        if not found:
            return Clause("0", ())
        moment = now_seconds() - int(found[1]) * _UNITS[found[2]]
        return Clause(f"m.internal_date {comparison} ?", (moment * 1000,))

    return match


def _moment(comparison: str) -> Callable[[str], Clause]:
    """A day means its midnight in Pacific time, as in Gmail's API; a number, epoch seconds."""

    def match(value: str) -> Clause:
        found = _DATE.fullmatch(value)
        try:
            if found:
                day = datetime(int(found[1]), int(found[2]), int(found[3]), tzinfo=_PACIFIC)
                seconds = int(day.timestamp())
            else:
                seconds = int(value) if len(value) <= 12 else 0
        except (ValueError, OverflowError):
            return Clause("0", ())
        return Clause(f"m.internal_date {comparison} ?", (seconds * 1000,))

    return match


_OPERATORS: dict[str, Callable[[str], Clause]] = {
    "": _in_words("all_words"),
    "from": _in_words("from_words"),
    "to": _in_words("to_words", "cc_words", "bcc_words"),
    "cc": _in_words("cc_words"),
    "bcc": _in_words("bcc_words"),
    "subject": _in_words("subject_words"),
    "in": _label,
    "label": _label,
    "is": _is,
    "category": _category,
    "has": _has,
    "filename": _filename,
    "rfc822msgid": _message_id,
    "newer_than": _age(">"),
    "older_than": _age("<="),
    "after": _moment(">="),
    "newer": _moment(">="),
    "before": _moment("<"),
    "older": _moment("<"),
}
