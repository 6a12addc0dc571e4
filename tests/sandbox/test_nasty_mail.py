"""Whatever arrives can be stored, listed and read in every format."""

import base64
from collections.abc import Iterator
from typing import Any

import pytest

from tests.sandbox.client import Mailbox, Sandbox, decoded, mail

HEAD = b"From: a@x.example\r\nTo: ana@home.example\r\n"
NASTY: dict[str, bytes] = {
    "nothing": b"",
    "only line ends": b"\r\n\r\n\n",
    "no headers": b"just words, no colon\r\nand more\r\n",
    "no body": b"Subject: x",
    "no blank line": b"Subject: x\r\nthis is no header\r\n\r\nbody",
    "no Message-ID, no Date": HEAD + b"Subject: x\r\n\r\nbody",
    "Message-ID without brackets": HEAD + b"Message-ID: nonsense\r\n\r\nbody",
    "mailbox file": b"From a@x.example Mon Mar  2 09:00:00 2026\n" + HEAD + b"\nbody",
    "bare line feeds": (HEAD + b"Subject: x\r\n\r\nbody\r\n").replace(b"\r\n", b"\n"),
    "lone carriage returns": HEAD + b"Subject: x\ry\r\n\r\na\rb\rc",
    "NUL": HEAD + b"Subject: a\x00b\r\n\r\na\x00b",
    "Latin-1 in headers": HEAD + b"Subject: M\xe4rz \xff\xfe\r\n\r\nM\xe4rz",
    "UTF-8 in headers": HEAD + "Subject: März 🎉\r\n\r\nMärz".encode(),
    "broken encoded words": HEAD + b"Subject: =?utf-8?b?!!!?= =?x-none?q?=ff?= =?utf-8?q?\r\n\r\nx",
    "unknown charset": HEAD + b'Content-Type: text/plain; charset="x-klingon"\r\n\r\nM\xe4rz',
    "impossible charset": HEAD + b"Content-Type: text/plain; charset=undefined\r\n\r\nx",
    "NUL charset": HEAD + b"Content-Type: text/plain; charset=a\x00b\r\n\r\nx",
    "bad base64": HEAD + b"Content-Transfer-Encoding: base64\r\n\r\n!!not base64!!\r\nAAA",
    "bad quoted-printable": HEAD + b"Content-Transfer-Encoding: quoted-printable\r\n\r\n=ZZ=",
    "bad uuencode": HEAD + b"Content-Transfer-Encoding: x-uuencode\r\n\r\nbegin 644\r\nxx\r\nend",
    "content type nonsense": HEAD + b'Content-Type: ;;;="\r\n\r\nx',
    "no boundary": HEAD + b"Content-Type: multipart/mixed\r\n\r\n--b\r\n\r\nx\r\n--b--",
    "boundary never comes": HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\nx",
    "boundary not closed": HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nx",
    "huge header": HEAD + b"Subject: " + b"x" * 1_000_000 + b"\r\n\r\nbody",
    "huge content type": HEAD + b"Content-Type: text/plain; " + b'a="b"; ' * 50_000 + b"\r\n\r\nx",
    "huge disposition": HEAD + b"Content-Disposition: x; " + b'a="b"; ' * 50_000 + b"\r\n\r\nx",
    "huge references": HEAD + b"References: " + b"<a@b> " * 100_000 + b"\r\n\r\nx",
    "many headers": HEAD + b"X-A: b\r\n" * 20_000 + b"\r\nbody",
    "many parts": HEAD
    + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
    + b"--b\r\n\r\nx\r\n" * 5_000
    + b"--b--",
    "deep nesting": b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(500)
    ),
    "deep comments": b"From: " + b"(" * 30_000 + b"\r\nTo: " + b'"' * 999 + b"\r\n\r\nx",
    "open tags": HEAD + b"Content-Type: text/html\r\n\r\n" + b"<script" * 50_000 + b"<!--" * 9,
    "attachment name": HEAD
    + b"Content-Disposition: attachment; filename*=utf-8''%FF%00%0d%0a..%2F; filename==?x?=\r\n",
    "absurd dates": HEAD + b"Date: Fri, 99 Foo 99999 99:99:99 +9999\r\n\r\nx",
    "date of the year 0": HEAD + b"Date: Sat, 01 Jan 0000 00:00:00 +0000\r\n\r\nx",
    "date before 1970": HEAD + b"Date: Sat, 01 Jan 1950 00:00:00 +0000\r\n\r\nx",
}


@pytest.mark.parametrize("name", NASTY)
def test_any_octets_can_be_delivered_and_read(ana: Mailbox, name: str) -> None:
    raw = base64.b64encode(NASTY[name]).decode()
    response = ana.sandbox.control("POST", "/mail", {"account": ana.account, "raw_base64": raw})
    assert response.status_code == 200, response.text
    message_id = response.json()["id"]
    assert ana.found("in:inbox") == [message_id]
    for shape in ("full", "metadata", "minimal", "raw"):
        message = ana.get(f"messages/{message_id}", format=shape)
        assert int(message["internalDate"]) > 0
        assert len(message["snippet"]) <= 2000
    for part in walk(ana.get(f"messages/{message_id}")["payload"]):
        if "attachmentId" in part["body"]:
            ana.get(f"messages/{message_id}/attachments/{part['body']['attachmentId']}")
    draft = ana.call("POST", "drafts", json={"message": {"raw": raw}})
    assert draft.status_code == (200 if NASTY[name] else 400)


def walk(part: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield part
    for child in part.get("parts", []):
        yield from walk(child)


@pytest.mark.parametrize("name", ["nothing", "no headers", "no Message-ID, no Date"])
def test_a_missing_message_id_is_added_as_gmail_does(ana: Mailbox, name: str) -> None:
    raw = base64.b64encode(NASTY[name]).decode()
    response = ana.sandbox.control("POST", "/mail", {"account": ana.account, "raw_base64": raw})
    assert (ana.header(response.json()["id"], "Message-ID") or "").startswith("<CA")


def test_lone_surrogates_do_no_harm(ana: Mailbox) -> None:
    undecoded = b"Subject: M\xe4rz\n\nM\xe4rz".decode("ascii", "surrogateescape")
    first = ana.sandbox.deliver(ana.account, undecoded)["id"]
    assert ana.header(first, "Subject") == "März"
    second = ana.sandbox.deliver(ana.account, "Subject: a\ud83d b\n\nc\udfff")["id"]
    assert ana.header(second, "Subject") == "a? b"


def test_the_charset_of_a_text_is_read_for_the_reader(ana: Mailbox) -> None:
    raw = base64.b64encode(
        HEAD + b"Content-Type: text/plain; charset=windows-1252\r\n\r\n\x80 5 \x96 M\xe4rz"
    ).decode()
    response = ana.sandbox.control("POST", "/mail", {"account": ana.account, "raw_base64": raw})
    body = ana.get(f"messages/{response.json()['id']}")["payload"]["body"]
    assert decoded(body["data"]).decode() == "€ 5 – März"


@pytest.mark.parametrize(
    "body",
    [
        {"account": "ana@home.example"},
        {"account": "ana@home.example", "raw": 1},
        {"account": "ana@home.example", "raw": "x", "raw_base64": "eA=="},
        {"account": "ana@home.example", "raw_base64": "?"},
        {"account": "ana@home.example", "raw": "x", "label_ids": ["Label_1"]},
        {"account": "ana@home.example", "raw": "x", "label_ids": "INBOX"},
        {"account": "nobody@home.example", "raw": "x"},
        {"raw": "x"},
        {"account": "ana@home.example", "raw": "x", "more": 1},
    ],
)
def test_a_bad_delivery_is_refused(ana: Mailbox, body: dict[str, object]) -> None:
    assert ana.sandbox.control("POST", "/mail", body).status_code == 400
    assert ana.found() == []


def test_deliveries_are_no_effects(ana: Mailbox, sandbox: Sandbox) -> None:
    sandbox.deliver(ana.account, mail())
    assert sandbox.journal() == []
