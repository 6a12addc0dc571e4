"""What is approved is what is written, and nothing in it becomes a header of its own."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersign.adapters.rfc5322.compose import compose
from countersign.adapters.rfc5322.read_back import read_back
from countersign.domain.actions.email.draft_reply import DraftReply
from countersign.domain.actions.email.send_reply import SendReply
from countersign.domain.mail.header_fields import is_one_line
from countersign.ports.providers import Unwritable
from tests.adapters.rfc5322.fields import FIELDS
from tests.factories import reply

KEY = "tsk_01.1.draft"
ONE_LINE = st.text(max_size=200).filter(is_one_line)


def _action(**fields: object) -> DraftReply:
    complete: dict[str, object] = {
        "in_reply_to": "<1@elsewhere.example>",
        "references": "",
        "to": ("grace@elsewhere.example",),
        "cc": ("bo@office.example",),
    }
    return reply(**complete | fields)


def _written(**fields: object) -> EmailMessage:
    message = message_from_bytes(compose(_action(**fields), KEY), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_draft_has_the_headers_of_a_reply_and_leaves_the_rest_to_the_mailbox() -> None:
    message = _written(references="<0@elsewhere.example>")
    assert {name.lower() for name in message} == FIELDS
    assert message["In-Reply-To"] == "<1@elsewhere.example>"
    assert message["References"] == "<0@elsewhere.example> <1@elsewhere.example>"
    assert message["X-Countersign-Effect"] == KEY


@pytest.mark.parametrize(
    "text",
    [
        "Grüße",
        "今日の会議",
        "a" * 900,
        "a" * 998,
        "word " * 180 + "end",
        "👨‍👩‍👧 family",
        'quote " and \\ slash',
        "=?utf-8?q?x?=",
        "=?utf-8?q?x=0d=0aBcc=3A_eve=40evil.example?=",
        "two  spaces, and one behind ",
        " ",
        "",
        "the sum =? we do not know",
    ],
)
def test_subject_and_body_come_through_as_they_were_approved(text: str) -> None:
    found = read_back(compose(_action(subject=text, body=f"{text}\n\nsecond line\n"), KEY))
    assert found.subject == text
    assert found.text == f"{text}\r\n\r\nsecond line\r\n"


@given(subject=ONE_LINE)
def test_another_reader_finds_the_same_subject(subject: str) -> None:
    """One that decodes what it reads once, as every mail program does."""
    assert _written(subject=subject)["Subject"] == (subject or None)


@given(body=st.text(min_size=1, max_size=400).filter(lambda text: "\r" not in text))
def test_another_reader_finds_the_same_text(body: str) -> None:
    message = message_from_bytes(compose(_action(body=body), KEY), policy=default)
    content = message.get_payload(decode=True)
    assert isinstance(content, bytes)
    assert content.decode().replace("\r\n", "\n") in (body, f"{body}\n")


@given(
    subject=ONE_LINE,
    references=st.text(max_size=200).filter(lambda text: not set(text) & set("\r\n\x00")),
)
def test_no_subject_and_no_reference_adds_a_header(subject: str, references: str) -> None:
    message = _written(subject=subject, references=references, in_reply_to=references)
    assert {name.lower() for name in message} <= FIELDS
    assert message["X-Countersign-Effect"] == KEY
    assert message["To"] == "grace@elsewhere.example"


@pytest.mark.parametrize(
    "break_",
    ["\x00", "\t", "\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\ufeff"],
)
def test_a_line_break_of_any_alphabet_is_in_no_subject(break_: str) -> None:
    action = _action().model_copy(update={"subject": f"Lunch{break_}Bcc: everyone@evil.example"})
    with pytest.raises(Unwritable):
        compose(action, KEY)


@pytest.mark.parametrize(
    "address",
    [
        'a"b@elsewhere.example',
        "a(b)@elsewhere.example",
        "a:b@elsewhere.example",
        "a\x0b@elsewhere.example",
        "jörg@elsewhere.example",
        "a@[127.0.0.1]",
        "a@-..example",
        "a@localhost",
        f"{'a' * 65}@elsewhere.example",
        "=?utf-8?q?eve=40evil.example=2C_x?=@elsewhere.example",
        "=?utf-8?b?ZXZlQGV2aWwuZXhhbXBsZSwgeA==?=@elsewhere.example",
        "eve@evil.example,x@elsewhere.example",
        "a@elsewhere.example\r\nBcc: eve@evil.example",
        "half-a-character-\ud800@elsewhere.example",
    ],
)
def test_address_that_is_no_plain_one_is_refused(address: str) -> None:
    for field in ("to", "cc"):
        action = _action().model_copy(update={field: (address,)})
        with pytest.raises(Unwritable):
            compose(action, KEY)


def test_fifty_people_stand_on_fifty_lines() -> None:
    people = tuple(f"{number}{'a' * 60}@{'b' * 60}.example" for number in range(50))
    raw = compose(_action(to=people), KEY)
    assert read_back(raw).to == people
    assert max(map(len, raw.split(b"\r\n"))) < 140


@pytest.mark.parametrize(
    ("shown", "written"),
    [
        ("info@müller.example", "info@xn--mller-kva.example"),
        ("info@MÜLLER.example", "info@xn--mller-kva.example"),
        ("info@größe-post.example", "info@xn--gre-post-rya3u.example"),
        ("Info@Example.ORG", "Info@Example.ORG"),
    ],
)
def test_a_domain_is_written_as_in_the_dns_and_stays_the_one_that_is_shown(
    shown: str, written: str
) -> None:
    assert _written(to=(shown,))["To"] == written


def test_the_chain_ends_with_what_is_answered() -> None:
    message = _written(in_reply_to="<1@a.example>", references="<1@a.example> <0@a.example>")
    assert message["References"] == "<0@a.example> <1@a.example>"


def test_long_message_ids_stay_in_one_piece() -> None:
    long_id = f"<{'x' * 400}@elsewhere.example>"
    message = _written(in_reply_to=long_id)
    assert message["In-Reply-To"] == long_id
    assert message["References"] == long_id


@pytest.mark.parametrize(
    "poisoned",
    [
        "<=?utf-8?q?x=0d=0aBcc=3A_eve=40evil.example?=>",
        "<=?utf-8?b?eA0KQmNjOiBldmVAZXZpbC5leGFtcGxl?=@x>",
        "<=?utf-8?q?x=0d=0a=0d=0aA_text_of_mine?=>",
        "<=?utf-8?q?=3D=3Futf-8=3Fq=3Fx=3D0d=3D0aBcc=3A=5Feve=3F=3D?=>",
        "<a,b@elsewhere.example>",
        "<(comment)@elsewhere.example>",
        '<"quoted"@elsewhere.example>',
        "<a\\@elsewhere.example>",
        "<gr\u00fc\u00dfe@elsewhere.example>",
    ],
)
def test_an_id_that_could_mean_something_else_is_left_out(poisoned: str) -> None:
    message = _written(references=f"{poisoned} <2@b.example> {poisoned}", in_reply_to=poisoned)
    assert message["In-Reply-To"] is None
    assert message["References"] == "<2@b.example>"


def test_effect_key_cannot_carry_anything_else() -> None:
    with pytest.raises(ValueError, match="effect key"):
        compose(_action(), "tsk\r\nBcc: x@y.example")


def test_what_is_sent_is_what_a_draft_of_it_would_be() -> None:
    sending = SendReply(**_action().model_dump(exclude={"kind"}))
    assert compose(sending, KEY) == compose(_action(), KEY)


def test_the_same_action_under_the_same_key_makes_the_same_bytes() -> None:
    """So that the hash in a receipt can be made again by whoever asks."""
    assert compose(_action(), KEY) == compose(_action(), KEY)
