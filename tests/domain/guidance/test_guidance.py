"""What an agent was told, and what of it holds where it contradicts itself."""

from typing import get_args

import pytest
from pydantic import ValidationError

from countersign.domain.actions.catalog import KINDS
from countersign.domain.guidance.directives import (
    DIRECTIVE,
    DIRECTIVES,
    AddressForm,
    BaseDirective,
    ComesFirst,
    Directive,
    Form,
    Greeting,
    LeaveAlone,
    LeaveFinding,
    NeverDo,
    ReplyLanguage,
    ReplyTone,
    SignOff,
    Tone,
)
from countersign.domain.guidance.findings import FINDINGS
from countersign.domain.guidance.guidance import guided_by
from countersign.domain.guidance.words import FORMS, SENTENCES
from countersign.domain.languages import Language
from countersign.domain.users.preferences import Preferences

NOTHING_SET = Preferences()

CONTRADICTIONS: tuple[tuple[Directive, Directive], ...] = (
    (LeaveAlone(who="a@example.org"), ComesFirst(who="a@example.org")),
    (ComesFirst(who="example.org"), LeaveAlone(who="example.org")),
    (ReplyLanguage(language="de"), ReplyLanguage(language="mail")),
    (ReplyTone(tone="brief"), ReplyTone(tone="formal")),
    (Greeting(line="Hi {name},", language="en"), Greeting(line="Dear {name},", language="en")),
    (SignOff(line="Best,"), SignOff(line="Yours,")),
    (AddressForm(form="informal"), AddressForm(form="formal")),
)
AGREEING: tuple[Directive, ...] = (
    LeaveFinding(finding="receipts"),
    LeaveFinding(finding="replies", who="example.org"),
    NeverDo(kind="email.archive"),
)
ids = [one.code for one, _ in CONTRADICTIONS]


@pytest.mark.parametrize(("one", "other"), CONTRADICTIONS, ids=ids)
def test_what_was_said_wins_over_what_was_taught(one: Directive, other: Directive) -> None:
    guidance = guided_by(NOTHING_SET, [one], [other])
    assert guidance.heeds(one)
    assert not guidance.heeds(other)


@pytest.mark.parametrize(("one", "other"), CONTRADICTIONS, ids=ids)
def test_of_two_things_said_the_later_holds(one: Directive, other: Directive) -> None:
    assert guided_by(NOTHING_SET, [one, other]).directives == (other,)
    assert guided_by(NOTHING_SET, [], [one, other]).directives == (other,)


@pytest.mark.parametrize("one", AGREEING, ids=[one.code for one in AGREEING])
def test_what_contradicts_nothing_holds_beside_all_else(one: Directive) -> None:
    others = [said for said, _ in CONTRADICTIONS if said.code not in ("comes_first", "leave_alone")]
    guidance = guided_by(NOTHING_SET, others, [one])
    assert guidance.heeds(one)
    assert all(guidance.heeds(other) for other in others)


def test_each_directive_is_tried_here() -> None:
    tried = {type(one) for pair in CONTRADICTIONS for one in pair} | {type(one) for one in AGREEING}
    assert tried == set(DIRECTIVES)


def test_what_is_set_wins_over_all() -> None:
    wishes = Preferences(vip=("boss@example.org",), tone="formal")
    alone, brief = LeaveAlone(who="boss@example.org"), ReplyTone(tone="brief")
    for guidance in (guided_by(wishes, [alone, brief]), guided_by(wishes, [], [alone, brief])):
        assert not guidance.heeds(alone)
        assert not guidance.heeds(brief)
        assert guidance.heeds(ComesFirst(who="boss@example.org"))
        assert guidance.tone == "formal"


def test_a_tone_that_nobody_chose_wins_over_nothing() -> None:
    assert guided_by(NOTHING_SET, [], [ReplyTone(tone="brief")]).tone == "brief"
    assert guided_by(NOTHING_SET).tone == "friendly"


def test_what_holds_in_one_language_leaves_the_others_as_they_were() -> None:
    said = Greeting(line="Hi {name},")
    taught = Greeting(line="Hallo {name},", language="de")
    manner = guided_by(NOTHING_SET, [taught], [said]).manner
    assert manner.greeting("de") == taught
    assert manner.greeting("en") == said
    everywhere = guided_by(NOTHING_SET, [said], [taught])
    assert not everywhere.heeds(taught)
    assert everywhere.manner.greeting("de") == said


def test_the_language_of_the_mail_is_a_choice_as_well() -> None:
    said, taught = ReplyLanguage(language="mail"), ReplyLanguage(language="de")
    assert guided_by(NOTHING_SET, [said], [taught]).manner.language is None
    assert guided_by(NOTHING_SET, [], [taught]).manner.language == "de"


@pytest.mark.parametrize("directive", [*(one for one, _ in CONTRADICTIONS), *AGREEING])
def test_a_directive_is_read_as_it_was_written_and_says_what_it_is(directive: Directive) -> None:
    assert DIRECTIVE.validate_json(DIRECTIVE.dump_json(directive)) == directive
    says = directive.says
    assert says.code == f"directive.{directive.sentence}"
    assert says.text.count("{") == 0
    assert says.text[0].isupper() or says.text.startswith("A ")


@pytest.mark.parametrize(
    ("directive", "text"),
    [
        (LeaveAlone(who="news@shop.example"), "Nothing more from news@shop.example"),
        (LeaveFinding(finding="receipts"), "No receipts labelled"),
        (
            LeaveFinding(finding="newsletters", who="shop.example"),
            "No newsletters archived from shop.example",
        ),
        (AddressForm(form="informal", language="de"), "German letters say “du”"),
        (Greeting(line="Hi {name},", language="en"), "English letters begin with “Hi …,”"),
        (SignOff(line="Best,", name="Sam"), "Letters end with “Best,” and “Sam”"),
        (NeverDo(kind="email.send_reply"), "Never: send replies"),
        (ReplyLanguage(language="mail"), "Replies in the language of the mail"),
    ],
)
def test_it_says_to_the_person_what_it_does(directive: BaseDirective, text: str) -> None:
    assert directive.says.text == text


@pytest.mark.parametrize(
    "stored",
    [
        {"code": "forward_all", "who": "x@example.org"},
        {"code": "leave_alone"},
        {"code": "leave_alone", "who": "x@example.org", "until": "noon"},
        {"code": "leave_finding", "finding": "warnings"},
        {"code": "never_do", "kind": "email.shred"},
        {"code": "greeting", "line": "Hi\nthere"},
        {"code": "sign_off", "line": "Best\u202e,"},
        {"code": "reply_language", "language": "la"},
        {"code": "address_form", "form": "formal", "language": "en"},
    ],
)
def test_an_unknown_directive_is_refused(stored: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        DIRECTIVE.validate_python(stored)


def test_a_greeting_is_for_somebody_or_for_nobody_known() -> None:
    assert Greeting(line="Hi {name},").to("Ana") == "Hi Ana,"
    assert Greeting(line="Hi {name},").to("") == "Hi,"
    assert Greeting(line="Hi {there}").to("Ana") == "Hi {there}"


@pytest.mark.parametrize("name", SENTENCES)
def test_each_sentence_is_said_of_a_directive(name: str) -> None:
    code, *variant = name.split(".", 1)
    said = {one.says.code for one in every_variant()}
    assert f"directive.{name}" in said, (code, variant)


def every_variant() -> list[BaseDirective]:
    """Each class with each choice that it leaves."""
    languages = (None, *get_args(Language))
    found: list[BaseDirective] = [LeaveAlone(who="a@b.c"), ComesFirst(who="a@b.c")]
    for finding in FINDINGS:
        found += [LeaveFinding(finding=finding), LeaveFinding(finding=finding, who="a@b.c")]
    found += [NeverDo(kind=kind) for kind in KINDS]
    found += [ReplyLanguage(language=one or "mail") for one in languages]
    found += [ReplyTone(tone=tone) for tone in get_args(Tone)]
    for one in languages:
        found.append(Greeting(line="Hi {name},", language=one))
        found += [SignOff(line="Best,", name=name, language=one) for name in (None, "Sam")]
        if one != "en":
            found += [AddressForm(form=form, language=one) for form in get_args(Form)]
    return found


def test_every_language_but_english_has_two_forms() -> None:
    assert set(FORMS) == set(get_args(Language)) - {"en"}
