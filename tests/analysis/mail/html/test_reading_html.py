"""HTML as its reader sees it, however hostile it is."""

import time

import pytest

from countersign.analysis.mail.body_text import newest_blocks
from countersign.analysis.mail.html.reading import read_html


def _text(source: str) -> str:
    return read_html(source).text


@pytest.mark.parametrize(
    "source",
    [
        "<!--" * 100_000,
        "<a" * 200_000,
        "<a b='" * 80_000,
        '<a b="' * 40_000 + "<a b='" * 40_000,
        "<![" * 150_000,
        "</" * 200_000,
        "<div>" * 90_000,
        "<blockquote>" * 40_000 + "x",
        "<script>" * 60_000,
        "<p style='display:none'>" * 20_000,
        "<" * 500_000,
        "&" * 500_000,
        "<div class=gmail_quote>" * 20_000,
        "<blockquote class=gmail_quote>" * 15_000,
        "<div id='divRplyFwdMsg'>" * 20_000,
        f"<div style='{'border-top:solid;' * 30_000}'>",
        f"<div class='{'a ' * 200_000}'>",
        "<div id=" + " class=" * 60_000,
        "<p><b>" * 60_000 + "x",
        "<font color=red><div></font>" * 20_000 + "x",
        "<b>" * 100_000 + "<li>" * 20_000,
        "<div>" * 50_000 + "</span>" * 50_000,
        "<table><tr><td>" * 30_000 + "x",
        "<table><tr><td>a<td>b" * 20_000,
        "<style>" + "a{color:red}" * 60_000 + "</style>" + "<a>" * 30_000,
        "<style>"
        + "div div div p{color:red}" * 3_000
        + "</style>"
        + "<div>" * 20_000
        + "<p>" * 9_000,
        "<style>" + "a~a~a~b{color:red}</style>" + "<a></a>" * 30_000 + "<b>x" * 9_000,
        "<style>" + "{" * 400_000,
        "<style>" + "/*" * 300_000,
        "<style>a{" + "x:(" * 200_000,
        "<style>" + "a " * 300_000 + "{color:red}",
        "<style>" + "@media{" * 100_000,
        "<style>" + "a:not(" * 100_000 + "{color:red}",
        f"<div style='{'color:(' * 100_000}'>x",
        f"<div style='background:{'url(' * 100_000}'>x",
        f"<div style='font:{'1px ' * 100_000}'>x",
        f"<div style='clip-path:polygon({'1 ' * 200_000}'>x",
        f"<div class='{'a ' * 200_000}'>" * 2,
        "<li>" * 100_000,
        "<style>" * 100_000,
        "<p " + "a=1 " * 200_000 + ">x",
    ],
)
def test_hostile_html_takes_no_time(source: str) -> None:
    started = time.process_time()
    _text(source)
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "hidden",
    [
        "<div style='display:none'>secret</div>",
        "<div style='color:red; DISPLAY : NONE !important'>secret</div>",
        "<span style=visibility:hidden>secret</span>",
        "<div hidden>secret</div>",
        "<div style='max-height:0;overflow:hidden'>secret</div>",
        "<div style='display:none'><div>secret</div>secret</div>",
        "<!-- secret -->",
        "<style>secret</style>",
        "<template>secret</template>",
    ],
)
def test_what_no_reader_sees_is_left_out(hidden: str) -> None:
    assert _text(f"<p>seen</p>{hidden}<p>also seen</p>") == "seen\n\nalso seen"


@pytest.mark.parametrize(
    "shown",
    [
        "<td style='font-size:0px'><div style='font-size:13px'>words</div></td>",
        "<div style='line-height:0'>words</div>",
        "<div style='opacity:0.9'>words</div>",
        "<div title='a > b'>words</div>",
        "<input hidden>words",
        '<a href="http://x.example/ target="_blank">words</a>',
        '<hr width="80% noshade align="left">words',
        "<pre>words",
    ],
)
def test_what_a_reader_sees_is_kept(shown: str) -> None:
    assert _text(shown) == "words"


OLD = "<div>Could you send it?</div>"
QUOTED = {
    "Outlook on the web": f'<div id="divRplyFwdMsg"><b>Xyz:</b> Ada<br></div>{OLD}',
    "the same, taken over": f'<div id="x_divRplyFwdMsg"><b>Xyz:</b> Ada<br></div>{OLD}',
    "Outlook on a phone": f'<div id="mail-editor-reference-message-container">{OLD}</div>{OLD}',
    "Gmail": '<div class="gmail_quote"><div dir="ltr" class="gmail_attr">Qwx 3 Foo 2026 Ada:<br>'
    f'</div><blockquote class="gmail_quote">{OLD}</blockquote></div>',
    "Gmail, without marks of its own": f'<div class="gmail_quote">Qwx Ada:<br>{OLD}</div>',
    "Thunderbird": '<div class="moz-cite-prefix">Qwx Ada:<br></div>'
    f'<blockquote type="cite">{OLD}</blockquote>',
    "Apple Mail": f'<div><blockquote type="cite"><div>Qwx Ada:</div>{OLD}</blockquote></div>',
    "Yahoo": f'<div id="yahoo_quoted_1" class="yahoo_quoted"><div>Qwx Ada:</div>{OLD}</div>',
    "Zoho": f'<div class="zmail_extra">---- Qwx ----<blockquote>{OLD}</blockquote></div>',
    "Proton": f'<div class="protonmail_quote">Qwx:<br><blockquote>{OLD}</blockquote></div>',
    "GMX": f'<div name="quote" style="border-left:2px solid">Qwx Ada<br>{OLD}</div>',
}


@pytest.mark.parametrize("quoted", QUOTED.values(), ids=QUOTED)
def test_what_a_program_marks_as_quoted_is_quoted_in_any_language(quoted: str) -> None:
    text = _text(f"<div>All clear now.</div>{quoted}")
    assert newest_blocks(text) == ("All clear now.",)
    assert "Could you send it?" in text


def test_what_outlook_rules_off_is_found_by_its_header() -> None:
    rule = "<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'>"
    header = (
        "<p><b>Xyz:</b> Ada &lt;a@x.example&gt;<br><b>Yxz:</b> 3 Foo 2026<br><b>Zyx:</b> Bo</p>"
    )
    text = _text(f"<p>All clear now.</p>{rule}{header}</div><p>Could you send it?</p>")
    assert newest_blocks(text) == ("All clear now.",)
    plain = _text(f"<p>Will you come?</p>{rule}<p>Ada Probe, Berlin</p></div>")
    assert newest_blocks(plain)[0].startswith("Will you come?")


def test_answers_within_a_quotation_are_kept() -> None:
    text = _text(
        '<div class="gmail_quote"><div class="gmail_attr">Qwx:</div><blockquote>One?</blockquote>'
        "<div>Yes.</div><blockquote>Two?</blockquote><div>What do you mean?</div></div>"
    )
    assert newest_blocks(text) == ("Yes.", "What do you mean?")
