"""One sentence in one language: its clauses, each against the whole table."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations, islice

from pydantic import ValidationError

from countersign.analysis.instructions.form import InstructionWords, groups_of
from countersign.analysis.instructions.forms import FORMS, Heard, MatchedWords, PutAway
from countersign.analysis.instructions.held_words import CONTACTS, SORTS, HeldWords
from countersign.analysis.instructions.people import is_called, is_contact

CLAUSES_AT_MOST = 8
_CUTS_AT_MOST = 16
_PEELED_AT_MOST = 10
_EDGES = re.compile(r"^[^\w\ue000\ue002\ue004<@*(]+|[^\w\ue001\ue003\ue005>)]+$")


class Hearing:
    """A language's tables, compiled."""

    def __init__(self, words: InstructionWords) -> None:
        wrapping, beyond = words.wrapping, words.beyond
        self.words = words
        self.contacts = words.compiled(r"(?<![\w@.])<contacts>(?![\w@])")
        self.sorts = words.compiled(r"\b<sorts>\b")
        self.narrow = words.compiled(r"\b<narrow>\b")
        self.lead = words.compiled(
            rf"(?P<negated>{wrapping.negated})\b ?|{wrapping.leads}(?!\w),? ?"
        )
        self.trail = words.compiled(rf",? (?:{wrapping.trails})$")
        self.filler = words.compiled(rf"(?<!\S)(?:{wrapping.fillers}) ")
        self.reason = words.compiled(wrapping.reason)
        self.order = words.compiled(wrapping.order)
        self.joint = words.compiled(wrapping.joints)
        self.conditions = words.compiled(rf"\b(?:{beyond.conditions})\b")
        self.limit = words.compiled(beyond.limit)
        self.upward = words.compiled(rf"(?:{beyond.upward})\b")
        self.onward = words.compiled(beyond.onward)
        self.not_all = words.compiled(beyond.not_all)
        self.heading = words.compiled(beyond.headings)
        self.back = words.compiled(beyond.back)
        self.nod = words.compiled(rf"(?:(?:{beyond.nods})[,.! ]*){{1,4}}")
        self.request = words.compiled(rf"\b(?:{beyond.request})\b")

    def begins_an_order(self, text: str) -> bool:
        return self.order.match(f", {text}") is not None

    def hear(self, sentence: str, quoted: HeldWords) -> Heard | None:
        """What all of the sentence says; None if a part of it fits nothing."""
        held = PutAway(quoted, HeldWords(CONTACTS), HeldWords(SORTS))
        text = _put_away(self.contacts, held.contacts, tidy(quoted.bare(sentence, is_contact)))
        text = _put_away(self.sorts, held.sorts, text)
        heard = self._clauses(text, held)
        if heard is not None:
            return heard
        reason = self.reason.search(text)
        if reason is None:
            return None
        said, why = text[: reason.start()], text[reason.end() :]
        if self.conditions.search(why) or self.order.search(why):
            return None
        return self._clauses(said, held)

    def _clauses(self, text: str, held: PutAway) -> Heard | None:
        @cache
        def clause(part: str) -> Heard | None:
            return self._clause(part, held)

        @cache
        def cut(part: str, pieces: int) -> tuple[Heard, ...]:
            whole = clause(part)
            if whole is not None:
                return (whole,)
            if pieces > 1:
                for joint in islice(self.joint.finditer(part), _CUTS_AT_MOST):
                    first = clause(part[: joint.start()])
                    rest = cut(part[joint.end() :], pieces - 1) if first else ()
                    if first and rest:
                        return (first, *rest)
            return ()

        found = cut(text, CLAUSES_AT_MOST)
        return _together(found) if found else None

    def _clause(self, text: str, held: PutAway) -> Heard | None:
        for peeled in islice(self._peeled(tidy(text)), _PEELED_AT_MOST):
            if self.not_all.match(held.back(peeled)):
                return None
            for form, pattern in self.words.table:
                match = pattern.fullmatch(peeled)
                if match is None:
                    continue
                said = MatchedWords(groups_of(match), self.words, held)
                heard = self._meant(form, said) if _names_nobody_else(peeled, said) else None
                if heard is not None:
                    return heard
        return None

    def _peeled(self, text: str) -> Iterator[str]:
        """The clause, and what is left of it as one after the other of what goes around it is
        taken off."""
        while text:
            yield text
            lead, trail = self.lead.match(text), self.trail.search(text)
            if lead and lead.group():
                never = f"{self.words.wrapping.never} " if groups_of(lead)["negated"] else ""
                text = never + tidy(text[lead.end() :])
            elif trail:
                text = tidy(text[: trail.start()])
            elif (bare := self.filler.sub("", text)) != text:
                text = bare
            else:
                return

    def _meant(self, form: str, said: MatchedWords) -> Heard | None:
        if self.narrow.search(said.groups.get("called") or ""):
            return None
        try:
            heard = FORMS[form].means(said)
        except ValidationError:
            return None
        return replace(heard, forms=(form,)) if heard else None


def _names_nobody_else(clause: str, said: MatchedWords) -> bool:
    """Whether what stands before an address is what somebody there is called. The first word has
    its capital in any case, and may say what to do ("Ask anna@example.org first"): it is a name
    only where the address has it, too. Behind a comma stands another one."""
    called = said.groups.get("called") or ""
    if "," in called:
        return False
    is_first = called[:1].isalpha() and clause.startswith(called)
    return not is_first or is_called(called.split()[0], said.people() or ())


def _put_away(what: re.Pattern[str], held: HeldWords, text: str) -> str:
    return what.sub(lambda match: held.put_away(match.group(), match.group()), text)


def tidy(text: str) -> str:
    """Composed, with single blanks, and without the marks at either end."""
    return _EDGES.sub("", " ".join(unicodedata.normalize("NFC", text).split()))


def _together(clauses: tuple[Heard, ...]) -> Heard | None:
    """None if they contradict each other, or one may speak of what another names."""
    for at, one in enumerate(clauses):
        if one.is_bare and any(other.names_something for other in clauses[at + 1 :]):
            return None
    told = tuple(dict.fromkeys(each for one in clauses for each in one.directives))
    if any(one.settles & other.settles for one, other in combinations(told, 2)):
        return None
    forms = tuple(form for one in clauses for form in one.forms)
    already = any(one.already for one in clauses)
    refused = any(one.refused for one in clauses)
    return Heard(told, already, refused, is_bare=clauses[-1].is_bare, forms=forms)
