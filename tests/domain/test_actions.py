"""What an action may hold, and what follows from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from countersign.domain.actions.action import KeyStrength
from countersign.domain.actions.catalog import KINDS
from countersign.domain.actions.reach import Touches, UndoClass
from countersign.domain.visible import visible
from tests.factories import archive, reply, sent


@pytest.mark.parametrize("field", ["subject", "in_reply_to", "references"])
@pytest.mark.parametrize("smuggled", ["a\r\nBcc: eve@example.net", "a\nb", "a\rb", "a\x00b"])
def test_a_header_line_takes_no_second_line(field: str, smuggled: str) -> None:
    with pytest.raises(ValidationError):
        reply(**{field: smuggled})


@pytest.mark.parametrize(
    "address",
    [
        "grace@example.org\r\nBcc: eve@example.net",
        "grace@example.org, eve@example.net",
        "grace@example.org;eve@example.net",
        "Grace <grace@example.org>",
        "grace",
        "@example.org",
        "grace@",
        "grace@example.org ",
        "a@b@c",
        "x" * 320 + "@example.org",
        "gra\u200bce@example.org",
        "grace@ex\u202eample.org",
        "",
    ],
)
@pytest.mark.parametrize("field", ["to", "cc"])
def test_a_recipient_is_one_address(field: str, address: str) -> None:
    with pytest.raises(ValidationError):
        reply(**{field: (address,)})


def test_an_address_is_as_long_as_one_can_be_and_no_longer() -> None:
    longest = f"{'x' * 308}@example.org"

    assert reply(to=(longest,)).to == (longest,)
    with pytest.raises(ValidationError):
        reply(to=(f"x{longest}",))


def test_a_reply_needs_a_recipient() -> None:
    with pytest.raises(ValidationError):
        reply(to=())


def test_a_reply_needs_words() -> None:
    with pytest.raises(ValidationError):
        reply(body="")


@pytest.mark.parametrize("field", ["to", "cc"])
def test_recipients_are_bounded(field: str) -> None:
    crowd = tuple(f"a{number}@example.org" for number in range(51))

    assert getattr(reply(**{field: crowd[:50]}), field) == crowd[:50]
    with pytest.raises(ValidationError):
        reply(**{field: crowd})


def test_a_pile_is_bounded() -> None:
    assert len(archive(*range(100)).items) == 100
    with pytest.raises(ValidationError):
        archive(*range(101))


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError):
        reply(bcc=("eve@example.net",))


def test_an_action_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        setattr(reply(), "body", "Other words.")  # noqa: B010 - the type checker refuses it, too


def test_a_draft_reaches_nobody_else_and_can_be_deleted() -> None:
    draft = reply()

    assert draft.touches(known=False) is Touches.SELF
    assert draft.undo_class() is UndoClass.REVERSIBLE
    assert draft.people_reached == 0


def test_a_reply_that_is_sent_reaches_everyone_it_names_for_good() -> None:
    mail = sent(to=("grace@example.org",), cc=("carol@example.org",))

    assert mail.touches(known=True) is Touches.KNOWN_PERSON
    assert mail.touches(known=False) is Touches.EXTERNAL
    assert mail.undo_class() is UndoClass.IRREVERSIBLE
    assert mail.people_reached == 2


def test_a_pile_stays_in_the_mailbox_and_can_be_put_back() -> None:
    assert archive().touches(known=True) is Touches.SELF
    assert archive().undo_class() is UndoClass.REVERSIBLE
    assert archive().people_reached == 0


def test_a_pile_is_summed_up_by_its_size() -> None:
    assert archive(1).summary() == "Archive 1 conversation"
    assert archive(1, 2).summary() == "Archive 2 conversations"
    assert sent().summary().startswith("Send a reply to grace@example.org")


def test_every_kind_says_what_it_does_and_how_it_is_found_again() -> None:
    assert all(kind == facts.name and facts.steps for kind, facts in KINDS.items())
    assert {facts.key for facts in KINDS.values()} <= set(KeyStrength)


def test_the_summary_names_recipients_and_subject() -> None:
    three = reply(to=("grace@example.org", "carol@example.org"), cc=("eve@example.org",))

    assert reply().summary() == "Save a draft reply to grace@example.org: Re: Lunch"
    assert "grace@example.org and 2 more" in three.summary()


def test_the_summary_shows_what_a_subject_hides() -> None:
    assert "[U+202E]" in reply(subject="Re: \u202egnp.exe").summary()


@pytest.mark.parametrize(
    "hidden",
    [
        "\u200b",
        "\u200f",
        "\u202a",
        "\u202e",
        "\u034f",
        "\u115f",
        "\u1160",
        "\u2028",
        "\u2029",
        "\u2060",
        "\u2066",
        "\u2069",
        "\u206f",
        "\u3164",
        "\ufeff",
        "\uffa0",
        "\ufff9",
        "\ufffb",
        "\U000e0000",
        "\U000e007f",
        "\U000e0100",
        "\U000e01ef",
        "\u00ad",
        "\u061c",
        "\u180e",
        "\x00",
        "\x1b",
        "\x7f",
        "\x85",
        "\x9f",
        "\x1f",
        "\r",
    ],
    ids=lambda hidden: f"U+{ord(hidden):04X}",
)
def test_what_cannot_be_seen_is_written_out(hidden: str) -> None:
    assert visible(f"a{hidden}b") == f"a[U+{ord(hidden):04X}]b"


@pytest.mark.parametrize(
    "plain", ["Grüße, Łódź, 東京", "two\nlines\tand a tab", "👍 ok", "a\u2010b\ufffd", "\xa0", ""]
)
def test_what_can_be_seen_stays(plain: str) -> None:
    assert visible(plain) == plain


@given(st.text())
def test_what_was_made_visible_stays_as_it_is(text: str) -> None:
    assert visible(visible(text)) == visible(text)
