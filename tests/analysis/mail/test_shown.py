"""A conversation for the eyes of its person."""

import json
import re
from typing import Any

import pytest

from countersign.analysis.mail.one_time_secrets import MASK
from countersign.analysis.mail.shown import RECIPIENTS_SHOWN, TEXT_SHOWN, shown
from countersign.domain.mail.mail import AttachedFile, Mail
from countersign.domain.sources.mail_thread import MailMessage, MailThread
from countersign.domain.task.sources import SourceRef
from tests.builders import mail as made
from tests.builders import thread

SOURCE = SourceRef("int_1", "mail", "t1")


def whole(*mails: Mail) -> MailThread:
    return shown(thread(*mails), SOURCE, None)[0]


def seen(**fields: Any) -> MailMessage:
    (message,) = whole(made().model_copy(update=fields)).messages
    return message


def test_characters_that_hide_or_reorder_are_written_out_wherever_they_stand() -> None:
    message = seen(
        text="pay\u200b me\u202e now",
        subject="In\u00advoice",
        sender_name="B\u2066ank",
        to=("ada@ex\u200dample.com",),
        files=(AttachedFile(part="2", name="exe\u202efdp.pdf", bytes=1, type="a/b"),),
    )
    assert message.text == "pay[U+200B] me[U+202E] now"
    assert message.subject == "In[U+00AD]voice"
    assert message.sender.startswith("B[U+2066]ank <")
    assert message.to == ("ada@ex[U+200D]ample.com",)
    assert message.attachments[0].name == "exe[U+202E]fdp.pdf"


def test_a_name_that_looks_like_an_address_stands_before_the_address() -> None:
    message = seen(sender_name="boss@firm.example", sender="eve@evil.example")
    assert message.sender == "boss@firm.example <eve@evil.example>"


def test_a_text_is_cut_where_it_is_said_to_be() -> None:
    assert (seen(text="x" * TEXT_SHOWN).cut, len(seen(text="x" * TEXT_SHOWN).text)) == (
        False,
        TEXT_SHOWN,
    )
    longer = seen(text="x" * (TEXT_SHOWN + 1))
    assert (longer.cut, longer.text) == (True, "x" * TEXT_SHOWN)


def test_what_stood_there_unseen_and_what_was_html_is_said() -> None:
    assert (seen().hidden, seen().html_removed, seen().draft) == (False, False, False)
    message = seen(hides_text=True, has_html=True, is_draft=True)
    assert (message.hidden, message.html_removed, message.draft) == (True, True, True)


def test_too_many_recipients_are_counted() -> None:
    many = tuple(f"{n}@list.example" for n in range(RECIPIENTS_SHOWN + 7))
    message = seen(to=many, cc=many[:3])
    assert (len(message.to), len(message.cc)) == (RECIPIENTS_SHOWN, 3)
    assert message.recipients_left_out == 7


@pytest.mark.parametrize(
    ("subject", "text", "secrets"),
    [
        ("Your verification code", "It is 482913.", ["482913"]),
        ("Your verification code is 48 29 13", "Hello.", ["48 29 13"]),
        ("Your verification code", "It is 482\u00a0913.", ["482", "913"]),
        ("Ihr Anmeldecode", "Er lautet 482\u202f913.", ["482", "913"]),
        (
            "Reset your password",
            "Open https://bank.example/reset?token=abc now.",
            ["bank.example", "abc"],
        ),
    ],
)
def test_a_code_or_link_that_opens_an_account_is_left_out_and_that_is_said(
    subject: str, text: str, secrets: list[str]
) -> None:
    message = seen(subject=subject, text=text)
    assert message.withheld
    assert MASK in message.subject + message.text
    assert not [secret for secret in secrets if secret in message.subject + message.text]


HANDS_OVER: dict[str, Any] = {"subject": "Your verification code", "text": "You asked for it."}
SHOWS_WORDS: dict[str, dict[str, Any]] = {
    "from": {"sender_name": "482913 is it"},
    "subject": {"subject": "Your verification code: 482913"},
    "text": {"text": "Hello.\n\n> Your verification code is 482913"},
    "attachments.name": {
        "files": (AttachedFile(part="2", name="code_482913.png", bytes=1, type="image/png"),)
    },
}
"""Every field of a message that holds words of a stranger, and a mail that hands over a code there
alone."""
SHOWS_NO_WORDS = {"id", "at", "to", "cc", "attachments.part", "attachments.type"}
"""What the provider made, and addresses: those say who it is, and are shown as they are."""


def strings_of(schema: dict[str, Any], defs: dict[str, Any]) -> set[str]:
    """The paths of a model's fields that hold text."""
    found: set[str] = set()
    for name, field in schema["properties"].items():
        inner = field.get("items", field)
        if "$ref" in inner:
            below = defs[inner["$ref"].rpartition("/")[2]]
            found |= {f"{name}.{one}" for one in strings_of(below, defs)}
        elif inner.get("type") == "string":
            found.add(name)
    return found


def test_of_every_field_it_is_known_whether_a_code_may_stand_in_it() -> None:
    schema = MailMessage.model_json_schema(mode="serialization")
    assert strings_of(schema, schema["$defs"]) == SHOWS_WORDS.keys() | SHOWS_NO_WORDS


@pytest.mark.parametrize("field", SHOWS_WORDS)
def test_a_code_is_blotted_out_wherever_it_stands(field: str) -> None:
    message = seen(**HANDS_OVER | SHOWS_WORDS[field])
    assert message.withheld
    assert "482913" not in message.model_dump_json()
    assert MASK in message.model_dump_json()


@pytest.mark.parametrize("field", SHOWS_WORDS)
def test_what_one_message_hands_over_is_blotted_out_where_another_repeats_it(field: str) -> None:
    repeats: dict[str, dict[str, Any]] = {
        "from": {"sender_name": "482913"},
        "subject": {"subject": "It is 482913"},
        "text": {"text": "I have typed 482913, and https://b.example/in?t=1 too. Room 4829134."},
        "attachments.name": {
            "files": (AttachedFile(part="2", name="482913.png", bytes=1, type="image/png"),)
        },
    }
    code = made(**HANDS_OVER | {"text": "It is 482913. Or open https://b.example/in?t=1"})
    later = made(number=2, **{"text": "Thank you."} | repeats[field])
    _, message = whole(code, later).messages
    assert message.withheld
    shown_now = message.model_dump_json()
    assert "482913," not in shown_now
    assert "b.example/in" not in shown_now
    assert MASK in shown_now
    assert ("Room 4829134." in shown_now) == (field == "text")


@pytest.mark.parametrize(
    "repeated",
    [
        "It was 482913.",
        "I have typed 482-913",
        "G-482913",
        "482\u00a0913!",
        "b.example/in?t=1",
        "See HTTPS://b.example/in?t=1, please",
        "(www.b.example/in?t=1)",
    ],
)
def test_however_it_is_set_where_it_is_repeated_it_is_blotted_out(repeated: str) -> None:
    handed = "It is 482 913. Or open https://b.example/in?t=1."
    code = made(**HANDS_OVER | {"text": handed})
    _, message = whole(code, made(number=2, text=repeated)).messages
    assert message.withheld
    assert MASK in message.text
    assert not re.search(r"482|913|b\.example", message.text)


def test_a_file_whose_name_repeats_a_code_among_underscores_is_called_otherwise() -> None:
    code = made(**HANDS_OVER | {"text": "It is 482913."})
    file = AttachedFile(part="2", name="my_482913_code.png", bytes=1, type="image/png")
    _, message = whole(code, made(number=2, text="Here.", files=(file,))).messages
    assert message.attachments[0].name == f"my_{MASK}_code.png"


def test_numbers_and_links_of_other_mail_stand_there() -> None:
    text = "Invoice 482913, see https://shop.example/i/482913"
    message = seen(subject="Invoice", text=text)
    assert (message.withheld, message.text) == (False, text)


def test_the_newest_messages_fill_an_answer_as_it_is_handed_on() -> None:
    mails = [made(text=f"{n} " + "\N{PILE OF POO}\n\x00" * 10_000) for n in range(40)]
    found = whole(*mails)
    texts = [message.text.split()[0] for message in found.messages]
    assert texts == [str(n) for n in range(40)][-len(texts) :]
    assert found.left_out == 40 - len(texts) > 0
    handed_on = json.dumps({"body": found.model_dump_json(by_alias=True)})
    assert 3_000_000 < len(handed_on) < 4_600_000


def test_a_conversation_of_broken_messages_is_empty_and_names_them() -> None:
    broken = made().model_copy(update={"is_broken": True})
    assert shown(thread(broken), SOURCE, "https://u.example") == (
        MailThread(
            kind="mail.thread",
            integration_id="int_1",
            ref="t1",
            url="https://u.example",
            messages=(),
            left_out=0,
        ),
        (broken.message_id,),
    )
