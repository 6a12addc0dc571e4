"""Plain text as its sender meant it, and HTML where the plain text only stands in for it."""

import base64
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersign.adapters.google.plain_text import unflowed
from tests.adapters.google.live import Connected, read

ASK = "Could you please send me the deposit slip by Friday?"
RICH = f"<p>Hi Ana,</p><p>{ASK}</p>"


def alternative(plain: str, rich: str = RICH) -> str:
    return (
        "From: Bo <bo@x.example>\nMIME-Version: 1.0\n"
        'Content-Type: multipart/alternative; boundary="b"\n\n'
        f"--b\nContent-Type: text/plain; charset=utf-8\n\n{plain}\n"
        f"--b\nContent-Type: text/html; charset=utf-8\n\n{rich}\n--b--\n"
    )


@pytest.mark.parametrize(
    "plain",
    [
        "",
        "\u200b",
        " \u00a0\u200b\u200c\u200d\ufeff\n\u2060",
        "\u2800\u3164",
        ".",
        "-- \n--",
        "[This message contains only HTML]",
        "This is an HTML message.",
        "Your e-mail client does not support HTML.",
        "To view this message, please use an HTML compatible email viewer!",
        "Please view this email in your browser: https://x.example/m/1",
        "This is a multi-part message in MIME format.",
        "Ihr E-Mail-Programm kann diese HTML-Nachricht nicht anzeigen.",
        "Votre messagerie ne prend pas en charge le format HTML.",
        "Su cliente de correo no admite HTML.",
        "Il tuo programma di posta non supporta HTML.",
        "Uw mailprogramma ondersteunt geen HTML.",
        "https://x.example/read/4711",
        "<https://x.example/a>\nhttps://x.example/b",
    ],
)
def test_where_plain_text_stands_in_for_html_the_html_is_read(ana: Connected, plain: str) -> None:
    assert ASK in read(ana, alternative(plain)).text


def test_where_plain_text_is_a_scrap_of_the_html_the_html_is_read(ana: Connected) -> None:
    rich = f"<p>{'We spoke of the flat. ' * 10}</p><p>{ASK}</p>"
    assert ASK in read(ana, alternative("We spoke of ...", rich)).text


@pytest.mark.parametrize(
    "plain",
    [
        "Hi Ana,\n\nsee you on Friday.",
        "Yes.",
        "\U0001f44d",
        "Look at this: https://x.example/a",
    ],
)
def test_plain_text_that_says_something_is_read(ana: Connected, plain: str) -> None:
    assert read(ana, alternative(plain, f"<p>{plain}</p>")).text == plain


@pytest.mark.parametrize(
    "body",
    [
        f"<html><body><p>Hi Ana,</p><p>{ASK}</p></body></html>",
        f"<!DOCTYPE html>\n<html><p>Hi Ana,</p><p>{ASK}</p></html>",
        f"<div>Hi Ana,</div><br><br><div>{ASK}</div>",
    ],
)
def test_html_that_is_called_plain_text_is_read_as_html(ana: Connected, body: str) -> None:
    text = read(ana, f"From: Bo <bo@x.example>\nContent-Type: text/plain\n\n{body}").text
    assert ASK in text
    assert "<" not in text


@pytest.mark.parametrize(
    ("name", "spoil"),
    [
        ("base64", lambda text: text.rstrip("=")),
        ("base64", lambda text: text[:-3]),
        ("BASE64 ", lambda text: text),
        ("base64", lambda text: f"{text[:30]}!*{text[30:]}"),
        ("base64", lambda text: f"{text}\n\n____\nA list's own foot"),
        ("8-bit", lambda _: f"Hi Ana,\n\n{ASK} Gr\u00fc\u00dfe\n"),
        ("quoted-printable", lambda _: f"Hi Ana,\n\n{ASK[:20]}=\n{ASK[20:]} =ZZ =3D ="),
    ],
)
def test_a_damaged_encoding_leaves_what_can_be_read(
    ana: Connected, name: str, spoil: Callable[[str], str]
) -> None:
    body = spoil(base64.b64encode(f"Hi Ana,\n\n{ASK} Gr\u00fc\u00dfe\n".encode()).decode())
    head = "From: Bo <bo@x.example>\nContent-Type: text/plain; charset=utf-8\n"
    assert ASK in read(ana, f"{head}Content-Transfer-Encoding: {name}\n\n{body}").text


def test_a_person_may_write_of_tags(ana: Connected) -> None:
    words = "Could you close the <div> in the header? It reads <b>x</b> now."
    assert read(ana, f"From: Bo <bo@x.example>\n\n{words}").text == words


def flowed(ana: Connected, body: str, parameters: str = "format=flowed; delsp=yes") -> str:
    head = f"From: Bo <bo@x.example>\nContent-Type: text/plain; charset=utf-8; {parameters}\n\n"
    return read(ana, head + body).text


def test_flowed_lines_are_joined_without_the_blank_that_marks_them(ana: Connected) -> None:
    body = "Hi Ana,\n\nCould you please send me the inven \ntory list by Fri \nday?\n\nBo\n"
    joined = "Hi Ana,\n\nCould you please send me the inventory list by Friday?\n\nBo"
    assert flowed(ana, body) == joined
    assert flowed(ana, body, 'format="flowed"; DelSp="YES"') == joined


def test_flowed_lines_keep_their_blanks_unless_told_otherwise(ana: Connected) -> None:
    body = "Could you please send me \nthe inventory list?\n"
    assert flowed(ana, body, "format=flowed") == "Could you please send me the inventory list?"
    assert flowed(ana, body, "format=fixed; delsp=yes") == body.strip("\n")


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        (" From here\n  indented", "From here\n indented"),
        ("> a \n> b\n>> c\nd", "> ab\n>> c\nd"),
        ("> a \nb", "> a\nb"),
        ("last words \n-- \nBo", "last words\n-- \nBo"),
        ("a \n\nb", "a\n\nb"),
        (" \n", "\n"),
    ],
)
def test_stuffing_quotations_and_the_signature_line_are_minded(sent: str, meant: str) -> None:
    assert unflowed(sent, without_space=True) == meant


@given(text=st.text(alphabet="ab> \n-", max_size=60), without_space=st.booleans())
def test_joining_lines_loses_no_letter(text: str, without_space: bool) -> None:
    joined = unflowed(text, without_space=without_space)
    assert [char for char in joined if char in "ab"] == [char for char in text if char in "ab"]
