"""What is approved is what is written, and nothing in it becomes a header of its own."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersign.adapters.google.compose import compose, newest_ids
from countersign.domain.actions import DraftReply, SendReply
from countersign.ports.providers import ProviderRefused

KEY = "tsk_01.1.draft"
EXPECTED = {
    "to",
    "cc",
    "subject",
    "in-reply-to",
    "references",
    "x-countersign-effect",
    "content-type",
    "content-transfer-encoding",
    "mime-version",
}


def _action(**fields: object) -> DraftReply:
    complete: dict[str, object] = {
        "integration_id": "int_1",
        "thread_id": "t1",
        "reply_to_message_id": "m1",
        "in_reply_to": "<1@elsewhere.example>",
        "to": ("grace@elsewhere.example",),
        "cc": ("bo@office.example",),
        "subject": "Re: Lunch?",
        "body": "Gladly.",
    }
    return DraftReply.model_validate(complete | fields)


def _written(**fields: object) -> EmailMessage:
    message = message_from_bytes(compose(_action(**fields), KEY), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_draft_has_the_headers_of_a_reply_and_leaves_the_rest_to_the_mailbox() -> None:
    message = _written(references="<0@elsewhere.example>")
    assert {name.lower() for name in message} == EXPECTED
    assert message["In-Reply-To"] == "<1@elsewhere.example>"
    assert message["References"] == "<0@elsewhere.example> <1@elsewhere.example>"
    assert message["X-Countersign-Effect"] == KEY


@pytest.mark.parametrize(
    "text",
    [
        "Grüße",
        "今日の会議",
        "a" * 900,
        "word " * 180,
        "👨‍👩‍👧 family",
        'quote " and \\ slash',
        "=?utf-8?q?x?=",
    ],
)
def test_subject_and_body_come_through_as_they_were_approved(text: str) -> None:
    message = _written(subject=text.strip(), body=f"{text}\n\nsecond line\n")
    if not text.startswith("=?"):
        assert message["Subject"] == text.strip()
    body = message.get_content().replace("\r\n", "\n")
    assert body == f"{text}\n\nsecond line\n"


@given(
    subject=st.text(max_size=200).filter(lambda text: not set(text) & set("\r\n\x00")),
    references=st.text(max_size=200).filter(lambda text: not set(text) & set("\r\n\x00")),
)
def test_no_subject_and_no_reference_adds_a_header(subject: str, references: str) -> None:
    message = _written(subject=subject, references=references, in_reply_to=references)
    assert {name.lower() for name in message} <= EXPECTED
    assert message["X-Countersign-Effect"] == KEY
    assert message["To"] == "grace@elsewhere.example"


@pytest.mark.parametrize("break_", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
def test_line_breaks_of_other_alphabets_do_not_break_a_line(break_: str) -> None:
    message = _written(subject=f"Lunch{break_}Bcc: everyone@elsewhere.example")
    assert "Bcc" not in message
    assert message["Subject"] == "Lunch Bcc: everyone@elsewhere.example"


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
    ],
)
def test_address_that_is_no_plain_one_is_refused(address: str) -> None:
    action = _action().model_copy(update={"to": (address,)})
    with pytest.raises(ProviderRefused):
        compose(action, KEY)


def test_international_domain_is_written_in_ascii() -> None:
    assert _written(to=("info@müller.example",))["To"] == "info@xn--mller-kva.example"


def test_long_message_ids_stay_in_one_piece() -> None:
    long_id = f"<{'x' * 400}@elsewhere.example>"
    message = _written(in_reply_to=long_id)
    assert message["In-Reply-To"] == long_id
    assert message["References"] == long_id


def test_newest_ids_that_fit_are_kept_in_order() -> None:
    assert newest_ids("<1@a> <2@a> junk <3@a> <2@a>", 12) == "<3@a> <2@a>"
    assert newest_ids("", 100) == ""


def test_effect_key_cannot_carry_anything_else() -> None:
    with pytest.raises(ValueError, match="effect key"):
        compose(_action(), "tsk\r\nBcc: x@y.example")


def test_what_is_sent_is_what_a_draft_of_it_would_be() -> None:
    sending = SendReply(**_action().model_dump(exclude={"kind"}))
    assert compose(sending, KEY) == compose(_action(), KEY)
