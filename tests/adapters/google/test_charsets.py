"""Text of every charset that mail declares, rightly or wrongly."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersign.adapters.google.charset import decoded
from countersign.adapters.google.guessing import READ, guessed
from tests.adapters.google.live import Connected, read

TEXTS = {
    "simplified": "你好，请问您能在周五之前把签好的租约发给我吗？朱镕基谢谢您！",
    "traditional": "您好，請問您可以在星期五之前把簽好的合約寄給我嗎？謝謝您",
    "japanese": "こんにちは、金曜日までに契約書①を送っていただけますか？よろしくお願いします。",
    "korean": "안녕하세요, 금요일까지 서명한 계약서를 보내 주시겠어요? 똠방각하 감사합니다.",
    "russian": "Здравствуйте, не могли бы вы прислать договор до пятницы?",
    "greek": "Καλημέρα, μπορείτε να στείλετε το συμβόλαιο;",
    "hebrew": "שלום, האם תוכל לשלוח את החוזה עד יום שישי?",
    "arabic": "مرحبا، هل يمكنك إرسال العقد قبل الجمعة؟",
    "thai": "สวัสดีครับ กรุณาส่งสัญญาก่อนวันศุกร์",
    "german": "Könnten Sie mir bis Freitag „den Vertrag“ schicken? Grüße – Jörg, 5 €",
}
DECLARED = [
    ("simplified", "gbk", "gb2312"),
    ("simplified", "gb18030", "GB2312"),
    ("simplified", "gbk", "gb_2312-80"),
    ("simplified", "gb18030", "gbk"),
    ("traditional", "big5", "big5"),
    ("traditional", "big5hkscs", "big5-hkscs"),
    ("japanese", "cp932", "shift_jis"),
    ("japanese", "cp932", "Windows-31J"),
    ("korean", "cp949", "ks_c_5601-1987"),
    ("korean", "cp949", "euc-kr"),
    ("hebrew", "cp1255", "iso-8859-8-i"),
    ("hebrew", "cp1255", "iso-8859-8-e"),
    ("hebrew", "cp1255", "iso-8859-8"),
    ("thai", "cp874", "windows-874"),
    ("thai", "cp874", "tis-620"),
    ("arabic", "cp1256", "windows-1256"),
    ("greek", "iso8859_7", "iso-8859-7"),
    ("german", "cp1252", "iso-8859-1"),
    ("german", "cp1252", "us-ascii"),
]
UNNAMED = [
    ("simplified", "gbk"),
    ("traditional", "big5"),
    ("japanese", "cp932"),
    ("korean", "cp949"),
    ("russian", "cp1251"),
    ("russian", "koi8_r"),
    ("greek", "cp1253"),
    ("hebrew", "cp1255"),
    ("arabic", "cp1256"),
    ("thai", "cp874"),
    ("german", "cp1252"),
]


def _bytes(language: str, codec: str) -> bytes:
    return TEXTS[language].encode(codec, "ignore")


@pytest.mark.parametrize(("language", "codec", "declared"), DECLARED)
def test_a_charset_is_read_as_what_is_sent_under_its_name(
    ana: Connected, language: str, codec: str, declared: str
) -> None:
    content = _bytes(language, codec)
    assert decoded(content, declared) == content.decode(codec)
    encoded = base64.encodebytes(content).decode()
    raw = (
        f'From: bo@x.example\nContent-Type: text/plain; charset="{declared}"\n'
        f"Content-Transfer-Encoding: base64\n\n{encoded}"
    )
    assert read(ana, raw).text == content.decode(codec)


@pytest.mark.parametrize(("language", "codec"), UNNAMED)
@pytest.mark.parametrize("declared", ["martian", "", "utf-8", "us-ascii; x"])
def test_a_charset_that_nobody_knows_is_guessed(language: str, codec: str, declared: str) -> None:
    content = _bytes(language, codec)
    assert decoded(content, declared) == content.decode(codec)


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("declared", ["iso-8859-1", "gb2312", "shift_jis", "martian", "koi8-r"])
def test_what_is_utf_8_is_read_as_that(language: str, declared: str) -> None:
    assert decoded(TEXTS[language].encode(), declared) == TEXTS[language]


def test_one_damaged_letter_spoils_no_text() -> None:
    assert decoded("Grüße an Jörg".encode() + b"\xff", "utf-8") == "Grüße an Jörg\ufffd"
    cut = _bytes("simplified", "gb18030")[:-1]
    assert decoded(cut, "gb2312").startswith(TEXTS["simplified"][:-2])


@pytest.mark.parametrize("name", ["utf-7", "UTF7", "unicode_escape", "punycode", "idna", "rot13"])
def test_no_charset_makes_other_letters_of_plain_ones(name: str) -> None:
    words = "+ADw-b+AD4- \\u003cb\\u003e xn--"
    assert decoded(words.encode(), name) == words


def test_what_was_sent_as_utf_7_arrives_as_it_was_written(ana: Connected) -> None:
    raw = "From: bo@x.example\nContent-Type: text/plain; charset=utf-7\n\n+ADw-b+AD4-"
    assert read(ana, raw).text == "+ADw-b+AD4-"


def test_control_characters_are_left_out() -> None:
    assert decoded(b"a\x00b\x07c\x1bd\x7f\n\te", "utf-8") == "abcd\n\te"
    assert decoded("wor\u0092d\u0085\u0081".encode(), "utf-8") == "wor’d…"


@given(content=st.binary(max_size=300), declared=st.text(max_size=20))
def test_any_bytes_are_text_that_can_be_stored(content: bytes, declared: str) -> None:
    assert not set(decoded(content, declared)) & set("\x00\x07\x1b\x80\x9f")
    decoded(content, declared).encode()


def test_of_bytes_without_a_name_only_so_many_are_looked_at() -> None:
    plain = b"a" * READ
    assert guessed(plain + _bytes("russian", "cp1251") * 1_000) == guessed(plain)
