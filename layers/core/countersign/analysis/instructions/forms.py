"""What an agent does on hearing each form of sentence: one table, whatever the language."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from countersign.analysis.instructions.form import InstructionWords
from countersign.analysis.instructions.held_words import HeldWords
from countersign.analysis.instructions.letter_lines import (
    greeting_line,
    is_plainly_a_line,
    sign_off_lines,
)
from countersign.analysis.instructions.people import contacts_in
from countersign.domain.actions.email import archive, label, mark_read, send_reply
from countersign.domain.guidance.directives import (
    DIRECTIVE,
    ComesFirst,
    Directive,
    LeaveAlone,
    LeaveFinding,
    NeverDo,
    ReplyLanguage,
)
from countersign.domain.guidance.findings import FINDINGS, Finding

SO_ALREADY = {"instruction.already_so": "It is so in any case"}
"""What is said, by its code, where a sentence asks for what no agent does otherwise."""

NOT_BY_WORDS = {
    "instruction.not_by_words": (
        "No instruction does that: everything waits for your signature, but for what a rule of"
        " yours allows"
    )
}
"""What is said, by its code, where a sentence asks that something be done without asking."""


@dataclass(frozen=True)
class Heard:
    """What a clause or a sentence says, and by which forms. `already`: all or a part of it is so in
    any case. `refused`: all or a part of it asks for what no instruction does.

    `is_bare`: it names nothing that it is done to, and `names_something` does: in "never archive
    and never label receipts" the one may well speak of what the other names.
    """

    directives: tuple[Directive, ...] = ()
    already: bool = False
    refused: bool = False
    is_bare: bool = False
    names_something: bool = False
    forms: tuple[str, ...] = ()


@dataclass(frozen=True)
class PutAway:
    """What was put away of a sentence."""

    quotes: HeldWords
    contacts: HeldWords
    sorts: HeldWords

    def back(self, text: str) -> str:
        return self.quotes.back(self.sorts.back(self.contacts.back(text)))


@dataclass(frozen=True)
class MatchedWords:
    """The words that stand where a pattern leaves room, by name."""

    groups: Mapping[str, str | None]
    words: InstructionWords
    held: PutAway

    def named(self, group: str) -> str | None:
        """What a word stands for; None if it stands for nothing."""
        return self.words.named(self.groups.get(group) or "")

    def quote(self) -> str | None:
        number = self.groups.get("quote")
        return None if number is None else self.held.quotes.said(number)

    def line(self) -> str:
        """Of a letter: quoted, or without marks where it is plainly one."""
        plain = self.groups.get("plain") or ""
        return self.quote() or (plain if is_plainly_a_line(plain) else "")

    def people(self) -> tuple[str, ...] | None:
        number = self.groups.get("people")
        return None if number is None else contacts_in(self.held.contacts.said(number))

    @property
    def is_bare(self) -> bool:
        """Whether there was room for what it is done to, and nothing stands there."""
        return "whatever" in self.groups and not any(
            self.groups.get(name) for name in ("whatever", "alone", "people")
        )

    def sorts(self) -> tuple[str, ...]:
        number = self.groups.get("sorts") or self.groups.get("alone")
        text = "" if number is None else self.held.sorts.said(number)
        found = (self.words.named(word) for word in re.findall(r"[\w-]+", text))
        return tuple(dict.fromkeys(one for one in found if one in FINDINGS))


Means = Callable[[MatchedWords], Heard | None]
"""None: the words fit, and nothing can be made of them."""


@dataclass(frozen=True)
class InstructionForm:
    """`does`: what changes, for the page that lists the sentences."""

    does: str
    means: Means


def _told(*directives: Mapping[str, object]) -> Heard:
    return Heard(tuple(DIRECTIVE.validate_python(one) for one in directives))


def _leave(said: MatchedWords) -> Heard | None:
    sorts, people = said.sorts(), said.people()
    if said.groups.get("people") and not people:
        return None
    told: tuple[Directive, ...] = tuple(
        LeaveFinding.model_validate({"finding": one, "who": who})
        for one in sorts
        for who in people or (None,)
    )
    told = told if sorts else tuple(LeaveAlone(who=who) for who in people or ())
    return Heard(told, names_something=True)


def _never(finding: Finding, otherwise: Directive) -> Means:
    """Never do what is done with one sort of finding; with the other sorts it is not done."""

    def means(said: MatchedWords) -> Heard | None:
        sorts, people = said.sorts(), said.people()
        if said.groups.get("people") and not people:
            return None
        if not sorts and not people:
            return Heard((otherwise,), is_bare=said.is_bare)
        already = any(one != finding for one in sorts)
        if sorts and finding not in sorts:
            return Heard(already=True, names_something=True)
        told = tuple(LeaveFinding(finding=finding, who=one) for one in people or (None,))
        return Heard(told, already, names_something=True)

    return means


def _first(said: MatchedWords) -> Heard | None:
    people = said.people()
    if not people or said.sorts():
        return None
    return Heard(tuple(ComesFirst(who=who) for who in people))


def _language(said: MatchedWords) -> Heard | None:
    language = said.named("language") or said.named("only")
    return _told({"code": "reply_language", "language": language})


def _tone(said: MatchedWords) -> Heard | None:
    return _told({"code": "reply_tone", "tone": said.named("tone")})


_PRONOUNS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "sie": (("de", "formal"),),
    "du": (("de", "informal"),),
    "vous": (("fr", "formal"),),
    "tu": (("fr", "informal"), ("it", "informal")),
    "tú": (("es", "informal"),),
    "usted": (("es", "formal"),),
    "lei": (("it", "formal"),),
}
_TERMS = {"friendly": "informal", "formal": "formal"}


_OTHER = {"formal": "informal", "informal": "formal"}


def _pronoun(said: MatchedWords) -> Heard | None:
    denied = said.groups.get("not") is not None
    if said.groups.get("terms"):
        form = _TERMS.get(said.named("terms") or "")
        return _told({"code": "address_form", "form": form}) if form else None
    word = said.named("pronoun") or said.groups.get("pronoun") or said.quote() or ""
    language = said.named("language")
    rows = [
        row for row in _PRONOUNS.get(word.lower(), ()) if language is None or row[0] == language
    ]
    if not rows:
        return None
    return _told(
        *(
            {"code": "address_form", "language": where, "form": _OTHER[form] if denied else form}
            for where, form in rows
        )
    )


def _greeting(said: MatchedWords) -> Heard | None:
    line = greeting_line(said.line())
    if line is None:
        return None
    return _told({"code": "greeting", "language": said.named("language"), "line": line})


def _sign_off(said: MatchedWords) -> Heard | None:
    lines = sign_off_lines(said.line())
    if lines is None:
        return None
    line, name = lines
    told = {"code": "sign_off", "language": said.named("language"), "line": line, "name": name}
    return _told(told)


FORMS: Mapping[str, InstructionForm] = {
    "leave": InstructionForm("What to leave alone", _leave),
    "never_archive": InstructionForm(
        "Never archive", _never("newsletters", NeverDo(kind=archive.KIND.name))
    ),
    "never_label": InstructionForm(
        "Never label", _never("receipts", NeverDo(kind=label.KIND.name))
    ),
    "never_mark_read": InstructionForm(
        "Never mark as read", _never("notifications", NeverDo(kind=mark_read.KIND.name))
    ),
    "never_reply": InstructionForm(
        "No replies", _never("replies", LeaveFinding(finding="replies"))
    ),
    "never_follow_up": InstructionForm(
        "No follow-ups", _never("follow_ups", LeaveFinding(finding="follow_ups"))
    ),
    "never_send": InstructionForm(
        "Drafts alone",
        lambda said: Heard((NeverDo(kind=send_reply.KIND.name),), is_bare=said.is_bare),
    ),
    "never_delete": InstructionForm(
        "What no agent does", lambda said: Heard(already=True, is_bare=said.is_bare)
    ),
    "unasked": InstructionForm(
        "What no instruction does",
        lambda said: Heard(refused=True, is_bare=said.is_bare),
    ),
    "first": InstructionForm("Who comes first", _first),
    "language_of_mail": InstructionForm(
        "The language of the mail", lambda _: Heard((ReplyLanguage(language="mail"),))
    ),
    "language": InstructionForm("The language of replies", _language),
    "tone": InstructionForm("The tone", _tone),
    "pronoun": InstructionForm("How people are addressed", _pronoun),
    "greeting": InstructionForm("How letters begin", _greeting),
    "sign_off": InstructionForm("How letters end", _sign_off),
}
