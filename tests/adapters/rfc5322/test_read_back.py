"""The reader that stands between a composed mail and the world takes our own form alone."""

import pytest

from countersign.adapters.rfc5322 import compose as composing
from countersign.adapters.rfc5322.check import check_says
from countersign.adapters.rfc5322.compose import compose
from countersign.adapters.rfc5322.read_back import NotStrict, read_back
from countersign.domain.actions.email.draft_reply import DraftReply
from countersign.ports.providers import Unwritable
from tests.factories import document, reply

KEY = "tsk_01.1.draft"
ACTION = reply(cc=("bo@office.example",), in_reply_to="<1@a.example>", references="<0@a.example>")
GOOD = compose(ACTION, KEY)
TO = b"To: grace@example.org\r\n"


def test_it_finds_what_was_written() -> None:
    found = read_back(GOOD)
    assert (found.to, found.cc) == (ACTION.to, ACTION.cc)
    assert (found.subject, found.text) == (ACTION.subject, f"{ACTION.body}\r\n")
    assert (found.in_reply_to, found.references) == (
        ("<1@a.example>",),
        ("<0@a.example>", "<1@a.example>"),
    )
    assert found.effect == KEY


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (TO, TO + b"Bcc: eve@evil.example\r\n"),
        (TO, TO + b"To: eve@evil.example\r\n"),
        (TO, TO + b"Resent-To: eve@evil.example\r\n"),
        (TO, TO + b"Sender: eve@evil.example\r\n"),
        (TO, TO + b"X-Other: 1\r\n"),
        (TO, b""),
        (TO, b"to: grace@example.org\r\n"),
        (TO, b"To : grace@example.org\r\n"),
        (TO, b"To:grace@example.org\r\n"),
        (TO, b"To: Grace <grace@example.org>\r\n"),
        (TO, b"To: grace@example.org (Grace)\r\n"),
        (TO, b"To: friends: grace@example.org;\r\n"),
        (TO, b"To: grace@example.org,eve@evil.example\r\n"),
        (TO, b"To: =?utf-8?q?eve=40evil.example=2C_x?=@a.example\r\n"),
        (TO, b"To: grace@example.org\n"),
        (TO, b"To: grace@example.org\nBcc: eve@evil.example\r\n"),
        (TO, b"To: grace@example.org\rBcc: eve@evil.example\r\n"),
        (TO, TO + b"\t\r\n"),
        (TO, TO + b" \r\n"),
        (TO, TO + b"\tBcc: eve@evil.example\r\n"),
        (TO, b"To: grace@example.org\x00\r\n"),
        (TO, "To: grace@größe.example\r\n".encode()),
        (TO, b"To: " + b"a" * 1_000 + b"@b.example\r\n"),
        (b"Subject: ", b"Subject: =?utf-8?q?x=0d=0aBcc=3A_eve?= "),
        (b"Subject: ", b"Subject: =?utf-8?b?eA?= "),
        (b"<0@a.example>", b"<=?utf-8?q?x=0d=0aBcc=3A_eve?=>"),
        (b"<0@a.example>", b"<0@a.example>, <2@b.example>"),
        (b'charset="utf-8"', b'charset="utf-7"'),
        (b"text/plain", b"text/html"),
        (b"quoted-printable", b"base64"),
        (b"MIME-Version: 1.0\r\n", b""),
        (b"\r\n\r\n", b"\r\n"),
        (b"\r\n\r\n", b"\r\n\r\n=zz"),
        (b"\r\n\r\n", b"\r\n\r\n=FF"),
        (b"\r\n\r\n", b"\r\n\r\n\n"),
    ],
)
def test_whatever_is_another_form_is_refused(old: bytes, new: bytes) -> None:
    assert GOOD.count(old) == 1
    with pytest.raises(NotStrict):
        read_back(GOOD.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"grace@", b"eve@"),
        (b"To: grace@example.org", b"To: grace@example.org,\r\n eve@evil.example"),
        (b"Cc: bo@office.example\r\n", b""),
        (b"Re: ", b"Fwd: "),
        (b"<0@a.example>", b"<2@a.example>"),
        (b"In-Reply-To: <1@a.example>", b"In-Reply-To: <1@a.example> <0@a.example>"),
        (b".1.draft", b".2.draft"),
        (b"\r\n\r\n", b"\r\n\r\nP.S. "),
        (b"\r\n\r\n", b"\r\n\r\n\r\n"),
    ],
)
def test_well_formed_bytes_that_say_something_else_do_not_leave(old: bytes, new: bytes) -> None:
    """As if the writer had a fault that nobody knows of."""
    assert old in GOOD
    altered = GOOD.replace(old, new, 1)
    read_back(altered)
    with pytest.raises(Unwritable):
        check_says(altered, ACTION, KEY)


def test_what_is_refused_as_a_form_does_not_leave() -> None:
    with pytest.raises(Unwritable):
        check_says(GOOD.replace(TO, TO + b"Bcc: eve@evil.example\r\n"), ACTION, KEY)


def test_a_writer_that_adds_somebody_writes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The check stands in the writer's way, and not only in this file."""
    monkeypatch.setattr(composing, "written_address", lambda _: "eve@evil.example")
    with pytest.raises(Unwritable):
        compose(ACTION, KEY)


SENDER = "ada@studio.example"
NAMED = b"From: ada@studio.example\r\n" + GOOD


def test_a_sender_is_held_to_as_the_recipients_are() -> None:
    check_says(NAMED, ACTION, KEY, SENDER)
    for raw, sender in (
        (NAMED, None),
        (GOOD, SENDER),
        (NAMED, "ada@example.com"),
        (NAMED.replace(b"ada@studio.example", b"ada@studio.example, eve@evil.example"), SENDER),
        (NAMED.replace(b"ada@studio.example", b"Ada <ada@studio.example>"), SENDER),
        (NAMED.replace(b"ada@", b"=?utf-8?q?ada?=@"), SENDER),
    ):
        with pytest.raises(Unwritable):
            check_says(raw, ACTION, KEY, sender)


def test_a_sender_is_written_as_it_was_approved() -> None:
    assert read_back(composing.compose(ACTION, KEY, SENDER)).sender == (SENDER,)
    assert read_back(composing.compose(ACTION, KEY)).sender == ()
    with pytest.raises(Unwritable):
        composing.compose(ACTION, KEY, "=?utf-8?q?eve=40evil.example=2C_x?=@a.example")


FILE = b"%PDF " + bytes(range(256))
WITH_FILE = reply(attachments=(document(FILE, name="Vertrag ü.pdf"),))
SEVERAL = compose(WITH_FILE, KEY, files=[FILE])


def test_it_finds_the_files_that_were_written() -> None:
    (found,) = read_back(SEVERAL).files
    (approved,) = WITH_FILE.attachments
    assert (found.name, found.bytes, found.sha256) == (approved.name, len(FILE), approved.sha256)
    assert read_back(SEVERAL).text == f"{WITH_FILE.body}\r\n"
    check_says(SEVERAL, WITH_FILE, KEY)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"Content-Type: application/pdf", b"Content-Type: application/pdf; name=x"),
        (b"Content-Type: application/pdf", b"Content-Type: application/pdf\r\nX-Other: 1"),
        (b"Disposition: attachment;", b"Disposition: inline;"),
        (b"filename*=utf-8''", b"filename*=latin-1''"),
        (b"filename*=utf-8''", b'filename="a";\r\n filename*=utf-8' + b"''"),
        (b"filename*=utf-8''", b"filename*1*=utf-8''"),
        (b"%C3%BC", b"%FF"),
        (b"Transfer-Encoding: base64", b"Transfer-Encoding: 8bit"),
        (b'boundary="=_countersign"', b'boundary="=_other"'),
        (b"--=_countersign--\r\n", b"--=_countersign--\r\nAnd more.\r\n"),
        (b"--=_countersign--\r\n", b""),
        (b"\r\n\r\n--=_countersign\r\n", b"\r\n\r\nBefore.\r\n--=_countersign\r\n"),
        (b"--=_countersign--", b"--=_countersign\r\n\r\nA third.\r\n--=_countersign--"),
        (b"JVBERiAA", b"JVBER!AA"),
        (b"MIME-Version: 1.0\r\n", b"MIME-Version: 1.0\r\nContent-Transfer-Encoding: 8bit\r\n"),
    ],
)
def test_a_mail_with_files_in_any_other_form_is_refused(old: bytes, new: bytes) -> None:
    assert old in SEVERAL
    with pytest.raises(NotStrict):
        read_back(SEVERAL.replace(old, new, 1))


@pytest.mark.parametrize(
    "other",
    [
        reply(),
        reply(attachments=(document(FILE, name="other.pdf"),)),
        reply(attachments=(document(FILE[::-1], name="Vertrag ü.pdf"),)),
    ],
)
def test_a_mail_with_another_file_is_not_what_was_approved(other: DraftReply) -> None:
    with pytest.raises(Unwritable):
        check_says(SEVERAL, other, KEY)


def test_what_looks_like_the_end_of_a_part_is_text() -> None:
    words = "One.\r\n--=_countersign\r\nContent-Type: text/html\r\n\r\n--=_countersign--"
    action = reply(body=words, attachments=WITH_FILE.attachments)

    found = read_back(compose(action, KEY, files=[FILE]))

    assert (found.text.rstrip(), len(found.files)) == (words, 1)


def test_a_page_goes_along_as_bytes() -> None:
    action = reply(attachments=(document(b"<script>", name="page.html"),))
    assert b"Content-Type: application/octet-stream" in compose(action, KEY, files=[b"<script>"])
